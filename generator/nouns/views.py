"""What each kind of page shows, and the links and groups of facts that it is made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.nouns.book import Model
from generator.nouns.canvases import Canvas
from generator.nouns.claims import Fact
from generator.nouns.comparisons import Alternative, AlternativeKind, Comparison, Standing
from generator.nouns.dates import PartialDate
from generator.nouns.fields import Field, Group
from generator.nouns.findings import Finding
from generator.nouns.graph import Graph
from generator.nouns.memory import MemoryView
from generator.nouns.prose import DrawnCanvas
from generator.nouns.ranking import Ranking
from generator.nouns.ratings import Answer, Match, ModelRank, Ranked, Unmatched
from generator.nouns.records import Benchmark
from generator.nouns.reports import ReportColumn, ReportList, ReportsBeside, ReportTable
from generator.nouns.searches import LEAST_SHOWN, NARROW, Hit, Matched, ModelSearches, Need
from generator.nouns.tables import BaseResult


@dataclass(frozen=True, slots=True)
class Link:
    """A named page, with a few words about it."""

    title: str
    path: str
    about: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class FactGroup:
    """A group of a model's facts, and the labels of the fields that nobody has recorded yet."""

    group: Group
    facts: tuple[Fact, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LedHere:
    """The searches that lead to a model: how many, the best of them, the models that they lead to as well, and how many
    led to both; `page` has all searches.
    """

    times: int
    best: tuple[Hit, ...]
    companions: tuple[tuple[Link, int], ...]
    page: Link


@dataclass(frozen=True, slots=True)
class ModelRating:
    """A model's place in the ranking among the `of` models that have a rank, and the needs that it meets.

    Each need comes with how well, and with how many models meet it.
    """

    rank: ModelRank | None
    ranking: Ranking
    of: int
    needs: tuple[tuple[Link, Match, int], ...] = ()


@dataclass(frozen=True, slots=True)
class ModelView:
    """What a model page shows."""

    model: Model
    developer: Link | None
    family: Link | None
    about_family: str
    alias: Link | None
    keys: tuple[Fact, ...]
    technical: tuple[FactGroup, ...]
    others: tuple[FactGroup, ...]
    members: tuple[Link, ...]
    standings: tuple[Standing, ...]
    benchmarks: Mapping[str, Link]
    providers: Mapping[str, Link]
    comparisons: tuple[Link, ...]
    opponents: tuple[Link, ...]
    neighbours: tuple[tuple[Link, str], ...]
    see_also: tuple[Link, ...]
    memory: MemoryView | None = None
    findings: tuple[Finding, ...] = ()
    searches: LedHere | None = None
    rating: ModelRating | None = None
    alternatives: tuple[tuple[AlternativeKind, tuple[tuple[Link, Alternative], ...]], ...] = ()
    picker: str = ""
    report_place: ReportColumn | None = None
    """Where the transparency report stands among those it can be compared with, and `reports_near` puts it beside."""
    reports_near: ReportTable | None = None


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """What a head-to-head, or a comparison of several, shows."""

    comparison: Comparison
    models: tuple[Model, ...]
    links: tuple[Link, ...]
    benchmarks: Mapping[str, Link]
    providers: Mapping[str, Link]
    next: tuple[Link, ...]
    reports: ReportsBeside | None = None


@dataclass(frozen=True, slots=True)
class NoteView:
    """What a note's page shows beside its text; `comparison` where it explains several models.

    `related` leads to the pages of its models and to the page that compares just these, `folder` to its folder's page,
    where that lists it. `words` counts its own text.
    """

    comparison: ComparisonView | None = None
    tags: tuple[Link, ...] = ()
    related: tuple[Link, ...] = ()
    folder: Link | None = None
    created: PartialDate | None = None
    updated: PartialDate | None = None
    words: int = 0


@dataclass(frozen=True, slots=True)
class Drawing:
    """A canvas, and what its cards show on the page; `link` leads to its own page where that is another one."""

    canvas: Canvas
    title: str
    drawn: DrawnCanvas = field(default_factory=DrawnCanvas)
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class CanvasView:
    """What the page of a canvas shows: the drawing, the pages to which its cards lead, and its tags."""

    drawing: Drawing
    linked: tuple[Link, ...] = ()
    tags: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class BaseView:
    """What a base shows in one place, or on its own page; `path` is that of its file, empty for a block.

    `homes` are the pages, and the files, of the site by their path in the vault; `paths` are all pages' paths.
    """

    path: str
    result: BaseResult = field(default_factory=BaseResult)
    homes: Mapping[str, str] = field(default_factory=dict)
    paths: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class FactsView:
    """Facts of one model that a note shows by a block."""

    model: Model
    link: Link
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class TableView:
    """Models as rows, facts as columns. `more` leads to the whole table where this is a part of it."""

    models: tuple[Model, ...]
    columns: tuple[Field, ...]
    developers: Mapping[str, Link]
    more: Link | None = None


@dataclass(frozen=True, slots=True)
class HomeView:
    """What the home page shows."""

    site_name: str
    counts: tuple[tuple[int, str, str], ...]
    table: TableView
    comparisons: tuple[Link, ...]
    notes: tuple[Link, ...]
    changes: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class SectionView:
    """An index: sections of links, with words above."""

    intro: str
    sections: tuple[tuple[str, tuple[Link, ...]], ...]


@dataclass(frozen=True, slots=True)
class FamilyView:
    """What the page of a family, or of an organization, shows."""

    about: str
    facts: tuple[tuple[str, str], ...]
    url: str
    table: TableView
    comparisons: tuple[Link, ...] = ()
    families: tuple[Link, ...] = ()
    prices: tuple[tuple[Link, str], ...] = ()


@dataclass(frozen=True, slots=True)
class BenchmarkView:
    """What the page of a benchmark shows: its standings, a table for each setting."""

    benchmark: Benchmark
    settings: tuple[tuple[str, tuple[tuple[Standing, Link], ...]], ...]


@dataclass(frozen=True, slots=True)
class TransparencyView:
    """The lists of transparency reports, each with the first of it side by side where there are several."""

    lists: tuple[tuple[ReportList, ReportTable | None], ...]


@dataclass(frozen=True, slots=True)
class GraphView:
    """What the page of the whole graph shows: figures, and the most linked pages of each kind."""

    graph: Graph
    counts: tuple[tuple[int, str, str], ...]
    most_linked: tuple[tuple[str, tuple[Link, ...]], ...]


@dataclass(frozen=True, slots=True)
class SearchesView:
    """What the page of readers' searches shows: those that led to models, with the best of these; the models that most
    led to. Without any search there is nothing in `matched`.
    """

    matched: Matched
    met: tuple[tuple[Need, tuple[Link, ...]], ...]
    most: tuple[tuple[Link, ModelSearches], ...]
    least_shown: int = LEAST_SHOWN
    narrow: int = NARROW


@dataclass(frozen=True, slots=True)
class RankingView:
    """What the page of the ranking shows; `links` leads to every model that is rated."""

    ranked: Ranked
    links: Mapping[str, Link]


@dataclass(frozen=True, slots=True)
class NeedView:
    """What the page of a need shows: the answer, with whom each condition excludes."""

    answer: Answer
    links: Mapping[str, Link]
    excluded: tuple[tuple[str, tuple[Unmatched, ...]], ...]
