"""The inline scanner. One pattern finds the next character that may matter; a table of handlers says who looks at it.

A handler writes to `run.out` and returns where to go on. Text between stays as it is.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Flag

from generator.translate.blocks import Block
from generator.translate.ledger import Scope
from generator.translate.plain import plain
from generator.translate.ticks import Ticks

SPECIAL = re.compile(
    r"[\\`$<{\[\]~#^!:](?:(?<=[\\`$<{\[])|(?<=\])(?=\()|(?<=~)(?=~)|(?<=!)(?=\[)|(?<=\^)(?=\[)|(?<=:)(?=//)"
    r"|(?<=#)(?<!\S#)(?=[^\s#]))"
)
BRACKET = re.compile(r"\\.|[`\[\]$]", re.DOTALL)
FORMULA = re.compile(r"\$(?![\s$])((?:[^$\\`]|\\.)++)(?<!\s)\$(?!\d)", re.DOTALL)
MARK = "\x02{}\x03"
"""Where a note is embedded in a text; the control characters cannot come from a note."""

SENTENCE = 300
"""Characters of a sentence on either side of a link."""
MAX_SENTENCES = 200
SENTENCE_ENDS = (". ", "! ", "? ", "\n")
SPANS = re.compile(r"!?\[\[[^\[\]\n]*\]\]|\]\([^()\n]*\)|`[^`\n]*`")
RAW = re.compile(r"!?\[\[|\]\]|%%|\[!([^\[\]]*)\][+-]?")
"""Signs that a sentence keeps of code, where alone they are words."""

Handler = Callable[["Run", int], int]
Handlers = Mapping[str, Handler]


class Within(Flag):
    """In what a text stands, as far as that changes what its syntax may be."""

    TEXT = 0
    CELL = 1
    """A table's cell, where a pipe ends it."""
    WORDS = 2
    """The words of a link, where no other link can be."""
    FOOTNOTE = 4


@dataclass(frozen=True, slots=True)
class Embedded:
    """Blocks of a note that stand in the middle of a text."""

    blocks: tuple[Block, ...]
    scope: Scope


@dataclass(slots=True)
class Run:
    """One text on its way. `embeds` takes the notes that it embeds; None where no block may stand."""

    text: str
    scope: Scope
    line: int
    handlers: Handlers
    within: Within = Within.TEXT
    embeds: list[Embedded] | None = None
    out: list[str] = field(default_factory=list)
    open_tags: list[str] = field(default_factory=list)
    struck: bool = False
    left: int = 0
    """Opening brackets that are text."""
    _told: int = 0
    _counted: int = 0
    _dollars: int = -1
    _ticks: Ticks | None = None
    _pairs: dict[int, int] | None = None

    def line_at(self, at: int) -> int:
        """The line of the file on which a place of the text stands; asked in rising order."""
        if at > self._counted:
            self.line += self.text.count("\n", self._counted, at)
            self._counted = at
        return self.line

    def inner(self, text: str, at: int) -> str:
        """The words of a link that stands at `at`."""
        return scan(Run(text, self.scope, self.line_at(at), self.handlers, self.within | Within.WORDS))

    @property
    def links(self) -> bool:
        """Whether links can stand here."""
        return Within.WORDS not in self.within

    @property
    def cell(self) -> bool:
        """Whether a pipe would end the text."""
        return Within.CELL in self.within

    def sentence(self, at: int) -> str:
        """The sentence, or the line, around a place as plain words, for backlinks; empty where a text is all links."""
        self._told += 1
        if self._told > MAX_SENTENCES:
            return ""
        low = max(at - SENTENCE, 0)
        near = self.text[low : at + SENTENCE]
        # What stands within a link or code ends no sentence.
        bare = SPANS.sub(lambda found: "x" * len(found[0]), near)
        start, stop = _whole(bare, at - low)
        return RAW.sub(r"\1", plain(near[start:stop].lstrip("]").rstrip("[")))

    @property
    def dollars(self) -> int:
        """How many dollar signs the text has."""
        if self._dollars < 0:
            self._dollars = self.text.count("$")
        return self._dollars

    @property
    def ticks(self) -> Ticks:
        """The text's backticks."""
        if self._ticks is None:
            self._ticks = Ticks(self.text, 0, len(self.text))
        return self._ticks

    @property
    def pairs(self) -> dict[int, int]:
        """Where each bracket is closed, code and formulas aside."""
        if self._pairs is None:
            self._pairs = _pair(self)
        return self._pairs


def scan(run: Run) -> str:
    """The text in standard Markdown."""
    text, handlers = run.text, run.handlers
    found = SPECIAL.search(text)
    out, at = run.out, 0
    while found:
        start = found.start()
        if start > at:
            out.append(text[at:start])
        at = handlers[text[start]](run, start)
        if text.startswith("(", at) and _ends_in_bracket(out):
            out.append("&#40;")  # what stood in between is gone, and the two would be a link
            at += 1
        found = SPECIAL.search(text, at)
    out.append(text[at:])
    if run.struck:
        out.append("</del>")
    out += [f"</{name}>" for name in reversed(run.open_tags)]
    return "".join(out)


def _whole(text: str, at: int) -> tuple[int, int]:
    """The sentence around a place of a text, without the rest of a link that the text's own end cuts off."""
    start = max(text.rfind(end, 0, at) + len(end) for end in SENTENCE_ENDS)
    stop = min(text.find(end, at) + 1 or len(text) for end in SENTENCE_ENDS)
    closing, opening = text.find("]]", 0, at), text.rfind("[[", at, stop)
    return max(start if start >= 2 else 0, closing + 2 if closing >= 0 else 0), opening if opening >= 0 else stop


def _ends_in_bracket(out: list[str]) -> bool:
    last = next((piece for piece in reversed(out) if piece), "")
    return last.endswith("]") and not last.endswith("\\]")


def _pair(run: Run) -> dict[int, int]:
    pairs: dict[int, int] = {}
    open_: list[int] = []
    text, at = run.text, 0
    while found := BRACKET.search(text, at):
        start, at = found.span()
        if found[0] == "[":
            open_.append(start)
        elif found[0] == "]" and open_:
            pairs[open_.pop()] = start
        elif found[0] == "`":
            while text[at : at + 1] == "`":
                at += 1
            end = run.ticks.closing(at - start, at)
            at = end + at - start if end >= 0 else at
        elif found[0] == "$" and (formula := FORMULA.match(text, start)):
            at = formula.end()
    return pairs
