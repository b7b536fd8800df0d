"""The rows of a comparison: which values agree, which differ, which is the better one."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import combinations

from generator.compare.sheets import Desk, Sheet
from generator.nouns.claims import Fact, State
from generator.nouns.comparisons import Row
from generator.nouns.dates import PartialDate
from generator.nouns.fields import Better, Field, Group
from generator.nouns.kinds import agree
from generator.nouns.kinds.kind import Value
from generator.nouns.quantities import Quantity

NOBODY: frozenset[int] = frozenset()


def table(desk: Desk, sheets: Sequence[Sheet]) -> tuple[tuple[Group, tuple[Row, ...]], ...]:
    """A row for every field of which at least one of the models has a fact, in the catalogue's order."""
    spoken = frozenset().union(*(sheet.model.facts.keys() for sheet in sheets))
    groups = []
    for group, fields in desk.layout:
        told = [field for field in fields if field.id in spoken]
        rows = tuple(row(field, [sheet.model.fact(field) for sheet in sheets]) for field in told)
        if rows:
            groups.append((group, rows))
    return tuple(groups)


def row(field: Field, facts: Sequence[Fact]) -> Row:
    """One field across the models."""
    values = [fact.value for fact in facts if fact.value is not None]
    gaps = 0 < len(values) < len(facts)
    differs = gaps or not alike(field, values)
    told = Row(field, tuple(facts), differs)
    if not differs or field.better is Better.NEITHER:
        return told
    return Row(field, told.facts, differs, leading(told, higher=field.better is Better.HIGHER))


def alike(field: Field, values: Sequence[Value]) -> bool:
    """Whether every two of the values agree; agreeing with one and the same third is not enough."""
    if len(values) == 2:
        return agree(field, *values)
    distinct = tuple(dict.fromkeys(values))
    return all(agree(field, one, other) for one, other in combinations(distinct, 2))


def leading(row: Row, *, higher: bool) -> frozenset[int]:
    """The places of the highest or lowest known value, with those that agree with it.

    Nobody leads where fewer than two values are known, where all of them tie, where the type has no order, where
    something that a source says in a dispute would lie beyond, or where one of the first also agrees with one that is
    not, as 2024 agrees with both Sep 2024 and May 2024.
    """
    known = {place: size(fact.value) for place, fact in enumerate(row.facts) if fact.state is State.KNOWN}
    sizes = [one for one in known.values() if one is not None]
    if not row.differs or len(known) < 2 or len(sizes) < len(known):
        return NOBODY
    top = max(sizes) if higher else min(sizes)
    leaders = frozenset(place for place, one in known.items() if one == top)
    if len(row.facts) > 2:
        near = _agreeing(row, known, leaders)
        if _agreeing(row, known.keys() - near, near - leaders):
            return NOBODY
        leaders = near
    if len(leaders) == len(known) or any(_beyond(fact, top, higher=higher) for fact in row.facts):
        return NOBODY
    return leaders


def _agreeing(row: Row, places: Iterable[int], others: Iterable[int]) -> frozenset[int]:
    """Those of the places whose values agree with that of one of the others."""
    values = tuple(dict.fromkeys(row.facts[place].value for place in others))
    return frozenset(place for place in places if any(_agree(row.field, row.facts[place].value, one) for one in values))


def size(value: Value | None) -> Decimal | None:
    """A value as a number that grows with it, a newer date and a yes being more; None where there is no order."""
    if isinstance(value, Quantity):
        return value.number
    if isinstance(value, bool):
        return Decimal(value)
    if isinstance(value, PartialDate):
        return Decimal(value.year * 10_000 + value.month * 100 + value.day)
    return None


def _agree(field: Field, one: Value | None, other: Value | None) -> bool:
    return one == other or (one is not None and other is not None and agree(field, one, other))


def _beyond(fact: Fact, top: Decimal, *, higher: bool) -> bool:
    """Whether a disputed fact may be better than the best known value."""
    if fact.state is not State.DISPUTED:
        return False
    said = [one for one in (size(claim.value) for claim in fact.claims) if one is not None]
    return any(one > top if higher else one < top for one in said)
