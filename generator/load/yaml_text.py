"""YAML text to plain values with the line of each, bounded in depth and size, with every duplicate key reported."""

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from generator.nouns.problems import Level, Problem
from generator.nouns.spelling import shown

MAX_DEPTH = 32
MAX_VALUES = 200_000
Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
NULLS = frozenset({"", "~", "null", "Null", "NULL"})
TYPES = ("str", "int", "float", "bool", "null", "seq", "map", "timestamp")
TAGS = frozenset({None, "!", *(f"tag:yaml.org,2002:{name}" for name in TYPES)})
UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u2028-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]"
)
"""What no terminal or reader should get: controls, breaks and gaps unseen, overrides of the direction of text."""
REFUSED = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What YAML refuses even as a character of the file."""
BREAKS = ("\x85", "\u2028", "\u2029")
"""YAML 1.1 ends lines where no editor does; as spaces they leave the numbering of lines alone."""

FATAL = ("yaml-malformed", "yaml-too-large")
"""The codes of problems for which nothing of a text is read."""

Path = tuple[str | int, ...]


class Quoted(str):
    """A text that stood in quotation marks, or in a block after `|` or `>`: `"5"` is no number and `"no"` no word."""

    __slots__ = ()


class Map(dict[str, Any]):
    """A map of the file and the line on which it starts."""

    __slots__ = ("line",)

    def __init__(self, members: dict[str, Any], line: int) -> None:
        super().__init__(members)
        self.line = line


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a YAML text holds: maps, lists, and scalars as None or their written text.

    Types are the business of whoever knows the field: so `0.20` keeps its precision, `2024-09` stays a month and `no`
    a word; what was quoted is `Quoted`. `repeated` holds the values of keys that came again after the first, which
    `value` keeps.
    """

    value: Any
    lines: dict[Path, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    repeated: tuple[tuple[Path, Any, int], ...] = ()

    @property
    def failed(self) -> bool:
        """Whether the text could not be read at all."""
        return self.value is None and any(problem.code in FATAL for problem in self.problems)

    def line(self, path: Path) -> int:
        """The line of the value at `path`, or of the nearest thing around it that is there."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


class _TooMuch(Exception):
    """The text nests or expands beyond the limits."""


def parse_yaml(text: str, path: str, *, first_line: int = 1, level: Level = Level.ERROR) -> Parsed:
    """Read one YAML document; what is wrong with it comes back as problems, with as much value as could be read."""
    for odd in BREAKS:
        text = text.replace(odd, " ")
    reader = _Reader(text, path, first_line, level)
    try:
        value = reader.document()
    except yaml.reader.ReaderError:
        refused = REFUSED.search(text)
        at = text.count("\n", 0, refused.start()) if refused else 0
        what = f"the character {shown(refused[0])}" if refused else "a character that is not allowed"
        reader.report(first_line + at, "yaml-malformed", f"is not valid YAML: it holds {what}; not used; remove it")
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = str(getattr(error, "problem", None) or error).splitlines()[0]
        how = "correct the line or quote the text"
        if mark and text[mark.index : mark.index + 1] == "\t":
            what, how = "a tab stands where only spaces may", "write spaces in its place"
        message = f"is not valid YAML: {what}; not used; {how}"
        reader.report(first_line + (mark.line if mark else 0), "yaml-malformed", message)
    except _TooMuch as error:
        reader.report(reader.line, "yaml-too-large", str(error))
    else:
        return Parsed(value, reader.lines, tuple(reader.problems), tuple(reader.repeated))
    return Parsed(None, {}, tuple(reader.problems))


class _Reader:
    """One pass over the parser's events.

    Anchors are kept as values with their size and height, so that what an alias bomb expands to is counted.
    """

    def __init__(self, text: str, path: str, first_line: int, level: Level) -> None:
        self.path, self.first_line, self.level = path, first_line, level
        self.lines: dict[Path, int] = {}
        self.problems: list[Problem] = []
        self.repeated: list[tuple[Path, Any, int]] = []
        self.anchors: dict[str, tuple[Any, int, int]] = {}
        self.count = self.height = 0
        self.line = first_line
        self.next_event = Loader(text).get_event

    def report(self, line: int, code: str, message: str) -> None:
        self.problems.append(Problem(self.path, line, code, message, self.level))

    def document(self) -> Any:
        """The first document; another one after it is reported."""
        value: Any = None
        documents = 0
        while (event := self.next_event()) is not None:
            kind = type(event)
            if kind is yaml.DocumentStartEvent:
                documents += 1
                if documents == 2:
                    line = self.first_line + event.start_mark.line
                    message = "a second document starts here (---); only the first was read; make it a file of its own"
                    self.report(line, "yaml-documents", message)
                    break
            elif kind in (yaml.ScalarEvent, yaml.SequenceStartEvent, yaml.MappingStartEvent, yaml.AliasEvent):
                value = self.node(event, (), 0)
        return value

    def node(self, event: Any, path: Path, depth: int) -> Any:
        """The value that starts with `event`."""
        self.line = line = self.first_line + event.start_mark.line
        self.lines[path] = line
        self.counted()
        if depth > MAX_DEPTH:
            raise _TooMuch(f"nests deeper than {MAX_DEPTH} levels; not used; flatten it")
        kind = type(event)
        if kind is yaml.AliasEvent:
            return self.alias(event.anchor, line, depth)
        if event.tag not in TAGS:
            message = f"has the tag {shown(event.tag)}, which is not read; taken without it; remove it"
            self.report(line, "yaml-tag", message)
        if event.anchor:
            return self.anchored(event, path, depth)
        if kind is yaml.ScalarEvent:
            return self.scalar(event, line)
        self.height = max(self.height, depth)
        return self.sequence(path, depth) if kind is yaml.SequenceStartEvent else self.mapping(path, depth, line)

    def counted(self) -> None:
        """Count one more value, or give up."""
        self.count += 1
        if self.count > MAX_VALUES:
            raise _TooMuch(f"holds or expands to more than {MAX_VALUES:,} values; not used; split the file")

    def scalar(self, event: Any, line: int) -> str | None:
        return None if event.implicit[0] and event.value in NULLS else self.text(event, line)

    def text(self, event: Any, line: int) -> str:
        """What a scalar says, whether or not that is a word for nothing."""
        text: str = event.value if event.value.isprintable() else self.seen(event.value, line)
        return Quoted(text) if event.style else text

    def seen(self, text: str, line: int) -> str:
        """The text without characters that nobody sees."""
        if odd := UNSEEN.search(text):
            what = f"the unseen character U+{ord(odd[0]):04X}"
            message = f"the text {shown(text)} holds {what}; taken without it; remove it"
            self.problems.append(Problem(self.path, line, "text-unseen", message, Level.WARNING))
            return UNSEEN.sub("", text)
        return text

    def alias(self, anchor: str, line: int, depth: int) -> Any:
        if anchor not in self.anchors:
            message = f"refers to *{anchor}, which is not defined above; taken as empty; write it out"
            self.report(line, "yaml-alias", message)
            return None
        value, size, height = self.anchors[anchor]
        self.count += size
        if depth + height > MAX_DEPTH:
            raise _TooMuch(f"nests deeper than {MAX_DEPTH} levels; not used; flatten it")
        self.height = max(self.height, depth + height)
        return value

    def anchored(self, event: Any, path: Path, depth: int) -> Any:
        """The value of a node with an anchor, remembered with what it counts for where an alias repeats it."""
        anchor, event.anchor = event.anchor, None
        before, highest = self.count, self.height
        self.height = depth
        value = self.node(event, path, depth)
        self.anchors[anchor] = (value, self.count - before, self.height - depth)
        self.height = max(self.height, highest)
        return value

    def sequence(self, path: Path, depth: int) -> list[Any]:
        items: list[Any] = []
        while type(event := self.next_event()) is not yaml.SequenceEndEvent:
            items.append(self.node(event, (*path, len(items)), depth + 1))
        return items

    def mapping(self, path: Path, depth: int, line: int) -> Map:
        members = Map({}, line)
        while type(event := self.next_event()) is not yaml.MappingEndEvent:
            self.member(members, event, path, depth + 1)
        return members

    def member(self, members: Map, event: Any, path: Path, depth: int) -> None:
        """One key with its value, of which the first is kept where a key comes twice."""
        line = self.first_line + event.start_mark.line
        name = self.key(event, path, depth)
        place: Path = (*path, name if name is not None else "")
        if name is None:
            self.node(self.next_event(), (*place, "unread"), depth)
        elif name in members:
            value = self.node(self.next_event(), (*place, "repeated"), depth)
            message = f"{shown(name)} stands twice (first on line {self.lines[place]}); the first was kept; remove one"
            self.report(line, "yaml-duplicate", message)
            self.repeated.append((place, value, line))
        else:
            following = self.next_event()
            if type(following) is yaml.ScalarEvent and following.tag is following.anchor is None:
                members[name] = self.scalar(following, line)  # what most members are, without the detour
                self.line = line
                self.counted()
            else:
                members[name] = self.node(following, place, depth)
            self.lines[place] = line

    def key(self, event: Any, path: Path, depth: int) -> str | None:
        """A key as text; None, and a problem, for one that cannot be a word."""
        line = self.first_line + event.start_mark.line
        if type(event) is yaml.ScalarEvent and event.anchor is None and event.value != "<<":
            return self.text(event, line)
        key = self.node(event, (*path, ""), depth)
        if key == "<<":
            self.report(line, "yaml-merge", "the merge key << is not read; left out; write the keys out")
        elif isinstance(key, list | dict):
            self.report(line, "yaml-key", "a key is a list or a map; left out; keys are words")
        else:
            return str(key)
        return None
