"""Canvases: the cards, groups and arrows of a JSON Canvas 1.0 file (obsidianmd/jsoncanvas, `spec/1.0.md`)."""

from dataclasses import dataclass
from enum import StrEnum


class Side(StrEnum):
    """The side of a card at which an arrow starts or ends; ANY where the author leaves it open."""

    ANY = ""
    TOP = "top"
    RIGHT = "right"
    BOTTOM = "bottom"
    LEFT = "left"


class NodeKind(StrEnum):
    """What a card holds."""

    TEXT = "text"
    FILE = "file"
    LINK = "link"
    GROUP = "group"


class Background(StrEnum):
    """How the picture behind a group fills it."""

    COVER = "cover"
    RATIO = "ratio"
    REPEAT = "repeat"


@dataclass(frozen=True, slots=True)
class CanvasNode:
    """A card or a group; x and y of its upper left corner, and its size, in pixels.

    `content` is Markdown, the path of a file, an address, or a group's label; `subpath` a file's `#heading` or
    `#^block`. `colour` is `1` to `6` or `#rrggbb`, empty for none. `background` is the path of the picture behind a
    group. `line` is where it stands in the file, 0 where that is not known.
    """

    id: str
    kind: NodeKind
    x: int
    y: int
    width: int
    height: int
    content: str = ""
    subpath: str = ""
    colour: str = ""
    background: str = ""
    background_style: Background = Background.COVER
    line: int = 1


@dataclass(frozen=True, slots=True)
class CanvasEdge:
    """A line between two cards, with an arrow head at either end or at none."""

    start: str
    end: str
    start_side: Side = Side.ANY
    end_side: Side = Side.ANY
    start_arrow: bool = False
    end_arrow: bool = True
    colour: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Canvas:
    """A canvas; nodes from back to front. `path` is relative to the vault. `error`: why it cannot be shown."""

    path: str
    nodes: tuple[CanvasNode, ...] = ()
    edges: tuple[CanvasEdge, ...] = ()
    error: str = ""
