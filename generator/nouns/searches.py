"""What readers searched for, and which models their searches lead to."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.nouns.dates import PartialDate
from generator.nouns.problems import Problem

LEAST_SHOWN = 3
"""A query that was made fewer times is counted and never printed: it may be one person's own words, made twice."""
NARROW = 20
"""A search that leads to more models than that says nothing of what two of them have in common."""


@dataclass(frozen=True, slots=True)
class Search:
    """A query in lower case, how many times it was made, and from when to when, as far as that is known."""

    query: str
    count: int
    first: PartialDate | None = None
    last: PartialDate | None = None

    @property
    def printable(self) -> bool:
        """Whether its words may stand on a page."""
        return self.count >= LEAST_SHOWN


@dataclass(frozen=True, slots=True)
class SearchFile:
    """One export: its path in the project, how many searches were taken from it, and the period that it covers."""

    path: str
    times: int
    first: PartialDate | None = None
    last: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class SearchLog:
    """All searches of all exports, most made first; `withheld` counts those left out as somebody's personal data."""

    searches: tuple[Search, ...] = ()
    files: tuple[SearchFile, ...] = ()
    withheld: int = 0


@dataclass(frozen=True, slots=True)
class Hit:
    """A query that leads to a model, which stands at `place` among the `of` models that it leads to."""

    query: str
    count: int
    place: int
    of: int


@dataclass(frozen=True, slots=True)
class Companion:
    """Another model, and how many searches led to both."""

    model: str
    times: int


@dataclass(frozen=True, slots=True)
class ModelSearches:
    """What leads to one model: the sum of counts, the number of queries, and the best that may be printed.

    Best is what is made often and leads to few others.
    """

    times: int = 0
    queries: int = 0
    best: tuple[Hit, ...] = ()
    companions: tuple[Companion, ...] = ()
    """The models that the same searches lead to, nearest first."""


@dataclass(frozen=True, slots=True)
class Need:
    """A query that may be printed and the models that it leads to, best first: all `of` of them, or the first few."""

    search: Search
    models: tuple[str, ...] = ()
    of: int = 0


@dataclass(frozen=True, slots=True)
class Tally:
    """Some of the queries, and how many times they were made in all."""

    queries: int = 0
    times: int = 0


@dataclass(frozen=True, slots=True)
class Matched:
    """What the searches say of the models. Without searches it is empty; no query in it is made too seldom to print.

    `met` and `unmet` hold the most made, the tallies all: `general` those that name nothing a model could be told by,
    `seldom` those that are not printed, of whatever kind.
    """

    models: Mapping[str, ModelSearches] = field(default_factory=dict)
    """Every model of the book, those that no search leads to as well; none without searches."""
    met: tuple[Need, ...] = ()
    unmet: tuple[Need, ...] = ()
    all: Tally = Tally()
    met_all: Tally = Tally()
    unmet_all: Tally = Tally()
    general: Tally = Tally()
    seldom: Tally = Tally()
    withheld: int = 0
    files: tuple[SearchFile, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def times_matched(self) -> Mapping[str, int]:
        """How many searches led to each model: 0 where searches were read and none did; empty without searches."""
        return {id_: one.times for id_, one in self.models.items()}

    @property
    def period(self) -> tuple[PartialDate | None, PartialDate | None]:
        """From when to when the exports tell of."""
        firsts = [one.first for one in self.files if one.first]
        lasts = [one.last for one in self.files if one.last]
        return min(firsts, default=None), max(lasts, default=None)
