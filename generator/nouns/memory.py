"""What a model takes in memory: what was asked, the estimate with its formulas, and the GPUs that hold it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from generator.nouns.claims import Fact
from generator.nouns.gpus import Gpu
from generator.nouns.quantities import show_compact


@dataclass(frozen=True, slots=True)
class Format:
    """A way of storing numbers. `bits` are those that one number takes in effect, scales and exceptions included.

    `measured` names the model on which they were counted, where they are not the same for all.
    """

    id: str
    label: str
    bits: Decimal
    source: str
    url: str = ""
    measured: str = ""


@dataclass(frozen=True, slots=True)
class Overhead:
    """What comes on top of weights and cache: a share of both, and a number of bytes. No constant is right for it."""

    written: str = "0"
    share: Decimal = Decimal(0)
    bytes: int = 0


@dataclass(frozen=True, slots=True)
class Ask:
    """How a model is to be run: tokens a sequence, formats, sequences at once.

    `ubatch` is for llama.cpp, which keeps so many tokens beside a sliding window; 0 counts the window alone.
    """

    tokens: int
    weights: Format
    kv: Format
    batch: int = 1
    overhead: Overhead = Overhead()
    ubatch: int = 0

    @property
    def way(self) -> str:
        """In words, without what comes on top: `Q4_K_M with 8K tokens`."""
        return f"{self.weights.label} with {show_compact(Decimal(self.tokens), binary=True)} tokens"


TERMS = ("weights", "kv_cache", "overhead", "total")
"""The parts of an estimate and their sum, as its formulas are called."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """Bytes, exact as far as the facts are; None for what the facts do not allow, with `refusals` that name why.

    `formulas` has the sum of each part with its numbers put in. `facts` are those used, `notes` what a reader has to
    know of them: what was derived, disputed, rounded or taken for granted. The total lies between `least_bytes` and
    `most_bytes` whichever source is right; None where that was not worked out.
    """

    model: str
    ask: Ask
    weights_bytes: int | None
    kv_cache_bytes: int | None
    overhead_bytes: int | None
    total_bytes: int | None
    formulas: Mapping[str, str] = field(default_factory=dict)
    facts: tuple[Fact, ...] = ()
    notes: tuple[str, ...] = ()
    refusals: tuple[str, ...] = ()
    least_bytes: int | None = None
    most_bytes: int | None = None


@dataclass(frozen=True, slots=True)
class Fit:
    """The least number of GPUs of a kind whose memory together is enough, nothing being held twice.

    `longest` is the most tokens a sequence that this number holds, as far as the model itself goes, and `alone` that of
    one such GPU; None where not even one token fits, or where that cannot be told. `full` says that `longest` is the
    model's own context.
    """

    gpu: Gpu
    count: int
    capacity: int
    spare: int
    longest: int | None = None
    alone: int | None = None
    full: bool = False


@dataclass(frozen=True, slots=True)
class MemoryRow:
    """A format of the weights: their bytes, and those of weights and cache together for each context of the table.

    `holding` GPUs hold it alone at the first context, with some room, of which `alone` has the smallest few; `least` is
    the fewest of one kind where none does.
    """

    format: Format
    weights_bytes: int
    totals: tuple[int, ...]
    holding: int = 0
    alone: tuple[Gpu, ...] = ()
    least: tuple[int, Gpu] | None = None


@dataclass(frozen=True, slots=True)
class MemoryView:
    """What a model's page shows: formats down, tokens across; or why that cannot be worked out."""

    contexts: tuple[int, ...] = ()
    caches: tuple[int, ...] = ()
    rows: tuple[MemoryRow, ...] = ()
    formulas: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    refusals: tuple[str, ...] = ()
