"""Integers, numbers, quantities with a unit, and money."""

from decimal import Decimal

from generator.nouns.fields import Field
from generator.nouns.kinds.kind import Kind, PropertyType, SortKey, Value, scalar
from generator.nouns.quantities import Quantity, agree, parse_quantity, show_compact, show_exact, show_money

BINARY_UNITS = {"tokens", "bytes"}
"""Units that are counted in 1,024s as often as in 1,000s."""
EXACT_IN_JAVASCRIPT = 2**53
"""Whole numbers up to here stay what they are in Obsidian."""


def _parse(field: Field, written: str | tuple[str, ...]) -> Value:
    text = scalar(written).strip()
    if field.unit and text.lower().endswith(field.unit.lower()):
        text = text[: -len(field.unit)]
    return parse_quantity(text)


def _parse_integer(field: Field, written: str | tuple[str, ...]) -> Value:
    value = _parse(field, written)
    if number(value) != int(number(value)):
        raise ValueError("not a whole number")
    return value


def _parse_money(field: Field, written: str | tuple[str, ...]) -> Value:
    amount, _, per = scalar(written).partition("/")
    expected = field.unit.partition("/")[2].lower()
    if per and not expected.startswith(per.strip().lower()):
        raise ValueError(f"not in {field.unit}")
    return parse_quantity(amount.strip().removeprefix("$").removesuffix("USD"))


def number(value: Value) -> Decimal:
    """The exact number of a numeric value."""
    assert isinstance(value, Quantity)
    return value.number


def _with_unit(field: Field, text: str) -> str:
    return f"{text}{field.unit}" if field.unit in ("%", "") else f"{text} {field.unit}"


def _show_quantity(field: Field, value: Value) -> str:
    return _with_unit(field, show_compact(number(value), binary=field.unit in BINARY_UNITS))


def _show_exact(field: Field, value: Value) -> str:
    return _with_unit(field, show_exact(number(value)))


def _show_money(field: Field, value: Value) -> str:
    per = field.unit.partition("/")[2]
    return show_money(number(value)) + (f" / {per}" if per else "")


def _agree(field: Field, one: Value, other: Value) -> bool:
    assert isinstance(one, Quantity) and isinstance(other, Quantity)
    return agree(one, other, tolerance=field.tolerance, binary=field.unit in BINARY_UNITS)


def _agree_exactly(field: Field, one: Value, other: Value) -> bool:
    return _agree(field, one, other) if field.tolerance else number(one) == number(other)


def _order(_: Field, value: Value) -> SortKey:
    return number(value)


def _plain(_: Field, value: Value) -> object:
    exact = number(value)
    return int(exact) if exact == int(exact) else float(exact)


def _as_property(_: Field, value: Value) -> int | float:
    exact = number(value)
    return int(exact) if exact == int(exact) and abs(exact) <= EXACT_IN_JAVASCRIPT else float(exact)


INTEGER = Kind(
    _parse_integer, _show_exact, _show_exact, _agree_exactly, _order, _plain, _as_property, PropertyType.NUMBER
)
NUMBER = Kind(_parse, _show_exact, _show_exact, _agree, _order, _plain, _as_property, PropertyType.NUMBER)
QUANTITY = Kind(_parse, _show_quantity, _show_exact, _agree, _order, _plain, _as_property, PropertyType.NUMBER)
MONEY = Kind(_parse_money, _show_money, _show_money, _agree, _order, _plain, _as_property, PropertyType.NUMBER)
