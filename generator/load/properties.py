"""A note's properties as typed values: by the types that the vault declares, else by what each looks like."""

import math
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from generator.load.yaml_text import Quoted
from generator.nouns.properties import Properties, PropertyValue

Types = Mapping[str, str]
"""Obsidian's name of a property's type (`text`, `multitext`, `number`, `date` …) by the property's name, casefolded."""

BOOLEANS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
NUMBER_LENGTH = 30
"""Characters of the longest number; what is longer is an identifier rather than an amount."""
INTEGER = re.compile(r"[-+]?\d+", re.ASCII)
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?", re.ASCII)
DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
TIME = re.compile(
    r"(?P<date>\d{4}-\d{2}-\d{2})[T ](?P<time>\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?(?:Z|[-+]\d{2}:?\d{2})?", re.ASCII
)


def properties_of(values: Mapping[str, Any], types: Types) -> Properties:
    """All properties of a front matter that was read by `parse_yaml`, in its order."""
    return {name: typed(value, name, types) for name, value in values.items()}


def typed(value: Any, name: str, types: Types) -> PropertyValue:
    """The value of the property `name`; where it is not what the vault says it is, it is taken for what it looks like.

    A zone is dropped: a time is the one on the author's clock.
    """
    declared = DECLARED.get(types.get(name.casefold(), ""))
    if declared is None or value is None or isinstance(value, dict):
        return _plain(value)
    made = declared(value)
    return _plain(value) if made is None else made


def _plain(value: Any) -> PropertyValue:
    """By what it looks like: only what is not quoted is anything else than text."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return tuple(_plain(item) for item in value)
    if value is None or isinstance(value, Quoted):
        return None if value is None else str(value)
    if value in BOOLEANS:
        return BOOLEANS[value]
    number = _number(value)
    if number is not None:
        return number
    moment = _date(value) if DATE.fullmatch(value) else _time(value) if value[10:11] == "T" else None
    return str(value) if moment is None else moment


def _text(value: Any) -> PropertyValue:
    return None if isinstance(value, list) else str(value)


def _list(value: Any) -> PropertyValue:
    return _plain(value if isinstance(value, list) else [value])


def _checkbox(value: Any) -> PropertyValue:
    return BOOLEANS.get(value) if isinstance(value, str) else None


def _number(value: Any) -> int | float | None:
    if not isinstance(value, str) or len(value) > NUMBER_LENGTH:
        return None
    if INTEGER.fullmatch(value):
        return int(value)
    number = float(value) if NUMBER.fullmatch(value) else math.inf
    return number if math.isfinite(number) else None


def _date(value: Any) -> date | None:
    """A day; that of a moment too."""
    moment = _time(value)
    return moment.date() if moment else None


def _time(value: Any) -> datetime | None:
    """A moment; a day alone is its first."""
    if not isinstance(value, str):
        return None
    found = TIME.fullmatch(value)
    if found is None and not DATE.fullmatch(value):
        return None
    try:
        return datetime.fromisoformat(f"{found['date']}T{found['time']}" if found else value)
    except ValueError:
        return None


DECLARED: Mapping[str, Callable[[Any], PropertyValue]] = {
    "text": _text,
    "multitext": _list,
    "tags": _list,
    "aliases": _list,
    "number": _number,
    "checkbox": _checkbox,
    "date": _date,
    "datetime": _time,
}
"""What a value becomes by the type that the vault declares for its property; None where it is none of that type."""
