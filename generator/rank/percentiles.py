"""Where numbers stand among one another."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction

from generator.nouns.fields import Better
from generator.nouns.ratings import Place


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
    """The mean of whole numbers by their weights, to the nearest whole number, halves up; None of nothing."""
    total = weights = Decimal(0)
    for number, weight in weighted:
        total += number * weight
        weights += weight
    return int((2 * total + weights) // (2 * weights)) if weights else None


def share(part: Iterable[Decimal], of: Iterable[Decimal]) -> Fraction:
    """What some weights are of all, from 0 to 1."""
    weights = sum(of, Decimal(0))
    return Fraction(sum(part, Decimal(0))) / Fraction(weights) if weights else Fraction(0)
