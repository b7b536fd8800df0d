"""What bases come to: the views of each place as columns, groups of rows and typed cells, ready to be drawn."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Union

from generator.nouns.problems import Problem
from generator.nouns.prose import Place


@dataclass(frozen=True, slots=True)
class Text:
    """Words, shown as they are."""

    text: str


@dataclass(frozen=True, slots=True)
class Number:
    """A number, infinities included."""

    value: float


@dataclass(frozen=True, slots=True)
class Checkbox:
    """Yes or no."""

    on: bool


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, or a day and a time, in ISO 8601 and in words."""

    iso: str
    words: str


@dataclass(frozen=True, slots=True)
class FileLink:
    """A link to a file; `path` is its path in the vault, `anchor` what follows `#`."""

    path: str
    words: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class WebLink:
    """A link that leaves the site, with an address that may be linked to."""

    url: str
    words: str


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag without its `#`."""

    name: str


@dataclass(frozen=True, slots=True)
class Picture:
    """An image of the vault; `path` is its path there."""

    path: str
    words: str


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour in place of a card's image, as `#rgb` or `#rrggbb`."""

    value: str


@dataclass(frozen=True, slots=True)
class Failure:
    """A value that could not be worked out; `message` says why."""

    message: str


@dataclass(frozen=True, slots=True)
class Items:
    """Several values."""

    cells: tuple["Cell", ...]


Cell = Union[  # noqa: UP007 - it refers to itself
    None, Text, Number, Checkbox, Moment, FileLink, WebLink, Tag, Picture, Colour, Failure, Items
]
"""A value of a row; None where it is empty."""


@dataclass(frozen=True, slots=True)
class Column:
    """A visible property: its id as views write it, and its heading. `numeric`: it holds numbers and nothing else."""

    id: str
    label: str
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A file, with a cell for each column; `cover` is what a card shows above them."""

    cells: tuple[Cell, ...]
    cover: Cell = None


@dataclass(frozen=True, slots=True)
class Summary:
    """What all values of a column come to, with the name of the summary."""

    name: str
    cell: Cell


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows under one heading, with a summary or None for each column. `count` has those too that are not shown."""

    key: Cell
    rows: tuple[Row, ...]
    count: int
    summaries: tuple[Summary | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """How cards and lists are laid out. `card` is a card's width in pixels, `ratio` its cover's height by its width.

    `marker` is `bullet`, `number` or `none`; `separator` stands between the properties of a list's item unless they
    are `nested` under it.
    """

    card: int = 200
    ratio: float = 1.0
    contain: bool = False
    marker: str = "bullet"
    nested: bool = False
    separator: str = ", "


@dataclass(frozen=True, slots=True)
class ViewResult:
    """A view with its rows. `total` counts the rows that it has, `groups` hold those of them that are shown.

    There is one group without a key where the view does not group. `remarks` are sentences to stand under it, such as
    why a column is empty. `notice` says, in the place of all else, why there are no rows.
    """

    kind: str
    name: str
    columns: tuple[Column, ...] = ()
    groups: tuple[RowGroup, ...] = ()
    total: int = 0
    grouped: bool = False
    layout: Layout = Layout()
    remarks: tuple[str, ...] = ()
    notice: str = ""


@dataclass(frozen=True, slots=True)
class BaseResult:
    """What stands in one place: views one after another, or `notice`, which says why there is none.

    `more` is the path of the base's file in the vault where that has further views.
    """

    views: tuple[ViewResult, ...] = ()
    notice: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """All results: of `base` blocks and embedded bases by their place, and of `.base` files by their path.

    `attachments` are the files of the vault that results show or link to.
    """

    places: Mapping[Place, BaseResult] = field(default_factory=dict)
    bases: Mapping[str, BaseResult] = field(default_factory=dict)
    attachments: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()
