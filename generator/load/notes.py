"""One note's text to a published Note, or to nothing where its author keeps it back."""

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any, TypeVar

from generator.load.blocks import read_blocks
from generator.load.permalinks import permalink
from generator.load.properties import Types, properties_of
from generator.load.publishing import MAYBE_PRIVATE, SAID_PUBLIC, SAID_UNLISTED, unclear, visibility_of
from generator.load.yaml_text import FATAL, Map, Parsed, parse_yaml
from generator.nouns.dates import PartialDate, parse_date
from generator.nouns.notes import Note
from generator.nouns.problems import Level, Problem
from generator.nouns.spelling import shown as quoted
from generator.nouns.visibility import Visibility

OPENING = re.compile(r"---[ \t]*\n")
ALMOST_OPENING = re.compile(r"[\s\ufeff\u200b-\u200d\u2060]*[-\u2010-\u2015]{2,5}[ \t]*\n")
"""Blank lines, unseen characters, or dashes of another kind, as some keyboards make of three hyphens."""
OTHER_END = re.compile(r"^---[ \t]*$", re.MULTILINE)
CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*$\n?", re.MULTILINE)
HEADING = re.compile(r"\s*# +(?P<title>[^\n]+)")
FRONT_AT_MOST = 4_000
"""Characters in which a front matter that is not closed is looked for."""
OURS = frozenset(
    {"title", "aliases", "tags", "description", "model", "models", "permalink", *SAID_PUBLIC, SAID_UNLISTED}
)
"""The properties of which a second one is worth a word; all others are the author's business."""
NO_TYPES: Types = {}

T = TypeVar("T")


def read_note(  # noqa: PLR0913
    text: str,
    path: str,
    shown: str,
    *,
    model: str = "",
    default: Visibility = Visibility.PUBLIC,
    types: Types = NO_TYPES,
) -> tuple[Note | None, list[Problem]]:
    """The note, or None where it is not published; `path` is relative to the vault, `shown` to the project.

    `model` is what the note is about, and `default` what becomes of it, unless a property says otherwise; `types` are
    the vault's types of properties. Properties that are not ours are the author's business: never an error.
    """
    front, body, body_line = _split(text)
    if front is None:
        if ALMOST_OPENING.match(text) and MAYBE_PRIVATE.search(text, 0, FRONT_AT_MOST):
            return None, [unclear(shown, 1, "its front matter does not begin on the first line or does not end")]
        front = ""
    elif _ends_twice(text, body):
        return None, [unclear(shown, body_line - 1, "its front matter ends in “...” and then again in “---”")]
    parsed = parse_yaml(front, shown, first_line=2, level=Level.WARNING) if front else Parsed(Map({}, 1))
    problems = list(_worth_telling(parsed, shown))
    visibility, unread = visibility_of(parsed, front, default, shown)
    problems += unread
    if visibility is Visibility.PRIVATE:
        return None, problems
    values = parsed.value if isinstance(parsed.value, Map) else Map({}, 1)
    own = _own(values)
    blocks, misfits = read_blocks(body, body_line, shown, _text(own.get("model")) or model)
    lines = _own({name: parsed.line((name,)) for name in values})
    link, wrong = _permalink(own, lines, shown)
    note = Note(
        path=path,
        body=body,
        body_line=body_line,
        unlisted=visibility is Visibility.UNLISTED,
        permalink=link,
        properties=properties_of(values, types),
        blocks=blocks,
        lines=lines,
        **_said(own, path, body, model),
    )
    return note, [*problems, *misfits, *wrong]


def _split(text: str) -> tuple[str | None, str, int]:
    """Front matter, None where there is none, the body, and the line on which the body starts."""
    opening = OPENING.match(text)
    closing = CLOSING.search(text, opening.end()) if opening else None
    if opening is None or closing is None:
        return None, text, 1
    return text[opening.end() : closing.start()], text[closing.end() :], text.count("\n", 0, closing.end()) + 1


