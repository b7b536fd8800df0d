"""One container on its way through the block parser."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from generator.translate.blocks import Anchor, Block, Footnote, Heading, Mark, Paragraph, Reference

ANCHOR = re.compile(r"(?:^|[ \n])\^([A-Za-z0-9-]+)\Z")


@dataclass(slots=True)
class Shared:
    """What definitions anywhere in the note give."""

    marks: list[Mark] = field(default_factory=list)
    references: dict[str, Reference] = field(default_factory=dict)
    footnotes: dict[str, Footnote] = field(default_factory=dict)


@dataclass(slots=True)
class Reader:
    """One container's lines; `first` is the line of the file on which they start."""

    lines: list[str]
    first: int
    shared: Shared
    depth: int
    read: "BlocksOf"
    out: list[Block] = field(default_factory=list)

    def add(self, block: Heading | Anchor) -> None:
        """Append a block that links can lead to."""
        self.out.append(block)
        self.mark(block)

    def mark(self, block: Heading | Paragraph | Anchor) -> None:
        """Remember that links can lead to a block."""
        self.shared.marks.append(Mark(block, not self.depth))

    def inside(self, lines: list[str], at: int) -> tuple[Block, ...]:
        """The blocks of lines that stand in this container from its line `at` on."""
        return self.read(lines, self.first + at, self.shared, self.depth + 1)


BlocksOf = Callable[[list[str], int, Shared, int], tuple[Block, ...]]
"""Reads one container: its lines, the line of the file on which they start, what is shared, how deep it stands."""
BlockRule = Callable[[Reader, int, str], "int | None"]
"""Tried on a line by its first character: appends to `reader.out` and gives the index of the line after the block.

Takes the line's index and the line without its indentation; gives None where the rule does not apply.
"""
