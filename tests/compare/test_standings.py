"""Ranks on benchmarks."""

from builders import make_benchmark, make_score, make_source

from generator.compare import compare
from generator.nouns.fields import Better


def places(found, benchmark="mmlu"):
    """Model, score, rank and number of ranked models, in order."""
    return [(one.model, str(one.score.score), one.rank, one.of) for one in found.standings[benchmark]]


def test_models_rank_within_one_setting_and_ties_share_a_rank(book, model):
    """The setting with most scores goes first; after two first places comes the third."""
    found = compare(
        book(
            model("alpha", scores=(make_score("mmlu", 70, shots=5), make_score("mmlu", 95, shots=0))),
            model("beta", scores=(make_score("mmlu", 80, shots=5),)),
            model("gamma", scores=(make_score("mmlu", 80, shots=5),)),
            model("delta", scores=(make_score("mmlu", 60),)),
        )
    )
    assert places(found) == [
        ("beta", "80", 1, 3),
        ("gamma", "80", 1, 3),
        ("alpha", "70", 3, 3),
        ("alpha", "95", 1, 1),
        ("delta", "60", 1, 1),
    ]
    assert [(one.rank, one.of) for one in found.places["alpha"]] == [(3, 3), (1, 1)]


def test_a_lower_score_ranks_first_where_lower_is_better(book, model):
    """And a benchmark without a better direction has no ranks at all."""
    records = [model(id_, scores=(make_score("mmlu", one),)) for id_, one in (("alpha", 3), ("beta", 2))]
    found = compare(book(*records, benchmarks={"mmlu": make_benchmark(better=Better.LOWER)}))
    assert places(found) == [("beta", "2", 1, 2), ("alpha", "3", 2, 2)]
    found = compare(book(*records, benchmarks={"mmlu": make_benchmark(better=Better.NEITHER)}))
    assert (found.standings, found.places) == ({}, {"alpha": (), "beta": ()})


def test_a_benchmark_that_no_record_speaks_of_is_ranked(book, model):
    """It is known by its id, and more is better."""
    found = compare(book(*(model(id_, scores=(make_score("new", one),)) for id_, one in (("alpha", 1), ("beta", 2)))))
    assert places(found, "new") == [("beta", "2", 1, 2), ("alpha", "1", 2, 2)]


def test_of_several_scores_in_one_setting_the_best_documented_counts(book, model):
    """The other one has the place that it would take in its stead."""
    third = make_source("blog", kind="third-party")
    alpha = model("alpha", scores=(make_score("mmlu", 90, source=third), make_score("mmlu", 50)))
    found = compare(book(alpha, model("beta", scores=(make_score("mmlu", 70),))))
    assert places(found) == [("beta", "70", 1, 2), ("alpha", "50", 2, 2)]
    assert [(str(one.score.score), one.rank) for one in found.places["alpha"]] == [("90", 1), ("50", 2)]
    assert all(one.score is score for one, score in zip(found.places["alpha"], alpha.scores, strict=True))


def test_an_alias_is_not_ranked_beside_its_snapshot(book, model):
    """It has the snapshot's places; with scores of its own it is ranked."""
    snapshot = model("beta", scores=(make_score("mmlu", 70),))
    rival = model("gamma", scores=(make_score("mmlu", 80),))
    found = compare(book(model("alpha", alias_of="beta"), snapshot, rival))
    assert places(found) == [("gamma", "80", 1, 2), ("beta", "70", 2, 2)]
    assert [(one.model, one.rank, one.of) for one in found.places["alpha"]] == [("alpha", 2, 2)]
    found = compare(book(model("alpha", alias_of="beta", scores=(make_score("mmlu", 90),)), snapshot, rival))
    assert [one.model for one in found.standings["mmlu"]] == ["alpha", "gamma", "beta"]
