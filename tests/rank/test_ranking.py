"""The ranking out of 100: what it counts, what it leaves out, and what it says."""

from dataclasses import replace
from decimal import Decimal

import pytest
from builders import make_alias, make_price, make_record, make_scheme, make_score, make_source, make_transparency

from generator.nouns.records import Capability, Rating

CONTEXT = "components: [{id: size, label: Size, weight: 1, inputs: [{field: context_length}]}]"
TWO = """
    minimum_coverage: 40
    components:
      - {id: size, label: Size, weight: 3, inputs: [{field: context_length}]}
      - {id: use, label: Use, weight: 1, about: How much., inputs: [{field: downloads}]}
    """


def lengths(model, *written):
    """Models `m0`, `m1` and so on with these context lengths, None for none."""
    return [model(f"m{at}", facts={"context_length": one} if one else {}) for at, one in enumerate(written)]


def totals(ranked):
    """Rank, total and coverage of each model."""
    return {id_: (one.rank, one.total, one.coverage) for id_, one in ranked.ranks.items()}


def part(ranked, id_, component):
    """One component of one model."""
    return next(one for one in ranked.ranks[id_].components if one.component.id == component)


def test_a_total_is_the_mean_of_percentiles_by_weights(model, ranked):
    """With the sum written out; the best comes first."""
    records = [model(f"m{at}", facts={"context_length": f"{at + 1}K", "downloads": f"{9 - at}K"}) for at in range(4)]
    found = ranked(*records, ranking=TWO)
    assert totals(found) == {"m3": (1, 69, 100), "m2": (2, 57, 100), "m1": (3, 44, 100), "m0": (4, 32, 100)}
    assert found.ranks["m3"].formula == "(3 × 88 + 1 × 13) ÷ 4 = 69"
    assert found.of == 4


def test_what_is_missing_is_left_out_and_never_zero(model, ranked):
    """The weight of a component without data goes, and the coverage says so; too little coverage is no rank."""
    records = [model(f"m{at}", facts={"context_length": f"{at + 1}K", "downloads": f"{at + 1}K"}) for at in range(3)]
    records += [model("long", facts={"context_length": "9K"}), model("used", facts={"downloads": "9K"})]
    found = ranked(*records, ranking=TWO)
    assert found.ranks["long"].formula == "(3 × 88) ÷ 3 = 88"
    assert (found.ranks["long"].total, found.ranks["long"].coverage) == (88, 75)
    assert (found.ranks["used"].total, found.ranks["used"].rank, found.ranks["used"].coverage) == (None, None, 25)
    assert part(found, "used", "size").why == "Context length: not recorded"
    assert list(found.ranks)[-1] == "used"


def test_kinds_of_absence_are_told_apart(model, ranked):
    """Each in its own words, and none of them a number."""
    absent = {"a": "undisclosed", "b": "not-applicable", "c": "unknown"}
    records = [model(id_, facts={"context_length": word}) for id_, word in absent.items()]
    found = ranked(*records, *lengths(model, "1K", "2K", "3K"), ranking=CONTEXT)
    whys = {id_: part(found, id_, "size").why for id_ in absent}
    assert whys == {
        "a": "Context length: not disclosed",
        "b": "Context length: not applicable",
        "c": "Context length: not recorded",
    }


def test_numbers_count_as_they_are_printed(model, ranked):
    """131,072 and 128,000 tokens are both 128K, and tie; so do totals."""
    found = ranked(*lengths(model, "131,072", "128,000", "128K", "8K"), ranking=CONTEXT)
    assert totals(found) == {"m0": (1, 63, 100), "m1": (1, 63, 100), "m2": (1, 63, 100), "m3": (4, 13, 100)}


def test_a_dispute_counts_only_where_it_makes_no_difference(model, ranked):
    """Two values that print the same are one; two others are none."""
    found = ranked(*lengths(model, ["8K", "16K"], ["128K", "131,072"], "1K", "2K"), ranking=CONTEXT)
    assert part(found, "m0", "size").why == "Context length: disputed: 16K tokens or 8K tokens"
    assert found.ranks["m1"].rank == 1


def test_too_few_have_no_percentiles(model, ranked):
    """Of two models nobody can say who is far ahead, unless the project takes that for enough."""
    found = ranked(*lengths(model, "1K", "2K"), ranking=CONTEXT)
    assert part(found, "m0", "size").why == "Context length: known of 2 models only, too few for percentiles"
    assert found.of == 0
    assert ranked(*lengths(model, "1K", "2K"), ranking=f"minimum_pool: 2\n{CONTEXT}").of == 2


