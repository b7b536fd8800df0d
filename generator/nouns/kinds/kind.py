"""What a field type has to say of its values."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from generator.nouns.dates import PartialDate
from generator.nouns.fields import Field
from generator.nouns.properties import PropertyValue
from generator.nouns.quantities import Quantity

Value = Quantity | PartialDate | bool | str | tuple[str, ...]
SortKey = Decimal | str | tuple[int, int, int]


class PropertyType(StrEnum):
    """The types of properties, by the words of `.obsidian/types.json`."""

    TEXT = "text"
    LIST = "multitext"
    NUMBER = "number"
    CHECKBOX = "checkbox"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Kind:
    """The functions of one field type; each takes the field first, since units, labels and tolerance are its own."""

    parse: Callable[[Field, str | tuple[str, ...]], Value]
    show: Callable[[Field, Value], str]
    show_exact: Callable[[Field, Value], str]
    agree: Callable[[Field, Value, Value], bool]
    order: Callable[[Field, Value], SortKey | None]
    plain: Callable[[Field, Value], object]
    as_property: Callable[[Field, Value], PropertyValue]
    property_type: PropertyType


MAX_TEXT = 5_000


def one_line(text: str) -> str:
    """The text with its white space closed up; raises ValueError where nothing is left, or too much."""
    text = " ".join(text.split())
    if not text:
        raise ValueError("is empty; leave the field out, or write unknown")
    if len(text) > MAX_TEXT:
        raise ValueError(f"longer than {MAX_TEXT:,} characters")
    return text


def scalar(written: str | tuple[str, ...]) -> str:
    """One text; raises ValueError for a list."""
    if isinstance(written, tuple):
        raise ValueError("takes one value, not a list; give each claim as {value: …, source: …}")
    return written
