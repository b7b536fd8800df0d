"""Regular expressions as JavaScript writes them, by untrusted authors: translated, and searched within a time."""

import re
import time
from collections.abc import Callable
from typing import TypeVar

import regex

from generator.bases.environment import Budget
from generator.bases.errors import ExpressionError, brief
from generator.bases.values import RegExp

LONGEST_PATTERN = 500
"""Characters of a pattern."""

MOST_REPEATS = 10_000
"""The product of all counts in a pattern, `{3,20}` for 20; the time that it takes to compile grows with it."""

DEEPEST = 20
"""Groups within groups."""

LONGEST_SEARCH = 0.1
"""Seconds that one search may take: on any machine a thousand times what a sensible pattern needs."""

_FLAGS = {"i": regex.IGNORECASE, "m": regex.MULTILINE, "s": regex.DOTALL, "g": 0, "u": 0, "y": 0, "d": 0}

_ESCAPE = re.compile(
    r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|u\{([0-9A-Fa-f]{1,6})\}|c([A-Za-z])|k<(\w+)>|([pP]\{[\w=]{1,40}\})|([1-9]\d?)|(.))",
    re.DOTALL,
)
_GROUP = re.compile(r"\((?:\?(?::|=|!|<=|<!|<([A-Za-z_]\w*)>))?")
_COUNT = re.compile(r"\{(\d{1,5})(,(\d{0,5}))?\}", re.ASCII)

_CLASSES = {"d": "0-9", "w": "A-Za-z0-9_"}
_SAME = frozenset("sSbBnrtvfDW")

Result = TypeVar("Result")


def regexp(source: str, flags: str) -> RegExp:
    """The expression `/source/flags`, or ExpressionError with what is not supported in it."""
    if len(source) > LONGEST_PATTERN:
        raise ExpressionError(f"a regular expression may have {LONGEST_PATTERN} characters")
    unknown = [flag for index, flag in enumerate(flags) if flag not in _FLAGS or flag in flags[:index]]
    if unknown:
        raise ExpressionError(f"the flag “{unknown[0]}” of a regular expression is not supported")
    options = regex.VERSION0
    for flag in flags:
        options |= _FLAGS[flag]
    try:
        return RegExp(source, flags, regex.compile(_Translation(source, "m" in flags).text(), options))
    except (regex.error, OverflowError, ValueError, IndexError) as error:
        if isinstance(error, ExpressionError):
            raise
        raise ExpressionError(f"the regular expression /{brief(source)}/ cannot be read") from None


class _Translation:
    """A pattern of JavaScript on its way to one of the regex module."""

    def __init__(self, source: str, multiline: bool) -> None:
        self.source, self.multiline = source, multiline
        self.at = self.depth = 0
        self.repeats = 1

    def text(self) -> str:
        made = []
        while self.at < len(self.source):
            made.append(self._next())
        return "".join(made)

    def _next(self) -> str:
        character = self.source[self.at]
        if character == "\\":
            return self._escape(in_class=False)
        if character == "[":
            return self._class()
        if character == "(":
            return self._group()
        if character == "{":
            return self._count()
        self.at += 1
        if character == ")":
            self.depth -= 1
        if character in "*+?":
            self._refuse_after_repeat()
        return r"\Z" if character == "$" and not self.multiline else r"\}" if character == "}" else character

    def _escape(self, *, in_class: bool) -> str:
        found = _ESCAPE.match(self.source, self.at)
        if not found:
            raise ExpressionError("a regular expression ends with a backslash")
        self.at = found.end()
        code_point, control, name, category, number, other = found.groups()
        if code_point:
            return regex.escape(chr(int(code_point, 16)))
        if control:
            return f"\\x{ord(control) % 32:02x}"
        if name:
            return f"(?P={name})"
        if number:
            return f"\\{number}" if in_class else f"(?:\\{number})"
        if other is None or category:
            return found[0]
        if other in _CLASSES:
            return _CLASSES[other] if in_class else f"[{_CLASSES[other]}]"
        if other == "W" and not in_class:
            return "[^A-Za-z0-9_]"
        if other == "D" and not in_class:
            return "[^0-9]"
        return f"\\{other}" if other in _SAME else r"\x00" if other == "0" else regex.escape(other)

    def _class(self) -> str:
        for empty, made in (("[^]", r"[\s\S]"), ("[]", "(?!)")):
            if self.source.startswith(empty, self.at):
                self.at += len(empty)
                return made
        made = "["
        self.at += 1
        while self.at < len(self.source) and self.source[self.at] != "]":
            if self.source[self.at] == "\\":
                made += self._escape(in_class=True)
                continue
            made += "\\[" if self.source[self.at] == "[" else self.source[self.at]
            self.at += 1
        self.at += 1
        return made + "]"

    def _group(self) -> str:
        found = _GROUP.match(self.source, self.at)
        if not found or self.source.startswith("?", found.end()):
            raise ExpressionError("a regular expression has a group that is not supported")
        self.depth += 1
        if self.depth > DEEPEST:
            raise ExpressionError(f"a regular expression may have {DEEPEST} groups within groups")
        self.at = found.end()
        return f"(?P<{found[1]}>" if found[1] else found[0]

    def _count(self) -> str:
        found = _COUNT.match(self.source, self.at)
        if not found:
            self.at += 1
            return r"\{"
        self.at = found.end()
        self.repeats *= max(1, int(found[1]), int(found[3] or 0))
        if self.repeats > MOST_REPEATS:
            raise ExpressionError("a regular expression repeats too often; its counts must be smaller")
        self._refuse_after_repeat()
        return found[0]

    def _refuse_after_repeat(self) -> None:
        if self.source.startswith(("*", "+"), self.at):
            raise ExpressionError("a regular expression repeats what is repeated already")


def within_time(budget: Budget, search: Callable[[float], Result]) -> Result:
    """What a search gives that is told how many seconds it has; ExpressionError where they do not do."""
    # The clock decides only whether an expression that runs away is stopped, never what another one gives; that of the
    # processor, so that a busy machine stops none that would have done.
    if budget.seconds <= 0:
        raise ExpressionError("the regular expressions of this base take too much time")
    begun = time.thread_time()
    try:
        return search(min(LONGEST_SEARCH, budget.seconds))
    except TimeoutError:
        raise ExpressionError("a regular expression takes too much time") from None
    finally:
        budget.seconds -= time.thread_time() - begun