def test_a_component_without_inputs_says_so(model, ranked):
    """It counts for nobody, and lowers everybody's coverage."""
    found = ranked(
        *lengths(model, "1K", "2K", "3K"),
        ranking="""
        components:
          - {id: size, label: Size, weight: 1, inputs: [{field: context_length}]}
          - {id: fame, label: Fame, weight: 1}
        """,
    )
    assert part(found, "m0", "fame").why == "nothing is declared that it could be computed from"
    assert found.ranks["m0"].coverage == 50
    assert [pool.models for pool in found.pools] == [3, 0]


def test_a_component_of_several_inputs_is_the_percentile_of_their_mean(model, ranked):
    """By the inputs' weights, of those that are known; the others lower the coverage."""
    records = [
        model("a", facts={"context_length": "4K", "downloads": "1K"}),
        model("b", facts={"context_length": "2K", "downloads": "2K"}),
        model("c", facts={"context_length": "1K", "downloads": "3K"}),
        model("d", facts={"context_length": "3K"}),
    ]
    ranking = """
        components:
          - {id: all, label: All, weight: 1, inputs: [{field: context_length, weight: 3}, {field: downloads}]}
        """
    found = ranked(*records, ranking=ranking)
    assert {id_: part(found, id_, "all").mean for id_ in "abcd"} == {"a": 70, "b": 41, "c": 31, "d": 63}
    assert {id_: part(found, id_, "all").place.percentile for id_ in "abcd"} == {"a": 88, "b": 38, "c": 13, "d": 63}
    assert found.ranks["d"].coverage == 75
    assert [(one.label, one.models, str(one.weight)) for one in found.pools[0].inputs] == [
        ("Context length", 4, "3"),
        ("Downloads", 3, "1"),
    ]


def test_every_kind_of_yardstick_shows_its_number_and_where_it_is_from(model, ranked):
    """Facts of all types, prices, providers, capabilities, reports, memory, tasks, and searches."""
    record = model(
        "alpha",
        facts={
            "open_weights": "yes",
            "license": "mit",
            "input_modalities": ("text", "image"),
            "release_date": "2024-05",
        },
        prices=(make_price(), make_price("other", input=None, output=None, cached_input=None)),
        capabilities=(Capability("one", "One", None),),
        transparency=make_transparency(origin=5, data=5, licence=5),
    )
    inputs = (
        "{field: open_weights, better: higher}",
        "{field: license, classes: [{label: free, values: [mit]}, {label: not, values: [apache-2.0]}]}",
        "{field: input_modalities, better: higher}",
        "{field: release_date, better: higher}",
        "{price: input}",
        "{task: {input: 1K, output: 500}}",
        "{count: providers}",
        "{count: capabilities}",
        "{count: searches}",
        "{transparency: total}",
        "{memory: {context: 8K}}",
        "{scores: all}",
    )
    listed = "".join(f"\n      - {one}" for one in inputs)
    found = ranked(
        record,
        ranking=f"components:\n  - id: all\n    label: All\n    weight: 1\n    inputs:{listed}\n",
        scheme=make_scheme(),
        matched={"alpha": 1200},
    )
    shown = [
        (one.label, one.measured.text or one.measured.why, [proof.anchor for proof in one.measured.evidence])
        for one in part(found, "alpha", "all").inputs
    ]
    assert shown == [
        ("Open weights", "Yes", ["fact-open_weights"]),
        ("License", "MIT (free)", ["fact-license"]),
        ("Input modalities", "Text, Images", ["fact-input_modalities"]),
        ("Release date", "May 2024", ["fact-release_date"]),
        ("Input price", "$0.10 per 1M tokens at Acme", ["prices"]),
        ("Price of a task", "$0.0003 at Acme", ["prices"]),
        ("Providers", "2", ["prices"]),
        ("Capabilities", "1", ["capabilities"]),
        ("Times matched", "1,200", ["searches-that-lead-here"]),
        ("Transparency report", "50 of 100", ["transparency-report"]),
        ("Memory", "parameters unknown, layers unknown, KV heads unknown, head dimension unknown", []),
        ("Benchmarks", "no score recorded", []),
    ]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("1,000,000,000", "2.11 GiB"),
        (["1,000,000,000", "3,000,000,000"], "disputed: from 2.11 GiB to 5.84 GiB"),
        (["1,000,000,000", "undisclosed"], "disputed: sources disagree on what it is worked out from"),
    ],
)
def test_memory_counts_only_where_it_is_the_same_whoever_is_believed(model, ranked, said, expected):
    """A figure that one of the sources gives is no number of its own."""
    shape = {"num_hidden_layers": "16", "num_key_value_heads": "8", "head_dim": "64"}
    facts = shape | {"sliding_window": "not-applicable", "parameters_exact": said}
    declared = "components: [{id: all, label: All, weight: 1, inputs: [{memory: {context: 8K, weights: fp16}}]}]"
    found = ranked(model("alpha", facts=facts), model("beta", facts=facts), ranking=declared)
    (shown,) = part(found, "alpha", "all").inputs
    assert (shown.measured.text or shown.measured.why) == expected


