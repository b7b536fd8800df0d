"""The models nearest to each model, found without looking at every pair."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from heapq import nsmallest

from generator.compare.likeness import MEASURES, Profile, likeness, profile_of, reason
from generator.nouns.book import Book
from generator.nouns.comparisons import Neighbour

BESIDE = 2
"""How many more than are asked for are looked at on either side of a model in every order."""


def neighbours(book: Book, nearest: int) -> Mapping[str, tuple[Neighbour, ...]]:
    """Up to `nearest` neighbours of every model, the most alike first.

    Candidates stand near a model in some order of all models, or of those of its family or developer: by parameters,
    release, context, price, and in the smaller groups by name. So the work grows with the number of models, not with
    its square. A snapshot stands for its aliases: these have its neighbours and are themselves nobody's.
    """
    profiles = {id_: profile_of(model) for id_, model in sorted(book.models.items()) if not model.via}
    near: dict[str, set[str]] = defaultdict(set)
    for order in _orders(profiles.values()) if nearest > 0 else ():
        for place, id_ in enumerate(order):
            near[id_].update(order[max(0, place - nearest - BESIDE) : place + nearest + BESIDE + 1])
    found = {
        id_: _nearest(one, (profiles[other] for other in near[id_] - {id_}), nearest) for id_, one in profiles.items()
    }
    return {id_: found.get(snapshot(book, id_), ()) for id_ in book.models}


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
    for group in groups.values():
        yield [one.id for one in sorted(group, key=lambda one: (one.name, one.id))]
    for group in (everybody, *groups.values()):
        for measure in MEASURES:
            measured = [one for one in group if measure in one.measures]
            yield [one.id for one in sorted(measured, key=lambda one: (one.measures[measure], one.id))]


def _nearest(one: Profile, others: Iterable[Profile], count: int) -> tuple[Neighbour, ...]:
    ranked = nsmallest(count, ((-likeness(one, other), other.id, other) for other in others))
    told = ((other.id, reason(one, other)) for _, _, other in ranked)
    return tuple(Neighbour(id_, why) for id_, why in told if why)
