"""What notes say once they are translated: standard Markdown, and everything that was learned on the way."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.nouns.problems import Problem


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the note itself, with the address that it has on its page."""

    level: int
    text: str
    slug: str


@dataclass(frozen=True, slots=True)
class NoteLink:
    """A link or an embed in the note's own text or properties.

    `target` is the Markdown path of the page (of the file, for an attachment) to which it leads, `source` the path in
    the vault of what it names, `anchor` an id on the page or empty. `line` is 0 and `sentence` empty for a link in a
    property; `sentence` is otherwise the paragraph around it as plain text, for backlinks.
    """

    target: str
    source: str
    anchor: str
    line: int
    sentence: str
    embed: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Something that is worked out elsewhere and stands in a note's text, where the text has its mark.

    Either the fenced block that begins on `line` of the note `note`, or, where `file` is not empty, an embedded
    `.base` or `.canvas` of that path, with the `view` that is asked for.
    """

    note: str
    line: int
    file: str = ""
    view: str = ""


MARK = "\x1a{}\x1a"
"""Stands alone in a line of translated Markdown for the place of that number; no author's text holds the character."""


@dataclass(frozen=True, slots=True)
class Translated:
    """What a note comes to. `attachments` are the files of the vault that the page needs, those of embedded notes too.

    `headings`, `links` and `tags` are the note's own. Tags are as first written, without `#`. `words` counts those
    that a reader sees, embedded notes aside.
    """

    markdown: str
    headings: tuple[Heading, ...] = ()
    links: tuple[NoteLink, ...] = ()
    attachments: frozenset[str] = frozenset()
    tags: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    words: int = 0
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Prose:
    """All notes, translated, by the note's path."""

    notes: Mapping[str, Translated] = field(default_factory=dict)
