"""What sets each model apart, in lines of words."""

from collections.abc import Mapping, Sequence
from itertools import islice

from generator.compare.english import listed
from generator.compare.sheets import Sheet
from generator.compare.table import alike
from generator.nouns.claims import Fact, State
from generator.nouns.comparisons import Difference, Row
from generator.nouns.fields import FieldType

MOST = 12
"""Lines per model; the table has the rest."""
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
    found = {}
    for place, sheet in enumerate(sheets):
        apart = islice((row for row in told if _apart(row, place)), MOST)
        found[sheet.model.id] = tuple(Difference(row.field, line(row, place, sheets, names)) for row in apart)
    return found


def _apart(row: Row, place: int) -> bool:
    """Whether the model has a value that no other one shares."""
    own = row.facts[place].value
    if own is None:
        return False
    if len(row.facts) == 2:
        return True
    others = (fact.value for other, fact in enumerate(row.facts) if other != place)
    return not any(other is not None and alike(row.field, (own, other)) for other in others)


def _weight(row: Row) -> tuple[int, int]:
    if row.field.key:
        return 0, row.field.key
    recorded = sum(fact.state is not State.UNKNOWN for fact in row.facts)
    return 1 if recorded > 1 else 2, 0


def line(row: Row, place: int, sheets: Sequence[Sheet], names: Sequence[str]) -> str:
    """`Open weights: yes`, `Parameters: 1.23B (not disclosed for GPT-4o)`, `Hidden size: 2,048 (disputed)`."""
    fact = row.facts[place]
    text = sheets[place].text(fact)
    shown = f"{row.field.label}: {text.lower() if isinstance(fact.value, bool) else text}"
    remarks = ["disputed"] if fact.state is State.DISPUTED else []
    absent = [other if other.value is None else None for other in row.facts]
    remarks += [gaps(absent, names)] if any(absent) else []
    return f"{shown} ({'; '.join(remarks)})" if remarks else shown


def gaps(facts: Sequence[Fact | None], names: Sequence[str]) -> str:
    """Why there is no plain value, for those models that have none: `not disclosed for A and B; not recorded for C`."""
    of = {
        words: [name for fact, name in zip(facts, names, strict=True) if fact is not None and fact.state is state]
        for state, words in GAPS.items()
    }
    return "; ".join(f"{words} {listed(who)}" for words, who in of.items() if who)
