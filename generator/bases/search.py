"""The rows of a view, and what its filters may ask of them without testing each.

What is found is never too few; every row that is found is tested all the same.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import reduce

from generator.bases.compare_values import truthy
from generator.bases.environment import Environment
from generator.bases.errors import ExpressionError
from generator.bases.evaluate import Code, code_of, evaluate
from generator.bases.formulas import formula_named
from generator.bases.indexes import Found, Index
from generator.bases.naming import Subject, subjects
from generator.bases.ready import Check, Test
from generator.bases.syntax import Chain, Member, Name, Node
from generator.bases.values import File, Value
from generator.nouns.bases import Junction

Names = Mapping[str, Value]
Near = Callable[[Environment, Names], Found]
"""From where a base stands, and an element where a list is gone through, to the places of the rows that may pass."""
NO_ROW = File("", "", "", "", "")
"""What an expression is about that is about no row."""
MOST_PARTS = 100
"""How many parts of a view's filters, and of the formulas in them, are looked into."""


def untold(environment: Environment, names: Names) -> None:
    """Any row may pass."""


def every(members: Sequence[Near]) -> Near:
    def shared(environment: Environment, names: Names) -> Found:
        told = [set(found) for member in members if (found := member(environment, names)) is not None]
        return reduce(set.intersection, told) if told else None

    return shared


def either(members: Sequence[Near]) -> Near:
    return lambda environment, names: joined([member(environment, names) for member in members])


def joined(told: Sequence[Found]) -> Found:
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
        return subjects(node, self.formulas, bound)

    def is_of_row(self, node: Node, bound: frozenset[str]) -> bool:
        """Whether an expression is about the row alone."""
        return self.about(node, bound) == {Subject.ROW}

    def is_of_place(self, *nodes: Node, bound: frozenset[str]) -> bool:
        """Whether expressions are the same for every row."""
        return not any(Subject.ROW in self.about(node, bound) for node in nodes)

    def opened(self, node: Node, bound: frozenset[str]) -> tuple[Node, frozenset[str]]:
        """What a formula is written as, which does not see the elements around it; anything else as it is."""
        while isinstance(node, Member) and isinstance(node.object, Name) and node.object.name == "formula":
            name = formula_named(self.formulas, node.name)
            self.left -= 1
            if name is None or self.left < 0:
                break
            node, bound = self.formulas[name].node, frozenset()
        return node, bound

    def always(self, node: Node) -> Near:
        """The rows that pass a test which is the same at every place, or of which it cannot be told."""
        code = code_of("", node)
        found = [at for at, row in enumerate(self.rows) if self.is_true(code, row)]
        return lambda *_: found

    def is_true(self, code: Code, row: File) -> bool:
        try:
            return truthy(evaluate(code, row, self.formulas, self.environment))
        except ExpressionError:
            # Whoever tests the row will say what is wrong.
            self.environment.budget.spend(0)
            return True

    def index(self, node: Node) -> Index:
        """The rows by their value of an expression."""
        code, index = code_of("", node), Index()
        for at, row in enumerate(self.rows):
            try:
                index.add(at, evaluate(code, row, self.formulas, self.environment))
            except ExpressionError:
                self.environment.budget.spend(0)
                index.add_unknown(at)
        return index

    def asked(self, nodes: Sequence[Node], find: Callable[[list[Value], Environment, Names], Found]) -> Near:
        """What `find` gives for the values that expressions have at a place; any row where they have none."""
        codes = [code_of("", node) for node in nodes]

        def found(environment: Environment, names: Names) -> Found:
            try:
                values = [evaluate(code, NO_ROW, self.formulas, environment, names) for code in codes]
            except ExpressionError:
                environment.budget.spend(0)
                return None
            return find(values, environment, names)

        return found


Rule = Callable[[Search, Node, frozenset[str]], Near | None]
"""From a test, and the names of elements around it, to the rows that may pass it; None where it is of another form."""
