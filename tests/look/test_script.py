"""What the script does without a page, run by Node where there is one."""

import json
import math
import os
import shutil
import subprocess
from decimal import Decimal
from itertools import combinations, pairwise, product
from pathlib import Path

import pytest

from generator.compare.footprints import row_of
from generator.nouns.memory import Ask, Estimate, Format
from generator.nouns.quantities import agree as quantities_agree
from generator.nouns.quantities import parse_quantity

MODULES = Path(__file__).parents[2] / "overrides" / "assets" / "modelbook"
NODE = shutil.which("node")
pytestmark = pytest.mark.skipif(NODE is None and not os.environ.get("CI"), reason="needs Node")


@pytest.fixture(scope="module")
def modules(tmp_path_factory):
    """The modules where Node takes them for what they are."""
    folder = tmp_path_factory.mktemp("script")
    shutil.copytree(MODULES, folder, dirs_exist_ok=True)
    (folder / "package.json").write_text('{"type": "module"}')
    return folder


@pytest.fixture
def call(evaluate):
    """Calls a function of a module with values, and gives back what it says."""

    def run(module, function, *values):
        given = ", ".join(json.dumps(value) for value in values)
        return evaluate(f"{function}({given})", **{function: module})

    return run


@pytest.fixture
def evaluate(modules):
    """The value of an expression that uses names of modules."""

    def run(expression, **imported):
        lines = [f'import {{ {name} }} from "./{module}.js";' for name, module in imported.items()]
        plain = "(_, value) => (ArrayBuffer.isView(value) ? [...value] : value)"
        code = "\n".join([*lines, f"process.stdout.write(JSON.stringify({expression}, {plain}));"])
        command = [NODE, "--input-type=module", "--eval", code]
        done = subprocess.run(command, cwd=modules, capture_output=True, encoding="utf-8", check=False)
        assert done.stderr == ""
        return json.loads(done.stdout)

    return run


@pytest.mark.parametrize(
    ("keys", "descending", "expected"),
    [
        ([3, 1, 2], False, "bca"),
        ([3, 1, 2], True, "acb"),
        ([None, 2, 1], False, "cba"),
        ([None, 1, 2], True, "cba"),
        ([1, None, 1], True, "acb"),
        (["Llama 10", "llama 9", "Ada"], False, "cba"),
        ([0, None, -1], False, "cab"),
    ],
    ids=["up", "down", "absent-last", "absent-last-down", "ties-keep-order", "names", "zero-is-not-absent"],
)
def test_rows_are_ordered(call, keys, descending, expected):
    """Numbers as numbers, names as people read them, absences last, ties as they stood."""
    assert "".join(call("sort", "ordered", list("abc"), keys, descending)) == expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [("", True), ("META", True), ("dense meta", True), ("meta moe", False), ("128k  llama", True)],
)
def test_a_row_holds_all_the_words(call, asked, expected):
    """In any order and in any case."""
    assert call("filter", "holds", "Llama 3.2 1B\tMeta\t128K\tDense", asked) is expected


def _cells(*texts, best=-1):
    return [{"text": text, "best": place == best} for place, text in enumerate(texts)]


def test_rows_become_a_markdown_table(call):
    """Whatever is in a cell stays in its cell; the better value is bold."""
    rows = [_cells("Fact", "A|B", "C"), _cells("Price", "$2.50", "<b>*x*", best=2), _cells("Layers", "", "16")]
    assert call("exports", "toMarkdown", rows) == (
        "| Fact | A\\|B | C |\n| --- | --- | --- |\n| Price | $2.50 | **\\<b>\\*x\\*** |\n| Layers |  | 16 |\n"
    )


def test_rows_become_csv(call):
    """Quoted where needed, and nothing that a spreadsheet would run."""
    rows = [_cells("Fact", "A, B"), _cells('say "x"', "=1+1"), _cells("@cmd", "-0.5"), _cells("+cmd", "")]
    assert call("exports", "toCsv", rows) == ('Fact,"A, B"\r\n"say ""x""",\'=1+1\r\n\'@cmd,-0.5\r\n\'+cmd,\r\n')


GRAPH = {
    "kinds": [["model", "models", 1], ["note", "notes", 0]],
    "nodes": [["A", "a/", 1, [1, 2]], ["B", "b/", 0, [], "#x"], ["C", "c/", 1, [3]], ["D", "d/", 1, []]],
}


def test_a_graph_is_read_both_ways(call):
    """Who is linked with whom, whichever of the two says so; the most linked first."""
    data = call("graph/data", "read", GRAPH)
    between = list(pairwise(data["starts"]))
    assert [data["neighbours"][start:end] for start, end in between] == [[1, 2], [0], [0, 3], [2]]
    assert (data["ends"], data["order"]) == ([0, 1, 0, 2, 2, 3], [0, 2, 1, 3])
    assert (data["titles"], data["tags"], data["kind"]) == (list("ABCD"), ["", "#x", "", ""], [1, 0, 1, 1])


