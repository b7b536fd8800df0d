"""Answers to needs: who meets the conditions, in which order, and why the others do not."""

from decimal import Decimal

import pytest
from builders import make_alias, make_price, make_score

from generator.nouns.claims import Source, SourceKind
from generator.nouns.gpus import Gpu, Stated
from generator.nouns.sizes import parse_size

SOURCE = Source("s", "List", "Somebody", SourceKind.THIRD_PARTY)
GPUS = {"small": Gpu("small", "Small", Stated(parse_size("8 GB"), SOURCE))}
RUN = {
    "parameters_exact": "1,000,000,000",
    "num_hidden_layers": "16",
    "num_key_value_heads": "8",
    "head_dim": "64",
    "sliding_window": "not-applicable",
}


def cheap(amount, **over):
    return {"prices": (make_price(input=Decimal(amount), output=Decimal(amount), **over),)}


def of_each(answer):
    """Ids with score, or with what is said of them."""
    return {
        "matches": [(one.rank, one.model, one.score, one.coverage) for one in answer.matches],
        "excluded": {one.model: [reason.text for reason in one.reasons] for one in answer.excluded},
        "unjudged": {one.model: [reason.text for reason in one.reasons] for one in answer.unjudged},
    }


def judged(model, answered, condition, facts, **over):
    """What becomes of one model under one condition."""
    answer = answered(model(facts=facts, **over), needs=f"n: {{title: N, must: [{condition}]}}", gpus=GPUS)
    (found,) = (*answer.matches, *answer.excluded, *answer.unjudged)
    kind = "yes" if answer.matches else "no" if answer.excluded else "open"
    return kind, found.reasons[0].text, found.reasons[0].wanted


CONDITIONS = (
    ("{field: open_weights, is: yes}", {"open_weights": "yes"}, ("yes", "Open weights: Yes", "")),
    ("{field: open_weights, is: yes}", {"open_weights": "no"}, ("no", "Open weights: No", "yes")),
    ("{field: open_weights, is: no}", {"open_weights": "yes"}, ("no", "Open weights: Yes", "no")),
    ("{field: open_weights, is: yes}", {}, ("open", "Open weights: not recorded", "")),
    (
        "{field: open_weights, is: yes}",
        {"open_weights": "not-applicable"},
        ("open", "Open weights: not applicable", ""),
    ),
    (
        "{field: open_weights, is: yes}",
        {"open_weights": ["yes", "no"]},
        ("open", "Open weights: disputed: No or Yes", ""),
    ),
    (
        "{field: context_length, least: 100K}",
        {"context_length": ["128K", "1M"]},
        ("yes", "Context length: 128K tokens (disputed)", ""),
    ),
    ("{field: context_length, least: 128K}", {"context_length": "131,072"}, ("yes", "Context length: 128K tokens", "")),
    (
        "{field: context_length, least: 100K}",
        {"context_length": ["undisclosed", "1M"]},
        ("open", "Context length: disputed: 1M tokens or not disclosed", ""),
    ),
    (
        "{field: context_length, least: 16K, most: 64K}",
        {"context_length": "8K"},
        ("no", "Context length: 8K tokens", "at least 16K tokens, at most 64K tokens"),
    ),
    (
        "{field: license, any: [mit]}",
        {"license": ["mit", "apache-2.0"]},
        ("open", "License: disputed: Apache 2.0 or MIT", ""),
    ),
    (
        "{field: license, any: [mit, Apache 2.0]}",
        {"license": ["mit", "apache-2.0"]},
        ("yes", "License: Apache 2.0 (disputed)", ""),
    ),
    (
        "{field: input_modalities, all: [text, image]}",
        {"input_modalities": ("text",)},
        ("no", "Input modalities: Text", "Text and Images"),
    ),
    (
        "{field: input_modalities, any: [image, text]}",
        {"input_modalities": ("text",)},
        ("yes", "Input modalities: Text", ""),
    ),
    ("{field: release_date, least: 2024}", {"release_date": "2024-05"}, ("yes", "Release date: May 2024", "")),
    (
        "{field: release_date, least: 2024-06}",
        {"release_date": "2024"},
        ("open", "Release date: 2024 is not exact enough", ""),
    ),
    ("{field: release_date, most: 2024}", {"release_date": "2024-05-13"}, ("yes", "Release date: 13 May 2024", "")),
    (
        "{field: release_date, most: 2023-12}",
        {"release_date": "2024"},
        ("no", "Release date: 2024", "not after Dec 2023"),
    ),
    (
        "{label: Fits, memory: {room: 1 GB, weights: fp16}}",
        RUN,
        ("no", "Fits: 2.27 GB, more than 1 GB", ""),
    ),
    ("{memory: {room: 4 GiB, weights: fp16}}", RUN, ("yes", "Memory: 2.11 GiB, fits into 4 GiB", "")),
    ("{memory: {gpu: small}}", RUN, ("yes", "Memory: 0.88 GB, fits into 1 × Small (8.00 GB)", "")),
    ("{memory: {gpu: missing}}", RUN, ("open", "Memory: not worked out", "")),
    ("{memory: {room: 4 GB, weights: q9}}", RUN, ("open", "Memory: not worked out", "")),
    (
        "{memory: {room: 4 GB, weights: fp16}}",
        RUN | {"parameters_exact": ["1,000,000,000", "3,000,000,000"]},
        ("open", "Memory: from 2.27 GB to 6.27 GB", ""),
    ),
    (
        "{memory: {room: 8 GB, weights: fp16}}",
        RUN | {"parameters_exact": ["1,000,000,000", "3,000,000,000"]},
        ("yes", "Memory: 2.27 GB, fits into 8 GB", ""),
    ),
    (
        "{memory: {room: 2 GB, weights: fp16}}",
        RUN | {"parameters_exact": ["1,000,000,000", "3,000,000,000"]},
        ("no", "Memory: 2.27 GB, more than 2 GB", ""),
    ),
    (
        "{memory: {room: 8 GB, weights: fp16}}",
        RUN | {"parameters_exact": ["1,000,000,000", "undisclosed"]},
        ("open", "Memory: sources disagree on what it is worked out from", ""),
    ),
    (
        "{memory: {room: 2.1 GB, weights: fp16}}",
        RUN | {"sliding_window": "unknown"},
        ("open", "Memory: from 2.00 GB to 2.27 GB", ""),
    ),
    (
        "{memory: {room: 1 GB, weights: fp16}}",
        {"parameters_exact": ["1,000,000,000", "100,000,000"]},
        ("open", "Memory: layers unknown, KV heads unknown, head dimension unknown", ""),
    ),
    (
        "{memory: {room: 1 GB, weights: fp16}}",
        {"parameters_exact": "1,000,000,000"},
        ("no", "Memory: 2.00 GB for a part of it alone, more than 1 GB", ""),
    ),
    (
        "{memory: {room: 4 GB, weights: fp16}}",
        {"parameters_exact": "1,000,000,000"},
        ("open", "Memory: layers unknown, KV heads unknown, head dimension unknown", ""),
    ),
)


