"""What notes say once they are translated: standard Markdown, and everything that was learned on the way."""

from collections.abc import Iterator, Mapping
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
    diagrams: bool = False
    """Whether a diagram stands in the text that a script draws."""
    footnotes: bool = False
    """Whether the text ends in definitions of footnotes."""


@dataclass(frozen=True, slots=True)
class Card:
    """What a card of a canvas shows on a page: a name, which may lead to an address, and clean HTML on one line.

    The address is as HTML needs it on that page. A group's is that of the picture behind it.
    """

    name: str = ""
    address: str = ""
    html: str = ""


@dataclass(frozen=True, slots=True)
class DrawnCanvas:
    """A canvas for one page: its cards by their ids, and what they link to, are tagged with, and need."""

    cards: Mapping[str, Card] = field(default_factory=dict)
    links: tuple[NoteLink, ...] = ()
    attachments: frozenset[str] = frozenset()
    tags: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Prose:
    """All notes, translated, by the note's path; canvases by the page on which they are drawn and their own path."""

    notes: Mapping[str, Translated] = field(default_factory=dict)
    canvases: Mapping[tuple[str, str], DrawnCanvas] = field(default_factory=dict)

    @property
    def attachments(self) -> frozenset[str]:
        """The files of the vault that some text needs."""
        return frozenset(path for one in self._parts for path in one.attachments)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was met in any text."""
        return tuple(problem for one in self._parts for problem in one.problems)

    @property
    def _parts(self) -> Iterator[Translated | DrawnCanvas]:
        yield from self.notes.values()
        yield from self.canvases.values()
