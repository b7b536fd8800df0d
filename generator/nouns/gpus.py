"""GPUs: the memory that they have as somebody states it, and what they cost to rent."""

from dataclasses import dataclass
from decimal import Decimal

from generator.nouns.claims import Source
from generator.nouns.dates import PartialDate
from generator.nouns.sizes import Size


@dataclass(frozen=True, slots=True)
class Stated:
    """A size, or a size per second, with who states it."""

    size: Size
    source: Source
    note: str = ""


@dataclass(frozen=True, slots=True)
class Rent:
    """What one provider asks for an hour of a whole machine with so many GPUs, in USD."""

    provider: str
    per_hour: Decimal
    gpus: int
    source: Source
    line: int
    as_of: PartialDate | None = None
    instance: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Gpu:
    """A GPU. `memory` is in the unit that its source writes, `reported` what a driver was seen to show."""

    id: str
    name: str
    memory: Stated
    maker: str = ""
    reported: Stated | None = None
    bandwidth: Stated | None = None
    rent: tuple[Rent, ...] = ()
    line: int = 0

    @property
    def capacity(self) -> Stated:
        """What there is to fill: as a driver reports it where that is known, else as stated."""
        return self.reported or self.memory
