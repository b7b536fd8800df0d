"""Blocks that hold no other blocks: code, headings, breaks, mathematics, raw HTML."""

from generator.translate import starts
from generator.translate.blocks import Anchor, Code, Heading, Html, Math, Rule
from generator.translate.reader import ANCHOR, BlockRule, Reader


def fence(reader: Reader, i: int, text: str) -> int | None:
    """Fenced code."""
    opening = starts.FENCE.match(text)
    if opening is None:
        return None
    lines, mark = reader.lines, opening[1]
    indent = len(lines[i]) - len(text)
    held = []
    j = i + 1
    while j < len(lines) and not starts.closes_fence(lines[j], mark):
        line = lines[j]
        held.append(line[min(indent, len(line) - len(line.lstrip(" "))) :])
        j += 1
    while j >= len(lines) and held and not held[-1]:
        held.pop()
    reader.out.append(Code(reader.first + i, text[len(mark) :].strip(), tuple(held)))
    return j + 1


def heading(reader: Reader, i: int, text: str) -> int | None:
    """A heading of hash signs."""
    if starts.HEADING.match(text) is None:
        return None
    title = text.lstrip("#")
    level = len(text) - len(title)
    title = title.strip()
    bare = title.rstrip("#")
    if not bare or bare.endswith(" "):
        title = bare.rstrip()
    if "^" in title and (found := ANCHOR.search(title)):
        title = title[: found.start()]
        reader.add(Anchor(reader.first + i, found[1]))
    reader.add(Heading(reader.first + i, level, title))
    return i + 1


def rule(reader: Reader, i: int, text: str) -> int | None:
    """A thematic break."""
    if starts.RULE.match(text) is None:
        return None
    reader.out.append(Rule(reader.first + i))
    return i + 1


def math(reader: Reader, i: int, text: str) -> int | None:
    """Mathematics between `$$`; what follows it on its last line is read next."""
    if not starts.is_math(text):
        return None
    lines = reader.lines
    held: list[str] = []
    rest = text[2:]
    j = i
    while (at := rest.find("$$")) < 0:
        held.append(rest.strip())
        j += 1
        if j >= len(lines):
            return None
        rest = lines[j]
    held.append(rest[:at].strip())
    reader.out.append(Math(reader.first + i, "\n".join(line for line in held if line)))
    if after := rest[at + 2 :].strip():
        lines[j] = after
        return j
    return j + 1


def html(reader: Reader, i: int, text: str) -> int | None:
    """Raw HTML, to where CommonMark ends such a block."""
    opening = starts.HTML.match(text)
    if opening is None:
        return None
    lines = reader.lines
    end = starts.html_end(opening)
    j = i
    if end is None:
        while j < len(lines) and lines[j].strip():
            j += 1
    else:
        while j < len(lines) and not end.search(lines[j]):
            j += 1
        j += 1
    reader.out.append(Html(reader.first + i, "\n".join(lines[i:j])))
    return j


def indented(reader: Reader, i: int) -> int:
    """Code by indentation."""
    lines = reader.lines
    j = last = i
    while j < len(lines) and (lines[j].startswith("    ") or not lines[j].strip()):
        if lines[j].strip():
            last = j
        j += 1
    reader.out.append(Code(reader.first + i, "", tuple(line[4:] for line in lines[i : last + 1])))
    return last + 1


LEAF_RULES: dict[str, BlockRule] = {
    "`": fence,
    "~": fence,
    "#": heading,
    "_": rule,
    "$": math,
    "<": html,
}
"""What is tried at any depth."""
