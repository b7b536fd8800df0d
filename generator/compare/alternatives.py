"""Models that are much like another and cheaper, smaller, open or newer, found without looking at every pair."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from heapq import nsmallest

from generator.compare.better import BETTER, Entry, Gain, entry_of
from generator.compare.likeness import MEASURES, likeness
from generator.compare.neighbours import snapshot
from generator.nouns.book import Book
from generator.nouns.comparisons import Alternative, AlternativeKind

BESIDE = 6
"""How many are looked at on either side of a model in every order."""
ALIKE = 3
"""In so many respects, and in half of those that are known of both, two models have to be alike."""
NEAR = 2.0
"""Within a factor of four, or a year, on the scales of `likeness.Profile`."""
Order = tuple[list[float], list[str]]


def alternatives(book: Book, most: int) -> Mapping[str, tuple[Alternative, ...]]:
    """Up to `most` of each kind for every model, the most alike first.

    Two models are similar enough if they are of one type, are alike in at least three of eight respects and in half of
    those that are known of both, are not known to be of different variants, and if the other is not known to lack an
    input that the model reads. Only facts that are certain count. Candidates stand near a model in some order of those
    that can be better at all: by parameters, release, context and price of all, of its family and of its developer. So
    the work grows with the number of models, not with its square. A snapshot stands for its aliases.
    """
    entries = {id_: entry_of(model) for id_, model in sorted(book.models.items()) if not model.via}
    found: dict[str, list[Alternative]] = {id_: [] for id_ in entries}
    for kind, better in BETTER if most > 0 else ():
        pool = {id_: one for id_, one in entries.items() if better.may(one)}
        orders = _orders(pool.values())
        for id_, one in entries.items():
            near = (pool[other] for other in _beside(orders, one) if other != id_)
            found[id_] += _chosen(kind, better.gain, one, near, most)
    return {id_: tuple(found.get(snapshot(book, id_), ())) for id_ in book.models}


def _chosen(
    kind: AlternativeKind, gain: Callable[[Entry, Entry], Gain | None], one: Entry, near: Iterable[Entry], most: int
) -> list[Alternative]:
    ranked = []
    for other in near:
        gained = gain(one, other)
        if gained is None:
            continue
        alike = similar(one, other)
        if alike:
            ranked.append((-likeness(one.profile, other.profile), other.profile.id, gained, alike))
    best = nsmallest(most, ranked, key=lambda found: found[:2])
    return [Alternative(kind, id_, gained.text(), alike, gained.evidence()) for _, id_, gained, alike in best]


def similar(one: Entry, other: Entry) -> tuple[str, ...]:
    """In what two models are alike, where that is enough for one to stand in for the other; nothing otherwise."""
    a, b = one.profile, other.profile
    if a.type != b.type or _differ(one.variant, other.variant) or not _reads_all(one, other):
        return ()
    told = [
        ("family", bool(a.family) and a.family == b.family if a.family and b.family else None),
        ("developer", a.developer == b.developer if a.developer and b.developer else None),
        *((name, _near(a.measures.get(id_), b.measures.get(id_))) for id_, name in SCALES),
        ("inputs", one.inputs == other.inputs if one.inputs and other.inputs else None),
        ("architecture", _equal(a.traits.get("architecture"), b.traits.get("architecture"))),
    ]
    known = [(name, alike) for name, alike in told if alike is not None]
    names = tuple(name for name, alike in known if alike)
    return names if len(names) >= ALIKE and 2 * len(names) >= len(known) else ()


SCALES = (("parameters", "size"), ("release", "age"), ("context", "context length"), ("price", "price"))
"""The measures in which two models may be alike, and what that is called."""


def _near(one: float | None, other: float | None) -> bool | None:
    return None if one is None or other is None else abs(one - other) <= NEAR


def _equal(one: object, other: object) -> bool | None:
    return None if one is None or other is None else one == other


def _differ(one: str, other: str) -> bool:
    return bool(one) and bool(other) and one != other


def _reads_all(one: Entry, other: Entry) -> bool:
    return not one.inputs or not other.inputs or one.inputs <= other.inputs


def _orders(pool: Iterable[Entry]) -> Mapping[tuple[str, str, str], Order]:
    """The ids of the pool in every order, with what they are ordered by, under the measure and the group."""
    groups: dict[tuple[str, str, str], list[tuple[float, str]]] = defaultdict(list)
    for one in pool:
        profile = one.profile
        for measure, place in profile.measures.items():
            for group in (("", ""), ("family", profile.family), ("developer", profile.developer)):
                groups[measure, *group].append((place, profile.id))
    return {key: _order(sorted(members)) for key, members in groups.items()}


def _order(members: Sequence[tuple[float, str]]) -> Order:
    return [place for place, _ in members], [id_ for _, id_ in members]


def _beside(orders: Mapping[tuple[str, str, str], Order], one: Entry) -> list[str]:
    """Whoever stands beside a model in some order, each once."""
    profile = one.profile
    found: dict[str, None] = {}
    for measure in MEASURES:
        place = profile.measures.get(measure)
        if place is None:
            continue
        for group in (("", ""), ("family", profile.family), ("developer", profile.developer)):
            order = orders.get((measure, *group))
            if order and (group[1] or not group[0]):
                at = bisect_left(order[0], place)
                found.update(dict.fromkeys(order[1][max(0, at - BESIDE) : at + BESIDE + 1]))
    return list(found)
