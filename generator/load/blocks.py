"""The fenced `compare`, `facts` and `base` blocks of a note: what they ask for, or why they are not shown."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.load.bases import read_base
from generator.load.yaml_text import Map, Parsed, parse_yaml
from generator.nouns.notes import Block
from generator.nouns.problems import Level, Problem
from generator.nouns.spelling import did_you_mean, shown

KEYS = {"compare": ("models", "fields", "group", "rows"), "facts": ("model", "models", "fields")}
"""The kinds of block that are about models, and what each takes."""
BASE = "base"
NO_END = "it has no end; close it with the fence that it begins with"
MAX_MODELS = 12
PROBABLY = re.compile(r"(?:```|~~~)[ \t]*(?:compare|facts|base)\b")
QUOTE = re.compile(r"(?:[ \t]*>)*+")
CODE = 4
"""Columns of indentation that make a line code, where nothing above holds it."""
HOLDER = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)]|!!!|\?\?\?\+?|===)(?:[ \t]|$)")
FENCE = re.compile(r"(?P<indent>[ \t]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]++)*+)(?P<fence>`{3,}+|~{3,}+)[ \t]*+(?P<info>.*)")


@dataclass(frozen=True, slots=True)
class Fenced:
    """A fenced block of Markdown: the first word of its info string, its body, and where both stand in the file."""

    word: str
    line: int
    body: str
    closed: bool


def fenced(text: str, first_line: int = 1) -> Iterator[Fenced]:
    """The outermost fenced blocks of a text, those inside quotes, callouts, admonitions and lists too."""
    lines = text.split("\n")
    holder = False
    at = 0
    while at < len(lines):
        opening, at = at, at + 1
        depth, rest = _unquoted(lines[opening])
        holder = _holds(rest, holder=holder)
        fence = FENCE.match(rest)
        inline = fence is not None and fence["fence"][0] == "`" and "`" in fence["info"]
        if fence is None or inline or (_width(rest) >= CODE and not holder):
            continue
        body: list[str] = []
        closed = False
        while at < len(lines) and not closed:
            within, inner = _unquoted(lines[at], depth)
            closed = within < depth or _closes(inner, fence["fence"])
            if not closed:
                body.append(_dedented(inner, len(fence["indent"])))
            at += within == depth  # the line after a quote belongs to what follows
        word = fence["info"].split(maxsplit=1)[0] if fence["info"].strip() else ""
        yield Fenced(word, first_line + opening, "\n".join(body), closed)


def _holds(line: str, *, holder: bool) -> bool:
    """Whether what is indented below the line belongs to a list item or an admonition, and is no indented code."""
    if not line.strip() or _width(line) >= CODE:
        return holder
    return bool(HOLDER.match(line)) or (holder and _width(line) > 1)


def _width(line: str) -> int:
    """The columns of a line's indentation; a tab goes to the next stop of four."""
    return len(line[: len(line) - len(line.lstrip(" \t"))].expandtabs(CODE))


def _unquoted(line: str, most: int | None = None) -> tuple[int, str]:
    """How many quote marks a line begins with, `most` at the most, and what follows them."""
    marks = QUOTE.match(line)
    ends = [at + 1 for at, c in enumerate(marks[0]) if c == ">"] if marks else []
    ends = ends if most is None else ends[:most]
    rest = line[ends[-1] :] if ends else line
    return len(ends), rest.removeprefix(" ") if ends else rest


def _closes(line: str, fence: str) -> bool:
    closing = line.strip()
    return len(closing) >= len(fence) and closing == fence[0] * len(closing)


def _dedented(line: str, width: int) -> str:
    """The line without the indentation of its fence, as far as it has it."""
    return line[min(width, len(line) - len(line.lstrip(" \t"))) :]


def read_blocks(body: str, first_line: int, path: str, model: str) -> tuple[tuple[Block, ...], list[Problem]]:
    """The blocks of a note's body in order, and their problems; a facts block that names no model means `model`."""
    if not PROBABLY.search(body):
        return (), []
    blocks: list[Block] = []
    problems: list[Problem] = []
    for found in fenced(body, first_line):
        if found.word in KEYS or found.word == BASE:
            block, misfits = _base(found, path) if found.word == BASE else _block(found, path, model)
            blocks.append(block)
            problems += misfits
    return tuple(blocks), problems


def _base(found: Fenced, path: str) -> tuple[Block, list[Problem]]:
    if not found.closed:
        return _unusable(found, path, NO_END)
    base, problems = read_base(found.body, "", path, first_line=found.line + 1)
    return Block(BASE, found.line, base=base), problems


def _block(found: Fenced, path: str, model: str) -> tuple[Block, list[Problem]]:
    parsed = parse_yaml(found.body, path, first_line=found.line + 1, level=Level.WARNING)
    problems = list(parsed.problems)
    value = parsed.value if parsed.value is not None else Map({}, found.line)
    error = _unreadable(found, parsed)
    if not error and isinstance(value, Map):
        problems += _unknown_keys(found, value, parsed, path)
        told = {key: tuple(dict.fromkeys(_words(value.get(key)))) for key in KEYS[found.word]}
        models = tuple(dict.fromkeys(told["models"] + told.get("model", ())))
        models = models or ((model,) if found.word == "facts" and model else ())
        error = _misfit(found, models)
        if not error:
            rows = ", ".join(told.get("rows", ()))
            return Block(found.word, found.line, models, told["fields"], told.get("group", ()), rows), problems
    block, unusable = _unusable(found, path, error)
    return block, [*problems, *unusable]


def _unusable(found: Fenced, path: str, error: str) -> tuple[Block, list[Problem]]:
    message = f"the {found.word} block is not shown: {error}"
    return Block(found.word, found.line, error=error), [
        Problem(path, found.line, "block-unusable", message, Level.WARNING)
    ]


def _unreadable(found: Fenced, parsed: Parsed) -> str:
    """Why a block's text cannot be taken as keys with values; empty where it can."""
    if not found.closed:
        return NO_END
    if parsed.failed:
        return "its text is not valid YAML; write “models: [first, second]”"
    if parsed.value is not None and not isinstance(parsed.value, Map):
        return "its text has no keys; write “models: [first, second]”"
    return ""


def _unknown_keys(found: Fenced, value: Map, parsed: Parsed, path: str) -> Iterator[Problem]:
    known = KEYS[found.word]
    for key in value:
        if key not in known:
            hint = did_you_mean(key, known)
            message = f"unknown key {shown(key)} in a {found.word} block{hint}; not read; correct or remove it"
            yield Problem(path, parsed.line((key,)), "key-unknown", message, Level.WARNING)


def _misfit(found: Fenced, models: tuple[str, ...]) -> str:
    """Why a block cannot be shown with these models; empty where it can."""
    match found.word, len(models):
        case "facts", 1:
            return ""
        case "facts", 0:
            return "it names no model; write “model: <id>”"
        case "facts", _:
            return "it names several models, and facts are of one; make it a compare block"
        case _, 0 | 1:
            return "it takes two models or more; write “models: [first, second]”"
        case _, many if many > MAX_MODELS:
            return f"it names {many} models, and {MAX_MODELS} fit beside one another; name fewer"
    return ""


def _words(value: Any) -> tuple[str, ...]:
    """Ids as a list, or as words with commas between."""
    items = value.split(",") if isinstance(value, str) else value if isinstance(value, list) else []
    return tuple(item.strip() for item in items if isinstance(item, str) and item.strip())