def test_what_cannot_be_a_number_says_why(model, ranked):
    """A year is no month, a licence may be in no class, and a tier of its own is no standard price."""
    record = model(
        "alpha",
        facts={"release_date": "2024", "license": "apache-2.0"},
        prices=(make_price(tier="batch"),),
        transparency=make_transparency(origin=5),
    )
    found = ranked(
        record,
        ranking="""
        components:
          - id: all
            label: All
            weight: 1
            inputs:
              - {field: release_date, better: higher}
              - {field: license, classes: [{label: free, values: [mit]}]}
              - {price: output}
              - {task: {output: 10}}
              - {transparency: total}
              - {count: capabilities}
              - {count: searches}
        """,
        scheme=make_scheme(),
    )
    assert [one.why for one in part(found, "alpha", "all").inputs] == [
        "2024 is not exact enough",
        "in none of the classes",
        "no standard price recorded",
        "no standard price recorded",
        "not scored in full",
        "no capability recorded",
        "no search data",
    ]


def test_nobody_searched_for_is_zero_where_there_are_searches(model, ranked):
    """A model that no search led to is behind one that some did; without searches nobody is anywhere."""
    ranking = "components: [{id: m, label: M, weight: 1, inputs: [{count: searches}]}]"
    records = lengths(model, None, None, None)
    found = ranked(*records, ranking=ranking, matched={"m0": 0, "m1": 5, "m2": 0})
    assert totals(found) == {"m1": (1, 83, 100), "m0": (2, 33, 100), "m2": (2, 33, 100)}
    assert ranked(*records, ranking=ranking).of == 0


def test_an_alias_is_not_ranked_beside_its_snapshot(model, ranked):
    """Nobody is listed twice."""
    records = lengths(model, "1K", "2K", "3K")
    found = ranked(*records, model("latest", alias_of=make_alias("m2")), ranking=CONTEXT)
    assert list(found.ranks) == ["m2", "m1", "m0"]


def test_other_publishers_ratings_never_count(model, ranked):
    """The ranking is the same with them as without, and a model that has nothing else has no rank."""
    ratings = (Rating("Their rank", make_source("them"), 1, Decimal(99), Decimal(100)),)
    plain = [model(f"m{at}", scores=(make_score("mmlu", at),)) for at in range(3)]
    rated = [replace(record, ratings=ratings) for record in plain]
    ranking = "components: [{id: q, label: Q, weight: 1, inputs: [{scores: all}, {count: capabilities}]}]"
    only = model("only", ratings=ratings)
    assert ranked(*plain, only, ranking=ranking) == ranked(*rated, only, ranking=ranking)
    assert ranked(*rated, only, ranking=ranking).ranks["only"].rank is None


def test_without_a_ranking_there_is_none(ranked):
    """No component, no rank and no page."""
    found = ranked(make_record(), ranking="minimum_pool: 5")
    assert (found.ranks, found.pools) == ({}, ())


def test_reports_by_other_criteria_than_most_do_not_count(model, ranked):
    """Totals by different publishers, or by different versions of their criteria, do not measure the same."""
    reports = {f"m{at}": make_transparency(origin=at, data=at, licence=at) for at in range(5)}
    reports["m3"] = replace(reports["m3"], source=make_source("other", publisher="Somebody else"))
    reports["m4"] = replace(reports["m4"], version="2")
    found = ranked(
        *(model(id_, transparency=report) for id_, report in reports.items()),
        ranking="components: [{id: all, label: All, weight: 1, inputs: [{transparency: total}]}]",
        scheme=make_scheme(),
    )
    shown = {id_: part(found, id_, "all").inputs[0] for id_ in sorted(reports)}
    assert {id_: one.place.percentile if one.place else one.why for id_, one in shown.items()} == {
        "m0": 17,
        "m1": 50,
        "m2": 83,
        "m3": "a report by other criteria than most",
        "m4": "a report by other criteria than most",
    }
