"""Expressions worked out: read once, then run for each row within limits.

Null stands for what is missing, and a base over notes of which many lack a property stays readable. What is asked of
null is null; `contains`, `startsWith`, `hasTag` and their like are false of it, `isEmpty()` is true. Arithmetic with
null gives null; a text joined with null stays as it is. Null is less, greater or equal to nothing but itself.
"""

from collections.abc import Mapping

from generator.bases.building import Builder
from generator.bases.compare_values import KINDS, SIMPLE
from generator.bases.environment import NO_NAMES, Environment
from generator.bases.errors import ExpressionError
from generator.bases.parse import parse
from generator.bases.scope import Code, Scope, cost
from generator.bases.syntax import Node
from generator.bases.values import LONGEST, File, Value

__all__ = ["Code", "code_of", "compiled", "evaluate"]


def compiled(text: str) -> Code:
    """An expression, read; ExpressionError where it is none, or where it has what is not supported, by name."""
    return code_of(text, parse(text))


def code_of(text: str, node: Node) -> Code:
    """The parts of an expression, ready to be worked out."""
    builder = Builder()
    run = builder.step(node)
    return Code(text, node, run, frozenset(builder.formulas), builder.uses_this)


def evaluate(
    code: Code,
    row: File,
    formulas: Mapping[str, Code],
    environment: Environment,
    names: Mapping[str, Value] = NO_NAMES,
) -> Value:
    """The value of an expression for a row; ExpressionError, and nothing else, where it has none.

    `names` are further names that the expression may use, as `values` in a summary.
    """
    remembered = environment.remembered.of(row, formulas)
    scope = Scope(row, environment, formulas, names, remembered, environment.budget, depth=code.node.depth)
    try:
        environment.budget.spend(code.node.size)
        return _bounded(code.run(scope))
    except ExpressionError as error:
        raise error.placed(0) from None
    except RecursionError:
        raise ExpressionError("the parts of this expression stand too deep within one another", 0) from None


def _bounded(value: Value) -> Value:
    """A value that can be shown and sorted at no great cost, however often one long text is in it."""
    if KINDS.get(type(value)) not in SIMPLE and cost(value) > LONGEST:
        raise ExpressionError(f"a list would have more than {LONGEST * 8:,} characters")
    return value
