"""Clauses: what the facts prove, in words, with whom they favour."""

from decimal import Decimal

import pytest
from builders import make_benchmark, make_price, make_score, make_source

PAIRS = [
    # topic, field, Alpha, Beta, text, leader
    (
        "context",
        "context_length",
        "8K",
        "128K",
        "Beta takes a context 16 times as long: 128K against 8K tokens, about 260 against 16 pages",
        "beta",
    ),
    (
        "context",
        "context_length",
        "128K",
        "150K",
        "Beta takes a context 17% longer: 150K against 128K tokens, about 300 against 260 pages",
        "beta",
    ),
    ("context", "context_length", "128K", "131,072", "Both have the same context length: 128K tokens", ""),
    ("context", "context_length", "128K", "undisclosed", "No call on context length: not disclosed for Beta", ""),
    ("context", "context_length", "128K", None, "No call on context length: not recorded for Beta", ""),
    (
        "context",
        "context_length",
        ["128K", "8K"],
        "32K",
        "No call on context length: disputed for Alpha (128K tokens or 8K tokens)",
        "",
    ),
    (
        "context",
        "context_length",
        ["128K", "undisclosed"],
        None,
        "No call on context length: disputed for Alpha (128K tokens or not disclosed); not recorded for Beta",
        "",
    ),
    ("size", "parameters", "8B", "1.23B", "Alpha has 6.5 times the parameters: 8B against 1.23B", ""),
    ("size", "parameters", "16B", "8B", "Alpha has twice the parameters: 16B against 8B", ""),
    ("size", "parameters", "1B", "1.23B", "Both have about the same number of parameters: 1B and 1.23B", ""),
    ("size", "parameters", "8B", "not-applicable", "No call on parameters: not applicable to Beta", ""),
    (
        "size",
        "parameters",
        "undisclosed",
        "undisclosed",
        "No call on parameters: not disclosed for Alpha and Beta",
        "",
    ),
    (
        "active size",
        "active_parameters",
        "17B",
        "3B",
        "Alpha uses 5.7 times the parameters for each token: 17B against 3B",
        "",
    ),
    (
        "maximum output",
        "max_output_tokens",
        "16,384",
        "4,096",
        "Alpha allows answers 4 times as long: 16K against 4K tokens",
        "alpha",
    ),
    (
        "knowledge",
        "knowledge_cutoff",
        "2023-12",
        "2023-10",
        "Alpha has knowledge that is 2 months newer: up to Dec 2023 against Oct 2023",
        "alpha",
    ),
    (
        "knowledge",
        "knowledge_cutoff",
        "2024",
        "2023-10",
        "Alpha has newer knowledge: up to 2024 against Oct 2023",
        "alpha",
    ),
    ("knowledge", "knowledge_cutoff", "2023-10", "2023-10", "Both have the same knowledge cutoff: Oct 2023", ""),
    (
        "release",
        "release_date",
        "2024-05-13",
        "2024-05-20",
        "Beta came out 7 days later: 20 May 2024 against 13 May 2024",
        "",
    ),
    (
        "release",
        "release_date",
        "2022-01-20",
        "2024-05-13",
        "Beta came out more than 2 years later: 13 May 2024 against 20 Jan 2022",
        "",
    ),
    ("knowledge", "knowledge_cutoff", "2023", "2023", "Both have a knowledge cutoff in the same year: 2023", ""),
    ("release", "release_date", "2024", "2024-05", "Both came out in the same year: 2024 and May 2024", ""),
    (
        "release",
        "release_date",
        "2024-05",
        "2024-05-13",
        "Both came out at about the same time: May 2024 and 13 May 2024",
        "",
    ),
    (
        "weights",
        "open_weights",
        "true",
        "false",
        (
            "Alpha has open weights, so it can be downloaded and run on one's own hardware; "
            "Beta is reached only through a service"
        ),
        "alpha",
    ),
    ("weights", "open_weights", "true", "true", "Both have open weights", ""),
    ("weights", "open_weights", "false", "false", "Both have closed weights", ""),
    ("licence", "license", "mit", "mit", "Both come under the same licence: MIT", ""),
    ("licence", "license", "mit", "proprietary", "Licences differ: MIT for Alpha, Proprietary for Beta", ""),
    (
        "input",
        "input_modalities",
        ("text", "image", "audio"),
        ("text",),
        "Alpha reads images and audio, which Beta does not",
        "alpha",
    ),
    ("input", "input_modalities", ("text",), ("text",), "Both read text only", ""),
    ("output", "output_modalities", ("text", "image"), ("text", "image"), "Both produce text and images", ""),
    ("input", "input_modalities", ("text",), "undisclosed", "No call on input modalities: not disclosed for Beta", ""),
    ("other", "memory_fp16", "3.1", "6", "Lower memory at 16 bits: Alpha, 3.1 against 6 GB", "alpha"),
]


