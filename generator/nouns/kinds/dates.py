"""Days, months and years, as precise as they were written."""

import datetime as dt

from generator.nouns.dates import PartialDate, parse_date
from generator.nouns.fields import Field
from generator.nouns.kinds.kind import Kind, PropertyType, SortKey, Value, scalar


def _parse_date(_: Field, written: str | tuple[str, ...]) -> Value:
    return parse_date(scalar(written))


def _parse_month(_: Field, written: str | tuple[str, ...]) -> Value:
    when = parse_date(scalar(written))
    return PartialDate(when.year, when.month)


def _date(value: Value) -> PartialDate:
    assert isinstance(value, PartialDate)
    return value


def _show(_: Field, value: Value) -> str:
    return _date(value).words


def _agree(_: Field, one: Value, other: Value) -> bool:
    return _date(one).within(_date(other))


def _order(_: Field, value: Value) -> SortKey:
    return _date(value).parts


def _plain(_: Field, value: Value) -> object:
    return str(value)


def _as_property(_: Field, value: Value) -> dt.date | str:
    """A day as a date; a month or a year, which Obsidian has no type for, as text."""
    when = _date(value)
    return dt.date(*when.parts) if when.day else str(when)


DATE = Kind(_parse_date, _show, _show, _agree, _order, _plain, _as_property, PropertyType.DATE)
MONTH = Kind(_parse_month, _show, _show, _agree, _order, _plain, _as_property, PropertyType.TEXT)
