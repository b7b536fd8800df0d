"""Commands that a note defines in its formulas, put in where they are used: from then on, as MathJax has it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

NAME = re.compile(r"\\([a-zA-Z]+)")
NEW_COMMAND = re.compile(
    r"\\(?:(?:re)?newcommand|providecommand)\s*\*?\s*(?:\{\s*\\([a-zA-Z]+)\s*\}|\\([a-zA-Z]+))\s*(?:\[([1-9])\])?\s*(?=\{)"
)
DEF = re.compile(r"\\g?def\s*\\([a-zA-Z]+)\s*((?:#[1-9])*)\s*(?=\{)")
OPERATOR = re.compile(r"\\DeclareMathOperator\s*(\*?)\s*(?:\{\s*\\([a-zA-Z]+)\s*\}|\\([a-zA-Z]+))\s*(?=\{)")
DEFINES = re.compile(r"\\(?:(?:re)?newcommand|providecommand|[gex]?def|let|DeclareMathOperator)(?![a-zA-Z])")
BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
TOKEN = re.compile(r"\\(?:[a-zA-Z]+|.)|[^\\{}]", re.DOTALL)
SPACES = re.compile(r"\s*")
PARAMETER = re.compile(r"#([1-9])")
MAX_LENGTH = 10_000
"""Characters of a formula, before and after its commands are put in."""
MAX_WORK = 3_000_000
"""Characters that are looked through for the commands of one page."""
EXPANSION = 100
"""What a command costs however short the formula is."""
MAX_COMMANDS = 500
"""Commands of one page; later ones are left undefined."""


class Macro(NamedTuple):
    """A command's number of arguments, and the TeX in which `#1` stands for the first of them."""

    arguments: int
    body: str


BUILT_IN = {"substack": Macro(1, r"\begin{subarray}{c}#1\end{subarray}")}
"""What MathJax knows and the reader of formulas does not."""


@dataclass(slots=True)
class Macros:
    """The commands known so far on a page, by name; `work` is how much may still be done for them."""

    known: dict[str, Macro] = field(default_factory=dict)
    work: int = MAX_WORK


def defined(tex: str, macros: Macros) -> str:
    """A formula without its definitions, which are added to `macros`; one that cannot be read stays where it is."""
    at, kept = 0, []
    for found in DEFINES.finditer(tex):
        if found.start() < at:
            continue
        read = _definition(tex, found.start()) if len(macros.known) < MAX_COMMANDS else None
        if read is None:
            break  # whoever reads the formula will stumble over it too
        name, macro, end = read
        macros.known[name] = macro
        kept.append(tex[at : found.start()])
        at = end
    return "".join([*kept, tex[at:]])


def _definition(tex: str, at: int) -> tuple[str, Macro, int] | None:
    command = ""
    if found := NEW_COMMAND.match(tex, at):
        name, arguments = found[1] or found[2], int(found[3] or 0)
    elif found := DEF.match(tex, at):
        name, arguments = found[1], len(found[2]) // 2
    elif found := OPERATOR.match(tex, at):
        name, arguments, command = found[2] or found[3], 0, f"\\operatorname{found[1]}"
    else:
        return None
    end = group_end(tex, found.end())
    body = tex[found.end() : end] if command else tex[found.end() + 1 : end - 1]
    return (name, Macro(arguments, command + body), end) if end else None


def group_end(tex: str, at: int) -> int:
    """Where the group that opens at `at` is over, 0 for nowhere."""
    depth = 0
    for found in BRACE.finditer(tex, at):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if depth == 0:
            return found.end()
    return 0


def expanded(tex: str, macros: Macros) -> str | None:
    """A formula with every command's body in its place; None where that never ends or an argument is missing."""
    at = 0
    while found := NAME.search(tex, at):
        macro = macros.known.get(found[1]) or BUILT_IN.get(found[1])
        at = found.end()
        if macro is None:
            continue
        macros.work -= len(tex) + EXPANSION
        arguments = list(_arguments(tex, at, macro.arguments))
        if macros.work < 0 or len(arguments) < macro.arguments:
            return None
        end = arguments[-1][1] if arguments else at
        words = [text for text, _ in arguments]
        body = PARAMETER.sub(lambda part: words[int(part[1]) - 1] if int(part[1]) <= len(words) else "", macro.body)  # noqa: B023
        if len(tex) + len(body) > MAX_LENGTH:
            return None
        # A name that ends the body must not run into a letter behind it.
        space = " " if body[-1:].isalpha() and tex[end : end + 1].isalpha() else ""
        at = found.start()
        tex = f"{tex[:at]}{body}{space}{tex[end:]}"
    return tex


def _arguments(tex: str, at: int, count: int) -> Iterator[tuple[str, int]]:
    """The arguments that stand at `at`, each with its end: groups, or single signs."""
    for _ in range(count):
        spaces = SPACES.match(tex, at)
        at = spaces.end() if spaces else at
        if end := group_end(tex, at) if tex.startswith("{", at) else 0:
            yield tex[at + 1 : end - 1], end
        elif found := TOKEN.match(tex, at):
            end = found.end()
            yield found[0], end
        else:
            return
        at = end
