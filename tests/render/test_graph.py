"""The drawing of what is around a page, and the data of the whole graph."""

import json
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from builders import make_settings

from generator.engines.fragments import set_aside
from generator.nouns.graph import Graph, GraphNode, PageKind
from generator.nouns.site import MadeFile
from generator.render.graph import graph_file, local_graph_html

HOSTILE = '</svg><script>alert("x")</script>\n\n# `{{ 1 }}` &amp; \u202e"'


def node(path, title="", kind=PageKind.NOTE, **over):
    return GraphNode(path, title or path.removesuffix(".md").upper(), kind, **over)


def drawn(graph, here="a.md", **over):
    return local_graph_html(graph, here, lambda path: f"../{path.removesuffix('.md')}/", **over)


def tree(html):
    """The elements, each closed where it should be."""
    return ET.fromstring(html.replace(" data-search-exclude", "").replace("xlink:", ""))


def star(count, **over):
    """A page with so many neighbours."""
    nodes = (node("a.md"), *(node(f"n{at:02}.md") for at in range(count)))
    return Graph(nodes, tuple((0, at) for at in range(1, count + 1)), **over)


def test_a_page_stands_among_its_neighbours():
    """Links are lines, names are links; models come first and are squares, and a long name is told in full."""
    long = "A note with a name that is too long"
    graph = Graph((node("a.md"), node("b.md", long), node("m.md", "M", PageKind.MODEL)), ((0, 1), (0, 2), (1, 2)))
    assert drawn(graph) == (
        '<div class="mb-local" data-search-exclude><details class="mb-more"><summary>Graph of this page</summary>'
        '<svg viewBox="0 0 420 88" role="group" aria-label="Pages linked with A">'
        '<path class="mb-crossing" d="M152 44L268 44"/><path d="M210 44L268 44M210 44L152 44"/>'
        '<circle cx="210" cy="44" r="6"/>'
        '<a class="mb-side-1" xlink:href="../m/" transform="translate(268 44)">'
        '<rect x="-4" y="-4" width="8" height="8"/><text x="9" y="4">M</text></a>'
        '<g text-anchor="end"><a class="mb-side-0" xlink:href="../b/" transform="translate(152 44)">'
        "<title>A note with a name that is too long</title>"
        '<circle r="4"/><text x="-9" y="4">A note with a name th…</text></a></g></svg>'
        '<p class="mb-small">2 linked pages · <a href="../graph/?find=A">In the whole graph</a></p></details></div>'
    )


def test_a_page_with_hardly_a_neighbour_has_no_drawing():
    """One link is told by the list of links; and the graph of another page is not this one's."""
    assert (drawn(star(1)), drawn(Graph()), drawn(star(3), here="b.md")) == ("", "", "")


def test_neighbours_without_room_are_said_to_be_there():
    """With their number, and no way to a page that is not there."""
    html = drawn(star(23, left_out=1200), whole="")
    assert html.endswith(
        '</g></svg><p class="mb-small">23 of 1,223 linked pages, the most linked first</p></details></div>'
    )


def test_a_drawing_stays_small():
    """24 pages that are all linked with one another, with long names and long addresses."""
    nodes = tuple(node(f"a-folder/of-some-length/page-number-{at}.md", f"Page number {at}") for at in range(24))
    edges = tuple((one, other) for one in range(24) for other in range(one + 1, 24))
    assert len(local_graph_html(Graph(nodes, edges), nodes[0].path, lambda path: f"../../{path[:-3]}/")) < 6000


def test_no_two_names_stand_on_one_another():
    """Each has a row of its own on its side."""
    anchors = [one.get("transform") for one in tree(drawn(star(23))).iter("a") if one.get("transform")]
    places = [tuple(map(int, one.removeprefix("translate(").removesuffix(")").split())) for one in anchors]
    right, left = [sorted(y for x, y in places if (x > 210) is side) for side in (True, False)]
    assert (len(right), len(left)) == (12, 11)
    assert all(lower - upper == 22 for side in (right, left) for upper, lower in pairwise(side))


def test_the_keyboard_goes_clockwise():
    """Down on the right, and up again on the left."""
    places = [one.get("transform") for one in tree(drawn(star(4))).iter("a") if one.get("transform")]
    assert places == ["translate(265 33)", "translate(265 55)", "translate(155 55)", "translate(155 33)"]


def test_names_are_text_whatever_they_say():
    """Neither tags nor a blank line, which would end the block for a reader of Markdown, come of a title."""
    graph = Graph((node("a.md", HOSTILE), node("b.md", HOSTILE), node("c.md", HOSTILE)), ((0, 1), (0, 2)))
    html = drawn(graph)
    elements = tree(html)
    assert {one.tag for one in elements.iter()} == {
        *("div", "details", "summary", "svg", "path", "circle", "g", "a", "title", "text", "p")
    }
    assert [one.text for one in elements.iter("title")] == ['</svg><script>alert("x")</script> # `{{ 1 }}` &amp; "'] * 2
    assert "\n" not in html


def test_the_drawing_is_one_block_that_no_search_reads():
    """The host leaves it alone, and whoever searches finds a page by what it says itself."""
    html = drawn(star(3))
    aside = set_aside(f"# A\n\n{html}\n", "a.md")
    assert (aside.markdown, aside.blocks) == ('# A\n\n<div data-mb="0"></div>\n', (html,))


def test_the_whole_graph_is_compact_data():
    """Kinds that occur, and of each page its title, address, kind, what it is linked with further down, and tags."""
    graph = Graph(
        (node("index.md", "Home"), node("models/m n.md", "M", PageKind.MODEL), node("c.md", tags=("x", "a/b"))),
        ((0, 1), (0, 2), (1, 2)),
    )
    assert graph_file(graph, make_settings()) == MadeFile(
        "graph.json",
        '{"kinds":[["model","models",1],["note","notes",0]],"nodes":['
        '["Home","./",1,[1,2]],["M","models/m%20n/",0,[2]],["C","c/",1,[],"#x #a/b"]]}\n',
    )


def test_addresses_in_the_data_are_those_of_the_site():
    """A site may have files where others have folders."""
    graph = Graph((node("index.md"), node("javascript:alert(1).md")))
    made = json.loads(graph_file(graph, make_settings(directory_urls=False)).text)
    assert [address for _, address, *_ in made["nodes"]] == ["index.html", "javascript%3Aalert%281%29.html"]


@pytest.mark.parametrize("title", [HOSTILE, "\ud800", "</script>\u2028"])
def test_the_data_breaks_out_of_nothing(title):
    """Not even where somebody puts it into a page; and it can be written, whatever it holds."""
    text = graph_file(Graph((node("a.md", title, tags=(title,)),)), make_settings()).text
    assert "<" not in text
    assert json.loads(text.encode())["nodes"][0][1] == "a/"
