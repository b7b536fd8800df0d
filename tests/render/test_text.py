"""The edge where text becomes Markdown or HTML."""

import re
from html import unescape
from html.parser import HTMLParser

import markdown
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.render.text import attribute, clean, html, md, quoted, title, told

EXTENSIONS = [
    "admonition", "attr_list", "md_in_html", "tables", "footnotes", "toc", "def_list", "abbr",
    "pymdownx.details", "pymdownx.superfences", "pymdownx.mark", "pymdownx.tasklist", "pymdownx.arithmatex",
    "pymdownx.magiclink", "pymdownx.keys", "pymdownx.caret", "pymdownx.tilde", "pymdownx.emoji",
]  # fmt: skip
TEXT = st.text(st.characters(codec="utf-8"), max_size=80)
HOSTILE = [
    "<script>alert(1)</script>",
    "*a* _b_ `c` **d**",
    "[x](javascript:alert(1))",
    "![x](y.png)",
    "| a | b |",
    "$5 and $7",
    "{: onclick=alert(1) }",
    "{{ 7*7 }}",
    "{% raw %}",
    "https://example.org",
    ":smile:",
    "==mark==",
    "++ctrl++",
    "[^1]",
    "1. one",
    "- list",
    "# head",
    "> quote",
    "!!! note",
    "``` py",
    "&lt;b&gt;",
    "a@b.org",
    "~~x~~",
    "H~2~O^2^",
    "[ ] task",
    "<!-- c -->",
    '" onmouseover="x',
    "\\*",
    "+ plus",
    "<https://x.y>",
    "*[HTML]: y",
    "[[wiki]]",
    "%%c%%",
    "`",
    "2024. x",
]


class Flat(HTMLParser):
    """Collects the text and the tags of a fragment."""

    def __init__(self):
        super().__init__()
        self.text, self.tags = "", []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)

    def handle_data(self, data):
        self.text += data


def rendered(source):
    flat = Flat()
    flat.feed(markdown.markdown(source, extensions=EXTENSIONS))
    flat.close()
    return flat


def same(shown, text):
    return re.sub(r"\s+", " ", shown).strip() == clean(text)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("before", ["", "Say ", "- ", "# "])
def test_text_in_markdown_is_shown_as_it_is(text, before):
    """Whatever a record says comes out of Markdown as the same text, in no element but those around it."""
    flat = rendered(before + md(text))
    assert same(flat.text, (before.strip("-# ") + " " if before == "Say " else "") + text)
    assert set(flat.tags) <= {"p", "ul", "li", "h1"}


@given(TEXT)
def test_any_text_in_markdown_is_shown_as_it_is(text):
    """Random text survives Markdown unchanged and makes no element."""
    flat = rendered("Say " + md(text))
    assert same(flat.text, "Say " + text)
    assert flat.tags == ["p"]


@example('"')
@given(TEXT)
def test_any_text_as_an_admonition_title_is_shown_as_it_is(text):
    """A title in quotation marks cannot end them."""
    flat = rendered(f'!!! note "x{quoted(text)}"\n    body')
    assert same(flat.text.replace("body", ""), "x" + clean(text))
    assert flat.tags == ["div", "p", "p"]


@given(TEXT)
def test_any_text_in_html_is_shown_as_it_is(text):
    """Text in an element or an attribute cannot leave it."""
    flat = Flat()
    flat.feed(f'<td title="{html(text)}">{html(text)}</td>')
    flat.close()
    assert flat.text == clean(text)
    assert flat.tags == ["td"]


@given(TEXT)
def test_a_page_title_holds_no_tag_even_when_its_entities_are_taken_back(text):
    """Themes put a title into HTML as it is, and once after unescaping it."""
    for shown in (title(text), unescape(title(text)), attribute(text)):
        assert "<" not in shown and ">" not in shown
    assert '"' not in attribute(text)


def test_control_and_direction_characters_are_dropped():
    """A text cannot reverse what follows it, nor hold a control character."""
    assert clean("a\u202eb\x1b[0m\x00c\nd") == "ab[0mc d"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the filter “a < b” fails", "the filter “a &lt; b” fails"),
        ('“contains("[[A]]")” and “b”', "<code>contains(&quot;[[A]]&quot;)</code> and “b”"),
        ("“%%” “[!tip]” “x == 1”", "<code>%%</code> <code>[!tip]</code> <code>x == 1</code>"),
    ],
)
def test_what_is_quoted_is_code_where_it_could_be_taken_for_syntax(text, expected):
    """So that no sign of Obsidian's stands in a page's text as if something had been forgotten."""
    assert told(text) == expected
