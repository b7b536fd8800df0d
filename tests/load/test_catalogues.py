"""The files that every record refers to."""

from decimal import Decimal

import pytest

from generator.load.catalogues import (
    read_benchmarks,
    read_families,
    read_fields,
    read_organizations,
    read_pairs,
    read_scheme,
)
from generator.nouns.dates import PartialDate
from generator.nouns.fields import Better, Field, FieldType, Group
from generator.nouns.records import Benchmark, Family, Organization, Pair, Scheme, SchemeCriterion, SchemePart


def read(reader, text):
    """What a reader makes of a text, and the messages."""
    value, problems = reader(text, "x.yml")
    return value, [str(problem) for problem in problems]


def test_fields_are_read_in_their_order():
    """With everything that can be said of a field."""
    catalogue, problems = read(
        read_fields,
        "groups:\n  - {id: limits, label: Limits}\n"
        "fields:\n"
        "  context_length: {label: Context, group: limits, type: quantity, unit: tokens, better: higher,\n"
        "    tolerance: 0.01, definition: How much., key: 2, column: true}\n"
        "  license: {label: Licence, group: limits, type: enum, values: {mit: MIT}}\n",
    )
    assert problems == []
    assert catalogue.groups == (Group("limits", "Limits"),)
    assert list(catalogue.fields.values()) == [
        Field(
            "context_length",
            "Context",
            "limits",
            FieldType.QUANTITY,
            "tokens",
            Better.HIGHER,
            Decimal("0.01"),
            "How much.",
            key=2,
            column=True,
        ),
        Field("license", "Licence", "limits", FieldType.ENUM, values={"mit": "MIT"}),
    ]


def test_a_field_that_does_not_fit_costs_only_what_does_not_fit():
    """The others stay, and it stays itself where it can."""
    catalogue, problems = read(
        read_fields,
        "groups: [{id: a, label: A}]\n"
        "fields:\n"
        "  one: {label: One, group: a, type: text, betterr: higher, tolerance: 2}\n"
        "  two: {label: Two, group: a}\n"
        "  three: {label: Three, group: b, type: txt}\n"
        "  four: {label: Four, group: zz, type: text}\n",
    )
    assert problems == [
        "x.yml:3: error value-wrong “fields.one.tolerance”: “2” is not below 1; not used; correct it",
        (
            "x.yml:3: error key-unknown unknown key “fields.one.betterr”; did you mean “better”?; not used; "
            "correct or remove it"
        ),
        "x.yml:4: error key-missing “fields.two.type” is missing; “fields.two” was not used; add it",
        (
            "x.yml:5: error value-wrong “fields.three.type”: “txt” is not one of integer, number, quantity, money, "
            "date, month, boolean, enum, set, text, link; “fields.three” was not used; correct it"
        ),
        "x.yml:6: error group-unknown group “zz” is not under “groups”; shown as a group of its own; declare it",
    ]
    assert list(catalogue.fields) == ["one", "four"]
    assert catalogue.groups == (Group("a", "A"), Group("zz", "zz"))


@pytest.mark.parametrize("text", ["", "- a list", "fields: [", "words"])
def test_a_catalogue_that_cannot_be_read_is_none(text):
    """Whoever asks takes another one."""
    assert read_fields(text, "x.yml")[0] is None


def test_organizations_families_and_benchmarks_are_read_by_id():
    """Optional keys may be left out or left empty; families and benchmarks know their lines."""
    assert read(read_organizations, "acme: {name: Acme, kind: developer, url: , country: US}\n") == (
        {"acme": Organization("acme", "Acme", "developer", "", "US")},
        [],
    )
    assert read(read_families, "\nllama: {name: Llama, developer: meta, released: 2024-09}\n") == (
        {"llama": Family("llama", "Llama", "meta", PartialDate(2024, 9), line=2)},
        [],
    )
    assert read(read_benchmarks, "mmlu: {name: MMLU, unit: '%', min: 0, max: 100, better: lower}\n") == (
        {"mmlu": Benchmark("mmlu", "MMLU", "", "%", Decimal(0), Decimal(100), Better.LOWER, line=1)},
        [],
    )


