"""The needs of a person that a project declares: what has to be so, and what is wished for."""

from dataclasses import dataclass, field
from decimal import Decimal

from generator.nouns.yardsticks import Condition, Yardstick


@dataclass(frozen=True, slots=True)
class Must:
    """A condition without which a model is of no use; of memory, that it fits."""

    yardstick: Yardstick
    condition: Condition = field(default_factory=Condition)
    label: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Wish:
    """What counts in favour of a model: that it meets a condition, or, without one, its place among the others."""

    yardstick: Yardstick
    weight: Decimal = Decimal(1)
    condition: Condition = field(default_factory=Condition)
    label: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Need:
    """What somebody needs a model for.

    `coverage` is the least per cent of the wishes' weights for which a model needs data. `path` and `line` say where it
    is declared.
    """

    id: str
    title: str
    about: str = ""
    must: tuple[Must, ...] = ()
    wishes: tuple[Wish, ...] = ()
    coverage: Decimal = Decimal(50)
    path: str = ""
    line: int = 0
