"""Property ids, by which views name their columns: `note.x`, `file.name`, `formula.x`, or `x` for `note.x`."""

import re

from generator.bases.evaluate import code_of
from generator.bases.scope import Code
from generator.bases.syntax import Member, Name

_INDEXED = re.compile(r"""(note|file|formula)\[(?:"(.*)"|'(.*)')\]""", re.DOTALL)


def property_of(written: str) -> tuple[str, str]:
    """What an id names: `note`, `file` or `formula`, and the name of the property."""
    written = written.strip()
    if found := _INDEXED.fullmatch(written):
        return found[1], found[2] or found[3] or ""
    kind, dot, name = written.partition(".")
    return (kind, name) if dot and name and kind in ("note", "file", "formula") else ("note", written)


def property_code(written: str) -> Code:
    """What an id stands for, ready to be worked out; ExpressionError for a field that files have not."""
    kind, name = property_of(written)
    return code_of(written, Member(Name(kind, at=0), name, at=0, size=2, depth=2))
