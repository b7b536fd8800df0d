"""The JSON of a `.canvas` file to its cards, groups and lines."""

import json
import math
import re
from collections import defaultdict, deque
from collections.abc import Iterator
from enum import StrEnum
from typing import Any, TypeVar

from generator.nouns.canvases import Background, Canvas, CanvasEdge, CanvasNode, NodeKind, Side
from generator.nouns.problems import Level, Problem
from generator.nouns.spelling import shown as quoted

MAX_NODES = 5_000
MAX_EDGES = 10_000
MAX_TEXT = 50_000
"""Characters of one card."""
MAX_LABEL = 500
MAX_AT = 1_000_000
"""Pixels from the middle of the canvas to its furthest cards."""
MAX_SIZE = 100_000
SIZE = (250, 60)
"""Pixels of a card whose size is not given: as Obsidian makes a new one."""
TEXTS = {NodeKind.TEXT: "text", NodeKind.FILE: "file", NodeKind.LINK: "url", NodeKind.GROUP: "label"}
"""The key with what a card holds."""
ENDS = {"arrow": True, "none": False}
COLOUR = re.compile(r"[1-6]|#(?:[0-9a-f]{3}){1,2}", re.IGNORECASE)
ID = re.compile(r'"id"[ \t\n]*:[ \t\n]*("(?:[^"\\\n]|\\.)*+")')
UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")

Kind = TypeVar("Kind", bound=StrEnum)


def read_canvas(text: str, path: str, shown: str) -> tuple[Canvas, list[Problem]]:
    """The canvas; `path` is relative to the vault and `shown` to the project.

    What cannot be read is reported and left out, and the rest is kept. An empty file is an empty canvas, as a new one
    is. Where nothing can be read at all, the canvas says why in its `error`.
    """
    if not text.strip():
        return Canvas(path), []
    try:
        value = json.loads(text, parse_int=_number, parse_float=_number, parse_constant=lambda _: None)
    except json.JSONDecodeError as error:
        return _refused(path, shown, error.lineno, f"its text is not valid JSON: {error.msg} at column {error.colno}")
    except RecursionError:
        return _refused(path, shown, 0, "its text nests too deep")
    if not isinstance(value, dict):
        return _refused(path, shown, 1, "its text is no object with “nodes” and “edges”")
    reader = _Reader(text, shown)
    nodes = tuple(reader.nodes(value.get("nodes")))
    edges = tuple(reader.edges(value.get("edges"), {node.id for node in nodes}))
    return Canvas(path, nodes, edges), reader.problems


def _refused(path: str, shown: str, line: int, error: str) -> tuple[Canvas, list[Problem]]:
    message = f"the canvas is not shown: {error}; open it in Obsidian and save it again, or correct the text"
    return Canvas(path, error=error), [Problem(shown, line, "canvas-wrong", message, Level.WARNING)]


def _number(written: str) -> int | None:
    """A number of the text, rounded; None for what no computer holds."""
    value = float(written)
    return round(value) if math.isfinite(value) else None


