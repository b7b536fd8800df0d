"""The models nearest to each model, found without looking at every pair."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from heapq import nsmallest

from generator.compare.likeness import MEASURES, Profile, likeness, profile_of, reason
from generator.nouns.book import Book
from generator.nouns.comparisons import Neighbour

BESIDE = 1
"""How many more than are asked for are looked at on either side of a model in every order."""


def neighbours(book: Book, nearest: int) -> Mapping[str, tuple[Neighbour, ...]]:
    """Up to `nearest` neighbours of every model, the most alike first.

    Candidates stand near a model in some order: of all models by parameters, release, context and price, of its family
    and of its developer by name, parameters and release. So the work grows with the number of models, not with its
    square. A snapshot stands for its aliases: these have its neighbours and are themselves nobody's.
    """
    profiles = {id_: profile_of(model) for id_, model in sorted(book.models.items()) if not model.via}
    beside: set[tuple[str, str]] = set()
    for order in _orders(profiles.values()) if nearest > 0 else ():
        for apart in range(1, nearest + BESIDE + 1):
            beside.update((a, b) if a < b else (b, a) for a, b in zip(order, order[apart:], strict=False))
    ranked: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for a, b in beside:
        unlike = -likeness(profiles[a], profiles[b])
        ranked[a].append((unlike, b))
        ranked[b].append((unlike, a))
    found = {id_: _told(profiles, id_, nsmallest(nearest, others)) for id_, others in ranked.items()}
    return {id_: found.get(snapshot(book, id_), ()) for id_ in book.models}


def _told(profiles: Mapping[str, Profile], id_: str, others: Iterable[tuple[float, str]]) -> tuple[Neighbour, ...]:
    reasons = ((other, reason(profiles[id_], profiles[other])) for _, other in others)
    return tuple(Neighbour(other, why) for other, why in reasons if why)


def snapshot(book: Book, id_: str) -> str:
    """The model that an alias stands for in the end; itself for any other, and for aliases that lead in a circle."""
    seen = {id_}
    at = id_
    while (via := book.models[at].via) in book.models and via not in seen:
        seen.add(via)
        at = via
    return at


def _orders(profiles: Iterable[Profile]) -> Iterator[list[str]]:
    """The ids in every order in which neighbours are looked for; ties by id, so that records may come in any order."""
    everybody = list(profiles)
    groups: dict[tuple[str, str], list[Profile]] = defaultdict(list)
    for one in everybody:
        if one.family:
            groups["family", one.family].append(one)
        if one.developer:
            groups["developer", one.developer].append(one)
    for measure in MEASURES:
        yield _by(measure, everybody)
    for group in groups.values():
        yield [one.id for one in sorted(group, key=lambda one: (one.name, one.id))]
        yield from (_by(measure, group) for measure in ("parameters", "release"))


def _by(measure: str, group: Iterable[Profile]) -> list[str]:
    measured = sorted((one.measures[measure], one.id) for one in group if measure in one.measures)
    return [id_ for _, id_ in measured]
