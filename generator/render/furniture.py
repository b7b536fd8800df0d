"""What stands around a note's text: how long it takes to read, and where others speak of it."""

import re

from generator.render.text import clean

WORDS_A_MINUTE = 200
LONGEST = 240
"""Characters of a sentence that are shown; some paragraphs are whole pages."""
BEFORE = 80
"""Characters of it that stand before what it is shown for."""


def minutes(words: int) -> int:
    """How long so many words take to read, at least a minute."""
    return max(1, round(words / WORDS_A_MINUTE))


def excerpt(sentence: str, about: str) -> str:
    """The sentence, or as much of a long one as is read at a glance, from around where it names what it is about."""
    text = clean(sentence)
    if len(text) <= LONGEST:
        return text
    found = re.search(re.escape(about), text, re.IGNORECASE) if about else None
    start = max(0, found.start() - BEFORE) if found else 0
    start = min(start, len(text) - LONGEST)
    piece = text[start : start + LONGEST]
    if start:
        piece = "… " + (piece.partition(" ")[2] or piece)
    if start + LONGEST < len(text):
        piece = (piece.rpartition(" ")[0] or piece) + " …"
    return piece
