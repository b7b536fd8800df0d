"""The catalogue of fields: what can be said about a model, of which type, and which way is better."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum


class FieldType(StrEnum):
    """How a field's values are read, compared and printed; `nouns.kinds.KINDS` says how."""

    INTEGER = "integer"
    NUMBER = "number"
    QUANTITY = "quantity"
    MONEY = "money"
    DATE = "date"
    MONTH = "month"
    BOOLEAN = "boolean"
    ENUM = "enum"
    SET = "set"
    TEXT = "text"
    LINK = "link"


class Better(StrEnum):
    """Which way of a field is better for its reader."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that can be said about a model.

    `tolerance` is relative; 0 means that two values agree when they print the same at the precision written.
    `values` holds the labels of an enum or a set, `key` its place among a page's key facts (0: none). After
    `shelf_life` days a claim has to be confirmed again (0: it does not age).
    """

    id: str
    label: str
    group: str
    type: FieldType
    unit: str = ""
    better: Better = Better.NEITHER
    tolerance: Decimal = Decimal(0)
    definition: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    key: int = 0
    column: bool = False
    shelf_life: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """A heading under which fields stand in a table."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every field by its id, in the order in which tables show them.

    `price_shelf_life` is for prices what `shelf_life` is for a field.
    """

    groups: tuple[Group, ...] = ()
    fields: Mapping[str, Field] = field(default_factory=dict)
    price_shelf_life: int = 0

    @property
    def keys(self) -> tuple[Field, ...]:
        """The key facts of a model page's first screen, in order."""
        return tuple(sorted((f for f in self.fields.values() if f.key), key=lambda f: f.key))

    @property
    def columns(self) -> tuple[Field, ...]:
        """The columns of the table of all models."""
        return tuple(f for f in self.fields.values() if f.column)

    def grouped(self) -> tuple[tuple[Group, tuple[Field, ...]], ...]:
        """The groups that have fields, each with its fields in order."""
        members = {group: [f for f in self.fields.values() if f.group == group.id] for group in self.groups}
        return tuple((group, tuple(fields)) for group, fields in members.items() if fields)
