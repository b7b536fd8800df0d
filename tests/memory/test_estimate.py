"""Properties of every estimate, and how what is asked is read."""

from decimal import Decimal

import pytest
from architectures import GPT_OSS_20B, LLAMA_31_8B
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.memory import estimate
from generator.memory.asking import asked, context_of, overhead_of
from generator.memory.formats import CACHE, WEIGHTS
from generator.memory.table import memory_view
from generator.nouns.memory import Overhead

ARCHITECTURES = st.fixed_dictionaries(
    {
        "parameters_exact": st.integers(1, 10**13),
        "num_hidden_layers": st.integers(1, 200),
        "num_key_value_heads": st.integers(1, 128),
        "head_dim": st.integers(1, 512),
        "sliding_window": st.integers(1, 10**5),
        "sliding_window_pattern": st.integers(1, 12),
    }
)
FORMATS = st.tuples(st.sampled_from(sorted(WEIGHTS)), st.sampled_from(sorted(CACHE)))


@settings(max_examples=60)
@given(facts=ARCHITECTURES, formats=FORMATS, tokens=st.integers(1, 10**6), batch=st.integers(1, 64))
def test_the_total_is_the_sum_of_whole_bytes(make_model, facts, formats, tokens, batch):
    """Every term is a whole number, and none is lost."""
    made = estimate(make_model(**facts), asked(str(tokens), *formats, batch=batch, overhead="7.5% + 1 MiB"))
    terms = (made.weights_bytes, made.kv_cache_bytes, made.overhead_bytes)
    assert all(type(term) is int and term > 0 for term in terms)
    assert made.total_bytes == sum(terms)
    assert made.formulas["total"].endswith(f"= {made.total_bytes:,} bytes")


@settings(max_examples=60)
@given(facts=ARCHITECTURES, tokens=st.integers(1, 10**6), more=st.integers(0, 10**6))
def test_more_tokens_never_take_less(make_model, facts, tokens, more):
    """And a window never takes more than no window."""
    model = make_model(**facts)
    few, many = (estimate(model, asked(str(count))).kv_cache_bytes for count in (tokens, tokens + more))
    full = estimate(make_model(**facts | {"sliding_window": "not-applicable"}), asked(str(tokens))).kv_cache_bytes
    assert few <= many
    assert few <= full


WORDS = st.sampled_from(["unknown", "undisclosed", "not-applicable"])
NUMBERS = st.one_of(st.integers(-5, 300), st.integers(0, 10**28), WORDS)
ANYTHING = {
    **dict.fromkeys(
        ("parameters_exact", "num_hidden_layers", "num_key_value_heads", "head_dim", "hidden_size"), NUMBERS
    ),
    **dict.fromkeys(("num_attention_heads", "sliding_window", "windowed_layers", "kv_cache_layers"), NUMBERS),
    **dict.fromkeys(("kv_lora_rank", "qk_rope_head_dim", "v_head_dim", "global_head_dim", "context_length"), NUMBERS),
    "attention": st.one_of(WORDS, st.sampled_from(["mha", "gqa", "mqa", "mla"])),
    "architecture": st.one_of(WORDS, st.sampled_from(["dense", "moe", "hybrid"])),
    "backbone": st.one_of(WORDS, st.sampled_from(["decoder-only", "encoder-decoder", "state-space"])),
    "model_type": st.sampled_from(["llama", "qwen3", "unknown"]),
}


@settings(max_examples=120)
@given(facts=st.fixed_dictionaries({}, optional=ANYTHING), tokens=st.integers(1, 10**9))
def test_whatever_the_facts_there_is_a_total_or_a_reason(make_model, facts, tokens):
    """Never both, never neither, and never an exception."""
    model = make_model(**facts)
    made = estimate(model, asked(str(tokens)))
    assert (made.total_bytes is None) is bool(made.refusals)
    view = memory_view(model, [])
    assert bool(view.rows) or bool(view.refusals)
    assert all(count > 0 for row in view.rows for count in row.totals)


