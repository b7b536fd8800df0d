"""A comparison as a pandas frame."""

from dataclasses import replace
from decimal import Decimal

import pytest
from builders import make_claim, make_price, make_record, make_score, make_source

from generator.cli.printing import Rows
from generator.compare import compare, side_by_side
from generator.compare.frame import INDEX, frame, state, text
from generator.nouns.claims import State
from generator.nouns.dates import PartialDate
from generator.nouns.quantities import Quantity
from generator.nouns.row_sets import ROW_SETS, names_to_ask, narrowed
from tests.compare.conftest import BENCHMARKS, CATALOGUE


@pytest.fixture
def three(model, side_by_side):
    """Three models that have every kind of value and of absence among them."""
    disputed = [
        make_claim(said, field=CATALOGUE.fields["max_output_tokens"], source=make_source(source))
        for said, source in (("4K", "card"), ("8K", "blog"))
    ]
    gamma = make_record("gamma", claims=tuple(disputed), prices=(make_price(output=None),))
    return side_by_side(
        model(
            facts={
                "context_length": "128K",
                "open_weights": "no",
                "release_date": "2024-09",
                "input_modalities": ("text",),
                "license": "mit",
            },
            scores=(make_score("mmlu", "50.5", shots=5), make_score("drop", 30)),
        ),
        model(
            "beta",
            facts={
                "context_length": "undisclosed",
                "open_weights": "no",
                "release_date": "not-applicable",
                "input_modalities": ("text",),
                "license": "unknown",
            },
            scores=(make_score("mmlu", "50.5", shots=0), make_score("drop", 30)),
        ),
        gamma,
    )


def printed(made):
    """The frame as CSV, which keeps every cell apart from an empty one."""
    return made.to_csv(lineterminator="\n")


def test_a_frame_has_a_row_per_field_price_and_benchmark_and_a_column_per_model(three):
    """As people write the values, with the kind of absence where there is none."""
    assert printed(frame(three, BENCHMARKS, cell=text)) == (
        "field,label,group,unit,differs,alpha,beta,gamma\n"
        "context_length,Context length,limits,tokens,True,128K tokens,undisclosed,unknown\n"
        "max_output_tokens,Max output tokens,limits,tokens,True,unknown,unknown,8K tokens (disputed)\n"
        "open_weights,Open weights,identity,,True,No,No,unknown\n"
        "license,Licence,identity,,True,MIT,unknown,unknown\n"
        "input_modalities,Input modalities,identity,,True,Text,Text,unknown\n"
        "release_date,Release date,lifecycle,,True,Sep 2024,not-applicable,unknown\n"
        "mmlu,MMLU,benchmarks,%,True,50.5,50.5,unknown\n"
        "drop,DROP,benchmarks,%,True,30,30,unknown\n"
        "input_price,Input price,prices,USD/1M tokens,True,unknown,unknown,$0.10\n"
    )


def test_cells_are_exact_objects_and_no_absence_is_mixed_up_with_another(three):
    """“No” is False; whatever is absent is its state, never NaN, None or an empty text."""
    made = frame(three, BENCHMARKS)
    cells = {index[0]: list(row) for index, *row in made.itertuples(name=None)}
    assert {field: cells[field] for field in ("open_weights", "release_date", "input_price", "mmlu")} == {
        "open_weights": [False, False, State.UNKNOWN],
        "release_date": [PartialDate(2024, 9), State.NOT_APPLICABLE, State.UNKNOWN],
        "input_price": [State.UNKNOWN, State.UNKNOWN, Decimal("0.10")],
        "mmlu": [Decimal("50.5"), Decimal("50.5"), State.UNKNOWN],
    }
    assert [type(cell) for cell in cells["context_length"]] == [Quantity, State, State]
    assert cells["context_length"][1:] == [State.UNDISCLOSED, State.UNKNOWN]
    assert list(made.index.names) == list(INDEX) and not made.isna().any(axis=None)
    assert {str(dtype) for dtype in made.dtypes} == {"object"}


def test_a_frame_of_states_tells_disputes_apart(three):
    """The same rows and columns."""
    made = frame(three, BENCHMARKS, {"fields": ("max_output_tokens", "context_length", "drop")}, state)
    assert [list(row) for _, *row in made.itertuples(name=None)] == [
        [State.KNOWN, State.UNDISCLOSED, State.UNKNOWN],
        [State.UNKNOWN, State.UNKNOWN, State.DISPUTED],
        [State.KNOWN, State.KNOWN, State.UNKNOWN],
    ]


@pytest.fixture
def two(model, side_by_side):
    """Two models that agree on some rows of every kind and not on others."""
    shared = {"open_weights": "yes", "license": "mit"}
    return side_by_side(
        model(
            facts={**shared, "context_length": "8K", "max_output_tokens": "undisclosed"},
            scores=(make_score("mmlu", 50), make_score("drop", 30), make_score("math", 9, shots=5)),
            prices=(make_price(),),
        ),
        model(
            "beta",
            facts={**shared, "context_length": "16K", "max_output_tokens": "unknown"},
            scores=(make_score("mmlu", 50), make_score("drop", 40), make_score("math", 9, shots=0)),
            prices=(make_price(output=Decimal(3)),),
        ),
    )


