"""What the files under `data/` say, apart from the catalogue of fields."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from generator.nouns.claims import Claim, Source
from generator.nouns.dates import PartialDate
from generator.nouns.fields import Better
from generator.nouns.gpus import Gpu
from generator.nouns.needs import Need
from generator.nouns.ranking import Ranking
from generator.nouns.yardsticks import Yardstick


@dataclass(frozen=True, slots=True)
class Capability:
    """Something that a model does, as one source describes it."""

    id: str
    title: str
    source: Source
    summary: str = ""
    unique: str = ""
    versus: str = ""


@dataclass(frozen=True, slots=True)
class Price:
    """What one provider asks, in USD per million tokens; None where the provider names no such price."""

    provider: str
    source: Source
    line: int
    input: Decimal | None = None
    output: Decimal | None = None
    cached_input: Decimal | None = None
    as_of: PartialDate | None = None
    tier: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """A benchmark result with the way in which it was taken."""

    benchmark: str
    score: Decimal
    source: Source
    line: int
    shots: int | None = None
    variant: str = ""
    harness: str = ""
    claimed_by: str = "third-party"
    date: PartialDate | None = None
    note: str = ""

    @property
    def setting(self) -> tuple[int | None, str, str]:
        """How it was taken; scores of different settings are not compared."""
        return self.shots, self.variant, self.harness

    @property
    def stated(self) -> tuple[str, ...]:
        """What the source says of the setting: `5-shot`, `instruct`, `simple-evals`."""
        shots = "" if self.shots is None else f"{self.shots}-shot"
        return tuple(part for part in (shots, self.variant, self.harness) if part)

    @property
    def taken(self) -> str:
        """The same as one text; empty where nothing is stated."""
        return ", ".join(self.stated)


@dataclass(frozen=True, slots=True)
class Rating:
    """A score or a rank that another publisher prints; theirs, never ours."""

    name: str
    source: Source
    line: int
    score: Decimal | None = None
    out_of: Decimal | None = None
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class Criterion:
    """One line of a transparency report: a score out of the scheme's maximum, and why."""

    id: str
    score: Decimal
    why: str
    line: int


@dataclass(frozen=True, slots=True)
class Transparency:
    """A publisher's audit of how open a model is. `stated_total` and `stated_grade` are the publisher's.

    `version` is that of the publisher's criteria, where these have versions.
    """

    source: Source
    criteria: Mapping[str, Criterion]
    audit_note: str = ""
    stated_total: Decimal | None = None
    stated_grade: str = ""
    version: str = ""

    @property
    def basis(self) -> tuple[str, str]:
        """By whose criteria, and which version of them; only reports for which it is the same are compared."""
        return self.source.publisher.casefold(), self.version.casefold()


@dataclass(frozen=True, slots=True)
class Alias:
    """A name that stood for a dated snapshot on a given day."""

    model: str
    as_of: PartialDate
    line: int
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """Everything that one file under `data/models/` says. `lines` gives the line of a key that others refer to."""

    id: str
    name: str
    path: str
    type: str = "model"
    summary: str = ""
    developer: str = ""
    family: str = ""
    alias_of: Alias | None = None
    sources: Mapping[str, Source] = field(default_factory=dict)
    claims: tuple[Claim, ...] = ()
    capabilities: tuple[Capability, ...] = ()
    prices: tuple[Price, ...] = ()
    scores: tuple[Score, ...] = ()
    ratings: tuple[Rating, ...] = ()
    transparency: Transparency | None = None
    see_also: tuple[str, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Organization:
    """A developer, provider or publisher."""

    id: str
    name: str
    kind: str = ""
    url: str = ""
    country: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Family:
    """Models that belong together."""

    id: str
    name: str
    developer: str = ""
    released: PartialDate | None = None
    about: str = ""
    url: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A test and its scale; `low` and `high` bound its scores where it has bounds."""

    id: str
    name: str
    measures: str = ""
    unit: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    better: Better = Better.HIGHER
    url: str = ""
    about: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class SchemeCriterion:
    """What a transparency report scores."""

    id: str
    label: str
    definition: str = ""


@dataclass(frozen=True, slots=True)
class SchemePart:
    """A part of a transparency report, with its own subtotal."""

    id: str
    label: str
    criteria: tuple[SchemeCriterion, ...]


@dataclass(frozen=True, slots=True)
class Scheme:
    """How transparency is scored: parts of criteria, each out of `out_of`, and the grades of the total out of 100."""

    out_of: Decimal = Decimal(10)
    parts: tuple[SchemePart, ...] = ()
    grades: tuple[tuple[Decimal, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """Models that somebody asked to have compared; two or more."""

    models: tuple[str, ...]
    title: str = ""
    intro: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Library:
    """All records of a project, by id."""

    records: Mapping[str, Record] = field(default_factory=dict)
    organizations: Mapping[str, Organization] = field(default_factory=dict)
    families: Mapping[str, Family] = field(default_factory=dict)
    benchmarks: Mapping[str, Benchmark] = field(default_factory=dict)
    scheme: Scheme = Scheme()
    pairs: tuple[Pair, ...] = ()
    gpus: Mapping[str, Gpu] = field(default_factory=dict)
    ranking: Ranking = field(default_factory=Ranking)
    needs: Mapping[str, Need] = field(default_factory=dict)
    present: frozenset[str] = frozenset()
    """The names of the optional files that could be read; one that is not there is not held against a record."""
    broken: frozenset[str] = frozenset()
    """The ids of record files that could not be used; that is told once, and not again for whatever refers to them."""

    @property
    def yardsticks(self) -> Iterator[tuple[Yardstick, str, int]]:
        """Every yardstick of the ranking and of the needs, with the file and the line that declare it."""
        for component in self.ranking.components:
            yield from ((one.yardstick, self.ranking.path, one.line) for one in component.inputs)
        for need in self.needs.values():
            yield from ((one.yardstick, need.path, one.line) for one in need.must)
            yield from ((one.yardstick, need.path, one.line) for one in need.wishes)
