"""Rows in the order and in the groups that a view asks for, by pandas."""

from collections.abc import Sequence

from generator.bases.compare_values import identity, sort_key
from generator.bases.values import Value

FEW = 50
"""Rows up to which sorting them is quicker than handing them to pandas; a base may stand in every note of a vault."""
LAST = float("inf")


def is_empty(value: Value) -> bool:
    """Whether a value counts as none: nothing, no text, an empty list."""
    return value is None or value in ("", ())


def ordered(columns: Sequence[tuple[Sequence[Value], bool]], count: int) -> list[int]:
    """The places of `count` rows in their order.

    Each column has a value for each row and says whether the greatest comes first; the first column counts most. What
    is empty always comes last, and rows that are alike stay as they were.
    """
    if not columns or count < 2:
        return list(range(count))
    ranks = [_ranks(values, -1 if descending else 1) for values, descending in columns]
    if count < FEW:
        rows = list(zip(*ranks, strict=True))
        return sorted(range(count), key=rows.__getitem__)
    from pandas import DataFrame

    frame = DataFrame(dict(enumerate(ranks)), dtype="float64")
    return [int(place) for place in frame.sort_values(by=list(frame.columns), kind="stable").index]


def _ranks(values: Sequence[Value], sign: int) -> list[float]:
    """The place of each value among all that differ, whatever their types, with a sign; LAST for what is empty.

    In a column of checkboxes an empty one counts as not ticked.
    """
    if any(isinstance(value, bool) for value in values):
        values = [False if value is None else value for value in values]
    keys = [None if is_empty(value) else sort_key(value) for value in values]
    places = {key: place for place, key in enumerate(sorted({key for key in keys if key is not None}))}
    return [LAST if key is None else sign * places[key] for key in keys]


def grouped(values: Sequence[Value], *, descending: bool) -> list[tuple[Value, list[int]]]:
    """The values that rows share, in order, each with the places of its rows; what is empty is one group, the last.

    A list is one value, in whatever it holds.
    """
    from pandas import Series

    codes: dict[object, int] = {}
    keys = [None if is_empty(value) else value for value in values]
    numbered = [codes.setdefault(identity(key), len(codes)) for key in keys]
    parts = Series(range(len(keys))).groupby(numbered, sort=False)
    groups = [[int(place) for place in part] for _, part in parts]
    shared = [keys[places[0]] for places in groups]
    return [(shared[at], groups[at]) for at in ordered([(shared, descending)], len(groups))]
