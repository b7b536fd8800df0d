"""Blocks as standard Python-Markdown: a blank line between any two, four spaces before what a container holds.

A writer takes a block and gives lines; the table `WRITERS` at the end says which one.
"""

import re
from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from generator.nouns.problems import Level
from generator.nouns.prose import MARK as PLACE
from generator.translate import callouts, formulas, html, links
from generator.translate.blocks import (
    Admonition,
    Anchor,
    Block,
    Callout,
    Code,
    Heading,
    Html,
    Item,
    List,
    Math,
    Paragraph,
    Placeholder,
    Quote,
    Rule,
    Table,
)
from generator.translate.cells import split_row
from generator.translate.fences import fenced
from generator.translate.inline import inline
from generator.translate.ledger import Scope
from generator.translate.names import unique
from generator.translate.plain import attributes_of
from generator.translate.run import MARK, Embedded, Within
from generator.translate.safe import guarded
from generator.translate.wrappers import Wrapper, wrapped

Lines: TypeAlias = list[str]
Writer = Callable[[Any, Scope], Lines]

INDENT = "    "
SEPARATOR = "<!-- -->"
"""Keeps two lists, or two quotes, from becoming one; opens an item that starts with no paragraph."""
OPENED = re.compile(r"- |\d+\. |>")
LINE_START = re.compile(r"^ +", re.MULTILINE)
LINE_END = re.compile(r"[ ]*\n")
MARKED = re.compile(MARK.format(r"(\d+)"))
SYNTAX = re.compile(r"[\\`$<{\[\]~#^!:]")
SUMMARY = re.compile(r"\s*<summary[^<>]*>(.*?)</summary>(.*)", re.DOTALL | re.IGNORECASE)
OPEN = re.compile(r"\bopen\b", re.IGNORECASE)


def write_blocks(blocks: Sequence[Block | Wrapper], scope: Scope) -> Lines:
    """A container's blocks."""
    out: Lines = []
    for block in wrapped(blocks):
        out = joined(out, WRITERS[type(block)](block, scope))
    return out


def joined(before: Lines, after: Lines) -> Lines:
    """The lines with what keeps them apart; `before` is extended."""
    if before and after:
        before += ["", SEPARATOR, ""] if _runs_on(before, after[0]) else [""]
    before += after
    return before


def _runs_on(before: Lines, first: str) -> bool:
    """Whether a list or a quote ends the lines, and the next line would be read as more of it."""
    start = OPENED.match(first)
    if start is None:
        return False
    last = OPENED.match(next((line for line in reversed(before) if line[:1] not in ("", " ")), ""))
    return last is not None and (last[0] == ">") == (start[0] == ">")


def indented(lines: Lines, by: str = INDENT) -> Lines:
    """Lines under a container's first one."""
    return [by + line if line else "" for line in lines]


def one_line(text: str, scope: Scope, line: int) -> str:
    """A title: inline syntax, but no blocks and no line breaks."""
    return guarded(inline(text, scope, line).replace("\n", " ").strip())


def _paragraph(block: Paragraph, scope: Scope) -> Lines:
    words, rest = _parts(block, scope)
    return [*words, *([""] if words and rest else []), *rest]


def _parts(block: Paragraph, scope: Scope) -> tuple[Lines, Lines]:
    """The words with which a paragraph starts, and what is left from the first note on that it embeds."""
    embeds: list[Embedded] = []
    text = inline(block.text, scope, block.line, embeds=embeds)
    if block.anchor and scope.own:
        text = f'<span id="^{block.anchor}"></span>{text}'
    if not embeds:
        return _text(text, scope), []
    parts = MARKED.split(text)
    rest: Lines = []
    for number, after in zip(parts[1::2], parts[2::2], strict=True):
        embedded = embeds[int(number)]
        inner = embedded.scope.inside() if scope.nested else embedded.scope
        for lines in (write_blocks(embedded.blocks, inner), _text(after.strip(), scope)):
            rest = joined(rest, lines)
    return _text(parts[0].strip(), scope), rest


def _text(text: str, scope: Scope) -> Lines:
    # What was dropped from the start of a line may have left spaces there.
    text = LINE_START.sub("", text) if text[:1] == " " or "\n " in text else text
    if not text.strip():
        return []
    if "\n" not in text:
        return [guarded(text)]
    if not scope.strict:
        text = LINE_END.sub("  \n", text)
    return guarded(text).split("\n")


def _heading(block: Heading, scope: Scope) -> Lines:
    source, attributes = attributes_of(block.text)
    text = inline(source, scope, block.line).replace("\n", " ").strip()
    if not text:
        return []
    if text.endswith("#") and not text.endswith("\\#"):
        text = text[:-1] + "\\#"
    section = scope.outline.by_line[block.line]
    slug = section.slug if scope.own else unique(section.slug, scope.ledger.slugs)
    classes = "".join(f" {word}" for word in attributes.split() if word.startswith("."))
    explicit = section.explicit or scope.explicit or not scope.own or classes
    return [f"{'#' * block.level} {text}" + (f" {{ #{slug}{classes} }}" if explicit else "")]


def _code(block: Code, scope: Scope) -> Lines:
    return fenced(block, scope)


def _math(block: Math, scope: Scope) -> Lines:
    written = formulas.formula(scope, block.text, block.line, display=True)
    # At the top an engine takes the whole as HTML and looks at nothing in it.
    if written.startswith("<span") and not scope.nested:
        written = f"<div{written.removeprefix('<span').removesuffix('</span>')}</div>"
    return [written] if written else []


def _placeholder(block: Placeholder, _scope: Scope) -> Lines:
    return [PLACE.format(block.number)]


