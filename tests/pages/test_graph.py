"""The graph of pages: who is in it, what is linked, and what is around one page."""

import pytest
from builders import make_book, make_note, make_record
from hypothesis import given
from hypothesis import strategies as st

from generator.nouns.canvases import Canvas
from generator.nouns.graph import Graph, GraphNode, PageKind
from generator.nouns.plans import Plan
from generator.nouns.prose import DrawnCanvas, NoteLink, Prose, Translated
from generator.nouns.views import CanvasView, Drawing, Link, ModelView, NoteView, SectionView
from generator.pages.graph import around, neighbourhoods, of_pages, plans, whole

PATHS = [f"{letter}.md" for letter in "abcdefgh"]
LINKS = st.lists(st.tuples(st.sampled_from([*PATHS, "elsewhere.md"]), st.sampled_from(PATHS)), max_size=30)


def node(path, kind=PageKind.NOTE, **over):
    return GraphNode(path, over.pop("title", path.removesuffix(".md").upper()), kind, **over)


def linked(*links, paths=PATHS):
    """The graph of pages named by letters, linked as told: `linked("ab", "bc")`."""
    return whole(map(node, paths), [(f"{one}.md", f"{other}.md") for one, other in links])


def shown(graph):
    """A graph in words: its first page, and the pairs of linked ones."""
    names = [one.path.removesuffix(".md") for one in graph.nodes]
    return "".join(names), {f"{names[one]}{names[other]}" for one, other in graph.edges}


def note_page(note, *, view=None, **over):
    return Plan(note.path, note.title, "note.md.j2", view or NoteView(), notes=(note,), **over)


def said(*targets, tags=()):
    links = tuple(NoteLink(target, target, "", 1, "A sentence.") for target in targets)
    return Translated("", links=links, tags=tuple(tags))


@pytest.fixture
def a_model():
    """The page of the model M; nothing of its view matters here but what it is a view of."""
    nothing = dict.fromkeys(ModelView.__dataclass_fields__, ())
    view = ModelView(**nothing | {"model": make_book(make_record("m")).models["m"]})
    return Plan("models/m.md", "M", "model.md.j2", view)


def test_a_link_counts_once_whichever_way_it_leads():
    """Links to oneself and to what is no page of the graph are dropped."""
    graph = linked("ab", "ba", "ab", "aa", "ax", "xa", paths=["b.md", "a.md"])
    assert graph == Graph((node("a.md"), node("b.md")), ((0, 1),))


def test_a_page_that_is_told_twice_is_there_once():
    """The last word about it counts."""
    graph = whole([node("a.md"), node("a.md", title="New")], [])
    assert graph == Graph((node("a.md", title="New"),), ())


def test_around_a_page_are_its_neighbours_with_the_most_linked_first():
    """With the links among them, and not those that lead further."""
    known = neighbourhoods(linked("ab", "ac", "ad", "cd", "ce", "cf"))
    assert shown(around(known, "a.md")) == ("acdb", {"ac", "ad", "ab", "cd"})


def test_what_has_no_room_around_a_page_is_counted():
    """So that a reader is not told that there is no more."""
    local = around(neighbourhoods(linked("ab", "ac", "ad", "ae", "ce")), "a.md", most=3)
    assert (*shown(local), local.left_out) == ("ace", {"ac", "ae", "ce"}, 2)


def test_nothing_is_around_a_page_that_is_not_in_the_graph():
    """An unlisted one, for instance."""
    assert around(neighbourhoods(linked("ab")), "z.md") == Graph()


@given(LINKS)
def test_what_is_around_a_page_is_part_of_the_whole(links):
    """Whatever the links: every neighbour is there, and a pair is linked here exactly if it is in the whole graph."""
    graph = whole(map(node, PATHS), links)
    pairs = {frozenset((graph.nodes[one].path, graph.nodes[other].path)) for one, other in graph.edges}
    known = neighbourhoods(graph)
    for path in PATHS:
        local = around(known, path)
        names = [one.path for one in local.nodes]
        neighbours = {one for pair in pairs if path in pair for one in pair if one != path}
        assert names[0] == path
        assert set(names[1:]) == neighbours
        here = {frozenset((names[one], names[other])) for one, other in local.edges}
        assert here == {pair for pair in pairs if pair <= set(names)}


def test_a_page_is_linked_by_its_text_and_by_the_models_it_is_about(a_model):
    """An explainer is linked with its models though its text may not name them; both sorts are told apart."""
    explainer = make_note("e.md", models=("m", "n"), tags=("x",))
    plain = make_note("p.md")
    prose = Prose({"e.md": said("p.md", tags=["y"]), "p.md": said("gone.md", "dot.png")})
    graph = of_pages([a_model, note_page(explainer), note_page(plain)], prose)
    assert graph == Graph(
        (
            node("e.md", PageKind.EXPLAINER, title="e", tags=("x", "y")),
            node("models/m.md", PageKind.MODEL, title="M"),
            node("p.md", title="p"),
        ),
        ((0, 1), (0, 2)),
    )


def test_what_is_not_listed_is_in_no_graph(a_model):
    """Neither as a page nor as the end of a link; nor is a page that holds no note."""
    hidden, open_ = make_note("hidden.md", models=("m",)), make_note("open.md")
    prose = Prose({"hidden.md": said("open.md"), "open.md": said("hidden.md", "tags/index.md")})
    tags = Plan("tags/index.md", "Tags", "index.md.j2", SectionView("", ()))
    graph = of_pages([a_model, note_page(hidden, unlisted=True), note_page(open_), tags], prose)
    assert graph == Graph((node("models/m.md", PageKind.MODEL, title="M"), node("open.md", title="open")))


def test_what_obsidian_leaves_out_of_its_graph_is_left_out_of_this_one():
    """Files that its settings exclude have pages, but none here; a canvas is one of its own kind."""
    canvas = Plan("c.canvas.md", "c", "canvas.md.j2", CanvasView(Drawing(Canvas("c.canvas"), "c")))
    pages = [note_page(make_note("in.md")), note_page(make_note("out.md")), canvas]
    drawn = DrawnCanvas(links=said("in.md", "out.md").links)
    prose = Prose({"in.md": said("out.md"), "out.md": said()}, canvases={("c.canvas.md", "c.canvas"): drawn})
    nodes = (node("c.canvas.md", PageKind.CANVAS, title="c"), node("in.md", title="in"))
    assert of_pages(pages, prose, frozenset({"out.md"})) == Graph(nodes, ((0, 1),))
    assert of_pages(pages, prose, frozenset({"out.md", "c.canvas"})) == Graph(nodes[1:])


def test_the_page_of_the_graph_counts_and_lists_the_most_linked():
    """By kind; what is linked with nothing is counted only."""
    nodes = [node("a.md"), node("b.md"), node("c.md"), node("models/m.md", PageKind.MODEL, title="M")]
    (page,) = plans(neighbourhoods(whole(nodes, [("a.md", "b.md"), ("b.md", "models/m.md")])))
    assert (page.path, page.description) == ("graph.md", "4 notes and models, and how they are linked.")
    assert page.view.counts == ((1, "model", "models"), (3, "note", "notes"), (2, "link", "links"))
    assert page.view.most_linked == (
        ("Most linked models", (Link("M", "models/m.md", "1 link"),)),
        ("Most linked notes", (Link("B", "b.md", "2 links"), Link("A", "a.md", "1 link"))),
    )


def test_a_site_without_links_has_no_page_of_the_graph():
    """There is nothing to draw."""
    assert list(plans(neighbourhoods(linked()))) == []
