"""Records as notes of the vault."""

import datetime as dt

import pytest
from builders import make_book, make_catalogue, make_claim, make_field, make_library, make_record
from hypothesis import given
from hypothesis import strategies as st

from generator.load.notes import OURS
from generator.merge import merge
from generator.nouns.kinds import agree, as_property, parse, property_type
from generator.nouns.records import Family, Organization
from generator.nouns.vault_notes import (
    RESERVED,
    is_empty,
    is_said,
    property_types,
    read_property,
    record_properties,
    same,
    text_of,
)

FIELDS = {
    "integer": (make_field(type="integer"), "131,072", 131072, "number"),
    "number": (make_field(type="number"), "0.027", 0.027, "number"),
    "quantity": (make_field(), "128K", 128000, "number"),
    "huge": (make_field(), "3.8e25", 3.8e25, "number"),
    "money": (make_field(type="money", unit="USD/1M tokens"), "$0.10", 0.1, "number"),
    "date": (make_field(type="date"), "25 Sep 2024", dt.date(2024, 9, 25), "date"),
    "part": (make_field(type="date"), "Sep 2024", "2024-09", "date"),
    "month": (make_field(type="month"), "2024-09-25", "2024-09", "text"),
    "boolean": (make_field(type="boolean"), "no", False, "checkbox"),
    "enum": (make_field(type="enum", values={"mit": "MIT"}), "mit", "MIT", "text"),
    "set": (make_field(type="set", values={"a": "A, b"}), ("a",), ("A, b",), "multitext"),
    "nothing": (make_field(type="set", values={"a": "A"}), "none", (), "multitext"),
    "text": (make_field(type="text"), "a  b", "a b", "text"),
    "link": (make_field(type="link"), "https://example.org/", "https://example.org/", "text"),
}


@pytest.mark.parametrize("kind", FIELDS)
def test_a_value_is_a_property_of_obsidians_types(kind):
    """Numbers in the field's unit, dates as precise as they are known, labels instead of ids."""
    field, written, expected, type_ = FIELDS[kind]
    made = as_property(field, parse(field, written))
    assert (made, type(made), property_type(field).value) == (expected, type(expected), type_)


@pytest.mark.parametrize("kind", [kind for kind in FIELDS if kind != "nothing"])
def test_a_property_reads_as_the_value_that_it_was_made_of(kind):
    """As a value or as text."""
    field, written, _, _ = FIELDS[kind]
    value = parse(field, written)
    made = as_property(field, value)
    assert agree(field, read_property(field, made), value)
    assert same(made, text_of(made)) or isinstance(made, tuple)


def test_a_record_has_its_facts_as_properties():
    """First what it is, then what is known of it in the catalogue's order; absences and reserved names are left out."""
    catalogue = make_catalogue(
        make_field("tags", type="text"), make_field(), make_field("parameters"), make_field("license", type="text")
    )
    facts = {"license": ["Apache", "MIT"], "context_length": "128K", "parameters": "undisclosed", "tags": "x"}
    alpha = make_record(
        facts=facts, catalogue=catalogue, developer="acme", family="f", see_also=("beta", "gone"), name="Alpha"
    )
    beta = make_record("beta", catalogue=catalogue, name="Beta [x|y]", developer="", alias_of="alpha")
    library = make_library(
        alpha, beta, organizations={"acme": Organization("acme", "Acme")}, families={"f": Family("f", "Alphas")}
    )
    book = merge(catalogue, library)
    assert list(record_properties(book.models["alpha"], book).items()) == [
        ("type", "model"),
        ("developer", "Acme"),
        ("family", "Alphas"),
        ("see_also", ("[[models/beta|Beta x y]]",)),
        ("context_length", 128000),
        ("license", "Apache"),
    ]
    assert list(record_properties(book.models["beta"], book).items()) == [
        ("type", "model"),
        ("alias_of", "[[models/alpha|Alpha]]"),
        ("context_length", 128000),
        ("license", "Apache"),
    ]
    assert {name: str(type_) for name, type_ in property_types(book).items()} == {
        "alias_of": "text",
        "context_length": "number",
        "developer": "text",
        "family": "text",
        "license": "text",
        "see_also": "multitext",
        "type": "text",
    }


def test_no_field_takes_the_place_of_a_property_with_a_meaning():
    """A field called `publish` would otherwise decide what is published."""
    assert OURS <= RESERVED


def test_a_book_without_models_has_no_properties():
    """And no types."""
    assert property_types(make_book()) == {}


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates() | st.datetimes(),
    lambda inner: st.lists(inner).map(tuple) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(VALUES)
def test_every_value_is_the_same_as_itself_and_has_a_text(value):
    """Whatever an author keeps in a property."""
    assert same(value, value)
    assert isinstance(text_of(value), str)


@pytest.mark.parametrize(
    ("one", "other", "are"),
    [
        (7, "7", True),
        (7, 7.0, True),
        (1e-06, "0.000001", True),
        (128000, "1.28e5", True),
        (True, "true", True),
        (True, 1, False),
        (dt.date(2024, 9, 25), "2024-09-25", True),
        ("a  b", "a b", True),
        (("a",), "a", True),
        (("a", "b"), "a, b", False),
        ("1e999999999", "1e999999998", False),
        ("1_0", 10, False),
        ({"a": 1}, {"a": "1"}, True),
        (None, "", True),
    ],
)
def test_values_are_the_same_whatever_their_type(one, other, are):
    """Since a type can change when somebody edits another property of the note."""
    assert same(one, other) is same(other, one) is are


def test_a_property_that_says_nothing_is_empty():
    """Zero and no say something."""
    assert [is_empty(value) for value in (None, "", "  ", (), 0, False, ("",))] == [True] * 4 + [False] * 3


def test_an_object_is_no_value():
    """Nor is a list of lists."""
    for value in ({"a": 1}, (("a",),)):
        with pytest.raises(ValueError, match=r"^takes a text, a number or a flat list$"):
            read_property(make_field(type="text"), value)


def test_a_value_is_said_where_a_claim_agrees():
    """Of the same field."""
    field, other = make_field(), make_field("parameters")
    claims = [make_claim("undisclosed"), make_claim("128K"), make_claim("64K", field=other)]
    values = [parse(field, written) for written in ("131072", "64K")]
    assert [is_said(claims, field, value) for value in values] == [True, False]