def test_an_entry_that_does_not_fit_costs_only_itself():
    """The message names the id and the key."""
    text = "acme: {name: Acme, url: ftp://x}\nnone: {kind: developer}\nBad Id: {name: B}\nword: x\nlast: {name: Last}\n"
    found, problems = read(read_organizations, text)
    assert list(found.values()) == [Organization("acme", "Acme"), Organization("last", "Last")]
    assert problems == [
        (
            "x.yml:1: error value-wrong “acme.url”: “ftp://x” does not fit: not a web address; write https://…; "
            "not used; correct it"
        ),
        "x.yml:2: error key-missing “none.name” is missing; “none” was not used; add it",
        (
            "x.yml:3: error id-invalid “Bad Id”: “Bad Id” is no id; not used; take a-z, 0-9, “.”, “_” and “-”, "
            "beginning with a letter or a digit"
        ),
        "x.yml:4: error value-wrong “word”: “x” is no map of keys; not used; correct it",
    ]


@pytest.mark.parametrize("reader", [read_organizations, read_families, read_benchmarks])
def test_an_empty_file_has_no_entries_and_a_broken_one_is_none(reader):
    """What cannot be read is not held against whoever refers to it."""
    assert read(reader, "# nothing yet\n") == ({}, [])
    assert read(reader, "- a\n") == (
        None,
        ["x.yml:1: error value-wrong the whole file: a list is no map; not used; correct it"],
    )
    assert reader("a: [", "x.yml")[0] is None


def test_a_transparency_scheme_is_read_with_its_parts_and_grades():
    """Grades go from the highest, and a criterion counts once."""
    scheme, problems = read(
        read_scheme,
        "out_of: 5\nparts:\n"
        "  - {id: up, label: Up, criteria: [{id: one, label: One, definition: First.}]}\n"
        "  - id: down\n    label: Down\n    criteria:\n      - {id: one, label: Again}\n      - {id: two, label: Two}\n"
        "grades: [{from: 50, grade: B}, {from: 80, grade: A}]\n",
    )
    assert problems == [
        "x.yml:7: error id-twice criterion “one” stands twice; the first was kept; give each its own id"
    ]
    assert scheme == Scheme(
        Decimal(5),
        (
            SchemePart("up", "Up", (SchemeCriterion("one", "One", "First."),)),
            SchemePart("down", "Down", (SchemeCriterion("two", "Two"),)),
        ),
        ((Decimal(80), "A"), (Decimal(50), "B")),
    )


def test_an_empty_scheme_is_a_scheme_and_a_broken_one_is_none():
    """As with the other files."""
    assert read(read_scheme, "") == (Scheme(), [])
    assert read(read_scheme, "- a\n")[0] is None
    assert read(read_scheme, "parts: [\n")[0] is None


def test_comparisons_are_maps_or_plain_lists():
    """One that does not fit is left out, and the lines of the others stay theirs."""
    pairs, problems = read(
        read_pairs,
        "- models: [a, b]\n  title: Two\n- [c, d, e]\n- models: [one]\n- {model: [a, b]}\n- word\n- models: [f, g]\n",
    )
    assert pairs == (Pair(("a", "b"), "Two", "", 1), Pair(("c", "d", "e"), line=3), Pair(("f", "g"), line=7))
    assert problems == [
        "x.yml:4: error value-wrong “2.models”: a list has fewer than 2 entries; “2” was not used; correct it",
        "x.yml:5: error key-missing “3.models” is missing; “3” was not used; add it",
        (
            "x.yml:5: error key-unknown unknown key “3.model”; did you mean “models”?; “3” was not used; "
            "correct or remove it"
        ),
        "x.yml:6: error value-wrong “4”: “word” is no map of keys; not used; correct it",
    ]
