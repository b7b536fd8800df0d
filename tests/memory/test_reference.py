"""Published sizes with who published each; met within 1 %, or printing the same as its publisher rounds it."""

from decimal import Decimal

import pytest
from architectures import (
    COMMAND_R_V01,
    DEEPSEEK_R1,
    GPT_OSS_20B,
    LLAMA_2_70B,
    LLAMA_31_8B,
    LLAMA_31_70B,
    LLAMA_32_1B,
    LLAMA_32_3B,
    MIXTRAL_8X7B,
)

from generator.memory import estimate
from generator.memory.asking import asked
from generator.memory.formats import WEIGHTS

GB, MIB, GIB = 10**9, 2**20, 2**30
CANITRUN = "canitrun.dev"
BLOG = "huggingface/blog, llama31.md"
MEASURED = "c4ai-command-r-v01-iMat.GGUF, discussion 6"
README = "llama.cpp, tools/quantize/README.md"
PARSER = "gpustack/gguf-parser-go, issue 32"

CACHES = (
    (LLAMA_32_1B, {"context": "8192"}, "0.27", GB, CANITRUN),
    (LLAMA_31_8B, {"context": "1024"}, "0.125", GIB, BLOG),
    (LLAMA_31_8B, {"context": "16000"}, "1.95", GIB, BLOG),
    (LLAMA_31_8B, {"context": "128000"}, "15.62", GIB, BLOG),
    (MIXTRAL_8X7B, {"context": "2048"}, "256", MIB, MEASURED),
    (LLAMA_31_8B, {"context": "2048"}, "256", MIB, MEASURED),
    (LLAMA_31_70B, {"context": "2048"}, "640", MIB, MEASURED),
    (GPT_OSS_20B | {"windowed_layers": 0}, {"context": "131072"}, "6.00", GIB, PARSER),
    # llama.cpp takes 2,048 tokens at once there, and keeps them beside the window: 128 + 2,048, rounded up to 256s.
    (GPT_OSS_20B, {"context": "131072", "ubatch": 2048}, "3.05", GIB, PARSER),
    (LLAMA_2_70B, {"context": "2048"}, "0.625", GIB, "against 5.24 GB on a public calculator"),
    (LLAMA_31_70B, {"context": "128K"}, "42.9", GB, "against 340 GB on a public calculator"),
)
SIZES = (
    (LLAMA_32_1B, "fp16", "2.5", GB, CANITRUN),
    (LLAMA_31_8B, "q4_k_m", "4.58", GIB, README),
    (LLAMA_31_8B, "q4_k_m", "4.92", GB, "against 4.0 GB on a public calculator"),
    (LLAMA_31_8B, "q6_k", "6.14", GIB, README),
    (LLAMA_31_8B, "q8_0", "7.95", GIB, README),
    (LLAMA_31_8B, "f16", "14.96", GIB, README),
    (LLAMA_31_70B, "q4_0", "37.22", GIB, "ollama/ollama, issue 6279"),
)
PER_TOKEN = ((LLAMA_32_1B, 32_768), (LLAMA_32_3B, 114_688), (LLAMA_31_8B, 131_072), (MIXTRAL_8X7B, 131_072))


def met(count, published, unit):
    """Within 1 %, or the same at the publisher's precision."""
    value = Decimal(published)
    ours = Decimal(count) / unit
    return abs(ours / value - 1) <= Decimal("0.01") or round(ours, -value.as_tuple().exponent) == value


@pytest.mark.parametrize(("facts", "how", "published", "unit", "_"), CACHES)
def test_a_cache_is_as_large_as_published(make_model, facts, how, published, unit, _):
    """16-bit caches, by formula or measured."""
    count = estimate(make_model(**facts), asked(**how)).kv_cache_bytes
    assert met(count, published, unit), count / unit


@pytest.mark.parametrize(("facts", "format_", "published", "unit", "_"), SIZES)
def test_weights_are_as_large_as_published(make_model, facts, format_, published, unit, _):
    """Files and tables of others."""
    count = estimate(make_model(**facts), asked(weights=format_)).weights_bytes
    assert met(count, published, unit), count / unit


