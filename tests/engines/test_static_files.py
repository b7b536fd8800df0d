"""Files beside the pages."""

from generator.engines.static_files import ALWAYS, named_files, redirect_files
from generator.nouns.site import Redirect

MOVED = (Redirect("compare/b-vs-a.md", "compare/a-vs-b.md"), Redirect("old/index.md", "index.md"))


def test_a_redirect_stands_where_its_page_would_and_leads_there():
    """With addresses that end in a slash, and with those that end in .html."""
    slashes = dict(redirect_files(MOVED, directory_urls=True))
    assert list(slashes) == ["compare/b-vs-a/index.html", "old/index.html"]
    assert '<meta http-equiv="refresh" content="0; url=../a-vs-b/">' in slashes["compare/b-vs-a/index.html"]
    assert '<a href="../">' in slashes["old/index.html"]
    names = dict(redirect_files(MOVED, directory_urls=False))
    assert list(names) == ["compare/b-vs-a.html", "old/index.html"]
    assert '<link rel="canonical" href="a-vs-b.html">' in names["compare/b-vs-a.html"]
    assert '<a href="../index.html">' in names["old/index.html"]


def test_a_redirect_cannot_carry_markup():
    """What an address holds is encoded."""
    (text,) = dict(redirect_files([Redirect("a.md", 'x"><script>.md')], directory_urls=True)).values()
    assert "<script>" not in text and "%22%3E%3Cscript%3E" in text


def test_files_that_a_configuration_names_are_found():
    """In any of the ways of writing them; addresses of other sites are no files."""
    config = {
        "extra_css": ["own.css", "https://example.org/x.css"],
        "extra_javascript": ["a.js?v=1", {"path": "./b.mjs", "type": "module"}],
        "extra_templates": None,
    }
    named = named_files(config, {"logo": "img/logo.svg", "favicon": None})
    assert named == ALWAYS | {"own.css", "a.js", "b.mjs", "img/logo.svg"}
