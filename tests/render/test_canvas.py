"""Canvases drawn: where everything stands, and that nothing in a canvas ever gets out of its drawing."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from obsidian_vault import HERE, html_of, index_of

from generator.engines.fragments import set_aside
from generator.load.canvases import read_canvas
from generator.nouns.canvases import Canvas, CanvasEdge, CanvasNode, NodeKind, Side
from generator.nouns.notes import Note
from generator.nouns.prose import Card, DrawnCanvas
from generator.nouns.views import Drawing, Link
from generator.render.canvas import drawing
from generator.translate.canvases import fill_canvas

GOLDEN = Path(__file__).parent / "canvas.golden.html"
EVIL = (
    "</div></foreignObject></svg><script>alert(1)</script><img src=x onerror=alert(2)> \"' --> ]]> {{ 7*7 }} `c` **b** "
    "_i_ [l](javascript:alert(3)) <svg onload=alert(4)> <a href='javascript:alert(5)'>x</a> &lt;script&gt; $x$ \\( $$ "
    "==m=="
)
NAMES = """
a abbr b blockquote br code dd del details div dl dt em foreignObject g h1 h2 h3 hr i image img input label li mark math
mi ol p path polygon pre rect span strong sub sup svg table tbody td text th thead tr tspan u ul
"""
ALLOWED = frozenset(NAMES.split())


def node(id_, x, y, kind=NodeKind.TEXT, **over):
    """A node of 200 by 100."""
    return CanvasNode(id_, kind, x, y, **({"width": 200, "height": 100} | over))


def drawn(nodes, edges=(), cards=None, error="", address=""):
    canvas = Canvas("dir/x.canvas", tuple(nodes), tuple(edges), error)
    return str(drawing(Drawing(canvas, "A “canvas”", DrawnCanvas(cards or {}), Link("x", "x")), address))


def test_a_small_canvas_is_drawn_as_its_golden_file(update_goldens):
    """Groups behind, then lines, then cards in their order, then words; colours by class or as they are."""
    nodes = [
        node("text", 0, 0, colour="4"),
        node("group", -20, -20, NodeKind.GROUP, width=500, height=340, content="Group", colour="1"),
        node("note", 260, 0, NodeKind.FILE, content="Note.md", colour="#aabbcc"),
        node("image", 260, 200, NodeKind.FILE, content="a.png"),
        node("link", 0, 200, NodeKind.LINK, content="https://example.org"),
        node("private", 600, 200, NodeKind.FILE, content="Private.md"),
    ]
    edges = [
        CanvasEdge("text", "note", Side.RIGHT, Side.LEFT, label="leads to"),
        CanvasEdge("note", "image", start_arrow=True, colour="2"),
        CanvasEdge("image", "private", end_arrow=False, colour="#001122"),
    ]
    cards = {
        "text": Card(html="<p>Words</p>"),
        "group": Card("Group", "img/behind.png"),
        "note": Card("A & B", "../Note/", "<p>Text</p>"),
        "image": Card(html='<p><img alt="" src="a.png"/></p>'),
        "link": Card("https://example.org", "https://example.org"),
    }
    actual = drawn(nodes, edges, cards, address="../x.canvas/") + "\n"
    if update_goldens:
        GOLDEN.write_text(actual, encoding="utf-8")
    assert actual == GOLDEN.read_text(encoding="utf-8")


def test_what_is_not_published_is_an_empty_card():
    """Neither the path nor the title of a file whose card has nothing to show is in the drawing."""
    assert "Private" not in drawn([node("a", 0, 0, NodeKind.FILE, content="Private.md", subpath="#Private")])


@pytest.mark.parametrize(
    ("x", "y", "sides"),
    [(400, 0, "right left"), (-400, 0, "left right"), (0, 300, "bottom top"), (0, -300, "top bottom")],
)
def test_sides_that_are_left_open_are_those_next_to_one_another(x, y, sides):
    """As they are where the author has named them."""
    nodes = [node("a", 0, 0), node("b", x, y)]
    named = CanvasEdge("a", "b", *map(Side, sides.split()))
    assert drawn(nodes, [CanvasEdge("a", "b")]) == drawn(nodes, [named])


def test_a_line_can_lead_back_to_its_own_card():
    """From one side to another."""
    path = re.search(r'<path d="M([\d. -]+)C', drawn([node("a", 0, 0)], [CanvasEdge("a", "a")]))
    assert path and path[1] in ("100 0", "200 50", "100 100", "0 50")


def test_the_frame_holds_everything():
    """Cards far out, labels above groups, and lines that go round."""
    html = drawn(
        [node("a", -10_000, 5), node("g", 900_000, 0, NodeKind.GROUP, content="L" * 40)],
        [CanvasEdge("a", "a", Side.LEFT, Side.LEFT)],
    )
    assert re.findall(r'viewBox="([^"]*)"', html) == ["-10046 -44 910462 165"]


@pytest.mark.parametrize(
    ("error", "words"),
    [("", "This canvas is empty."), ("its text is no <b>", "This canvas cannot be shown: its text is no &lt;b&gt;.")],
)
def test_a_canvas_without_cards_says_so(error, words):
    """In the place of the drawing."""
    assert drawn([], error=error) == f'<div class="mb-canvas">\n<p class="mb-notice">{words}</p>\n</div>'


def block(value, address=""):
    """The drawing of a canvas's text on a page of a vault."""
    canvas, _ = read_canvas(value if isinstance(value, str) else json.dumps(value), "notes/x.canvas", "x")
    index = index_of(Note(HERE, "Here", EVIL))
    filled = fill_canvas(canvas, index, {HERE: EVIL}, shown="x", at="notes/x.canvas.md")
    return str(drawing(Drawing(canvas, "x", filled), address))


