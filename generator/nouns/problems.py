"""What is wrong with the input, and where."""

from dataclasses import dataclass
from enum import StrEnum

from generator.nouns.spelling import printable


class Level(StrEnum):
    """How much a problem matters. An error fails a build; a warning fails a strict one."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Level).index(self)


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that does not fit: `path:line: level CODE message`, sorted by place.

    `path` is relative to the project and `/`-separated; `line` counts from 1 (0: the whole file).
    `message` says what is wrong, with the value, what was done about it and what to do. Whatever names and values are
    put into the two, characters that a terminal obeys and a reader cannot see become escapes here.
    """

    path: str
    line: int
    code: str
    message: str
    level: Level = Level.ERROR

    def __post_init__(self) -> None:
        """Make path and message safe to print."""
        object.__setattr__(self, "path", printable(self.path))
        object.__setattr__(self, "message", printable(self.message))

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.level} {self.code} {self.message}"

    def fails(self, *, strict: bool) -> bool:
        """Whether a build with this problem fails."""
        return self.level is Level.ERROR or (strict and self.level is Level.WARNING)
