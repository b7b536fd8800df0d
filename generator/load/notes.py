"""One note's text to a published Note, or to nothing where its author keeps it back."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from generator.load.blocks import read_blocks
from generator.load.yaml_text import FATAL, Map, Parsed, parse_yaml
from generator.nouns.dates import PartialDate, parse_date
from generator.nouns.notes import Note
from generator.nouns.problems import Level, Problem
from generator.nouns.spelling import shown as quoted

OPENING = re.compile(r"---[ \t]*\n")
ALMOST_OPENING = re.compile(r"\s*---[ \t]*\n")
CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*$\n?", re.MULTILINE)
HEADING = re.compile(r"\s*# +(?P<title>[^\n]+)")
SAID_PUBLIC = {"publish": True, "published": True, "draft": False}
"""The properties that say whether a note is published, in whatever case, and the value with which each says yes."""
YES = frozenset({"true", "yes", "on", "1", "public"})
NO = frozenset({"false", "no", "off", "0", "private"})
MAYBE_PRIVATE = re.compile(r"(?<![\w-])[\"']?(?:publish|published|draft)[\"']?[ \t]*:", re.IGNORECASE)
FRONT_AT_MOST = 4_000
"""Characters in which a front matter that is not closed is looked for."""
OURS = frozenset({"title", "aliases", "tags", "description", "model", "models", *SAID_PUBLIC})
"""The properties of which a second one is worth a word; all others are the author's business."""


def read_note(text: str, path: str, shown: str, *, model: str = "") -> tuple[Note | None, list[Problem]]:
    """The note, or None where it is not published; `path` is relative to the vault, `shown` to the project.

    `model` is what the note is about unless a property says otherwise. Properties that are not ours are the author's
    business: never an error, never kept. Where the publish state cannot be read for certain, the note is kept back.
    """
    front, body, body_line = _split(text)
    if front is None:
        if ALMOST_OPENING.match(text) and MAYBE_PRIVATE.search(text, 0, FRONT_AT_MOST):
            return None, [_kept_back(shown, 1, "its front matter does not begin on the first line or does not end")]
        return _note(path, shown, Parsed(Map({}, 1)), body, body_line, model)
    parsed = parse_yaml(front, shown, first_line=2, level=Level.WARNING)
    problems = list(_worth_telling(parsed, shown))
    kept_back = list(_reasons_to_keep_back(parsed, front))
    problems += [_kept_back(shown, line, why) for line, why in kept_back if why]
    if kept_back:
        return None, problems
    note, misfits = _note(path, shown, parsed, body, body_line, model)
    return note, [*problems, *misfits]


def _split(text: str) -> tuple[str | None, str, int]:
    """Front matter, None where there is none, the body, and the line on which the body starts."""
    opening = OPENING.match(text)
    closing = CLOSING.search(text, opening.end()) if opening else None
    if opening is None or closing is None:
        return None, text, 1
    return text[opening.end() : closing.start()], text[closing.end() :], text.count("\n", 0, closing.end()) + 1


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


def _reasons_to_keep_back(parsed: Parsed, front: str) -> Iterator[tuple[int, str]]:
    """The lines on which a note is said not to be published; with a reason where that is only supposed."""
    if not isinstance(parsed.value, Map):
        if MAYBE_PRIVATE.search(front):
            yield 2, "its publish state cannot be read"
        return
    said = [(name, value, parsed.line((name,))) for name, value in parsed.value.items()]
    said += [(str(place[0]), value, line) for place, value, line in parsed.repeated if len(place) == 1]
    for name, value, line in said:
        yes = SAID_PUBLIC.get(name.strip().casefold())
        if yes is None or _says_nothing(name.strip().casefold(), value):
            continue
        word = value.strip().casefold() if isinstance(value, str) else ""
        if word not in YES | NO:
            yield line, f"“{name}” is neither true nor false"
        elif (word in YES) is not yes:
            yield line, ""


def _says_nothing(name: str, value: Any) -> bool:
    """Whether a property leaves the state open: `published` is often a date, and an empty `draft` is no draft."""
    if value is None or value == "":
        return name != "publish"
    return name == "published" and _date(value) is not None


def _kept_back(shown: str, line: int, why: str) -> Problem:
    message = f"{why}; the note was not published; write “publish: true” or “publish: false”"
    return Problem(shown, line, "publish-unclear", message, Level.WARNING)


def _note(  # noqa: PLR0913, PLR0917
    path: str, shown: str, parsed: Parsed, body: str, body_line: int, model: str
) -> tuple[Note, list[Problem]]:
    properties = parsed.value if isinstance(parsed.value, Map) else Map({}, 1)
    said = properties.get("model")
    model = said.strip() if isinstance(said, str) and said.strip() else model
    blocks, problems = read_blocks(body, body_line, shown, model)
    note = Note(
        path=path,
        title=_text(properties.get("title")) or title_of(path, body),
        body=body,
        body_line=body_line,
        aliases=_list(properties.get("aliases")),
        tags=tuple(dict.fromkeys(tag.lstrip("#") for tag in _tags(properties.get("tags")) if tag.lstrip("#"))),
        description=_text(properties.get("description")),
        model=model,
        models=tuple(dict.fromkeys(_list(properties.get("models")))),
        created=_date(properties.get("created")) or _date(properties.get("date")),
        updated=_date(properties.get("updated")) or _date(properties.get("modified")),
        blocks=blocks,
        lines={name: parsed.line((name,)) for name in ("model", "models") if name in properties},
    )
    return note, problems


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


def _tags(value: Any) -> tuple[str, ...]:
    return tuple(part for part in re.split(r"[,\s]+", value) if part) if isinstance(value, str) else _list(value)


def _date(value: Any) -> PartialDate | None:
    try:
        return parse_date(value) if isinstance(value, str) else None
    except ValueError:
        return None
