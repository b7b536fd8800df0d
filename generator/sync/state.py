"""What was last written into the notes, as the text of `vault-sync.json`: a line per property, so that changes show."""

import datetime as dt
import json
from collections.abc import Mapping

from generator.nouns.properties import Properties, PropertyValue

Notes = Mapping[str, Properties]


def state_text(written: Notes, writing: Notes | None = None) -> str:
    """The file's text; `writing` has the values that are just being written, in case that does not come to an end."""
    parts = {"written": _notes(written)} | ({"writing": _notes(writing)} if writing else {})
    return _map(parts, 1) + "\n"


def _notes(notes: Notes) -> str:
    return _map({id_: _map({name: _value(value) for name, value in notes[id_].items()}, 3) for id_ in notes}, 2)


def _map(members: Mapping[str, str], depth: int) -> str:
    indent = "  " * depth
    lines = [f"{indent}{json.dumps(name)}: {members[name]}" for name in sorted(members)]
    return "{\n" + ",\n".join(lines) + f"\n{indent[2:]}}}" if lines else "{}"


def _value(value: PropertyValue) -> str:
    return json.dumps(_plain(value), ensure_ascii=False)


def _plain(value: PropertyValue) -> object:
    if isinstance(value, tuple):
        return [_plain(member) for member in value]
    return value.isoformat() if isinstance(value, dt.date) else value
