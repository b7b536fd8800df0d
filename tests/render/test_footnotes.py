"""Where the footnotes of a page stand."""

import json
import re

import markdown
import pytest
from builders import write_project

from generator.nouns.extensions import EXTENSIONS
from generator.pipeline import generate

MARKER = "///Footnotes Go Here///"
NOTED = "---\ntags: [t]\n---\nA claim.[^1] Another.^[Inline.]\n\n[^1]: Its source.\n"
FILES = {
    "data/models/ant.yml": "name: Ant\n",
    "content/noted.md": NOTED,
    "content/plain.md": "---\ntags: [t]\n---\nNothing below. `///Footnotes Go Here///`\n",
    "content/models/ant.md": "About Ant.[^1]\n\n[^1]: Its source.\n",
    "content/ant.md": "---\nmodel: ant\n---\nMore about Ant.[^1]\n\n[^1]: Another source.\n",
    "content/embedding.md": "![[noted]]\n",
}


WRITTEN = {
    "in a text": f"Before {MARKER} after.",
    "alone": f"{MARKER}\n\nThe next.",
    "in code": f"Some `{MARKER}` here.",
    "in a fence": f"```text\n{MARKER}\n```",
    "in a heading": f"## {MARKER}\n\nBelow.",
    "in a table": f"| a | b |\n| --- | --- |\n| {MARKER} | c |",
    "in a list": f"- {MARKER}\n  - [ ] {MARKER}",
    "in a callout": f"> [!note] {MARKER}\n> {MARKER}",
    "escaped": "//\\/Footnotes Go Here///",
    "as the mark of our own": "\x1afootnotes\x1a",
}


def read(root, files):
    """The HTML of every page of a project by its path."""
    site = generate(write_project(root, files))
    names = [name for name, _ in EXTENSIONS]
    options = {name: dict(given) for name, given in EXTENSIONS}
    return {
        page.path: markdown.markdown(page.markdown, extensions=names, extension_configs=options) for page in site.pages
    }


@pytest.fixture
def pages(tmp_path):
    """The pages of a project with footnotes in many places."""
    return read(tmp_path, FILES)


def test_footnotes_end_the_text_and_not_the_page(pages):
    """Above tags, mentions and graph; on the page of a model above what the records say, once for all its prose.

    Two notes of one page may call their footnotes alike.
    """
    page = pages["noted.md"]
    assert page.index("A claim.") < page.index("Its source.") < page.index("Inline.") < page.index('class="mb-tags"')
    page = pages["models/ant.md"]
    assert page.index("More about Ant.") < page.index("Its source.") < page.index("Another source.")
    assert page.count('class="footnote"') == 1
    assert page.index("Another source.") < page.index("cannot be worked out")
    assert pages["embedding.md"].count("Its source.") == 1


def test_the_place_shows_on_no_page(pages):
    """What an author writes stays as it is."""
    assert [path for path, page in pages.items() if MARKER in page] == ["plain.md"]


@pytest.mark.parametrize("form", WRITTEN)
def test_who_writes_the_place_does_not_move_the_footnotes(tmp_path, form):
    """Nor loses the text around it; embedded elsewhere, it stays text as well."""
    note = f"A claim.[^1]\n\n{WRITTEN[form]}\n\nThe end.\n\n[^1]: Its source. {MARKER}\n"
    there = read(tmp_path, {"content/noted.md": note, "content/embedding.md": "Own.^[Inline.]\n\n![[noted]]\n"})
    apart = f"{WRITTEN[form]}\n\nThe end."
    plain = read(tmp_path / "plain", {"content/noted.md": apart})["noted.md"]
    for path in ("noted.md", "embedding.md"):
        page = there[path].replace("\u2060", "")
        assert page.count('class="footnote"') == 1
        assert page.index("The end.") < page.index('class="footnote"') < page.index("Its source.")
        assert page.count(MARKER) == plain.count(MARKER) + 1


def test_who_writes_the_place_on_a_card_does_not_lose_its_text(tmp_path):
    """Cards are converted by themselves, and end in their own footnotes."""
    text = f"{MARKER} A claim.[^1]\n\nThe end.\n\n[^1]: Its source."
    card = {"id": "a", "type": "text", "text": text, "x": 0, "y": 0, "width": 100, "height": 100}
    page = read(tmp_path, {"content/board.canvas": json.dumps({"nodes": [card]})})["board.canvas.md"]
    assert page.index(f"{MARKER} A claim.") < page.index("The end.") < page.index("Its source.")


def test_a_record_that_names_the_place_does_not_move_the_footnotes(tmp_path):
    """The page of the model has its name, and the footnotes below its prose."""
    record, prose = f"name: Ant {MARKER}\n", "About it.[^1]\n\n[^1]: Its source.\n"
    page = read(tmp_path, {"data/models/ant.yml": record, "content/models/ant.md": prose})["models/ant.md"]
    assert page.index("</h1>") < page.index("About it.") < page.index("Its source.") < page.index("cannot be worked")


@pytest.mark.parametrize(
    "names", [("x/a.md", "x-a.md"), ("a b.md", "a-b.md"), ("a & b.md", "a + b.md"), ("日.md", "本.md")]
)
def test_notes_whose_names_are_nearly_the_same_keep_their_footnotes_apart(tmp_path, names):
    """On the page of a model that both are about."""
    notes = {
        f"content/{name}": f"---\nmodel: ant\n---\nA claim.[^1] ^[Inline {at}.]\n\n[^1]: Source {at}.\n"
        for at, name in enumerate(names)
    }
    page = read(tmp_path, {"data/models/ant.yml": "name: Ant\n"} | notes)["models/ant.md"]
    told = re.findall(r"(Source|Inline) ([01])\.", page)
    assert sorted(told) == [("Inline", "0"), ("Inline", "1"), ("Source", "0"), ("Source", "1")]
