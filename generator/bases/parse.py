"""The reading of expressions: a parser by precedence, which never evaluates anything."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from generator.bases.errors import ExpressionError, brief
from generator.bases.numbers import number
from generator.bases.regexps import regexp
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
    Part,
    Prefixed,
)
from generator.bases.tokens import Kind, Token, tokens
from generator.bases.values import Value

DEEPEST = 100
"""How many parts of an expression may stand within one another."""

MOST_REGEXPS = 20
"""Regular expressions in one expression."""

RANKS = (("||",), ("&&",), ("==", "!="), ("<", ">", "<=", ">="), ("+", "-"), ("*", "/", "%"))
"""Signs between operands, from those that bind least."""

_RANK_OF = {sign: rank for rank, signs in enumerate(RANKS) for sign in signs}
_WORDS: dict[str, Value] = {"true": True, "false": False, "null": None}

Made = TypeVar("Made", bound=Part)


def parse(text: str) -> Node:
    """The parts of an expression, or ExpressionError with what is wrong and where."""
    parser = _Parser(tokens(text))
    node = parser.expression()
    if parser.token.kind is not Kind.END:
        raise parser.unexpected()
    return node


class _Parser:
    """The tokens of an expression and how far they have been read."""

    def __init__(self, found: Sequence[Token]) -> None:
        self.tokens = found
        self.position = self.within = self.regexps = 0

    @property
    def token(self) -> Token:
        return self.tokens[self.position]

    def take(self) -> Token:
        token = self.token
        self.position += 1
        return token

    def has(self, sign: str) -> bool:
        return self.token.kind is Kind.SIGN and self.token.text == sign

    def took(self, sign: str) -> bool:
        found = self.has(sign)
        self.position += found
        return found

    def expect(self, sign: str) -> None:
        if not self.took(sign):
            raise self.unexpected(f"“{sign}”")

    def unexpected(self, wanted: str = "") -> ExpressionError:
        """What to raise at a token that does not fit."""
        if self.token.kind is Kind.END:
            return ExpressionError(f"the expression ends where {wanted or 'a value'} must follow", self.token.at)
        stands = "a text" if self.token.kind is Kind.TEXT else f"“{brief(self.token.text)}”"
        hint = {"and": "; use &&", "or": "; use ||", "not": "; use !"}.get(self.token.text.lower(), "")
        return ExpressionError(f"{stands} stands where {wanted or 'a sign or the end'} must be{hint}", self.token.at)

    def made(self, kind: Callable[..., Made], at: int, parts: Sequence[Node], *fields: object) -> Made:
        """A part made of others, which it may not be too deep for."""
        depth = 1 + max((part.depth for part in parts), default=0)
        if depth > DEEPEST:
            raise self.too_deep()
        return kind(*fields, at=at, size=1 + sum(part.size for part in parts), depth=depth)

    def too_deep(self) -> ExpressionError:
        return ExpressionError(f"more than {DEEPEST} parts stand within one another", self.token.at)

    def expression(self, lowest: int = 0) -> Node:
        """Operands and the signs between them, of this rank and those that bind more."""
        self.within += 1
        if self.within > DEEPEST:
            raise self.too_deep()
        left = self.operand()
        while (rank := self.rank()) >= lowest:
            operands, signs = [left], []
            while self.rank() == rank:
                signs.append(self.take())
                operands.append(self.expression(rank + 1))
            left = self.made(Chain, signs[0].at, operands, tuple(sign.text for sign in signs), tuple(operands))
        self.within -= 1
        return left

    def rank(self) -> int:
        return _RANK_OF.get(self.token.text, -1) if self.token.kind is Kind.SIGN else -1

    def operand(self) -> Node:
        """A value with what stands before it and what is asked of it."""
        signs = []
        while self.token.kind is Kind.SIGN and self.token.text in "!-+":
            signs.append(self.take())
        node = self.primary()
        while self.token.kind is Kind.SIGN and self.token.text in (".", "["):
            node = self.member(node) if self.took(".") else self.index(node)
        for sign in reversed(signs):
            node = self.made(Prefixed, sign.at, [node], sign.text, node)
        return node

    def member(self, owner: Node) -> Node:
        token = self.token
        if token.kind is not Kind.NAME:
            raise self.unexpected("a name")
        self.take()
        if not self.took("("):
            return self.made(Member, token.at, [owner], owner, token.text)
        arguments = self.sequence(")")
        return self.made(MethodCall, token.at, [owner, *arguments], owner, token.text, arguments)

    def index(self, owner: Node) -> Node:
        at = self.take().at
        key = self.expression()
        self.expect("]")
        if isinstance(key, Literal) and isinstance(key.value, str):
            return self.made(Member, at, [owner], owner, key.value)
        return self.made(Index, at, [owner, key], owner, key)

    def primary(self) -> Node:
        token = self.token
        if token.kind is Kind.NAME:
            return self.name()
        if token.kind is Kind.SIGN and token.text in ("(", "[", "{"):
            return self.enclosed()
        if token.kind in (Kind.SIGN, Kind.END):
            raise self.unexpected("a value")
        self.take()
        return Literal(self.literal(token), at=token.at)

    def literal(self, token: Token) -> Value:
        if token.kind is Kind.TEXT:
            return token.text
        if token.kind is Kind.NUMBER:
            hexadecimal = token.text[:2] in ("0x", "0X")
            return number(int(token.text, 16) if hexadecimal else float(token.text))
        self.regexps += 1
        if self.regexps > MOST_REGEXPS:
            raise ExpressionError(f"an expression may have {MOST_REGEXPS} regular expressions", token.at)
        try:
            return regexp(token.text, token.flags)
        except ExpressionError as error:
            raise ExpressionError(error.message, token.at) from None

    def name(self) -> Node:
        token = self.take()
        if token.text in _WORDS:
            return Literal(_WORDS[token.text], at=token.at)
        if not self.took("("):
            return Name(token.text, at=token.at)
        arguments = self.sequence(")")
        return self.made(Call, token.at, arguments, token.text, arguments)

    def enclosed(self) -> Node:
        token = self.take()
        if token.text == "[":
            elements = self.sequence("]")
            return self.made(ListOf, token.at, elements, elements)
        if token.text == "{":
            return self.object_of(token.at)
        node = self.expression()
        self.expect(")")
        return node

    def sequence(self, closing: str) -> tuple[Node, ...]:
        """Expressions between commas up to the closing sign; one comma may follow the last."""
        found: list[Node] = []
        while not self.took(closing):
            found.append(self.expression())
            if not self.has(closing):
                self.expect(",")
        return tuple(found)

    def object_of(self, at: int) -> Node:
        keys, values = [], []
        while not self.took("}"):
            if self.token.kind not in (Kind.TEXT, Kind.NAME, Kind.NUMBER):
                raise self.unexpected("a name")
            keys.append(self.take().text)
            self.expect(":")
            values.append(self.expression())
            if not self.has("}"):
                self.expect(",")
        return self.made(ObjectOf, at, values, tuple(keys), tuple(values))
