"""What a function is, and how functions take their arguments."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from generator.bases.compare_values import type_name
from generator.bases.errors import ExpressionError
from generator.bases.numbers import Number, parse_number
from generator.bases.values import Duration, Value

KIND_WORDS = {
    "null": "nothing",
    "boolean": "true or false",
    "number": "a number",
    "string": "a text",
    "date": "a date",
    "duration": "a duration",
    "list": "a list",
    "object": "an object",
    "link": "a link",
    "file": "a file",
    "regexp": "a regular expression",
    "html": "HTML",
    "image": "an image",
    "icon": "an icon",
}
"""What a message calls a value of each type."""


@dataclass(frozen=True, slots=True)
class Function:
    """`run` is given that of which it is asked (nothing, for a global function) and then its arguments.

    `least` and `most` say how many arguments it takes (None: any number); `absent` is what it gives for null. A
    `scoped` one is given the scope before all else; a `lazy` one each argument as a Body, to work it out itself.
    """

    run: Callable[..., Value]
    least: int = 0
    most: int | None = 0
    absent: Value = None
    scoped: bool = False
    lazy: bool = False


def words(value: Value) -> str:
    """What a message calls a value: never the value itself, which may be private."""
    return KIND_WORDS[type_name(value)]


def number_of(value: Value, function: str) -> Number:
    """An argument as a number: not-a-number for none."""
    if isinstance(value, Duration):
        return value.milliseconds
    if isinstance(value, int | float):
        return int(value) if isinstance(value, bool) else value
    parsed = parse_number(value) if isinstance(value, str) else None
    if parsed is None:
        given = "a text that is none" if isinstance(value, str) else words(value)
        raise ExpressionError(f"{function}() takes a number, not {given}")
    return parsed


def whole_number(value: Value, function: str) -> int:
    """An argument as a whole number, towards zero; 0 for not-a-number, and within what any text or list has."""
    found = number_of(value, function)
    return 0 if math.isnan(found) else int(max(-(2**31), min(2**31, found)))


def sliced(start: Value, end: Value) -> slice:
    """What `slice(start, end?)` asks for."""
    return slice(whole_number(start, "slice"), None if end is None else whole_number(end, "slice"))


def flat(arguments: tuple[Value, ...]) -> list[Value]:
    """Arguments of a function that takes any number; a list stands for what is in it."""
    return [one for given in arguments for one in (given if isinstance(given, tuple) else (given,))]
