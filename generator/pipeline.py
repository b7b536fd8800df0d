"""The story: what happens between a project's files and a finished site. The only module that knows every stage."""

import gc
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.bases import query
from generator.check import check, review
from generator.compare import compare, frame, names_to_ask, narrowed, side_by_side
from generator.compare.frame import text
from generator.costs import bills, break_even, cheapest_machine, priced, why_not_rented
from generator.findings import find, problems_of
from generator.load import Loaded, load
from generator.load.note_claims import records_alone
from generator.memory import estimate, fits, memory_views, needed
from generator.merge import merge
from generator.nouns.book import Book, Model
from generator.nouns.comparisons import Compared, Comparison
from generator.nouns.costs import Costing, Task
from generator.nouns.dates import PartialDate
from generator.nouns.gpus import Gpu
from generator.nouns.memory import Ask, Estimate, Fit
from generator.nouns.plans import Plans
from generator.nouns.problems import Problem
from generator.nouns.prose import Prose
from generator.nouns.ratings import Rated, Supplied
from generator.nouns.settings import Settings
from generator.nouns.site import Site
from generator.pages import complete, plan
from generator.rank import rate
from generator.render import render
from generator.searches import match_searches
from generator.translate import index_of, translate

if TYPE_CHECKING:
    from pandas import DataFrame

Progress = Callable[[str, int, int], None]
"""Told the stage, how much of it is done and how much there is."""
INSTEAD = 3
"""Alternatives of each kind that a model's page names."""


def silent(stage: str, done: int, of: int) -> None:
    """Progress that nobody watches."""


def generate(settings: Settings, progress: Progress = silent, *, parallel: bool = False) -> Site:
    """Everything from the files to pages of standard Markdown; problems come with the site, never as exceptions.

    `parallel` allows several processes where there is enough to do; the site is the same.
    """
    with _collector_at_rest():
        plans, prose, problems = _gather(settings, progress, parallel=parallel)
        # Everything is gathered; from here on a page is a function of its own plan.
        return render(plans, prose, problems, settings, progress, parallel=parallel)


def examine(settings: Settings, progress: Progress = silent, *, parallel: bool = False) -> list[Problem]:
    """Every problem that a build would tell of, and what is worth knowing about the vault as a whole."""
    with _collector_at_rest():
        plans, prose, problems = _gather(settings, progress, parallel=parallel)
        found = review(plans.vault, prose, settings, (page.path for page in plans.pages), plans.attachments)
        return sorted({*problems, *plans.problems, *found})


def _gather(settings: Settings, progress: Progress, *, parallel: bool) -> tuple[Plans, Prose, list[Problem]]:
    """All stages but the last: what every page shows, the notes' text, and the problems of what was read."""
    progress("reading", 0, 0)
    loaded, book, problems = _read(settings)
    findings = find(book)
    problems += problems_of(findings)
    progress("comparing", 0, 0)
    compared = compare(book, wanted=loaded.vault.wanted(), nearest=settings.nearest, instead=INSTEAD)
    searches = match_searches(book, loaded.searches)
    problems += searches.problems
    rated, misasked = _rated(book, compared, searches.times_matched)
    problems += misasked
    planned = plan(
        book,
        compared,
        loaded.vault,
        settings,
        memory=memory_views(book),
        findings=findings,
        searches=searches,
        rated=rated,
    )
    index = index_of(planned.plans, settings)
    prose = translate(planned.plans, index, settings, progress, parallel=parallel)
    shown = query(book, loaded.vault, prose, settings, index.find)
    return complete(planned, prose, shown), prose, problems


def _read(settings: Settings, as_of: PartialDate | None = None) -> tuple[Loaded, Book, list[Problem]]:
    """What the files say, the book that is merged from it, and the problems of both."""
    loaded = load(settings)
    problems = [*loaded.problems, *check(loaded.catalogue, loaded.library, loaded.vault, settings)]
    return loaded, merge(loaded.catalogue, loaded.library, as_of), problems


def _rated(book: Book, compared: Compared, matched: Mapping[str, int]) -> tuple[Rated, list[Problem]]:
    """The ranking and the answers to needs, and the problems of what these ask about memory."""
    memory, problems = needed(book)
    return rate(book, compared.standings, Supplied(memory, priced(book), matched)), problems


def assess(settings: Settings) -> tuple[Book, Rated, list[Problem]]:
    """The book with the ranking and the answers to needs, without making any page."""
    loaded, book, problems = _read(settings)
    alone = replace(book, library=replace(book.library, pairs=()))
    rated, misasked = _rated(book, compare(alone, nearest=0), match_searches(book, loaded.searches).times_matched)
    return book, rated, sorted({*problems, *misasked})


def inspect(settings: Settings, as_of: PartialDate | None = None) -> tuple[Book, list[Problem]]:
    """The merged book, or as much of it as was known on a date, and the problems of the input; no page is made."""
    _, book, problems = _read(settings, as_of)
    return book, sorted({*problems, *problems_of(find(book))})


def inspect_records(settings: Settings) -> tuple[Book, list[Problem]]:
    """The same of the records alone, without what notes claim: what is to be written into the notes."""
    loaded = load(settings)
    library = records_alone(loaded.library)
    return merge(loaded.catalogue, library), sorted(set(loaded.problems))


def contrast(book: Book, models: tuple[str, ...]) -> Comparison:
    """The comparison of these models alone, whether or not the site has a page for it; the models exist."""
    alone = replace(book, library=replace(book.library, pairs=()))
    (comparison,) = compare(alone, wanted=(models,), nearest=0).comparisons.values()
    return comparison


def choose(book: Book, comparison: Comparison, rows: Mapping[str, Collection[str]]) -> Comparison:
    """The comparison with only the rows in all of these sets, by name, each of the names that `askable` gives."""
    return narrowed(comparison, book.library.benchmarks, rows)


def askable(book: Book) -> Mapping[str, tuple[str, ...]]:
    """The groups and the fields that the rows of a comparison can be asked for by."""
    return names_to_ask(book)


def tabulate(book: Book, models: tuple[str, ...], rows: Mapping[str, Collection[str]]) -> "DataFrame":
    """The models as a frame of texts: a row per field, price and benchmark in the sets, a column per model."""
    return frame(side_by_side(book, models), book.library.benchmarks, rows, cell=text)


def measure(model: Model, ask: Ask, gpus: Iterable[Gpu]) -> tuple[Estimate, tuple[Fit, ...]]:
    """What a model takes in memory, run as asked, and how many of each GPU hold it."""
    made = estimate(model, ask)
    return made, fits(model, made, gpus)


def charge(model: Model, task: Task, ask: Ask, gpus: Iterable[Gpu]) -> Costing:
    """What a task costs at each price, and from how many on a rented machine, run as asked, costs less."""
    made, holding = measure(model, ask, gpus)
    machine = cheapest_machine(holding)
    why_not = why_not_rented(model, made, holding, machine)
    billed = bills(model, task)
    if machine is None or why_not:
        return Costing(model.id, billed, made, why_not=why_not)
    evens = tuple(even for bill in billed if (even := break_even(bill, machine, task)))
    return Costing(model.id, billed, made, machine, evens)


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Without the search for cycles: what the stages make has none, and all of it is in use until the end."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
