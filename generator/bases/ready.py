"""Bases whose expressions have been read: what each view asks for, the same for all places."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.bases.evaluate import Code
from generator.nouns.bases import Junction
from generator.nouns.problems import Problem
from generator.nouns.tables import Layout


@dataclass(frozen=True, slots=True)
class Check:
    """An expression that a row passes or not, the line on which it stands, and whether it depends on the place."""

    code: Code
    line: int
    local: bool = False


@dataclass(frozen=True, slots=True)
class Checks:
    """Checks that are joined."""

    junction: Junction
    members: tuple["Test", ...]

    @property
    def local(self) -> bool:
        """Whether what passes depends on where the base stands."""
        return any(member.local for member in self.members)


Test = Check | Checks


@dataclass(frozen=True, slots=True)
class Asked:
    """A property that a view works out; `error` says why it cannot. `key` is its id in its full form."""

    key: tuple[str, str]
    id: str
    label: str
    code: Code | None = None
    error: str = ""


@dataclass(frozen=True, slots=True)
class AskedSummary:
    """What a column comes to: one of the summaries that all bases know, or an expression of the base's own."""

    name: str
    known: bool
    code: Code | None = None


@dataclass(frozen=True, slots=True)
class ReadyView:
    """A view; `terms` are its own, all of which a row has to pass. `summaries` has one or None for each column."""

    kind: str
    name: str
    line: int
    terms: tuple[Test, ...]
    columns: tuple[Asked, ...]
    summaries: tuple[AskedSummary | None, ...]
    sort: tuple[tuple[Asked, bool], ...]
    group: Asked | None
    descending: bool
    cover: Asked | None
    limit: int | None
    layout: Layout
    local: bool
    notice: str = ""


@dataclass(frozen=True, slots=True)
class ReadyBase:
    """A base; `terms` hold for all views. `names` is None, or the words that may name properties, casefolded.

    The latter where it looks at all properties of a file at once: it then gets those only that it names.
    """

    terms: tuple[Test, ...]
    formulas: Mapping[str, Code]
    views: tuple[ReadyView, ...]
    names: frozenset[str] | None
    problems: tuple[Problem, ...]
    notice: str = ""

    def view(self, name: str) -> ReadyView | None:
        """The view of that name, in whatever case; the first where none is asked for."""
        exact = [view for view in self.views if view.name == name or not name]
        return next(iter(exact or [view for view in self.views if view.name.casefold() == name.casefold()]), None)
