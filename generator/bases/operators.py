"""What the signs of expressions do to values."""

import datetime as dt
from collections.abc import Callable, Mapping

from generator.bases.compare_values import equal, order, to_text, truthy
from generator.bases.dates import between, parse_duration, shifted
from generator.bases.errors import ExpressionError
from generator.bases.functions.function import words
from generator.bases.numbers import Number, divided, number, parse_number, remainder
from generator.bases.scope import Scope, cost, made_list, made_text
from generator.bases.values import Duration, Html, Icon, Image, Link, Value

Operator = Callable[[Scope, Value, Value], Value]
"""What a sign makes of what stands before and after it."""


def added(scope: Scope, one: Value, other: Value) -> Value:
    """A sum. Texts and lists are joined; a text added to a date or a duration is a duration if it reads as one."""
    if isinstance(one, int | float) and isinstance(other, int | float):
        return number(one + other)
    if isinstance(other, str) and isinstance(one, dt.date | Duration) and (span := parse_duration(other)):
        other = span
    if isinstance(one, _WRITTEN) or isinstance(other, _WRITTEN):
        return made_text(to_text(one) + to_text(other), scope.budget)
    if isinstance(one, tuple) and (other is None or isinstance(other, tuple)):
        return made_list(one + (other or ()), scope.budget)
    if one is None or other is None:
        return other if isinstance(other, tuple) else None
    if isinstance(one, dt.date) and isinstance(other, Duration):
        return shifted(one, other)
    if isinstance(one, Duration) and isinstance(other, dt.date):
        return shifted(other, one)
    if isinstance(one, Duration) and isinstance(other, Duration):
        return Duration(one.months + other.months, one.span + other.span)
    return _calculated("+", one, other, lambda first, second: number(first + second))


_WRITTEN = (str, Link, Html, Image, Icon)
"""Types that are joined as texts."""


def subtracted(scope: Scope, one: Value, other: Value) -> Value:  # noqa: ARG001 - all have one shape
    """A difference: of two dates, a duration; a duration is taken from a date or a duration."""
    if one is None or other is None:
        return None
    if isinstance(other, str) and isinstance(one, dt.date | Duration) and (span := parse_duration(other)):
        other = span
    if isinstance(one, dt.date) and isinstance(other, dt.date):
        return between(one, other)
    if isinstance(one, dt.date) and isinstance(other, Duration):
        return shifted(one, other, -1)
    if isinstance(one, Duration) and isinstance(other, Duration):
        return Duration(one.months - other.months, one.span - other.span)
    return _calculated("-", one, other, lambda first, second: number(first - second))


def multiplied(scope: Scope, one: Value, other: Value) -> Value:  # noqa: ARG001
    """A product; a duration before the sign stays a duration."""
    if isinstance(one, Duration) and isinstance(other, int | float):
        return Duration(one.months * other, one.span * other)
    return _calculated("*", one, other, lambda first, second: number(first * second))


def quotient(scope: Scope, one: Value, other: Value) -> Value:  # noqa: ARG001
    """A quotient; a duration counts as its milliseconds."""
    return _calculated("/", one, other, divided)


def rest(scope: Scope, one: Value, other: Value) -> Value:  # noqa: ARG001
    """What a division leaves."""
    return _calculated("%", one, other, remainder)


def _calculated(sign: str, one: Value, other: Value, calculate: Callable[[Number, Number], Number]) -> Value:
    if one is None or other is None:
        return None
    first, second = operand(one), operand(other)
    if first is None or second is None:
        unfit = one if first is None else other
        raise ExpressionError(f"“{sign}” does not work with {words(unfit)}")
    return calculate(first, second)


def operand(value: Value) -> Number | None:
    """A value as a number to calculate with; None where it is none."""
    if isinstance(value, Duration):
        return value.milliseconds
    if isinstance(value, str):
        return parse_number(value)
    return value if isinstance(value, int | float) else None


def negated(value: Value) -> Value:
    """The number with the other sign."""
    if isinstance(value, Duration):
        return Duration(-value.months, -value.span)
    return _calculated("-", value, 0, lambda first, _: number(-first))


def positive(value: Value) -> Value:
    """The value as a number."""
    return value if isinstance(value, Duration) else _calculated("+", value, 0, lambda first, _: number(first))


def opposite(value: Value) -> bool:
    """Whether a value counts as false."""
    return not truthy(value)


def same(scope: Scope, one: Value, other: Value) -> bool:
    """Whether two values are equal."""
    if isinstance(one, tuple | Mapping):
        scope.budget.spend(cost(one))
    return equal(one, other)


def different(scope: Scope, one: Value, other: Value) -> bool:
    """Whether two values are not equal."""
    return not same(scope, one, other)


def less(scope: Scope, one: Value, other: Value) -> bool:
    """Whether one comes before the other."""
    return _ordered(scope, one, other) == -1


def greater(scope: Scope, one: Value, other: Value) -> bool:
    """Whether one comes after the other."""
    return _ordered(scope, one, other) == 1


def at_most(scope: Scope, one: Value, other: Value) -> bool:
    """Whether one does not come after the other, and both compare."""
    return _ordered(scope, one, other) in (-1, 0)


def at_least(scope: Scope, one: Value, other: Value) -> bool:
    """Whether one does not come before the other, and both compare."""
    return _ordered(scope, one, other) in (0, 1)


def _ordered(scope: Scope, one: Value, other: Value) -> int | None:
    if isinstance(one, str) and len(one) > 64:
        scope.budget.spend(cost(one))
    return order(one, other)


OPERATORS: Mapping[str, Operator] = {
    "+": added,
    "-": subtracted,
    "*": multiplied,
    "/": quotient,
    "%": rest,
    "==": same,
    "!=": different,
    "<": less,
    ">": greater,
    "<=": at_most,
    ">=": at_least,
}
"""What each sign between two values does; `&&` and `||` work out only what they need, so they are not here."""

PREFIXES: Mapping[str, Callable[[Value], Value]] = {"!": opposite, "-": negated, "+": positive}
"""What each sign before a value does."""