@pytest.mark.parametrize("case", PAIRS)
def test_a_pair_is_compared_in_words(texts, model, case):
    """One clause a topic; ties and absences favour nobody."""
    topic, field, alpha, beta, text, leader = case
    records = [model(id_, facts={field: said} if said else {}) for id_, said in (("alpha", alpha), ("beta", beta))]
    assert texts(topic, *records) == [(text, leader)]


def test_each_may_read_what_the_other_does_not(texts, model):
    """Two clauses, one in favour of each."""
    found = texts(
        "input",
        model("alpha", facts={"input_modalities": ("text", "image")}),
        model("beta", facts={"input_modalities": ("text", "audio")}),
    )
    assert found == [
        ("Alpha reads images, which Beta does not", "alpha"),
        ("Beta reads audio, which Alpha does not", "beta"),
    ]


def test_what_disagreeing_sources_agree_on_is_compared(texts, model):
    """All say that Alpha reads images; whether it hears is disputed and left out."""
    disputed = model("alpha", facts={"input_modalities": [("text", "image"), ("text", "image", "audio")]})
    assert texts("input", disputed, model("beta", facts={"input_modalities": ("text",)})) == [
        ("Alpha reads images, which Beta does not (what else Alpha reads is disputed)", "alpha")
    ]
    assert texts("input", disputed, model("beta", facts={"input_modalities": ("text", "image")})) == [
        ("No call on input modalities: disputed for Alpha (Text, Images or Text, Images, Audio)", "")
    ]


def test_a_dense_model_uses_all_of_itself_and_nobody_says_so(texts, model):
    """Active parameters that are simply all parameters make no second clause."""
    records = [
        model(id_, facts={"parameters": size, "active_parameters": size})
        for id_, size in (("alpha", "8B"), ("beta", "3B"))
    ]
    assert texts("active size", *records) == []


def test_an_open_source_licence_is_a_lead(texts, model):
    """Where it is known of both whether theirs is one."""
    found = texts(
        "licence",
        model("alpha", facts={"license": "mit", "open_source": "true"}),
        model("beta", facts={"license": "proprietary", "open_source": "false"}),
    )
    assert found == [("Alpha has an open-source licence: MIT for Alpha, Proprietary for Beta", "alpha")]


@pytest.mark.parametrize(
    "case",
    [
        (
            ("2.50", "10"),
            ("0.04", "0.10"),
            (
                "Beta is 62 times cheaper for input: $0.04 against $2.50 per 1M tokens, "
                "and $0.10 against $10.00 for output"
            ),
            "beta",
        ),
        (("2", None), ("2.5", "10"), "Alpha is 20% cheaper for input: $2.00 against $2.50 per 1M tokens", "alpha"),
        (("0", None), ("2.5", None), "Alpha is free for input: $0.00 against $2.50 per 1M tokens", "alpha"),
        (
            ("1", "5"),
            ("2", "4"),
            (
                "Alpha is 2 times cheaper for input but dearer for output: $1.00 against $2.00 per 1M tokens, "
                "and $5.00 against $4.00 for output"
            ),
            "",
        ),
        (
            ("1", "5"),
            ("1", "4"),
            "Beta is 20% cheaper for output: $4.00 against $5.00 per 1M tokens; input costs the same, $1.00",
            "beta",
        ),
        (("1", "5"), ("1", "5"), "Both cost the same for input: $1.00 per 1M tokens", ""),
        (("1", "5"), None, "No call on price: none recorded for Beta", ""),
    ],
)
def test_prices_of_a_pair(texts, model, case):
    """Input decides, unless output says otherwise."""
    alpha, beta, text, leader = case

    def priced(amounts):
        given = [Decimal(amount) if amount else None for amount in amounts or ()]
        return (make_price(input=given[0], output=given[1]),) if given else ()

    records = [model(id_, prices=priced(amounts)) for id_, amounts in (("alpha", alpha), ("beta", beta))]
    assert texts("price", *records) == [(text, leader)]


