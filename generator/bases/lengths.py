"""Tests that ask how much a row has in common with a place, and the rows that may have so much."""

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from generator.bases.environment import Environment
from generator.bases.indexes import Found
from generator.bases.naming import ELEMENTS
from generator.bases.search import Names, Near, Search, joined
from generator.bases.syntax import Call, Chain, Literal, Member, MethodCall, Name, Node, Prefixed
from generator.bases.values import Value

Counts = Callable[[Environment, Names], Mapping[int, float] | None]
"""From a place to how many elements a list of each row may have at most; None where that cannot be told."""


def by_length(search: Search, node: Node, bound: frozenset[str]) -> Near | None:
    """`list(this.file.links).filter(file.links.contains(value)).length > 2`, `!formula.shared.isEmpty()`."""
    least = 1.0
    match node:
        case Chain(signs=(sign,), operands=(one, Literal(value=int() | float() as number))) if sign in LEAST:
            node, bound = search.opened(one, bound)
            least = LEAST[sign](number) if isinstance(node, Member) and (sign != "!=" or _is_list(search, node)) else 0
        case Prefixed(sign="!", operand=MethodCall(object=values, function="isEmpty")):
            node = values
    if isinstance(node, Member) and node.name == "length":
        node = node.object
    counts = _counted(search, node, bound) if least > 0 else None
    if counts is None:
        return None

    def long(environment: Environment, names: Names) -> Found:
        counted = counts(environment, names)
        return None if counted is None else [at for at, count in counted.items() if count >= least]

    return long


def _is_list(search: Search, node: Node) -> bool:
    """Whether what is asked for its length has one: that of null is null, which is not 0 either."""
    while True:
        node, _ = search.opened(node, frozenset())
        match node:
            case MethodCall(object=inner, function=function) if function in SHORTENED or function == "filter":
                node = inner
            case Member(object=inner, name="length"):
                node = inner
            case Member(object=Name(name="file") | Member(object=Name(name="this"), name="file"), name=name):
                return name in LISTS
            case _:
                return isinstance(node, Call) and node.function == "list"


LISTS = frozenset({"links", "embeds", "backlinks", "tags"})
"""What every file has a list of."""
LEAST: Mapping[str, Callable[[float], float]] = {
    ">": lambda number: math.nextafter(number, math.inf),
    ">=": lambda number: number,
    "==": lambda number: number,
    "!=": lambda number: 1 if number == 0 else 0,
}
"""The least length for which a comparison may hold."""
SHORTENED = frozenset({"unique", "sort", "reverse", "slice", "map"})
"""Functions that make a list no longer."""


def _counted(search: Search, node: Node, bound: frozenset[str]) -> Counts | None:
    """How long a list may be for each row; those of which it is empty need not be told."""
    node, bound = search.opened(node, bound)
    match node:
        case MethodCall(object=values, function=function) if function in SHORTENED:
            return _counted(search, values, bound)
        case Call(function="list", arguments=(values,)):
            return _counted(search, values, bound)
        case MethodCall(object=values, function="filter", arguments=(body,)):
            if search.is_of_place(values, bound=bound):
                return _kept(search, values, body, bound)
            return _held(search, values, body, bound)
    return None


def _kept(search: Search, node: Node, body: Node, bound: frozenset[str]) -> Counts:
    """Of a list that is the same for every row, the elements for which a row may pass."""
    passing = search.holding(body, bound | ELEMENTS["filter"])

    def counts(found: Sequence[Value], environment: Environment, names: Names) -> Mapping[int, float] | None:
        (values,) = found
        if not isinstance(values, tuple):
            return None if values is not None else {}
        counted: Counter[int] = Counter()
        for index, value in enumerate(values):
            held = passing(environment, {**names, "value": value, "index": index})
            if held is None:
                return None
            counted.update(held)
        return counted

    return search.asked([node], counts)


def _held(search: Search, node: Node, body: Node, bound: frozenset[str]) -> Counts | None:
    """Of a list of the row, the elements that are within one of the place: where it has any, it may have many."""
    match body:
        case MethodCall(object=values, function="contains" | "containsAny", arguments=(Name(name="value"),)):
            if search.is_of_row(node, bound) and search.is_of_place(values, bound=bound):
                index = search.index(node)

                def found(known: Sequence[Value], environment: Environment, _: Names) -> Mapping[int, float] | None:
                    return _endless(joined([index.among(known[0], environment.budget), index.no_lists]))

                return search.asked([values], found)
    return None


def _endless(found: Found) -> Mapping[int, float] | None:
    return None if found is None else dict.fromkeys(found, math.inf)
