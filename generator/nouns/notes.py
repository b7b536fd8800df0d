"""Notes and attachments of the vault, as published."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.nouns.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced ```` ```compare ```` or ```` ```facts ```` block of a note; `line` is the line of its fence in the file.

    `fields` are field ids in the author's order; empty for all. `error` says, in its place, why it cannot be shown.
    """

    kind: str
    line: int
    models: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    error: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A published note. `path` is relative to the vault and `/`-separated; `body` has no front matter.

    `body_line` is the line of the file on which the body starts, so that messages can name the author's lines.
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
    blocks: tuple[Block, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of the vault that is not a note; `file` is where its bytes are."""

    path: str
    file: str


@dataclass(frozen=True, slots=True)
class Vault:
    """The published view of a vault: the only one that anything after loading sees."""

    notes: tuple[Note, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    withheld: frozenset[str] = frozenset()
    """Paths of the notes that are not published; only for telling an author of a link that leads to one."""

    def wanted(self) -> tuple[tuple[str, ...], ...]:
        """The groups of models that some note compares, as the author orders them, each once."""
        groups = [note.models for note in self.notes if len(note.models) > 1]
        groups += [block.models for note in self.notes for block in note.blocks if len(block.models) > 1]
        return tuple(dict.fromkeys(groups))
