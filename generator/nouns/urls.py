"""Addresses: where a Markdown path of the site ends up, and how one page links to another."""

import posixpath
import re
import unicodedata
from urllib.parse import quote

SAFE = "/!$&'*+,;=@-._~"
"""Left as they are; a colon could end a scheme, and parentheses the address of a Markdown link."""

IMAGES = frozenset({"avif", "bmp", "gif", "jpeg", "jpg", "png", "svg", "webp"})
"""The endings of files that a page shows as pictures."""
PLAIN_SCHEMES = frozenset({"http", "https", "mailto"})
"""Where what is not prose, such as a value or a card, may lead."""

_NO_NAME = re.compile(r"[\x00-\x20!\"#$%&'()*+,.:;<=>?@\[\\\]^`{|}~]+")


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


def tag_path(tag: str) -> str:
    """The Markdown path of a tag's page: `Inbox/To-Read` → `tags/inbox/to-read.md`; case does not tell tags apart."""
    parts = (_NO_NAME.sub("-", part).strip("-") for part in unicodedata.normalize("NFC", tag).casefold().split("/"))
    names = (f"{part}_" if part in ("index", "readme") else part for part in parts if part)
    return f"tags/{'/'.join(names) or 'other'}.md"


def sheet_page(path: str) -> str:
    """The Markdown path of the page of a base or a canvas: `Reading.base` → `Reading.base.md`."""
    return f"{path}.md"


def sheet_title(path: str) -> str:
    """What a base or a canvas is called: its name without the extension."""
    return posixpath.splitext(posixpath.basename(path))[0]


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
