"""Which models the same searches lead to."""

import heapq
from collections import Counter, defaultdict
from collections.abc import Mapping
from math import lcm

from generator.nouns.searches import NARROW, Companion

LISTED = 6
_WHOLE = lcm(*range(1, NARROW))
"""A weight of 1 as a number that can be shared among the companions without a remainder."""


def companions(shared: Mapping[tuple[int, ...], int], ids: tuple[str, ...]) -> Mapping[int, tuple[Companion, ...]]:
    """The models that the same searches lead to, nearest first; `shared` has how many lead to just these models.

    A search to n models weighs 1 / (n - 1) between two of them (Newman 2001, “Scientific collaboration networks II”):
    one that leads to just two says more of both than one that leads to a dozen.
    """
    times: dict[int, Counter[int]] = defaultdict(Counter)
    weights: dict[int, Counter[int]] = defaultdict(Counter)
    for models, count in shared.items():
        weight = count * (_WHOLE // (len(models) - 1))
        for one in models:
            times[one].update(dict.fromkeys(models, count))
            weights[one].update(dict.fromkeys(models, weight))
    return {
        one: tuple(Companion(ids[at], times[one][at]) for at in _nearest(one, near)) for one, near in weights.items()
    }


def _nearest(one: int, near: Mapping[int, int]) -> list[int]:
    others = (at for at in near if at != one)
    return heapq.nsmallest(LISTED, others, key=lambda at: (-near[at], at))
