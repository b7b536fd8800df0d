"""Graphs of pages that link to one another."""

from dataclasses import dataclass
from enum import StrEnum


class PageKind(StrEnum):
    """What a page of the graph is."""

    MODEL = "model"
    EXPLAINER = "explainer"
    NOTE = "note"
    CANVAS = "canvas"

    @property
    def plural(self) -> str:
        """The word for many of them."""
        return "canvases" if self is PageKind.CANVAS else f"{self.value}s"


@dataclass(frozen=True, slots=True)
class GraphNode:
    """A page of the graph; `path` is its Markdown path."""

    path: str
    title: str
    kind: PageKind
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Graph:
    """Pages, and which of them are linked in either direction: pairs of their places in `nodes`, the lower one first.

    In the graph around a page that page is the first node, the others are its neighbours, and `left_out` is the number
    of neighbours for which there was no room.
    """

    nodes: tuple[GraphNode, ...] = ()
    edges: tuple[tuple[int, int], ...] = ()
    left_out: int = 0
