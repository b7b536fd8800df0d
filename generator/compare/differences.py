"""What sets each model apart, in lines of words."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.compare.sheets import Sheet
from generator.compare.table import alike
from generator.nouns.claims import Fact, State
from generator.nouns.comparisons import Difference, Row
from generator.nouns.fields import Field, FieldType
from generator.nouns.kinds.kind import Value
from generator.nouns.spelling import listed

MOST = 12
"""Lines per model; the table has the rest."""
MANY = 24
"""Models beyond which a line does not name them, and values beyond which not each is compared with each."""
GAPS = {
    State.DISPUTED: "disputed for",
    State.UNDISCLOSED: "not disclosed for",
    State.NOT_APPLICABLE: "not applicable to",
    State.UNKNOWN: "not recorded for",
}


def differences(
    rows: Sequence[Row], sheets: Sequence[Sheet], names: Sequence[str]
) -> Mapping[str, tuple[Difference, ...]]:
    """The lines of each model, by its id.

    Key facts come first, then the catalogue's order; the other fields of which nothing is recorded for the rest stand
    last, since a gap in the records says little about the models. Addresses differ anyway and are left out.
    """
    told = sorted((row for row in rows if row.differs and row.field.type is not FieldType.LINK), key=_weight)
    found: dict[str, list[Difference]] = {sheet.model.id: [] for sheet in sheets}
    for row in told:
        remark = _remark(row, names)
        for place in _apart(row):
            sheet = sheets[place]
            if len(found[sheet.model.id]) < MOST:
                found[sheet.model.id].append(Difference(row.field, _line(row.facts[place], sheet, remark)))
    return {id_: tuple(lines) for id_, lines in found.items()}


def _apart(row: Row) -> Iterator[int]:
    """The places of the models that have a value which no other one shares.

    Of many values those are shared that are equal, since comparing each with each would take too long.
    """
    values = {place: fact.value for place, fact in enumerate(row.facts) if fact.value is not None}
    if len(row.facts) == 2:
        yield from values
        return
    times = Counter(values.values())
    alone = [value for value, count in times.items() if count == 1]
    for place, value in values.items():
        if times[value] == 1 and (len(alone) > MANY or not _shared(row.field, value, times)):
            yield place


def _shared(field: Field, value: Value, others: Iterable[Value]) -> bool:
    return any(other != value and alike(field, (value, other)) for other in others)


def _weight(row: Row) -> tuple[int, int]:
    if row.field.key:
        return 0, row.field.key
    recorded = sum(fact.state is not State.UNKNOWN for fact in row.facts)
    return 1 if recorded > 1 else 2, 0


def _line(fact: Fact, sheet: Sheet, remark: str) -> str:
    """`Open weights: yes`, `Parameters: 1.23B (not disclosed for GPT-4o)`, `Hidden size: 2,048 (disputed)`."""
    text = sheet.text(fact)
    shown = f"{fact.field.label}: {text.lower() if isinstance(fact.value, bool) else text}"
    remarks = "; ".join(part for part in ("disputed" if fact.state is State.DISPUTED else "", remark) if part)
    return f"{shown} ({remarks})" if remarks else shown


def _remark(row: Row, names: Sequence[str]) -> str:
    """For whom there is no value, and why; of very many models only for how many."""
    absent = [fact if fact.value is None else None for fact in row.facts]
    lacking = sum(fact is not None for fact in absent)
    return gaps(absent, names) if lacking <= MANY else f"no value for {lacking:,} others"


def gaps(facts: Sequence[Fact | None], names: Sequence[str]) -> str:
    """Why there is no plain value, for those models that have none: `not disclosed for A and B; not recorded for C`."""
    of = {
        words: [name for fact, name in zip(facts, names, strict=True) if fact is not None and fact.state is state]
        for state, words in GAPS.items()
    }
    return "; ".join(f"{words} {listed(who)}" for words, who in of.items() if who)
