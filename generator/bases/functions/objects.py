"""Functions of objects and of regular expressions."""

from collections.abc import Mapping

from generator.bases.compare_values import to_text
from generator.bases.functions.function import Function
from generator.bases.regexps import within_time
from generator.bases.scope import Scope
from generator.bases.values import RegExp, Value


def is_empty(value: Mapping[str, Value]) -> bool:
    return not value


def keys(value: Mapping[str, Value]) -> Value:
    return tuple(value)


def values(value: Mapping[str, Value]) -> Value:
    return tuple(value.values())


def matches(scope: Scope, expression: RegExp, value: Value) -> bool:
    """Whether it is found in a text; null has none."""
    if value is None:
        return False
    text = to_text(value)
    search = expression.pattern.match if "y" in expression.flags else expression.pattern.search
    return within_time(scope.budget, lambda seconds: search(text, timeout=seconds)) is not None


OBJECT: Mapping[str, Function] = {
    "isEmpty": Function(is_empty),
    "keys": Function(keys),
    "values": Function(values),
}

REGEXP: Mapping[str, Function] = {"matches": Function(matches, 1, 1, absent=False, scoped=True)}