@pytest.mark.parametrize(
    "case",
    [
        ({"mmlu": "87.2"}, {"mmlu": "49.3"}, "Alpha is ahead on MMLU by 37.9 points: 87.2% against 49.3%", "alpha"),
        ({"mmlu": "50"}, {"mmlu": "51"}, "Beta is ahead on MMLU by 1 point: 51% against 50%", "beta"),
        ({"mmlu": "50"}, {"mmlu": "50"}, "Both score the same on MMLU: 50%", ""),
        (
            {"mmlu": "60", "gpqa": "40"},
            {"mmlu": "50", "gpqa": "30"},
            "Alpha is ahead on both benchmarks that the two share: MMLU by 10 points and GPQA by 10 points",
            "alpha",
        ),
        (
            {"mmlu": "60", "gpqa": "40", "math": "9", "drop": "5"},
            {"mmlu": "50", "gpqa": "30", "math": "8", "drop": "5", "mgsm": "1"},
            (
                "Alpha is ahead on 3 of the 4 benchmarks that both have: "
                "MMLU by 10 points, GPQA by 10 points and MATH by 1 point; the same on DROP"
            ),
            "alpha",
        ),
        (
            {"mmlu": "60", "gpqa": "40", "math": "9", "drop": "5", "mgsm": "5"},
            {"mmlu": "50", "gpqa": "30", "math": "8", "drop": "4", "mgsm": "6"},
            (
                "Alpha is ahead on 4 of the 5 benchmarks that both have: "
                "MMLU by 10 points, GPQA by 10 points, MATH by 1 point and 1 more; Beta on MGSM"
            ),
            "alpha",
        ),
        (
            {"mmlu": "60", "gpqa": "20"},
            {"mmlu": "50", "gpqa": "30"},
            "Each is ahead on 1 of the 2 benchmarks that the two share: Alpha on MMLU, Beta on GPQA",
            "",
        ),
        (
            {"mmlu": "60", "gpqa": "20"},
            {"mmlu": "60", "gpqa": "20"},
            "Both score the same on both benchmarks that the two share",
            "",
        ),
        ({"mmlu": "60"}, {"gpqa": "20"}, "No call on benchmarks: the models have none in common", ""),
        ({"mmlu": "60"}, {}, "No call on benchmarks: no score recorded for Beta", ""),
    ],
)
def test_benchmarks_of_a_pair(texts, model, case):
    """How many are won, by how much, and by whom the others."""
    alpha, beta, text, leader = case
    records = [
        model(id_, scores=tuple(make_score(name, one) for name, one in scores.items()))
        for id_, scores in (("alpha", alpha), ("beta", beta))
    ]
    assert texts("benchmarks", *records) == [(text, leader)]


def test_scores_in_different_settings_make_no_lead(texts, model):
    """The clause says why; beside comparable scores it only says how many can be compared."""
    alpha, beta = make_score("mmlu", 90, shots=5), make_score("mmlu", 60, shots=0)
    found = texts("benchmarks", model("alpha", scores=(alpha,)), model("beta", scores=(beta,)))
    assert found == [("No call on MMLU: 5-shot for Alpha, 0-shot for Beta", "")]
    shared = [make_score(name, 50) for name in ("gpqa", "math")]
    lower = [make_score(name, 40) for name in ("gpqa", "math")]
    found = texts("benchmarks", model("alpha", scores=(alpha, *shared)), model("beta", scores=(beta, *lower)))
    assert found == [
        ("Alpha is ahead on both benchmarks that can be compared: GPQA by 10 points and MATH by 10 points", "alpha")
    ]


