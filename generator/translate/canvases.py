"""What the cards of a canvas show on a page: their text, the notes and files that they hold, and where they lead."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from zlib import crc32

from generator.nouns.canvases import Canvas, CanvasNode, NodeKind
from generator.nouns.notes import Note
from generator.nouns.problems import Level, Problem
from generator.nouns.prose import MARK, Card, DrawnCanvas, NoteLink, Place
from generator.nouns.urls import IMAGES, PLAIN_SCHEMES, sheet_title
from generator.translate import links, media
from generator.translate.blocks import Block, Heading
from generator.translate.cards import html_of, prefixed
from generator.translate.index import Kind, Target, VaultIndex, read_document
from generator.translate.inline import HANDLERS
from generator.translate.ledger import Ledger, Scope
from generator.translate.links import Asked, Destination
from generator.translate.names import fold
from generator.translate.note import footnotes, report_unclosed
from generator.translate.outline import outline_of
from generator.translate.plain import plain
from generator.translate.run import Run
from generator.translate.safe import encoded, literal, scheme_of
from generator.translate.write import write_blocks

MAX_TEXT = 60_000
"""Characters of Markdown on a card, with what it embeds."""
MAX_EXCERPT = 3_000
"""Characters of a note on a card, unless its first paragraph alone has more."""
MAX_FIRST = 20_000
MAX_CANVAS = 3_000_000
"""Characters of HTML on all cards of a canvas."""
PLACE = re.compile(MARK.format(r"(\d+)"))
SHOWN = IMAGES | media.SOUNDS | media.FILMS
EMPTY = "the card stays empty"


def fill_canvas(canvas: Canvas, index: VaultIndex, titles: Mapping[str, str], *, shown: str, at: str) -> DrawnCanvas:
    """What a canvas needs to be drawn on the page at the Markdown path `at`; `shown` is its path in problems.

    `titles` are those of the pages of the site, by Markdown path.
    """
    filling = _Filling(canvas, index, titles, shown, at, prefix=f"card-{crc32(canvas.path.encode()):08x}")
    cards = {node.id: filling.card(node, number) for number, node in enumerate(canvas.nodes)}
    return DrawnCanvas(
        cards={id_: card for id_, card in cards.items() if card != Card()},
        links=tuple(filling.links),
        attachments=frozenset(filling.attachments),
        tags=tuple(filling.tags.values()),
        problems=tuple(sorted(set(filling.problems))),
    )


@dataclass(slots=True)
class _Filling:
    """One pass over a canvas's cards, which gathers what they link to and need."""

    canvas: Canvas
    index: VaultIndex
    titles: Mapping[str, str]
    shown: str
    page: str
    links: list[NoteLink] = field(default_factory=list)
    attachments: set[str] = field(default_factory=set)
    tags: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    excerpts: dict[tuple[str, str], str] = field(default_factory=dict)
    """The HTML of notes that were shown before, by their path and the part that was asked for."""
    prefix: str = ""
    """What the ids of this canvas's cards begin with; others may be drawn on the same page."""
    embeds: int = 0
    size: int = 0

    def card(self, node: CanvasNode, number: int) -> Card:
        """What one node shows."""
        scope = self.scope(node)
        match node.kind:
            case NodeKind.TEXT:
                card = Card(html=self.text(scope))
            case NodeKind.FILE:
                card = self.file(node, scope)
            case NodeKind.LINK:
                card = self.link(node, scope)
            case NodeKind.GROUP:
                card = Card(node.content, self.background(node, scope))
        self.gather(scope.ledger, node.line)
        return replace(card, html=prefixed(self.bounded(card.html, node.line), f"{self.prefix}-{number}-"))

    def scope(self, node: CanvasNode) -> Scope:
        """A card's text as that of a small note; all of it stands on one line of the canvas's file."""
        text = node.content if node.kind is NodeKind.TEXT else ""
        note = Note(self.canvas.path, sheet_title(self.canvas.path), text)
        document = read_document(note)
        outline = outline_of(document)
        slugs = {one.slug: 0 for one in outline.sections}
        ledger = Ledger(self.page, self.shown, raw=True, slugs=slugs, embeds=self.embeds)
        strict = self.index.conventions.strict_line_breaks
        chain = ((self.canvas.path, ""),)
        return Scope(note, document, outline, self.index, ledger, strict=strict, chain=chain, explicit=True)

    def gather(self, ledger: Ledger, line: int) -> None:
        """Keep what a card's text has shown to be linked to and needed."""
        self.links += [replace(link, line=line) for link in ledger.links]
        self.problems += [replace(problem, line=line) for problem in ledger.problems]
        self.attachments |= ledger.attachments
        for folded, tag in ledger.tags.items():
            self.tags.setdefault(folded, tag)
        self.embeds = ledger.embeds

    def bounded(self, html: str, line: int) -> str:
        """The HTML, or nothing where the canvas has enough of it already."""
        before, self.size = self.size, self.size + len(html)
        if self.size <= MAX_CANVAS:
            return html
        if before <= MAX_CANVAS:
            message = (
                f"the cards hold more than {MAX_CANVAS:,} characters; from here on they are empty; split the canvas"
            )
            self.problems.append(Problem(self.shown, line, "canvas-wrong", message, Level.WARNING))
        return ""

    def text(self, scope: Scope) -> str:
        report_unclosed(scope)
        lines, cut = _written(scope.document.blocks, scope, MAX_TEXT, MAX_TEXT)
        return self.converted([*lines, *(["", "…"] if cut else [])], scope)

    def converted(self, lines: list[str], scope: Scope) -> str:
        """Lines of Markdown as HTML; what is worked out elsewhere is a link to where it stands."""
        text = "\n".join([*lines, *footnotes(scope.ledger)])
        places = scope.ledger.places
        return html_of(PLACE.sub(lambda found: self.elsewhere(places[int(found[1])], scope), text))

    def elsewhere(self, place: Place, scope: Scope) -> str:
        target = self.index.resolve(f"/{place.file or place.note}", "", wiki=True).target
        return f"[{literal(target.title)}]({links.way(scope, target.path)})" if target else "…"

    def link(self, node: CanvasNode, scope: Scope) -> Card:
        if scheme_of(node.content) in PLAIN_SCHEMES:
            return Card(node.content, encoded(node.content))
        message = (
            f"“{node.content}” is no address that a card can lead to; shown as text; write https: and what follows"
        )
        scope.report(node.line, "link-scheme", message)
        return Card(node.content)

    def background(self, node: CanvasNode, scope: Scope) -> str:
        target = self.target(node.background, "the group has no picture", scope) if node.background else None
        if target is None or target.kind is not Kind.FILE or _extension(target) not in IMAGES:
            return ""
        links.record(scope, Destination(target), node.line, "", embed=True)
        return links.way(scope, target.path)

    def file(self, node: CanvasNode, scope: Scope) -> Card:
        """A card that holds a file of the vault; it shows nothing of one that is not published, not its name either."""
        target = self.target(node.content, EMPTY, scope)
        if target is None:
            return Card()
        subpath = node.subpath.removeprefix("#").strip()
        there = Destination(target)
        if target.kind is Kind.FILE:
            there = Destination(target, encoded(subpath))
        elif target.kind is Kind.NOTE and subpath:
            asked = Asked(node.content + node.subpath, node.line, wiki=True)
            there = Destination(target, links.anchor_of(scope, target, subpath, asked))
        links.record(scope, there, node.line, "", embed=True)
        if target.kind is Kind.FILE and _extension(target) in SHOWN:
            return Card(html=self.converted([media.file(Run("", scope, node.line, HANDLERS), there, "")], scope))
        named = subpath if there.anchor and target.kind is Kind.NOTE and not subpath.startswith("^") else ""
        title = self.titles.get(target.path, target.title)
        name = " > ".join([title, *(part.strip() for part in named.split("#") if part.strip())])
        excerpt = self.excerpt(target.note, there, subpath, scope) if target.note else ""
        return Card(name, links.html_address(scope, there), excerpt)

    def target(self, path: str, otherwise: str, scope: Scope) -> Target | None:
        """The file of that path; None, after a report, where it is not there or not published."""
        target = self.index.resolve(f"/{path}", "", wiki=True).target if path else None
        if target is None:
            message = f"“{path}” is no file of the vault; {otherwise}; create it or correct the canvas"
            scope.report(0, "link-unresolved", message)
        elif target.withheld:
            scope.report(0, "link-withheld", f"“{path}” is not published; {otherwise}", Level.INFO)
        return target if target is not None and not target.withheld else None

    def excerpt(self, note: Note, there: Destination, subpath: str, scope: Scope) -> str:
        """A note on a card, or the part that is asked for; a long one is cut between paragraphs."""
        key = (note.path, fold(subpath) if there.anchor else "")
        if key not in self.excerpts:
            scope.ledger.embeds += 1  # the number of an embedded note's scope
            inside = media.embedded(scope, note, key, 0)
            blocks = media.part(inside, there.anchor, subpath if there.anchor else "")
            lines, cut = _written(_without_title(blocks, note), inside, MAX_EXCERPT, MAX_FIRST)
            more = ["", f"[…]({links.address(scope, there)})"] if cut else []
            self.excerpts[key] = self.converted([*lines, *more], scope)
            scope.ledger.embeds -= 1
        return self.excerpts[key]


def _extension(target: Target) -> str:
    return target.path.rsplit(".", 1)[-1].lower()


def _written(blocks: Sequence[Block], scope: Scope, most: int, most_first: int) -> tuple[list[str], bool]:
    """Whole blocks of `most` characters together, or a first one of `most_first`; and whether some are left."""
    lines: list[str] = []
    size = 0
    for block in blocks:
        written = write_blocks([block], scope)
        size += sum(len(line) + 1 for line in written)
        if size > (most if lines else most_first):
            return lines, True
        lines += ["", *written] if lines and written else written
    return lines, False


def _without_title(blocks: Sequence[Block], note: Note) -> Sequence[Block]:
    """A note's blocks without a heading that says its title again."""
    first = blocks[0] if blocks else None
    said = isinstance(first, Heading) and first.level == 1 and plain(first.text) == note.title
    return blocks[1:] if said else blocks
