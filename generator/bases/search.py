"""The rows of a view, and what its filters may ask of them without testing each.

What is found is never too few; every row that is found is tested all the same.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import reduce
from typing import TypeVar

from generator.bases.compare_values import truthy
from generator.bases.environment import NO_NAMES, NO_ROW, Environment
from generator.bases.errors import ExpressionError
from generator.bases.evaluate import Code, code_of, evaluate
from generator.bases.formulas import formula_named
from generator.bases.indexes import Found, RowIndex
from generator.bases.naming import Subject, subjects
from generator.bases.ready import Check, Test
from generator.bases.syntax import Chain, Member, Name, Node
from generator.bases.values import File, Value
from generator.nouns.bases import Junction

Names = Mapping[str, Value]
Near = Callable[[Environment, Names], Found]
"""From where a base stands, and an element where a list is gone through, to the places of the rows that may pass."""
T = TypeVar("T")
MOST_PARTS = 100
"""How many parts of a view's filters, and of the formulas in them, are looked into."""


def untold(environment: Environment, names: Names) -> None:
    """Any row may pass."""


def every(members: Sequence[Near]) -> Near:
    """The rows that may pass all of them."""

    def shared(environment: Environment, names: Names) -> Found:
        told = [set(found) for member in members if (found := member(environment, names)) is not None]
        return reduce(set.intersection, told) if told else None

    return shared


def either(members: Sequence[Near]) -> Near:
    """The rows that may pass any of them."""
    return lambda environment, names: joined([member(environment, names) for member in members])


def joined(told: Sequence[Found]) -> Found:
    """All places that were found; any row may be meant if it may in one of them."""
    found = [places for places in told if places is not None]
    return set[int]().union(*found) if len(found) == len(told) else None


class Search:
    """The rows of a view, and what its filters may ask of them."""

    def __init__(
        self, rows: Sequence[File], formulas: Mapping[str, Code], environment: Environment, rules: "Sequence[Rule]"
    ) -> None:
        self.rows, self.formulas, self.environment, self.rules = rows, formulas, environment, rules
        self.places = {row.path: at for at, row in enumerate(rows)}
        self.left = MOST_PARTS

    def passing(self, test: Test) -> Near:
        """The rows that may pass a test."""
        if isinstance(test, Check):
            return self.holding(test.code.node)
        if test.junction is Junction.NOT:
            return untold
        members = [self.passing(member) for member in test.members]
        return every(members) if test.junction is Junction.AND else either(members)

    def holding(self, node: Node, bound: frozenset[str] = frozenset()) -> Near:
        """The rows of which an expression may be true; `bound` are the names of elements that are gone through."""
        self.left -= 1
        if self.left < 0:
            return untold
        if self.about(node, bound) <= {Subject.ROW}:
            return self.always(node)
        node, bound = self.opened(node, bound)
        if isinstance(node, Chain) and node.signs[0] in ("&&", "||"):
            members = [self.holding(operand, bound) for operand in node.operands]
            return every(members) if node.signs[0] == "&&" else either(members)
        return next((found for rule in self.rules if (found := rule(self, node, bound))), untold)

    def about(self, node: Node, bound: frozenset[str]) -> frozenset[Subject]:
        """What an expression is about, which is part of the work that a base may be."""
        return subjects(node, self.formulas, bound, self.environment.budget)

    def is_of_row(self, node: Node, bound: frozenset[str]) -> bool:
        """Whether an expression is about the row alone."""
        return self.about(node, bound) == {Subject.ROW}

    def is_of_place(self, *nodes: Node, bound: frozenset[str]) -> bool:
        """Whether expressions are the same for every row."""
        return not any(Subject.ROW in self.about(node, bound) for node in nodes)

    def opened(self, node: Node, bound: frozenset[str]) -> tuple[Node, frozenset[str]]:
        """What a formula is written as, which does not see the elements around it; anything else as it is."""
        while isinstance(node, Member) and isinstance(node.object, Name) and node.object.name == "formula":
            name = formula_named(self.formulas, node.name, self.environment.budget)
            self.left -= 1
            if name is None or self.left < 0:
                break
            node, bound = self.formulas[name].node, frozenset()
        return node, bound

    def always(self, node: Node) -> Near:
        """The rows that pass a test which is the same at every place, or of which it cannot be told."""
        code = code_of("", node)
        found = [at for at, row in enumerate(self.rows) if all(map(truthy, self.value(code, row, self.environment)))]
        return lambda *_: found

    def index(self, node: Node) -> RowIndex:
        """The rows by their value of an expression."""
        code, index = code_of("", node), RowIndex()
        for at, row in enumerate(self.rows):
            value = self.value(code, row, self.environment)
            index.add(at, *value) if value else index.add_unknown(at)
        return index

    def asked(
        self, nodes: Sequence[Node], find: Callable[[Sequence[Value], Environment, Names], T | None]
    ) -> Callable[[Environment, Names], T | None]:
        """What `find` gives for the values that expressions have at a place; None where one of them has none."""
        codes = [code_of("", node) for node in nodes]

        def found(environment: Environment, names: Names) -> T | None:
            values = [value for code in codes for value in self.value(code, NO_ROW, environment, names)]
            return find(values, environment, names) if len(values) == len(codes) else None

        return found

    def value(self, code: Code, row: File, environment: Environment, names: Names = NO_NAMES) -> tuple[Value, ...]:
        """The value of an expression; nothing where it has none: whoever tests the row will say what is wrong."""
        try:
            return (evaluate(code, row, self.formulas, environment, names),)
        except ExpressionError:
            environment.budget.spend(0)  # fails where the work itself was too much
            return ()


Rule = Callable[[Search, Node, frozenset[str]], Near | None]
"""From a test, and the names of elements around it, to the rows that may pass it; None where it is of another form."""
