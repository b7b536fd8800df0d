"""Page plans: which page stands where, and everything that it shows. A page is a function of its plan."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.nouns.dates import PartialDate
from generator.nouns.graph import Graph
from generator.nouns.notes import Note, Vault
from generator.nouns.pickers import PickerView
from generator.nouns.problems import Problem
from generator.nouns.prose import Place
from generator.nouns.records import Library
from generator.nouns.site import NavEntry
from generator.nouns.views import (
    BaseView,
    BenchmarkView,
    CanvasView,
    ComparisonView,
    Drawing,
    FactsView,
    FamilyView,
    GraphView,
    HomeView,
    Link,
    ModelView,
    NeedView,
    NoteView,
    RankingView,
    SearchesView,
    SectionView,
    TableView,
    TransparencyView,
)

View = (
    ModelView
    | ComparisonView
    | PickerView
    | NoteView
    | TableView
    | HomeView
    | SectionView
    | FamilyView
    | BenchmarkView
    | TransparencyView
    | RankingView
    | NeedView
    | CanvasView
    | BaseView
    | GraphView
    | SearchesView
)


@dataclass(frozen=True, slots=True)
class TableBlock:
    """What a `compare` block shows: the rows of a comparison, or, `narrowed`, those that it asks for."""

    view: ComparisonView
    narrowed: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """Words in the place of something that cannot be shown."""

    text: str


Placed = TableBlock | FactsView | BaseView | Drawing | Notice
"""What stands in a note's text at one of its places."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A page whose notes link here, and the sentences in which they do."""

    link: Link
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """One page to be. `notes` are those whose text stands on it, in order; `template` says how its view is laid out.

    `placed` has what stands at the places within those notes. `unlisted`: neither searched nor in the sitemap.
    """

    path: str
    title: str
    template: str
    view: View
    description: str = ""
    notes: tuple[Note, ...] = ()
    updated: PartialDate | None = None
    full_width: bool = False
    unlisted: bool = False
    placed: Mapping[Place, Placed] = field(default_factory=dict)
    mentions: tuple[Mention, ...] = ()
    around: Graph = field(default_factory=Graph)
    """The pages next to this one in the graph of links; empty where it is in none."""


@dataclass(frozen=True, slots=True)
class Plans:
    """All pages to be, with what stands beside them."""

    pages: tuple[Plan, ...]
    redirects: tuple[tuple[str, str], ...]
    nav: tuple[NavEntry, ...]
    vault: Vault
    library: Library
    problems: tuple[Problem, ...] = ()
    attachments: frozenset[str] = frozenset()
    """Paths of the vault's files that the pages need."""
