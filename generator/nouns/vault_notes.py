"""Records as notes of the vault: the properties that a record has there, and how such properties are read back."""

import datetime as dt
import json
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal

from generator.nouns.book import Book, Model
from generator.nouns.claims import Claim
from generator.nouns.fields import Field, FieldType
from generator.nouns.kinds import agree, as_property, parse, property_type
from generator.nouns.kinds.kind import PropertyType, Value
from generator.nouns.properties import Properties, PropertyValue

RESERVED = frozenset(
    {
        *("title", "description", "aliases", "alias", "tags", "tag", "cssclasses", "cssclass", "image", "cover"),
        *("created", "date", "updated", "modified", "publish", "published", "draft", "unlisted", "permalink"),
        *("model", "models"),
    }
)
"""Properties that Obsidian or the site gives a meaning of its own; a field of that name is never one of a note's."""
OWN = {
    "type": PropertyType.TEXT,
    "developer": PropertyType.TEXT,
    "family": PropertyType.TEXT,
    "alias_of": PropertyType.TEXT,
    "see_also": PropertyType.LIST,
}
"""What a record says of its model beside the facts, with the type that each has in Obsidian."""

LISTS = (FieldType.SET, FieldType.TEXT)
"""Types of fields that read several values."""
REMEMBERED = "vault-sync.json"
"""The file under `data/` that holds what was last written into notes."""
ID = re.compile(r"[a-z0-9][a-z0-9._-]*")
Remembered = Mapping[str, Mapping[str, tuple[PropertyValue, ...]]]
"""Values that were last written into notes, by the record's id and the property's name.

More than one where the writing of a newer value may have been interrupted.
"""


def note_path(id_: str) -> str:
    """The note of a record, relative to the vault."""
    return f"models/{id_}.md"


def record_properties(model: Model, book: Book) -> Properties:
    """What is known of a model as properties: what it is, who made it, then its facts in the catalogue's order.

    Of a disputed fact the chosen value; nothing for an absence, since a property that is missing is neither zero nor
    no. The models that it stands for or refers to are wikilinks, everything else is as `as_property` has it.
    """
    facts = {
        id_: as_property(fact.field, fact.value)
        for id_, fact in model.facts.items()
        if fact.value is not None and id_.casefold() not in RESERVED
    }
    return {**_own(model, book), **facts}


def _own(model: Model, book: Book) -> Properties:
    record = model.record
    said: dict[str, PropertyValue] = {
        "type": record.type,
        "developer": book.organization(record.developer) if record.developer else "",
        "family": book.family(record.family) if record.family else "",
        "alias_of": _wikilink(book.models[model.via]) if model.via else "",
        "see_also": tuple(_wikilink(book.models[id_]) for id_ in record.see_also if id_ in book.models),
    }
    return {name: value for name, value in said.items() if value}


def _wikilink(to: Model) -> str:
    """The link to a model's note, which is there wherever records are written into the vault."""
    name = "".join(" " if c in "[]|" else c for c in to.name)
    return f"[[{note_path(to.id).removesuffix('.md')}|{' '.join(name.split()) or to.id}]]"


def property_types(book: Book) -> Mapping[str, PropertyType]:
    """The types of all properties that some record has, by name, sorted."""
    fields = book.catalogue.fields
    names = {name for model in book.models.values() for name in record_properties(model, book)}
    return {name: property_type(fields[name]) if name in fields else OWN[name] for name in sorted(names)}


def is_empty(value: PropertyValue) -> bool:
    """Whether a property says nothing: Obsidian keeps one that somebody has only begun, or cleared."""
    return value is None or (isinstance(value, str) and not value.strip()) or value == ()


def same(one: PropertyValue, other: PropertyValue) -> bool:
    """Whether two properties hold the same value, if perhaps as another type: `7` and `"7"`, one text and a list."""
    return (type(one) is type(other) and one == other) or _canonical(one) == _canonical(other)


def _canonical(value: PropertyValue) -> tuple[object, ...]:
    if isinstance(value, Mapping):
        return ("map", *((name, _canonical(member)) for name, member in value.items()))
    return tuple(_canonical_text(member) for member in (value if isinstance(value, tuple) else (value,)))


def _canonical_text(value: PropertyValue) -> object:
    if isinstance(value, tuple | Mapping):
        return _canonical(value)
    text = " ".join(text_of(value).split())
    number = text if text.isascii() and any(c.isdigit() for c in text) else ""
    try:
        return str(Decimal(number).normalize()) if number and "_" not in number else text
    except ArithmeticError:
        return text


def text_of(value: PropertyValue) -> str:
    """A property's text as a record would have it; of a list or an object that of its members."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case float():
            return f"{Decimal(repr(value)):f}".removesuffix(".0")
        case dt.date():
            return value.isoformat()
        case tuple():
            return ", ".join(text_of(member) for member in value)
        case Mapping():
            return ", ".join(f"{name}: {text_of(member)}" for name, member in value.items())
        case _:
            return str(value)


def read_property(field: Field, value: PropertyValue) -> Value:
    """The value that a property means for a field; raises ValueError with the reason."""
    several = value if isinstance(value, tuple) else (value,)
    if any(isinstance(member, tuple | Mapping) for member in several):
        raise ValueError("takes a text, a number or a flat list")
    texts = tuple(text_of(member) for member in several)
    if field.type in LISTS and isinstance(value, tuple):
        return parse(field, texts)
    if len(texts) != 1:
        raise ValueError("takes one value, not a list")
    return parse(field, texts[0])


def is_said(claims: Iterable[Claim], field: Field, value: Value) -> bool:
    """Whether one of the claims about the field says the same."""
    return any(
        claim.value is not None and agree(field, claim.value, value) for claim in claims if claim.field.id == field.id
    )


def read_remembered(text: str) -> Remembered:
    """What the file of that name holds; raises ValueError where it is not what was written there."""
    found: dict[str, dict[str, tuple[PropertyValue, ...]]] = {}
    try:
        parts = json.loads(text)
        for part in (parts["written"], parts.get("writing", {})):
            for id_, properties in part.items():
                _remember(found, id_, properties)
    except (AttributeError, KeyError, TypeError, RecursionError) as error:
        raise ValueError("it does not hold values by note and property") from error
    return found


def _remember(found: dict[str, dict[str, tuple[PropertyValue, ...]]], id_: str, properties: object) -> None:
    if not ID.fullmatch(id_) or not isinstance(properties, dict):
        raise TypeError
    values = found.setdefault(id_, {})
    for name, value in properties.items():
        values[name] = tuple(dict.fromkeys((*values.get(name, ()), _flat(value))))


def _flat(value: object) -> PropertyValue:
    if isinstance(value, list) and all(isinstance(member, str | int | float) for member in value):
        return tuple(value)
    if isinstance(value, str | int | float):
        return value
    raise TypeError
