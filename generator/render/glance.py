"""At a glance: the few numbers of a comparison that bars tell faster than a table does."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.nouns.claims import Fact, State
from generator.nouns.comparisons import Comparison, PriceRow, Row, ScoreRow
from generator.nouns.kinds import show_exact
from generator.nouns.quantities import Quantity
from generator.nouns.records import Benchmark, Score
from generator.nouns.sizes import show_gib
from generator.nouns.views import ComparisonView
from generator.render.facts import money, score_text, short
from generator.render.rows import CLAIMED

FIELDS = ("context_length", "parameters")
"""The facts that are drawn: one before the scores and the prices, one between them and the memory."""
COMPACT = Decimal(10_000_000)
"""From here on a number is written with a suffix."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One model's number. `share` is the length in per cent of the longest bar, or of the benchmark's scale.

    It is None, and `text` says which absence it is, where there is no number.
    """

    model: int
    text: str
    share: Decimal | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """What is measured, in which unit, and a bar for each model in their order."""

    label: str
    bars: tuple[Bar, ...]

    @property
    def drawn(self) -> bool:
        """Whether there are two numbers or more, since one bar alone says nothing."""
        return sum(bar.share is not None for bar in self.bars) > 1


def glance(view: ComparisonView, benchmarks: Mapping[str, Benchmark]) -> tuple[Measure, ...]:
    """The measures of a comparison for which at least one of its models has a number."""
    comparison = view.comparison
    context, parameters = (_fact(comparison, field) for field in FIELDS)
    measures = (context, _scores(view, benchmarks), _input_price(comparison), parameters, _memory(comparison))
    return tuple(measure for measure in measures if measure and any(bar.share is not None for bar in measure.bars))


def _fact(comparison: Comparison, field: str) -> Measure | None:
    row = next((row for row in comparison.rows if row.field.id == field), None)
    if row is None:
        return None
    numbers = [fact.value.number if isinstance(fact.value, Quantity) else None for fact in row.facts]
    texts = [_text(fact) for fact in row.facts]
    label = f"{row.field.label}, {row.field.unit}" if row.field.unit else row.field.label
    return Measure(label, _bars(numbers, texts, _fact_notes(row, numbers)))


def _text(fact: Fact) -> str:
    """In full as far as people read it so: `131,072`, but `1.23B`."""
    if isinstance(fact.value, Quantity) and fact.value.number < COMPACT:
        return show_exact(fact.field, fact.value).removesuffix(f" {fact.field.unit}")
    return short(fact)


def _fact_notes(row: Row, numbers: Sequence[Decimal | None]) -> list[str]:
    notes = ["disputed" if fact.state is State.DISPUTED else "" for fact in row.facts]
    if row.same and len(set(numbers)) > 1:
        notes[-1] = "the same at this precision"
    return notes


def _scores(view: ComparisonView, benchmarks: Mapping[str, Benchmark]) -> Measure | None:
    """The benchmark that most of the models share, of those whose scores can be compared."""
    shared = [row for row in view.comparison.scores if not row.note and len(_given(row)) > 1]
    if not shared:
        return None
    row = max(shared, key=lambda row: len(_given(row)))
    benchmark = benchmarks.get(row.benchmark)
    unit = benchmark.unit if benchmark else ""
    numbers = [score.score if score else None for score in row.scores]
    texts = [score_text(score, unit) if score else "no score recorded" for score in row.scores]
    notes = [CLAIMED.get(score.claimed_by, "") if score else "" for score in row.scores]
    scale = benchmark.high if benchmark and benchmark.high and not benchmark.low else None
    shots = _given(row)[0].shots
    everybody = {note for note in notes if note}
    said = [view.benchmarks[row.benchmark].title, "" if shots is None else f"{shots}-shot"]
    if len(everybody) == 1:
        said, notes = [*said, *everybody], [""] * len(notes)
    return Measure(", ".join(part for part in said if part), _bars(numbers, texts, notes, scale))


def _given(row: ScoreRow) -> list[Score]:
    return [score for score in row.scores if score is not None]


def _input_price(comparison: Comparison) -> Measure | None:
    row: PriceRow | None = next((row for row in comparison.prices if row.label.startswith("Input")), None)
    if row is None:
        return None
    texts = [money(amount) or "no price recorded" for amount in row.amounts]
    return Measure("Input price per 1M tokens", _bars(row.amounts, texts, ["" for _ in row.amounts]))


def _memory(comparison: Comparison) -> Measure | None:
    """Run in the last of the ways, in which most people run models at home."""
    if not comparison.memory:
        return None
    row = comparison.memory[-1]
    numbers = [None if total is None else Decimal(total) for total in row.totals]
    texts = ["not worked out" if total is None else show_gib(total) for total in row.totals]
    disputed = [one and any(fact.state is State.DISPUTED for fact in one.facts) for one in row.estimates]
    return Measure(f"Memory at {row.ask.way}", _bars(numbers, texts, ["disputed" if one else "" for one in disputed]))


def _bars(
    numbers: Sequence[Decimal | None], texts: Sequence[str], notes: Sequence[str], scale: Decimal | None = None
) -> tuple[Bar, ...]:
    longest = scale or max((number for number in numbers if number is not None), default=Decimal(0))
    drawn = enumerate(zip(numbers, texts, notes, strict=True))
    return tuple(Bar(place, text, _share(number, longest), note) for place, (number, text, note) in drawn)


def _share(number: Decimal | None, longest: Decimal) -> Decimal | None:
    """Per cent to one decimal, from 0 to 100; a number below zero has no length."""
    if number is None:
        return None
    share = number / longest * 100 if longest > 0 else Decimal(0)
    return min(max(share, Decimal(0)), Decimal(100)).quantize(Decimal("0.1"))