@pytest.mark.parametrize(
    ("asked", "fields"),
    [
        (
            {"all": ()},
            [
                *("context_length", "max_output_tokens", "open_weights", "license"),
                *("mmlu", "math", "drop", "input_price", "output_price"),
            ],
        ),
        ({"differences": ()}, ["context_length", "math", "drop", "output_price"]),
        ({"same": ()}, ["open_weights", "license", "mmlu", "input_price"]),
        ({"group": ("identity", "prices")}, ["open_weights", "license", "input_price", "output_price"]),
        ({"fields": ("mmlu", "license", "context_length")}, ["context_length", "license", "mmlu"]),
        (
            {"differences": (), "group": ("limits", "benchmarks"), "fields": ("context_length", "license", "mmlu")},
            ["context_length"],
        ),
        ({"fields": ()}, []),
    ],
)
def test_row_sets_narrow_one_another_and_keep_the_order(two, asked, fields):
    """Facts, prices and scores alike; nobody's value is neither the same nor a difference."""
    made = frame(two, BENCHMARKS, asked)
    assert list(made.index.get_level_values("field")) == fields
    assert list(made.columns) == ["alpha", "beta"]


def test_a_row_set_of_ones_own_is_one_line_in_the_table(two, monkeypatch):
    """It is asked for by its name, like the others."""
    monkeypatch.setitem(ROW_SETS, "tokens", lambda line, names: line.unit == "tokens")
    made = frame(two, BENCHMARKS, {"tokens": (), "differences": ()}, text)
    assert printed(made) == (
        "field,label,group,unit,differs,alpha,beta\n"
        "context_length,Context length,limits,tokens,True,8K tokens,16K tokens\n"
    )


def test_a_narrowed_comparison_has_only_those_rows_everywhere(two):
    """Groups without a row go; what it says in words stays."""
    made = narrowed(two, BENCHMARKS, {"same": (), "group": ("identity", "benchmarks")})
    assert [(group.id, [row.field.id for row in rows]) for group, rows in made.groups] == [
        ("identity", ["open_weights", "license"])
    ]
    assert ([row.field.id for row in made.same], made.prices) == (["open_weights", "license"], ())
    assert [row.benchmark for row in made.scores] == ["mmlu"]
    assert (made.clauses, made.headline, made.differences) == (two.clauses, two.headline, two.differences)


def test_a_set_that_does_not_exist_is_an_error(two):
    """Not an empty frame."""
    with pytest.raises(KeyError, match="diferences"):
        frame(two, BENCHMARKS, {"diferences": ()})


def test_models_called_like_the_index_are_columns_all_the_same(model, side_by_side):
    """An id is anything that a file can be called."""
    records = [model(id_, facts={"open_weights": "no"}) for id_ in ("differs", "field", "label")]
    assert printed(frame(side_by_side(*records), {})) == (
        "field,label,group,unit,differs,differs,field,label\n"
        "open_weights,Open weights,identity,,False,False,False,False\n"
    )


def test_what_can_be_asked_for_are_the_groups_and_fields_of_the_project(model, book):
    """With prices, and with benchmarks that only a score names."""
    names = names_to_ask((made := book(model(scores=(make_score("own"),)))).catalogue, made.library)
    assert names["group"] == ("limits", "identity", "lifecycle", "prices", "benchmarks", "running")
    prices_and_scores = ("input_price", "output_price", "mmlu", "gpqa", "math", "drop", "mgsm", "own")
    assert names["fields"] == (*CATALOGUE.fields, *prices_and_scores, "memory")


def test_the_command_has_an_option_for_every_row_set():
    """By name with `--rows`, or with an option of its own."""
    assert {*(one.value for one in Rows), "group", "fields"} == set(ROW_SETS)


def test_the_tables_alone_are_those_of_the_whole_comparison(model, book):
    """What is said in words is left out, and nothing else, whatever other models there are."""
    records = [model(id_, facts={"context_length": said}) for id_, said in (("c", "8K"), ("a", "16K"), ("b", "8K"))]
    merged = book(*records, model("other", facts={"open_weights": "no"}, scores=(make_score("own"),)))
    whole = compare(merged, wanted=(("c", "a", "b"),), nearest=0).comparisons["c", "a", "b"]
    chosen = {id_: merged.models[id_] for id_ in ("c", "a", "b")}
    alone = side_by_side(replace(merged, models=chosen))
    assert alone == replace(whole, clauses=(), headline="", missing=(), differences={})
    assert whole.differences["a"] and printed(frame(alone, {}, cell=text)) == (
        "field,label,group,unit,differs,c,a,b\n"
        "context_length,Context length,limits,tokens,True,8K tokens,16K tokens,8K tokens\n"
    )
