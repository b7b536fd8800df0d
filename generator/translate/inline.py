"""A text's inline syntax, written as Python-Markdown reads it."""

from generator.translate import brackets, characters
from generator.translate.ledger import Scope
from generator.translate.run import SPECIAL, Embedded, Handler, Run, Within, scan

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
    text: str, scope: Scope, line: int, within: Within = Within.TEXT, embeds: list[Embedded] | None = None
) -> str:
    """A text in standard Markdown; `embeds` takes the notes embedded in it, where blocks may stand."""
    if SPECIAL.search(text) is None:
        return text
    return scan(Run(text, scope, line, HANDLERS, within, embeds))
