"""Yes or no, one of several, and several of several."""

from decimal import Decimal

from generator.nouns.fields import Field
from generator.nouns.kinds.kind import Kind, PropertyType, SortKey, Value, one_line, scalar
from generator.nouns.spelling import did_you_mean

WORDS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
NOTHING = "none"
"""How a set without members is printed, and may be written."""
LISTED = 12
"""Values that a message lists."""


def _parse_boolean(_: Field, written: str | tuple[str, ...]) -> Value:
    word = scalar(written).strip().lower()
    if word not in WORDS:
        raise ValueError("not yes or no")
    return WORDS[word]


def _parse_enum(field: Field, written: str | tuple[str, ...]) -> Value:
    return _member(field, scalar(written))


def _parse_set(field: Field, written: str | tuple[str, ...]) -> Value:
    if isinstance(written, str):
        word = written.strip().casefold()
        written = () if word == NOTHING and NOTHING not in field.values else tuple(written.split(","))
    places = {id_: place for place, id_ in enumerate(field.values)}
    members = {_member(field, text) for text in written}
    return tuple(sorted(members, key=lambda member: (places.get(member, len(places)), member)))


def _member(field: Field, text: str) -> str:
    """The id of one of the field's values, written as id or as label; any text where the field lists none."""
    text = one_line(text)
    if not field.values or text in field.values:
        return text
    folded = {label.casefold(): id_ for id_, label in field.values.items()}
    folded |= {id_.casefold(): id_ for id_ in field.values}
    if text.casefold() in folded:
        return folded[text.casefold()]
    known = list(field.values)
    listed = ", ".join(known[:LISTED]) + (" …" if len(known) > LISTED else "")
    raise ValueError(f"not one of {listed}{did_you_mean(text, known)}")


def _show_boolean(_: Field, value: Value) -> str:
    return "Yes" if value else "No"


def _show_enum(field: Field, value: Value) -> str:
    return field.values.get(str(value), str(value))


def _show_set(field: Field, value: Value) -> str:
    assert isinstance(value, tuple)
    return ", ".join(field.values.get(member, member) for member in value) or NOTHING


def _agree(_: Field, one: Value, other: Value) -> bool:
    return one == other


def _agree_folded(_: Field, one: Value, other: Value) -> bool:
    return str(one).casefold() == str(other).casefold()


def _agree_set(_: Field, one: Value, other: Value) -> bool:
    assert isinstance(one, tuple) and isinstance(other, tuple)
    return {member.casefold() for member in one} == {member.casefold() for member in other}


def _order_boolean(_: Field, value: Value) -> SortKey:
    return Decimal(0 if value else 1)


def _order_enum(field: Field, value: Value) -> SortKey:
    return _show_enum(field, value).casefold()


def _order_set(field: Field, value: Value) -> SortKey:
    return _show_set(field, value).casefold()


def _plain(_: Field, value: Value) -> object:
    return list(value) if isinstance(value, tuple) else value


def _checked(_: Field, value: Value) -> bool:
    return bool(value)


def _labels(field: Field, value: Value) -> tuple[str, ...]:
    assert isinstance(value, tuple)
    return tuple(field.values.get(member, member) for member in value)


BOOLEAN = Kind(
    _parse_boolean, _show_boolean, _show_boolean, _agree, _order_boolean, _plain, _checked, PropertyType.CHECKBOX
)
ENUM = Kind(_parse_enum, _show_enum, _show_enum, _agree_folded, _order_enum, _plain, _show_enum, PropertyType.TEXT)
SET = Kind(_parse_set, _show_set, _show_set, _agree_set, _order_set, _plain, _labels, PropertyType.LIST)
