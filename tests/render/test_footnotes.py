"""Where the footnotes of a page stand."""

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


@pytest.fixture
def pages(tmp_path):
    """The HTML of every page by its path."""
    site = generate(write_project(tmp_path, FILES))
    names = [name for name, _ in EXTENSIONS]
    options = {name: dict(given) for name, given in EXTENSIONS}
    return {
        page.path: markdown.markdown(page.markdown, extensions=names, extension_configs=options) for page in site.pages
    }


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
