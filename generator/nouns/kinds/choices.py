"""Yes or no, one of several, and several of several."""

from difflib import get_close_matches

from generator.nouns.fields import Field
from generator.nouns.kinds.kind import Kind, SortKey, Value, scalar

WORDS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


def _parse_boolean(_: Field, written: str | tuple[str, ...]) -> Value:
    word = scalar(written).strip().lower()
    if word not in WORDS:
        raise ValueError("not yes or no")
    return WORDS[word]


def _parse_enum(field: Field, written: str | tuple[str, ...]) -> Value:
    return _member(field, scalar(written))


def _parse_set(field: Field, written: str | tuple[str, ...]) -> Value:
    texts = written if isinstance(written, tuple) else tuple(part for part in written.split(",") if part.strip())
    members = {_member(field, text) for text in texts}
    listed = list(field.values)
    return tuple(sorted(members, key=lambda m: (listed.index(m) if m in field.values else len(listed), m)))


def _member(field: Field, text: str) -> str:
    """The id of one of the field's values, written as id or as label; any text where the field lists none."""
    text = " ".join(text.split())
    if not field.values or text in field.values:
        return text
    folded = {label.casefold(): id_ for id_, label in field.values.items()} | {id_.casefold(): id_ for id_ in field.values}
    if text.casefold() in folded:
        return folded[text.casefold()]
    near = get_close_matches(text.casefold(), list(folded), n=1)
    hint = f"; did you mean “{folded[near[0]]}”?" if near else ""
    raise ValueError(f"not one of {', '.join(field.values)}{hint}")


def _show_boolean(_: Field, value: Value) -> str:
    return "Yes" if value else "No"


def _show_enum(field: Field, value: Value) -> str:
    return field.values.get(str(value), str(value))


def _show_set(field: Field, value: Value) -> str:
    assert isinstance(value, tuple)
    return ", ".join(field.values.get(member, member) for member in value) or "none"


def _agree(_: Field, one: Value, other: Value) -> bool:
    return one == other


def _agree_folded(_: Field, one: Value, other: Value) -> bool:
    return str(one).casefold() == str(other).casefold()


def _agree_set(_: Field, one: Value, other: Value) -> bool:
    assert isinstance(one, tuple) and isinstance(other, tuple)
    return {m.casefold() for m in one} == {m.casefold() for m in other}


def _order(field: Field, value: Value) -> SortKey:
    return YES_FIRST[bool(value)] if isinstance(value, bool) else _show_enum(field, value).casefold()


def _order_set(field: Field, value: Value) -> SortKey:
    return _show_set(field, value).casefold()


def _plain(_: Field, value: Value) -> object:
    return list(value) if isinstance(value, tuple) else value


YES_FIRST = {True: "0", False: "1"}
BOOLEAN = Kind(_parse_boolean, _show_boolean, _show_boolean, _agree, _order, _plain)
ENUM = Kind(_parse_enum, _show_enum, _show_enum, _agree_folded, _order, _plain)
SET = Kind(_parse_set, _show_set, _show_set, _agree_set, _order_set, _plain)
