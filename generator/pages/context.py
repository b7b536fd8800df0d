"""What every page kind may look at: the book, the comparisons, the vault, and how things are linked."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from generator.nouns.book import Book, Model
from generator.nouns.comparisons import Compared, Comparison
from generator.nouns.dates import PartialDate
from generator.nouns.fields import Field
from generator.nouns.findings import Finding
from generator.nouns.memory import MemoryView
from generator.nouns.notes import Note, Vault
from generator.nouns.plans import Plan, Plans
from generator.nouns.ratings import Rated
from generator.nouns.reports import Reports
from generator.nouns.searches import Matched
from generator.nouns.settings import Settings
from generator.nouns.urls import url_of
from generator.nouns.views import Link, TableView
from generator.pages.reports import reports_of

_SLUG = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Context:
    """The gathered input of the stage, with each note already at the page on which its text stands."""

    book: Book
    compared: Compared
    vault: Vault
    settings: Settings
    by_path: Mapping[str, Note]
    by_address: Mapping[str, Note]
    """The same notes, for each address the one whose name says so plainest: `index.md` before `README.md`."""
    prose: Mapping[str, tuple[Note, ...]]
    """Notes about one model, by the model's id."""
    opening: frozenset[str] = frozenset()
    """The paths of the notes that open a generated page, and so have none of their own."""
    memory: Mapping[str, MemoryView] = field(default_factory=dict)
    """What models take in memory, by their ids."""
    findings: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)
    """What does not fit, by the ids of the models concerned."""
    searches: Matched = field(default_factory=Matched)
    """What readers searched for."""
    rated: Rated = field(default_factory=Rated)
    """The ranking, and the answers to needs."""
    reports: Reports = field(default_factory=Reports)
    """The transparency reports, in lists of those that can be compared."""

    @classmethod
    def of(cls, book: Book, compared: Compared, vault: Vault, settings: Settings) -> "Context":
        """Sort the notes by where they stand."""
        prose: dict[str, list[Note]] = defaultdict(list)
        for note in vault.notes:
            if id_ := model_of(note, book):
                prose[id_].append(note)
        by_path = {note.path: note for note in vault.notes if not model_of(note, book)}
        for id_, notes in prose.items():
            notes.sort(key=_home_first(model_path(id_)))
        plain_last = sorted(by_path.values(), key=lambda note: PurePosixPath(note.path).name.lower() == "index.md")
        by_address = {url_of(path_of(note), directory_urls=True): note for note in plain_last if not note.unlisted}
        opening = frozenset(by_address[address].path for address in ("", "notes/") if address in by_address)
        texts = {id_: tuple(notes) for id_, notes in prose.items()}
        reports = reports_of(book.models.values())
        return cls(book, compared, vault, settings, by_path, by_address, texts, opening, reports=reports)

    def with_prose(self, page: Plan) -> Plan:
        """The page with the note that its author wrote at its place, if it is not that note's page anyway."""
        note = self.by_address.get(url_of(page.path, directory_urls=True))
        if note is None or note in page.notes:
            return page
        titled = page.path == "index.md" and note.title != PurePosixPath(note.path).stem
        return replace(page, notes=(note, *page.notes), title=note.title if titled else page.title)

    @property
    def models(self) -> Iterable[Model]:
        """All models by name."""
        return self.book.models.values()

    def model(self, id_: str, about: str = "") -> Link:
        """The link to a model's page."""
        return Link(self.book.models[id_].name, model_path(id_), about)

    def organization(self, id_: str) -> Link:
        """The link to an organization's page; without a path where no record speaks of it."""
        known = id_ in self.book.library.organizations or id_ in self.book.by_developer
        return Link(self.book.organization(id_), f"organizations/{id_}.md" if known else "")

    def family(self, id_: str) -> Link:
        """The link to a family's page."""
        return Link(self.book.family(id_), f"families/{id_}.md")

    def benchmark(self, id_: str) -> Link:
        """The link to a benchmark's page."""
        return Link(self.book.benchmark(id_).name, f"benchmarks/{id_}.md")

    def comparison(self, comparison: Comparison, about: str = "") -> Link:
        """The link to a comparison's page."""
        return Link(self.comparison_title(comparison), f"compare/{comparison.slug}.md", about)

    def comparison_title(self, comparison: Comparison) -> str:
        """The names of the models, or the title that was asked for."""
        names = [self.book.models[id_].name for id_ in comparison.models]
        return comparison.title or " vs ".join(names)

    def pages_of(self, id_: str) -> tuple[Comparison, ...]:
        """The comparisons with a page in which a model stands, those asked for first."""
        return tuple(self.compared.comparisons[key] for key in self.compared.of_model.get(id_, ()))

    def table(self, models: Iterable[Model], more: Link | None = None) -> TableView:
        """Models as rows; columns are those of the catalogue about which at least one of them says something."""
        rows = tuple(models)
        columns = tuple(f for f in self.book.catalogue.columns if any(f.id in model.facts for model in rows))
        developers = {model.record.developer: self.organization(model.record.developer) for model in rows}
        return TableView(rows, columns, developers, more)

    def newest_first(self, models: Iterable[Model]) -> tuple[Model, ...]:
        """Models by release date, those without one last, then by name."""
        released = self.book.catalogue.fields.get("release_date")
        return tuple(sorted(models, key=lambda model: (_age(model, released), model.name.casefold(), model.id)))


@dataclass(frozen=True, slots=True)
class Planned:
    """The pages that are known before any note is read closely, and what was looked at for them."""

    plans: Plans
    context: Context


def _home_first(home: str) -> Callable[[Note], tuple[bool, str]]:
    """Sorts notes by path, that at `home` before all."""
    return lambda note: (note.path != home, note.path)


def model_of(note: Note, book: Book) -> str:
    """The model whose page a note's text stands on; empty for a note with a page of its own, as unlisted ones have."""
    return note.model if note.model in book.models and not note.unlisted else ""


def path_of(note: Note) -> str:
    """The Markdown path of a note's own page: the address that its author chose, or its place in the vault."""
    return f"{note.permalink}.md" if note.permalink else note.path


def model_path(id_: str) -> str:
    """Where a model's page stands."""
    return f"models/{id_}.md"


def slug(text: str) -> str:
    """An id made of a text: `Llama 3.2 Community License` → `llama-3-2-community-license`."""
    return _SLUG.sub("-", text.casefold()).strip("-") or "other"


def newest(dates: Iterable[PartialDate | None]) -> PartialDate | None:
    """The latest of the dates that there are."""
    return max((date for date in dates if date), default=None)


def updated(model: Model) -> PartialDate | None:
    """When the newest thing about a model was read or said."""
    sources = [source.retrieved or source.date for source in model.record.sources.values()]
    return newest([*sources, *(price.as_of for price in model.prices)])


def _age(model: Model, field: Field | None) -> tuple[int, ...]:
    fact = model.facts.get(field.id) if field else None
    if fact is None or not isinstance(fact.value, PartialDate):
        return (1,)
    return (0, *(-part for part in fact.value.parts))
