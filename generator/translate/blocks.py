"""What a note's body is made of: a tree of blocks, each with the line of the file on which it starts."""

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from generator.translate.prepare import Unclosed


class Heading(NamedTuple):
    """`text` is as the author wrote it, inline syntax included."""

    line: int
    level: int
    text: str


class Paragraph(NamedTuple):
    """Lines joined by newlines, without their indentation; `anchor` is a block id, empty for none."""

    line: int
    text: str
    anchor: str = ""


class Code(NamedTuple):
    """Fenced or indented code; `info` is what stands behind the fence."""

    line: int
    info: str
    lines: tuple[str, ...]


class Math(NamedTuple):
    """What stands between two `$$`."""

    line: int
    text: str


class Rule(NamedTuple):
    """A thematic break."""

    line: int


class Html(NamedTuple):
    """Raw HTML up to where CommonMark ends such a block."""

    line: int
    text: str


class Table(NamedTuple):
    """Rows as written; `align` is the delimiter row."""

    line: int
    head: str
    align: str
    rows: tuple[str, ...]


class Quote(NamedTuple):
    """A blockquote that is no callout."""

    line: int
    children: tuple["Block", ...]


class Callout(NamedTuple):
    """`> [!kind|metadata]± title`; `fold` is `+`, `-` or empty."""

    line: int
    kind: str
    metadata: str
    fold: str
    title: str
    children: tuple["Block", ...]


class Admonition(NamedTuple):
    """`!!!` or `???` as authors for MkDocs write it; `title` is None where none was given."""

    line: int
    opener: str
    kinds: str
    title: str | None
    children: tuple["Block", ...]


class Item(NamedTuple):
    """An item of a list; `task` is the character in its checkbox, empty where it has none."""

    line: int
    task: str
    children: tuple["Block", ...]


class List(NamedTuple):
    """`start` is the first number, None for bullets; `loose` when blank lines stand between items."""

    line: int
    start: int | None
    loose: bool
    items: tuple[Item, ...]


class Anchor(NamedTuple):
    """A block id for the block that follows it here (in the note it stands below that block)."""

    line: int
    id: str


class Placeholder(NamedTuple):
    """What is worked out elsewhere, by its number among the page's places."""

    line: int
    number: int


Block: TypeAlias = (
    Heading | Paragraph | Code | Math | Rule | Html | Table | Quote | Callout | Admonition | List | Anchor | Placeholder
)


class Reference(NamedTuple):
    """`[label]: address "title"`."""

    address: str
    title: str


class Footnote(NamedTuple):
    """`[^label]: …` with everything that belongs to it."""

    line: int
    children: tuple[Block, ...]


class Mark(NamedTuple):
    """A block that links can lead to; `top`: it stands in no container."""

    block: Heading | Paragraph | Anchor
    top: bool


class Document(NamedTuple):
    """A note's body; `text` is all of it without comments.

    `marks` are in the order of the file, labels are folded, `unclosed` are comments.
    """

    text: str
    blocks: tuple[Block, ...]
    marks: tuple[Mark, ...]
    references: Mapping[str, Reference]
    footnotes: Mapping[str, Footnote]
    unclosed: tuple[Unclosed, ...] = ()
