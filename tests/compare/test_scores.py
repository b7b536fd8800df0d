"""Benchmark scores side by side, and prices."""

from decimal import Decimal

import pytest
from builders import make_benchmark, make_price, make_score, make_source

from generator.nouns.fields import Better


def the_row(found, benchmark="mmlu"):
    """The comparison's row of one benchmark, as scores, best places and note."""
    row = next(row for row in found.scores if row.benchmark == benchmark)
    return [str(score.score) if score else None for score in row.scores], set(row.best), row.note


@pytest.mark.parametrize(
    "case",
    [
        ({"shots": 5}, {"shots": 5}, {0}, ""),
        ({}, {}, {0}, ""),
        ({"shots": 5}, {"shots": 0}, set(), "not compared: 5-shot for Alpha, 0-shot for Beta"),
        ({"shots": 5}, {}, set(), "not compared: 5-shot for Alpha, shots not stated for Beta"),
        ({"variant": "base"}, {"variant": "instruct"}, set(), "not compared: base for Alpha, instruct for Beta"),
        ({"harness": "lm-eval"}, {}, set(), "not compared: lm-eval for Alpha, harness not stated for Beta"),
        (
            {"shots": 5, "harness": "lm-eval", "variant": "cot"},
            {"shots": 0, "harness": "simple-evals"},
            set(),
            "not compared: 5-shot for Alpha, 0-shot for Beta; lm-eval for Alpha, simple-evals for Beta",
        ),
    ],
)
def test_scores_compare_only_in_the_same_setting(side_by_side, model, case):
    """Other shots, variant or harness, or one that is stated on one side only: the row says why there is no call."""
    one, other, best, note = case
    found = side_by_side(
        model("alpha", scores=(make_score("mmlu", 80, **one),)),
        model("beta", scores=(make_score("mmlu", 70, **other),)),
    )
    assert the_row(found) == (["80", "70"], best, note)


def test_of_several_scores_the_one_in_the_shared_setting_is_taken(side_by_side, model):
    """Alpha's better documented score was taken differently from Beta's only one."""
    found = side_by_side(
        model("alpha", scores=(make_score("mmlu", 90, shots=0), make_score("mmlu", 60, shots=5))),
        model("beta", scores=(make_score("mmlu", 70, shots=5),)),
    )
    assert the_row(found) == (["60", "70"], {1}, "")


def test_without_a_shared_setting_the_best_documented_score_is_shown(side_by_side, model):
    """A primary source goes before a third party's newer one."""
    third = make_source("blog", kind="third-party", date="2025-01-01")
    found = side_by_side(
        model("alpha", scores=(make_score("mmlu", 90, source=third), make_score("mmlu", 60))), model("beta")
    )
    assert the_row(found) == (["60", None], set(), "")


def test_a_lead_that_depends_on_the_source_is_no_lead(side_by_side, model):
    """Two sources give Alpha different scores in one setting, one above and one below Beta's."""
    third = make_source("blog", kind="third-party")
    scores = (make_score("mmlu", 90), make_score("mmlu", 50, source=third))
    found = side_by_side(model("alpha", scores=scores), model("beta", scores=(make_score("mmlu", 70),)))
    assert the_row(found) == (["90", "70"], set(), "not compared: sources disagree on Alpha, 50% or 90%")
    found = side_by_side(model("alpha", scores=scores), model("beta", scores=(make_score("mmlu", 40),)))
    assert the_row(found) == (["90", "40"], {0}, "")


def test_the_benchmark_says_which_way_is_better(side_by_side, model):
    """Fewer errors are better; a benchmark without direction has no best; all the same has none either."""
    pair = [model(id_, scores=(make_score("mmlu", score),)) for id_, score in (("alpha", 10), ("beta", 20))]
    for better, best in (("lower", {0}), ("higher", {1}), ("neither", set())):
        benchmarks = {"mmlu": make_benchmark(better=Better(better))}
        assert the_row(side_by_side(*pair, benchmarks=benchmarks))[1] == best
    tied = [model(id_, scores=(make_score("mmlu", "10.0"),)) for id_ in ("alpha", "beta")]
    assert the_row(side_by_side(*tied))[1:] == (set(), "")


def test_ties_share_the_best_place(side_by_side, model):
    """Two of three have the highest score."""
    scores = {"alpha": 80, "beta": 80, "gamma": 70}
    found = side_by_side(*(model(id_, scores=(make_score("mmlu", one),)) for id_, one in scores.items()))
    assert the_row(found)[1] == {0, 1}


def test_a_first_place_is_shared_only_where_no_source_says_that_one_is_alone_with_it(side_by_side, model):
    """Alpha and Beta have 80, unless it is 85 that Alpha has."""
    third = make_source("blog", kind="third-party")
    alpha = model("alpha", scores=(make_score("mmlu", 80), make_score("mmlu", 85, source=third)))
    others = [model(id_, scores=(make_score("mmlu", score),)) for id_, score in (("beta", 80), ("gamma", 10))]
    assert the_row(side_by_side(alpha, *others)) == (
        ["80", "80", "10"],
        set(),
        "not compared: sources disagree on Alpha, 80% or 85%",
    )


def test_prices_are_those_of_the_cheapest_provider(side_by_side, model):
    """Standard input prices decide, batch prices do not; output is the same provider's."""
    found = side_by_side(
        model(
            "alpha",
            prices=(
                make_price("dear", input=Decimal(2), output=Decimal(3)),
                make_price("acme", input=Decimal(1), output=Decimal(5)),
                make_price("late", input=Decimal("0.5"), output=Decimal(1), tier="batch"),
            ),
        ),
        model("beta", prices=(make_price("dear", input=Decimal(1), output=None),)),
        model("gamma"),
    )
    rows = [(row.label, row.amounts, row.providers, set(row.best)) for row in found.prices]
    assert rows == [
        ("Input price", (Decimal(1), Decimal(1), None), ("acme", "dear", ""), set()),
        ("Output price", (Decimal(5), None, None), ("acme", "", ""), set()),
    ]


def test_without_prices_there_are_no_price_rows(side_by_side, model):
    """An output price alone has no standard input price to stand beside."""
    found = side_by_side(model("alpha", prices=(make_price(input=None),)), model("beta"))
    assert found.prices == ()
