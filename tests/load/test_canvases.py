"""The JSON of a canvas: what is read of it, and what is said about the rest."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.load import canvases
from generator.load.canvases import MAX_AT, MAX_SIZE, read_canvas
from generator.nouns.canvases import Background, Canvas, CanvasEdge, CanvasNode, NodeKind, Side
from generator.nouns.problems import Level

CANVAS = """{
\t"nodes":[
\t\t{"id":"g","type":"group","x":-20,"y":-20,"width":600,"height":300,"label":"Group","background":"img/a.png","backgroundStyle":"ratio"},
\t\t{"id":"a","type":"text","text":"# Words\\n\\n[[Other]]","x":0,"y":0.4,"width":250,"height":60,"color":"4"},
\t\t{"id":"b","type":"file","file":"notes/Other.md","subpath":"#First","x":300,"y":0,"width":250,"height":60},
\t\t{"id":"c","type":"link","url":"https://example.org","x":300,"y":100,"width":250,"height":60,"color":"#F80"}
\t],
\t"edges":[
\t\t{"id":"e","fromNode":"a","fromSide":"right","toNode":"b","toSide":"left","label":"leads\\nto"},
\t\t{"id":"f","fromNode":"b","fromEnd":"arrow","toNode":"c","toEnd":"none","color":"#a1b2c3"}
\t]
}"""


def read(value):
    """A canvas of a text, or of a value written as JSON, and what is said about it."""
    text = value if isinstance(value, str) else json.dumps(value)
    canvas, problems = read_canvas(text, "dir/x.canvas", "content/dir/x.canvas")
    assert all(problem.code == "canvas-wrong" and problem.level is Level.WARNING for problem in problems)
    return canvas, [f"{problem.line}: {problem.message}" for problem in problems]


def node(id_="a", **over):
    return {"id": id_, "type": "text", "text": "T", "x": 0, "y": 0, "width": 10, "height": 10} | over


def said(*nodes, edges=()):
    return read({"nodes": nodes, "edges": edges})[1]


def test_a_canvas_is_read_with_the_line_of_each_node():
    """All kinds of nodes, sides and ends; a colour of three digits becomes one of six."""
    canvas, problems = read(CANVAS)
    assert problems == []
    assert canvas == Canvas(
        "dir/x.canvas",
        (
            CanvasNode(
                *("g", NodeKind.GROUP, -20, -20, 600, 300, "Group"),
                background="img/a.png",
                background_style=Background.RATIO,
                line=3,
            ),
            CanvasNode("a", NodeKind.TEXT, 0, 0, 250, 60, "# Words\n\n[[Other]]", colour="4", line=4),
            CanvasNode("b", NodeKind.FILE, 300, 0, 250, 60, "notes/Other.md", "#First", line=5),
            CanvasNode("c", NodeKind.LINK, 300, 100, 250, 60, "https://example.org", colour="#ff8800", line=6),
        ),
        (
            CanvasEdge("a", "b", Side.RIGHT, Side.LEFT, label="leads to"),
            CanvasEdge("b", "c", start_arrow=True, end_arrow=False, colour="#a1b2c3"),
        ),
    )


@pytest.mark.parametrize("text", ["", " \n", "{}", '{"nodes":[],"edges":[]}', '{"nodes":null}'])
def test_an_empty_canvas_is_no_problem(text):
    """Obsidian makes a file without a byte, and writes an object without anything in it."""
    assert read(text) == (Canvas("dir/x.canvas"), [])


@pytest.mark.parametrize(
    ("text", "line", "error"),
    [
        (
            '{"nodes":[\n{"id":"a",}]}',
            2,
            "its text is not valid JSON: Expecting property name enclosed in double quotes",
        ),
        ("nodes", 1, "its text is not valid JSON: Expecting value"),
        ("[" * 100_000, 0, "its text nests too deep"),
        ('"nodes"', 1, "its text is no object with “nodes” and “edges”"),
    ],
)
def test_a_canvas_that_cannot_be_read_says_why(text, line, error):
    """In its place, and where problems are listed."""
    canvas, (problem,) = read(text)
    assert canvas.error.startswith(error) and canvas.nodes == ()
    assert problem == (
        f"{line}: the canvas is not shown: {canvas.error}; open it in Obsidian and save it again, or correct the text"
    )


def test_nodes_that_cannot_be_shown_are_left_out():
    """Each is told of once, and the others stay."""
    canvas, problems = read(
        '{"nodes":[\n1,\n{"type":"text"},\n{"id":"a","type":"video"},\n{"id":"b"},\n'
        '{"id":"c","type":"link","url":"https://example.org","x":1,"y":2,"width":3,"height":4},\n'
        '{"id":"c","type":"text","text":"again"}]}'
    )
    assert [one.id for one in canvas.nodes] == ["c"]
    assert problems == [
        "0: one of the nodes is “1”, not an object; left out; correct it",
        "0: a node has no “id”; left out; give it one",
        "4: a node of the type “video” cannot be shown; left out; its “type” is text, file, link or group",
        "5: a node without a type cannot be shown; left out; its “type” is text, file, link or group",
        "7: the id “c” stands twice; the second node was left out; give it an id of its own",
    ]


@pytest.mark.parametrize(
    ("over", "problem"),
    [
        ({"x": "left"}, "“x” is “left”, not a number; taken as 0; correct it"),
        ({"y": None}, "“y” has no number that can be used; taken as 0; correct it"),
        ({"width": True}, "“width” is “True”, not a number; taken as 250; correct it"),
        ({"height": 0}, "“height” is “0”, beyond what can be drawn; taken as 1; correct it"),
        ({"x": 10**9}, "“x” is “1000000000”, beyond what can be drawn; taken as 1000000; correct it"),
        ({"text": 5}, "“text” is “5”, not a text; left out; correct it"),
        ({"color": "red"}, "the color “red” is none; left out; write “1” to “6” or “#rrggbb”"),
        ({"color": "7"}, "the color “7” is none; left out; write “1” to “6” or “#rrggbb”"),
        (
            {"type": "group", "backgroundStyle": "x"},
            "“backgroundStyle” is “x”; left out; it is cover or ratio or repeat",
        ),
    ],
)
def test_a_value_that_is_wrong_costs_only_itself(over, problem):
    """The node is drawn without it."""
    canvas, problems = read({"nodes": [node(**over)]})
    assert problems == [f"1: {problem}"]
    assert len(canvas.nodes) == 1


def test_numbers_that_no_computer_holds_are_left_out():
    """JSON allows any number of digits, and some writers put NaN."""
    canvas, problems = read(
        '{"nodes":[{"id":"a","type":"group","x":1e999,"y":NaN,"width":2.5e2,"height":%s}]}' % ("9" * 5000)
    )
    assert [one.split(";")[0] for one in problems] == [
        "1: “x” has no number that can be used",
        "1: “y” has no number that can be used",
        "1: “height” has no number that can be used",
    ]
    assert canvas.nodes == (CanvasNode("a", NodeKind.GROUP, 0, 0, 250, 60, line=1),)


@pytest.mark.parametrize(
    ("over", "problem"),
    [
        ({"toNode": "z"}, "an edge leads to the node “z”, which is not there; left out; draw it anew in Obsidian"),
        ({"fromNode": None}, "an edge leads to no node; left out; draw it anew in Obsidian"),
        ({"toSide": "under"}, "“toSide” is “under”; left out; it is top or right or bottom or left"),
        ({"toEnd": "dot"}, "“toEnd” is “dot”; left out; it is arrow or none"),
    ],
)
def test_edges_need_two_nodes(over, problem):
    """Whatever else is wrong with one, it is drawn."""
    edge = {"id": "e", "fromNode": "a", "toNode": "b"} | over
    assert said(node("a"), node("b"), edges=[edge]) == [f"1: {problem}"]


def test_lists_that_are_none_are_left_out():
    """Nodes without edges are still a canvas."""
    canvas, problems = read({"nodes": [node()], "edges": "none"})
    assert (len(canvas.nodes), problems) == (1, ["0: “edges” is “none”, not a list; left out; correct it"])


def test_a_canvas_is_bounded(monkeypatch):
    """In nodes and in the text of each."""
    monkeypatch.setattr(canvases, "MAX_NODES", 2)
    monkeypatch.setattr(canvases, "MAX_TEXT", 3)
    canvas, problems = read({"nodes": [node("a", text="long"), node("b"), node("c")]})
    assert [one.content for one in canvas.nodes] == ["lon", "T"]
    assert problems == [
        "0: has 3 nodes; the first 2 were read; split the canvas",
        "1: “text” has 4 characters; the first 3 are shown; shorten it",
    ]


def test_what_nobody_sees_is_taken_out():
    """Control characters and halves of pairs could end a text for whatever reads it next."""
    canvas, problems = read(
        '{"nodes":[{"id":"a\\u0000","type":"text","text":"a\\r\\nb\\u001a1\\u001a\\ud800","x":0,"y":0,"width":1,"height":1}]}'
    )
    assert [(one.id, one.content) for one in canvas.nodes] == [("a", "a\nb1")]
    assert problems == []


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=10,
)
NAMES = "id type text file url label x y width height color fromNode toNode toSide toEnd subpath"
KEYS = st.sampled_from(NAMES.split())
WORDS = st.sampled_from(["a", "b", "text", "file", "link", "group", "1", "#fff", "left", "arrow"])
PARTS = st.lists(st.dictionaries(KEYS, WORDS | st.integers(-5, 5) | JSON, max_size=8) | JSON, max_size=6)


@given(st.fixed_dictionaries({"nodes": PARTS | JSON, "edges": PARTS | JSON}) | JSON)
def test_no_json_is_too_much(value):
    """Whatever it holds, what comes out is sound: ids once, edges between nodes, numbers within limits."""
    canvas, _ = read_canvas(json.dumps(value), "x.canvas", "x.canvas")
    ids = [one.id for one in canvas.nodes]
    assert len(ids) == len(set(ids))
    assert {id_ for edge in canvas.edges for id_ in (edge.start, edge.end)} <= set(ids)
    assert all(max(abs(one.x), abs(one.y)) <= MAX_AT for one in canvas.nodes)
    assert all(1 <= side <= MAX_SIZE for one in canvas.nodes for side in (one.width, one.height))


@given(st.text() | st.text(alphabet='{}[]",:\\u0 \nidtypetext'))
def test_no_text_is_too_much(text):
    """What is no JSON is refused, and nothing raises."""
    canvas, problems = read_canvas(text, "x.canvas", "x.canvas")
    assert bool(canvas.error) == any("is not shown" in problem.message for problem in problems)
