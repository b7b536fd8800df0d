"""What Obsidian's own settings say about a vault: `app.json` and `types.json` in its folder `.obsidian`."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.files import Unreadable, read_text
from generator.load.properties import DECLARED, Types
from generator.nouns.problems import Level, Problem
from generator.nouns.settings import Settings
from generator.nouns.spelling import shown

FOLDER = ".obsidian"
LINK_FORMATS = ("shortest", "relative", "absolute")
PATTERN_LENGTH, PATH_LENGTH = 200, 300
REPEATS = re.compile(r"(?<!\\)(?:\\\\)*[*+{]")
NOT_READ = re.compile(r"\)[*+?{]|\\[1-9]|\(\?")
"""Parts of a pattern that can make matching slow: a group that is repeated, what was matched before, looking around."""
MAX_REPEATS = 2


@dataclass(frozen=True, slots=True)
class Conventions:
    """`link_format` is empty where the vault has no settings. `types` are the vault's types of properties.

    `ignores` says whether Obsidian leaves a path out of searches, graphs and bases (“Excluded files”).
    """

    link_format: str = ""
    strict_line_breaks: bool = False
    types: Types = field(default_factory=dict)
    ignores: Callable[[str], bool] = lambda path: False  # noqa: ARG005 - nothing is ignored


def read_conventions(settings: Settings, problems: list[Problem]) -> Conventions:
    """The settings of the vault, and Obsidian's defaults for what they leave open or cannot be read."""
    folder = _folder(settings.vault)
    app = _read(folder / "app.json", settings, problems)
    types = _read(folder / "types.json", settings, problems)
    declared = (types or {}).get("types")
    if app is None:
        return Conventions(types=_types(declared))
    link_format, filters = app.get("newLinkFormat"), app.get("userIgnoreFilters")
    at = settings.shown(folder / "app.json")
    return Conventions(
        link_format=link_format if link_format in LINK_FORMATS else LINK_FORMATS[0],
        strict_line_breaks=app.get("strictLineBreaks") is True,
        types=_types(declared),
        ignores=ignoring(filters if isinstance(filters, list) else [], at, problems),
    )


def _folder(vault: Path) -> Path:
    """Obsidian's folder in the vault; it may have been given another name with a dot."""
    usual = vault / FOLDER
    return usual if usual.is_dir() else min((file.parent for file in vault.glob(".*/app.json")), default=usual)


def _read(file: Path, settings: Settings, problems: list[Problem]) -> Mapping[str, Any] | None:
    """One of the files; None where it is not there, leads out of the vault, or cannot be read."""
    if not file.is_file() or not _inside(file, settings.vault):
        return None
    at = settings.shown(file)
    try:
        value = json.loads(read_text(file, at))
    except Unreadable as unreadable:
        why = unreadable.problem.message.partition(";")[0]
    except (ValueError, RecursionError):
        why = "is not valid JSON"
    else:
        if isinstance(value, dict):
            return value
        why = "holds no map"
    problems.append(Problem(at, 0, "obsidian-settings", f"{why}; Obsidian's defaults are used; mend it", Level.INFO))
    return None


def _inside(file: Path, folder: Path) -> bool:
    try:
        return file.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        return False


def _types(declared: Any) -> Types:
    given = declared.items() if isinstance(declared, dict) else ()
    return {name.casefold(): kind for name, kind in given if isinstance(kind, str) and kind in DECLARED}


def ignoring(filters: Iterable[Any], at: str, problems: list[Problem]) -> Callable[[str], bool]:
    """Whether one of the filters fits a path: the beginning of a path, or a pattern between slashes."""
    starts: list[str] = []
    patterns: list[re.Pattern[str]] = []
    for one in filters:
        if not isinstance(one, str) or not one.strip("/"):
            continue
        if not (one.startswith("/") and one.endswith("/")):
            starts.append(one.casefold())
        elif (pattern := _pattern(one[1:-1])) is not None:
            patterns.append(pattern)
        else:
            message = f"the excluded files {shown(one)} are no pattern that is read; not used; write a simpler one"
            problems.append(Problem(at, 0, "obsidian-settings", message, Level.INFO))
    beginnings = tuple(starts)
    return lambda path: (
        path.casefold().startswith(beginnings) or any(one.search(path[:PATH_LENGTH]) for one in patterns)
    )


def _pattern(text: str) -> re.Pattern[str] | None:
    """The pattern, if no path can make it slow and Python reads it as JavaScript does."""
    if len(text) > PATTERN_LENGTH or NOT_READ.search(text) or len(REPEATS.findall(text)) > MAX_REPEATS:
        return None
    try:
        return re.compile(text, re.IGNORECASE)
    except (re.error, RecursionError, OverflowError):
        return None
