"""Bases: what a `.base` file or a fenced `base` block asks for, its expressions still as they were written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from generator.nouns.properties import PropertyValue


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression as its author wrote it, and the line of the file on which it stands."""

    text: str
    line: int


class Junction(Enum):
    """How the filters of a group are joined; NOT holds where none of them is true."""

    AND = "and"
    OR = "or"
    NOT = "not"


@dataclass(frozen=True, slots=True)
class FilterGroup:
    """Filters that are joined."""

    junction: Junction
    filters: tuple["Filter", ...]


Filter = Expression | FilterGroup


@dataclass(frozen=True, slots=True)
class SortKey:
    """A property id, such as `note.rating`, and whether what is greatest comes first."""

    property: str
    descending: bool = False


@dataclass(frozen=True, slots=True)
class BaseView:
    """One view. `kind` is what the author wrote: `table`, `cards`, `list`, or one that the site does not have.

    `order` are the visible properties, None where the author names none; `summaries` has the name of a summary by
    property id, `options` every other key. `error` says, in its place, why it cannot be shown.
    """

    kind: str
    name: str
    line: int
    filters: Filter | None = None
    order: tuple[str, ...] | None = None
    group_by: SortKey | None = None
    sort: tuple[SortKey, ...] = ()
    limit: int | None = None
    summaries: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, PropertyValue] = field(default_factory=dict)
    error: str = ""


@dataclass(frozen=True, slots=True)
class Base:
    """A base. `path` is that of its `.base` file in the vault; empty for a block of a note. `line` is its first.

    `error` says, in its place, why none of it can be shown.
    """

    path: str
    line: int = 1
    filters: Filter | None = None
    formulas: Mapping[str, Expression] = field(default_factory=dict)
    display_names: Mapping[str, str] = field(default_factory=dict)
    summaries: Mapping[str, Expression] = field(default_factory=dict)
    views: tuple[BaseView, ...] = ()
    error: str = ""
