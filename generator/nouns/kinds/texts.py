"""Free text and web addresses."""

from urllib.parse import urlsplit

from generator.nouns.fields import Field
from generator.nouns.kinds.kind import Kind, PropertyType, SortKey, Value, one_line, scalar

MAX_ADDRESS = 2_000


def _parse_text(_: Field, written: str | tuple[str, ...]) -> Value:
    return one_line(", ".join(written) if isinstance(written, tuple) else written)


def web_address(text: str) -> str:
    """The address if it is one that a page may link to; raises ValueError otherwise (`javascript:` and the like)."""
    text = text.strip()
    if len(text) > MAX_ADDRESS:
        raise ValueError(f"longer than the {MAX_ADDRESS:,} characters of a web address")
    parts = urlsplit(text)
    odd = any(c.isspace() or not c.isprintable() or c in '<>"\\`' for c in text)
    if parts.scheme not in ("http", "https") or not parts.netloc or "@" in parts.netloc or odd:
        raise ValueError("not a web address; write https://…")
    return text


def _parse_link(_: Field, written: str | tuple[str, ...]) -> Value:
    return web_address(scalar(written))


def _show(_: Field, value: Value) -> str:
    return str(value)


def _folded(text: Value) -> str:
    return "".join(c for c in str(text).casefold() if c.isalnum() or c in "+.#")


def _agree_text(_: Field, one: Value, other: Value) -> bool:
    """Case, spaces and most punctuation do not make a difference."""
    return one == other or (_folded(one) == _folded(other) != "")


def _agree_link(_: Field, one: Value, other: Value) -> bool:
    return str(one).rstrip("/") == str(other).rstrip("/")


def _order(_: Field, value: Value) -> SortKey:
    return str(value).casefold()


def _plain(_: Field, value: Value) -> object:
    return value


TEXT = Kind(_parse_text, _show, _show, _agree_text, _order, _plain, _show, PropertyType.TEXT)
LINK = Kind(_parse_link, _show, _show, _agree_link, _order, _plain, _show, PropertyType.TEXT)
