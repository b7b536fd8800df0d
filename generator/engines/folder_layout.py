"""Where a page stands in a plain folder, and its links from there.

A page `a/b.md` becomes `a/b/index.md`: then its file lies where its address leads, and a link in HTML is right for
engines that take it relative to the address (MkDocs) and for those that take it relative to the file (Zensical).
"""

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import quote, unquote, urlsplit

from generator.nouns.site import NavEntry
from generator.nouns.urls import SAFE

FENCE = re.compile(r"\s*(?P<fence>`{3,}|~{3,})(?P<info>[^`]*)$")
LINK = re.compile(
    r"\\.|(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)"
    r"|(?P<opening>\]\()(?P<target><[^<>\n]*>|(?:[^\s()<>]|\([^\s()<>]*\))+)(?=\)|\s+\")"
)
"""An escape or a code span, which are passed over, or what opens a link's destination and the destination."""


def placed(path: str) -> str:
    """The Markdown path of a page in the folder."""
    folder, name = posixpath.split(path)
    stem = name.removesuffix(".md")
    return path if stem in ("index", "README") or stem == name else posixpath.join(folder, stem, "index.md")


def placed_nav(entry: NavEntry) -> NavEntry:
    """The entry with the paths that pages have in the folder."""
    path = placed(entry.path) if entry.path else ""
    return NavEntry(entry.title, path, tuple(placed_nav(child) for child in entry.children))


def relinked(markdown: str, path: str) -> str:
    """The text of the page that was written for `path`, with links that are right from where it stands now.

    Nothing in code changes.
    """
    return "".join(_lines(markdown, path))


def _lines(markdown: str, path: str) -> Iterator[str]:
    fence = ""
    for line in markdown.splitlines(keepends=True):
        found = FENCE.match(line.rstrip("\n"))
        if found and not fence:
            fence = found["fence"]
        elif found and found["fence"].startswith(fence) and not found["info"].strip():
            fence = ""
        elif not fence and "](" in line:
            yield LINK.sub(lambda link: _moved(link, path), line)
            continue
        yield line


def _moved(link: re.Match[str], path: str) -> str:
    if not link["opening"]:
        return link[0]
    target = link["target"].removeprefix("<").removesuffix(">")
    parts = urlsplit(target)
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
        return link[0]
    file = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))
    there = posixpath.relpath(placed(file), posixpath.dirname(placed(path)) or ".")
    return link["opening"] + parts._replace(path=quote(there, safe=SAFE)).geturl()