@pytest.mark.parametrize(("condition", "facts", "expected"), CONDITIONS)
def test_a_condition_is_met_or_not_or_cannot_be_told(model, answered, condition, facts, expected):
    """What is not known, or depends on who is believed, is no “no”; each outcome has its reason."""
    assert judged(model, answered, condition, facts) == expected


@pytest.mark.parametrize("kind", ["product", "service"])
def test_what_nobody_runs_neither_fits_nor_is_too_large(model, answered, kind):
    """Its page has no memory that a reason could lead to, and comparisons say the same of it."""
    asked = "{memory: {room: 1 GB, weights: fp16}}"
    assert judged(model, answered, asked, RUN, type=kind) == ("open", "Memory: not run by oneself", "")
    wish = answered(
        model(facts=RUN | {"context_length": "8K"}, type=kind),
        needs="n: {title: N, wishes: [{memory: {weights: fp16}}, {field: context_length}]}",
    )
    assert [one.why for one in wish.matches[0].wishes] == ["not run by oneself", ""]


def test_prices_and_counts_can_be_conditions(model, answered):
    """At standard terms; a price that is not recorded is not high."""
    asked = "{task: {input: 1M, output: 1M}, most: $1}".replace("1M", "500K")
    assert judged(model, answered, asked, {}, **cheap(1)) == ("yes", "Price of a task: $1.00 at Acme", "")
    assert judged(model, answered, asked, {}, **cheap(2)) == ("no", "Price of a task: $2.00 at Acme", "at most $1.00")
    assert judged(model, answered, asked, {}) == ("open", "Price of a task: no standard price recorded", "")
    assert judged(model, answered, "{count: providers, least: 2}", {}, **cheap(1)) == (
        "no",
        "Providers: 1",
        "at least 2",
    )
    assert judged(model, answered, "{price: output, most: 1}", {}, **cheap(2))[2] == "at most $1.00"


NEED = """
    reading:
      title: Reading
      must: [{field: open_weights, is: yes}]
      wishes:
        - {field: context_length, weight: 3}
        - {price: input, weight: 1}
        - {field: license, any: [mit], weight: 2}
    """


