"""Whether a note's front matter lets it go out; where that cannot be read for certain, it does not."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.load.yaml_text import Map, Parsed
from generator.nouns.dates import parse_date
from generator.nouns.problems import Level, Problem
from generator.nouns.visibility import Visibility

SAID_PUBLIC = {"publish": True, "published": True, "draft": False}
"""The properties that say whether a note is published, in whatever case, and the value with which each says yes."""
SAID_UNLISTED = "unlisted"
SAID_WHEN = re.compile(r"\d{1,4}([./-])\d{1,2}\1\d{1,4}|\[\[[^\[\]]+\]\]")
YES = frozenset({"true", "yes", "on", "1", "public"})
NO = frozenset({"false", "no", "off", "0", "private"})
MAYBE_PRIVATE = re.compile(r"(?<![\w-])[\"']?(?:publish|published|draft|unlisted)[\"']?[ \t]*:", re.IGNORECASE)
FURTHER = ("yaml-documents", "yaml-merge")
"""What a front matter holds that is not read, and that other readers of it might take a state from."""


@dataclass(frozen=True, slots=True)
class Said:
    """What one property says: yes or no, or None where it cannot be told."""

    name: str
    written: str
    yes: bool | None
    line: int


def visibility_of(parsed: Parsed, front: str, default: Visibility, shown: str) -> tuple[Visibility, list[Problem]]:
    """What becomes of a note with this front matter, where `default` holds for one that says nothing.

    One property that says no is enough, and so is one that nobody can read.
    """
    if not isinstance(parsed.value, Map):
        if MAYBE_PRIVATE.search(front):
            return Visibility.PRIVATE, [unclear(shown, 2, "its publish state cannot be read")]
        return default, []
    said = list(_said(parsed))
    if (line := _overlooked(parsed, front, len(said))) is not None:
        return Visibility.PRIVATE, [unclear(shown, line, "its publish state cannot be read")]
    unread = [unclear(shown, one.line, f"“{one.written}” is neither true nor false") for one in said if one.yes is None]
    states = [one.yes is SAID_PUBLIC[one.name] for one in said if one.name in SAID_PUBLIC]
    asked = any(one.yes for one in said if SAID_PUBLIC.get(one.name))
    if unread or not all(states) or (default is Visibility.PRIVATE and not asked):
        return Visibility.PRIVATE, unread
    unlisted = [one.yes for one in said if one.name == SAID_UNLISTED]
    hidden = any(unlisted) if unlisted else default is Visibility.UNLISTED
    return Visibility.UNLISTED if hidden else Visibility.PUBLIC, []


def _overlooked(parsed: Parsed, front: str, said: int) -> int | None:
    """A line that looks like a state and was read as something else, such as a part of a text whose quote is open."""
    keys = {parsed.line((name,)) for name in parsed.value} | {line for _, _, line in parsed.repeated}
    if MAYBE_PRIVATE.search(front):
        for number, line in enumerate(front.split("\n"), 2):
            if number not in keys and MAYBE_PRIVATE.match(line):
                return number
        if any(problem.code in FURTHER for problem in parsed.problems) and len(MAYBE_PRIVATE.findall(front)) > said:
            return 2
    return None


def _said(parsed: Parsed) -> Iterator[Said]:
    """Every property that speaks of the state, those that stand twice both times."""
    values = [(name, value, parsed.line((name,))) for name, value in parsed.value.items()]
    values += [(str(place[0]), value, line) for place, value, line in parsed.repeated if len(place) == 1]
    for written, value, line in values:
        name = written.strip().casefold()
        if (name in SAID_PUBLIC or name == SAID_UNLISTED) and not _says_nothing(name, value):
            word = value.strip().casefold() if isinstance(value, str) else ""
            yield Said(name, written, word in YES if word in YES | NO else None, line)


def _says_nothing(name: str, value: Any) -> bool:
    """Whether a property leaves the state open: an empty `draft` is no draft, and `published` is often when or where.

    A date in any form and a link alone say neither yes nor no; any other word might.
    """
    if value is None or value == "":
        return name != "publish"
    if name != "published" or not isinstance(value, str):
        return False
    return SAID_WHEN.fullmatch(value.strip()) is not None or _is_date(value)


def _is_date(text: str) -> bool:
    try:
        parse_date(text)
    except ValueError:
        return False
    return True


def unclear(shown: str, line: int, why: str) -> Problem:
    """The problem of a note that was kept back because nobody can tell."""
    message = f"{why}; the note was not published; write “publish: true” or “publish: false”"
    return Problem(shown, line, "publish-unclear", message, Level.WARNING)
