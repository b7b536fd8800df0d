"""The field types: how each reads, prints, compares and orders its values. Adding one takes one line in `KINDS`."""

from collections.abc import Mapping

from generator.nouns.fields import Field, FieldType
from generator.nouns.kinds import choices, dates, numbers, texts
from generator.nouns.kinds.kind import Kind, PropertyType, SortKey, Value
from generator.nouns.properties import PropertyValue

KINDS: Mapping[FieldType, Kind] = {
    FieldType.INTEGER: numbers.INTEGER,
    FieldType.NUMBER: numbers.NUMBER,
    FieldType.QUANTITY: numbers.QUANTITY,
    FieldType.MONEY: numbers.MONEY,
    FieldType.DATE: dates.DATE,
    FieldType.MONTH: dates.MONTH,
    FieldType.BOOLEAN: choices.BOOLEAN,
    FieldType.ENUM: choices.ENUM,
    FieldType.SET: choices.SET,
    FieldType.TEXT: texts.TEXT,
    FieldType.LINK: texts.LINK,
}


def parse(field: Field, written: str | tuple[str, ...]) -> Value:
    """The value that a record's text means for this field; raises ValueError with the reason."""
    return KINDS[field.type].parse(field, written)


def show(field: Field, value: Value) -> str:
    """The value as people write it, with its unit: `128K tokens`, `25 Sep 2024`, `Text, Images`."""
    return KINDS[field.type].show(field, value)


def show_exact(field: Field, value: Value) -> str:
    """The value with every digit that is known: `131,072 tokens`."""
    return KINDS[field.type].show_exact(field, value)


def agree(field: Field, one: Value, other: Value) -> bool:
    """Whether two claims say the same, within the field's tolerance and the precision that each was written with."""
    return KINDS[field.type].agree(field, one, other)


def order(field: Field, value: Value) -> SortKey | None:
    """A key by which values of this field sort, numbers as numbers; None where they have no order."""
    return KINDS[field.type].order(field, value)


def plain(field: Field, value: Value) -> object:
    """The value for JSON: number, string, boolean or list."""
    return KINDS[field.type].plain(field, value)


def as_property(field: Field, value: Value) -> PropertyValue:
    """The value as a property of a note: a number in the field's unit, a date, a list, labels instead of ids."""
    return KINDS[field.type].as_property(field, value)


def property_type(field: Field) -> PropertyType:
    """The type that the field's property has in Obsidian."""
    return KINDS[field.type].property_type
