"""YAML text to plain values with the line of each, bounded in depth and size, with every duplicate key reported."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from generator.nouns.problems import Level, Problem

MAX_DEPTH = 32
MAX_VALUES = 200_000
Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
NULLS = frozenset({"", "~", "null", "Null", "NULL"})

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a YAML text holds: maps, lists, and scalars as None or their written text.

    Types are the business of whoever knows the field: so `0.20` keeps its precision, `2024-09` stays a month and `no` a word.
    """

    value: Any
    lines: dict[Path, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def line(self, path: Path) -> int:
        """The line of the value at `path`, or of the nearest thing around it that is there."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


class _TooMuch(Exception):
    """The text nests or expands beyond the limits."""


def parse_yaml(text: str, path: str, *, first_line: int = 1, level: Level = Level.ERROR) -> Parsed:
    """Read one YAML document; what is wrong with it comes back as problems, with as much value as could be read."""
    reader = _Reader(path, first_line, level)
    try:
        value = reader.document(yaml.parse(text, Loader=Loader))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = first_line + (mark.line if mark else 0)
        what = str(getattr(error, "problem", None) or error).splitlines()[0]
        reader.report(line, "yaml-malformed", f"is not valid YAML: {what}; not used; correct the line or quote the text")
        return Parsed(None, {}, tuple(reader.problems))
    except _TooMuch as error:
        return Parsed(None, {}, (*reader.problems, Problem(path, reader.line, "yaml-too-large", str(error), level)))
    return Parsed(value, reader.lines, tuple(reader.problems))


class _Reader:
    """One pass over the parser's events; anchors are kept as values with their size, so that an alias bomb is counted."""

    def __init__(self, path: str, first_line: int, level: Level) -> None:
        self.path, self.first_line, self.level = path, first_line, level
        self.lines: dict[Path, int] = {}
        self.problems: list[Problem] = []
        self.anchors: dict[str, tuple[Any, int]] = {}
        self.count = 0
        self.line = first_line

    def report(self, line: int, code: str, message: str) -> None:
        self.problems.append(Problem(self.path, line, code, message, self.level))

    def document(self, events: Iterator[Any]) -> Any:
        value: Any = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents == 2:
                    line = self.first_line + event.start_mark.line
                    self.report(line, "yaml-documents", "a second document starts here (---); only the first was read")
                    break
            elif isinstance(event, yaml.NodeEvent):
                value = self.node(event, events, (), 0)
        return value

    def node(self, event: Any, events: Iterator[Any], path: Path, depth: int) -> Any:
        self.line = line = self.first_line + event.start_mark.line
        self.lines[path] = line
        before = self.count
        self.count += 1
        if self.count > MAX_VALUES:
            raise _TooMuch(f"holds or expands to more than {MAX_VALUES:,} values; not used; split the file")
        if depth > MAX_DEPTH:
            raise _TooMuch(f"nests deeper than {MAX_DEPTH} levels; not used; flatten it")
        if isinstance(event, yaml.AliasEvent):
            if event.anchor not in self.anchors:
                self.report(line, "yaml-alias", f"refers to *{event.anchor}, which is not defined above; taken as empty")
                return None
            value, size = self.anchors[event.anchor]
            self.count += size
            return value
        if getattr(event, "tag", None) not in (None, "!") and not str(event.tag).startswith("tag:yaml.org,2002:"):
            self.report(line, "yaml-tag", f"has the tag {event.tag}, which is not read; taken without it")
        elif str(getattr(event, "tag", "")).startswith("tag:yaml.org,2002:python"):
            self.report(line, "yaml-tag", f"has the tag {event.tag}, which is not read; taken without it")
        if isinstance(event, yaml.ScalarEvent):
            value = None if event.implicit[0] and event.value in NULLS else event.value
        elif isinstance(event, yaml.SequenceStartEvent):
            value = self.sequence(events, path, depth)
        else:
            value = self.mapping(events, path, depth)
        if event.anchor:
            self.anchors[event.anchor] = (value, self.count - before)
        return value

    def sequence(self, events: Iterator[Any], path: Path, depth: int) -> list[Any]:
        items: list[Any] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self.node(event, events, (*path, len(items)), depth + 1))
        return items

    def mapping(self, events: Iterator[Any], path: Path, depth: int) -> dict[str, Any]:
        members: dict[str, Any] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            line = self.first_line + event.start_mark.line
            key = self.node(event, events, (*path, "<key>"), depth + 1)
            if isinstance(key, list | dict):
                self.report(line, "yaml-key", "a key is a list or a map; it was left out; keys are words")
                key = None
            name = "null" if key is None else key
            place: Path = (*path, name)
            if name in members:
                first = self.lines[place]
                self.report(line, "yaml-duplicate", f"“{name}” stands twice (first on line {first}); the first was kept; remove one")
                place = (*path, f"{name} again")
            value = self.node(next(events), events, place, depth + 1)
            if name not in members:
                members[name] = value
                self.lines[place] = line
        self.lines.pop((*path, "<key>"), None)
        return members
