"""What is learned while a note is translated, and where in which note the translation stands."""

import re
from dataclasses import dataclass, field, replace

from generator.nouns.notes import Note
from generator.nouns.problems import Level, Problem
from generator.nouns.prose import NoteLink, Place
from generator.translate.blocks import Block, Document
from generator.translate.index import VaultIndex
from generator.translate.macros import Macros
from generator.translate.names import unique
from generator.translate.outline import Outline

MAX_EMBEDS = 500
"""Embeds on one page, those within embeds counted; a few notes that embed each other twice would else fill the disk."""
MAX_NESTED = 12
UNLABELLED = re.compile(r"[^\w.-]+")


@dataclass(slots=True)
class Ledger:
    """Everything that the parts of one page's translation give beside their text."""

    page: str
    shown: str
    raw: bool = False
    """Whether the text becomes HTML before any engine sees it, so that none will translate its addresses."""
    problems: list[Problem] = field(default_factory=list)
    links: list[NoteLink] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    attachments: set[str] = field(default_factory=set)
    tags: dict[str, str] = field(default_factory=dict)
    slugs: dict[str, int] = field(default_factory=dict)
    footnotes: dict[tuple[int, str], str] = field(default_factory=dict)
    """The label on the page of a footnote, by the number of the scope that refers to it and its label there."""
    labels: dict[str, int] = field(default_factory=dict)
    label_prefix: str = ""
    """Begins the labels of a note on a page where others may stand beside it."""
    referred: dict[str, int] = field(default_factory=dict)
    """How often each label on the page was referred to."""
    waiting: "list[tuple[str, Scope, tuple[Block, ...] | str, int]]" = field(default_factory=list)
    """Footnotes to be written at the end, in the order in which they are referred to."""
    diagrams: bool = False
    """Whether a diagram stands on the page that is drawn, or would be."""
    macros: Macros = field(default_factory=Macros)
    """What formulas further up have defined."""
    embeds: int = 0
    insides: "dict[tuple[int, bool], Scope]" = field(default_factory=dict)

    def place(self, place: Place) -> int:
        """The number of something that stands on the page and is worked out elsewhere."""
        self.places.append(place)
        return len(self.places) - 1

    def new_label(self, wanted: str) -> str:
        """A label for a footnote that no other on the page has."""
        name = UNLABELLED.sub("-", wanted).strip("-") or "note"
        return unique(self.label_prefix + name, self.labels)


def prefix_of(path: str) -> str:
    """What begins the labels of a note and of no other: `x/a b.md` → `x-2f-a-20-b.md-`."""
    return UNLABELLED.sub(lambda found: f"-{found[0].encode().hex()}-", path) + "-"


@dataclass(frozen=True, slots=True)
class Scope:
    """One note's text on one page: the page's own note, or one that it embeds (`chain` names those that embed it)."""

    note: Note
    document: Document
    outline: Outline
    index: VaultIndex
    ledger: Ledger
    strict: bool = False
    """Whether single line breaks do not show."""
    nested: bool = False
    """Whether what is written will be indented or quoted, where engines see no blocks of raw HTML."""
    chain: tuple[tuple[str, str], ...] = ()
    number: int = 0
    origin: int = 0
    """In an embedded note, the line of the page's own note that embeds it."""
    explicit: bool = False
    """Whether every heading needs its address written out, because other headings share the page."""

    @property
    def own(self) -> bool:
        """Whether this is the page's own note."""
        return not self.number

    def inside(self, *, strict: bool = False) -> "Scope":
        """The same within a container."""
        key = (self.number, self.strict or strict)
        if key not in self.ledger.insides:
            self.ledger.insides[key] = replace(self, nested=True, strict=key[1])
        return self.ledger.insides[key]

    def report(self, line: int, code: str, message: str, level: Level = Level.WARNING) -> None:
        """Note a problem; one in an embedded note is reported where that note is translated."""
        if self.own:
            self.ledger.problems.append(Problem(self.ledger.shown, line, code, message, level))
