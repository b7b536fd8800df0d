"""What the expressions of a base name: properties of notes, and whether they look at all of a file's at once."""

from collections.abc import Iterable, Iterator

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
