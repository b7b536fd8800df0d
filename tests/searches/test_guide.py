"""The guide to searches says what the code does."""

import re

import pytest

from generator.load import search_tables, searches
from generator.load.personal import DIGITS, LONGEST
from generator.nouns.searches import LEAST_SHOWN, NARROW
from generator.searches.index import COLUMNS, WEIGHTS


@pytest.fixture(scope="module")
def guide(repository):
    return (repository / "content/guide/searches.md").read_text(encoding="utf-8")


def test_the_columns_are_those_of_the_code(guide):
    """Every name that is known, in the order in which it is looked for."""
    rows = re.findall(r"^\| (query|count|date|first date|last date) \| (.*) \|$", guide, re.MULTILINE)
    expected = {
        "query": searches.QUERY,
        "count": searches.COUNT,
        "date": searches.DATE,
        "first date": searches.FIRST,
        "last date": searches.LAST,
    }
    assert {name: tuple(re.findall(r"`([^`]+)`", cell)) for name, cell in rows} == expected


def test_the_lists_of_json_are_those_of_the_code(guide):
    """The keys under which rows may stand."""
    (listed,) = re.findall(r"such a list under (.*?); or", guide)
    assert tuple(re.findall(r"`([^`]+)`", listed)) == search_tables.LISTS


def test_the_bounds_are_those_of_the_code(guide):
    """What is printed from when on, how much is read, what counts as a long number."""
    numbers = {6: "six", 7: "seven"}
    for words in (
        f"made fewer than {LEAST_SHOWN} times",
        f"Up to {search_tables.MOST_ROWS:,} rows of a file are read, and the {searches.MOST_QUERIES:,} queries",
        f"with {numbers[DIGITS]} digits or more",
        f"longer than {LONGEST} characters",
        f"one to more than {NARROW} nothing",
    ):
        assert words in guide


def test_the_weights_are_those_of_the_code(guide):
    """How much a word counts where."""
    weights = dict(zip(COLUMNS, map(int, WEIGHTS), strict=True))
    assert weights["family"] == weights["capabilities"]
    named = f"name counting {weights['names']}, in family, developer or the title of a capability {weights['family']}"
    assert f"{named}, in facts {weights['facts']} and in summaries {weights['about']}." in guide
