"""Names as Obsidian compares them, and addresses as Markdown and MkDocs need them."""

import re
import unicodedata
from urllib.parse import quote

from markdown.extensions.toc import slugify, slugify_unicode

SPECIAL = re.compile(r"[!\"#$%&()*+,.:;<=>?@^`{|}~/\[\]\\\s]+")
COUNTED = re.compile(r"(.*)_([0-9]{1,9})")
PLAIN = re.compile(r"[\w/.-]*", re.ASCII)
SAFE = "/-._~!'+,"


def fold(name: str) -> str:
    """A name for comparing: Unicode-normalized, without regard to case."""
    if name.isascii():
        return name.lower()
    return unicodedata.normalize("NFC", name).replace("\xa0", " ").replace("\u202f", " ").casefold()


def fold_heading(text: str) -> str:
    """A heading for comparing: without special characters and runs of spaces, without regard to case."""
    return fold(SPECIAL.sub(" ", text).strip())


def slug_of(text: str) -> tuple[str, bool]:
    """The address of a heading that shows `text`, and whether the `toc` extension would find the same by itself."""
    slug = slugify(text, "-")
    if slug.strip("-_"):
        return slug, True
    return slugify_unicode(text, "-").strip("-") or "section", False


def unique(slug: str, used: dict[str, int]) -> str:
    """The slug, or with the first free `_1`, `_2` … behind it, as the `toc` extension counts.

    `used` holds every slug given so far, with the number up to which its own counting has come.
    """
    if slug not in used:
        used[slug] = 0
        return slug
    counted = COUNTED.fullmatch(slug)
    base, count = (counted[1], int(counted[2])) if counted else (slug, 0)
    count = max(count, used[slug]) + 1
    while f"{base}_{count}" in used:
        count += 1
    used[slug] = count
    return unique(f"{base}_{count}", used)


def stem(path: str) -> str:
    """A path without the extension of a note."""
    return path[:-3] if path[-3:].lower() == ".md" else path


def folder_of(path: str) -> str:
    """The folder of a path with its slash; empty at the top."""
    return path[: path.rfind("/") + 1]


def join(folder: str, path: str) -> str:
    """A path that `./` and `../` lead to from a folder; it never climbs above the top."""
    parts: list[str] = []
    for part in (folder + path).split("/"):
        if part == "..":
            parts[-1:] = []
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)


def relative(path: str, page: str) -> str:
    """The way from a page to a path, both from the top of the site, percent-encoded."""
    here, there = page.split("/")[:-1], path.split("/")
    same = 0
    while same < len(here) and same < len(there) - 1 and here[same] == there[same]:
        same += 1
    way = "../" * (len(here) - same) + "/".join(there[same:])
    return way if PLAIN.fullmatch(way) else quote(way, safe=SAFE)


def page_address(path: str, *, directory_urls: bool) -> str:
    """The address from the top of the site that MkDocs gives a page."""
    if not path.endswith(".md"):
        return path
    name = stem(path)
    last = name.rsplit("/", 1)[-1]
    if last in ("index", "README"):
        return name[: len(name) - len(last)] + ("" if directory_urls else "index.html")
    return name + ("/" if directory_urls else ".html")


def raw_address(path: str, page: str, *, directory_urls: bool) -> str:
    """The way from a page to a path as an HTML attribute needs it, which engines do not translate."""
    there = page_address(path, directory_urls=directory_urls)
    return relative(there, page_address(page, directory_urls=directory_urls)) or "./"
