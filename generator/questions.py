"""What is asked of the models without a site being made: the book, comparisons, ranks, memory and cost."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.check import check
from generator.compare import compare, frame, names_to_ask, narrowed, side_by_side
from generator.compare.frame import text
from generator.costs import bills, break_even, cheapest_machine, priced, why_not_rented
from generator.findings import find, problems_of
from generator.load import Loaded, load
from generator.load.note_claims import records_alone
from generator.memory import estimate, fits, needed, usual
from generator.merge import merge
from generator.nouns.book import Book, Model
from generator.nouns.comparisons import Compared, Comparison
from generator.nouns.costs import Costing, Task
from generator.nouns.dates import PartialDate
from generator.nouns.gpus import Gpu
from generator.nouns.memory import Ask, Estimate, Fit
from generator.nouns.problems import Problem
from generator.nouns.ratings import Rated, Supplied
from generator.nouns.settings import Settings
from generator.rank import rate
from generator.searches import match_searches

if TYPE_CHECKING:
    from pandas import DataFrame


def read_book(settings: Settings, as_of: PartialDate | None = None) -> tuple[Loaded, Book, list[Problem]]:
    """What the files say, the book that is merged from it, and the problems of both."""
    loaded = load(settings)
    problems = [*loaded.problems, *check(loaded.catalogue, loaded.library, loaded.vault, settings)]
    return loaded, merge(loaded.catalogue, loaded.library, as_of), problems


def rate_models(book: Book, compared: Compared, matched: Mapping[str, int]) -> tuple[Rated, list[Problem]]:
    """The ranking and the answers to needs, and the problems of what these ask about memory."""
    memory, problems = needed(book)
    return rate(book, compared.standings, Supplied(memory, priced(book), matched)), problems


def assess(settings: Settings) -> tuple[Book, Rated, list[Problem]]:
    """The book with the ranking and the answers to needs, without making any page."""
    loaded, book, problems = read_book(settings)
    alone = _only(book, tuple(book.models))
    rated, misasked = rate_models(book, compare(alone, nearest=0), match_searches(book, loaded.searches).times_matched)
    return book, rated, sorted({*problems, *misasked})


def inspect(settings: Settings, as_of: PartialDate | None = None) -> tuple[Book, list[Problem]]:
    """The merged book, or as much of it as was known on a date, and the problems of the input; no page is made."""
    _, book, problems = read_book(settings, as_of)
    return book, sorted({*problems, *problems_of(find(book))})


def inspect_records(settings: Settings) -> tuple[Book, list[Problem]]:
    """The same of the records alone, without what notes claim: what is to be written into the notes."""
    loaded = load(settings)
    library = records_alone(loaded.library)
    return merge(loaded.catalogue, library), sorted(set(loaded.problems))


def contrast(book: Book, models: tuple[str, ...]) -> Comparison:
    """The comparison of these models alone, whether or not the site has a page for it; the models exist."""
    alone = _only(book, models)
    (comparison,) = compare(alone, usual(alone), wanted=(models,), nearest=0).comparisons.values()
    return comparison


def choose(book: Book, comparison: Comparison, rows: Mapping[str, Collection[str]]) -> Comparison:
    """The comparison with only the rows in all of these sets, by name, each of the names that `askable` gives."""
    return narrowed(comparison, book.library.benchmarks, rows)


def askable(book: Book) -> Mapping[str, tuple[str, ...]]:
    """The groups and the fields that the rows of a comparison can be asked for by."""
    return names_to_ask(book.catalogue, book.library)


def lay_out(book: Book, models: tuple[str, ...]) -> Comparison:
    """The tables of the same comparison without a word, which takes less time."""
    alone = _only(book, models)
    return side_by_side(alone, usual(alone))


def tabulate(book: Book, comparison: Comparison) -> "DataFrame":
    """A comparison as a frame of texts: a row for whatever is compared, a column per model."""
    return frame(comparison, book.library.benchmarks, cell=text)


def _only(book: Book, models: tuple[str, ...]) -> Book:
    """The book with just these models, in this order, and with no comparison that the project asks for."""
    chosen = {id_: book.models[id_] for id_ in models}
    return replace(book, models=chosen, library=replace(book.library, pairs=()))


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
