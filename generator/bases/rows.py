"""Which files are rows of a view: those that pass every test, few of them looked at where an index can tell."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from generator.bases.compare_values import truthy
from generator.bases.environment import Environment
from generator.bases.errors import ExpressionError
from generator.bases.evaluate import Code, evaluate
from generator.bases.ready import Check, Term, Test
from generator.bases.syntax import Member, MethodCall, Name, Node
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
    terms: Sequence[Term],
    formulas: Mapping[str, Code],
    environment: Environment,
    mishaps: Mishaps,
) -> list[File]:
    """The rows that pass all terms, in their order; one that cannot be tested is left out and counted."""
    kept = rows
    for term in terms:
        passes = _passes(term.test, formulas, environment, mishaps)
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


def candidates(terms: Sequence[Term], files: Mapping[str, File], this: File | None) -> Sequence[File] | None:
    """The rows that may pass where a term asks for links from or to `this`; None where no term does.

    A base of backlinks may stand in every note of a vault; testing every file for each would take ages.
    """
    for term in terms if this else ():
        if isinstance(term.test, Check) and (paths := _linked(term.test.code.node, this)) is not None:
            return [files[path] for path in paths if path in files]
    return None


def _linked(node: Node, this: File | None) -> Iterable[str] | None:
    assert this is not None
    match node:
        case MethodCall(object=Name(name="file"), function="hasLink", arguments=(asked,)) if _is_this(asked):
            return (*this.backlinks, this.path)
        case MethodCall(
            object=Member(object=Name(name="file"), name="links"), function="contains", arguments=(asked,)
        ) if _is_this(asked):
            return (*this.backlinks, this.path)
        case MethodCall(
            object=Member(object=Name(name="this"), name="file"), function="hasLink", arguments=(Name(name="file"),)
        ):
            return sorted(this.targets)
    return None


def _is_this(node: Node) -> bool:
    match node:
        case Name(name="this") | Member(object=Name(name="this"), name="file"):
            return True
    return False
