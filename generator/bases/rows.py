"""Which files are rows of a view: those that pass every test."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from generator.bases.compare_values import truthy
from generator.bases.environment import Environment
from generator.bases.errors import ExpressionError
from generator.bases.evaluate import Code, evaluate
from generator.bases.ready import Check, Test
from generator.bases.values import File
from generator.nouns.bases import Junction


@dataclass(slots=True)
class Mishaps:
    """What went wrong while rows were tested: by line and expression, how often, and the first error."""

    found: dict[tuple[int, str], tuple[int, ExpressionError]] = field(default_factory=dict)

    def add(self, line: int, text: str, error: ExpressionError) -> None:
        """Count one more."""
        count, first = self.found.get((line, text), (0, error))
        self.found[line, text] = (count + 1, first)


def passing(
    rows: Iterable[File],
    terms: Sequence[Test],
    formulas: Mapping[str, Code],
    environment: Environment,
    mishaps: Mishaps,
) -> list[File]:
    """The rows that pass all terms, in their order; one that cannot be tested is left out and counted."""
    kept = rows
    for term in terms:
        passes = _passes(term, formulas, environment, mishaps)
        kept = [row for row in kept if passes(row)]
    return list(kept)


def _passes(
    test: Test, formulas: Mapping[str, Code], environment: Environment, mishaps: Mishaps
) -> Callable[[File], bool]:
    if isinstance(test, Check):
        code, line = test.code, test.line

        def check(row: File) -> bool:
            try:
                return truthy(evaluate(code, row, formulas, environment))
            except ExpressionError as error:
                if environment.budget.steps < 0:
                    raise
                mishaps.add(line, code.text, error)
                return False

        return check
    members = [_passes(member, formulas, environment, mishaps) for member in test.members]
    if test.junction is Junction.AND:
        return lambda row: all(passes(row) for passes in members)
    wanted = test.junction is Junction.OR
    return lambda row: any(passes(row) for passes in members) is wanted
