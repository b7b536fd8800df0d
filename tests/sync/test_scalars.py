"""Properties as YAML: what is written reads as the same value, here and in any other reader of YAML."""

import datetime as dt

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.sync.front import read_front
from generator.sync.scalars import typed, written

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1) | st.sampled_from(
    [
        "yes",
        "No",
        "null",
        "~",
        "true",
        "1",
        "0x1f",
        "2024-09",
        "1e5",
        "a: b",
        "a #b",
        "a:",
        " a",
        "a ",
        "[[a|b]]",
        "- a",
    ]
)
NUMBERS = st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False)
VALUES = TEXTS | NUMBERS | st.booleans() | st.dates() | st.lists(TEXTS).map(tuple)


def lines(name, value):
    return "".join(f"{line}\n" for line in written(name, value))


@given(VALUES)
def test_what_is_written_is_read_as_the_same_value(value):
    """With its type."""
    (one,) = read_front(f"---\n{lines('name', value)}---\n").properties
    assert (one.name, one.value, type(one.value)) == ("name", value, type(value))


@given(VALUES)
def test_other_readers_of_yaml_read_the_same(value):
    """PyYAML stands for them, which reads YAML 1.1."""
    again = yaml.safe_load(lines("name", value))["name"]
    assert again == (list(value) if isinstance(value, tuple) else value)


@pytest.mark.parametrize(
    ("value", "line"),
    [
        (128000, "128000"),
        (1e-06, "0.000001"),
        (3.8e25, "3.8e+25"),
        (1e25, "1.0e+25"),
        (0.1, "0.1"),
        ("Llama 3.2 Community License", "Llama 3.2 Community License"),
        ("https://example.org/a?b=c", '"https://example.org/a?b=c"'),
        ("https://example.org/a", "https://example.org/a"),
        ("2023-09", '"2023-09"'),
        ("So: “this”", '"So: “this”"'),
        ("a\u2028b", '"a\\u2028b"'),
        ((), "[]"),
    ],
)
def test_a_value_is_written_as_people_write_it(value, line):
    """In quotation marks only where it could be taken for something else."""
    assert written("name", value) == [f"name: {line}"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("~", None),
        ("True", True),
        ("yes", "yes"),
        ("007", 7),
        ("1.5e3", 1500.0),
        ("2024-09-25", dt.date(2024, 9, 25)),
        ("2024-09-31", "2024-09-31"),
        ("2024-09", "2024-09"),
        ("9" * 99, "9" * 99),
    ],
)
def test_a_scalar_is_what_obsidian_takes_it_for(text, value):
    """Words for yes and no are text."""
    assert (typed(text), type(typed(text))) == (value, type(value))
