"""All places at which bases stand, each with its results."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from generator.bases.dataset import Dataset, Find, dataset
from generator.bases.environment import STEPS, Budget, Environment
from generator.bases.prepare import Knowledge, prepare
from generator.bases.views import Ledger, show
from generator.bases.views import Place as Standing
from generator.nouns.bases import Base
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
    return Shown(places, pages, files & known, tuple(sorted(set(site.ledger.problems))))


def _places(prose: Prose) -> Iterator[Place]:
    """Where bases stand, each place once though several notes may embed it."""
    found = (place for translated in prose.notes.values() for place in translated.places)
    yield from dict.fromkeys(place for place in found if not place.file or place.file.lower().endswith(EXTENSION))


@dataclass(frozen=True, slots=True)
class _Site:
    """What the places share: bases whose expressions have been read, and results that are the same everywhere."""

    dataset: Dataset
    knowledge: Knowledge
    settings: Settings
    ledger: Ledger = field(default_factory=Ledger)
    standing: dict[int, Standing] = field(default_factory=dict)
    results: dict[tuple[int, int], ViewResult] = field(default_factory=dict)
    told: dict[frozenset[str] | None, tuple[Dataset, Environment]] = field(default_factory=dict)

    def page(self, base: Base) -> BaseResult:
        """All views of a base on its own page, where `this` is the base itself."""
        return self.result(base, base.path, base.path, "")

    def at(self, place: Place, base: Base) -> BaseResult:
        """What stands at a place: all views of a block, or the view of a file that is asked for, else its first."""
        if not place.file:
            return self.result(base, place.note, place.note, "")
        result = self.result(base, base.path, place.note, place.view or FIRST)
        if place.view and not result.notice and self.standing[id(base)].base.view(place.view) is None:
            names = [view.name for view in base.views if view.name]
            message = f"the base {shown(base.path)} has no view {shown(place.view)}{did_you_mean(place.view, names)}"
            path = self.settings.shown(self.settings.vault / place.note)
            told = f"{message}; its first is shown; correct the link"
            self.ledger.problems.append(Problem(path, place.line, "base-wrong", told, Level.WARNING))
        return result

    def result(self, base: Base, path: str, where: str, asked: str) -> BaseResult:
        """The views of a base, whose file is `path`, in the file `where`; `asked` is the one to show, or all."""
        if id(base) not in self.standing:
            self.standing[id(base)] = self.prepared(base, self.settings.shown(self.settings.vault / path))
        standing = self.standing[id(base)]
        standing = standing.at(standing.dataset.this(where))
        ready = standing.base
        if ready.notice:
            return BaseResult(notice=ready.notice)
        numbers = range(len(ready.views))
        if not asked:
            return BaseResult(tuple(self.view(base, standing, number) for number in numbers))
        chosen = ready.view(asked) if asked != FIRST else None
        number = ready.views.index(chosen) if chosen else 0
        return BaseResult((self.view(base, standing, number),), more=path if len(numbers) > 1 else "")

    def prepared(self, base: Base, shown_path: str) -> Standing:
        ready = prepare(base, shown_path, self.knowledge)
        self.ledger.problems += ready.problems
        data, environment = self.seen(ready.names)
        return Standing(ready, shown_path, data, environment, self.ledger)

    def seen(self, names: frozenset[str] | None) -> tuple[Dataset, Environment]:
        """The files as a base sees them: all properties, or only those of these names."""
        if names not in self.told:
            data = self.dataset if names is None else self.dataset.telling(lambda name: name.casefold() in names)
            self.told[names] = (data, Environment(now=data.now, find=data.file))
        return self.told[names]

    def view(self, base: Base, standing: Standing, number: int) -> ViewResult:
        """One view; worked out once where it does not depend on the place."""
        ready = standing.base
        local = ready.views[number].local or any(term.local for term in ready.terms)
        key = (id(base), number)
        if local or key not in self.results:
            steps = max(0, min(STEPS, self.ledger.steps))
            budget = Budget(steps)
            environment = replace(standing.environment, budget=budget)
            result = show(replace(standing, environment=environment), number)
            self.ledger.steps -= steps - max(0, budget.steps)
            if local:
                return result
            self.results[key] = result
        return self.results[key]


FIRST = "\0"
"""The view of an embedded file of which none is asked for; no name holds the character."""


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
