"""One note's text to a published Note, or to nothing where its author keeps it back."""

import re
from pathlib import PurePosixPath
from typing import Any

from generator.load.yaml_text import Parsed, parse_yaml
from generator.nouns.dates import PartialDate, parse_date
from generator.nouns.notes import Note
from generator.nouns.problems import Level, Problem

FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)(?:^---[ \t]*(?:\n|\Z)|^\.\.\.[ \t]*(?:\n|\Z))", re.DOTALL | re.MULTILINE)
TITLE = re.compile(r"\s*# +(?P<title>[^\n]+?) *#*[ \t]*(?:\n|\Z)")
SAID_PUBLIC = {"publish": True, "published": True, "draft": False}
"""The properties that say whether a note is published, and the value with which each says yes."""
YES = frozenset({"true", "yes", "on", "1", "public"})
NO = frozenset({"false", "no", "off", "0", "private"})
MAYBE_PRIVATE = re.compile(r"^[ \t]*[\"']?(publish|published|draft)[\"']?[ \t]*:", re.MULTILINE | re.IGNORECASE)


def read_note(text: str, path: str, shown: str) -> tuple[Note | None, list[Problem]]:
    """The note, or None where it is not published; `path` is relative to the vault, `shown` to the project.

    Properties that are not ours are the author's business: never an error, never kept. A front matter that cannot be
    read is reported; the note is published only if nothing in it looks like a publish state.
    """
    match = FRONT_MATTER.match(text)
    if match is None:
        return _note(path, {}, Parsed(None), text, 1), []
    body = text[match.end() :]
    body_line = text.count("\n", 0, match.end()) + 1
    parsed = parse_yaml(match[1], shown, first_line=2, level=Level.WARNING)
    problems = list(parsed.problems)
    properties = parsed.value if isinstance(parsed.value, dict) else {}
    if parsed.value is not None and not isinstance(parsed.value, dict):
        problems.append(Problem(shown, 2, "properties-wrong", "the front matter is no map of properties; not read", Level.WARNING))
    broken = not properties and bool(match[1].strip())
    public = not (broken and MAYBE_PRIVATE.search(match[1])) and not any(
        line.code == "yaml-duplicate" and MAYBE_PRIVATE.search(line.message.lstrip("“").replace("”", ":", 1))
        for line in parsed.problems
    )
    if not public:
        problems.append(_kept_back(shown, 2, "its publish state cannot be read"))
    for name, yes in SAID_PUBLIC.items():
        said = properties.get(name)
        word = said.strip().lower() if isinstance(said, str) else said
        if word is None or word == "":
            continue
        if word not in YES | NO:
            problems.append(_kept_back(shown, parsed.line((name,)), f"“{name}” is neither true nor false"))
            public = False
        elif (word in YES) is not yes:
            public = False
    if not public:
        return None, problems
    return _note(path, properties, parsed, body, body_line), problems


def _kept_back(shown: str, line: int, why: str) -> Problem:
    message = f"{why}; the note was not published; write true or false"
    return Problem(shown, line, "publish-unclear", message, Level.WARNING)


def _note(path: str, properties: dict[str, Any], parsed: Parsed, body: str, body_line: int) -> Note:
    model = properties.get("model")
    return Note(
        path=path,
        title=_text(properties.get("title")) or title_of(path, body),
        body=body,
        body_line=body_line,
        aliases=_list(properties.get("aliases")),
        tags=tuple(tag.lstrip("#") for tag in _tags(properties.get("tags")) if tag.lstrip("#")),
        description=_text(properties.get("description")),
        model=model.strip() if isinstance(model, str) else "",
        models=tuple(dict.fromkeys(_list(properties.get("models")))),
        created=_date(properties.get("created") or properties.get("date")),
        updated=_date(properties.get("updated") or properties.get("modified")),
        lines={name: parsed.line((name,)) for name in ("model", "models") if name in properties},
    )


def title_of(path: str, body: str) -> str:
    """The first heading where the note opens with one, else the file's name; an index bears its folder's name."""
    if match := TITLE.match(body):
        return match["title"].strip()
    at = PurePosixPath(path)
    return at.parent.name if at.stem.lower() in ("index", "readme") and at.parent.name else at.stem


def _text(value: Any) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _list(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value.strip(),) if value.strip() else ()
    return tuple(item.strip() for item in value if isinstance(item, str) and item.strip()) if isinstance(value, list) else ()


def _tags(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return tuple(part for part in re.split(r"[,\s]+", value) if part)
    return _list(value)


def _date(value: Any) -> PartialDate | None:
    try:
        return parse_date(value) if isinstance(value, str) else None
    except ValueError:
        return None