SIZE = {"width": 400, "height": 300}
CAMERA = {"x": 10, "y": -20, "scale": 0.5}


def test_zooming_leaves_what_is_pointed_at_in_its_place(call):
    """The same place of the plane is under the hand before and after."""
    point = {"x": 90, "y": 250}
    nearer = call("graph/camera", "zoomed", CAMERA, SIZE, point, 3)
    assert nearer["scale"] == 1.5
    assert call("graph/camera", "toPlane", nearer, SIZE, point) == call("graph/camera", "toPlane", CAMERA, SIZE, point)


@pytest.mark.parametrize(("factor", "scale"), [(1e9, 8), (1e-9, 0.02)])
def test_zooming_has_an_end(call, factor, scale):
    """Nobody gets lost."""
    assert call("graph/camera", "zoomed", CAMERA, SIZE, {"x": 0, "y": 0}, factor)["scale"] == scale


def test_moving_is_by_pixels(call):
    """What is seen goes along with the hand."""
    assert call("graph/camera", "moved", CAMERA, 10, -5) == {"x": -10, "y": -10, "scale": 0.5}


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ([0, 1], {"x": 500, "y": 0, "scale": 0.328}),
        ([1], {"x": 1000, "y": 0, "scale": 2}),
        ([], {"x": 0, "y": 0, "scale": 1}),
    ],
    ids=["all", "one", "none"],
)
def test_what_is_to_be_seen_fits(call, places, expected):
    """With room around it; a single page is not blown up."""
    assert call("graph/camera", "fitted", [0, 0, 1000, 0], places, SIZE) == expected


def _layout(evaluate, count, *links):
    ends = f"Uint32Array.from({json.dumps([end for link in links for end in link])})"
    run = "((layout) => { while (layout.step()); return layout.positions(); })"
    flat = evaluate(f"{run}(new Layout({count}, {ends}))", Layout="graph/forces")
    return list(zip(flat[::2], flat[1::2], strict=True))


def test_linked_pages_stand_together(evaluate):
    """Two groups of four come to lie apart; the same graph always looks the same."""
    links = [(group + one, group + other) for group in (0, 4) for one, other in combinations(range(4), 2)]
    places = _layout(evaluate, 8, *links)
    within = [math.dist(places[one], places[other]) for one, other in links]
    between = [math.dist(places[one], places[other]) for one in range(4) for other in range(4, 8)]
    assert 5 < min(within) <= max(within) < min(between)
    assert _layout(evaluate, 8, *links) == places


def test_any_graph_has_a_layout(evaluate):
    """None, one, and many pages without a link, of which no two share a place or fly away."""
    assert _layout(evaluate, 0) == []
    assert len(_layout(evaluate, 1)) == 1
    places = _layout(evaluate, 400)
    assert min(math.dist(one, other) for one, other in combinations(places, 2)) > 5
    assert max(math.hypot(*place) for place in places) < 2000


def test_far_pages_repel_as_if_each_did_so_alone(evaluate):
    """What is taken together for speed comes to the same within a few parts of a hundred."""
    tree = "((x, y) => { const tree = new Tree(x.length); tree.build(x, y); return [...x.keys()].map((place) => "
    points = [(math.cos(at * 2.4) * at**0.5 * 12, math.sin(at * 2.4) * at**0.5 * 12) for at in range(1, 300)]
    given = ", ".join(f"Float64Array.from({json.dumps(axis)})" for axis in zip(*points, strict=True))
    found = evaluate(f"{tree}[...tree.repulsion(place, x[place], y[place])]); }})({given})", Tree="graph/forces")
    for (x, y), told in zip(points, found, strict=True):
        others = [(u - x, v - y) for u, v in points if (u, v) != (x, y)]
        alone = [sum(d[axis] / (d[0] ** 2 + d[1] ** 2) for d in others) for axis in (0, 1)]
        assert math.dist(told, alone) < 0.05 * sum(1 / math.hypot(*d) for d in others)


WRITTEN = ["0", "1B", "1.2B", "1.23B", "1,235,814,400", "128K", "131,072", "128,000", "131K", "1M", "1,048,576", "-5"]


def _quantity(written):
    value = parse_quantity(written)
    return [written, [float(value.number), float(value.step), *([1] if value.compact else [])]]


