"""Functions of numbers."""

import math
from collections.abc import Mapping

from generator.bases.errors import ExpressionError
from generator.bases.functions.function import Function, whole_number
from generator.bases.numbers import Number, fixed, number, rounded
from generator.bases.values import Value


def is_empty(value: Number) -> bool:  # noqa: ARG001 - no number is
    return False


def ceil(value: Number) -> Number:
    return number(float(math.ceil(value))) if math.isfinite(value) else value


def floor(value: Number) -> Number:
    return number(float(math.floor(value))) if math.isfinite(value) else value


def nearest(value: Number, digits: Value = None) -> Number:
    return rounded(value, max(-20, min(20, whole_number(digits, "round"))) if digits is not None else 0)


def to_fixed(value: Number, digits: Value = None) -> str:
    places = whole_number(digits, "toFixed") if digits is not None else 0
    if not 0 <= places <= 100:
        raise ExpressionError("toFixed() takes a number of digits from 0 to 100")
    return fixed(value, places)


NUMBER: Mapping[str, Function] = {
    "abs": Function(abs),
    "ceil": Function(ceil),
    "floor": Function(floor),
    "round": Function(nearest, 0, 1),
    "toFixed": Function(to_fixed, 0, 1),
    "isEmpty": Function(is_empty),
}
