"""Values beside one another: what is true, equal, first, and how each is written as text."""

import datetime as dt
import math
import re
from collections.abc import Hashable, Iterator, Mapping
from typing import Any

from generator.bases.dates import date_text, duration_text, milliseconds, moment, parse_date, parse_duration
from generator.bases.numbers import number_text, parse_number
from generator.bases.values import LONGEST, Duration, File, Html, Icon, Image, Link, NoteName, RegExp, Tags, Value

KINDS: Mapping[type, str] = {
    type(None): "null",
    bool: "boolean",
    int: "number",
    float: "number",
    str: "string",
    NoteName: "string",
    dt.date: "date",
    dt.datetime: "date",
    Duration: "duration",
    tuple: "list",
    Tags: "list",
    dict: "object",
    Link: "link",
    File: "file",
    RegExp: "regexp",
    Html: "html",
    Image: "image",
    Icon: "icon",
}
"""The names of the types, as `isType()` knows them."""


SIMPLE = frozenset(KINDS.values()) - {"list", "object"}
"""The types of which no value holds others. To ask a table for a type is faster than to ask what a value is."""


def type_name(value: Value) -> str:
    """The name of a value's type."""
    return KINDS.get(type(value)) or ("object" if isinstance(value, Mapping) else "list")


def truthy(value: Value) -> bool:
    """Whether a value counts as true: not null, false, 0, not-a-number, and nothing that is empty."""
    if value is None or value is True or value is False:
        return value is True
    if isinstance(value, float):
        return bool(value) and not math.isnan(value)
    if isinstance(value, Duration):
        return value.milliseconds != 0
    if isinstance(value, Html | Image):
        return bool(value.text)
    return bool(value) if isinstance(value, int | str | tuple) or type_name(value) == "object" else True


def equal(one: Value, other: Value) -> bool:
    """Whether `==` holds.

    A text equals the number or date that it reads as; a date without a time equals every time of its day. Links are
    equal that lead to one file, or nowhere with the same text; a link equals the file to which it leads, and a text
    that is the name of either. The name of a note has its extension or not.
    """
    if one is None or other is None:
        return one is other
    if type(one) is type(other) is str:
        return one == other
    if isinstance(one, str) and isinstance(other, str):
        return one == other or _whole(one) == other or one == _whole(other)
    if isinstance(one, int | float) and isinstance(other, int | float):
        return one == other
    if isinstance(one, tuple) and isinstance(other, tuple):
        return one is other or (len(one) == len(other) and all(map(equal, one, other)))
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one is other or (one.keys() == other.keys() and all(equal(one[key], other[key]) for key in one))
    if isinstance(one, Link | File) or isinstance(other, Link | File):
        return _same_target(one, other)
    if isinstance(one, dt.date) or isinstance(other, dt.date):
        return _same_date(one, other)
    if _is_number(one) or _is_number(other):
        return order(one, other) == 0
    return bool(one == other)


def _whole(text: str) -> str:
    return text.whole if isinstance(text, NoteName) else text


def _same_target(one: Value, other: Value) -> bool:
    if isinstance(one, str):
        return other is not None and _same_target(other, one)
    if not isinstance(one, Link | File):
        return False
    if isinstance(other, str):
        text = other[2:-2].partition("|")[0] if other.startswith("[[") and other.endswith("]]") else other
        return bool(text) and text in _names(one)
    if not isinstance(other, Link | File):
        return False
    if one.path or other.path:
        return one.path == other.path
    return isinstance(one, Link) and isinstance(other, Link) and one.text == other.text


def _names(target: Link | File) -> tuple[str, ...]:
    names = (target.path, target.path.removesuffix(".md"))
    return (*names, target.text) if isinstance(target, Link) else (*names, target.name, target.basename)


def _same_date(one: Value, other: Value) -> bool:
    first, second = _as_date(one), _as_date(other)
    if first is None or second is None:
        return order(one, other) == 0
    if isinstance(first, dt.datetime) and isinstance(second, dt.datetime):
        return first == second
    return moment(first).date() == moment(second).date()


def _as_date(value: Value) -> dt.date | None:
    return parse_date(value) if isinstance(value, str) else value if isinstance(value, dt.date) else None


def _is_number(value: Value) -> bool:
    return isinstance(value, int | float | Duration)


