"""Rows: which values agree, which differ, which is the better one."""

import pytest
from builders import make_field

from generator.compare.table import row
from generator.nouns.claims import Fact, State


@pytest.fixture
def row_of(book, model):
    """The row of one field for models that say the given things about it; None for nothing."""

    def make(name, *said):
        records = [model(f"m{at}", facts={name: one} if one else {}) for at, one in enumerate(said)]
        merged = book(*records)
        field = merged.catalogue.fields[name]
        return row(field, [merged.models[record.id].fact(field) for record in records])

    return make


@pytest.mark.parametrize(
    "case",
    [
        ("context_length", ("128K", "131,072"), False, True, ()),
        ("context_length", ("128K", "8K"), True, False, (0,)),
        ("context_length", ("8K", "128K", "131,072"), True, False, (1, 2)),
        ("context_length", ("128K", "128K", "undisclosed"), True, False, ()),
        ("context_length", ("128K", None), True, False, ()),
        ("context_length", ("128K", "not-applicable"), True, False, ()),
        ("context_length", ("undisclosed", "undisclosed"), False, False, ()),
        ("context_length", ("unknown", None), False, False, ()),
        ("memory_fp16", ("3.1", "2.5"), True, False, (1,)),
        ("parameters", ("8B", "70B"), True, False, ()),
        ("knowledge_cutoff", ("2023-12", "2024-06"), True, False, (1,)),
        ("license", ("mit", "apache-2.0"), True, False, ()),
        ("input_modalities", (("text",), ("text", "image")), True, False, ()),
    ],
)
def test_rows_say_what_differs_and_what_is_better(row_of, case):
    """Agreement is at printed precision, an absence differs from a value, and the better value needs a direction."""
    name, said, differs, same, best = case
    one = row_of(name, *said)
    assert (one.differs, one.same, one.best) == (differs, same, frozenset(best))


def test_yes_is_better_where_higher_is(book, model):
    """A boolean field with a better direction marks the yes."""
    field = make_field("vision", type="boolean", better="higher")
    facts = [Fact("a", field, State.KNOWN, value=False), Fact("b", field, State.KNOWN, value=True)]
    assert row(field, facts).best == {1}


def test_values_that_agree_with_a_third_only_are_not_all_the_same(row_of):
    """1.4B and 0.6B agree with a rounded 1B, but not with each other."""
    one = row_of("parameters", "1B", "1.4B", "0.6B")
    assert (one.differs, one.same) == (True, False)


def test_a_disputed_value_is_never_the_better_one(row_of):
    """The larger value is disputed down to less than the other one has, and so is the smaller one's lead."""
    assert row_of("context_length", ["1M", "8K"], "128K").best == frozenset()
    assert row_of("context_length", ["1M", "8K"], "128K", "32K").best == frozenset()


def test_a_dispute_below_the_best_leaves_the_best_in_place(row_of):
    """Whatever is right of the disputed values, the best known one stays ahead."""
    assert row_of("context_length", ["16K", "8K"], "128K", "32K").best == {1}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("knowledge_cutoff", ("2023", "2023-05", "2023-09")),
        ("knowledge_cutoff", ("2023-05", "2023", "2023-09", "2022-01")),
        ("context_length", ("1M", "1.2M", "1.4M")),
        ("context_length", ("1M", "1.2M", "1.4M", "8K")),
    ],
)
def test_nobody_is_first_with_a_value_that_agrees_with_one_that_is_not(row_of, name, said):
    """2023 may be as late as September and as early as May."""
    one = row_of(name, *said)
    assert (one.differs, one.best) == (True, frozenset())


def test_rows_stand_in_groups_in_the_order_of_the_catalogue(side_by_side, model):
    """A field has a row if at least one model has a fact about it."""
    found = side_by_side(
        model("alpha", facts={"release_date": "2024", "parameters": "8B"}),
        model("beta", facts={"context_length": "unknown"}),
    )
    rows = [(group.id, [row.field.id for row in rows]) for group, rows in found.groups]
    assert rows == [("limits", ["context_length", "parameters"]), ("lifecycle", ["release_date"])]


def test_same_lists_the_rows_on_which_all_agree(side_by_side, model):
    """A value that one model lacks is not the same."""
    found = side_by_side(
        model("alpha", facts={"context_length": "128K", "parameters": "8B", "license": "mit"}),
        model("beta", facts={"context_length": "131,072", "parameters": "9.4B"}),
    )
    assert [row.field.id for row in found.same] == ["context_length"]
