"""Formulas that expressions use: each worked out once for a row, never in a circle."""

from generator.bases.environment import NO_NAMES
from generator.bases.errors import ExpressionError, brief
from generator.bases.scope import Scope
from generator.bases.values import Value

DEEPEST_FORMULAS = 200
"""How many parts may stand within one another where formulas use formulas."""


def formula_value(scope: Scope, name: str, at: int) -> Value:
    """The value of a formula for the row; ExpressionError where there is no such formula, or it needs itself."""
    if name not in scope.formulas:
        name = _known(scope, name, at)
    if name in scope.remembered:
        return scope.remembered[name]
    if name in scope.within:
        circle = (*scope.within[scope.within.index(name) :], name)
        raise ExpressionError(f"the formulas {brief(' → '.join(circle))} need one another", at, formula=name)
    code = scope.formulas[name]
    if scope.depth + code.node.depth > DEEPEST_FORMULAS:
        raise ExpressionError("formulas stand too deep within one another", at, formula=name)
    outer = scope.names, scope.within, scope.depth
    scope.names, scope.within, scope.depth = NO_NAMES, (*scope.within, name), scope.depth + code.node.depth
    try:
        scope.budget.spend(code.node.size)
        scope.remembered[name] = value = code.run(scope)
    except ExpressionError as error:
        raise _told(error, name, at) from None
    finally:
        scope.names, scope.within, scope.depth = outer
    return value


def _known(scope: Scope, name: str, at: int) -> str:
    """The formula whose name differs in case only."""
    folded = name.casefold()
    found = next((known for known in scope.formulas if known.casefold() == folded), None)
    if found is None:
        raise ExpressionError(f"there is no formula “{brief(name)}”", at)
    return found


def _told(error: ExpressionError, name: str, at: int) -> ExpressionError:
    if error.formula:
        return ExpressionError(error.message, at, unsupported=error.unsupported, formula=error.formula)
    return ExpressionError(
        f"{error.message}, in the formula “{brief(name)}”", at, unsupported=error.unsupported, formula=name
    )