def evil(**over):
    """A canvas that has it everywhere."""
    place = {"x": 0, "y": 0, "width": 100, "height": 100, "color": EVIL}
    return {
        "nodes": [
            {"id": EVIL, "type": "text", "text": EVIL} | place,
            {"id": "p", "type": "text", "text": f"```\n\n{EVIL}\n\n\n```\n\n<div>\n\n{EVIL}\n\n- {EVIL}"} | place,
            {"id": "f", "type": "file", "file": HERE, "subpath": f"#{EVIL}"} | place,
            {"id": "n", "type": "file", "file": EVIL} | place,
            {"id": "l", "type": "link", "url": f"https://example.org/{EVIL}"} | place,
            {"id": "j", "type": "link", "url": "javascript:alert(6)"} | place,
            {"id": "g", "type": "group", "label": EVIL, "background": EVIL} | place,
        ],
        "edges": [{"id": "e", "fromNode": EVIL, "toNode": "p", "label": EVIL, "color": EVIL}],
    } | over


def test_nothing_in_a_canvas_gets_out_of_its_drawing():
    """It is one piece of XML with nothing in it that runs, whatever texts, names, addresses and colours say."""
    html = block(evil(), address="../x/")
    root = ET.fromstring(html)
    assert {element.tag for element in root.iter()} <= ALLOWED
    for element in root.iter():
        assert [name for name in element.attrib if name.startswith("on")] == []
        for name in ("href", "src"):
            assert not element.get(name, "").lower().startswith(("javascript", "data"))
    words = " ".join(root.itertext())
    assert EVIL in words
    assert "javascript:alert(6)" in words


@pytest.mark.parametrize(
    ("before", "after"),
    [("", ""), ("- Item.\n\n    ", "    "), ("> ", "> "), ("- Item.\n\n    > ", "    > ")],
    ids=["page", "list", "quote", "both"],
)
def test_an_engine_leaves_the_drawing_as_it_is(before, after):
    """Between paragraphs and within lists and quotes, where engines look for Markdown in every text."""
    html = block(evil())
    page = html_of(f"Before.\n\n{before}{f'{chr(10)}{after}'.join(html.splitlines())}\n\nAfter.\n")
    (made,) = (one for one in ET.fromstring(f"<page>{page}</page>").iter() if one.get("class") == "mb-canvas")
    expected = ET.fromstring(html)
    assert [(one.tag, one.attrib) for one in made.iter()] == [(one.tag, one.attrib) for one in expected.iter()]
    assert "".join(made.itertext()).split() == "".join(expected.itertext()).split()


def test_the_drawing_is_set_aside_whole():
    """It starts and ends as the blocks do that engines are spared, without a blank line in it."""
    html = block(evil())
    assert "\n\n" not in html
    aside = set_aside(f"# Title\n\n{html}\n\nText.\n", "notes/x.canvas.md")
    assert aside.blocks == (html,)


TEXTS = st.text(alphabet=" \n<>&\"'/`*_[]()!#|$\\{}=~^%-+:.;?@abcdivsrchf01\u0085é日", max_size=60)


@given(TEXTS, TEXTS, TEXTS)
def test_any_text_makes_a_whole_drawing(text, label, address):
    """One piece of XML on lines of its own."""
    html = block(
        {
            "nodes": [
                {"id": "a", "type": "text", "text": text, "x": 0, "y": 0, "width": 9, "height": 9},
                {"id": "l", "type": "link", "url": f"https:{address}", "x": 0, "y": 0, "width": 9, "height": 9},
                {"id": "g", "type": "group", "label": label, "x": 0, "y": 0, "width": 9, "height": 9},
            ],
            "edges": [{"id": "e", "fromNode": "a", "toNode": "l", "label": label}],
        }
    )
    assert ET.fromstring(html).get("class") == "mb-canvas"
    assert "\n\n" not in html
