"""Values of expressions: those of properties, and files, links, durations and what is made to be shown."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Union

import regex

from generator.nouns.properties import Properties

LONGEST = 100_000
"""Characters of a text, and elements of a list and of the lists in it, that an expression may make."""

DAY = 86_400_000
"""Milliseconds of a day."""

MONTH = DAY * 146_097 / 4_800
"""Milliseconds of a month on average: 400 years are 146,097 days."""


@dataclass(frozen=True, slots=True)
class Duration:
    """A span of time: calendar months, which have no fixed length, and milliseconds."""

    months: float = 0
    span: float = 0

    @property
    def milliseconds(self) -> float:
        """All of it, months at their average length."""
        return self.months * MONTH + self.span


@dataclass(frozen=True, slots=True)
class Icon:
    """An icon of Lucide by its name."""

    name: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link. `text` is what stands in the brackets before `|`: a path, a name, `Note#Heading`, or an address.

    `path` is that of the file of the vault to which it leads; empty where there is none, as for an address.
    `display` is what is shown instead; empty for nothing special.
    """

    text: str
    display: str | Icon = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class Html:
    """Text that its author meant to be HTML: not trusted, whoever shows it cleans it."""

    text: str


@dataclass(frozen=True, slots=True)
class Image:
    """An image. `text` is its path or address as given, `path` that of the file of the vault, or empty."""

    text: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class RegExp:
    """A regular expression as written, `/source/flags`, and translated."""

    source: str
    flags: str
    pattern: "regex.Pattern[str]" = field(compare=False, repr=False)


class NoteName(str):
    """The name of a note as expressions see it: without its extension, and equal to itself with it.

    Obsidian's reference has the extension in `file.name`, its tables and people's bases do not.
    """

    __slots__ = ()

    @property
    def whole(self) -> str:
        """The name with the extension."""
        return f"{self}.md"


class Tags(tuple[str, ...]):
    """A list of tags, which contains a tag also where it holds one below it."""

    __slots__ = ()


@dataclass(frozen=True, eq=False)
class File:
    """A file of the vault, a row of a base. Two are the same if they are one object or have one path: see `equal`.

    `name` has the extension, `basename` not; `ext` has no dot; `folder` is empty at the root. `size` is in bytes.
    `tags` have no `#`. `links` are those of text and properties, embeds included; `embeds` those that embed;
    `backlinks` are the paths of the files that link here. `properties` are as written: a link is still `[[text]]`.
    """

    path: str
    name: str
    basename: str
    folder: str
    ext: str
    size: int = 0
    ctime: dt.datetime | None = None
    mtime: dt.datetime | None = None
    properties: Properties = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    embeds: tuple[Link, ...] = ()
    backlinks: tuple[str, ...] = ()

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The names of its properties by their folded form; the first of those that differ in case only."""
        return {name.casefold(): name for name in reversed(tuple(self.properties))}

    @cached_property
    def own_name(self) -> str:
        """Its name as the value that expressions see."""
        return NoteName(self.basename) if self.ext.lower() == "md" else self.name

    @cached_property
    def tag_list(self) -> Tags:
        """Its tags as the value that expressions see."""
        return Tags(self.tags)

    @cached_property
    def backlink_list(self) -> tuple[Link, ...]:
        """The files that link here as the value that expressions see."""
        return tuple(Link(path.removesuffix(".md"), path=path) for path in self.backlinks)

    @cached_property
    def tag_names(self) -> frozenset[str]:
        """Its tags and the tags above them, folded."""
        return frozenset(above for tag in self.tags for above in upwards(tag.casefold()))

    @cached_property
    def targets(self) -> frozenset[str]:
        """The paths of the files to which it links."""
        return frozenset(link.path for link in (*self.links, *self.embeds) if link.path)


def upwards(tag: str) -> list[str]:
    """A tag or a folder after those above it: `a`, `a/b`, `a/b/c`."""
    parts = tag.split("/")
    return ["/".join(parts[:length]) for length in range(1, len(parts) + 1)]


Value = Union[  # noqa: UP007 - it refers to itself
    None,
    bool,
    int,
    float,
    str,
    dt.date,
    dt.datetime,
    Duration,
    Link,
    File,
    RegExp,
    Html,
    Image,
    Icon,
    tuple["Value", ...],
    Mapping[str, "Value"],
]
"""A list is a tuple, an object a mapping; dates have no zone; an integer is never beyond 2**53, a float may be."""
