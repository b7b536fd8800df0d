"""Calls of functions: which one, with how many arguments, and at what cost."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from generator.bases.compare_values import KINDS, to_text, type_name
from generator.bases.dates import parse_date
from generator.bases.errors import ExpressionError, brief
from generator.bases.functions import FUNCTIONS, METHODS, function_of
from generator.bases.functions.function import KIND_WORDS, Function
from generator.bases.scope import Body, Scope, Step, cost
from generator.bases.syntax import Call, ListOf, Literal, MethodCall, Name, Node
from generator.bases.values import Duration, Value

Steps = Callable[[Sequence[Node]], tuple[Step, ...]]
Bodies = Callable[[Sequence[Node]], tuple[Body, ...]]
Bound = Callable[[Scope, Any], Value]
"""A function with its arguments, ready to be asked of a value."""

_NOTHING = object()


def global_call(node: Call, steps: Steps, bodies: Bodies) -> Step:
    """The call of a global function."""
    function = FUNCTIONS["global"].get(node.function)
    if function is None:
        if node.function in METHODS:
            message = f"the function {node.function}() must be asked of a value: value.{node.function}(…)"
            raise ExpressionError(message, node.at)
        raise _unknown(node)
    _check_count(node, (function,))
    bound = _bound(function, node.arguments, _Given(node.arguments, steps, bodies), asked=False)
    at = node.at

    def run(scope: Scope) -> Value:
        try:
            return bound(scope, _NOTHING)
        except ExpressionError as error:
            raise error.placed(at) from None

    return run


def method_call(node: MethodCall, owner: Step, steps: Steps, bodies: Bodies) -> Step:
    """The call of a function of a value, which one depends on the type that the value turns out to have."""
    name, at = node.function, node.at
    found = {kind: chosen for kind in KIND_WORDS if (chosen := function_of(kind, name))}
    if name not in METHODS:
        raise _unknown(node)
    kind = _kind_of(node.object)
    if kind and kind not in found and not (kind == "string" and "date" in found):
        raise ExpressionError(f"{KIND_WORDS[kind]} has no function {name}()", at, unsupported=True)
    _check_count(node, [function for function, _ in found.values()])
    table = _table(node, found, steps, bodies)
    absent = next(function.absent for function, _ in found.values())
    if kind and kind not in _SIZED:
        return _certain(owner, table[kind], at)

    def run(scope: Scope) -> Value:
        value = owner(scope)
        kind = KINDS.get(type(value)) or type_name(value)
        try:
            if kind in table:
                if kind in _SIZED:
                    scope.budget.spend(cost(value))
                return table[kind](scope, value)
            if value is None:
                return absent
            return _asked_otherwise(scope, value, name, table)
        except ExpressionError as error:
            raise error.placed(at) from None

    return run


def _certain(owner: Step, bound: Bound, at: int) -> Step:
    """The call of a function of a value whose type is known without a row."""

    def run(scope: Scope) -> Value:
        try:
            return bound(scope, owner(scope))
        except ExpressionError as error:
            raise error.placed(at) from None

    return run


_SIZED = frozenset({"string", "list", "object"})


def _asked_otherwise(scope: Scope, value: Value, name: str, table: Mapping[str, Bound]) -> Value:
    """What a function of dates gives for a text that reads as one; null for an empty text."""
    if isinstance(value, str) and "date" in table:
        date = parse_date(value)
        if date:
            return table["date"](scope, date)
        if not value.strip():
            return None
    raise ExpressionError(f"{KIND_WORDS[type_name(value)]} has no function {name}()")


def _table(
    node: MethodCall, found: Mapping[str, tuple[Function, str]], steps: Steps, bodies: Bodies
) -> Mapping[str, Bound]:
    """What to do for each type of value that has the function."""
    made: dict[int, Bound] = {}
    table = {}
    given = _Given(node.arguments, steps, bodies)
    for kind, (function, taken) in found.items():
        if id(function) not in made:
            made[id(function)] = _bound(function, node.arguments, given, asked=True)
        bound = made[id(function)]
        table[kind] = bound if taken == kind else _as_text(bound) if taken == "string" else _as_milliseconds(bound)
    return table


def _as_text(bound: Bound) -> Bound:
    return lambda scope, value: bound(scope, to_text(value))


def _as_milliseconds(bound: Bound) -> Bound:
    def run(scope: Scope, value: Duration) -> Value:
        return bound(scope, value.milliseconds)

    return run


def _bound(function: Function, arguments: Sequence[Node], made: "_Given", *, asked: bool) -> Bound:
    """A function with its arguments. `asked`: it is asked of a value, which is its first argument."""
    if not function.least <= len(arguments) <= (len(arguments) if function.most is None else function.most):
        return _miscounted
    work = function.run
    given = made.unworked() if function.lazy else made.worked_out()
    if function.scoped:
        if asked:
            return lambda scope, value: work(scope, value, *given(scope))
        return lambda scope, _: work(scope, *given(scope))
    if asked:
        return lambda scope, value: work(value, *given(scope))
    return lambda scope, _: work(*given(scope))


def _miscounted(scope: Scope, value: Any) -> Value:  # noqa: ARG001 - it has the shape of all
    raise ExpressionError("a function has too few or too many arguments for this type of value")


class _Given:
    """The arguments of a call, each made into a step once, however many types have the function."""

    def __init__(self, arguments: Sequence[Node], steps: Steps, bodies: Bodies) -> None:
        self.arguments, self.steps, self.bodies = arguments, steps, bodies
        self.made: dict[bool, Callable[[Scope], Any]] = {}

    def unworked(self) -> Callable[[Scope], Any]:
        """What gives the arguments to a lazy function."""
        if True not in self.made:
            unworked = self.bodies(self.arguments)
            self.made[True] = lambda _: unworked
        return self.made[True]

    def worked_out(self) -> Callable[[Scope], Any]:
        """What gives the arguments as values: worked out, at their cost, or as they are where they are written out."""
        if False not in self.made:
            self.made[False] = self._worked_out()
        return self.made[False]

    def _worked_out(self) -> Callable[[Scope], Any]:
        if all(isinstance(argument, Literal) for argument in self.arguments):
            written = tuple(argument.value for argument in self.arguments if isinstance(argument, Literal))
            return lambda _: written
        found = self.steps(self.arguments)

        def work_out(scope: Scope) -> list[Value]:
            values = [step(scope) for step in found]
            for value in values:
                if isinstance(value, str | tuple | dict):
                    scope.budget.spend(cost(value))
            return values

        return work_out


def _check_count(node: Call | MethodCall, functions: Sequence[Function]) -> None:
    """Raise where no function of the name takes so many arguments."""
    count = len(node.arguments)
    if any(one.least <= count and (one.most is None or count <= one.most) for one in functions):
        return
    raise ExpressionError(f"{node.function}() takes {_counts(functions)}, not {count}", node.at)


def _counts(functions: Sequence[Function]) -> str:
    least = min(one.least for one in functions)
    most = None if any(one.most is None for one in functions) else max(one.most or 0 for one in functions)
    if most is None:
        return f"at least {least} argument{'' if least == 1 else 's'}"
    counts = f"{least}" if least == most else f"{least} {'or' if most == least + 1 else 'to'} {most}"
    return f"{counts} argument{'' if counts == '1' else 's'}"


def _unknown(node: Call | MethodCall) -> ExpressionError:
    return ExpressionError(f"the function {brief(node.function)}() is not supported", node.at, unsupported=True)


def _kind_of(node: Node) -> str:
    """The type of a part, where it can be told without a row; never null, which has every function."""
    if isinstance(node, Literal) and node.value is not None:
        return type_name(node.value)
    if isinstance(node, Name) and node.name == "file":
        return "file"
    return "list" if isinstance(node, ListOf) else ""