class _Reader:
    """One pass over a canvas's values, which gathers what is wrong with them."""

    def __init__(self, text: str, shown: str) -> None:
        self.shown = shown
        self.problems: list[Problem] = []
        self.lines = _lines(text)
        self.line = 0

    def wrong(self, message: str) -> None:
        self.problems.append(Problem(self.shown, self.line, "canvas-wrong", message, Level.WARNING))

    def nodes(self, value: Any) -> Iterator[CanvasNode]:
        """The cards, each id once."""
        seen: set[str] = set()
        for one, id_ in self.objects(value, "nodes", MAX_NODES):
            if not id_:
                self.wrong("a node has no “id”; left out; give it one")
            elif id_ in seen:
                self.wrong(f"the id {quoted(id_)} stands twice; the second node was left out; give it an id of its own")
            elif (kind := one.get("type")) not in list(NodeKind):
                what = f"of the type {quoted(kind)}" if kind is not None else "without a type"
                self.wrong(f"a node {what} cannot be shown; left out; its “type” is text, file, link or group")
            else:
                seen.add(id_)
                yield self.node(one, id_, NodeKind(kind))

    def node(self, value: dict[str, Any], id_: str, kind: NodeKind) -> CanvasNode:
        width, height = SIZE
        line_breaks = kind is NodeKind.TEXT
        return CanvasNode(
            id=id_,
            kind=kind,
            x=self.number(value, "x", -MAX_AT, MAX_AT, 0),
            y=self.number(value, "y", -MAX_AT, MAX_AT, 0),
            width=self.number(value, "width", 1, MAX_SIZE, width),
            height=self.number(value, "height", 1, MAX_SIZE, height),
            content=self.text(value, TEXTS[kind], MAX_TEXT, line_breaks=line_breaks),
            subpath=self.text(value, "subpath", MAX_LABEL) if kind is NodeKind.FILE else "",
            colour=self.colour(value),
            background=self.text(value, "background", MAX_LABEL) if kind is NodeKind.GROUP else "",
            background_style=self.word(value, "backgroundStyle", Background, Background.COVER),
            line=self.line,
        )

    def edges(self, value: Any, known: set[str]) -> Iterator[CanvasEdge]:
        """The lines whose two cards are there."""
        for one, _ in self.objects(value, "edges", MAX_EDGES):
            start, end = (self.text(one, key, MAX_LABEL) for key in ("fromNode", "toNode"))
            missing = next((id_ for id_ in (start, end) if id_ not in known), None)
            if missing is not None:
                what = f"the node {quoted(missing)}, which is not there" if missing else "no node"
                self.wrong(f"an edge leads to {what}; left out; draw it anew in Obsidian")
                continue
            yield CanvasEdge(
                start=start,
                end=end,
                start_side=self.word(one, "fromSide", Side, Side.ANY),
                end_side=self.word(one, "toSide", Side, Side.ANY),
                start_arrow=self.arrow(one, "fromEnd", default=False),
                end_arrow=self.arrow(one, "toEnd", default=True),
                colour=self.colour(one),
                label=self.text(one, "label", MAX_LABEL),
            )

    def objects(self, value: Any, key: str, most: int) -> Iterator[tuple[dict[str, Any], str]]:
        """The objects of a list with their ids, no more than `most`; from each on, problems name its line."""
        members = value if isinstance(value, list) else []
        if value is not None and not isinstance(value, list):
            self.wrong(f"“{key}” is {quoted(value)}, not a list; left out; correct it")
        if len(members) > most:
            self.wrong(f"has {len(members):,} {key}; the first {most:,} were read; split the canvas")
        for one in members[:most]:
            self.line = 0
            if not isinstance(one, dict):
                self.wrong(f"one of the {key} is {quoted(one)}, not an object; left out; correct it")
                continue
            id_ = _clean(one["id"]) if isinstance(one.get("id"), str) else ""
            lines = self.lines.get(id_)
            self.line = lines.popleft() if lines else 0
            yield one, id_
        self.line = 0

    def number(self, value: dict[str, Any], key: str, least: int, most: int, otherwise: int) -> int:
        """A number of pixels within limits."""
        found = value.get(key)
        if isinstance(found, bool) or not isinstance(found, int):
            what = f"is {quoted(found)}, not a number" if found is not None else "has no number that can be used"
            self.wrong(f"“{key}” {what}; taken as {otherwise}; correct it")
            return otherwise
        if not least <= found <= most:
            kept = min(max(found, least), most)
            self.wrong(f"“{key}” is {quoted(found)}, beyond what can be drawn; taken as {kept}; correct it")
            return kept
        return found

    def text(self, value: dict[str, Any], key: str, most: int, *, line_breaks: bool = False) -> str:
        """A text without what nobody sees; on one line unless it may have several."""
        found = value.get(key)
        if found is None:
            return ""
        if not isinstance(found, str):
            self.wrong(f"“{key}” is {quoted(found)}, not a text; left out; correct it")
            return ""
        text = _clean(found)
        if len(text) > most:
            self.wrong(f"“{key}” has {len(text):,} characters; the first {most:,} are shown; shorten it")
        return text[:most] if line_breaks else " ".join(text[:most].split("\n")).strip()

    def colour(self, value: dict[str, Any]) -> str:
        """`1` to `6` or `#rrggbb`; empty for none."""
        found = value.get("color")
        if found is None or found == "":
            return ""
        if not isinstance(found, str) or not COLOUR.fullmatch(found):
            self.wrong(f"the color {quoted(found)} is none; left out; write “1” to “6” or “#rrggbb”")
            return ""
        long = found if len(found) != len("#rgb") else "#" + "".join(2 * digit for digit in found[1:])
        return long.lower()

    def word(self, value: dict[str, Any], key: str, words: type[Kind], otherwise: Kind) -> Kind:
        """One of a few words."""
        found = value.get(key)
        if isinstance(found, str) and found in list(words):
            return words(found)
        if found is not None:
            self.wrong(f"“{key}” is {quoted(found)}; left out; it is {' or '.join(one for one in words if one)}")
        return otherwise

    def arrow(self, value: dict[str, Any], key: str, *, default: bool) -> bool:
        """Whether an end has an arrow head."""
        found = value.get(key)
        if isinstance(found, str) and found in ENDS:
            return ENDS[found]
        if found is not None:
            self.wrong(f"“{key}” is {quoted(found)}; left out; it is arrow or none")
        return default


def _clean(text: str) -> str:
    return UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _lines(text: str) -> dict[str, deque[int]]:
    """The lines on which each id is given, in order."""
    found: dict[str, deque[int]] = defaultdict(deque)
    line, at = 1, 0
    for match in ID.finditer(text):
        line += text.count("\n", at, match.start())
        at = match.start()
        try:
            found[_clean(json.loads(match[1]))].append(line)
        except json.JSONDecodeError:
            continue
    return found
