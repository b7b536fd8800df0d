"""Code blocks: always a fence that no line of the code closes, with a heading line that the engine cannot reject.

An engine that rejects the line after a fence shows the code as text and runs what is in it, so only options that are
known to be accepted go out.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from generator.nouns.notes import Block
from generator.nouns.problems import Level
from generator.nouns.prose import MARK, Place
from generator.translate import diagrams
from generator.translate.blocks import Code
from generator.translate.ledger import Scope

PLACED = ("compare", "facts", "base")
LANGUAGE = re.compile(r"\{?\s*\.?([\w+#.-]+)")
OPTIONS = (
    re.compile(r'\btitle="([^"\\<>{}`\n]*)"'),
    re.compile(r'\bhl_lines="(\d{1,5}(?:-\d{1,5})?(?: \d{1,5}(?:-\d{1,5})?)*)"'),
    re.compile(r'\blinenums="(\d{1,5})"'),
)
NAMES = ("title", "hl_lines", "linenums")
TICKS = re.compile(r"^[ ]*(`{3,})", re.MULTILINE)
DIAGRAM = "mermaid"


def fenced(block: Code, scope: Scope) -> list[str]:
    """The fence with its code, or the place of what a block of ours stands for."""
    found = LANGUAGE.match(block.info)
    language = found[1] if found else ""
    if language in PLACED and _is_placed(scope.note.blocks, block.line):
        return [MARK.format(scope.ledger.place(Place(scope.note.path, block.line)))]
    if language.lower() == DIAGRAM:
        return _diagram(block, scope)
    options = _options(block.info) if language else ""
    return _between(block.lines, f"{' ' if options else ''}{language}{options}")


def _is_placed(blocks: Sequence[Block], line: int) -> bool:
    """Whether one of a note's blocks, which come in its order, begins on a line."""
    at = bisect_left(blocks, line, key=lambda one: one.line)
    return at < len(blocks) and blocks[at].line == line


def _diagram(block: Code, scope: Scope) -> list[str]:
    """A diagram that a script will draw, where there is a copy of Mermaid for it to do so; else its code."""
    can_be = scope.index.conventions.diagrams
    lines = diagrams.drawn(block.lines, scope) if can_be and not scope.ledger.raw else None
    if not can_be and not scope.ledger.diagrams:
        message = "a diagram is shown as code, for want of a copy of Mermaid; run pip install 'modelbook[diagrams]'"
        scope.report(block.line, "diagram-undrawn", message, Level.INFO)
    if lines is None:
        scope.ledger.diagrams |= not can_be
        return _between(block.lines, DIAGRAM)
    scope.ledger.diagrams = True
    return _between(tuple(lines), f" {{ .{DIAGRAM} .mb-diagram }}")


def _between(lines: Sequence[str], info: str) -> list[str]:
    code = "\n".join(lines)
    length = max((len(run) for run in TICKS.findall(code)), default=2) + 1 if "```" in code else 3
    mark = "`" * length
    return [mark + info, *lines, mark]


def _options(info: str) -> str:
    found = ((name, pattern.search(info)) for name, pattern in zip(NAMES, OPTIONS, strict=True))
    return "".join(f' {name}="{match[1]}"' for name, match in found if match)