SEVERAL = [
    (
        "context",
        "context_length",
        ("10M", "128K", "8K"),
        "Alpha takes the longest context: 10M tokens, about 20,000 pages",
        "alpha",
    ),
    (
        "context",
        "context_length",
        ("128K", "131,072", "8K"),
        "Alpha and Beta take the longest context: 128K tokens, about 260 pages",
        "",
    ),
    (
        "context",
        "context_length",
        ("128K", "8K", "undisclosed"),
        "Alpha takes the longest context of those known: 128K tokens, about 260 pages (not disclosed for Gamma)",
        "alpha",
    ),
    ("context", "context_length", ("8K", "8K", "8K"), "All have the same context length: 8K tokens", ""),
    ("context", "context_length", ("8K", "8K", None), "No call on context length: not recorded for Gamma", ""),
    ("size", "parameters", ("1B", "8B", "70B"), "Gamma has the most parameters: 70B", ""),
    ("release", "release_date", ("2024", "2025", "2023"), "Beta came out last: 2025", ""),
    (
        "release",
        "release_date",
        ("2024", "2024-05", "2024-09"),
        "No call on release date: 2024, May 2024 and Sep 2024 do not tell who is first",
        "",
    ),
    (
        "size",
        "parameters",
        ("1B", "0.8B", "0.6B"),
        "No call on parameters: 1B, 800M and 600M do not tell who is first",
        "",
    ),
    ("input", "input_modalities", (("text",), ("text", "image"), ("text",)), "Beta alone reads images", "beta"),
    (
        "input",
        "input_modalities",
        (("text",), ("text", "image"), ("text", "image")),
        "Beta and Gamma read images, Alpha does not",
        "",
    ),
    (
        "weights",
        "open_weights",
        ("true", "false", "false"),
        (
            "Alpha alone has open weights, so it can be downloaded and run on one's own hardware; "
            "Beta and Gamma are reached only through a service"
        ),
        "alpha",
    ),
    (
        "licence",
        "license",
        ("mit", "proprietary", "mit"),
        "Licences differ: MIT for Alpha and Gamma, Proprietary for Beta",
        "",
    ),
    ("other", "memory_fp16", ("3", "2", "4"), "Lowest memory at 16 bits: Beta, 2 GB", "beta"),
    (
        "other",
        "memory_fp16",
        ("3", "2", None),
        "Lowest memory at 16 bits of those known: Beta, 2 GB (not recorded for Gamma)",
        "beta",
    ),
]


@pytest.mark.parametrize("case", SEVERAL)
def test_among_several_the_extreme_is_named(texts, model, case):
    """With those of whom nothing certain is known; a shared first place favours nobody."""
    topic, field, said, text, leader = case
    records = [
        model(id_, facts={field: one} if one else {}) for id_, one in zip(("alpha", "beta", "gamma"), said, strict=True)
    ]
    assert texts(topic, *records) == [(text, leader)]


def test_prices_and_benchmarks_of_several(texts, model):
    """The cheapest with the dearest, the best score with the next best."""

    def one(id_, price, **scores):
        prices = (make_price(input=Decimal(price)),) if price else ()
        return model(id_, prices=prices, scores=tuple(make_score(name, score) for name, score in scores.items()))

    three = (one("alpha", "1", mmlu=80), one("beta", "3", mmlu=70), one("gamma", None))
    assert texts("price", *three) == [
        (
            (
                "Alpha is the cheapest of those known for input: $1.00 against up to $3.00 per 1M tokens for Beta "
                "(no price recorded for Gamma)"
            ),
            "alpha",
        )
    ]
    assert texts("benchmarks", *three) == [
        (
            "Alpha has the best score on MMLU of those known: 80% against up to 70% (no score recorded for Gamma)",
            "alpha",
        )
    ]
    three = (
        one("alpha", None, mmlu=80, gpqa=50, math=10),
        one("beta", None, mmlu=70, gpqa=60, math=20),
        one("gamma", None, mmlu=1),
    )
    assert texts("benchmarks", *three) == [
        (
            (
                "Beta has the best score of those known on 2 of the 3 benchmarks that can be compared: GPQA and MATH; "
                "Alpha on MMLU (no score recorded on some of them for Gamma)"
            ),
            "beta",
        )
    ]


