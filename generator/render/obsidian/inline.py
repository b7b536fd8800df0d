"""A text's inline syntax, written as Python-Markdown reads it."""

from generator.render.obsidian import brackets, characters
from generator.render.obsidian.ledger import Scope
from generator.render.obsidian.run import SPECIAL, Embedded, Handler, scan

HANDLERS: dict[str, Handler] = {
    "\\": characters.backslash,
    "`": characters.code,
    "$": characters.dollar,
    "<": characters.angle,
    "{": characters.brace,
    "[": brackets.opening_bracket,
    "]": characters.closing_bracket,
    "!": brackets.bang,
    "~": characters.tilde,
    "#": characters.hash_,
    "^": characters.caret,
    ":": characters.colon,
}
"""Who looks at which character."""


def inline(
    text: str,
    scope: Scope,
    line: int,
    *,
    notes: bool = True,
    cell: bool = False,
    embeds: list[Embedded] | None = None,
) -> str:
    """A text in standard Markdown; `embeds` takes the notes embedded in it, where blocks may stand."""
    if SPECIAL.search(text) is None:
        return text
    return scan(text, scope, line, HANDLERS, notes=notes, cell=cell, embeds=embeds)
