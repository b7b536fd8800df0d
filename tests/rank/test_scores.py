"""Benchmark scores as percentiles among scores that were taken in the same way."""

from builders import make_benchmark, make_score

from generator.nouns.fields import Better

QUALITY = "components: [{id: q, label: Q, weight: 1, inputs: [{scores: all}]}]"


def shown(ranked, records, ranking=QUALITY, **over):
    """For each model what its scores come to, or why to nothing."""
    found = ranked(*records, ranking=ranking, **over)
    measured = {id_: one.components[0].inputs[0].measured for id_, one in sorted(found.ranks.items())}
    return {id_: one.text or one.why for id_, one in measured.items()}


def test_only_scores_of_one_setting_are_held_against_one_another(model, ranked):
    """Five-shot scores say nothing of a zero-shot one, however high it is."""
    records = [model(f"m{at}", scores=(make_score("mmlu", 50 + at, shots=5),)) for at in range(3)]
    records.append(model("other", scores=(make_score("mmlu", 99, shots=0),)))
    assert shown(ranked, records) == {
        "m0": "a mean percentile of 17 on 1 benchmark",
        "m1": "a mean percentile of 50 on 1 benchmark",
        "m2": "a mean percentile of 83 on 1 benchmark",
        "other": "no score that 2 others can be held against, taken in the same way",
    }


def test_each_benchmark_counts_once_however_often_it_was_taken(model, ranked):
    """The settings of one benchmark are averaged before the benchmarks are."""
    records = [
        model(
            f"m{at}",
            scores=(
                make_score("mmlu", at, shots=0),
                make_score("mmlu", at, shots=5),
                make_score("mmlu", at, shots=8),
                make_score("gpqa", 9 - at),
            ),
        )
        for at in range(3)
    ]
    assert set(shown(ranked, records).values()) == {"a mean percentile of 50 on 2 benchmarks"}


def test_lower_may_be_better_on_a_benchmark_and_neither_says_nothing(model, ranked):
    """As the benchmark has it."""
    records = [model(f"m{at}", scores=(make_score("mmlu", at), make_score("gpqa", at))) for at in range(3)]
    over = {"mmlu": make_benchmark("mmlu", better=Better.LOWER), "gpqa": make_benchmark("gpqa", better=Better.NEITHER)}
    assert shown(ranked, records, benchmarks=over)["m0"] == "a mean percentile of 83 on 1 benchmark"


def test_a_score_that_sources_print_differently_does_not_count(model, ranked):
    """Nobody can say where the model stands."""
    records = [model(f"m{at}", scores=(make_score("mmlu", 50 + at),)) for at in range(3)]
    records.append(model("torn", scores=(make_score("mmlu", 20), make_score("mmlu", 90))))
    found = shown(ranked, records)
    assert found["torn"] == "no score that 2 others can be held against, taken in the same way"
    assert found["m2"] == "a mean percentile of 83 on 1 benchmark"


def test_only_the_named_benchmarks_count_and_enough_of_them(model, ranked):
    """A model with fewer has nothing to show, and it is said how many it has."""
    both = [model(f"m{at}", scores=(make_score("mmlu", at), make_score("gpqa", at))) for at in range(3)]
    ranking = QUALITY.replace("{scores: all}", "{scores: [mmlu, gpqa], minimum: 2}")
    records = [*both, model("half", scores=(make_score("mmlu", 5), make_score("math", 5)))]
    found = shown(ranked, records, ranking)
    assert found["half"] == "1 benchmark with 2 others tested in the same way, 2 are needed"
    assert found["m2"] == "a mean percentile of 73 on 2 benchmarks"


def test_each_score_is_evidence_with_its_setting_and_place(model, ranked):
    """It leads to the benchmarks on the model's page."""
    records = [model(f"m{at}", scores=(make_score("mmlu", at, shots=5, harness="own"),)) for at in range(3)]
    found = ranked(*records, ranking=QUALITY)
    (proof,) = found.ranks["m1"].components[0].inputs[0].measured.evidence
    assert (proof.label, proof.text, proof.anchor) == ("MMLU", "1%, 5-shot, own, 2 of 3", "benchmarks")
