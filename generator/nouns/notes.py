"""Notes and attachments of the vault, as published."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.nouns.bases import Base
from generator.nouns.canvases import Canvas
from generator.nouns.dates import PartialDate
from generator.nouns.properties import Properties


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced `compare`, `facts` or `base` block of a note; `line` is the line of its fence in the file.

    `fields` are ids in the author's order, `groups` those of groups, `rows` the name of a set of rows; each empty for
    all. `base` is there for a `base` block. `error` says, in its place, why it cannot be shown.
    """

    kind: str
    line: int
    models: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    rows: str = ""
    base: Base | None = None
    error: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A published note. `path` is relative to the vault and `/`-separated; `body` has no front matter.

    `body_line` is the line of the file on which the body starts, so that messages can name the author's lines.
    `unlisted`: it has a page for those who know the address, and nothing on the site leads there but written links.
    `permalink` is the address that its author chose, without slashes around it. `properties` are all of the front
    matter; what is not ours is the author's business and never leaves, except where a base shows it by name.
    """

    path: str
    title: str
    body: str
    body_line: int = 1
    aliases: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    description: str = ""
    model: str = ""
    models: tuple[str, ...] = ()
    created: PartialDate | None = None
    updated: PartialDate | None = None
    unlisted: bool = False
    permalink: str = ""
    properties: Properties = field(default_factory=dict)
    size: int = 0
    blocks: tuple[Block, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of the vault that is not a note; `file` is where its bytes are, `size` how many."""

    path: str
    file: str
    size: int = 0


@dataclass(frozen=True, slots=True)
class Vault:
    """The published view of a vault: the only one that anything after loading sees."""

    notes: tuple[Note, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    bases: tuple[Base, ...] = ()
    """The `.base` files that are published."""
    canvases: tuple[Canvas, ...] = ()
    """The `.canvas` files that are published."""
    withheld: frozenset[str] = frozenset()
    """Paths of what is not published, notes or not; only for telling an author of a link that leads to one."""
    named: frozenset[str] = frozenset()
    """Paths of the attachments that something names, published or not; only so that nobody calls them unused."""
    ignored: frozenset[str] = frozenset()
    """Paths of notes that Obsidian leaves out of its searches; they have pages, and bases pass them by."""
    link_format: str = ""
    """Obsidian's setting for new links: shortest, relative or absolute; empty where it is not known."""
    strict_line_breaks: bool = False

    @property
    def sheets(self) -> tuple[str, ...]:
        """The paths of the bases and canvases, which have pages of their own."""
        return (*(base.path for base in self.bases), *(canvas.path for canvas in self.canvases))

    def wanted(self) -> tuple[tuple[str, ...], ...]:
        """The groups of models that some note compares, as the author orders them, each once."""
        groups = [note.models for note in self.notes if len(note.models) > 1]
        groups += [block.models for note in self.notes for block in note.blocks if len(block.models) > 1]
        return tuple(dict.fromkeys(groups))