def test_models_are_ranked_by_their_wishes(model, answered):
    """Percentiles among those that meet the conditions, all or nothing of a condition, by the weights."""
    facts = {"open_weights": "yes", "license": "mit"}
    answer = answered(
        model("a", facts=facts | {"context_length": "8K"}, **cheap(1)),
        model("b", facts=facts | {"context_length": "16K"}, **cheap(3)),
        model("c", facts=facts | {"context_length": "32K", "license": "apache-2.0"}, **cheap(2)),
        model("d", facts={"open_weights": "no", "context_length": "1M"}, **cheap(0)),
        model("e", facts={"context_length": "2M"}),
        needs=NEED,
    )
    assert of_each(answer) == {
        "matches": [(1, "b", 61, 100), (2, "a", 56, 100), (3, "c", 50, 100)],
        "excluded": {"d": ["Open weights: No"]},
        "unjudged": {"e": ["Open weights: not recorded"]},
    }
    assert answer.must == ("Open weights: yes",)
    assert answer.wishes == (
        "Context length: the more the better",
        "Input price: the less the better",
        "License: MIT",
    )
    assert answer.headline == (
        "B comes first of 3, with 61 of 100. Context length: 16K tokens, 2 of 3; "
        "Input price: $3.00 per 1M tokens at Acme, 3 of 3; License: MIT."
    )


def test_a_wish_without_data_is_left_out(model, answered):
    """The coverage says so; below the least coverage a model is not judged, and not excluded either."""
    facts = {"open_weights": "yes", "license": "mit"}
    answer = answered(
        model("a", facts=facts | {"context_length": "8K"}),
        model("b", facts=facts | {"context_length": "16K"}, **cheap(3)),
        model("c", facts={"open_weights": "yes"}, **cheap(3)),
        needs=NEED,
    )
    found = of_each(answer)
    assert found["matches"] == [(1, "b", 79, 100), (2, "a", 55, 83)]
    assert found["unjudged"] == {"c": ["Context length: not recorded", "License: not recorded"]}


def test_equal_scores_share_the_rank_and_the_headline(model, answered):
    """Nobody is first alone on a tie."""
    records = [model(id_, facts={"context_length": "8K"}) for id_ in "abcde"]
    answer = answered(*records, needs="n: {title: N, wishes: [{field: context_length}]}")
    assert {(one.rank, one.score) for one in answer.matches} == {(1, 50)}
    assert answer.headline == "A, B, C and 2 more come first of 5, with 50 of 100."


def test_a_need_without_wishes_ranks_nobody(model, answered):
    """Whoever meets the conditions is level with the others."""
    records = [model(id_, facts={"open_weights": "yes"}) for id_ in "ab"]
    answer = answered(*records, needs="n: {title: N, must: [{field: open_weights, is: yes}]}")
    assert of_each(answer)["matches"] == [(1, "a", None, 100), (1, "b", None, 100)]
    assert answer.headline == "A and B meet every condition."


def test_nobody_may_meet_a_need(model, answered):
    """And the answer says so."""
    answer = answered(
        model("a", facts={"open_weights": "no"}), needs="n: {title: N, must: [{field: open_weights, is: yes}]}"
    )
    assert answer.headline == "No model on record can be said to meet it."


def test_a_certain_no_outweighs_what_is_not_known(model, answered):
    """Such a model is excluded, by what is certain alone."""
    answer = answered(
        model("a", facts={"open_weights": "no"}),
        needs="n: {title: N, must: [{field: context_length, least: 1K}, {field: open_weights, is: yes}]}",
    )
    assert of_each(answer)["excluded"] == {"a": ["Open weights: No"]}
    assert answer.excluded[0].reasons[0].must is answer.need.must[1]


def test_scores_are_held_against_those_of_the_candidates(model, answered):
    """A model that does not meet the conditions takes no place from one that does."""
    facts = {"open_weights": "yes"}
    records = [
        model("a", facts=facts, scores=(make_score("mmlu", 50),)),
        model("b", facts=facts, scores=(make_score("mmlu", 40),)),
        model("closed", facts={"open_weights": "no"}, scores=(make_score("mmlu", 90),)),
    ]
    needs = "n: {title: N, must: [{field: open_weights, is: yes}], wishes: [{scores: all}]}"
    answer = answered(*records, needs=needs)
    assert of_each(answer)["matches"] == [(1, "a", 75, 100), (2, "b", 25, 100)]
    assert answer.matches[0].wishes[0].measured.text == "a mean percentile of 75 on 1 benchmark"


def test_an_alias_is_no_answer_beside_its_snapshot(model, answered):
    """Nobody is listed twice."""
    records = (model("b", facts={"context_length": "8K"}), model("a", alias_of=make_alias("b")))
    answer = answered(*records, needs="n: {title: N, wishes: [{field: context_length}]}")
    assert of_each(answer) == {"matches": [(1, "b", 50, 100)], "excluded": {}, "unjudged": {}}
    assert answer.headline == "B comes first of 1, with 50 of 100. Context length: 8K tokens, 1 of 1."
