"""Scalars of front matter: what Obsidian takes a written one for, and how a value is written."""

import datetime as dt
import json
import re
from collections.abc import Sequence
from decimal import Decimal

from generator.nouns.properties import PropertyValue

NULLS = frozenset({"", "~", "null", "Null", "NULL"})
BOOLEANS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
INTEGER = re.compile(r"[-+]?[0-9]{1,40}", re.ASCII)
NUMBER = re.compile(r"[-+]?(?:\.[0-9]{1,40}|[0-9]{1,40}(?:\.[0-9]{0,40})?)(?:[eE][-+]?[0-9]{1,3})?", re.ASCII)
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
LONGEST_NUMBER = 20
WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
PLAIN = " ._-/()+'’&,;:–—%$"
"""What may stand within a text without quotation marks, beside letters and digits."""


def typed(text: str) -> PropertyValue:
    """A scalar that is not quoted, as Obsidian types it."""
    if text in NULLS:
        return None
    if text in BOOLEANS:
        return BOOLEANS[text]
    if INTEGER.fullmatch(text):
        return int(text)
    if NUMBER.fullmatch(text):
        return float(text)
    if DATE.fullmatch(text):
        try:
            return dt.date.fromisoformat(text)
        except ValueError:
            return text
    return text


def written(name: str, value: PropertyValue) -> list[str]:
    """The lines of a property, written as Obsidian writes it."""
    key = _text(name)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [f"{key}:", *(f"  - {scalar(member)}" for member in value)] if value else [f"{key}: []"]
    return [f"{key}: {scalar(value)}"]


def scalar(value: PropertyValue) -> str:
    """A value that is neither a list nor an object, on one line."""
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case float():
            return _number(value)
        case dt.date():
            return value.isoformat()
        case _:
            return _text(str(value))


def _number(value: float) -> str:
    """In full where that is short; else with an exponent, before which YAML 1.1 wants a point."""
    mantissa, e, exponent = repr(value).partition("e")
    full = f"{Decimal(repr(value)):f}"
    if not e or ("." in full and len(full) <= LONGEST_NUMBER):
        return full
    return f"{mantissa}{'' if '.' in mantissa else '.0'}e{exponent}"


def _text(text: str) -> str:
    """Without quotation marks where nobody could take it for anything but this text."""
    safe = all(c.isalnum() or c in PLAIN for c in text) and text[:1].isalpha() and text.lower() not in WORDS
    if safe and ": " not in text and text[-1] not in ": ":
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(c if c.isprintable() else _escaped(c) for c in quoted)


def _escaped(odd: str) -> str:
    return f"\\u{ord(odd):04x}" if ord(odd) < 0x10000 else f"\\U{ord(odd):08x}"
