"""Which files a text names."""

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.load.naming import Names, without_comments

NAMES = Names(["a/Plan.canvas", "x.base", "My x.base", "b/x.base", "Café & co.canvas", "100%.canvas", "a_b.png"])


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("![[Plan.canvas]]", {"a/Plan.canvas"}),
        ("![[a/plan.CANVAS#x|y]]", {"a/Plan.canvas"}),
        ("[t](../a/Plan.canvas)", {"a/Plan.canvas"}),
        ("[t](<a/Plan.canvas>)", {"a/Plan.canvas"}),
        ("plan: Plan.canvas", {"a/Plan.canvas"}),
        ("Plan", set()),
        ("Plan.canvasses", set()),
        ("Airplan.canvas", set()),
        ("[[x.base]]", {"x.base", "b/x.base"}),
        ("[[My x.base]]", {"My x.base"}),
        ("[t](My%20x.base)", {"My x.base"}),
        ("[t](Caf%C3%A9%20%26%20co.canvas)", {"Café & co.canvas"}),
        ("[t](Cafe\u0301 &amp; co.canvas)", {"Café & co.canvas"}),
        ("[[100%.canvas]]", {"100%.canvas"}),
        ("[t](a\\_b.png)", {"a_b.png"}),
        ("x.base.base", {"x.base", "b/x.base"}),
        ("", set()),
    ],
)
def test_a_file_is_named_however_the_link_is_written(text, named):
    """With its extension; the folder, the case and the encoding do not count, and the longest name goes first."""
    assert NAMES.named_in(text) == named


def test_without_files_nothing_is_named():
    """Nothing to look for."""
    assert Names([]).named_in("[[x.base]]") == frozenset()


def test_comments_name_nothing():
    """Those that are not closed hide the rest."""
    text = "a %%[[x.base]]%% b <!-- [[Plan.canvas]] --> c %% [[My x.base]]"
    assert NAMES.named_in(without_comments(text)) == frozenset()


@given(st.text(alphabet="x.baseMy%20[]\\&;"))
def test_any_text_names_something_or_nothing(text):
    """What is named stands in it, in some way of writing."""
    assert NAMES.named_in(text) <= {"x.base", "b/x.base", "My x.base"}


def test_a_long_text_costs_no_more_than_reading_it():
    """Also one that ends like a name at every word."""
    names = Names([f"{'n' * length}.base" for length in range(1, 120)])
    start = perf_counter()
    names.named_in(".base" * 40_000)
    without_comments("%%" * 1_000_001 + "<!--" * 500_000)
    assert perf_counter() - start < 8
