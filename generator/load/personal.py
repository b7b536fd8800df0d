"""Searches that look like somebody's personal data, or a secret, and so are never kept."""

import re

LONGEST = 200
"""Characters of a query; a longer one was pasted, and may hold anything."""
DIGITS = 7
"""So many digits in a row, with whatever people put between them, may be a telephone number, a card or an account."""

_ADDRESS = re.compile(r"\S@\S|://|\bwww\.")
_NUMBER = re.compile(rf"(?:\d[\s().+/\-]{{0,3}}){{{DIGITS},}}")
_SECRET = re.compile(r"\b(?=[a-z]*\d)(?=\d*[a-z])[a-z0-9]{20,}\b")
_SNAPSHOT = re.compile(r"\b20[12]\d(?P<between>[-.]?)(?:0[1-9]|1[0-2])(?P=between)(?:[0-2]\d|3[01])\b")
"""The date of a model's snapshot, such as the end of `gpt-4o-2024-08-06`."""


def looks_personal(query: str) -> bool:
    """Whether a query, in lower case, holds an address, a long number or a key, or is too long to be a query."""
    if len(query) > LONGEST or _ADDRESS.search(query) or _SECRET.search(query):
        return True
    return _NUMBER.search(_SNAPSHOT.sub(" ", query)) is not None
