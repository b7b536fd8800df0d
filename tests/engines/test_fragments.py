"""Our blocks of HTML, taken out of a page before it is converted and put back after."""

import pytest

from generator.engines.fragments import set_aside

TABLE = '<div class="mb-scroll">\n<table id="t"><tr><td id="a">A &lt;b&gt;</td></tr></table>\n</div>'


def test_a_block_leaves_its_text_for_the_search():
    """On a model's page; its tags and claims are not searched."""
    claims = '<details><summary>1</summary><div class="mb-claims"><div><b>2</b></div></div></details>'
    aside = set_aside(f'# T\n\n<p class="mb-lead">Words {claims}</p>\n\nText.\n', "models/a.md")
    assert aside.markdown == '# T\n\n<div data-mb="0">Words 1</div>\n\nText.\n'


def test_a_table_that_repeats_facts_is_not_searched():
    """Facts are found on the page of their model."""
    assert set_aside(f"{TABLE}\n", "compare/a-vs-b.md").markdown == '<div data-mb="0"></div>\n'
    assert set_aside(f"{TABLE}\n", "models/a.md").markdown == '<div data-mb="0">A &lt;b&gt;</div>\n'


def test_blocks_come_back_as_they_were():
    """Each in the place of its stand-in."""
    source = f'# T\n\n{TABLE}\n\nText.\n\n<p class="mb-small">B</p>\n'
    aside = set_aside(source, "models/a.md")
    assert aside.restored(aside.markdown) == source


def test_anchors_within_blocks_are_known():
    """A link may lead to a fact."""
    assert set_aside(f"{TABLE}\n", "a.md").anchors == {"t", "a"}


@pytest.mark.parametrize(
    "source",
    [
        f"```html\n\n{TABLE}\n\n```\n",
        f"~~~~\n```\n\n{TABLE}\n\n~~~~\n",
        f"Text\n{TABLE}\n",
        f"    {TABLE}\n",
        '<div class="mb-x" markdown="1">\n*a*\n</div>\n',
        '<div class="mb-x">\n\nText.\n\n</div>\n',
        '<div class="other">\n</div>\n',
    ],
)
def test_what_is_not_a_block_of_ours_stays(source):
    """Code, what runs on from text, what holds Markdown, and what others wrote."""
    assert set_aside(source, "a.md").markdown == source


def test_blocks_after_code_are_taken():
    """A fence that is closed is over."""
    assert set_aside(f"```\nx\n```\n\n{TABLE}\n", "a.md").blocks == (TABLE,)


def test_formulas_in_a_text_are_taken_out_of_it():
    """The search learns what stands in a line, not what stands on lines of its own; code stays as it is."""
    inline = '<span class="mb-math"><math alttext="x&#94;2"><msup><mi>x</mi><mn>2</mn></msup></math></span>'
    display = inline.replace("mb-math", "mb-formula")
    source = f"A {inline}, {inline}\n\n- b\n\n    {display}\n\n- ```\n    {inline}\n    ```\n"
    aside = set_aside(source, "a.md")
    assert aside.markdown == (
        'A <span data-mb="0">x2</span>, <span data-mb="1">x2</span>\n\n- b\n\n    <span data-mb="2"></span>\n\n'
        f"- ```\n    {inline}\n    ```\n"
    )
    assert aside.restored(aside.markdown) == source
