"""What links can lead to within a note: its headings and the blocks that bear an id."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.translate.blocks import (
    Admonition,
    Anchor,
    Block,
    Callout,
    Document,
    Heading,
    List,
    Paragraph,
    Quote,
)
from generator.translate.names import fold, fold_heading, slug_of, unique
from generator.translate.plain import attributes_of, is_plain, plain


class Section(NamedTuple):
    """A heading with the address that it gets. `explicit`: the `toc` extension might find another one by itself."""

    line: int
    level: int
    text: str
    slug: str
    explicit: bool


@dataclass(frozen=True, slots=True)
class Outline:
    """`anchors` are block ids by their folded form; `ends` says for each section which one is the next not below it."""

    sections: tuple[Section, ...]
    anchors: dict[str, str]
    by_line: dict[int, Section]
    by_name: dict[str, list[int]]
    by_slug: dict[str, Section]
    ends: list[int]

    def find(self, path: Sequence[str]) -> Section | None:
        """The heading that `A#B` names: B below A, or else the first B."""
        names = [fold_heading(part) for part in path]
        start, end = 0, len(self.sections)
        for name in names:
            places = self.by_name.get(name, [])
            k = bisect_left(places, start)
            if k >= len(places) or places[k] >= end:
                return self._anywhere(names[-1])
            start, end = places[k] + 1, self.ends[places[k]]
        return self.sections[start - 1] if names else None

    def _anywhere(self, name: str) -> Section | None:
        if places := self.by_name.get(name):
            return self.sections[places[0]]
        return self.by_slug.get(name.replace(" ", "-"))


def outline_of(document: Document) -> Outline:
    """Headings in the order of the page, each with an address of its own."""
    used: dict[str, int] = {}
    sections: list[Section] = []
    anchors: dict[str, str] = {}
    by_name: dict[str, list[int]] = {}
    for block, top in document.marks:
        if isinstance(block, Heading):
            sections.append(_section(block, used, top=top))
            by_name.setdefault(fold_heading(sections[-1].text), []).append(len(sections) - 1)
        elif isinstance(block, Anchor):
            anchors.setdefault(fold(block.id), block.id)
        else:
            anchors.setdefault(fold(block.anchor), block.anchor)
    lines = {one.line: one for one in sections}
    return Outline(tuple(sections), anchors, lines, by_name, {one.slug: one for one in sections}, _ends(sections))


def _section(block: Heading, used: dict[str, int], *, top: bool) -> Section:
    source, attributes = attributes_of(block.text)
    text = plain(source)
    named = next((word[1:] for word in attributes.split() if word.startswith("#")), "")
    slug, found_alike = (named, False) if named else slug_of(text)
    slug = unique(slug, used)
    return Section(block.line, block.level, text, slug, not (top and found_alike and is_plain(block.text)))


def _ends(sections: Sequence[Section]) -> list[int]:
    """For each section the index of the next one that is not below it."""
    ends = [len(sections)] * len(sections)
    open_: list[int] = []
    for k, one in enumerate(sections):
        while open_ and sections[open_[-1]].level >= one.level:
            ends[open_.pop()] = k
        open_.append(k)
    return ends


def section_of(document: Document, line: int) -> tuple[Block, ...]:
    """The heading on a line of the note and everything up to the next one of its level."""
    return _section_in(document.blocks, line) or ()


def _section_in(blocks: Sequence[Block], line: int) -> tuple[Block, ...] | None:
    for k, block in enumerate(blocks):
        if isinstance(block, Heading) and block.line == line:
            after = range(k + 1, len(blocks))
            end = next((n for n in after if _closes(blocks[n], block.level)), len(blocks))
            return tuple(blocks[k:end])
        for children in _children(block):
            if (found := _section_in(children, line)) is not None:
                return found
    return None


def _closes(block: Block, level: int) -> bool:
    return isinstance(block, Heading) and block.level <= level


def block_of(document: Document, id_: str) -> tuple[Block, ...]:
    """The block that bears an id (folded): a paragraph, an item of a list with what it holds, or a whole structure."""
    return _block_in(document.blocks, id_) or ()


def _block_in(blocks: Sequence[Block], id_: str) -> tuple[Block, ...] | None:
    for k, block in enumerate(blocks):
        if isinstance(block, Anchor) and fold(block.id) == id_:
            return tuple(blocks[k + 1 : k + 2])
        if isinstance(block, Paragraph) and fold(block.anchor) == id_:
            return (block,)
        if isinstance(block, List):
            for item in block.items:
                first = item.children[0] if item.children else None
                if isinstance(first, Paragraph) and fold(first.anchor) == id_:
                    return (block._replace(items=(item,)),)
        for children in _children(block):
            if (found := _block_in(children, id_)) is not None:
                return found
    return None


def _children(block: Block) -> Sequence[Sequence[Block]]:
    if isinstance(block, List):
        return [item.children for item in block.items]
    return [block.children] if isinstance(block, Quote | Callout | Admonition) else []
