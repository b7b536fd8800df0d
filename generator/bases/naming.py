"""What the expressions of a base name: properties of notes, all of a file's at once, the row, where the base stands."""

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum, auto

from generator.bases.environment import Budget
from generator.bases.formulas import formula_named
from generator.bases.scope import Code
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

OWN_WORDS = frozenset({"file", "note", "formula", "this", "value", "index", "acc", "values"})
"""Names that are no properties."""
HOLDERS = frozenset({"note", "properties"})
"""What holds the properties of a file: `note`, `file.properties`, `this.note` …"""

ELEMENTS: Mapping[str, frozenset[str]] = {
    "filter": frozenset({"value", "index"}),
    "map": frozenset({"value", "index"}),
    "reduce": frozenset({"value", "index", "acc"}),
}
"""Functions that go through a list, with the names that stand for an element in what they are given."""
OF_ROW = frozenset({"file", "link", "image", "random", "hasLink", "linksTo"})
"""Functions that look at the row whatever they are given: a text leads where it leads from there."""


class Subject(Enum):
    """What an expression may be about."""

    ROW = auto()
    THIS = auto()
    ELEMENT = auto()


def parts_of(node: Node) -> Iterator[Node]:
    """A part of an expression and every part in it."""
    waiting = [node]
    while waiting:
        part = waiting.pop()
        yield part
        waiting += _inner(part)


def _inner(part: Node) -> tuple[Node, ...]:
    match part:
        case ListOf(elements=inner) | ObjectOf(values=inner) | Call(arguments=inner) | Chain(operands=inner):
            return inner
        case Member(object=owner):
            return (owner,)
        case Index(object=owner, key=key):
            return (owner, key)
        case MethodCall(object=owner, arguments=inner):
            return (owner, *inner)
        case Prefixed(operand=operand):
            return (operand,)
    return ()


def properties_in(node: Node) -> frozenset[str]:
    """The properties that an expression names: `x`, `note.x`, `file.properties["x"]`, `this.x`."""
    found = set()
    for part in parts_of(node):
        match part:
            case Name(name=name) if name not in OWN_WORDS:
                found.add(name)
            case Member(object=Name(name="note" | "this"), name=name) if name not in ("file", "note"):
                found.add(name)
            case Member(object=Member(name="note" | "properties"), name=name):
                found.add(name)
    return frozenset(found)


def words_in(nodes: Iterable[Node]) -> frozenset[str]:
    """Every name and text in expressions, casefolded: whatever property one of them could mean."""
    found = set()
    for node in nodes:
        for part in parts_of(node):
            match part:
                case Name(name=word) | Member(name=word) | Literal(value=str() as word):
                    found.add(word.casefold())
    return frozenset(found)


def takes_all(node: Node) -> bool:
    """Whether an expression looks at the properties of a file as a whole, and not at one that it names."""
    named = sum(
        isinstance(part, Member) and _holds_properties(part.object) for part in parts_of(node)
    )  # each of these asks a holder for one property
    return sum(map(_holds_properties, parts_of(node))) > named


def _holds_properties(part: Node) -> bool:
    return (isinstance(part, Name) and part.name == "note") or (isinstance(part, Member) and part.name in HOLDERS)


def subjects(node: Node, formulas: Mapping[str, Code], bound: frozenset[str], budget: Budget) -> frozenset[Subject]:
    """What an expression is about, the formulas that it uses included; `bound` are the names of elements around it."""
    found: set[Subject] = set()
    opened: set[str] = set()
    waiting = [(node, bound, frozenset[str]())]
    while waiting:
        part, outer, inner = waiting.pop()
        budget.spend(1)
        match part:
            case Member(object=Name(name="formula"), name=name):
                known = formula_named(formulas, name, budget)
                if known is not None and known not in opened:
                    opened.add(known)
                    waiting.append((formulas[known].node, frozenset(), frozenset()))
                continue
            case MethodCall(object=owner, function=function, arguments=(body, *others)) if function in ELEMENTS:
                waiting.append((body, outer, inner | ELEMENTS[function]))
                waiting += [(each, outer, inner) for each in (owner, *others)]
                continue
            case Name(name=name) if name not in inner:
                found.add(Subject.THIS if name == "this" else Subject.ELEMENT if name in outer else Subject.ROW)
            case Call(function=function) | MethodCall(function=function) if function in OF_ROW:
                found.add(Subject.ROW)
        waiting += [(each, outer, inner) for each in _inner(part)]
    return frozenset(found)
