"""Callout types and the admonitions of Material for MkDocs that show them."""

import re

TYPES = {
    "note": "note",
    "abstract": "abstract",
    "summary": "abstract",
    "tldr": "abstract",
    "info": "info",
    "todo": "info",
    "tip": "tip",
    "hint": "tip",
    "important": "tip",
    "success": "success",
    "check": "success",
    "done": "success",
    "question": "question",
    "help": "question",
    "faq": "question",
    "warning": "warning",
    "caution": "warning",
    "attention": "warning",
    "failure": "failure",
    "fail": "failure",
    "missing": "failure",
    "danger": "danger",
    "error": "danger",
    "bug": "bug",
    "example": "example",
    "quote": "quote",
    "cite": "quote",
}
"""The thirteen types and fourteen aliases of Obsidian; any other type looks like a note, as there."""
OPENERS = {"": "!!!", "-": "???", "+": "???+"}


def classes_of(kind: str, metadata: str) -> str:
    """The admonition's type, then the author's own type and its metadata as classes for styling."""
    own = _class(kind)
    words = [TYPES.get(kind.lower(), "note"), own, *(_class(word) for word in metadata.split())]
    return " ".join(dict.fromkeys(word for word in words if word))


def title_of(kind: str) -> str:
    """The title of a callout that has none of its own."""
    words = kind.replace("-", " ").strip()
    return words[:1].upper() + words[1:].lower() if words.isupper() else words[:1].upper() + words[1:]


def _class(word: str) -> str:
    return re.sub(r"[^\w-]+", "-", word.lower()).strip("-")
