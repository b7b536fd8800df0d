"""The ranking that a project declares: components with their weights, and what each of them is computed from."""

from dataclasses import dataclass
from decimal import Decimal

from generator.nouns.yardsticks import Yardstick


@dataclass(frozen=True, slots=True)
class Input:
    """One thing that a component is computed from, and its weight; `label` where the usual name will not do."""

    yardstick: Yardstick
    weight: Decimal = Decimal(1)
    label: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Component:
    """A part of the total of 100, with its weight beside those of the others."""

    id: str
    label: str
    weight: Decimal
    inputs: tuple[Input, ...] = ()
    about: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Ranking:
    """All components; without any there is no ranking.

    `coverage` is the least per cent of the weights for which a model needs data, `pool` the fewest models among which
    one has a percentile. `path` is the file that declares it.
    """

    components: tuple[Component, ...] = ()
    coverage: Decimal = Decimal(50)
    pool: int = 3
    path: str = ""

    @property
    def weights(self) -> Decimal:
        """The sum of all weights."""
        return sum((component.weight for component in self.components), Decimal(0))
