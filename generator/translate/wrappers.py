"""Elements of raw HTML around Markdown: `<details>`, a blank line, text, and `</details>` further down."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from generator.translate.blocks import Block, Html

_NAMES = """
article aside center details div figure footer header main nav p section
"""
NAMES = frozenset(_NAMES.split())
TAG = re.compile(r"""<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:"[^"]*"|'[^']*'|[^"'<>])*+)>""")
MAX_DEPTH = 8
MAX_UNMATCHED = 24
"""Tags left open in one block; beyond that its author did not mean to wrap anything."""


class Wrapper(NamedTuple):
    """An element whose content is Markdown; `attributes` as written."""

    line: int
    name: str
    attributes: str
    children: "tuple[Block | Wrapper, ...]"


class Edge(NamedTuple):
    """A tag that opens or closes a wrapper."""

    line: int
    name: str
    attributes: str
    closing: bool


def wrapped(blocks: "Sequence[Block | Wrapper]") -> "Sequence[Block | Wrapper]":
    """The blocks of a container, those between an opening and its closing tag inside a wrapper."""
    if not any(isinstance(block, Html) for block in blocks):
        return blocks
    stack: list[tuple[Edge | None, list[Block | Wrapper]]] = [(None, [])]
    for block in blocks:
        for piece in _pieces(block) if isinstance(block, Html) else (block,):
            if not isinstance(piece, Edge):
                stack[-1][1].append(piece)
            elif not piece.closing:
                if len(stack) <= MAX_DEPTH:
                    stack.append((piece, []))
            elif any(edge and edge.name == piece.name for edge, _ in stack):
                _close(stack, piece.name)
    while len(stack) > 1:
        _, children = stack.pop()
        stack[-1][1].extend(children)
    return stack[0][1]


def _close(stack: list[tuple[Edge | None, list[Block | Wrapper]]], name: str) -> None:
    while True:
        edge, children = stack.pop()
        assert edge is not None  # the caller saw the name further down
        if edge.name == name:
            stack[-1][1].append(Wrapper(edge.line, edge.name, edge.attributes, tuple(children)))
            return
        stack[-1][1].extend(children)


def _pieces(block: Html) -> list[Block | Edge]:
    """A block of HTML with the tags split off that find no partner inside it."""
    unmatched = _unmatched(block.text)
    if not unmatched or len(unmatched) > MAX_UNMATCHED:
        return [block]
    out: list[Block | Edge] = []
    at = 0
    for found in unmatched:
        _add(out, block, at, found.start())
        line = block.line + block.text.count("\n", 0, found.start())
        out.append(Edge(line, found[2].lower(), found[3], bool(found[1])))
        at = found.end()
    _add(out, block, at, len(block.text))
    return out


def _add(out: list[Block | Edge], block: Html, start: int, end: int) -> None:
    text = block.text[start:end]
    if text.strip():
        out.append(Html(block.line + block.text.count("\n", 0, start), text.strip()))


def _unmatched(text: str) -> list[re.Match[str]]:
    open_: list[re.Match[str]] = []
    orphans: list[re.Match[str]] = []
    counts: dict[str, int] = {}
    for found in TAG.finditer(text):
        name = found[2].lower()
        if name not in NAMES or found[3].endswith("/"):
            continue
        if not found[1]:
            open_.append(found)
            counts[name] = counts.get(name, 0) + 1
        elif not counts.get(name):
            orphans.append(found)
        else:
            while (inner := open_.pop())[2].lower() != name:
                counts[inner[2].lower()] -= 1
            counts[name] -= 1
    return sorted([*open_, *orphans], key=lambda found: found.start())
