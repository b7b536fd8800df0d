"""How many parameters an architecture comes to, against numbers that were counted from the weights themselves."""

import pytest
from builders import make_book
from whole_architectures import LATENT, MAVERICK, MIXTURE, SMALL, THREE, without

from generator.findings.implied import sums
from generator.findings.known import Known, absent
from generator.findings.stated import is_stated
from generator.nouns.quantities import parse_quantity

EIGHT = SMALL | {"num_hidden_layers": 32, "head_dim": 128, "hidden_size": 4096, "intermediate_size": 14_336}
SEVENTY = EIGHT | {"num_hidden_layers": 80, "num_attention_heads": 64, "hidden_size": 8192, "intermediate_size": 28_672}
QWEN = SMALL | {
    "num_hidden_layers": 28,
    "hidden_size": 1024,
    "num_attention_heads": 16,
    "head_dim": 128,
    "intermediate_size": 3072,
    "vocab_size": 151_936,
}
OSS = MIXTURE | {
    "num_hidden_layers": 24,
    "hidden_size": 2880,
    "num_attention_heads": 64,
    "head_dim": 64,
    "intermediate_size": 2880,
    "vocab_size": 201_088,
    "num_local_experts": 32,
    "num_experts_per_tok": 4,
}
KIMI = LATENT | {
    "num_attention_heads": 64,
    "vocab_size": 163_840,
    "num_local_experts": 384,
    "first_k_dense_replace": 1,
    "num_nextn_predict_layers": 0,
}


@pytest.fixture
def counted(make, found, catalogue):
    """Every sum that facts allow."""

    def made(facts):
        model = make_book(make(facts=facts), catalogue=catalogue).models["alpha"]
        values = {id_: fact.value for id_, fact in model.facts.items() if fact.value is not None}
        return sums(Known(values, absent(model, model.facts)))

    return made


@pytest.mark.parametrize(
    ("facts", "exact"),
    [
        (SMALL, 1_235_814_400),
        (THREE, 3_212_749_824),
        (EIGHT | {"tie_word_embeddings": "false"}, 8_030_261_248),
        (SEVENTY | {"tie_word_embeddings": "false"}, 70_553_706_496),
        (MIXTURE, 46_702_792_704),
    ],
    ids=["Llama 3.2 1B", "Llama 3.2 3B", "Llama 3.1 8B", "Llama 3.1 70B", "Mixtral 8x7B"],
)
def test_the_sum_of_a_llama_is_exact(facts, exact, counted):
    """To the last weight, since it has neither biases nor norms of heads."""
    (one,) = counted(facts)
    assert one.totals == ((exact, ""),)


@pytest.mark.parametrize(
    ("facts", "exact"),
    [(QWEN, 596_049_920), (KIMI, 1_029_173_256_720), (OSS, 20_914_757_184)],
    ids=["Qwen3 0.6B", "Kimi K2", "gpt-oss 20B"],
)
def test_biases_and_small_norms_are_far_below_the_tolerance(facts, exact, counted):
    """What the sum leaves out of other models is less than a third of one per cent."""
    (one,) = counted(facts)
    assert abs(one.totals[0][0] - exact) < exact / 300


@pytest.mark.parametrize(
    ("facts", "stated"),
    [(MIXTURE, "12.9B"), (LATENT, "37B"), (OSS, "3.6B"), (KIMI, "32B"), (MAVERICK, "17B")],
    ids=["Mixtral 8x7B", "DeepSeek R1", "gpt-oss 20B", "Kimi K2", "Llama 4 Maverick"],
)
def test_active_parameters_are_those_stated_in_one_way_of_counting(facts, stated, counted):
    """With all embedding tables, with one fewer, or without any."""
    (one,) = counted(facts)
    assert any(is_stated(count, parse_quantity(stated)) for count, _ in one.actives)


def test_experts_may_stand_in_every_second_layer(counted):
    """Llama 4 Maverick: 24 layers of 128 + 1 experts and 24 dense ones of twice that width come to the 400B stated."""
    (one,) = counted(MAVERICK)
    # 24 × 129 × 3 × 5,120 × 8,192, and 24 × 3 × 5,120 × 16,384
    assert [term.count for term in one.terms if term.label in ("Feed-forward", "Experts")] == [
        6_039_797_760,
        389_566_955_520,
    ]
    assert is_stated(one.totals[0][0], parse_quantity("400B"))


@pytest.mark.parametrize(
    ("said", "dense"),
    [
        ({"interleave_moe_layer_step": 1}, 0),
        ({"interleave_moe_layer_step": 5}, 39),
        ({"interleave_moe_layer_step": 2, "first_k_dense_replace": "not-applicable"}, 24),
        ({"interleave_moe_layer_step": 1, "first_k_dense_replace": 3}, 3),
        ({"interleave_moe_layer_step": "not-applicable", "first_k_dense_replace": 3}, 3),
    ],
)
def test_layers_without_experts_are_the_first_or_those_between(said, dense, counted):
    """As a configuration says it, in one way or the other."""
    (one,) = counted(without(MAVERICK, "interleave_moe_layer_step") | said)
    (text,) = [term.text for term in one.terms if term.label == "Experts"]
    assert text.startswith(f"{48 - dense} layers × (128 + 1 shared)")


@pytest.mark.parametrize(
    "said", [{}, {"interleave_moe_layer_step": 49}, {"interleave_moe_layer_step": 2, "first_k_dense_replace": 3}]
)
def test_which_layers_have_experts_is_not_guessed(said, counted):
    """Nobody says it, no layer would have any, or both ways are mixed: there is no sum."""
    assert counted(without(MAVERICK, "interleave_moe_layer_step") | said) == ()


def test_layers_that_predict_further_tokens_are_counted_or_not(counted):
    """671B without, 685B with them and their own tables: both are in use for DeepSeek's models."""
    (one,) = counted(LATENT)
    shown = [f"{count / 1e9:.0f}B" for count, _ in one.totals]
    assert shown == ["671B", "683B", "684B"]
    assert is_stated(one.totals[2][0], parse_quantity("685B"))


def test_what_is_not_recorded_is_read_in_every_way(counted):
    """Embeddings shared or not, a feed-forward part with or without a gate, each said in words."""
    made = counted(without(SMALL, "tie_word_embeddings", "hidden_act"))
    assert [one.taken for one in made] == [
        ("two embedding tables", "a feed-forward part of three matrices"),
        ("two embedding tables", "a feed-forward part of two matrices"),
        ("one embedding table", "a feed-forward part of three matrices"),
        ("one embedding table", "a feed-forward part of two matrices"),
    ]


@pytest.mark.parametrize(
    ("counted_", "stated", "whole", "agrees"),
    [
        (1_235_814_400, "1.23B", True, True),
        (1_235_814_400, "1.24B", True, True),
        (1_235_814_400, "1.26B", True, False),
        (6_738_415_616, "7B", True, True),
        (7_999_000_000, "7B", True, True),
        (8_100_000_000, "7B", True, False),
        (6_400_000_000, "7B", True, False),
        (6_400_000_000, "7B", False, True),
        (1_219_037_184, "1,235,814,400", True, False),
        (1_230_000_000, "1,235,814,400", True, True),
        (5, "0", True, False),
    ],
)
def test_a_count_is_stated_as_people_round_it(counted_, stated, whole, agrees):
    """To the nearest, or cut off; with a tolerance of one per cent; and at most, where it is of a part."""
    assert is_stated(counted_, parse_quantity(stated), whole=whole) is agrees
