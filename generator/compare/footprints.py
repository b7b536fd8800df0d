"""What the models take in memory, run in the same few ways, and the rule of the verdict about it."""

from collections.abc import Collection, Sequence
from decimal import Decimal
from itertools import zip_longest

from generator.compare.english import at_least, figure, percent
from generator.compare.sheets import Sheet
from generator.compare.statements import OF_THOSE_KNOWN, Case, Outcome, Statement
from generator.compare.table import NOBODY
from generator.nouns.comparisons import Evidence, MemoryRow
from generator.nouns.memory import Estimate
from generator.nouns.sizes import show_gib
from generator.nouns.spelling import listed

ALIKE = 20
"""What differs by less than one part in so many is about the same: what comes on top of it differs by more."""


def memory_rows(sheets: Sequence[Sheet]) -> tuple[MemoryRow, ...]:
    """A row for each way of running them, if what one of the models takes can be worked out."""
    rows = (row_of(estimates) for estimates in zip_longest(*(sheet.memory for sheet in sheets)))
    return tuple(row for row in rows if any(total is not None for total in row.totals))


def row_of(estimates: tuple[Estimate | None, ...]) -> MemoryRow:
    """The row of one way of running them, one of which can be run at all."""
    ask = next(one.ask for one in estimates if one)
    known = {place: one.total_bytes for place, one in enumerate(estimates) if one and one.total_bytes is not None}
    first = frozenset(place for place, total in known.items() if not _less(min(known.values()), total))
    fewest, most = _between(estimates, first)
    least, _ = _between(estimates, known.keys() - first)
    # Several are first together only if none of them may be so alone.
    shared = len(first) < 2 or not _less(fewest, most)
    return MemoryRow(ask, estimates, first if shared and _less(most, least) else NOBODY)


def _less(one: int, other: int) -> bool:
    return 0 < one < other and (other - one) * ALIKE >= other


def _between(estimates: Sequence[Estimate | None], places: Collection[int]) -> tuple[int, int]:
    """The least and the most that these may take, whichever source is right; twice 0 where nobody can tell."""
    ends = [(one.least_bytes, one.most_bytes) for place, one in enumerate(estimates) if one and place in places]
    known = [(least, most) for least, most in ends if least is not None and most is not None]
    if not known or len(known) < len(ends):
        return 0, 0
    return min(least for least, _ in known), max(most for _, most in known)


def memory(case: Case) -> tuple[Statement, ...]:
    """Who takes less when all are run in the last of the ways, which is the smallest.

    Nothing where it can be worked out of one alone, or depends on who is believed: the clause about the fact that is
    amiss says so.
    """
    if not case.memory:
        return ()
    row = case.memory[-1]
    if row.best:
        return (_ahead(case, row),)
    known = [total for total in row.totals if total is not None]
    least, most = _between(row.estimates, range(len(row.estimates)))
    if len(known) < len(row.totals) or not least or _less(least, most):
        return ()
    sizes = listed(list(dict.fromkeys(map(show_gib, known))))
    same = f": {sizes} at {row.ask.way}"
    return (Statement(Outcome.LEVEL, case.everyone, "need about the same memory", same, memory_proof(case, row)),)


def _ahead(case: Case, row: MemoryRow) -> Statement:
    leader = case.id_of(row.best)
    known = [total for total in row.totals if total is not None]
    lacking = None in row.totals
    what = f"{_by_how_much(row)} less memory" if case.pair else f"the least memory{OF_THOSE_KNOWN * lacking}"
    detail = f": {show_gib(min(known))} against {'' if case.pair else 'up to '}{show_gib(max(known))} at {row.ask.way}"
    detail += _remarks(case, row)
    outcome = Outcome.LEAD if leader else Outcome.CONTRAST
    predicate = f"{'needs' if leader else 'need'} {what}"
    return Statement(outcome, case.named(row.best), predicate, detail, memory_proof(case, row), leader)


def _remarks(case: Case, row: MemoryRow) -> str:
    """` (not worked out for A)`, and among several also whose figure another source would change."""
    of = list(zip(case.names, row.estimates, strict=True))
    lacking = [name for name, one in of if one is None or one.total_bytes is None]
    unsure = [name for name, one in of if one and one.total_bytes is not None and one.least_bytes != one.most_bytes]
    parts = [f"not worked out for {listed(lacking)}"] if lacking else []
    parts += [f"not certain for {listed(unsure)}"] if unsure and not case.pair else []
    return f" ({'; '.join(parts)})" if parts else ""


def _by_how_much(row: MemoryRow) -> str:
    """`6.5 times`, `20%`; `at least 5 times` where sources disagree on what one of the two was worked out from."""
    _, most = _between(row.estimates, row.best)
    least, _ = _between(row.estimates, {0, 1} - row.best)
    ratio = Decimal(least) / most
    if all(one and one.least_bytes == one.most_bytes for one in row.estimates):
        return f"{figure(ratio)} times" if ratio >= 2 else percent(1 - 1 / ratio)
    return f"at least {f'{at_least(ratio)} times' if ratio >= 2 else percent(1 - 1 / ratio, least=True)}"


def memory_proof(case: Case, row: MemoryRow) -> tuple[Evidence, ...]:
    """What was worked out, for each model of which it could be."""
    return tuple(
        Evidence(sheet.model.id, "Memory", show_gib(total), f"{row.id}-{sheet.model.id}")
        for sheet, total in zip(case.sheets, row.totals, strict=True)
        if total is not None
    )
