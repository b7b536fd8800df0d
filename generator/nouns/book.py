"""The merged book: every model with its facts, and who belongs with whom."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from generator.nouns.claims import Fact, State
from generator.nouns.dates import PartialDate
from generator.nouns.fields import Catalogue, Field
from generator.nouns.records import Benchmark, Criterion, Library, Price, Record, SchemeCriterion, Score, Transparency


@dataclass(frozen=True, slots=True)
class ReportPart:
    """A part of a transparency report with its subtotal, as far as its criteria were scored.

    `counted` is how many of them were, on the scale; what lies outside it is no part of any sum.
    """

    id: str
    label: str
    criteria: tuple[tuple[SchemeCriterion, Criterion | None], ...]
    subtotal: Decimal
    out_of: Decimal
    counted: int

    @property
    def whole(self) -> bool:
        """Whether all of its criteria count; the subtotal of any other part is no measure of it."""
        return self.counted == len(self.criteria)

    @property
    def counted_of(self) -> Decimal:
        """The most that the criteria that count can come to."""
        return self.out_of * self.counted / (len(self.criteria) or 1)


@dataclass(frozen=True, slots=True)
class Report:
    """A transparency report with its sums. `total` is of 100; None, and no grade, where a criterion does not count."""

    audit: Transparency
    parts: tuple[ReportPart, ...]
    total: Decimal | None
    grade: str


@dataclass(frozen=True, slots=True)
class Model:
    """A record with what its claims resolve to. `facts` holds a field only where somebody claims something about it."""

    record: Record
    facts: Mapping[str, Fact]
    prices: tuple[Price, ...] = ()
    scores: tuple[Score, ...] = ()
    report: Report | None = None
    via: str = ""
    """The snapshot that an alias stands for; facts, prices and scores of its own it keeps."""

    @property
    def id(self) -> str:
        """The record's id."""
        return self.record.id

    @property
    def name(self) -> str:
        """The name that people use."""
        return self.record.name

    def fact(self, about: Field) -> Fact:
        """The fact about a field; unknown where nobody claims anything."""
        return self.facts.get(about.id) or Fact(self.id, about, State.UNKNOWN)

    @property
    def disputed(self) -> tuple[Fact, ...]:
        """The facts on which sources disagree."""
        return tuple(fact for fact in self.facts.values() if fact.state is State.DISPUTED)

    @property
    def cheapest(self) -> Price | None:
        """The lowest standard input price, then output price; None where no provider's price is known."""
        priced = [p for p in self.prices if p.input is not None and not p.tier]
        return min(priced, key=lambda p: (p.input, p.output is None, p.output or 0, p.provider), default=None)


@dataclass(frozen=True, slots=True)
class Book:
    """Everything that is known, by id; each mapping is sorted by name, so that whoever lists it lists it the same."""

    catalogue: Catalogue
    library: Library
    models: Mapping[str, Model] = field(default_factory=dict)
    by_family: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    by_developer: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    as_of: PartialDate | None = None
    """The date on which all of it was known; None for all that is known."""

    def benchmark(self, id_: str) -> Benchmark:
        """A benchmark; where no file speaks of it, one that is known by its id only."""
        return self.library.benchmarks.get(id_) or Benchmark(id_, id_)

    def organization(self, id_: str) -> str:
        """An organization's name, or its id where no record says."""
        known = self.library.organizations.get(id_)
        return known.name if known else id_

    def family(self, id_: str) -> str:
        """A family's name, or its id where no record says."""
        known = self.library.families.get(id_)
        return known.name if known else id_
