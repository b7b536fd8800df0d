"""Addresses, and the links between them."""

import posixpath
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.nouns.urls import relative_path, relative_url, url_of

NAMES = st.lists(st.sampled_from(["a", "b", "index", "c.d"]), min_size=1, max_size=4)
PATHS = NAMES.map(lambda parts: "/".join(parts) + ".md")


@pytest.mark.parametrize(
    ("path", "directory", "file"),
    [
        ("index.md", "", "index.html"),
        ("a/index.md", "a/", "a/index.html"),
        ("a/README.md", "a/", "a/index.html"),
        ("a/b.md", "a/b/", "a/b.html"),
        ("a/b.png", "a/b.png", "a/b.png"),
    ],
)
def test_an_address_is_what_mkdocs_makes_of_the_path(path, directory, file):
    """With directory addresses and without."""
    assert url_of(path, directory_urls=True) == directory
    assert url_of(path, directory_urls=False) == file


@given(PATHS, PATHS, st.booleans())
def test_a_link_leads_where_it_should(source, target, directory_urls):
    """A browser that follows it from the source's address arrives at the target's."""
    base = "https://x.example/"
    here = base + url_of(source, directory_urls=directory_urls)
    there = base + url_of(target, directory_urls=directory_urls)
    assert urljoin(here, relative_url(source, target, directory_urls=directory_urls)) == there


@given(PATHS, PATHS)
def test_a_path_leads_from_file_to_file(source, target):
    """Joined to the source's folder it is the target."""
    assert posixpath.normpath(posixpath.join(posixpath.dirname(source), relative_path(source, target))) == target


def test_odd_characters_are_encoded():
    """Spaces and letters beyond ASCII stand percent-encoded, an anchor too."""
    assert relative_url("a.md", "b c.md", directory_urls=True, anchor="ü") == "../b%20c/#%C3%BC"
    assert relative_path("x/a.md", "b: (c).md") == "../b%3A%20%28c%29.md"


def test_an_anchor_of_the_same_page_needs_no_path():
    """A link within a page is its anchor."""
    assert relative_url("a.md", "a.md", directory_urls=True, anchor="k") == "#k"
