"""The page of a canvas, its place in a note, and who hears of its links."""

import json

import pytest
from builders import write_project

from generator.pipeline import generate


def node(id_, kind, **over):
    return {"id": id_, "type": kind, "x": 0, "y": 0, "width": 100, "height": 50} | over


BOARD = {
    "nodes": [
        node("a", "text", text="See [[One]] #Board/Part and [[Secret]]"),
        node("b", "file", file="notes/Two.md"),
        node("c", "file", file="notes/Secret.md"),
        node("d", "file", file="img/a.png"),
        node("e", "file", file="notes/Hidden.md"),
    ]
}
FILES = {
    "content/notes/Board.canvas": json.dumps(BOARD),
    "content/notes/One.md": "Before.\n\n![[Board.canvas]]\n\nAfter.\n",
    "content/notes/Two.md": "Words of two.\n",
    "content/notes/Hidden.md": "---\nunlisted: true\n---\nWords of one that nobody finds.\n",
    "content/notes/Secret.md": "---\npublish: false\n---\nCANARY ![[b.png]]\n",
    "content/img/a.png": b"a",
    "content/img/b.png": b"b",
}
PAGE = "notes/Board.canvas.md"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return generate(write_project(tmp_path_factory.mktemp("board"), FILES))


def text(site, path):
    return next(page.markdown for page in site.pages if page.path == path)


def test_a_canvas_has_a_page_with_what_it_leads_to(site):
    """The drawing, its tags, and the pages that are listed, once each."""
    page = text(site, PAGE)
    assert page.startswith('# Board\n\n<div class="mb-canvas">\n')
    assert page.count("<foreignObject") == 5
    assert '<a class="mb-chip" href="../../tags/board/part/">#Board/Part</a>' in page
    after = page[page.index("## Pages on this canvas") :]
    assert after.startswith("## Pages on this canvas\n\n- [One](One.md)\n- [Two](Two.md)\n\n## Notes that link here\n")


def test_a_note_shows_the_canvas_that_it_embeds(site):
    """Between its paragraphs, with a link to the page; addresses are those of the note."""
    page = text(site, "notes/One.md")
    assert '\nBefore.\n\n<div class="mb-canvas">\n' in page
    assert '\n<p class="mb-canvas-about"><a href="../Board.canvas/">Board</a></p>\n</div>\n\nAfter.\n' in page


def test_a_canvas_counts_as_a_page_that_links(site):
    """Its cards' links are mentions, and its tags have pages."""
    assert '<a href="../Board.canvas/">Board</a>' in text(site, "notes/Two.md")
    assert "[Board](../../notes/Board.canvas.md)" in text(site, "tags/board/part.md")


def test_a_canvas_shows_nothing_of_a_private_note(site):
    """Only the words of its own card are left, and what a private note needs stays away."""
    pages = "\n".join(page.markdown for page in site.pages)
    assert "CANARY" not in pages and "Secret.md" not in pages
    assert pages.count("Secret") == text(site, PAGE).count("Secret") + text(site, "notes/One.md").count("Secret")
    assert {asset.path for asset in site.assets} == {"img/a.png"}
