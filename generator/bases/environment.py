"""What expressions are worked out against, and how much work they may be."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from generator.bases.errors import ExpressionError
from generator.bases.values import File, Value

STEPS = 20_000_000
"""What one base may cost: a step for each part of an expression, for every 8 characters or
4 elements that a function touches, for every 4 characters or element that it makes."""

SECONDS = 2.0
"""What the regular expressions of one base may take together: no count of steps tells how long one searches."""


@dataclass(slots=True)
class Budget:
    """What is left of the work that a base may be; the only thing here that is used up."""

    steps: int = STEPS
    seconds: float = SECONDS

    def spend(self, steps: int) -> None:
        """Take steps, or raise ExpressionError where none are left."""
        self.steps -= steps
        if self.steps < 0:
            raise ExpressionError("this base takes too much work; its filters and formulas must be simpler")


@dataclass(slots=True)
class Remembered:
    """The values of formulas for the row that is being worked out."""

    row: File | None = None
    formulas: object = None
    values: dict[str, Value] = field(default_factory=dict)

    def of(self, row: File, formulas: object) -> dict[str, Value]:
        """The values for a row, which are empty for a new one."""
        if self.row is not row or self.formulas is not formulas:
            self.row, self.formulas, self.values = row, formulas, {}
        return self.values


@dataclass(frozen=True, slots=True)
class Environment:
    """One base at its place. `now` is the moment of the build, `this` the file that embeds the base.

    `find` gives the file to which a link text (no brackets, maybe with `#…`) leads from the file of a path (empty:
    from nowhere special), or None; a whole path finds its file. It is cheap: called for every link.
    """

    now: dt.datetime
    find: Callable[[str, str], File | None]
    this: File | None = None
    budget: Budget = field(default_factory=Budget)
    remembered: Remembered = field(default_factory=Remembered, repr=False)
    read: dict[tuple[str, str], Value] = field(default_factory=dict, repr=False)
    """Properties that hold links or lists, as they were read, by the file's path and the name."""


NO_NAMES: Mapping[str, Value] = {}
"""For expressions that are given no names of their own."""
NO_ROW = File("", "", "", "", "")
"""For expressions that are about no row."""
