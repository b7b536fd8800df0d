"""The address that an author chooses for a note."""

import re
from typing import Any

from generator.nouns.spelling import shown

LONGEST = 200
REFUSED = re.compile(r"[\\?#%:*\"<>|]")
"""What an address gives a meaning of its own, or what some file system cannot hold."""
FILES = re.compile(r"\.(?:css|gz|html?|ico|jpe?g|js|json|md|pdf|png|svg|txt|xml)$", re.IGNORECASE)
"""Endings of the files that a site has beside its pages, which stand in folders of their own."""


def permalink(value: Any) -> str:
    """The address without slashes around it, empty for none; raises ValueError with what is wrong with it.

    `/` is the home page, as `index` is.
    """
    if value is None or value == "":
        return ""
    if isinstance(value, str) and value.strip() == "/":
        return "index"
    path = value.strip().strip("/") if isinstance(value, str) else ""
    parts = path.split("/")
    if not path or not path.isprintable() or len(path) > LONGEST or REFUSED.search(path):
        raise ValueError(f"{shown(value)} is no address within the site")
    if any(not part.strip() or part.startswith(".") for part in parts):
        raise ValueError(f"{shown(value)} has a part that is empty or begins with a dot")
    if found := FILES.search(path):
        raise ValueError(f"{shown(value)} ends in {found[0]}, as files do; pages are addressed without it")
    return path
