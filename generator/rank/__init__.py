"""Rating: a ranking out of 100 from declared components, and answers to declared needs; both from facts alone."""

from collections import defaultdict
from collections.abc import Mapping

from generator.nouns.book import Book
from generator.nouns.comparisons import Standing
from generator.nouns.ratings import Match, Rated, Supplied
from generator.rank.answers import answer
from generator.rank.ranking import ranked
from generator.rank.sight import Sight

__all__ = ["rate"]


def rate(book: Book, standings: Mapping[str, tuple[Standing, ...]], supplied: Supplied) -> Rated:
    """The ranking of all models and the answer to each need, as the project declares them.

    An alias is the snapshot that it stands for, and is not rated beside it. Nothing here fails: what is not known is
    left out of the sums and named.
    """
    sight = Sight(book, standings, supplied)
    answers = {need.id: answer(sight, need) for need in book.library.needs.values()}
    met: dict[str, list[tuple[str, Match]]] = defaultdict(list)
    for id_, one in answers.items():
        for match in one.matches:
            met[match.model].append((id_, match))
    return Rated(ranked(sight, book.library.ranking), answers, {id_: tuple(ones) for id_, ones in met.items()})
