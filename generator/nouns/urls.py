"""Addresses: where a Markdown path of the site ends up, and how one page links to another."""

import posixpath
from urllib.parse import quote

SAFE = "/!$&'*+,;=@-._~"
"""Left as they are; a colon could end a scheme, and parentheses the address of a Markdown link."""


def url_of(path: str, *, directory_urls: bool) -> str:
    """The site-relative address of a page (`models/x.md` → `models/x/`) or of any other file, not encoded.

    `index.md` and `README.md` stand for their folder, as MkDocs has it.
    """
    stem, extension = posixpath.splitext(path)
    if extension.lower() != ".md":
        return path
    folder, name = posixpath.split(stem)
    if name in ("index", "README"):
        return (
            f"{folder}/"
            if folder and directory_urls
            else posixpath.join(folder, "" if directory_urls else "index.html")
        )
    return f"{stem}/" if directory_urls else f"{stem}.html"


def relative_url(source: str, target: str, *, directory_urls: bool, anchor: str = "") -> str:
    """The address by which the page `source` links to `target` (both Markdown paths), encoded for HTML and Markdown."""
    here = url_of(source, directory_urls=directory_urls)
    there = url_of(target, directory_urls=directory_urls)
    url = _between(here, there) or "./"
    fragment = f"#{quote(anchor, safe=SAFE)}" if anchor else ""
    return ("" if source == target and fragment else quote(url, safe=SAFE)) + fragment


def relative_path(source: str, target: str) -> str:
    """The path by which the Markdown file `source` links to the file `target`, encoded."""
    return quote(_between(source, target), safe=SAFE)


def _between(source: str, target: str) -> str:
    """The way from one clean relative path to another; a folder ends in a slash, and the top is empty.

    Python's `relpath` would ask for the working directory at each of the tens of thousands of links.
    """
    start, end = source.split("/")[:-1], target.split("/")
    shared = 0
    while shared < min(len(start), len(end) - 1) and start[shared] == end[shared]:
        shared += 1
    return "../" * (len(start) - shared) + "/".join(end[shared:])
