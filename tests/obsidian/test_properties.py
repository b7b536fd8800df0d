"""What holds for every note."""

import re

from hypothesis import given
from hypothesis import strategies as st
from obsidian_vault import html_of, translated

WORDS = st.text(alphabet="abc xyz.,;(é日\"'/!?@&+-)0123456789", min_size=1, max_size=40)
SAFE_LINE = WORDS.map(lambda text: "w" + " ".join(text.replace("&", "and").split()))
SYNTAX = st.sampled_from(
    [
        "[[Other]]",
        "[[Other|x]]",
        "[[Nobody]]",
        "![[Other#Last]]",
        "![[A picture.png|5]]",
        "%%hidden%%",
        "==x==",
        "`[[x]] %%y%%`",
        "#tag",
        "$x$",
        "$5",
        "^[n]",
        "text ^id",
        "> [!tip] T\n> b",
        "- a\n  - b",
        "| a |\n| - |\n| b |",
        "```\n[[x]] %%y%%\n```",
    ]
)


@given(st.lists(SAFE_LINE, min_size=1, max_size=5))
def test_text_without_syntax_is_never_altered(lines):
    """Paragraphs of plain words come out as they went in."""
    body = "\n\n".join(lines) + "\n"
    assert translated(body).markdown == body


@given(st.lists(SAFE_LINE, min_size=1, max_size=5))
def test_words_survive_within_every_container(lines):
    """In callouts, lists, quotes, cells, headings and footnotes no word is lost or changed."""
    for shape in (
        "> [!note] T\n> {}",
        "- {}",
        "> {}",
        "| a |\n| - |\n| {} |",
        "# {}",
        "x[^1]\n\n[^1]: {}",
        "1. a\n   - {}",
    ):
        for line in lines:
            assert line.replace("|", "") in translated(shape.format(line.replace("|", ""))).markdown


@given(st.lists(st.one_of(SYNTAX, SAFE_LINE), max_size=8))
def test_no_syntax_of_obsidian_reaches_a_page(parts):
    """Outside code and mathematics nothing of `[[`, `%%`, `[!` is left, nor the id of a block that ends with it."""
    html = html_of(translated("\n\n".join(parts)).markdown)
    words = re.sub(r"<(pre|code|math)\b.*?</\1>|<[^>]*>", "", html, flags=re.DOTALL)
    assert [sign for sign in ("[[", "%%", "[!", " ^id", "hidden") if sign in words] == []


@given(st.lists(st.one_of(SYNTAX, SAFE_LINE), max_size=8))
def test_code_is_never_altered(parts):
    """Whatever stands in a fence comes out in a fence, byte for byte."""
    code = "\n".join(parts).replace("```", "'''")
    assert translated(f"x\n\n~~~\n{code}\n~~~\n\ny\n").markdown == f"x\n\n```\n{code}\n```\n\ny\n"


@given(st.lists(st.one_of(SYNTAX, SAFE_LINE), max_size=8))
def test_no_sign_of_the_machinery_is_left(parts):
    """The marks that stand for embedded notes in between are all replaced."""
    assert not re.search(r"[\x02\x03]", translated(" ".join(parts)).markdown)
