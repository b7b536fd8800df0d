"""Addresses: where a Markdown path of the site ends up, and how one page links to another."""

import posixpath
from urllib.parse import quote

SAFE = "/!$&'()*+,;=:@-._~"


def url_of(path: str, *, directory_urls: bool) -> str:
    """The site-relative address of a page (`models/x.md` → `models/x/`) or of any other file, not encoded.

    `index.md` and `README.md` stand for their folder, as MkDocs has it.
    """
    stem, extension = posixpath.splitext(path)
    if extension.lower() != ".md":
        return path
    folder, name = posixpath.split(stem)
    if name in ("index", "README"):
        return f"{folder}/" if folder and directory_urls else posixpath.join(folder, "" if directory_urls else "index.html")
    return f"{stem}/" if directory_urls else f"{stem}.html"


def relative_url(source: str, target: str, *, directory_urls: bool, anchor: str = "") -> str:
    """The address by which the page `source` links to `target` (both Markdown paths), encoded for HTML and Markdown."""
    here = url_of(source, directory_urls=directory_urls)
    there = url_of(target, directory_urls=directory_urls)
    start = here if here.endswith("/") else posixpath.dirname(here)
    url = posixpath.relpath(there or ".", start or ".")
    if there.endswith("/") or not there:
        url += "/"
    fragment = f"#{quote(anchor, safe=SAFE)}" if anchor else ""
    return ("" if source == target and fragment else quote(url, safe=SAFE)) + fragment


def relative_path(source: str, target: str) -> str:
    """The path by which the Markdown file `source` links to the file `target`, encoded."""
    return quote(posixpath.relpath(target, posixpath.dirname(source) or "."), safe=SAFE)
