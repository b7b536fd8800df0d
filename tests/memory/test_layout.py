"""What each kind of attention keeps, and what is refused by name."""

import pytest
from architectures import DEEPSEEK_R1, GPT_OSS_20B, LLAMA_31_8B

from generator.memory import estimate
from generator.memory.asking import asked

GEMMA_3_27B = {
    "parameters": "27B",
    "num_hidden_layers": 62,
    "num_attention_heads": 32,
    "num_key_value_heads": 16,
    "head_dim": 128,
    "hidden_size": 5376,
    "sliding_window": 1024,
    "sliding_window_pattern": 6,
}
UNSAID = "Sliding window unknown: every layer is counted in full; with a window it would be less"


def without(facts, *names):
    return {name: said for name, said in facts.items() if name not in names}


@pytest.fixture
def cache(make_model):
    """The bytes of the cache of a model with these facts, its notes and its refusals."""

    def of(context="128K", *, facts, **how):
        made = estimate(make_model(**facts), asked(context, **how))
        return made.kv_cache_bytes, made.notes, made.refusals

    return of


def test_local_and_global_layers_are_summed_apart(cache):
    """Gemma 3 27B: every sixth of 62 layers sees 131,072 tokens, 52 see the last 1,024; 16 heads of 128, twice."""
    count, notes, refusals = cache(facts=GEMMA_3_27B)
    assert count == 2 * 16 * 128 * 2 * (10 * 131_072 + 52 * 1024) == 11_173_625_856
    assert notes[-1] == "Layers with the window: all but one in 6, 62 − 10 = 52"
    assert refusals == ()


def test_the_window_counts_only_beyond_it(cache):
    """At 512 tokens a window of 1,024 keeps nothing back, and which layers have it does not matter."""
    count, _, refusals = cache("512", facts=without(GEMMA_3_27B, "sliding_window_pattern"))
    assert (count, refusals) == (2 * 62 * 16 * 128 * 512 * 2, ())


def test_which_layers_have_the_window_is_not_guessed(cache):
    """A window without the layers that have it is refused as soon as it matters."""
    count, _, refusals = cache("2K", facts=without(GPT_OSS_20B, "windowed_layers"))
    assert (count, refusals) == (None, ("layers with the window unknown",))


def test_chunks_are_windows_too(cache):
    """Llama 4: 36 of 48 layers see no more than a chunk."""
    facts = without(LLAMA_31_8B, "sliding_window") | {
        "num_hidden_layers": 48,
        "attention_chunk_size": 8192,
        "windowed_layers": 36,
    }
    assert cache(facts=facts)[0] == 2 * 8 * 128 * 2 * (12 * 131_072 + 36 * 8192)


def test_layers_that_see_everything_may_have_other_heads(cache):
    """Gemma 4: 2 KV heads of 512 in the full layers, 8 of 256 in the others."""
    facts = {
        "num_hidden_layers": 30,
        "num_key_value_heads": 8,
        "head_dim": 256,
        "num_global_key_value_heads": 2,
        "global_head_dim": 512,
        "sliding_window": 1024,
        "windowed_layers": 25,
    }
    assert cache(facts=facts)[0] == 2 * 2 * (5 * 2 * 512 * 131_072 + 25 * 8 * 256 * 1024)


def test_values_may_be_narrower_than_keys(cache):
    """Keys of 192 and values of 128 are summed, not doubled."""
    facts = LLAMA_31_8B | {"head_dim": 192, "v_head_dim": 128}
    assert cache("1", facts=facts)[0] == 32 * 8 * (192 + 128) * 2


def test_layers_without_a_cache_of_their_own_do_not_count(cache):
    """Shared ones."""
    assert cache("1", facts=LLAMA_31_8B | {"kv_cache_layers": 20})[0] == 2 * 20 * 8 * 128 * 2


def test_an_unknown_window_is_said_and_counted_in_full(cache):
    """The larger number, with a note; where there is none for certain, no note."""
    facts = without(LLAMA_31_8B, "sliding_window")
    assert cache("2K", facts=facts) == (268_435_456, (UNSAID,), ())
    assert cache("2K", facts=LLAMA_31_8B)[1] == ()
    # That a model has no chunks says nothing of windows.
    assert cache("2K", facts=facts | {"attention_chunk_size": "not-applicable"})[1] == (UNSAID,)


def test_multi_query_attention_has_one_head_and_multi_head_has_all(cache):
    """By what the words mean, and said so."""
    facts = without(LLAMA_31_8B, "num_key_value_heads")
    count, notes, _ = cache("1", facts=facts | {"attention": "mqa"})
    assert (count, notes) == (2 * 32 * 128 * 2, ("KV heads: 1, which is what multi-query attention means",))
    count, notes, _ = cache("1", facts=facts | {"attention": "mha"})
    assert count == 2 * 32 * 32 * 128 * 2
    assert notes == ("KV heads: as many as attention heads, which is what multi-head attention means",)


