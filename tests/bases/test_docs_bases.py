"""The page about bases lists what the code has: functions, fields, summaries, keys and limits."""

import re
from pathlib import Path

from base_views import make_base

from generator.bases.environment import SECONDS, STEPS
from generator.bases.functions import FIELDS, FUNCTIONS
from generator.bases.layouts import layout
from generator.bases.prepare import KINDS
from generator.bases.summaries import SUMMARIES
from generator.bases.views import MAX_ROWS, SITE_SECONDS, SITE_STEPS
from generator.load import bases as load_bases
from generator.load.bases import READ
from generator.nouns.properties import PRIVATE, is_public
from generator.render.bases import DRAWN

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "content" / "guide" / "bases.md").read_text(encoding="utf-8")
FENCE = re.compile(r"^(?P<fence>`{3,})(?P<info>[^\n]*)\n(?P<body>.*?)^(?P=fence)$", re.DOTALL | re.MULTILINE)


def tables(heading):
    """The tables under a heading, each as rows of cells without the head."""
    text = FENCE.sub("", PAGE).split(f"\n## {heading}\n")[1].split("\n## ")[0]
    found = re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE)
    return [[line.strip("|\n").split("|") for line in table.splitlines()[2:]] for table in found]


def code_in(cell):
    return re.findall(r"`([^`]+)`", cell)


def test_every_function_and_field_is_documented():
    """By its type, in the order of the code, and no other."""
    (rows,) = tables("Expressions")
    assert {row[0].strip(): code_in(row[1]) for row in rows if code_in(row[1])} == {
        kind: list(functions) for kind, functions in FUNCTIONS.items()
    }
    assert {row[0].strip(): code_in(row[2]) for row in rows if code_in(row[2])} == {
        kind: list(fields) for kind, fields in FIELDS.items()
    }


def test_every_summary_is_documented():
    """All that a view may name."""
    (rows,) = tables("Summaries")
    assert sorted(name for row in rows for name in code_in(row[0])) == sorted(SUMMARIES)


def test_every_key_is_documented():
    """Those that the reader knows, and those that a kind of view does."""
    base, view = tables("Keys")
    assert [code_in(row[0])[0] for row in base] == [
        *("filters", "formulas", "properties", "summaries", "views", "display"),
    ]
    laid_out = ("image", "imageFit", "imageAspectRatio", "cardSize", "markers", "indentProperties", "separator")
    assert sorted(name for row in view for name in code_in(row[0])) == sorted([*READ, *laid_out])
    values = {"imageFit": "contain", "imageAspectRatio": "2", "cardSize": "99", "markers": "none", "separator": "-"}
    for key, value in (*values.items(), ("indentProperties", "true")):
        assert layout({key: value}) != layout({}), key


def test_every_kind_of_view_is_documented_and_drawn():
    """What is documented, read and drawn is the same."""
    row = next(row for row in tables("Keys")[1] if code_in(row[0]) == ["type"])
    assert code_in(row[1]) == list(KINDS) == list(DRAWN)


def test_the_limits_are_those_of_the_code():
    """In the order of the sentence."""
    text = PAGE.split("\n## Limits\n")[1].split("\n## ")[0]
    assert [int(number.replace(",", "")) for number in re.findall(r"\d[\d,]*", text)] == [
        load_bases.MAX_VIEWS,
        load_bases.MAX_COLUMNS,
        load_bases.MAX_FORMULAS,
        load_bases.MAX_FILTERS,
        load_bases.MAX_CHARACTERS,
        MAX_ROWS,
    ]
    assert "ten times the work of one" in text
    assert (SITE_STEPS, SITE_SECONDS) == (10 * STEPS, 10 * SECONDS)


def test_private_names_are_documented():
    """The examples are private, and nothing that a note is likely to have is."""
    text = PAGE.split("\n## Privacy\n")[1]
    names = [name.replace("…", "x") for name in code_in(text) if "…" in name]
    assert names == ["kMDItemx", "com.apple.x", "passwordx", "apikeyx"]
    assert [name for name in (*names, "kMDItemFSOwnerUserID", "owner_id") if is_public(name, None)] == []
    assert len(PRIVATE) > len(names)
    assert [name for name in ("owner", "paid", "user", "title", "api", "pass", "id") if not is_public(name, None)] == []


def test_the_examples_are_shown_as_they_are_written():
    """What stands there to be read is what makes the table below it."""
    written = [match["body"] for match in FENCE.finditer(PAGE) if match["info"] == "markdown"]
    live = [match[0] + "\n" for match in FENCE.finditer(FENCE.sub(_without_examples, PAGE))]
    assert written == live
    assert [make_base(FENCE.match(text)["body"]).views[0].kind for text in live] == ["table", "table"]


def _without_examples(found):
    return "" if found["info"] == "markdown" else found[0]
