"""A note's text made ready for the block parser: no control characters, no tabs, no comments.

Lines keep their numbers, so that messages and the author's file agree.
"""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.translate.ticks import Ticks

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
CONTAINERS = r"(?:[ ]{0,3}>[ ]?|[ ]*(?:[-+*]|\d{1,9}[.)])[ ]+)*+"
FENCE = re.compile(rf"(?P<prefix>{CONTAINERS}[ ]*)(?P<mark>`{{3,}}(?=[^`\n]*$)|~{{3,}})", re.MULTILINE)
INDENTED = re.compile(r"(?:[ ]{0,3}>[ ]?)*+[ ]{4,}")
LIST = re.compile(r"(?:[ ]{0,3}>[ ]?)*+[ ]{0,3}(?:[-+*]|\d{1,9}[.)])(?:[ ]|$)")
ADMONITION = re.compile(r"[ ]*(?:!!!|\?\?\?)")
PREFIX = re.compile(r"[ >]*")
TOKEN = re.compile(r"\\.|`+|%%|<!--|\$\$", re.DOTALL)
BLANK = re.compile(r"[ >]*$", re.MULTILINE)
CLOSERS = {"%%": "%%", "<!--": "-->"}


class Unclosed(NamedTuple):
    """A sign that opens a comment which nothing closes; `hides`: it starts a line, so all that follows is hidden."""

    line: int
    hides: bool


@dataclass(slots=True)
class Cleaner:
    """Walks a text once. `kept` is what was passed and is no comment; `line_start` is known up to `seen`."""

    text: str
    kept: list[str] = field(default_factory=list)
    unclosed: dict[str, Unclosed] = field(default_factory=dict)
    in_list: bool = False
    blank_before: bool = True
    never: set[str] = field(default_factory=set)
    """What was looked for ahead in vain, so that it is not looked for again."""
    line_start: int = 0
    seen: int = 0

    def line_of(self, at: int) -> int:
        """Where the line begins on which `at` stands; asked in rising order."""
        found = self.text.rfind("\n", self.seen, at)
        self.line_start = found + 1 if found >= 0 else self.line_start
        self.seen = at
        return self.line_start

    def ahead(self, what: str, at: int) -> int:
        """Where `what` comes next from `at` on, -1 for nowhere."""
        found = -1 if what in self.never else self.text.find(what, at)
        if found < 0:
            self.never.add(what)
        return found


def prepare(body: str, first: int = 1) -> tuple[str, tuple[Unclosed, ...]]:
    """The text without `%%` and `<!--` comments, except in code; `first` is the line of the file on which it starts.

    A comment that nothing closes hides the rest of the note where it starts a line, and is text elsewhere.
    """
    text = body
    if CONTROL.search(text):
        text = CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if "\t" in text:
        text = text.expandtabs(4)
    if "%%" not in text and "<!--" not in text:
        return text, ()
    cleaner = Cleaner(text)
    at = 0
    while at < len(text):
        at = _line(cleaner, at)
    unclosed = sorted({Unclosed(first + line, hides) for line, hides in cleaner.unclosed.values()})
    return "".join(cleaner.kept), tuple(unclosed)


def _line(cleaner: Cleaner, at: int) -> int:
    """Pass what starts at a line's beginning: code as it is, else text up to the end of its paragraph."""
    text = cleaner.text
    if fence := FENCE.match(text, at):
        end = _after_fence(text, fence)
        cleaner.kept.append(text[at:end])
        return end
    end = text.find("\n", at) + 1 or len(text)
    line = text[at:end]
    if not line.strip(" >\n"):
        cleaner.blank_before = True
    elif cleaner.blank_before and not cleaner.in_list and INDENTED.match(line):
        pass  # indented code
    else:
        if LIST.match(line) or ADMONITION.match(line):
            cleaner.in_list = True
        elif cleaner.blank_before and line[0] != " ":
            cleaner.in_list = False
        cleaner.blank_before = False
        return _words(cleaner, at)
    cleaner.kept.append(line)
    return end


def _after_fence(text: str, fence: re.Match[str]) -> int:
    """The end of fenced code: its closing fence, or the end of the container in which it stands."""
    prefix, mark = fence["prefix"], fence["mark"]
    quotes = prefix.count(">")
    indent = len(prefix) if prefix.strip() or len(prefix) > 3 else 0
    at = text.find("\n", fence.end()) + 1 or len(text)
    while at < len(text):
        end = text.find("\n", at) + 1 or len(text)
        words = text[at:end].lstrip(" >").rstrip()
        before = PREFIX.match(text, at, end)
        if words and before and (before[0].count(">") < quotes or len(before[0]) < indent):
            return at
        if words.startswith(mark) and not words.strip(mark[0]):
            return end
        at = end
    return at


def _words(cleaner: Cleaner, at: int) -> int:
    """Pass text from `at` on, dropping comments, to the end of its paragraph."""
    text = cleaner.text
    start, end = at, _paragraph_end(text, at)
    ticks: Ticks | None = None
    while found := TOKEN.search(text, at, end):
        sign, at = found[0], found.end()
        if sign[0] == "`":
            ticks = ticks or Ticks(text, start, end)
            closing = ticks.closing(len(sign), at)
            at = closing + len(sign) if closing >= 0 else at
        elif sign == "$$":
            closing = text.find("$$", at, end)
            at = closing + 2 if closing >= 0 else at
        elif sign in CLOSERS and (after := _after_comment(cleaner, sign, found.start())):
            cleaner.kept += [text[start : found.start()], _hidden(cleaner, found.start(), after)]
            start = at = after
            if at > end:
                end, ticks = _paragraph_end(text, at), None
    cleaner.kept.append(text[start:end])
    return end


def _after_comment(cleaner: Cleaner, sign: str, at: int) -> int:
    """The end of the comment that opens at `at`, 0 where it is none."""
    closer = CLOSERS[sign]
    if (close := cleaner.ahead(closer, at + len(sign))) >= 0:
        return close + len(closer)
    hides = not cleaner.text[cleaner.line_of(at) : at].strip(" >")
    if hides or sign not in cleaner.unclosed:
        cleaner.unclosed[sign] = Unclosed(cleaner.text.count("\n", 0, at), hides)
    return len(cleaner.text) if hides else 0


def _hidden(cleaner: Cleaner, start: int, end: int) -> str:
    """What stays of a comment: its line ends, each with the prefix of the quote in which the comment began."""
    lines = cleaner.text.count("\n", start, end)
    prefix = PREFIX.match(cleaner.text, cleaner.line_of(start), start) if lines else None
    return ("\n" + (prefix[0] if prefix and ">" in prefix[0] else "")) * lines


def _paragraph_end(text: str, at: int) -> int:
    """Where the paragraph around `at` ends: before a blank line or a fence."""
    end = text.find("\n", at) + 1
    while 0 < end < len(text):
        if (text[end] in " >\n" and BLANK.match(text, end)) or FENCE.match(text, end):
            return end
        end = text.find("\n", end) + 1
    return len(text)
