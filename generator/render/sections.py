"""An explainer's text and the sections that the program adds where its author has not written them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

ORDER = ("overview", "table", "same", "differences")
"""The sections of an explainer, in the order in which they stand."""
TITLES = {"overview": "Overview", "table": "Side by side", "same": "Same", "differences": "Differences"}
NAMES = {
    "overview": {"overview", "summary", "tldr", "in short", "at a glance"},
    "table": {"table", "comparison", "comparison table", "side by side", "compared"},
    "same": {"same", "similarities", "in common", "what is the same", "whats the same", "common ground"},
    "differences": {"differences", "difference", "what differs", "what is different", "whats different"},
}
_HEADING = re.compile(r"(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*(?:\{[^}]*\})?$")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_TABLE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*\|", re.MULTILINE)
_LEADING_TITLE = re.compile(r"\A\s*# [^\n]*\n+")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the author's text: what stands before the first heading has no kind and no heading."""

    text: str
    kind: str = ""
    level: int = 2


def without_title(markdown: str) -> str:
    """The text without a heading of the first level that opens it."""
    return _LEADING_TITLE.sub("", markdown, count=1)


def opens_with_title(markdown: str) -> bool:
    """Whether the text opens with a heading of the first level."""
    return _LEADING_TITLE.match(markdown) is not None


def split(markdown: str) -> list[Part]:
    """The author's text at the headings that name one of the sections, each with all that stands under it."""
    parts = [Part("")]
    fence = ""
    level = 0
    for line in markdown.splitlines(keepends=True):
        if match := _FENCE.match(line):
            fence = "" if fence and match[1].startswith(fence) else fence or match[1]
        heading = None if fence else _HEADING.match(line.rstrip("\n"))
        if heading is not None and not (level and len(heading[1]) > level):
            kind = _kind(heading[2])
            if kind or level:
                level = len(heading[1]) if kind else 0
                parts.append(Part("", kind, len(heading[1])))
        parts[-1] = replace(parts[-1], text=parts[-1].text + line)
    return [part for part in parts if part.text]


def _kind(heading: str) -> str:
    name = re.sub(r"[^a-z ]", "", heading.casefold()).strip()
    return next((kind for kind, names in NAMES.items() if name in names), "")


def completed(markdown: str, made: Mapping[str, str], *, has_table: bool) -> str:
    """The author's text with each section that is missing from it put in its place; what a person wrote always wins.

    `made` has the Markdown of every section; `has_table` says that the note places a comparison table itself.
    """
    parts = split(markdown)
    written = {part.kind for part in parts}
    if has_table or any(part.kind == "overview" and _TABLE.search(part.text) for part in parts):
        written.add("table")
    missing = [kind for kind in ORDER if kind not in written]
    level = next((part.level for part in parts if part.kind), 2)
    start = 1 if parts and not parts[0].kind else 0
    for kind in missing:
        at = _place(parts, kind, start)
        parts.insert(at, Part(f"\n{'#' * level} {TITLES[kind]}\n\n{made[kind].strip()}\n\n", kind))
    return "".join(part.text if part.text.endswith("\n") else part.text + "\n" for part in parts)


def _place(parts: list[Part], kind: str, start: int) -> int:
    """Behind the last section that comes before it; else ahead of the first that comes after; else at the top."""
    rank = ORDER.index(kind)
    before = [at for at, part in enumerate(parts) if part.kind and ORDER.index(part.kind) < rank]
    if before:
        return before[-1] + 1
    after = [at for at, part in enumerate(parts) if part.kind and ORDER.index(part.kind) > rank]
    return after[0] if after else min(start, len(parts))
