"""Words in messages: what was written, made safe to print, the word that was probably meant, and lists."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from functools import lru_cache

SHOWN = 60
"""Characters of a value that a message repeats."""
MANY = 200
"""Beyond so many words, only those that begin or end like the misspelt one are compared with it, which is quicker."""
SHORT = 4
"""Letters of a word in which a single slip weighs much."""


def printable(text: str) -> str:
    """The text with every character that a terminal would obey or a reader could not see written as its escape."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def shown(value: object) -> str:
    """A value as a message shows it: short, printable, in quotation marks; `a list` and `a map` for those."""
    if isinstance(value, list | tuple | dict):
        return "a map" if isinstance(value, dict) else "a list"
    text = str(value)
    return f"“{printable(text if len(text) <= SHOWN else text[: SHOWN - 1] + '…')}”"


def listed(items: Sequence[str], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`; empty for none."""
    return f"{', '.join(items[:-1])} {last} {items[-1]}" if len(items) > 1 else "".join(items)


def did_you_mean(word: str, words: Iterable[str]) -> str:
    """`; did you mean “context_length”?`, or nothing where no word is near."""
    near = _nearest(word, tuple(words)) if len(word) <= SHOWN else ""
    return f"; did you mean “{near}”?" if near else ""


@lru_cache(maxsize=2048)
def _nearest(word: str, words: tuple[str, ...]) -> str:
    """The nearest word, whatever their order; a letter's case does not count."""
    folded = {known.casefold(): known for known in sorted(words, reverse=True)}
    asked = word.casefold()
    candidates = sorted(folded)
    if len(candidates) > MANY:
        candidates = [known for known in candidates if known[:2] == asked[:2] or known[-2:] == asked[-2:]]
    near = get_close_matches(asked, candidates, n=1, cutoff=0.7 if len(word) > SHORT else 0.6)
    return folded[near[0]] if near else ""