@pytest.mark.parametrize(("facts", "count"), PER_TOKEN)
def test_a_token_takes_so_many_bytes(make_model, facts, count):
    """Exactly, at 16 bits."""
    assert estimate(make_model(**facts), asked("1")).kv_cache_bytes == count


def test_a_total_is_as_large_as_published(make_model):
    """canitrun.dev prints 3.1 GB for Llama 3.2 1B at 8,192 tokens, with 12 % on top of weights and cache."""
    made = estimate(make_model(**LLAMA_32_1B), asked("8192", overhead="12%"))
    # 2 × 1,235,814,400 = 2,471,628,800; 2 × 16 × 8 × 64 × 8,192 × 2 = 268,435,456; 12 % of both, rounded up
    assert (made.weights_bytes, made.kv_cache_bytes, made.overhead_bytes) == (2_471_628_800, 268_435_456, 328_807_711)
    assert made.total_bytes == 3_068_871_967
    assert met(made.total_bytes, "3.1", GB)


def test_all_experts_are_in_memory(make_model):
    """Mixtral 8x7B at 16 bits takes 2 × 46,702,792,704 bytes; the 12.9B active ones do not count."""
    assert estimate(make_model(**MIXTRAL_8X7B), asked()).weights_bytes == 93_405_585_408


def test_latent_attention_keeps_one_vector_for_keys_and_values(make_model):
    """DeepSeek R1: 61 × (512 + 64) × 131,072 × 2 bytes, whatever heads it has."""
    made = estimate(make_model(**DEEPSEEK_R1), asked("128K", "fp8"))
    assert made.kv_cache_bytes == 61 * 576 * 131_072 * 2 == 9_210_691_584
    assert made.weights_bytes == 671_000_000_000
    assert made.formulas["kv_cache"] == (
        "61 layers × (512 latent + 64 rotary) × 131,072 tokens × 2 bytes = 9,210,691,584 bytes"
    )


def test_a_model_without_grouped_queries_keeps_every_head(make_model):
    """Command-R v01 at 2,048 tokens: 2 × 40 × 64 × 128 × 2,048 × 2 bytes are 2,560 MiB, four times Llama 3 70B's."""
    made = estimate(make_model(**COMMAND_R_V01), asked("2048"))
    assert made.kv_cache_bytes == 2 * 40 * 64 * 128 * 2048 * 2 == 2560 * MIB
    assert made.notes[0] == (
        "Head dimension derived: 8,192 hidden size ÷ 64 attention heads = 128, the default of “cohere” "
        "in Transformers, modeling_cohere.py"
    )
    assert made.refusals == ("parameters unknown",)


@pytest.mark.parametrize(
    ("kv", "numerator", "denominator"),
    [("fp16", 2, 1), ("bf16", 2, 1), ("fp8", 1, 1), ("q8_0", 34, 32), ("q4_0", 18, 32)],
)
def test_a_quantized_cache_is_smaller_in_proportion(make_model, kv, numerator, denominator):
    """Bytes a number as VRAM tables have them; blocks of 32 share a scale."""
    numbers = 2 * 32 * 8 * 128 * 4096
    assert (
        estimate(make_model(**LLAMA_31_8B), asked("4096", kv=kv)).kv_cache_bytes == numbers * numerator // denominator
    )


def test_a_batch_has_a_cache_each_and_the_weights_once(make_model):
    """Four sequences."""
    one, four = (estimate(make_model(**LLAMA_31_8B), asked("4096", batch=batch)) for batch in (1, 4))
    assert (four.kv_cache_bytes, four.weights_bytes) == (4 * one.kv_cache_bytes, one.weights_bytes)
    assert "× 4,096 tokens × 4 sequences × 2 bytes" in four.formulas["kv_cache"]


def test_bits_a_weight_are_those_of_the_sources():
    """The effective ones, never the number in the name."""
    bits = {id_: str(one.bits) for id_, one in WEIGHTS.items() if one.measured}
    assert bits == {
        "q8_0": "8.5008",
        "q6_k": "6.5633",
        "q5_k_m": "5.7036",
        "q5_k_s": "5.5704",
        "q4_k_m": "4.8944",
        "q4_k_s": "4.6672",
        "q4_0": "4.53",
        "iq4_xs": "4.4597",
        "q3_k_l": "4.2979",
        "q3_k_s": "3.6429",
        "q2_k": "3.1593",
    }
