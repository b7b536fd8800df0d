"""Which models are compared, and which of the comparisons get a page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.nouns.book import Book
from generator.nouns.comparisons import Neighbour

Ids = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compare:
    """Models to compare, in the order of the table's columns."""

    models: Ids
    title: str = ""
    intro: str = ""
    page: bool = False
    asked: bool = False


def groups(book: Book, nearest: Mapping[str, tuple[Neighbour, ...]], wanted: Iterable[Ids]) -> Mapping[Ids, Compare]:
    """Every comparison once, by its models: those asked for, then head-to-heads of neighbours, then those of notes.

    Two models are in the order of their ids where they get a page, and otherwise as the author has them; unknown models
    are left out, and fewer than two are not compared. The same models in another order have one page, not two.
    """
    found: dict[Ids, Compare] = {}
    with_page: set[frozenset[str]] = set()
    for pair in book.library.pairs:
        models = _known(book, pair.models)
        ids = tuple(sorted(models)) if len(models) == 2 else models
        if len(ids) > 1 and frozenset(ids) not in with_page:
            with_page.add(frozenset(ids))
            found[ids] = Compare(ids, pair.title, pair.intro, page=True, asked=True)
    near = {tuple(sorted((id_, one.model))) for id_, ones in nearest.items() for one in ones}
    for ids in sorted(near):
        found.setdefault(ids, Compare(ids, page=True))
    for group in wanted:
        models = _known(book, group)
        if len(models) > 1:
            found.setdefault(models, Compare(models))
    return found


def _known(book: Book, models: Iterable[str]) -> Ids:
    """The models that there are, each once, in their order."""
    return tuple(dict.fromkeys(id_ for id_ in models if id_ in book.models))


def pages_of(found: Iterable[Compare], nearest: Mapping[str, tuple[Neighbour, ...]]) -> Mapping[str, tuple[Ids, ...]]:
    """The comparisons with a page in which each model stands: those asked for, its own neighbours, then the others."""
    of: dict[str, list[Compare]] = {id_: [] for id_ in nearest}
    for one in found:
        for id_ in one.models if one.page else ():
            of[id_].append(one)
    return {id_: tuple(one.models for one in _ranked(id_, ones, nearest[id_])) for id_, ones in of.items()}


def _ranked(id_: str, ones: Iterable[Compare], near: Iterable[Neighbour]) -> list[Compare]:
    own = {tuple(sorted((id_, one.model))): place for place, one in enumerate(near)}
    return sorted(ones, key=lambda one: (not one.asked, own.get(one.models, len(own))))