def order(one: Value, other: Value) -> int | None:
    """-1, 0 or 1 for what `<` and `>` compare: numbers, dates, durations, texts; None where they do not compare."""
    if one is None or other is None:
        return None
    if isinstance(one, int | float) and isinstance(other, int | float):
        return _order_of(one, other)
    if isinstance(one, dt.date) or isinstance(other, dt.date):
        return _order_of(_on_time_line(one), _on_time_line(other))
    if _is_number(one) or _is_number(other):
        timed = isinstance(one, Duration) or isinstance(other, Duration)
        return _order_of(_as_number(one, timed=timed), _as_number(other, timed=timed))
    if isinstance(one, str | Link | File) and isinstance(other, str | Link | File):
        return _order_of(to_text(one), to_text(other))
    return None


def _order_of(one: Any, other: Any) -> int | None:
    if one is None or other is None or one != one or other != other:  # noqa: PLR0124 - not-a-number differs from itself
        return None
    return int(one > other) - int(one < other)


def _on_time_line(value: Value) -> float | None:
    date = _as_date(value)
    return milliseconds(date) if date else _as_number(value, timed=False) if not isinstance(value, str) else None


def _as_number(value: Value, *, timed: bool) -> float | None:
    if isinstance(value, Duration):
        return value.milliseconds
    if isinstance(value, str):
        duration = parse_duration(value) if timed else None
        return duration.milliseconds if duration else parse_number(value)
    return value if isinstance(value, int | float) else None


def compare(one: Value, other: Value) -> int:
    """-1, 0 or 1 in a total order over all values, for sorting; null is last."""
    first, second = sort_key(one), sort_key(other)
    return (first > second) - (first < second)


def sort_key(value: Value) -> tuple[Any, ...]:
    """What sorts values as `compare` does: checkboxes, numbers, dates, texts, lists, objects, null.

    Texts regardless of case, numbers in them as numbers.
    """
    if value is None:
        return (9,)
    if isinstance(value, bool):
        return (0, value)
    if isinstance(value, int | float | Duration):
        amount = value.milliseconds if isinstance(value, Duration) else value
        return (1, amount != amount, 0 if amount != amount else amount)  # noqa: PLR0124
    if isinstance(value, dt.date):
        return (2, moment(value), isinstance(value, dt.datetime))
    if isinstance(value, tuple):
        return (4, *map(sort_key, value))
    if isinstance(value, Mapping):
        return (5, *((key, sort_key(value[key])) for key in sorted(value)))
    return (3, *_natural(to_text(value)))


_DIGITS = re.compile(r"([0-9]+)")


def _natural(text: str) -> tuple[Any, ...]:
    parts = _DIGITS.split(text.casefold())
    digits = [part.lstrip("0") for part in parts[1::2]]
    key = [part for pair in zip(parts[::2], [(len(part), part) for part in digits], strict=False) for part in pair]
    return (*key, parts[-1]), text


def identity(value: Value) -> Hashable:
    """What two values share exactly if they are one value in a list without duplicates, or one group."""
    if isinstance(value, Link | File) and value.path:
        return ("file", value.path)
    if isinstance(value, tuple):
        return ("list", *map(identity, value))
    if isinstance(value, Mapping):
        return ("object", *((key, identity(value[key])) for key in sorted(value)))
    if isinstance(value, float) and math.isnan(value):
        return ("number", "NaN")
    if isinstance(value, Link):
        return ("link", value.text)
    return (type_name(value), isinstance(value, dt.datetime), value)


def to_text(value: Value, most: int = LONGEST) -> str:
    """A value as text: no text for null, `5` for 5.0, ISO dates, the words of a link, lists with commas.

    What goes beyond so many characters is cut.
    """
    if isinstance(value, str):
        return value if len(value) <= most else value[:most]
    if isinstance(value, tuple | Mapping):
        return _gathered(_pieces(value), most)
    return _plain_text(value)[:most]


def _plain_text(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return number_text(value)
    if isinstance(value, dt.date):
        return date_text(value)
    if isinstance(value, Duration):
        return duration_text(value)
    if isinstance(value, Link):
        return value.display if isinstance(value.display, str) and value.display else value.text
    if isinstance(value, RegExp):
        return f"/{value.source}/{value.flags}"
    if isinstance(value, File):
        return value.path
    return value.name if isinstance(value, Icon) else value.text if isinstance(value, Html | Image) else str(value)


def _pieces(value: Value) -> Iterator[str]:
    if isinstance(value, tuple):
        for index, element in enumerate(value):
            yield ", " if index else ""
            yield from _pieces(element)
    elif isinstance(value, Mapping):
        for index, key in enumerate(value):
            yield f"{', ' if index else ''}{key}: "
            yield from _pieces(value[key])
    else:
        yield to_text(value)


def _gathered(pieces: Iterator[str], most: int) -> str:
    kept: list[str] = []
    for piece in pieces:
        kept.append(piece[:most])
        most -= len(piece)
        if most <= 0:
            break
    return "".join(kept)