REFUSED = (
    (without(LLAMA_31_8B, "head_dim"), "head dimension unknown"),
    (without(LLAMA_31_8B, "head_dim") | {"model_type": "qwen3"}, "head dimension unknown"),
    (without(LLAMA_31_8B, "head_dim") | {"model_type": "llama", "hidden_size": 2881}, "head dimension unknown"),
    (LLAMA_31_8B | {"head_dim": "undisclosed"}, "head dimension undisclosed"),
    (LLAMA_31_8B | {"head_dim": 0}, "head dimension cannot be 0"),
    (without(LLAMA_31_8B, "num_key_value_heads"), "KV heads unknown"),
    (without(LLAMA_31_8B, "num_hidden_layers"), "layers unknown"),
    (without(DEEPSEEK_R1, "kv_lora_rank"), "KV latent rank unknown"),
    (without(DEEPSEEK_R1, "qk_rope_head_dim"), "rotary head dimension unknown"),
    (without(DEEPSEEK_R1, "attention", "kv_lora_rank"), "head dimension unknown"),
    (LLAMA_31_8B | {"kv_lora_rank": 512}, "attention is recorded as GQA, and a KV latent rank too"),
    (LLAMA_31_8B | {"architecture": "hybrid"}, "layers with a KV cache unknown"),
    (LLAMA_31_8B | {"backbone": "state-space"}, "recurrent state unknown"),
    (LLAMA_31_8B | {"backbone": "encoder-decoder"}, "the cache of an encoder-decoder is not covered"),
    (LLAMA_31_8B | {"kv_cache_layers": 33}, "33 layers with a KV cache are more than all 32 layers"),
    (GPT_OSS_20B | {"windowed_layers": 25}, "25 layers with the window are more than the 24 layers with a cache"),
)


@pytest.mark.parametrize(("facts", "why"), REFUSED)
def test_what_the_facts_do_not_allow_is_refused_by_name(cache, facts, why):
    """Nothing is guessed in its place."""
    count, _, refusals = cache(facts=facts)
    assert count is None
    assert why in refusals


def test_a_head_dimension_is_derived_only_where_that_is_documented(cache):
    """Of Llama configurations, and said with the division."""
    count, notes, refusals = cache("1", facts=without(LLAMA_31_8B, "head_dim") | {"model_type": "llama"})
    assert (count, refusals) == (131_072, ())
    division = "4,096 hidden size ÷ 32 attention heads = 128"
    default = "the default of “llama” in Transformers, configuration_llama.py"
    assert notes == (f"Head dimension derived: {division}, {default}",)


def test_the_recorded_head_dimension_goes_before_any_division(cache):
    """gpt-oss-20b has 64, where hidden size ÷ heads would be 45."""
    assert cache("1", facts=GPT_OSS_20B | {"model_type": "llama"})[0] == 2 * 24 * 8 * 64 * 2


def test_a_part_that_can_be_worked_out_is(make_model):
    """Weights without a cache, and a cache without weights; never a total."""
    weights = estimate(make_model(parameters="1B"), asked())
    assert (weights.weights_bytes, weights.kv_cache_bytes, weights.total_bytes) == (2 * 10**9, None, None)
    assert weights.refusals == ("layers unknown", "KV heads unknown", "head dimension unknown")
    cache = estimate(make_model(**without(LLAMA_31_8B, "parameters_exact")), asked("1"))
    assert (cache.weights_bytes, cache.kv_cache_bytes, cache.total_bytes) == (None, 131_072, None)
    assert cache.refusals == ("parameters unknown",)


def test_a_hybrid_has_a_cache_but_no_total(make_model):
    """The state of its recurrent layers is nothing that records speak of."""
    made = estimate(make_model(**LLAMA_31_8B, architecture="hybrid", kv_cache_layers=8), asked("1"))
    assert (made.kv_cache_bytes, made.total_bytes) == (2 * 8 * 8 * 128 * 2, None)
    assert made.refusals == ("recurrent state unknown",)


def test_a_dispute_is_told_with_the_claim_that_was_used(make_model):
    """The fact's value counts, as everywhere."""
    made = estimate(make_model(**LLAMA_31_8B | {"num_key_value_heads": [8, 4]}), asked("1"))
    assert made.kv_cache_bytes == 65_536
    assert made.notes == ("KV heads: disputed; 4 is used, after Title of card",)


def test_what_was_rounded_or_small_or_too_long_is_told(make_model):
    """Things that a reader has to know of the numbers."""
    facts = without(LLAMA_31_8B, "parameters_exact") | {"parameters": "1B", "context_length": "8K"}
    assert estimate(make_model(**facts), asked("128K", "q4_k_m")).notes == (
        "Parameters as rounded by Title of card: 1B",
        "Q4_K_M was measured on Llama 3.1 8B; so small a model takes more bits a weight",
        "131,072 tokens are more than the model's own context of 8,192",
    )
