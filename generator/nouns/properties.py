"""Values of a note's properties, as Obsidian types them."""

import datetime as dt
from collections.abc import Mapping, Sequence
from fnmatch import fnmatchcase
from functools import lru_cache
from typing import Union

PropertyValue = Union[  # noqa: UP007 - it refers to itself
    None,
    bool,
    int,
    float,
    str,
    dt.date,
    dt.datetime,
    tuple["PropertyValue", ...],
    Mapping[str, "PropertyValue"],
]
"""Text, number, checkbox, date, date and time (without a zone), list, or an object; None for an empty property.

A link is text, `[[Note]]`, as Obsidian keeps it.
"""

Properties = Mapping[str, PropertyValue]
"""The properties of a note by name, in the author's order."""

PRIVATE = ("kmd*", "com.apple.*", "*ownerid", "*owneruserid", "*ownergroupid", "inode", "password*", "apikey*")
"""What no base shows, whatever it asks for: what file systems keep (`kMDItemFSOwnerUserID`), owners, and secrets.

The names are compared without spaces, `_` and `-`, and without regard to case.
"""
UNREAD = str.maketrans("", "", " _-")


def is_public(name: str, declared: Sequence[str] | None) -> bool:
    """Whether a property of that name may be shown; `declared` lists those that may, None leaves it to the bases.

    A declared name counts in any case and may hold `*`.
    """
    return _is_public(name.casefold(), None if declared is None else tuple(one.casefold() for one in declared))


@lru_cache(maxsize=4096)
def _is_public(name: str, declared: tuple[str, ...] | None) -> bool:
    if any(fnmatchcase(name.translate(UNREAD), pattern) for pattern in PRIVATE):
        return False
    return declared is None or any(fnmatchcase(name, pattern) for pattern in declared)
