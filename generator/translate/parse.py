"""The block parser: lines to a tree, as CommonMark with Obsidian's additions reads them.

Every container (quote, list item, footnote …) cuts off its own prefix and hands its lines to `blocks_of` again. The
table `RULES` at the end says which rule is tried on a line; whatever no rule takes is a paragraph.
"""

import re

from generator.translate import starts
from generator.translate.blocks import (
    Admonition,
    Anchor,
    Block,
    Callout,
    Document,
    Footnote,
    Heading,
    Paragraph,
    Quote,
    Reference,
    Rule,
    Table,
)
from generator.translate.cells import split_row
from generator.translate.leaves import LEAF_RULES, indented
from generator.translate.lists import gather_lists
from generator.translate.prepare import Unclosed
from generator.translate.reader import ANCHOR, BlockRule, Reader, Shared

MAX_DEPTH = 16
"""Containers within containers; what is nested deeper is text (the engine's own parser recurses as deep)."""
CALLOUT = re.compile(r"\[!([^\[\]|]+)(?:\|([^\[\]]*))?\]([+-]?)[ ]*(.*)")


def parse(text: str, first: int = 1, unclosed: tuple[Unclosed, ...] = ()) -> Document:
    """A body without comments, tabs and control characters, as `prepare` leaves it."""
    shared = Shared()
    blocks = blocks_of(text.split("\n"), first, shared, 0)
    return Document(text, blocks, tuple(shared.marks), shared.references, shared.footnotes, unclosed)


def label(text: str) -> str:
    """A label as references and definitions are matched."""
    return " ".join(text.split()).casefold()


def blocks_of(lines: list[str], first: int, shared: Shared, depth: int) -> tuple[Block, ...]:
    """The blocks of one container."""
    reader = Reader(lines, first, shared, depth, blocks_of)
    rules = RULES if depth < MAX_DEPTH else LEAF_RULES
    i, end = 0, len(lines)
    while i < end:
        line = lines[i]
        text = line.lstrip(" ")
        if not text:
            i += 1
            continue
        if len(line) - len(text) >= 4:
            i = indented(reader, i)
            continue
        rule = rules.get(text[0])
        after = rule(reader, i, text) if rule else None
        i = _paragraph(reader, i, text) if after is None else after
    return tuple(reader.out)


def _paragraph(reader: Reader, i: int, text: str) -> int:
    """Text up to a blank line or the next block; here tables and underlined headings show themselves too."""
    lines = reader.lines
    held = [text]
    j, end = i + 1, len(lines)
    while j < end:
        line = lines[j]
        text = line.lstrip(" ")
        if not text:
            break
        if text[0] in starts.CHARACTERS and len(line) - len(text) < 4:
            if starts.is_delimiter(text) and len(split_row(held[-1])) == len(split_row(text)):
                _close(reader, i, held[:-1])
                return _table(reader, j - 1, held[-1])
            if level := starts.underline(text):
                reader.add(Heading(reader.first + i, level, " ".join(part.strip() for part in held)))
                return j + 1
            if starts.interrupts(lines, j, text):
                break
        held.append(text)
        j += 1
    _close(reader, i, held)
    return j


def _close(reader: Reader, i: int, held: list[str]) -> None:
    text = "\n".join(held).rstrip()
    if not text:
        return
    found = ANCHOR.search(text) if "^" in text else None
    if found is None:
        reader.out.append(Paragraph(reader.first + i, text))
        return
    rest = text[: found.start()].rstrip()
    block: Paragraph | Anchor
    if rest:
        block = Paragraph(reader.first + i, rest, found[1])
        reader.out.append(block)
    else:
        # The id stands below what it names; the address has to stand above it.
        block = Anchor(reader.first + i, found[1])
        reader.out.insert(max(len(reader.out) - 1, 0), block)
    reader.mark(block)


