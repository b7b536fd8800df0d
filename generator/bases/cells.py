"""Values of expressions as the cells that pages show."""

import datetime as dt
import re
from urllib.parse import urlsplit

from generator.bases.compare_values import to_text
from generator.bases.values import File, Image, Link, Value
from generator.nouns.dates import PartialDate
from generator.nouns.tables import (
    Cell,
    Checkbox,
    Colour,
    FileLink,
    Items,
    Moment,
    Number,
    Picture,
    Tag,
    Text,
    WebLink,
)
from generator.nouns.urls import IMAGES, PLAIN_SCHEMES

COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
WIKILINK = re.compile(r"(!?)\[\[([^\[\]|\n]+)(?:\|([^\[\]\n]*))?\]\]")
WORDS = 2_000
"""Characters of a value that a page shows."""
MEMBERS = 100
"""Elements of a list that a page shows."""


def cell(value: Value, *, tags: bool = False) -> Cell:
    """A value as a cell; None for what is empty. `tags` makes the texts of a list links to their tags."""
    if isinstance(value, str):
        return Tag(value.removeprefix("#")) if tags and value else _text(value)
    return _items(value, tags=tags) if isinstance(value, tuple) else _single(value)


def _single(value: Value) -> Cell:
    match value:
        case None:
            return None
        case bool():
            return Checkbox(value)
        case int() | float():
            return Number(value)
        case dt.date():
            return moment(value)
        case Link():
            return _link(value)
        case File():
            return FileLink(value.path, file_words(value))
        case Image():
            return _image(value)
    words = to_text(value, WORDS)
    return Text(words) if words else None


def _text(text: str) -> Cell:
    """Words; an address alone is a link, as Obsidian has it."""
    words = text.strip()
    if words.startswith(("http://", "https://")) and (url := web_address(words)):
        return WebLink(url, words)
    text = text if len(text) <= WORDS else text[:WORDS] + "…"
    return Text(WIKILINK.sub(_shown, text) if "[[" in text else text) if words else None


def _shown(link: re.Match[str]) -> str:
    """The words of a link that stands within a text; the size of an image is none."""
    own = "" if link[1] else (link[3] or "").strip()
    return own or " > ".join(part.strip() for part in link[2].split("#") if part.strip())


def _items(values: tuple[Value, ...], *, tags: bool) -> Cell:
    cells = [made for value in values[:MEMBERS] if (made := cell(value, tags=tags)) is not None]
    if len(values) > MEMBERS:
        cells.append(Text(f"… ({len(values):,})"))
    return Items(tuple(cells)) if cells else None


def _link(link: Link) -> Cell:
    words = to_text(link.display or link.text, WORDS)
    if link.path:
        if link.text == link.path.removesuffix(".md"):
            words = to_text(link.display or link.text.rpartition("/")[2], WORDS)
        subpath = link.text.partition("#")[2]
        # The ids of headings are those of the page, which are not known here; a place in a file is its own.
        return FileLink(link.path, words, "" if link.path.endswith(".md") else subpath)
    if url := web_address(link.text):
        return WebLink(url, words)
    return Text(words) if words else None


def _image(image: Image) -> Cell:
    if image.path:
        return picture(image.path)
    url = web_address(image.text)
    return WebLink(url, image.text) if url else Text(image.text) if image.text else None


def picture(path: str) -> Picture | FileLink:
    """An image of the vault, or the link to a file that is none."""
    name = path.rpartition("/")[2]
    stem, _, ext = name.rpartition(".")
    return Picture(path, stem) if ext.lower() in IMAGES else FileLink(path, name)


def moment(date: dt.date) -> Moment:
    """`25 Sep 2024`, with the time where the value has one; midnight counts as none."""
    words = PartialDate(date.year, date.month, date.day).words
    if isinstance(date, dt.datetime) and date.time() != dt.time():
        return Moment(date.isoformat(timespec="seconds"), f"{words}, {date:%H:%M}")
    return Moment(f"{date.year:04}-{date.month:02}-{date.day:02}", words)


def file_words(file: File) -> str:
    """The name of a file as Obsidian shows it: that of a note without its extension."""
    return file.basename if file.ext.lower() == "md" else file.name


def web_address(text: str) -> str:
    """The address if a page may link to it; empty otherwise (`javascript:` and the like)."""
    text = text.strip()
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    odd = any(c.isspace() or not c.isprintable() or c in '<>"\\`' for c in text)
    reachable = parts.netloc or (parts.scheme == "mailto" and parts.path)
    return text if parts.scheme in PLAIN_SCHEMES and reachable and not odd and len(text) <= WORDS else ""


def cover(value: Value, file: File | None) -> Cell:
    """What a card shows above its text: an image, a colour, or the link to an image of another site.

    `file` is that to which a text leads.
    """
    match value:
        case tuple():
            return cover(value[0], file) if value else None
        case str() if COLOUR.fullmatch(value.strip()):
            return Colour(value.strip())
        case str() if file is not None:
            return cover(file, None)
        case str() if url := web_address(value):
            return WebLink(url, "Image")
        case File():
            return Picture(value.path, value.basename) if value.ext.lower() in IMAGES else None
        case Link() | Image() if value.path:
            shown = picture(value.path)
            return shown if isinstance(shown, Picture) else None
        case Link() | Image() if url := web_address(value.text):
            return WebLink(url, "Image")
    return None
