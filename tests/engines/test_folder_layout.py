"""Where pages stand in a plain folder, and their links."""

import pytest

from generator.engines.folder_layout import placed, placed_nav, relinked
from generator.nouns.site import NavEntry


def test_a_page_lies_where_its_address_leads():
    """Index pages do already; files that are no pages are left where they are."""
    paths = ["a/b.md", "a.md", "index.md", "a/index.md", "a/README.md", "img/x.png", "a/b.c.md"]
    assert [placed(path) for path in paths] == [
        "a/b/index.md", "a/index.md", "index.md", "a/index.md", "a/README.md", "img/x.png", "a/b.c/index.md",
    ]  # fmt: skip


def test_the_navigation_follows():
    """At every depth; a section without a page has none."""
    nav = NavEntry("S", "", (NavEntry("A", "a.md"), NavEntry("B", "b/index.md")))
    assert placed_nav(nav) == NavEntry("S", "", (NavEntry("A", "a/index.md"), NavEntry("B", "b/index.md")))


@pytest.mark.parametrize(
    ("written", "moved"),
    [
        ("[x](c.md)", "[x](../c/index.md)"),
        ("[x](../d/e.md#part)", "[x](../../d/e/index.md#part)"),
        ("[x](index.md)", "[x](../index.md)"),
        ("![x](../img/a%20b.png)", "![x](../../img/a%20b.png)"),
        ('[x](c.md "A title")', '[x](../c/index.md "A title")'),
        ("[x](<c.md>)", "[x](../c/index.md)"),
        ("[x](c(1).md), (aside)", "[x](../c%281%29/index.md), (aside)"),
        ("[![x](i.png)](c.md)", "[![x](../i.png)](../c/index.md)"),
        ("[x](b.md)", "[x](index.md)"),
    ],
)
def test_links_lead_where_they_led(written, moved):
    """From a page that now lies one folder deeper, to pages and to files."""
    assert relinked(f"Text {written}\n", "a/b.md") == f"Text {moved}\n"


@pytest.mark.parametrize(
    "text",
    [
        "[x](#part) [y](https://example.org/c.md) [z](/c.md) [m](mailto:a@example.org)\n",
        "`[x](c.md)` and ``a ` [x](c.md)``\n",
        "\\[x\\](c.md)\n",
        "```md\n[x](c.md)\n```\n",
        "    ~~~~\n    [x](c.md)\n    ~~~\n    [x](c.md)\n    ~~~~\n",
        '<a href="../../x/">x</a>\n',
        "",
        "no end of line",
    ],
)
def test_what_is_no_relative_link_stays(text):
    """Other sites, anchors, code, escapes and HTML, whose links are relative to the address."""
    assert relinked(text, "a/b.md") == text


def test_links_after_code_are_links_again():
    """A fence ends where it ends."""
    assert relinked("```\n[x](c.md)\n```\n[x](c.md)\n", "b.md") == "```\n[x](c.md)\n```\n[x](../c/index.md)\n"
