"""Lists: which lines belong to which item, as CommonMark counts indentation."""

from collections.abc import Callable

from generator.translate import starts
from generator.translate.blocks import Block, Item, List, Paragraph

Inside = Callable[[list[str], int], tuple[Block, ...]]


def gather_lists(lines: list[str], i: int, inside: Inside, first: int) -> tuple[List, int]:
    """The list that starts with line `i` and the index of the line after it; `inside` reads what an item holds."""
    opening = starts.MARKER.match(lines[i].lstrip(" "))
    assert opening is not None  # the caller asked
    kind = opening[2] or opening[1]
    start = int(opening[1][:-1]) if opening[2] else None
    items: list[Item] = []
    at, loose, gap = i, False, False
    while at < len(lines):
        text = lines[at].lstrip(" ")
        indent = len(lines[at]) - len(text)
        marker = starts.MARKER.match(text)
        if marker is None or indent > 3 or (marker[2] or marker[1]) != kind or starts.RULE.match(text):
            break
        loose = loose or gap
        offset = indent + len(marker[1]) + (len(marker[3]) if 0 < len(marker[3]) <= 4 else 1)
        content = (" " * indent + text)[offset:] if marker[3] else ""
        task, content = _task(content)
        nested = indent + 2 if start is not None else offset
        held, after, gap = _item(lines, at, offset, content, nested)
        children = _text(held, first + at) if len(held) == 1 else ()
        items.append(Item(first + at, task, children or inside(held, at)))
        at = after
    return List(first + i, start, loose, tuple(items)), at


def _text(held: list[str], line: int) -> tuple[Block, ...]:
    """The paragraph that nearly every item is, without asking for other blocks; empty where it might be another one."""
    text = held[0]
    if not text or text[0] in starts.OPENING or "^" in text:
        return ()
    return (Paragraph(line, text.rstrip()),)


def _task(content: str) -> tuple[str, str]:
    if len(content) > 2 and content[0] == "[" and content[2] == "]" and content[3:4] in ("", " "):
        return content[1], content[4:]
    return "", content


def _item(lines: list[str], i: int, offset: int, content: str, nested: int) -> tuple[list[str], int, bool]:
    """The item's lines without its indentation, the index after them, and whether blank lines follow.

    Bullets belong to it from the indentation `nested` on: two spaces under `1.` mean it, though CommonMark wants three.
    """
    held = [content]
    fence = starts.still_open("", content)
    j, end = i + 1, len(lines)
    if not content.strip() and j < end and not lines[j].strip():
        return held, _past_blanks(lines, j), True
    while j < end:
        line = lines[j]
        text = line.lstrip(" ")
        indent = len(line) - len(text)
        if nested <= indent < offset and not fence and text[:2] in ("- ", "* ", "+ "):
            offset = indent
        if not text:
            held.append("")
        elif indent >= offset:
            held.append(line[offset:])
            fence = starts.still_open(fence, held[-1])
        elif not fence and starts.is_lazy(held[-1], lines, j, text):
            held.append(text)
        else:
            break
        j += 1
    lines_read = len(held)
    while len(held) > 1 and not held[-1]:
        held.pop()
    return held, j, len(held) < lines_read


def _past_blanks(lines: list[str], j: int) -> int:
    while j < len(lines) and not lines[j].strip():
        j += 1
    return j
