"""Which GPUs hold a model, how many of them, and how long a context."""

from fractions import Fraction
from math import ceil

import pytest
from architectures import DEEPSEEK_R1, GPT_OSS_20B, LLAMA_31_8B
from builders import make_source
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.memory import estimate, fits
from generator.memory.asking import asked
from generator.memory.table import memory_view
from generator.nouns.gpus import Gpu, Stated
from generator.nouns.sizes import parse_size


def make_gpu(id_="gpu", memory="24 GB", **over):
    source = make_source("list")
    reported = over.pop("reported", None)
    given_ = {"reported": Stated(parse_size(reported), source)} if reported else {}
    return Gpu(id_, id_.upper(), Stated(parse_size(memory), source), **(over | given_))


@pytest.fixture
def fit(make_model):
    """The fits of Llama 3.1 8B, or of another, run as asked."""

    def of(*gpus, facts=LLAMA_31_8B, **how):
        model = make_model(**facts)
        return fits(model, estimate(model, asked(**how)), gpus)

    return of


def test_gb_and_gib_hold_different_amounts(fit):
    """16.06 GB of weights and a cache of 0.13 GB do not go into 16 GB, and into 16 GiB they do."""
    gib, gb = fit(make_gpu("gb", "16 GB"), make_gpu("gib", "16 GiB"), context="1K")
    assert [(one.gpu.id, one.count) for one in (gib, gb)] == [("gib", 1), ("gb", 2)]
    assert gib.spare == 16 * 2**30 - (16_060_522_496 + 134_217_728)


def test_what_a_driver_reports_goes_before_what_is_stated(fit):
    """24 GB are 24,564 MiB there."""
    (one,) = fit(make_gpu(memory="24 GB", reported="24564 MiB"))
    assert one.capacity == 24564 * 2**20


def test_the_fewest_and_smallest_come_first(fit):
    """Then by name."""
    found = fit(make_gpu("b", "40 GB"), make_gpu("a", "40 GB"), make_gpu("small", "12 GB"), make_gpu("snug", "24 GB"))
    assert [(one.gpu.id, one.count) for one in found] == [("snug", 1), ("a", 1), ("b", 1), ("small", 2)]


def test_the_longest_context_is_the_last_that_fits(make_model, fit):
    """With one token more the card is too small."""
    (one,) = fit(make_gpu(memory="20 GB"), overhead="2%")
    model = make_model(**LLAMA_31_8B)
    for tokens, holds in ((one.longest, True), (one.longest + 1, False)):
        total = estimate(model, asked(str(tokens), overhead="2%")).total_bytes
        assert (total <= 20 * 10**9) is holds
    assert not one.full


def test_the_longest_context_of_one_card_is_known_where_several_are_needed(fit):
    """20 GB hold (20 − 16.06) GB of cache, 131,072 bytes a token; 8 GB do not even hold the weights."""
    found = fit(make_gpu("one", "20 GB"), make_gpu("none", "8 GB"), context="128K")
    assert [(one.count, one.alone) for one in found] == [
        (2, (20 * 10**9 - 16_060_522_496) // 131_072),
        (5, None),
    ]


def test_the_longest_context_ends_where_the_model_does(fit):
    """More memory makes it no longer."""
    (one,) = fit(make_gpu(memory="80 GB"))
    assert (one.longest, one.full) == (131_072, True)


def test_the_longest_context_is_unknown_where_the_layers_with_the_window_are(fit):
    """The estimate itself stands, since a context below the window does not depend on them."""
    facts = {name: said for name, said in GPT_OSS_20B.items() if name != "windowed_layers"}
    (one,) = fit(make_gpu(memory="80 GB"), facts=facts, context="100")
    assert (one.count, one.longest) == (1, None)


def test_without_a_total_nothing_fits(fit):
    """What is not known is not small."""
    assert fit(make_gpu(), facts={"parameters": "1B"}) == ()


@settings(max_examples=40)
@given(memory=st.integers(1, 10**12), tokens=st.integers(1, 131_072))
def test_so_many_hold_it_and_one_less_do_not(make_model, memory, tokens):
    """The count is the least."""
    model = make_model(**LLAMA_31_8B)
    made = estimate(model, asked(str(tokens)))
    (one,) = fits(model, made, [make_gpu(memory=f"{memory} B")])
    assert one.count * memory >= made.total_bytes > (one.count - 1) * memory
    assert one.spare == one.count * memory - made.total_bytes


def test_the_table_has_formats_down_and_contexts_across(make_model):
    """Up to the model's own; the cache is the same for all formats."""
    gpus = [make_gpu("ten", "10 GB"), make_gpu("snug", "17.4 GB"), make_gpu("big", "80 GB")]
    view = memory_view(make_model(**LLAMA_31_8B), gpus)
    assert view.contexts == (8192, 32_768, 131_072)
    assert view.caches == tuple(131_072 * tokens for tokens in view.contexts)
    assert [row.format.id for row in view.rows] == ["fp16", "fp8", "q8_0", "q6_k", "q5_k_m", "q4_k_m"]
    for row in view.rows:
        assert row.weights_bytes == ceil(8_030_261_248 * Fraction(row.format.bits) / 8)
        assert row.totals == tuple(row.weights_bytes + cache for cache in view.caches)
    # 17.4 GB hold 16.06 + 1.07 GB, but not with the 300 MiB of buffers.
    assert [(row.holding, [gpu.id for gpu in row.alone]) for row in view.rows[:2]] == [
        (1, ["big"]),
        (3, ["ten", "snug", "big"]),
    ]


def test_where_none_holds_it_alone_the_table_has_the_fewest(make_model):
    """DeepSeek R1 at 16 bits: 1,342 GB of weights take 17 times 80 GB, and 140 times 9.6 GB."""
    gpus = [make_gpu("small", "9.6 GB"), make_gpu("big", "80 GB")]
    row = memory_view(make_model(**DEEPSEEK_R1), gpus).rows[0]
    assert (row.holding, row.alone, row.least) == (0, (), (17, gpus[1]))


def test_without_the_facts_the_table_says_what_is_missing(make_model):
    """In words, and with no rows."""
    view = memory_view(make_model(parameters="undisclosed"), [make_gpu()])
    assert (view.rows, view.refusals) == (
        (),
        ("parameters undisclosed", "layers unknown", "KV heads unknown", "head dimension unknown"),
    )


def test_the_table_ends_where_the_facts_do(make_model):
    """Beyond the window it matters which layers have it."""
    facts = {name: said for name, said in GPT_OSS_20B.items() if name != "windowed_layers"} | {"sliding_window": 10_000}
    view = memory_view(make_model(**facts), [])
    assert (view.contexts, view.refusals) == ((8192,), ("layers with the window unknown",))
