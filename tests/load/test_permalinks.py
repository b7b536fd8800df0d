"""Addresses that authors choose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.load.permalinks import permalink


@pytest.mark.parametrize(
    ("written", "path"),
    [
        (None, ""),
        ("", ""),
        ("my-note", "my-note"),
        ("/some/Path/", "some/Path"),
        (" about us ", "about us"),
        ("llama-3.2-1b", "llama-3.2-1b"),
        ("日本/語", "日本/語"),
        ("/", "index"),
    ],
)
def test_a_path_within_the_site_is_taken(written, path):
    """Without the slashes and the space around it, and with its case."""
    assert permalink(written) == path


@pytest.mark.parametrize(
    "written",
    [
        *("//", "..", "a/../b", "./a", "a//b", "a/ /b", ".git/config", "a/.htaccess"),
        *("https://example.org/", "javascript:x", "a?b", "a#b", "a%2e", "a\\b", "a<b", 'a"b'),
        *("a\nb", "a\x00b", "a\u202eb", "x" * 201, "sitemap.xml", "search/search_index.json", "About.HTML"),
        *(["a"], {"a": "b"}),
    ],
)
def test_what_is_no_such_path_is_refused(written):
    """Nothing leaves the site, hides in it, or takes the place of a file of it."""
    with pytest.raises(ValueError, match=r"is no address|has a part|ends in"):
        permalink(written)


@given(st.text())
def test_what_is_taken_stays_within_the_site(text):
    """Whatever is written, every part of the address is a plain name."""
    try:
        path = permalink(text)
    except ValueError:
        return
    assert not path or all(part.strip() and not part.startswith(".") for part in path.split("/"))