def test_the_sums_have_their_numbers_put_in(make_model):
    """A reader can repeat them."""
    made = estimate(make_model(**GPT_OSS_20B), asked("128K", "q8_0", "q8_0", overhead="10% + 2 GB"))
    assert dict(made.formulas) == {
        "weights": "21,000,000,000 parameters × 8.5008 bits ÷ 8 = 22,314,600,000 bytes",
        "kv_cache": "(2 × 12 layers × 8 KV heads × head dimension 64 × 131,072 tokens + "
        "2 × 12 windowed layers × 8 KV heads × head dimension 64 × 128 cells) × 34/32 bytes = 1,712,947,200 bytes",
        "overhead": "10% × 24,027,547,200 + 2,000,000,000 = 4,402,754,720 bytes",
        "total": "22,314,600,000 + 1,712,947,200 + 4,402,754,720 = 28,430,301,920 bytes",
    }


def test_nothing_on_top_is_said_to_be_left_out(make_model):
    """No constant is right, so none is taken unasked."""
    made = estimate(make_model(**LLAMA_31_8B), asked())
    assert (made.overhead_bytes, made.formulas["overhead"]) == (
        0,
        "0 bytes: compute buffers and the runtime are not counted",
    )


@pytest.mark.parametrize(
    ("written", "tokens"),
    [
        ("128K", 131_072),
        ("128k", 131_072),
        ("131072", 131_072),
        ("131,072", 131_072),
        ("1M", 1_048_576),
        ("1.5K", 1536),
    ],
)
def test_contexts_count_in_1024s(written, tokens):
    """As everybody counts them; a number without a letter is what it says."""
    assert context_of(written) == tokens


@pytest.mark.parametrize("written", ["", "0", "-1", "K", "1.5", "many", "1T", "9999999999", "1e30", "1" * 100])
def test_what_is_no_context_is_refused(written):
    """With how to write one."""
    with pytest.raises(ValueError, match="is no number of tokens; take 1 to 1,000,000,000, as 128K or 131072"):
        context_of(written)


@pytest.mark.parametrize(
    ("written", "share", "size"),
    [
        ("0", "0", 0),
        ("12%", "0.12", 0),
        ("2 GB", "0", 2 * 10**9),
        ("300MiB", "0", 300 * 2**20),
        ("10% + 2 GiB", "0.1", 2 * 2**30),
    ],
)
def test_an_overhead_has_a_share_and_a_size(written, share, size):
    """Each as it is written."""
    assert overhead_of(written) == Overhead(written, Decimal(share), size)


@pytest.mark.parametrize("written", ["", "much", "12", "%", "-5%", "1e9%", "2 XB", "10% +"])
def test_what_is_no_overhead_is_refused(written):
    """With how to write one, or how large it may be."""
    with pytest.raises(ValueError, match="is no overhead; "):
        overhead_of(written)


def test_formats_go_by_any_case_and_by_other_names():
    """`Q4_K_M`, `F16`, `bfloat16`."""
    ask = asked(weights="Q4_K_M", kv="F16")
    assert (ask.weights, ask.kv) == (WEIGHTS["q4_k_m"], CACHE["fp16"])
    assert asked(weights="bfloat16").weights is WEIGHTS["bf16"]


def test_an_unknown_format_is_refused_with_those_there_are():
    """And with the likely one."""
    with pytest.raises(ValueError, match="“zip” is no format of a KV cache; there are fp16, bf16, fp8, q8_0, q4_0"):
        asked(kv="zip")
    with pytest.raises(ValueError, match="“q6k” is no format of weights; did you mean “q6_k”\\?; there are fp32, "):
        asked(weights="q6k")


@pytest.mark.parametrize("over", [{"batch": 0}, {"batch": 10**7}, {"ubatch": -1}])
def test_numbers_that_cannot_be_are_refused(over):
    """A batch and a micro-batch have bounds."""
    with pytest.raises(ValueError, match="not "):
        asked(**over)
