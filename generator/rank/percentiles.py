"""Where numbers stand among one another."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction

from generator.nouns.fields import Better
from generator.nouns.ratings import Place, whole


def places(numbers: Mapping[str, Decimal], better: Better) -> Mapping[str, Place]:
    """The place of each number among all of them; equal numbers share one."""
    ordered = sorted(numbers.values())
    found = {}
    for id_, number in numbers.items():
        low, high = bisect_left(ordered, number), bisect_right(ordered, number)
        worse = len(ordered) - high if better is Better.LOWER else low
        found[id_] = Place(worse, high - low - 1, len(ordered))
    return found


def mean(weighted: Iterable[tuple[int, Decimal]]) -> int | None:
    """The mean of whole numbers by their weights, to the nearest whole number; None of nothing."""
    pairs = [(number, Fraction(weight)) for number, weight in weighted]
    weights = sum((weight for _, weight in pairs), Fraction(0))
    return whole(sum((number * weight for number, weight in pairs), Fraction(0)) / weights) if weights else None


def share(part: Iterable[Decimal], of: Iterable[Decimal]) -> Fraction:
    """What some weights are of all, from 0 to 1."""
    whole_weight = sum(map(Fraction, of), Fraction(0))
    return sum(map(Fraction, part), Fraction(0)) / whole_weight if whole_weight else Fraction(0)
