"""Obsidian's `types.json` with the types of our properties added; what is there stays."""

import json
import re
from collections.abc import Mapping
from typing import Any

from generator.sync.front import BOM

INDENT = re.compile(r"\{\r?\n(?P<indent>[ \t]+)")


def with_types(text: str, types: Mapping[str, str]) -> str:
    """The file's text with types for the properties that it does not speak of; an empty text where there is none yet.

    Raises ValueError where the file is not what Obsidian writes.
    """
    mark = BOM if text.startswith(BOM) else ""
    whole = _read(text.removeprefix(BOM)) if text.strip(BOM + " \t\r\n") else {}
    known = whole.setdefault("types", {})
    if not isinstance(known, dict):
        raise ValueError("“types” is no map of types by property")
    # Obsidian has one type for a name, in whatever case it is written.
    taken = {name.casefold() for name in known}
    new = {name: str(types[name]) for name in sorted(types) if name.casefold() not in taken}
    if not new:
        return text
    known |= new
    indent = found["indent"] if (found := INDENT.search(text)) else "  "
    end = "\n" if text.endswith("\n") or not text else ""
    made = json.dumps(whole, indent=indent, ensure_ascii=False) + end
    made.encode()  # half a character, as JSON can have it, is a ValueError too
    return mark + (made.replace("\n", "\r\n") if "\r\n" in text else made)


def _read(text: str) -> dict[str, Any]:
    try:
        whole = json.loads(text, object_pairs_hook=_once)
    except RecursionError:
        raise ValueError("it nests too deep") from None
    if not isinstance(whole, dict):
        raise ValueError("it is no map")
    return whole


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("a name stands twice in it")
    return made
