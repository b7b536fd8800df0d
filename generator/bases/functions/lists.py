"""Functions of lists."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping

from generator.bases.compare_values import equal, identity, sort_key, to_text, truthy
from generator.bases.functions.function import Function, flat, sliced
from generator.bases.numbers import Number, divided, number
from generator.bases.scope import Body, Scope, cost, made_list, made_text, too_long
from generator.bases.values import LONGEST, Duration, File, Link, Tags, Value

List = tuple[Value, ...]


def contains(values: List, wanted: Value) -> bool:
    """A tag is found by its name and by those above it, regardless of case."""
    if isinstance(values, Tags) and isinstance(wanted, str):
        tag = wanted.removeprefix("#").casefold()
        return any(name == tag or name.startswith(f"{tag}/") for name in map(_tag, values))
    if isinstance(wanted, Link | File) and wanted.path:
        return _leads_to(values, wanted)
    return any(equal(value, wanted) for value in values)


def _leads_to(values: List, wanted: Link | File) -> bool:
    """The same for a file: lists of links are asked for links more often than anything is asked."""
    path = wanted.path
    return any(value.path == path if type(value) is Link else equal(value, wanted) for value in values)


def _tag(value: Value) -> str:
    return to_text(value).removeprefix("#").casefold()


def contains_all(scope: Scope, values: List, *wanted: Value) -> bool:
    return all(_contains(scope, values, one) for one in flat(wanted))


def contains_any(scope: Scope, values: List, *wanted: Value) -> bool:
    return any(_contains(scope, values, one) for one in flat(wanted))


def _contains(scope: Scope, values: List, wanted: Value) -> bool:
    scope.budget.spend(1 + cost(values))
    return contains(values, wanted)


def is_empty(values: List) -> bool:
    return not values


def kept(scope: Scope, values: List, condition: Body) -> List:
    results = _each(scope, values, condition)
    return made_list((value for value, result in zip(values, results, strict=True) if truthy(result)), scope.budget)


def mapped(scope: Scope, values: List, body: Body) -> List:
    return made_list(_each(scope, values, body), scope.budget)


def _each(scope: Scope, values: List, body: Body) -> list[Value]:
    """What the body gives for each value, to which `value` and `index` refer in it."""
    outer = scope.names
    names = dict(outer)
    scope.names = names
    try:
        results = []
        for index, value in enumerate(values):
            scope.budget.spend(body.size)
            names["value"], names["index"] = value, index
            results.append(body.run(scope))
        return results
    finally:
        scope.names = outer


def reduced(scope: Scope, values: List, body: Body, start: Body | None = None) -> Value:
    """What the body gives for the last value, given in `acc` what it gave for the one before."""
    accumulated = start.run(scope) if start else None
    outer = scope.names
    names = dict(outer)
    scope.names = names
    try:
        for index, value in enumerate(values):
            scope.budget.spend(body.size)
            names["value"], names["index"], names["acc"] = value, index, accumulated
            accumulated = body.run(scope)
        return accumulated
    finally:
        scope.names = outer


def flattened(scope: Scope, values: List) -> List:
    """All lists in it opened, however deep."""
    return made_list(leaves(values), scope.budget)


def leaves(values: List) -> Iterator[Value]:
    """What is in a list and in the lists in it."""
    for value in values:
        if isinstance(value, tuple):
            yield from leaves(value)
        else:
            yield value


def joined(scope: Scope, values: List, separator: Value = ",") -> str:
    by = to_text(separator)
    pieces, length = [], 0
    for value in values:
        pieces.append(to_text(value))
        length += len(pieces[-1]) + len(by)
        if length > LONGEST + len(by):
            raise too_long()
    return made_text(by.join(pieces), scope.budget)


def reverse(values: List) -> List:
    return values[::-1]


def cut(values: List, start: Value, end: Value = None) -> List:
    return values[sliced(start, end)]


def in_order(scope: Scope, values: List) -> List:
    scope.budget.spend(len(values))
    return tuple(sorted(values, key=sort_key))


def unique(scope: Scope, values: List) -> List:
    scope.budget.spend(len(values))
    return tuple(
        {identity(value): value for value in reversed(values)}[key] for key in dict.fromkeys(map(identity, values))
    )


def _numbers(values: List) -> list[Number]:
    """The numbers of a list, and its durations in milliseconds."""
    found = [value.milliseconds if isinstance(value, Duration) else value for value in values]
    return [value for value in found if isinstance(value, int | float) and not isinstance(value, bool)]


def total(values: List) -> Number:
    return number(float(sum(map(float, _numbers(values)))))


def mean(values: List) -> Number | None:
    numbers = _numbers(values)
    return divided(total(tuple(numbers)), len(numbers)) if numbers else None


def median(values: List) -> Number | None:
    numbers = sorted(_numbers(values))
    middle = len(numbers) // 2
    if not numbers:
        return None
    return numbers[middle] if len(numbers) % 2 else divided(float(numbers[middle - 1]) + numbers[middle], 2)


def _extreme(choose: Callable[..., Value]) -> Callable[[List], Value]:
    """The least or the greatest of the numbers in a list; of its dates where it has no numbers."""

    def extreme(values: List) -> Value:
        numbers: List = tuple(_numbers(values))
        return choose(numbers or [value for value in values if isinstance(value, dt.date)], key=sort_key, default=None)

    return extreme


LIST: Mapping[str, Function] = {
    "contains": Function(contains, 1, 1, absent=False),
    "containsAll": Function(contains_all, 1, None, absent=False, scoped=True),
    "containsAny": Function(contains_any, 1, None, absent=False, scoped=True),
    "filter": Function(kept, 1, 1, scoped=True, lazy=True),
    "map": Function(mapped, 1, 1, scoped=True, lazy=True),
    "reduce": Function(reduced, 1, 2, scoped=True, lazy=True),
    "flat": Function(flattened, scoped=True),
    "isEmpty": Function(is_empty),
    "join": Function(joined, 0, 1, scoped=True),
    "reverse": Function(reverse),
    "slice": Function(cut, 1, 2),
    "sort": Function(in_order, scoped=True),
    "unique": Function(unique, scoped=True),
    "mean": Function(mean),
    "sum": Function(total),
    "median": Function(median),
    "min": Function(_extreme(min)),
    "max": Function(_extreme(max)),
}
