"""Formulas that expressions use: each worked out once for a row, never in a circle."""

from collections.abc import Mapping

from generator.bases.environment import NO_NAMES, Budget
from generator.bases.errors import ExpressionError, brief
from generator.bases.scope import Code, Scope
from generator.bases.values import Value

DEEPEST_FORMULAS = 200
"""How many parts may stand within one another where formulas use formulas."""


def formula_value(scope: Scope, name: str, at: int) -> Value:
    """The value of a formula for the row; ExpressionError where there is no such formula, or it needs itself."""
    known = formula_named(scope.formulas, name, scope.budget)
    if known is None:
        raise ExpressionError(f"there is no formula “{brief(name)}”", at)
    name = known
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


def formula_named(formulas: Mapping[str, Code], name: str, budget: Budget) -> str | None:
    """The name of a formula as it is written, whatever its case; None where there is none."""
    if name in formulas:
        return name
    budget.spend(len(formulas) >> 2)
    folded = name.casefold()
    return next((known for known in formulas if known.casefold() == folded), None)


def _told(error: ExpressionError, name: str, at: int) -> ExpressionError:
    if error.formula:
        return ExpressionError(error.message, at, unsupported=error.unsupported, formula=error.formula)
    return ExpressionError(
        f"{error.message}, in the formula “{brief(name)}”", at, unsupported=error.unsupported, formula=name
    )
