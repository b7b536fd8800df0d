"""What a task costs: a bill for each price, and the rented GPU beside it."""

from dataclasses import dataclass
from decimal import Decimal

from generator.nouns.gpus import Rent
from generator.nouns.memory import Estimate, Fit
from generator.nouns.records import Price


@dataclass(frozen=True, slots=True)
class Task:
    """Tokens of one task, and how many tasks there are; `cached` of the input come from the provider's cache."""

    input: int
    output: int
    cached: int = 0
    batch: int = 1

    @property
    def context(self) -> int:
        """The tokens of its longest sequence."""
        return self.input + self.output


@dataclass(frozen=True, slots=True)
class Part:
    """Tokens of one kind, at so many USD per million of them."""

    label: str
    tokens: int
    price: Decimal

    @property
    def amount(self) -> Decimal:
        """USD, exact."""
        return self.tokens * self.price / 1_000_000


@dataclass(frozen=True, slots=True)
class Bill:
    """What a task costs at one price, in USD; None, with refusals, where the provider names no price for a part."""

    price: Price
    parts: tuple[Part, ...] = ()
    each: Decimal | None = None
    total: Decimal | None = None
    formula: str = ""
    notes: tuple[str, ...] = ()
    refusals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Machine:
    """The cheapest machine on record that holds a model: as many GPUs as are needed, or more."""

    fit: Fit
    rent: Rent


@dataclass(frozen=True, slots=True)
class BreakEven:
    """From how many tasks an hour on a rented machine costs less than a provider; None where the provider is free.

    `per_second` are the tokens of output that the machine would have to write for so many.
    """

    bill: Bill
    tasks_per_hour: Decimal | None
    per_second: Decimal | None
    formula: str


@dataclass(frozen=True, slots=True)
class Costing:
    """All that is known of what one model costs; `why_not` says why there is no machine to compare with."""

    model: str
    bills: tuple[Bill, ...]
    estimate: Estimate
    machine: Machine | None = None
    break_even: tuple[BreakEven, ...] = ()
    why_not: str = ""
