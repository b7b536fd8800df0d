"""The parts of an expression made into functions, so that a row costs no more than what it asks for."""

from collections.abc import Callable, Sequence

from generator.bases.access import element, member, member_of_this
from generator.bases.calls import global_call, method_call
from generator.bases.compare_values import equal, truthy
from generator.bases.errors import ExpressionError, brief
from generator.bases.formulas import formula_value
from generator.bases.functions.files import FILE_FIELDS
from generator.bases.operators import OPERATORS, PREFIXES
from generator.bases.reading import all_properties, read_property
from generator.bases.scope import Body, Scope, Step, made_list
from generator.bases.syntax import (
    Call,
    Chain,
    Index,
    ListOf,
    Literal,
    Member,
    MethodCall,
    Name,
    Node,
    ObjectOf,
    Prefixed,
)
from generator.bases.values import Value


class Builder:
    """Makes the steps of one expression, and notes which formulas it uses and whether it uses `this`."""

    def __init__(self) -> None:
        self.formulas: set[str] = set()
        self.uses_this = False

    def step(self, node: Node) -> Step:
        """The function that works out a part."""
        return _STEPS[type(node)](self, node)

    def steps(self, nodes: Sequence[Node]) -> tuple[Step, ...]:
        return tuple(map(self.step, nodes))

    def bodies(self, nodes: Sequence[Node]) -> tuple[Body, ...]:
        return tuple(Body(self.step(node), node.size) for node in nodes)

    def literal(self, node: Literal) -> Step:
        value = node.value
        return lambda _: value

    def list_of(self, node: ListOf) -> Step:
        steps = self.steps(node.elements)
        return lambda scope: made_list([step(scope) for step in steps], scope.budget)

    def object_of(self, node: ObjectOf) -> Step:
        pairs = tuple(zip(node.keys, self.steps(node.values), strict=True))

        def run(scope: Scope) -> Value:
            made = {key: step(scope) for key, step in pairs}
            made_list((made,), scope.budget)
            return made

        return run

    def name(self, node: Name) -> Step:
        name = node.name
        if name == "file":
            return lambda scope: scope.row
        if name == "note":
            return lambda scope: all_properties(scope.row, scope.environment)
        if name == "this":
            self.uses_this = True
            return lambda scope: scope.environment.this
        if name == "formula":
            raise ExpressionError("“formula” must be followed by the name of one: formula.name", node.at)

        def run(scope: Scope) -> Value:
            return scope.names[name] if name in scope.names else read_property(scope.row, name, scope.environment)

        return run

    def member(self, node: Member) -> Step:
        name, at, owner = node.name, node.at, node.object
        if isinstance(owner, Name) and owner.name == "note":
            return lambda scope: read_property(scope.row, name, scope.environment)
        if isinstance(owner, Name) and owner.name == "formula":
            self.formulas.add(name)
            return lambda scope: formula_value(scope, name, at)
        if isinstance(owner, Name) and owner.name == "this":
            self.uses_this = True
            return lambda scope: member_of_this(scope, name)
        if isinstance(owner, Name) and owner.name == "file":
            if name not in FILE_FIELDS:
                raise ExpressionError(f"the field file.{brief(name)} is not supported", at, unsupported=True)
            field = FILE_FIELDS[name]
            return lambda scope: field(scope, scope.row)
        step = self.step(owner)
        return lambda scope: member(scope, step(scope), name)

    def index(self, node: Index) -> Step:
        if isinstance(node.object, Name) and node.object.name == "formula":
            raise ExpressionError("the name of a formula must be written out: formula.name", node.at)
        owner, key = self.step(node.object), self.step(node.key)
        return lambda scope: element(scope, owner(scope), key(scope))

    def call(self, node: Call) -> Step:
        return global_call(node, self.steps, self.bodies)

    def method_call(self, node: MethodCall) -> Step:
        return method_call(node, self.step(node.object), self.steps, self.bodies)

    def prefixed(self, node: Prefixed) -> Step:
        work, operand, at = PREFIXES[node.sign], self.step(node.operand), node.at

        def run(scope: Scope) -> Value:
            value = operand(scope)
            try:
                return work(value)
            except ExpressionError as error:
                raise error.placed(at) from None

        return run

    def chain(self, node: Chain) -> Step:
        steps = self.steps(node.operands)
        if node.signs[0] in ("&&", "||"):
            return _joined(steps, stop=node.signs[0] == "||")
        last = node.operands[-1]
        if len(steps) == 2 and node.signs[0] in ("==", "!=") and isinstance(last, Literal):
            return _compared(steps[0], last.value, wanted=node.signs[0] == "==")
        first, pairs, at = (
            steps[0],
            tuple(zip((OPERATORS[sign] for sign in node.signs), steps[1:], strict=True)),
            node.at,
        )

        def run(scope: Scope) -> Value:
            value = first(scope)
            for work, step in pairs:
                other = step(scope)
                try:
                    value = work(scope, value, other)
                except ExpressionError as error:
                    raise error.placed(at) from None
            return value

        return run


def _joined(steps: Sequence[Step], *, stop: bool) -> Step:
    """Operands of `&&` or `||`, worked out up to the one that decides, which is the value, as in JavaScript."""

    def run(scope: Scope) -> Value:
        value: Value = None
        for step in steps:
            value = step(scope)
            if truthy(value) is stop:
                break
        return value

    return run


def _compared(step: Step, value: Value, *, wanted: bool) -> Step:
    """A comparison with what is written in the expression, which is what most filters are."""
    return lambda scope: equal(step(scope), value) is wanted


_STEPS: dict[type, Callable[..., Step]] = {
    Literal: Builder.literal,
    ListOf: Builder.list_of,
    ObjectOf: Builder.object_of,
    Name: Builder.name,
    Member: Builder.member,
    Index: Builder.index,
    Call: Builder.call,
    MethodCall: Builder.method_call,
    Prefixed: Builder.prefixed,
    Chain: Builder.chain,
}