def _rule(_block: Rule, _scope: Scope) -> Lines:
    return ["***"]


def _html(block: Html, scope: Scope) -> Lines:
    def resolve(written: str) -> str | None:
        return links.in_html(scope, written, block.line)

    cleaned = html.clean_block(block.text, resolve, nested=scope.nested)
    if cleaned.dropped:
        names = ", ".join(f"<{name}>" for name in cleaned.dropped[:5])
        done = "a link was put in its place" if "iframe" in cleaned.dropped else "left out of the page"
        message = f"{names} may not stand in a note; {done}; write Markdown or a link"
        scope.report(block.line, "html-dropped", message, Level.INFO)
    return cleaned.text.split("\n") if cleaned.text else []


def _table(block: Table, scope: Scope) -> Lines:
    rows = [_row(row, scope, block.line + k) for k, row in ((0, block.head), *enumerate(block.rows, 2))]
    align = "| " + " | ".join(cell if len(cell) > 2 else "---" for cell in split_row(block.align)) + " |"
    return [rows[0], align, *rows[1:]]


def _row(row: str, scope: Scope, line: int) -> str:
    if SYNTAX.search(row) is None and row.startswith("|") and row.endswith("|"):
        return row
    cells = [inline(cell, scope, line, Within.CELL).replace("|", "&#124;") for cell in split_row(row)]
    return "| " + " | ".join(cells) + " |"


def _quote(block: Quote, scope: Scope) -> Lines:
    lines = write_blocks(block.children, scope.inside())
    return [f"> {line}" if line else ">" for line in lines] or [">"]


def _callout(block: Callout, scope: Scope) -> Lines:
    title = one_line(block.title, scope, block.line) or one_line(callouts.title_of(block.kind), scope, block.line)
    head = f'{callouts.OPENERS[block.fold]} {callouts.classes_of(block.kind, block.metadata)} "{title}"'
    return [head, *indented(write_blocks(block.children, scope.inside()))]


def _admonition(block: Admonition, scope: Scope) -> Lines:
    title = "" if block.title is None else f' "{one_line(block.title, scope, block.line)}"'
    kinds = f" {block.kinds}" if block.kinds else ""
    return [f"{block.opener}{kinds}{title}", *indented(write_blocks(block.children, scope.inside(strict=True)))]


def _wrapper(block: Wrapper, scope: Scope) -> Lines:
    if block.name == "details":
        return _details(block, scope)
    tag = html.TAG.match(f"<div{block.attributes.rstrip('/')}>")
    opening = html.clean_tag(tag, _nowhere) if tag else ""
    lines = write_blocks(block.children, scope)
    if scope.nested or opening in ("", "<div>"):
        return lines
    return [opening[:-1] + ' markdown="1">', "", *lines, "", "</div>"]


def _nowhere(_address: str) -> None:
    """What an address in the tag of a wrapper leads to."""


def _details(block: Wrapper, scope: Scope) -> Lines:
    children = list(block.children)
    title = "Details"
    first = children[0] if children else None
    if isinstance(first, Html) and (found := SUMMARY.match(first.text)):
        title = one_line(" ".join(found[1].split()), scope, block.line) or title
        children[:1] = [Html(first.line, found[2].strip())] if found[2].strip() else []
    opener = "???+" if OPEN.search(block.attributes) else "???"
    return [f'{opener} "{title}"', *indented(write_blocks(children, scope.inside()))]


def _anchor(block: Anchor, scope: Scope) -> Lines:
    if not scope.own:
        return []
    # In a container the two tags stand apart, or else they would be the text of a paragraph.
    opening = f'<div id="^{block.id}">'
    return [opening, "", "</div>"] if scope.nested else [opening + "</div>"]


def _list(block: List, scope: Scope) -> Lines:
    out: Lines = []
    apart = block.loose
    for k, item in enumerate(block.items):
        lines = _item(item, scope.inside(), loose=block.loose)
        if out and apart:
            out.append("")
        apart = block.loose or "" in lines
        mark = "- " if block.start is None else f"{block.start + k}. "
        out += [mark + lines[0], *indented(lines[1:])]
    return out


def _item(item: Item, scope: Scope, *, loose: bool) -> Lines:
    """The lines of an item without its mark. Only a nested list follows its words without a blank line."""
    words, rest = opened(item.children, scope, tight=not loose)
    box = f"[{' ' if item.task == ' ' else 'x'}] " if item.task else ""
    return [box + (words[0] if words else SEPARATOR), *words[1:], *rest]


def opened(children: Sequence[Block], scope: Scope, *, tight: bool = False) -> tuple[Lines, Lines]:
    """What a container holds, apart into words that may stand behind its mark and lines that may not."""
    words: Lines = []
    embedded: Lines = []
    first = children[0] if children else None
    if isinstance(first, Paragraph):
        words, embedded = _parts(first, scope)
    elif isinstance(first, Heading):
        words = _heading(first, scope)
    others = children[1:] if isinstance(first, Paragraph | Heading) else children
    after = write_blocks(others, scope)
    rest = [*embedded, *([""] if embedded and after else []), *after]
    close = tight and not embedded and isinstance(others[0] if others else None, List)
    return words, rest if close or not rest else ["", *rest]


WRITERS: dict[type, Writer] = {
    Paragraph: _paragraph,
    Heading: _heading,
    List: _list,
    Code: _code,
    Table: _table,
    Quote: _quote,
    Callout: _callout,
    Admonition: _admonition,
    Math: _math,
    Rule: _rule,
    Html: _html,
    Wrapper: _wrapper,
    Anchor: _anchor,
    Placeholder: _placeholder,
}
