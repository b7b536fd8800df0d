"""Stage 4: the book becomes comparisons, verdicts, ranks, neighbours and alternatives."""

from generator.compare.alternatives import alternatives
from generator.compare.comparison import comparison, tables
from generator.compare.frame import frame
from generator.compare.groups import Compare, groups, pages_of
from generator.compare.neighbours import neighbours
from generator.compare.sheets import Memory, desk_of
from generator.compare.standings import ranks
from generator.nouns.book import Book
from generator.nouns.comparisons import Compared, Comparison
from generator.nouns.row_sets import names_to_ask, narrowed

__all__ = ["compare", "frame", "names_to_ask", "narrowed", "side_by_side"]


def compare(
    book: Book,
    memory: Memory | None = None,
    *,
    wanted: tuple[tuple[str, ...], ...] = (),
    nearest: int = 3,
    instead: int = 0,
) -> Compared:
    """The comparisons that the project asks for, that notes show (`wanted`), and of each model with its `nearest` ones.

    Those that only notes show have no page. `memory` is what models take, by their ids. Up to `instead` alternatives of
    each kind are looked for. Nothing here fails: models that do not exist are left out.
    """
    desk = desk_of(book, memory or {})
    near = neighbours(book, nearest)
    asked = groups(book, near, wanted)
    standings, places = ranks(desk)
    return Compared(
        comparisons={ids: comparison(desk, about) for ids, about in asked.items()},
        standings=standings,
        places=places,
        nearest=near,
        of_model=pages_of(asked.values(), near),
        memory=memory or {},
        alternatives=alternatives(book, instead),
    )


def side_by_side(book: Book, memory: Memory | None = None) -> Comparison:
    """The tables of all models of the book, however many, in their order and without a word."""
    return tables(desk_of(book, memory or {}), Compare(tuple(book.models)))