def _ends_twice(text: str, body: str) -> bool:
    """Whether what follows three dots looks like more front matter with a state, as it does to Obsidian."""
    if not text[: len(text) - len(body)].rstrip().endswith("..."):
        return False
    end = OTHER_END.search(body, 0, FRONT_AT_MOST)
    return end is not None and MAYBE_PRIVATE.search(body, 0, end.start()) is not None


def _worth_telling(parsed: Parsed, shown: str) -> Iterator[Problem]:
    """The problems of the front matter that cost something of what we read."""
    if parsed.failed:
        yield from (problem for problem in parsed.problems if problem.code in FATAL)
    elif parsed.value is not None and not isinstance(parsed.value, Map):
        message = "the front matter is no map of properties; not read; write “name: value” on each line"
        yield Problem(shown, 2, "properties-wrong", message, Level.WARNING)
    for place, _, line in parsed.repeated:
        name = str(place[0])
        if len(place) == 1 and name.casefold() in OURS:
            message = f"the property {quoted(name)} stands twice; the first was taken; remove one"
            yield Problem(shown, line, "yaml-duplicate", message, Level.WARNING)


def _own(values: Mapping[str, T]) -> dict[str, T]:
    """The properties by their names in small letters too, as Obsidian takes them; those written so go first."""
    return {name.strip().casefold(): value for name, value in reversed(list(values.items()))} | dict(values)


def _said(properties: Mapping[str, Any], path: str, body: str, model: str) -> dict[str, Any]:
    """What the properties that are ours say of the note, by the names that `Note` has for it."""
    tags = (*_tags(properties.get("tags")), *_tags(properties.get("tag")))
    aliases = (*_list(properties.get("aliases")), *_list(properties.get("alias")))
    return {
        "title": _text(properties.get("title")) or title_of(path, body),
        "aliases": tuple(dict.fromkeys(aliases)),
        "tags": tuple(dict.fromkeys(name for tag in tags if (name := tag.lstrip("#")))),
        "description": _text(properties.get("description")),
        "model": _text(properties.get("model")) or model,
        "models": tuple(dict.fromkeys(_ids(properties.get("models")))),
        "created": _date(properties.get("created")) or _date(properties.get("date")),
        "updated": _date(properties.get("updated")) or _date(properties.get("modified")),
    }


def _permalink(properties: Mapping[str, Any], lines: Mapping[str, int], shown: str) -> tuple[str, list[Problem]]:
    try:
        return permalink(properties.get("permalink")), []
    except ValueError as error:
        message = f"“permalink”: {error}; the note keeps the address of its file; correct it"
        return "", [Problem(shown, lines["permalink"], "permalink-wrong", message, Level.WARNING)]


def title_of(path: str, body: str) -> str:
    """The first heading where the note opens with one, else the file's name; an index bears its folder's name."""
    if match := HEADING.match(body):
        heading = match["title"].rstrip()
        unclosed = heading.rstrip("#")
        closed = not unclosed or unclosed[-1] in " \t"
        if title := (unclosed if closed else heading).strip():
            return title
    at = PurePosixPath(path)
    return at.parent.name if at.stem.lower() in ("index", "readme") and at.parent.name else at.stem


def _text(value: Any) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _list(value: Any) -> tuple[str, ...]:
    items = [value] if isinstance(value, str) else value if isinstance(value, list) else []
    return tuple(text for item in items if (text := _text(item)))


def _ids(value: Any) -> tuple[str, ...]:
    return _list(value.split(",") if isinstance(value, str) else value)


def _tags(value: Any) -> tuple[str, ...]:
    return tuple(part for part in re.split(r"[,\s]+", value) if part) if isinstance(value, str) else _list(value)


def _date(value: Any) -> PartialDate | None:
    try:
        return parse_date(value) if isinstance(value, str) else None
    except ValueError:
        return None
