"""A note's front matter as pieces that put together again are the same text, byte for byte."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from generator.nouns.properties import PropertyValue
from generator.sync.scalars import typed

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
OPENING = re.compile(r"---[ \t]*[\r\n]")
ALMOST_OPENING = re.compile(r"\s*---[ \t]*[\r\n]")
CLOSING = re.compile(r"(?:---|\.\.\.)[ \t]*[\r\n]*")
BOM = "\ufeff"
BREAKS = str.maketrans("\x85\u2028\u2029", "   ")
"""YAML 1.1 ends lines at these, where no editor does."""
MAX_DEPTH = 32
MAX_EVENTS = 100_000
SCALARS = (yaml.ScalarEvent, yaml.AliasEvent)
STARTS = (yaml.SequenceStartEvent, yaml.MappingStartEvent)
ENDS = (yaml.SequenceEndEvent, yaml.MappingEndEvent)


class Refused(Exception):
    """A note that is left as it is: on which line of it, and why."""

    def __init__(self, line: int, why: str) -> None:
        super().__init__(why)
        self.line, self.why = line, why


@dataclass(frozen=True, slots=True)
class Property:
    """One property. `text` are its lines with their ends, `line` the first one's number in the file.

    `meaning` is all that YAML reads there, for telling whether two are the same. `plain` is False where it has a tag,
    an anchor or an alias, so that another property may depend on it.
    """

    name: str
    value: PropertyValue
    text: str
    line: int
    meaning: tuple[object, ...]
    plain: bool


Part = Property | str


@dataclass(frozen=True, slots=True)
class Front:
    """A note in pieces: what stands before its properties, they and the lines between them, and the rest.

    Without front matter `head` is empty, but for the mark that some editors begin a file with, and `tail` is the note.
    """

    head: str
    parts: tuple[Part, ...]
    tail: str
    newline: str

    @property
    def opened(self) -> bool:
        """Whether there is a front matter."""
        return self.head.removeprefix(BOM) != ""

    @property
    def body(self) -> str:
        """What follows the front matter."""
        return self.tail[len(LINES.findall(self.tail)[0]) :] if self.opened else self.tail

    @property
    def properties(self) -> tuple[Property, ...]:
        """The properties, in the author's order."""
        return tuple(part for part in self.parts if isinstance(part, Property))


def read_front(text: str) -> Front:
    """The pieces of a note; raises Refused where its front matter cannot be changed without harm."""
    mark = BOM if text.startswith(BOM) else ""
    rest = text.removeprefix(BOM)
    lines = LINES.findall(rest)
    newline = lines[0][len(lines[0].rstrip("\r\n")) :] if lines else ""
    if not OPENING.match(rest):
        if ALMOST_OPENING.match(rest):
            raise Refused(1, "its front matter does not begin on the first line")
        return Front(mark, (), rest, newline or "\n")
    closing = next((at for at in range(1, len(lines)) if CLOSING.fullmatch(lines[at])), 0)
    if not closing:
        raise Refused(1, "its front matter does not end")
    return Front(mark + lines[0], tuple(_parts(lines[1:closing])), "".join(lines[closing:]), newline)


def _parts(lines: list[str]) -> Iterator[Part]:
    """The properties, and each line between them as a text."""
    at = 0
    for one in _properties(lines):
        first = one.line - 2
        yield from lines[at:first]
        yield one
        at = first + len(LINES.findall(one.text))
    yield from lines[at:]


def _properties(lines: list[str]) -> list[Property]:
    try:
        # All of it is read before any of it is believed.
        events = iter(list(_events("".join(lines).translate(BREAKS))))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = str(getattr(error, "problem", None) or error).splitlines()[0]
        raise Refused(2 + (mark.line if mark else 0), f"its front matter is not valid YAML: {what}") from None
    found: dict[str, Property] = {}
    for key in events:
        one = _property(key, list(_value_of(events)), lines)
        if one.name in found:
            raise Refused(one.line, f"“{one.name}” stands twice in it (first on line {found[one.name].line})")
        found[one.name] = one
    return list(found.values())


def _events(text: str) -> Iterator[Any]:
    """The events within the one map of the front matter; none where there is nothing in it."""
    loader = Loader(text)
    depth = documents = count = 0
    while (event := loader.get_event()) is not None:
        count += 1
        documents += isinstance(event, yaml.DocumentStartEvent)
        line = 2 + event.start_mark.line
        outermost = depth == 0
        depth += isinstance(event, STARTS) - isinstance(event, ENDS)
        if depth > MAX_DEPTH or count > MAX_EVENTS:
            raise Refused(line, "its front matter nests too deep or holds too much")
        if isinstance(event, yaml.DocumentStartEvent) and (event.explicit or documents > 1):
            raise Refused(line, "its front matter holds several documents")
        if outermost and isinstance(event, (*SCALARS, *STARTS)):
            _see_that_it_is_a_map_in_lines(event)
        elif depth and not outermost:
            yield event


def _see_that_it_is_a_map_in_lines(event: Any) -> None:
    line = 2 + event.start_mark.line
    if not isinstance(event, yaml.MappingStartEvent):
        raise Refused(line, "its front matter is no map of properties")
    if event.flow_style:
        raise Refused(line, "its front matter is written as JSON")
    if event.anchor or event.tag:
        raise Refused(line, "its front matter as a whole has a tag or an anchor")


def _value_of(events: Iterator[Any]) -> Iterator[Any]:
    """The events of one value, taken off."""
    depth = 0
    for event in events:
        yield event
        depth += isinstance(event, STARTS) - isinstance(event, ENDS)
        if not depth:
            return


def _property(key: Any, value: list[Any], lines: list[str]) -> Property:
    first, indent, ends = key.start_mark.line, key.start_mark.column, key.end_mark.line
    if not isinstance(key, yaml.ScalarEvent) or key.anchor or key.tag or key.value == "<<":
        raise Refused(2 + first, "a key of its front matter is no word")
    if indent or ends != first:
        raise Refused(2 + first, "a key of its front matter does not stand at the beginning of a line")
    last = max(_last_line(event) for event in (key, *value))
    plain = not any(getattr(event, "anchor", None) or getattr(event, "tag", None) for event in value)
    meaning = tuple(_meaning(event) for event in value)
    return Property(key.value, _value(value), "".join(lines[first : last + 1]), 2 + first, meaning, plain)


def _last_line(event: Any) -> int:
    """The last line that an event stands on; -1 for the end of a block, which is wherever the next thing begins."""
    start, end = event.start_mark, event.end_mark
    if isinstance(event, yaml.ScalarEvent) and event.style in ("|", ">") and not end.column:
        return int(max(end.line - 1, start.line))
    return -1 if isinstance(event, ENDS) and start.column == end.column else int(end.line)


def _meaning(event: Any) -> tuple[object, ...]:
    kind = type(event).__name__
    if isinstance(event, yaml.ScalarEvent):
        return kind, event.value, event.implicit[0], event.tag, event.anchor
    return kind, getattr(event, "tag", None), getattr(event, "anchor", None)


def _value(events: list[Any]) -> PropertyValue:
    """A scalar or a flat list as Obsidian types it; an object, whatever it holds, as one that equals nothing else."""
    if len(events) == 1 and isinstance(events[0], yaml.ScalarEvent):
        return _typed(events[0])
    if isinstance(events[0], yaml.SequenceStartEvent) and all(isinstance(e, yaml.ScalarEvent) for e in events[1:-1]):
        return tuple(_typed(event) for event in events[1:-1])
    return {"": None}


def _typed(event: Any) -> PropertyValue:
    return typed(event.value) if event.implicit[0] else str(event.value)