def test_as_many_wins_among_several_are_those_of_the_known_too(texts, model):
    """Gamma might have been ahead on MMLU."""
    alpha = model("alpha", scores=(make_score("mmlu", 9), make_score("gpqa", 1)))
    beta = model("beta", scores=(make_score("mmlu", 8), make_score("gpqa", 2)))
    (said,) = texts("benchmarks", alpha, beta, model("gamma", scores=(make_score("gpqa", 0),)))
    assert said == (
        (
            "Alpha and Beta each have the best score of those known on 1 of the 2 benchmarks that can be compared: "
            "Alpha on MMLU, Beta on GPQA (no score recorded on some of them for Gamma)"
        ),
        "",
    )


def test_of_errors_the_others_have_more(texts, model):
    """The next best is the lowest of the rest, not the highest."""
    benchmarks = {"mmlu": make_benchmark(better="lower")}
    records = [
        model(id_, scores=(make_score("mmlu", score),)) for id_, score in (("alpha", 5), ("beta", 8), ("gamma", 20))
    ]
    assert texts("benchmarks", *records, benchmarks=benchmarks) == [
        ("Alpha has the best score on MMLU: 5% against 8% or more", "alpha")
    ]


def test_how_far_ahead_is_the_least_that_sources_allow(texts, model):
    """90 or 60 against 40: 20 points at least, whoever is believed."""
    third = make_source("blog", kind="third-party")
    alpha = model("alpha", scores=(make_score("mmlu", 90), make_score("mmlu", 60, source=third)))
    beta, gamma = (model(id_, scores=(make_score("mmlu", 40),)) for id_ in ("beta", "gamma"))
    assert texts("benchmarks", alpha, beta) == [
        ("Alpha is ahead on MMLU by at least 20 points: 90% against 40%", "alpha")
    ]
    assert texts("benchmarks", alpha, beta, gamma) == [
        ("Alpha has the best score on MMLU: 90% against up to 40% (sources disagree on Alpha)", "alpha")
    ]


def test_clauses_stand_in_the_order_of_their_weight(side_by_side, model):
    """Then what is left open, disputes as well as absences, only the first few of each."""
    alpha = {"parameters": "8B", "open_weights": "true", "license": "mit", "context_length": ["8K", "128K"]}
    alpha |= {"max_output_tokens": "8K", "release_date": "2024", "knowledge_cutoff": "2023-12"}
    found = side_by_side(
        model("alpha", facts=alpha, scores=(make_score("mmlu", 50),)),
        model(
            "beta",
            facts={"parameters": "3B", "open_weights": "false", "context_length": "8K"},
            scores=(make_score("mmlu", 60),),
        ),
    )
    assert [clause.topic for clause in found.clauses] == [
        "benchmarks",
        "weights",
        "size",
        "licence",
        "context",
        "maximum output",
    ]


def test_evidence_points_at_the_rows_of_the_page(side_by_side, model):
    """A fact, a price or a score with its anchor; what nobody claims proves nothing."""
    found = side_by_side(
        model(
            "alpha",
            facts={"context_length": ["128K", "8K"]},
            scores=(make_score("mmlu", "87.2", shots=5, variant="chat"),),
            prices=(make_price(output=None),),
        ),
        model("beta", scores=(make_score("mmlu", "49.3", shots=5, variant="chat"),), prices=(make_price(output=None),)),
    )
    proofs = [(one.model, one.label, one.text, one.anchor) for clause in found.clauses for one in clause.evidence]
    assert proofs == [
        ("alpha", "MMLU", "87.2%, 5-shot, chat", "score-alpha-mmlu"),
        ("beta", "MMLU", "49.3%, 5-shot, chat", "score-beta-mmlu"),
        ("alpha", "Input price", "$0.10 at Acme", "input_price-alpha"),
        ("beta", "Input price", "$0.10 at Acme", "input_price-beta"),
        ("alpha", "Context length", "128K tokens (disputed)", "fact-alpha-context_length"),
    ]


def test_models_of_one_name_are_told_apart_by_id(texts, model):
    """A clause must not favour just anybody of that name."""
    records = [model(id_, name="Twin", facts={"parameters": size}) for id_, size in (("alpha", "8B"), ("beta", "4B"))]
    assert texts("size", *records) == [("Twin (alpha) has twice the parameters: 8B against 4B", "")]
