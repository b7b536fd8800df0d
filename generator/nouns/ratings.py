"""What rating gives: the place of each model in the ranking with its breakdown, and an answer to each need."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from generator.nouns.comparisons import Evidence
from generator.nouns.costs import Bill
from generator.nouns.memory import Estimate
from generator.nouns.needs import Must, Need, Wish
from generator.nouns.ranking import Component, Input, Ranking
from generator.nouns.yardsticks import MemoryAsk, TaskAsk


@dataclass(frozen=True, slots=True)
class Supplied:
    """What other stages have worked out for yardsticks, by model: memory, the cheapest bills, times matched.

    `memory` lacks what was asked in words that mean nothing. `matched` has the models that searches can have matched,
    0 for those that none has; it is empty where no searches are on record.
    """

    memory: Mapping[MemoryAsk, Mapping[str, Estimate]] = field(default_factory=dict)
    bills: Mapping[TaskAsk, Mapping[str, Bill]] = field(default_factory=dict)
    matched: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a number stands among others: how many of all `of` are worse, and how many others are as good."""

    worse: int
    level: int
    of: int

    @property
    def exact(self) -> Fraction:
        """The percentile rank, of 100, by the middle of those that tie.

        100 × (worse + half of those that are as good, itself included) ÷ all. It is the percentile rank (CF − F/2) ÷ N
        × 100, CF being the cumulative frequency and F the frequency; `kind="mean"` of `scipy.stats.percentileofscore`.
        """
        return Fraction(100 * (2 * self.worse + self.level + 1), 2 * self.of)

    @property
    def percentile(self) -> int:
        """The percentile as it is printed and counted on with: to the nearest whole number, halves up."""
        return (100 * (2 * self.worse + self.level + 1) + self.of) // (2 * self.of)

    @property
    def rank(self) -> int:
        """1 for the best; those that tie share it."""
        return self.of - self.worse - self.level


def whole(number: Fraction) -> int:
    """To the nearest whole number, halves up."""
    return (2 * number.numerator + number.denominator) // (2 * number.denominator)


@dataclass(frozen=True, slots=True)
class Measured:
    """What a yardstick shows of one model: a number that compares and its words, or None and why there is none."""

    number: Decimal | None = None
    text: str = ""
    evidence: tuple[Evidence, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class InputPlace:
    """One input of a component for one model; `why` says what is missing where it has no place."""

    input: Input
    label: str
    measured: Measured
    place: Place | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class ComponentPlace:
    """One component for one model.

    `mean` is that of the percentiles of its inputs by their weights, `place` that of this mean among all models that
    have one. `covered` is the share of the inputs' weights that have data, from 0 to 1.
    """

    component: Component
    inputs: tuple[InputPlace, ...]
    mean: int | None = None
    place: Place | None = None
    covered: Fraction = Fraction(0)
    why: str = ""


@dataclass(frozen=True, slots=True)
class ModelRank:
    """One model's breakdown. Without enough data it has neither `total` nor `rank`; `coverage` is in per cent."""

    model: str
    components: tuple[ComponentPlace, ...]
    coverage: int
    total: int | None = None
    rank: int | None = None
    formula: str = ""


@dataclass(frozen=True, slots=True)
class InputPool:
    """An input in words, its weight, and how many models have data for it; `more` is what its label leaves open."""

    label: str
    more: str
    weight: Decimal
    models: int


@dataclass(frozen=True, slots=True)
class Pool:
    """How many models have data for a component, and for each of its inputs."""

    component: Component
    models: int
    inputs: tuple[InputPool, ...]


@dataclass(frozen=True, slots=True)
class Ranked:
    """The ranking: every model but aliases by id, ranked ones first and in their order, then the others by name."""

    ranking: Ranking = field(default_factory=Ranking)
    ranks: Mapping[str, ModelRank] = field(default_factory=dict)
    pools: tuple[Pool, ...] = ()

    @property
    def of(self) -> int:
        """How many models have a rank."""
        return sum(one.rank is not None for one in self.ranks.values())


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a model meets a condition, fails it, or cannot be judged by it; `wanted` is what it fails, in words."""

    text: str
    evidence: tuple[Evidence, ...] = ()
    must: Must | None = None
    wanted: str = ""


@dataclass(frozen=True, slots=True)
class WishPlace:
    """How one wish is met: `points` of 100, None and `why` where that cannot be told."""

    wish: Wish
    label: str
    measured: Measured
    points: int | None
    place: Place | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """A model that meets every condition. `score` is of 100; None where nothing is wished for."""

    model: str
    rank: int
    score: int | None
    coverage: int
    reasons: tuple[Reason, ...]
    wishes: tuple[WishPlace, ...]


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A model that fails conditions, or that cannot be judged; each reason says by what."""

    model: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The models for a need: the best first, those that are excluded, and those of which too little is known.

    `headline` answers in a sentence; `must` and `wishes` are in words and parallel to those of the need.
    """

    need: Need
    must: tuple[str, ...]
    wishes: tuple[str, ...]
    headline: str = ""
    matches: tuple[Match, ...] = ()
    excluded: tuple[Unmatched, ...] = ()
    unjudged: tuple[Unmatched, ...] = ()


@dataclass(frozen=True, slots=True)
class Rated:
    """All that rating gives."""

    ranked: Ranked = field(default_factory=Ranked)
    answers: Mapping[str, Answer] = field(default_factory=dict)
    met: Mapping[str, tuple[tuple[str, Match], ...]] = field(default_factory=dict)
    """The needs that a model meets, by their ids, with how well."""
