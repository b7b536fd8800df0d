"""The text of an expression, cut into tokens."""

import re
from dataclasses import dataclass
from enum import Enum

from generator.bases.errors import ExpressionError

LONGEST_EXPRESSION = 10_000
"""Characters of an expression."""


class Kind(Enum):
    """What a token is."""

    NUMBER = "a number"
    TEXT = "a text"
    NAME = "a name"
    REGEXP = "a regular expression"
    SIGN = "a sign"
    END = "the end"


@dataclass(frozen=True, slots=True)
class Token:
    """A token. `text` is as written; of a text, what it says; `flags` are those of a regular expression."""

    kind: Kind
    text: str
    at: int
    flags: str = ""


_SIGNS = ("==", "!=", ">=", "<=", "&&", "||", *"+-*/%()[]{}.,:!<>")

_UNKNOWN_SIGNS = {
    "===": "use ==",
    "!==": "use !=",
    "=>": "write the expression alone, with “value”",
    "?.": "use “.”, which gives null for null",
    "??": "use if()",
    "**": "",
    "++": "",
    "--": "",
    "=": "use ==",
    "?": "use if()",
    "&": "use &&",
    "|": "use ||",
    "`": "use quotation marks",
    ";": "",
}
"""What JavaScript has and bases have not, and what to do instead."""

_TOKEN = re.compile(
    r"""
      (?P<space>\s+)
    | (?P<number>(?:0[xX][0-9A-Fa-f]{1,13}\b|(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?))
    | (?P<name>[^\W\d][\w$]*|\$[\w$]*)
    | (?P<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')
    | (?P<unknown>===|!==|=>|\?\.|\?\?|\*\*|\+\+|--|=(?!=)|\?|&(?!&)|\|(?!\|)|`|;)
    | (?P<sign>"""
    + "|".join(map(re.escape, _SIGNS))
    + ")",
    re.VERBOSE | re.DOTALL,
)
_REGEXP = re.compile(r"/((?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.){0,1000}\]){1,1000})/([A-Za-z]{0,10})")
_ESCAPE = re.compile(r"\\(?:u\{([0-9A-Fa-f]{1,6})\}|u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|(.))", re.DOTALL)
_CONTROLS = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0", "\n": ""}


def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of an expression, the last of kind END; ExpressionError for what is none."""
    if len(text) > LONGEST_EXPRESSION:
        raise ExpressionError(f"an expression may have {LONGEST_EXPRESSION:,} characters; this has {len(text):,}", 0)
    found: list[Token] = []
    at = 0
    while at < len(text):
        token, at = _next(text, at, found[-1] if found else None)
        if token:
            found.append(token)
    return (*found, Token(Kind.END, "", len(text)))


def _next(text: str, at: int, last: Token | None) -> tuple[Token | None, int]:
    if text[at] == "/" and _begins_operand(last) and (regexp := _REGEXP.match(text, at)):
        return Token(Kind.REGEXP, regexp[1], at, regexp[2]), regexp.end()
    match = _TOKEN.match(text, at)
    if not match:
        if text[at] in "\"'":
            raise ExpressionError("a text has no closing quotation mark", at)
        raise ExpressionError(f"the character “{text[at]}” has no meaning here", at)
    written, end = match[0], match.end()
    if match.lastgroup == "space":
        return None, end
    if match.lastgroup == "unknown":
        if written in ("++", "--"):
            return Token(Kind.SIGN, written[0], at), at + 1
        instead = _UNKNOWN_SIGNS[written]
        message = f"“{written}” is not supported{f'; {instead}' if instead else ''}"
        raise ExpressionError(message, at, unsupported=True)
    if match.lastgroup == "text":
        return Token(Kind.TEXT, _ESCAPE.sub(_unescaped, written[1:-1]), at), end
    kind = {"number": Kind.NUMBER, "name": Kind.NAME, "sign": Kind.SIGN}[str(match.lastgroup)]
    return Token(kind, written, at), end


def _begins_operand(last: Token | None) -> bool:
    """Whether what follows is a value, so that a stroke is no division."""
    return last is None or (last.kind is Kind.SIGN and last.text not in (")", "]", "}"))


def _unescaped(found: "re.Match[str]") -> str:
    code = found[1] or found[2] or found[3]
    if not code:
        return _CONTROLS.get(found[4], found[4])
    point = int(code, 16)
    # Half of a pair of surrogates is no character, and nothing could be written that holds one.
    return chr(point) if point <= 0x10FFFF and not 0xD800 <= point <= 0xDFFF else "\ufffd"
