"""Values beside one another: their order, their types, their texts, and when two are one."""

import datetime as dt
import itertools
import math

import pytest
from expression_rows import DUNE, at

from generator.bases.compare_values import compare, equal, identity, sort_key, to_text, truthy, type_name
from generator.bases.values import DAY, Duration, Html, Icon, Image, Link

ORDER = (
    False,
    True,
    -1,
    Duration(0, 2),
    2.5,
    math.inf,
    math.nan,
    dt.date(2025, 1, 1),
    at(2025, 1, 1),
    at(2025, 1, 1, 1),
    "",
    "a2",
    "A10",
    Link("b"),
    "c",
    (1,),
    (1, 2),
    {"a": 1},
    None,
)


def test_all_values_have_an_order():
    """Checkboxes, numbers, dates, texts with numbers in them as numbers, lists, objects, and null last."""
    backwards = list(reversed(ORDER))
    assert sorted(backwards, key=sort_key) == list(ORDER)
    assert [compare(one, other) for one, other in itertools.pairwise(ORDER)] == [-1] * (len(ORDER) - 1)
    assert all(compare(value, value) == 0 for value in ORDER)


@pytest.mark.parametrize(
    ("value", "kind", "text", "truth"),
    [
        (None, "null", "", False),
        (False, "boolean", "false", False),
        (5.0, "number", "5", True),
        (1e21, "number", "1e+21", True),
        (1e16, "number", "10000000000000000", True),
        (1e-7, "number", "1e-7", True),
        (0.000123, "number", "0.000123", True),
        (-math.inf, "number", "-Infinity", True),
        (math.nan, "number", "NaN", False),
        ("x", "string", "x", True),
        (dt.date(2025, 5, 1), "date", "2025-05-01", True),
        (at(2025, 5, 1, 9), "date", "2025-05-01T09:00:00", True),
        (Duration(14, DAY + 90_500), "duration", "1 year 2 months 1 day 1 minute 30.5 seconds", True),
        (Duration(0, -2 * DAY), "duration", "-2 days", True),
        (Duration(), "duration", "0 seconds", False),
        ((), "list", "", False),
        ((1, (2, None)), "list", "1, 2, ", True),
        ({"a": (1,)}, "object", "a: 1", True),
        ({}, "object", "", False),
        (Link("a", "shown"), "link", "shown", True),
        (Link("a", Icon("x")), "link", "a", True),
        (Html(""), "html", "", False),
        (Image("a.png"), "image", "a.png", True),
        (Icon("plus"), "icon", "plus", True),
        (DUNE, "file", "Books/Dune.md", True),
    ],
)
def test_types_texts_and_truth(value, kind, text, truth):
    """Every value has a type and a text, and counts as true unless it is empty."""
    assert (type_name(value), to_text(value), truthy(value)) == (kind, text, truth)


def test_equality_is_not_identity():
    """Loosely equal values are still two where duplicates are told apart; links to one file are one."""
    assert equal("5", 5)
    assert identity("5") != identity(5)
    assert identity(5) == identity(5.0)
    assert identity(True) != identity(1)
    assert identity(DUNE) == identity(Link("x", path="Books/Dune.md"))
    assert identity((math.nan, {"a": None})) == identity((float("nan"), {"a": None}))
    assert identity(dt.date(2025, 1, 1)) != identity(at(2025, 1, 1))
