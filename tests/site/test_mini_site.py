"""A small project, its pages compared whole."""

from pathlib import Path

import pytest

from generator.pipeline import generate

MINI = Path(__file__).parent / "mini"
EXPECTED = Path(__file__).parent / "expected"


@pytest.fixture(scope="module")
def site():
    from generator.nouns.settings import Settings

    return generate(Settings(root=MINI, vault=MINI / "content", data=MINI / "data", site_name="A small book"))


def test_every_page_is_as_it_was_reviewed(site, update_goldens):
    """The Markdown of every page equals its golden file, and there are no others."""
    pages = {page.path: page.markdown for page in site.pages}
    if update_goldens:
        for old in EXPECTED.rglob("*.md"):
            old.unlink()
        for path, text in pages.items():
            (EXPECTED / path).parent.mkdir(parents=True, exist_ok=True)
            (EXPECTED / path).write_text(text, encoding="utf-8")
    expected = {
        file.relative_to(EXPECTED).as_posix(): file.read_text(encoding="utf-8") for file in EXPECTED.rglob("*.md")
    }
    assert sorted(pages) == sorted(expected)
    for path, text in pages.items():
        assert text == expected[path], path


def test_the_small_project_has_no_problem(site):
    """What the golden pages are made from is sound."""
    assert [str(problem) for problem in site.problems] == []


def test_redirects_lead_from_the_other_order(site):
    """A head-to-head is found by either order of its models."""
    assert [(one.path, one.target) for one in site.redirects] == [
        ("compare/ant-1b-vs-ant.md", "compare/ant-vs-ant-1b.md"),
        ("compare/ant-2b-vs-ant-1b.md", "compare/ant-1b-vs-ant-2b.md"),
    ]


def test_a_private_note_leaves_no_trace(site):
    """Neither the words nor the name of an unpublished note reach a page."""
    everything = "\n".join(page.path + page.markdown + page.title for page in site.pages).lower()
    assert "secret" not in everything and "kept back" not in everything and "502" not in everything