def _table(reader: Reader, i: int, head: str) -> int:
    lines = reader.lines
    j = i + 2
    while j < len(lines) and (text := lines[j].lstrip(" ")) and not starts.interrupts(lines, j, text):
        j += 1
    rows = [line.strip() for line in lines[i + 2 : j]]
    # An id of the table may stand right below it; no row is one.
    if rows and (found := ANCHOR.match(rows[-1])):
        reader.add(Anchor(reader.first + j - 1, found[1]))
        rows.pop()
    reader.out.append(Table(reader.first + i, head.strip(), lines[i + 1].strip(), tuple(rows)))
    return j


def _quote(reader: Reader, i: int, text: str) -> int | None:
    lines = reader.lines
    inner: list[str] = []
    fence = ""
    j = i
    while j < len(lines):
        line = lines[j]
        text = line.lstrip(" ")
        if text.startswith(">") and len(line) - len(text) < 4:
            inner.append(text[2:] if text[1:2] == " " else text[1:])
            fence = starts.still_open(fence, inner[-1])
        elif not fence and starts.is_lazy(inner[-1], lines, j, text):
            inner.append(text)
        else:
            break
        j += 1
    callout = CALLOUT.match(inner[0].lstrip(" "))
    at = reader.first + i
    if callout:
        kind, metadata, fold, title = callout.groups(default="")
        children = reader.inside(inner[1:], i + 1)
        reader.out.append(Callout(at, kind.strip(), metadata.strip(), fold, title.strip(), children))
    else:
        reader.out.append(Quote(at, reader.inside(inner, i)))
    return j


def _bullets(reader: Reader, i: int, text: str) -> int | None:
    if starts.RULE.match(text):
        reader.out.append(Rule(reader.first + i))
        return i + 1
    return _list(reader, i, text)


def _list(reader: Reader, i: int, text: str) -> int | None:
    if starts.MARKER.match(text) is None:
        return None
    found, after = gather_lists(reader.lines, i, reader.inside, reader.first)
    reader.out.append(found)
    return after


def _admonition(reader: Reader, i: int, text: str) -> int | None:
    found = starts.admonition(reader.lines, i, text)
    if found is None:
        return None
    lines = reader.lines
    j = last = i + 1
    while j < len(lines) and (lines[j].startswith("    ") or not lines[j].strip()):
        j += 1
        if lines[j - 1].strip():
            last = j
    children = reader.inside([line[4:] for line in lines[i + 1 : last]], i + 1)
    reader.out.append(Admonition(reader.first + i, found[1], found[2] or "", found[3], children))
    return last


def _bracket(reader: Reader, i: int, text: str) -> int | None:
    if note := starts.FOOTNOTE.match(text):
        return _footnote(reader, i, label(note[1]), text[note.end() :])
    if link := starts.REFERENCE.match(text):
        address = link[2][1:-1] if link[2].startswith("<") else link[2]
        reader.shared.references.setdefault(label(link[1]), Reference(address, (link[3] or "")[1:-1]))
        return i + 1
    return None


def _footnote(reader: Reader, i: int, name: str, text: str) -> int:
    lines = reader.lines
    held = [text]
    j = i + 1
    while j < len(lines):
        line = lines[j]
        bare = line.lstrip(" ")
        indent = len(line) - len(bare)
        if not bare:
            held.append("")
        elif indent >= 2:
            held.append(line[min(indent, 4) :])
        elif held[-1] and not starts.interrupts(lines, j, bare):
            held.append(bare)
        else:
            break
        j += 1
    while held and not held[-1]:
        held.pop()
    children = reader.inside(held, i)
    reader.shared.footnotes.setdefault(name, Footnote(reader.first + i, children))
    return j


RULES: dict[str, BlockRule] = {
    **LEAF_RULES,
    ">": _quote,
    "-": _bullets,
    "*": _bullets,
    "+": _list,
    **dict.fromkeys("0123456789", _list),
    "!": _admonition,
    "?": _admonition,
    "[": _bracket,
}
