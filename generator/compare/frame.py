"""A comparison as a pandas frame: a row per field, benchmark, way of running and price, a column per model."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.nouns.claims import Fact, State
from generator.nouns.comparisons import Comparison, MemoryRow, PriceRow, Row
from generator.nouns.kinds import show
from generator.nouns.memory import Estimate
from generator.nouns.quantities import show_exact, show_money
from generator.nouns.records import Benchmark, Score
from generator.nouns.row_sets import Asked, Line, lines, narrowed
from generator.nouns.sizes import show_gib

if TYPE_CHECKING:
    from pandas import DataFrame

INDEX = ("field", "label", "group", "unit", "differs")
"""The levels by which the rows are found."""
Held = Fact | Decimal | Score | Estimate | None
"""What a comparison holds in one place: a fact, a price in USD, a score, an estimate, or none of the last three."""
Cell = Callable[[Held], object]
"""What of it a frame shows."""


def exact(held: Held) -> object:
    """The value itself — a quantity, a date, a boolean, a set, a decimal, bytes — or the State that says why not."""
    if isinstance(held, Fact):
        return held.state if held.value is None else held.value
    if isinstance(held, Estimate):
        return State.UNKNOWN if held.total_bytes is None else held.total_bytes
    if held is None:
        return State.UNKNOWN
    return held.score if isinstance(held, Score) else held


def state(held: Held) -> State:
    """What is known about it; of a price, a score or an estimate, whether there is one."""
    if isinstance(held, Fact):
        return held.state
    return State.UNKNOWN if exact(held) is State.UNKNOWN else State.KNOWN


def text(held: Held) -> str:
    """As people write it: `128K tokens`, `2B (disputed)`, `undisclosed`, `$0.10`, `2.32 GiB (…)`."""
    if isinstance(held, Fact) and held.value is not None:
        return show(held.field, held.value) + (" (disputed)" if held.against else "")
    match exact(held):
        case int(count) if isinstance(held, Estimate):
            return f"{show_gib(count)} ({count:,} bytes)"
        case Decimal() as number:
            return show_money(number) if isinstance(held, Decimal) else show_exact(number)
        case other:
            return str(other)


def frame(
    comparison: Comparison, benchmarks: Mapping[str, Benchmark], rows: Asked | None = None, cell: Cell = exact
) -> "DataFrame":
    """The rows in the sets asked for, all by default: facts in the catalogue's order, then scores, memory and prices.

    The index has the levels `INDEX`, the columns are the ids of the models in their order. The cells are objects, never
    NaN and never None: a “no” is False, and every kind of absence is its State. `benchmarks` are by id, for their names
    and units. Raises KeyError for a set that does not exist.
    """
    # Takes longer to import than most comparisons to make.
    from pandas import DataFrame, MultiIndex

    shown = lines(narrowed(comparison, benchmarks, rows) if rows else comparison, benchmarks)
    index = MultiIndex.from_arrays([[getattr(line, level) for line in shown] for level in INDEX], names=INDEX)
    cells = [[cell(held) for held in _held(line)] for line in shown]
    return DataFrame(cells, index=index, columns=list(comparison.models), dtype=object)


def _held(line: Line) -> Iterator[Held]:
    if isinstance(line.of, Row):
        yield from line.of.facts
    elif isinstance(line.of, PriceRow):
        yield from line.of.amounts
    elif isinstance(line.of, MemoryRow):
        yield from line.of.estimates
    else:
        yield from line.of.scores
