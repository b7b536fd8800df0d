"""All places at which bases stand, each with its results."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from generator.bases.dataset import Dataset, Find, dataset
from generator.bases.environment import SECONDS, STEPS, Budget, Environment, Remembered
from generator.bases.prepare import Knowledge, prepare
from generator.bases.views import Ledger, Standing, show
from generator.nouns.bases import Base, Expression, Filter, FilterGroup
from generator.nouns.book import Book
from generator.nouns.notes import Vault
from generator.nouns.problems import Level, Problem
from generator.nouns.prose import Place, Prose
from generator.nouns.settings import Settings
from generator.nouns.spelling import did_you_mean, shown
from generator.nouns.tables import BaseResult, Cell, FileLink, Items, Picture, Shown, ViewResult

EXTENSION = ".base"


def show_all(book: Book, vault: Vault, prose: Prose, settings: Settings, find: Find) -> Shown:
    """The results of every place, of each `.base` file, and what is wrong with any."""
    data = dataset(book, vault, prose, settings, find)
    bases = {base.path: base for base in vault.bases}
    blocks = {(note.path, block.line): block.base for note in vault.notes for block in note.blocks if block.base}
    site = _Site(data, Knowledge(book.catalogue, data.private), settings)
    places = {}
    for place in _places(prose):
        base = bases.get(place.file) if place.file else blocks.get((place.note, place.line))
        if base is not None:
            places[place] = site.at(place, base)
    pages = {path: site.page(base) for path, base in bases.items()}
    results = [*places.values(), *pages.values()]
    known = frozenset(attachment.path for attachment in vault.attachments)
    files = frozenset(path for result in results if known for path in _files(result))
    return Shown(places, pages, files & known, tuple(sorted(set(site.ledger.problems.values()))))


def _places(prose: Prose) -> Iterator[Place]:
    """Where bases stand, each place once though several notes may embed it."""
    found = (place for translated in prose.notes.values() for place in translated.places)
    yield from dict.fromkeys(place for place in found if not place.file or place.file.lower().endswith(EXTENSION))


@dataclass(frozen=True, slots=True)
class _Site:
    """What the places share: bases whose expressions have been read, and results that are the same everywhere.

    Both by what a base asks for, since one block may stand in every note that was made from a template.
    """

    dataset: Dataset
    knowledge: Knowledge
    settings: Settings
    ledger: Ledger = field(default_factory=Ledger)
    asked: dict[int, str] = field(default_factory=dict)
    standing: dict[str, tuple[Standing, int]] = field(default_factory=dict)
    results: dict[tuple[str, int], ViewResult] = field(default_factory=dict)
    told: dict[frozenset[str] | None, tuple[Dataset, Environment]] = field(default_factory=dict)

    def page(self, base: Base) -> BaseResult:
        """All views of a base on its own page, where `this` is the base itself."""
        standing = self.stands(base, base.path, base.path)
        return self.result(base, standing, range(len(standing.base.views)))

    def at(self, place: Place, base: Base) -> BaseResult:
        """What stands at a place: all views of a block, or the view of a file that is asked for, else its first."""
        standing = self.stands(base, base.path or place.note, place.note)
        views = standing.base.views
        if not place.file:
            return self.result(base, standing, range(len(views)))
        chosen = standing.base.view(place.view)
        if chosen is None and not standing.base.notice:
            names = [view.name for view in views]
            message = f"the base {shown(base.path)} has no view {shown(place.view)}{did_you_mean(place.view, names)}"
            path = self.settings.shown(self.settings.vault / place.note)
            told = f"{message}; its first is shown; correct the link"
            self.ledger.tell(Problem(path, place.line, "base-wrong", told, Level.WARNING))
        result = self.result(base, standing, [views.index(chosen) if chosen else 0])
        return replace(result, more=base.path if len(views) > 1 else "")

    def result(self, base: Base, standing: Standing, numbers: Iterable[int]) -> BaseResult:
        """The views of these numbers, or why there are none."""
        if standing.base.notice:
            return BaseResult(notice=standing.base.notice)
        return BaseResult(tuple(self.view(self.asked[id(base)], standing, number) for number in numbers))

    def stands(self, base: Base, file: str, where: str) -> Standing:
        """The base, written in `file` of the vault, as it stands in the file `where`."""
        if id(base) not in self.asked:
            self.asked[id(base)] = asked_by(base)
        key, path = self.asked[id(base)], self.settings.shown(self.settings.vault / file)
        if key not in self.standing:
            ready = prepare(base, path, self.knowledge)
            data, environment = self.seen(ready.names)
            self.standing[key] = (Standing(ready, path, data, environment, self.ledger), base.line)
        standing, line = self.standing[key]
        environment = replace(standing.environment, this=standing.dataset.this(where), remembered=Remembered())
        here = replace(standing, shown_path=path, shift=base.line - line, environment=environment)
        for problem in here.base.problems:
            here.tell(problem)
        return here

    def seen(self, names: frozenset[str] | None) -> tuple[Dataset, Environment]:
        """The files as a base sees them: all properties, or only those of these names."""
        if names not in self.told:
            data = self.dataset if names is None else self.dataset.telling(lambda name: name.casefold() in names)
            self.told[names] = (data, Environment(now=data.now, find=data.file))
        return self.told[names]

    def view(self, asked: str, standing: Standing, number: int) -> ViewResult:
        """One view; worked out once where it does not depend on the place."""
        local = standing.base.views[number].local or any(term.local for term in standing.base.terms)
        if local or (asked, number) not in self.results:
            ledger = self.ledger
            budget = Budget(max(0, min(STEPS, ledger.steps)), max(0.0, min(SECONDS, ledger.seconds)))
            before = replace(budget)
            result = show(replace(standing, environment=replace(standing.environment, budget=budget)), number)
            ledger.steps -= before.steps - budget.steps
            ledger.seconds -= before.seconds - budget.seconds
            if local:
                return result
            self.results[asked, number] = result
        return self.results[asked, number]


def asked_by(base: Base) -> str:
    """All that a base asks for, with the lines counted from its first: two that ask for the same have the same."""

    def counted(filters: Filter | None) -> object:
        match filters:
            case Expression(text, line):
                return text, line - base.line
            case FilterGroup(junction, members):
                return junction, *map(counted, members)
        return None

    views = [replace(view, filters=None, line=view.line - base.line) for view in base.views]
    expressions = [(name, counted(one)) for some in (base.formulas, base.summaries) for name, one in some.items()]
    filters = [counted(one) for one in (base.filters, *(view.filters for view in base.views))]
    return repr((views, filters, expressions, len(base.formulas), dict(base.display_names), base.error))


def _files(result: BaseResult) -> Iterator[str]:
    """The paths of the files that a result shows or links to."""
    for view in result.views:
        for group in view.groups:
            yield from _of_cell(group.key)
            for row in group.rows:
                yield from _of_cell(row.cover)
                for cell in row.cells:
                    yield from _of_cell(cell)


def _of_cell(cell: Cell) -> Iterator[str]:
    if isinstance(cell, Picture | FileLink):
        yield cell.path
    elif isinstance(cell, Items):
        for inner in cell.cells:
            yield from _of_cell(inner)
