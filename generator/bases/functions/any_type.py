"""Functions of every value."""

from collections.abc import Mapping

from generator.bases.compare_values import to_text, truthy, type_name
from generator.bases.functions.function import Function
from generator.bases.values import Value


def is_type(value: Value, name: Value) -> bool:
    return type_name(value) == to_text(name).lower()


def is_empty(value: Value) -> bool:
    return value is None


ANY: Mapping[str, Function] = {
    "isTruthy": Function(truthy),
    "isType": Function(is_type, 1, 1),
    "toString": Function(to_text),
    "isEmpty": Function(is_empty),
}
