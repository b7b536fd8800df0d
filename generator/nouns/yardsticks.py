"""Yardsticks: what of a model a ranking or a need goes by, and the conditions that a need sets on it."""

from dataclasses import dataclass
from enum import StrEnum

from generator.nouns.dates import PartialDate
from generator.nouns.fields import Better, Field
from generator.nouns.quantities import Quantity
from generator.nouns.sizes import Size


class Counted(StrEnum):
    """What of a model can be counted."""

    PROVIDERS = "providers"
    CAPABILITIES = "capabilities"
    SEARCHES = "searches"


class PricePart(StrEnum):
    """The prices that a provider names."""

    INPUT = "input"
    OUTPUT = "output"
    CACHED = "cached_input"


@dataclass(frozen=True, slots=True)
class ValueClass:
    """Values of a field that count for the same, such as licences of one kind."""

    label: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfField:
    """The facts about a field; by its classes, of which the first is the best, where there are some."""

    field: Field
    better: Better
    classes: tuple[ValueClass, ...] = ()


@dataclass(frozen=True, slots=True)
class OfScores:
    """Scores on the named benchmarks, or on all, against scores that were taken in the same way.

    A model with scores on fewer than `least` of them has none to speak of.
    """

    benchmarks: tuple[str, ...] = ()
    least: int = 1
    better: Better = Better.HIGHER


@dataclass(frozen=True, slots=True)
class OfPrice:
    """The lowest standard price of a million tokens."""

    part: PricePart
    better: Better = Better.LOWER


@dataclass(frozen=True, slots=True)
class TaskAsk:
    """A task by its tokens; `cached` of the input come from the provider's cache."""

    input: int
    output: int
    cached: int = 0


@dataclass(frozen=True, slots=True)
class OfTask:
    """The lowest standard price of a task."""

    task: TaskAsk
    better: Better = Better.LOWER


@dataclass(frozen=True, slots=True)
class MemoryAsk:
    """How a model is to be run, in the words of `modelbook vram`."""

    context: str = "8K"
    weights: str = "q4_k_m"
    kv: str = "fp16"
    overhead: str = "0"
    batch: int = 1


@dataclass(frozen=True, slots=True)
class OfMemory:
    """The bytes that a model takes, run as asked, and what they have to fit into: a GPU on record, or so much room."""

    ask: MemoryAsk
    gpu: str = ""
    room: Size | None = None
    better: Better = Better.LOWER


@dataclass(frozen=True, slots=True)
class OfCount:
    """How many there are on record; none on record is no zero."""

    what: Counted
    better: Better = Better.HIGHER


@dataclass(frozen=True, slots=True)
class OfTransparency:
    """The total of a transparency report."""

    better: Better = Better.HIGHER


Yardstick = OfField | OfScores | OfPrice | OfTask | OfMemory | OfCount | OfTransparency


@dataclass(frozen=True, slots=True)
class Condition:
    """What a value has to be, all of it: bounds, one of some values, all of some members, yes or no."""

    least: Quantity | PartialDate | None = None
    most: Quantity | PartialDate | None = None
    any: tuple[str, ...] = ()
    all: tuple[str, ...] = ()
    says: bool | None = None

    @property
    def asks(self) -> bool:
        """Whether it asks for anything."""
        return self != Condition()
