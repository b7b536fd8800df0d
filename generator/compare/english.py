"""English for sentences that are made of facts: lists, counts, ratios, amounts, spans of time."""

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_FLOOR, Decimal
from math import floor

from generator.nouns.dates import PartialDate
from generator.nouns.quantities import show_compact
from generator.nouns.spelling import listed

SPELLED = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def joined(predicates: Sequence[str]) -> str:
    """Predicates of one subject, a verb or an object that two in a row share said once.

    `is ahead on MMLU` and `is 62 times cheaper` → `is ahead on MMLU and 62 times cheaper`; `reads images` and
    `produces images` → `reads and produces images`.
    """
    parts: list[tuple[list[str], list[str]]] = []
    for predicate in predicates:
        verb, _, rest = predicate.partition(" ")
        if parts and parts[-1][0] == [verb]:
            parts[-1][1].append(rest)
        elif parts and parts[-1][1] == [rest]:
            parts[-1][0].append(verb)
        else:
            parts.append(([verb], [rest]))
    return listed([f"{listed(verbs)} {listed(rests)}" for verbs, rests in parts])


def counted(number: int, noun: str) -> str:
    """`1 month`, `3 months`."""
    return f"{number:,} {noun}{'s' * (number != 1)}"


def spelled(number: int) -> str:
    """`two`, and figures beyond twelve."""
    return SPELLED[number] if 0 <= number < len(SPELLED) else f"{number:,}"


def lowered(label: str) -> str:
    """A label inside a sentence: `Context length` → `context length`; `GPU hours`, `RoPE theta` and `KV heads` stay."""
    first = label.split(" ", 1)[0].rstrip(",")
    return label[:1].lower() + label[1:] if first[1:].islower() else label


def figure(ratio: Decimal) -> str:
    """A ratio as people say it: `6.5`, `62`, `12,000`."""
    if ratio >= 10_000:
        return show_compact(ratio)
    return f"{round(ratio):,}" if ratio >= 10 else f"{round(ratio, 1).normalize():f}"


def at_least(ratio: Decimal) -> str:
    """A ratio rounded down to the digits that `figure` prints, for what is said to be at least so much."""
    digits = 1 if ratio < 10 else 0 if ratio < 10_000 else 2 - ratio.adjusted()
    return figure(ratio.quantize(Decimal(1).scaleb(-digits), ROUND_FLOOR))


def times(ratio: Decimal) -> str:
    """`twice`, `6.5 times`, for a ratio of 2 or more."""
    return "twice" if figure(ratio) == "2" else f"{figure(ratio)} times"


def percent(share: Decimal, *, least: bool = False) -> str:
    """`20%` for 0.2, `slightly` for what rounds to nothing; rounded down for what is at `least` so much."""
    rounded = floor(share * 100) if least else round(share * 100)
    return f"{rounded}%" if rounded else "slightly"


def months_between(older: PartialDate, newer: PartialDate) -> int | None:
    """Full calendar months as far as both dates say; None where a month is missing."""
    if not (older.month and newer.month):
        return None
    months = (newer.year - older.year) * 12 + newer.month - older.month
    return months - 1 if older.day and newer.day and newer.day < older.day else months


def span(older: PartialDate, newer: PartialDate) -> str:
    """`12 days`, `4 months`, `2 years`, `more than 2 years`; empty where the dates are too vague to say."""
    months = months_between(older, newer)
    if older.day and newer.day and (days := (date(*newer.parts) - date(*older.parts)).days) < 60:
        return counted(days, "day")
    if not months:
        return ""
    if months < 24:
        return counted(months, "month")
    return f"{'more than ' * (months % 12 > 0)}{months // 12} years"


def against(one: str, other: str, unit: str) -> str:
    """`128K against 8K tokens`: the unit is said once."""
    return f"{one.removesuffix(f' {unit}')} against {other}"
