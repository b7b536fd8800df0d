"""Which rows of a comparison to show: sets by name, which narrow facts, prices, scores and memory alike."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace

from generator.nouns.comparisons import INPUT, OUTPUT, Comparison, MemoryRow, PriceRow, Row, ScoreRow
from generator.nouns.fields import Catalogue, Group
from generator.nouns.records import Benchmark, Library

PRICES, BENCHMARKS, RUNNING = "prices", "benchmarks", "running"
"""The groups in which prices, scores and what is worked out of running the models stand."""
MEMORY = "memory"
"""By which the rows of memory are asked for."""
PER_MILLION = "USD/1M tokens"


@dataclass(frozen=True, slots=True)
class Line:
    """A row whatever it is about. `field` is the id of a field or a benchmark, `input_price` or `memory`.

    `differs` as a row's; also where scores are not compared, since they were taken differently. `same`: every model
    has a value and all agree.
    """

    field: str
    label: str
    group: str
    unit: str
    differs: bool
    same: bool
    of: Row | PriceRow | ScoreRow | MemoryRow


RowSet = Callable[[Line, Collection[str]], bool]
"""Whether a row belongs to the set; the names say which group or which fields where the set is of some."""
ROW_SETS: Mapping[str, RowSet] = {
    "all": lambda _line, _names: True,
    "differences": lambda line, _names: line.differs,
    "same": lambda line, _names: line.same,
    "group": lambda line, names: line.group in names,
    "fields": lambda line, names: line.field in names,
}
"""The sets that can be asked for. Another one takes one line."""
WHOLE = ("all", "differences", "same")
"""Those that need no names."""
Asked = Mapping[str, Collection[str]]
"""Sets by name, with the names of the groups or fields for those that take some; a row has to be in all of them."""


def names_to_ask(catalogue: Catalogue, library: Library) -> Mapping[str, tuple[str, ...]]:
    """The groups and the fields that a set can be asked for, whether or not anything is recorded of them."""
    scored = (score.benchmark for record in library.records.values() for score in record.scores)
    return {
        "group": (*(group.id for group in catalogue.groups), PRICES, BENCHMARKS, RUNNING),
        "fields": (
            *catalogue.fields,
            *map(price_id, (INPUT, OUTPUT)),
            *dict.fromkeys((*library.benchmarks, *scored)),
            MEMORY,
        ),
    }


def narrowed(comparison: Comparison, benchmarks: Mapping[str, Benchmark], asked: Asked) -> Comparison:
    """The comparison with only the rows that are in every set asked for; what it says in words stays whole.

    Raises KeyError for a set that does not exist.
    """
    sets = [(ROW_SETS[name], names) for name, names in asked.items()]

    def wanted(line: Line) -> bool:
        return all(holds(line, names) for holds, names in sets)

    groups = tuple(
        (group, kept)
        for group, rows in comparison.groups
        if (kept := tuple(row for row in rows if wanted(line_of_fact(group, row))))
    )
    return replace(
        comparison,
        groups=groups,
        prices=tuple(row for row in comparison.prices if wanted(line_of_price(row))),
        scores=tuple(row for row in comparison.scores if wanted(line_of_score(row, benchmarks))),
        memory=tuple(row for row in comparison.memory if wanted(line_of_memory(row))),
        same=tuple(row for _, rows in groups for row in rows if row.same),
    )


def sections(comparison: Comparison, benchmarks: Mapping[str, Benchmark]) -> tuple[tuple[str, tuple[Line, ...]], ...]:
    """All rows under their headings, as every table has them: facts in the catalogue's order, then the rest."""
    facts = [(group.label, tuple(line_of_fact(group, row) for row in rows)) for group, rows in comparison.groups]
    others = [
        ("Benchmarks", tuple(line_of_score(row, benchmarks) for row in comparison.scores)),
        ("Memory to run it, weights and 16-bit cache", tuple(map(line_of_memory, comparison.memory))),
        ("Price, USD per million tokens", tuple(map(line_of_price, comparison.prices))),
    ]
    return tuple((heading, rows) for heading, rows in (*facts, *others) if rows)


def lines(comparison: Comparison, benchmarks: Mapping[str, Benchmark]) -> tuple[Line, ...]:
    """The same without headings."""
    return tuple(line for _, rows in sections(comparison, benchmarks) for line in rows)


def line_of_fact(group: Group, row: Row) -> Line:
    """The row of a field."""
    return Line(row.field.id, row.field.label, group.id, row.field.unit, row.differs, row.same, row)


def line_of_price(row: PriceRow) -> Line:
    """The row of a price."""
    alike = len(set(row.amounts)) == 1
    return Line(price_id(row.label), row.label, PRICES, PER_MILLION, not alike, alike, row)


def price_id(label: str) -> str:
    """`input_price`."""
    return label.lower().replace(" ", "_")


def line_of_score(row: ScoreRow, benchmarks: Mapping[str, Benchmark]) -> Line:
    """The row of a benchmark, by its id where no file says its name."""
    known = benchmarks.get(row.benchmark) or Benchmark(row.benchmark, row.benchmark)
    alike = not row.note and len({one and one.score for one in row.scores}) == 1
    return Line(row.benchmark, known.name, BENCHMARKS, known.unit, not alike, alike, row)


def line_of_memory(row: MemoryRow) -> Line:
    """The row of a way of running the models."""
    alike = len(set(row.totals)) == 1
    return Line(MEMORY, f"Memory at {row.ask.way}", RUNNING, "bytes", not alike, alike and None not in row.totals, row)
