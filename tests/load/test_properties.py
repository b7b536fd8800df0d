"""Values of properties as Obsidian types them."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.load.properties import properties_of, typed
from generator.load.yaml_text import Map, parse_yaml


def value(text, declared=""):
    """The value of a property that is written like this, and perhaps declared."""
    return typed(parse_yaml(f"p: {text}\n", "x.md").value["p"], "P", {"p": declared} if declared else {})


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("", None),
        ("~", None),
        ("true", True),
        ("False", False),
        ("yes", "yes"),
        ("'true'", "true"),
        ("5", 5),
        ("-0.50", -0.5),
        ("1e3", 1000.0),
        (".5", 0.5),
        ("'5'", "5"),
        ("1_000", "1_000"),
        ("1e999", "1e999"),
        (".", "."),
        ("nan", "nan"),
        ("9" * 31, "9" * 31),
        ("٣", "٣"),
        ("2024-09-25", date(2024, 9, 25)),
        ("2024-02-30", "2024-02-30"),
        ("0000-01-01", "0000-01-01"),
        ("2024-09", "2024-09"),
        ('"2024-09-25"', "2024-09-25"),
        ("2024-09-25T10:30", datetime.fromisoformat("2024-09-25T10:30:00")),
        ("2024-09-25T10:30:05.5+02:00", datetime.fromisoformat("2024-09-25T10:30:05")),
        ("2024-09-25 10:30", "2024-09-25 10:30"),
        ("2024-09-25T25:00", "2024-09-25T25:00"),
        ("[1, two, '3', [true]]", (1, "two", "3", (True,))),
        ("{a: 1, b: {c: null}}", {"a": 1, "b": {"c": None}}),
        ("|\n  12\n", "12\n"),
        ("'[[Note]]'", "[[Note]]"),
    ],
)
def test_a_value_is_what_it_looks_like_unless_it_is_quoted(text, made):
    """Words of YAML 1.1 are words, and numbers have an end."""
    found = value(text)
    assert (found, type(found)) == (made, type(made))


@pytest.mark.parametrize(
    ("declared", "text", "made"),
    [
        ("text", "5", "5"),
        ("text", "true", "true"),
        ("text", "2024-09-25", "2024-09-25"),
        ("text", "[1]", (1,)),
        ("number", "'5'", 5),
        ("number", "many", "many"),
        ("checkbox", "'true'", True),
        ("checkbox", "1", 1),
        ("date", "'2024-09-25'", date(2024, 9, 25)),
        ("date", "2024-09-25T10:30", date(2024, 9, 25)),
        ("date", "soon", "soon"),
        ("datetime", "2024-09-25 10:30", datetime.fromisoformat("2024-09-25T10:30:00")),
        ("datetime", "2024-09-25", datetime.fromisoformat("2024-09-25")),
        ("multitext", "one", ("one",)),
        ("tags", "'one, two'", ("one, two",)),
        ("multitext", "", None),
        ("aliases", "[a, 1]", ("a", 1)),
        ("number", "{a: '1'}", {"a": "1"}),
        ("unheard", "'5'", "5"),
    ],
)
def test_a_type_that_the_vault_declares_decides(declared, text, made):
    """Where the value can be of that type; the case of the property's name does not count."""
    found = value(text, declared)
    assert (found, type(found)) == (made, type(made))


def test_all_properties_are_there_in_the_order_of_the_author():
    """By the names that the author wrote."""
    values = parse_yaml("b: 1\nA: x\n'c d': [2]\n", "x.md").value
    assert list(properties_of(values, {}).items()) == [("b", 1), ("A", "x"), ("c d", (2,))]


@given(st.text(max_size=40), st.sampled_from(["text", "multitext", "number", "checkbox", "date", "datetime", ""]))
def test_any_text_has_a_type(text, declared):
    """No exception, whatever is written and declared."""
    typed(text, "p", {"p": declared})
    typed(Map({"a": [text]}, 1), "p", {"p": declared})
