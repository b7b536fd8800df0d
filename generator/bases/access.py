"""What is asked of a value by name or number: `value.name`, `value[key]`."""

import datetime as dt
from collections.abc import Mapping

from generator.bases.compare_values import to_text
from generator.bases.dates import parse_date
from generator.bases.functions.dates import DATE_FIELDS, DURATION_FIELDS
from generator.bases.functions.files import FILE_FIELDS
from generator.bases.reading import all_properties, read_property
from generator.bases.scope import Scope
from generator.bases.values import Duration, File, Value


def member(scope: Scope, value: Value, name: str) -> Value:
    """A field of a value, or what an object has under a name; None where there is none.

    A text that reads as a date has the fields of dates.
    """
    if isinstance(value, Mapping):
        return entry(scope, value, name)
    if isinstance(value, File):
        return FILE_FIELDS[name](scope, value) if name in FILE_FIELDS else None
    if isinstance(value, str | tuple) and name == "length":
        return len(value)
    if name in DATE_FIELDS:
        date = parse_date(value) if isinstance(value, str) else value
        return DATE_FIELDS[name](date) if isinstance(date, dt.date) else None
    return DURATION_FIELDS[name](value) if isinstance(value, Duration) and name in DURATION_FIELDS else None


def entry(scope: Scope, value: Mapping[str, Value], name: str) -> Value:
    """What an object has under a name, or under one that differs in case only."""
    if name in value:
        return value[name]
    scope.budget.spend(len(value) >> 2)
    folded = name.casefold()
    return next((value[key] for key in value if key.casefold() == folded), None)


def member_of_this(scope: Scope, name: str) -> Value:
    """What `this.name` stands for: the file, its properties, one of them, or else a field of the file."""
    this = scope.environment.this
    if this is None or name == "file":
        return this
    if name == "note":
        return all_properties(this, scope.environment)
    if name in this.properties or name.casefold() in this.names:
        return read_property(this, name, scope.environment)
    return member(scope, this, name)


def element(scope: Scope, value: Value, key: Value) -> Value:
    """An element of a list or a character of a text by its number from 0 (-1 is the last), or a member by its name."""
    if isinstance(key, int | float) and isinstance(value, tuple | str):
        return value[int(key)] if -len(value) <= key < len(value) and key == int(key) else None
    return None if key is None else member(scope, value, to_text(key))