@pytest.mark.parametrize(("kind", "tolerance"), [("number", "0"), ("binary", "0"), ("number", "0.05")])
def test_numbers_agree_in_the_browser_as_they_do_on_the_pages(evaluate, kind, tolerance):
    """At the precision that was written, in 1,000s and in 1,024s, within the tolerance."""
    pairs = list(product(WRITTEN, repeat=2))
    field = json.dumps({"kind": kind, "tolerance": float(tolerance)})
    given = json.dumps([[_quantity(one), _quantity(other)] for one, other in pairs])
    found = evaluate(f"{given}.map(([one, other]) => agree({field}, one, other))", agree="any/agree")
    values = [(parse_quantity(one), parse_quantity(other)) for one, other in pairs]
    expected = [quantities_agree(*two, tolerance=Decimal(tolerance), binary=kind == "binary") for two in values]
    assert dict(zip(pairs, found, strict=True)) == dict(zip(pairs, expected, strict=True))


@pytest.mark.parametrize(
    ("kind", "one", "other", "expected"),
    [
        ("date", ["", "2024-09"], ["", "2024-09-25"], True),
        ("date", ["", "2024"], ["", "2024-09-25"], True),
        ("date", ["", "2024-09"], ["", "2024-10"], False),
        ("text", ["Apache-2.0"], ["Apache 2.0"], True),
        ("text", ["Apache 2.0"], ["Apache 20"], False),
        ("text", ["—"], ["–"], False),
        ("text", ["Straße"], ["STRASSE"], True),
        ("choice", ["MIT"], ["mit"], True),
        ("choice", ["v 1"], ["v-1"], False),
        ("choice", ["Text, Images"], ["images, text"], True),
        ("choice", ["ab"], ["a, b"], False),
        ("exact", ["Yes", 1], ["No", 0], False),
        ("exact", ["a/", "a"], ["a", "a"], True),
    ],
)
def test_other_values_agree(call, kind, one, other, expected):
    """Dates as far as both say, text whatever its case and punctuation."""
    assert call("any/agree", "agree", {"kind": kind}, one, other) is expected


def _numbers(*numbers):
    return [number if isinstance(number, str) else [str(number), number] for number in numbers]


@pytest.mark.parametrize(
    ("better", "facts", "expected"),
    [
        (1, _numbers(1, 3, 2), [1]),
        (-1, _numbers(1, 3, 1), [0, 2]),
        (0, _numbers(1, 3), []),
        (1, _numbers(2, 2), []),
        (1, _numbers(2, "undisclosed"), []),
        (1, _numbers(2, 3, "not-applicable"), []),
        (1, [["1", 1], ["3", 3, ["3", "0"]]], []),
        (1, [["a"], ["b"]], []),
    ],
    ids=["higher", "lower-twice", "neither", "tie", "absent", "one-absent", "disputed", "no-order"],
)
def test_the_better_value_is_certain(call, better, facts, expected):
    """Nobody's where one is absent or disputed."""
    assert call("any/agree", "leading", {"kind": "exact", "better": better}, facts) == expected


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (["2023", "2023-05", "2023-09"], []),
        (["2023-05", "2023", "2023-09", "2022-01"], []),
        (["2023-09", "2023-09-30", "2023-05"], [0, 1]),
        (["2023", "2024-01"], [1]),
    ],
)
def test_nobody_is_first_with_a_value_that_agrees_with_one_that_is_not(call, dates, expected):
    """2023 may be as late as September and as early as May; as on the pages."""
    facts = [[date, date] for date in dates]
    assert call("any/agree", "leading", {"kind": "date", "better": 1}, facts) == expected


@pytest.mark.parametrize(
    ("memory", "expected"),
    [
        ([["", 100], ["", 500]], [0]),
        ([["", 100], ["", 103], ["", 500]], [0, 1]),
        ([["", 100], ["", 103]], []),
        ([["", 100, 90, 300], ["", 500]], [0]),
        ([["", 100], ["", 103, 90, 103], ["", 500]], []),
        ([["", 100], ["", 103, 99, 104], ["", 500]], [0, 1]),
        ([["", 100, 90, 490], ["", 500]], []),
        ([["", 500, 200, 500], ["", 100]], [1]),
        ([["", 100, None, None], ["", 500]], []),
        ([["", 100], ["", 500, None, None]], []),
        ([["", 100], ["", 100]], []),
    ],
)
def test_whoever_needs_less_memory_is_certain(call, memory, expected):
    """By one part in twenty at least, whichever source is right: as on the page of a pair."""
    ask = Ask(8192, Format("fp16", "FP16", Decimal(16), ""), Format("fp16", "FP16", Decimal(16), ""))
    ends = [(total, *(rest or (total, total))) for _, total, *rest in memory]
    estimates = [Estimate("m", ask, 0, 0, 0, total, least_bytes=least, most_bytes=most) for total, least, most in ends]
    assert call("any/numbers", "leanest", memory) == expected
    assert sorted(row_of(tuple(estimates)).best) == expected
