"""What comparing gives: tables, what is the same and what differs, verdicts with evidence, ranks and neighbours."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from generator.nouns.claims import Fact, State
from generator.nouns.fields import Field, Group
from generator.nouns.memory import Ask, Estimate
from generator.nouns.records import Score


@dataclass(frozen=True, slots=True)
class Row:
    """One field across the compared models, in their order.

    `differs`: at least two of them have values and these disagree, or one has a value where another has none.
    `best` holds the places of the better value; empty where the field has no better direction, where all tie, or where
    fewer than two values are known. A disputed value is never marked as the better one.
    """

    field: Field
    facts: tuple[Fact, ...]
    differs: bool
    best: frozenset[int] = frozenset()

    @property
    def same(self) -> bool:
        """Whether every model has a value, nobody disputes one, and all agree."""
        return not self.differs and all(fact.state is State.KNOWN for fact in self.facts)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A fact, a price or a score that proves a clause. `anchor` is the id on the model's row in the page's table."""

    model: str
    label: str
    text: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Clause:
    """One statement of a verdict, with its evidence. `leader` is the model that it favours; empty for a tie."""

    text: str
    evidence: tuple[Evidence, ...]
    leader: str = ""
    topic: str = ""


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One benchmark in one setting, or in several that cannot be compared; a place per model, None without a score.

    `note` says why the scores are not compared (`different shots: 5 and 0`), empty where they are.
    """

    benchmark: str
    scores: tuple[Score | None, ...]
    best: frozenset[int] = frozenset()
    note: str = ""


INPUT, OUTPUT = "Input price", "Output price"
"""The labels of the rows of prices."""


@dataclass(frozen=True, slots=True)
class PriceRow:
    """Input or output price in USD per million tokens, the cheapest provider of each model."""

    label: str
    amounts: tuple[Decimal | None, ...]
    providers: tuple[str, ...]
    best: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class MemoryRow:
    """What the models take in memory when they are run in one way; None for what nobody runs, as a service.

    `best` holds the places of the least and of those about as small; empty where that is all of those known, or where
    it depends on which source is believed.
    """

    ask: Ask
    estimates: tuple[Estimate | None, ...]
    best: frozenset[int] = frozenset()

    @property
    def id(self) -> str:
        """`memory_q4_k_m_8192`."""
        return f"memory_{self.ask.weights.id}_{self.ask.tokens}"

    @property
    def totals(self) -> tuple[int | None, ...]:
        """Bytes of weights, cache and overhead; None where they cannot be worked out."""
        return tuple(one.total_bytes if one else None for one in self.estimates)


@dataclass(frozen=True, slots=True)
class Difference:
    """What sets one model apart from the others: one line of its Differences list."""

    field: Field
    text: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two or more models side by side; `models` are ids, sorted for a head-to-head.

    `headline` answers first: one or two sentences made of the leading clauses, or that the data are too thin.
    """

    models: tuple[str, ...]
    groups: tuple[tuple[Group, tuple[Row, ...]], ...] = ()
    prices: tuple[PriceRow, ...] = ()
    scores: tuple[ScoreRow, ...] = ()
    memory: tuple[MemoryRow, ...] = ()
    same: tuple[Row, ...] = ()
    differences: Mapping[str, tuple[Difference, ...]] = field(default_factory=dict)
    clauses: tuple[Clause, ...] = ()
    headline: str = ""
    missing: tuple[str, ...] = ()
    title: str = ""
    intro: str = ""
    page: bool = False
    """Whether it has a page of its own; one that only a note shows has none."""
    asked: bool = False
    """Whether `comparisons.yml` asks for it, rather than the models being neighbours."""

    @property
    def slug(self) -> str:
        """`a-vs-b`, the last part of its address."""
        return "-vs-".join(self.models)

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows in order."""
        return tuple(row for _, rows in self.groups for row in rows)


@dataclass(frozen=True, slots=True)
class Standing:
    """A model's place on a benchmark among the scores taken in the same setting; ties share a rank."""

    model: str
    score: Score
    rank: int
    of: int


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A model near another, with the reason in words."""

    model: str
    reason: str


class AlternativeKind(StrEnum):
    """In what an alternative is better than the model that it stands beside."""

    CHEAPER = "cheaper"
    SMALLER = "smaller"
    OPEN = "open"
    NEWER = "newer"


@dataclass(frozen=True, slots=True)
class Alternative:
    """A model that is much like another and better in one thing.

    `text` says by how much, with both figures; `alike` names in what the two are alike. The evidence is of both, and
    its anchors are those of their own pages.
    """

    kind: AlternativeKind
    model: str
    text: str
    alike: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """All that comparing the book gives.

    `comparisons` is keyed by the tuple of model ids, `standings` by benchmark, best first; `places` by model and is
    parallel to its scores.
    """

    comparisons: Mapping[tuple[str, ...], Comparison] = field(default_factory=dict)
    standings: Mapping[str, tuple[Standing, ...]] = field(default_factory=dict)
    places: Mapping[str, tuple[Standing, ...]] = field(default_factory=dict)
    nearest: Mapping[str, tuple[Neighbour, ...]] = field(default_factory=dict)
    of_model: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    """The comparisons in which a model stands."""
    memory: Mapping[str, tuple[Estimate, ...]] = field(default_factory=dict)
    """What each model takes, run in the same few ways; of what nobody runs there is nothing."""
    alternatives: Mapping[str, tuple[Alternative, ...]] = field(default_factory=dict)
    """Those of each model, the most alike of each kind first."""
