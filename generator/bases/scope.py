"""What an expression sees while it is worked out, and how it does not grow beyond its limits."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from generator.bases.compare_values import KINDS, SIMPLE
from generator.bases.environment import Budget, Environment
from generator.bases.errors import ExpressionError
from generator.bases.syntax import Node
from generator.bases.values import LONGEST, File, Value

_SIMPLE = frozenset(kind for kind, name in KINDS.items() if name in SIMPLE)
_FREE = _SIMPLE - {str}

DEEPEST_LIST = 20
"""Lists within lists."""


@dataclass(slots=True)
class Scope:
    """A row, and what is known beside it. `within` are the formulas that are being worked out, outermost first.

    `names` changes while a list is gone through, and `within` and `depth` while a formula is worked out.
    """

    row: File
    environment: Environment
    formulas: Mapping[str, "Code"]
    names: Mapping[str, Value]
    remembered: dict[str, Value]
    budget: Budget
    within: tuple[str, ...] = ()
    depth: int = 0


Step = Callable[[Scope], Value]
"""A part of an expression, ready to be worked out."""


@dataclass(frozen=True, slots=True)
class Body:
    """An argument that a function works out itself, none, one or many times; `size` is what each time costs."""

    run: Step
    size: int


@dataclass(frozen=True, slots=True, eq=False)
class Code:
    """An expression that has been read and is ready to be worked out; `text` is as written.

    `formulas` are the names of the formulas that it uses itself, `uses_this` whether it depends on where its base
    stands.
    """

    text: str
    node: Node
    run: Step
    formulas: frozenset[str] = frozenset()
    uses_this: bool = False


def made_text(text: str, budget: Budget) -> str:
    """A text that an expression made, at its cost; ExpressionError where it is too long."""
    if len(text) > LONGEST:
        raise too_long()
    budget.spend(len(text) >> 2)
    return text


def too_long() -> ExpressionError:
    """What to raise instead of making a text that is too long."""
    return ExpressionError(f"a text would have more than {LONGEST:,} characters")


def made_list(values: Iterable[Value], budget: Budget) -> tuple[Value, ...]:
    """A list that an expression made, at its cost; ExpressionError where it is too long or too deep."""
    made = tuple(values)
    budget.spend(_weight(made, 0))
    return made


def _weight(value: tuple[Value, ...] | Mapping[str, Value], depth: int) -> int:
    """How many elements a list has, with those of the lists in it."""
    if depth > DEEPEST_LIST:
        raise ExpressionError(f"more than {DEEPEST_LIST} lists would stand within one another")
    weight = len(value)
    for element in value.values() if isinstance(value, Mapping) else value:
        if type(element) not in _SIMPLE and isinstance(element, tuple | Mapping):
            weight += _weight(element, depth + 1)
        if weight > LONGEST:
            break
    if weight > LONGEST:
        raise ExpressionError(f"a list would have more than {LONGEST:,} elements")
    return weight


def cost(value: Value) -> int:
    """The steps that it costs to touch all of a value."""
    if isinstance(value, str):
        return len(value) >> 3
    if isinstance(value, tuple):
        return (len(value) >> 2) + sum(cost(element) for element in value if type(element) not in _FREE)
    if isinstance(value, Mapping):
        return (len(value) >> 2) + sum(map(cost, value.values()))
    return 0
