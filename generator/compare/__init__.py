"""Stage 4: the book becomes comparisons, verdicts, ranks, neighbours and alternatives."""

from dataclasses import replace

from generator.compare.alternatives import alternatives
from generator.compare.comparison import comparison, tables
from generator.compare.frame import frame
from generator.compare.groups import Compare, groups, pages_of
from generator.compare.neighbours import neighbours
from generator.compare.row_sets import names_to_ask, narrowed
from generator.compare.sheets import desk_of
from generator.compare.standings import ranks
from generator.nouns.book import Book
from generator.nouns.comparisons import Compared, Comparison

__all__ = ["compare", "frame", "names_to_ask", "narrowed", "side_by_side"]


def compare(book: Book, *, wanted: tuple[tuple[str, ...], ...] = (), nearest: int = 3, instead: int = 0) -> Compared:
    """The comparisons that the project asks for, that notes show (`wanted`), and of each model with its `nearest` ones.

    Those that only notes show have no page. Up to `instead` alternatives of each kind are looked for. Nothing here
    fails: models that do not exist are left out.
    """
    desk = desk_of(book)
    near = neighbours(book, nearest)
    asked = groups(book, near, wanted)
    standings, places = ranks(desk)
    return Compared(
        comparisons={ids: comparison(desk, about) for ids, about in asked.items()},
        standings=standings,
        places=places,
        nearest=near,
        of_model=pages_of(asked.values(), near),
        alternatives=alternatives(book, instead),
    )


def side_by_side(book: Book, models: tuple[str, ...]) -> Comparison:
    """The tables of these models alone, however many, in their order and without a word; all of them exist."""
    chosen = replace(book, models={id_: book.models[id_] for id_ in models})
    return tables(desk_of(chosen), Compare(models))
