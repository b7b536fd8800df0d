"""Graphs on pages: what is around one page as a drawing, and the whole as data for the script that draws it."""

from collections.abc import Callable, Iterator, Sequence
from math import sqrt
from urllib.parse import quote

from markupsafe import Markup

from generator.nouns.graph import Graph, GraphNode, PageKind
from generator.nouns.settings import Settings
from generator.nouns.site import MadeFile
from generator.nouns.urls import SAFE, url_of
from generator.render.compact import compact_json
from generator.render.text import clean, html

DATA = "graph.json"
SIDES = {PageKind.NOTE: 0, PageKind.MODEL: 1, PageKind.EXPLAINER: 2, PageKind.CANVAS: 3}
"""The colour of each kind, among those by which things are told apart."""
WIDTH, ROW, REACH = 420, 22, 46
"""Of the drawing: its width, the room for a name, and how far from the middle the outermost node stands."""
LONGEST = 22
"""Characters of a name that fit beside a node."""
MOST_CROSSING = 60
"""Lines among the neighbours that can still be told apart."""
FEWEST = 2
"""Neighbours that make a drawing worth its place."""

Point = tuple[int, int]
Url = Callable[[str], str]


def local_graph_html(graph: Graph, here: str, url: Url, whole: str = "graph.md") -> Markup:
    """What is around the page `here`, folded: one block of HTML; empty where there is next to nothing around it.

    `url` makes the address of a Markdown path from here; `whole` is the path of the page with the whole graph, if any.
    """
    if len(graph.nodes) <= FEWEST or graph.nodes[0].path != here:
        return Markup()
    title = html(graph.nodes[0].title)
    about = [_how_many(graph)]
    if whole:
        about.append(f'<a href="{html(url(whole))}?find={quote(clean(graph.nodes[0].title))}">In the whole graph</a>')
    drawing = _drawing(graph, url, f"Pages linked with {title}")
    return Markup(
        '<div class="mb-local" data-search-exclude><details class="mb-more"><summary>Graph of this page</summary>'
        f'{drawing}<p class="mb-small">{" · ".join(about)}</p></details></div>'
    )


def _how_many(graph: Graph) -> str:
    shown = len(graph.nodes) - 1
    if graph.left_out:
        return f"{shown} of {shown + graph.left_out:,} linked pages, the most linked first"
    return f"{shown} linked pages"


def _drawing(graph: Graph, url: Url, label: str) -> str:
    """The page in the middle, its neighbours around it, kinds together; the keyboard goes through them clockwise."""
    neighbours = sorted(range(1, len(graph.nodes)), key=lambda place: _reading_order(graph.nodes[place]))
    half = (len(neighbours) + 1) // 2
    height = max(half, 3) * ROW + ROW
    middle = (WIDTH // 2, height // 2)
    right, left = neighbours[:half], neighbours[half:][::-1]
    points = {0: middle, **_arc(right, middle, 1), **_arc(left, middle, -1)}
    nodes = [_node(graph.nodes[place], points[place], url, 1) for place in right]
    mirrored = [_node(graph.nodes[place], points[place], url, -1) for place in reversed(left)]
    return (
        f'<svg viewBox="0 0 {WIDTH} {height}" role="group" aria-label="{label}">'
        f'<path class="mb-crossing" d="{_lines(_crossing(graph), points)}"/>'
        f'<path d="{_lines([(0, place) for place in neighbours], points)}"/>'
        f'<circle cx="{middle[0]}" cy="{middle[1]}" r="6"/>'
        f'{"".join(nodes)}<g text-anchor="end">{"".join(mirrored)}</g></svg>'
    )


def _reading_order(node: GraphNode) -> tuple[int, str, str]:
    return list(PageKind).index(node.kind), node.title.casefold(), node.path


def _crossing(graph: Graph) -> list[tuple[int, int]]:
    """The lines among neighbours, those among the most linked before others."""
    among = [edge for edge in graph.edges if edge[0]]
    return sorted(among, key=lambda edge: (edge[1], edge[0]))[:MOST_CROSSING]


def _arc(places: Sequence[int], middle: Point, side: int) -> dict[int, Point]:
    """Nodes from top to bottom, a row each so that their names stand clear of one another, on half an ellipse."""
    points = {}
    reach = len(places) * ROW / 2 + ROW / 2
    for row, place in enumerate(places):
        y = round((row - (len(places) - 1) / 2) * ROW)
        points[place] = (middle[0] + side * round(REACH * sqrt(1 - (y / reach) ** 2) + 12), middle[1] + y)
    return points


def _lines(edges: Sequence[tuple[int, int]], points: dict[int, Point]) -> str:
    return "".join("M{} {}L{} {}".format(*points[one], *points[other]) for one, other in edges)


def _node(node: GraphNode, point: Point, url: Url, side: int) -> str:
    """A link with the sign of its kind and its name, whose whole length is told to whoever asks."""
    title = clean(node.title)
    short = title if len(title) <= LONGEST else title[: LONGEST - 1].rstrip() + "…"
    sign = '<rect x="-4" y="-4" width="8" height="8"/>' if node.kind is PageKind.MODEL else '<circle r="4"/>'
    told = f"<title>{html(title)}</title>" if short != title else ""
    at = f"translate({point[0]} {point[1]})"
    # Material's instant navigation fails on a page with plain `href` in a drawing, since scripts cannot set it there.
    return (
        f'<a class="mb-side-{SIDES[node.kind]}" xlink:href="{html(url(node.path))}" transform="{at}">'
        f'{told}{sign}<text x="{9 * side}" y="4">{html(short)}</text></a>'
    )


def graph_file(graph: Graph, settings: Settings) -> MadeFile:
    """The whole graph as JSON: `kinds` as [id, word, colour] and `nodes` as [title, address, kind, linked, tags].

    `linked` has the later ones among the nodes that a node is linked with, addresses are relative to the file.
    """
    kinds = [kind for kind in PageKind if any(node.kind is kind for node in graph.nodes)]
    later: list[list[int]] = [[] for _ in graph.nodes]
    for one, other in graph.edges:
        later[one].append(other)
    nodes = [
        [*_row(node, kinds, settings), linked, *_tags(node)] for node, linked in zip(graph.nodes, later, strict=True)
    ]
    data = {"kinds": [[kind.value, kind.plural, SIDES[kind]] for kind in kinds], "nodes": nodes}
    return MadeFile(DATA, compact_json(data))


def _row(node: GraphNode, kinds: list[PageKind], settings: Settings) -> list[object]:
    address = quote(url_of(node.path, directory_urls=settings.directory_urls), safe=SAFE)
    return [clean(node.title), address or "./", kinds.index(node.kind)]


def _tags(node: GraphNode) -> Iterator[str]:
    if node.tags:
        yield " ".join(f"#{clean(tag)}" for tag in node.tags)
