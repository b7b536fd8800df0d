"""The graph of notes and models: the whole of it with a page of its own, and what is around one page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.nouns.graph import Graph, GraphNode, PageKind
from generator.nouns.plans import Plan
from generator.nouns.prose import Prose
from generator.nouns.views import CanvasView, GraphView, Link, ModelView
from generator.pages.canvases import drawn_on
from generator.pages.context import model_path
from generator.pages.tags import tags_of

PAGE = "graph.md"
MOST = 24
"""Pages that are shown around one, itself among them."""
MOST_LINKED = 20
"""Pages of each kind that are listed as the most linked."""


@dataclass(frozen=True, slots=True)
class Neighbourhoods:
    """A graph by who is linked with whom, each node's neighbours with the most linked first."""

    graph: Graph
    places: dict[str, int]
    ordered: tuple[tuple[int, ...], ...]
    linked: tuple[frozenset[int], ...]


def of_pages(pages: Iterable[Plan], prose: Prose, ignored: frozenset[str] = frozenset()) -> Graph:
    """The graph of the listed pages that hold notes, a canvas or a model, by their links and the models they are about.

    Of the files whose paths are `ignored` there are no pages in it.
    """
    nodes: list[GraphNode] = []
    links: list[tuple[str, str]] = []
    for page in pages:
        if page.unlisted or not _belongs(page, ignored):
            continue
        drawn = drawn_on(page, prose)
        tags = dict.fromkeys((*(tag for note in page.notes for tag in tags_of(note, prose)), *drawn.tags))
        nodes.append(GraphNode(page.path, page.title, _kind(page), tuple(tags)))
        links += [(page.path, link.target) for link in drawn.links]
        for note in page.notes:
            links += [(page.path, model_path(id_)) for id_ in note.models]
            links += [(page.path, link.target) for link in prose.notes[note.path].links]
    return whole(nodes, links)


def _belongs(page: Plan, ignored: frozenset[str]) -> bool:
    if isinstance(page.view, CanvasView):
        return page.view.drawing.canvas.path not in ignored
    return isinstance(page.view, ModelView) or any(note.path not in ignored for note in page.notes)


def _kind(page: Plan) -> PageKind:
    if isinstance(page.view, ModelView):
        return PageKind.MODEL
    if isinstance(page.view, CanvasView):
        return PageKind.CANVAS
    return PageKind.EXPLAINER if any(len(note.models) > 1 for note in page.notes) else PageKind.NOTE


def whole(nodes: Iterable[GraphNode], links: Iterable[tuple[str, str]]) -> Graph:
    """The nodes by path, each once, and an edge wherever one links to another; a link to anything else is dropped."""
    known = {node.path: node for node in nodes}
    places = {path: place for place, path in enumerate(sorted(known))}
    pairs = ((places[one], places[other]) for one, other in links if one in places and other in places)
    edges = {(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]}
    return Graph(tuple(known[path] for path in places), tuple(sorted(edges)))


def neighbourhoods(graph: Graph) -> Neighbourhoods:
    """Who is linked with whom, in one pass over the edges."""
    linked: list[set[int]] = [set() for _ in graph.nodes]
    for one, other in graph.edges:
        linked[one].add(other)
        linked[other].add(one)
    ordered: list[list[int]] = [[] for _ in graph.nodes]
    for place in _most_linked_first(linked):
        for neighbour in linked[place]:
            ordered[neighbour].append(place)
    places = {node.path: place for place, node in enumerate(graph.nodes)}
    return Neighbourhoods(graph, places, tuple(map(tuple, ordered)), tuple(map(frozenset, linked)))


def _most_linked_first(linked: list[set[int]]) -> list[int]:
    return sorted(range(len(linked)), key=lambda place: (-len(linked[place]), place))


def around(known: Neighbourhoods, path: str, most: int = MOST) -> Graph:
    """A page, its most linked neighbours and the edges among them; nothing for a page that is not in the graph."""
    here = known.places.get(path)
    if here is None:
        return Graph()
    neighbours = known.ordered[here]
    shown = [here, *neighbours[: most - 1]]
    at = {place: order for order, place in enumerate(shown)}
    chosen = frozenset(shown)
    pairs = ((at[one], at[other]) for one in shown for other in chosen & known.linked[one])
    edges = tuple(sorted(pair for pair in pairs if pair[0] < pair[1]))
    nodes = tuple(known.graph.nodes[place] for place in shown)
    return Graph(nodes, edges, len(neighbours) - len(shown) + 1)


def plans(known: Neighbourhoods) -> Iterator[Plan]:
    """The page of the whole graph, where anything is linked with anything."""
    graph = known.graph
    if not graph.edges:
        return
    by_kind = {kind: [place for place, node in enumerate(graph.nodes) if node.kind is kind] for kind in PageKind}
    counts = [(len(places), kind.value, kind.plural) for kind, places in by_kind.items() if places]
    sections = [(f"Most linked {kind.plural}", _listed(places, known)) for kind, places in by_kind.items()]
    view = GraphView(
        graph,
        (*counts, (len(graph.edges), "link", "links")),
        tuple((title, links) for title, links in sections if links),
    )
    about = f"{len(graph.nodes):,} notes and models, and how they are linked."
    yield Plan(PAGE, "Graph", "graph.md.j2", view, about, full_width=True)


def _listed(places: list[int], known: Neighbourhoods) -> tuple[Link, ...]:
    """The most linked of these nodes with the numbers of their links; those without any are left out."""
    counted = sorted((-len(known.ordered[place]), place) for place in places if known.ordered[place])
    return tuple(
        Link(known.graph.nodes[place].title, known.graph.nodes[place].path, _count(-count))
        for count, place in counted[:MOST_LINKED]
    )


def _count(links: int) -> str:
    return f"{links:,} link{'s' * (links != 1)}"
