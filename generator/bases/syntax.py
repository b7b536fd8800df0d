"""The parts of an expression that has been read.

Each knows its place in the text (`at`, from 0), how many parts are in it (`size`) and how many within one another
(`depth`). Two are never compared.
"""

from dataclasses import dataclass

from generator.bases.values import Value


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Part:
    """What all parts know."""

    at: int
    size: int = 1
    depth: int = 1


@dataclass(frozen=True, slots=True, eq=False)
class Literal(Part):
    """A text, number, regular expression, true, false or null."""

    value: Value


@dataclass(frozen=True, slots=True, eq=False)
class ListOf(Part):
    """`[1, 2]`."""

    elements: tuple["Node", ...]


@dataclass(frozen=True, slots=True, eq=False)
class ObjectOf(Part):
    """`{"a": 1}`."""

    keys: tuple[str, ...]
    values: tuple["Node", ...]


@dataclass(frozen=True, slots=True, eq=False)
class Name(Part):
    """A bare name: `file`, `note`, `formula`, `this`, a name given by the caller, else a property."""

    name: str


@dataclass(frozen=True, slots=True, eq=False)
class Member(Part):
    """`object.name`, and `object["name"]`."""

    object: "Node"
    name: str


@dataclass(frozen=True, slots=True, eq=False)
class Index(Part):
    """`object[key]` where the key is worked out."""

    object: "Node"
    key: "Node"


@dataclass(frozen=True, slots=True, eq=False)
class Call(Part):
    """`function(arguments)`."""

    function: str
    arguments: tuple["Node", ...]


@dataclass(frozen=True, slots=True, eq=False)
class MethodCall(Part):
    """`object.function(arguments)`."""

    object: "Node"
    function: str
    arguments: tuple["Node", ...]


@dataclass(frozen=True, slots=True, eq=False)
class Prefixed(Part):
    """`!operand`, `-operand` and `+operand`."""

    sign: str
    operand: "Node"


@dataclass(frozen=True, slots=True, eq=False)
class Chain(Part):
    """Operands between signs of one rank, `a + b - c`, from left to right; there is one sign less than operands."""

    signs: tuple[str, ...]
    operands: tuple["Node", ...]


Node = Literal | ListOf | ObjectOf | Name | Member | Index | Call | MethodCall | Prefixed | Chain
