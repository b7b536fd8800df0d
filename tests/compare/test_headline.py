"""The answer first."""

from decimal import Decimal

from builders import make_price, make_score


def test_the_strongest_clauses_make_the_sentence(side_by_side, model):
    """Each model with what speaks for it, a verb that repeats said once."""
    found = side_by_side(
        model(
            "alpha",
            name="GPT-4o",
            facts={
                "open_weights": "false",
                "input_modalities": ("text", "image", "audio"),
                "parameters": "undisclosed",
            },
            scores=(make_score("mmlu", 87), make_score("math", 70)),
            prices=(make_price(input=Decimal("2.50")),),
        ),
        model(
            "beta",
            name="Llama 3.2 1B",
            facts={"open_weights": "true", "input_modalities": ("text",), "parameters": "1.23B"},
            scores=(make_score("mmlu", 49), make_score("math", 30)),
            prices=(make_price(input=Decimal("0.04")),),
        ),
    )
    assert found.headline == (
        "GPT-4o is ahead on both benchmarks that the two share and reads images and audio; "
        "Llama 3.2 1B has open weights and is 62 times cheaper for input."
    )
    assert found.missing == ("Parameters", "Context length", "Licence")


def test_a_repeated_verb_or_object_is_said_once(side_by_side, model):
    """Reads and produces images; is ahead and cheaper."""
    both = {"input_modalities": ("text", "image"), "output_modalities": ("text", "image")}
    text = {"input_modalities": ("text",), "output_modalities": ("text",)}
    assert (
        side_by_side(model("alpha", facts=both), model("beta", facts=text)).headline
        == "Alpha reads and produces images."
    )
    found = side_by_side(
        model("alpha", scores=(make_score("mmlu", 80),), prices=(make_price(input=Decimal(1)),)),
        model("beta", scores=(make_score("mmlu", 70),), prices=(make_price(input=Decimal(4)),)),
    )
    assert found.headline == "Alpha is ahead on MMLU by 10 points and 4 times cheaper for input."


def test_ties_only_mean_that_neither_is_ahead(side_by_side, model):
    """What is the same fills the sentence."""
    facts = {"open_weights": "true", "context_length": "128K", "input_modalities": ("text",)}
    found = side_by_side(model("alpha", facts=facts), model("beta", facts=facts))
    assert found.headline == "Neither is ahead: both have open weights and the same context length."
    found = side_by_side(*(model(id_, facts=facts) for id_ in ("alpha", "beta", "gamma")))
    assert found.headline == "None of them is ahead: all have open weights and the same context length."


def test_an_open_question_keeps_a_tie_from_being_called_one(side_by_side, model):
    """Scores that cannot be compared may still mean that one is ahead."""
    facts = {"open_weights": "true", "context_length": "128K"}
    found = side_by_side(
        model("alpha", facts=facts, scores=(make_score("mmlu", 50, variant="base"),)),
        model("beta", facts=facts, scores=(make_score("mmlu", 60, variant="instruct"),)),
    )
    assert found.headline == (
        "Both have open weights and the same context length. No call on MMLU: base for Alpha, instruct for Beta."
    )


def test_one_thing_in_common_joins_what_differs(side_by_side, model):
    """And what says little is left out where there is more to say."""
    found = side_by_side(
        model("alpha", facts={"parameters": "8B", "context_length": "8K", "release_date": "2024"}),
        model("beta", facts={"parameters": "4B", "context_length": "8K", "release_date": "2025"}),
    )
    assert found.headline == "Alpha has twice the parameters; both have the same context length."


def test_several_models_each_have_their_extreme(side_by_side, model):
    """The headline says of whom it knows nothing."""
    found = side_by_side(
        model("alpha", facts={"context_length": "10M", "open_weights": "true"}, prices=(make_price(input=Decimal(1)),)),
        model("beta", facts={"context_length": "8K", "open_weights": "true"}, prices=(make_price(input=Decimal(3)),)),
        model("gamma", facts={"open_weights": "true"}, prices=(make_price(input=Decimal(2)),)),
    )
    assert found.headline == (
        "Alpha is the cheapest for input and takes the longest context of those known; all have open weights."
    )


def test_thin_data_are_not_called(side_by_side, model):
    """Fewer than two comparable clauses; what is missing is named, and the little that is known."""
    found = side_by_side(
        model("alpha", facts={"open_weights": "true", "parameters": "8B", "license": "mit"}),
        model("beta", facts={"open_weights": "false", "parameters": "not-applicable", "license": "mit"}),
    )
    assert found.headline.startswith("Alpha has open weights; both come under the same licence.")
    found = side_by_side(
        model("alpha", facts={"open_weights": "true", "parameters": "8B"}),
        model("beta", facts={"open_weights": "false"}),
    )
    assert found.headline == (
        "Not enough shared data to call it: parameters, context length and licence are not known for both. "
        "Alpha has open weights, so it can be downloaded and run on one's own hardware; "
        "Beta is reached only through a service."
    )
    assert found.missing == ("Parameters", "Context length", "Licence")
    keys = {"parameters": "not-applicable", "context_length": "not-applicable", "license": "undisclosed"}
    found = side_by_side(*(model(id_, facts=keys) for id_ in ("alpha", "beta", "gamma")))
    assert found.headline == "Not enough shared data to call it: licence is not known for all."
    assert found.missing == ("Licence",)


def test_nothing_missing_and_still_nothing_shared(side_by_side, model):
    """Key facts that apply to neither are not missing."""
    keys = dict.fromkeys(("parameters", "context_length", "license"), "not-applicable")
    found = side_by_side(model("alpha", facts=keys), model("beta", facts=keys))
    assert (found.headline, found.missing) == ("Not enough shared data to call it: they share too few facts.", ())


def test_an_alias_beside_its_snapshot_is_said_to_be_one(side_by_side, model):
    """What is the same then is no news; a fact of the alias's own may still lead."""
    snapshot = model("beta", facts={"context_length": "8K", "parameters": "8B"})
    alias = "Alpha was a name for Beta on 2 Oct 2024, so what is recorded of that snapshot counts for both."
    assert side_by_side(model("alpha", alias_of="beta"), snapshot).headline == alias
    found = side_by_side(model("alpha", alias_of="beta", facts={"context_length": "16K"}), snapshot)
    assert found.headline == f"{alias} Alpha takes a context twice as long."


def test_without_subjects_the_first_clauses_speak_for_themselves(side_by_side, model):
    """Licences that differ, and a field that no rule knows."""
    found = side_by_side(
        model("alpha", facts={"license": "mit", "memory_fp16": "2"}),
        model("beta", facts={"license": "apache-2.0", "memory_fp16": "4"}),
    )
    assert found.headline == (
        "Licences differ: MIT for Alpha, Apache 2.0 for Beta. Lower memory at 16 bits: Alpha, 2 against 4 GB."
    )
