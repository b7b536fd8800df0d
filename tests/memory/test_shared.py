"""Configurations that others publish, where they are at hand: the caches of real models, by sums written out here."""

import json

import pytest

from generator.memory import estimate
from generator.memory.asking import asked
from generator.memory.reading import NAMES

FIELDS = (
    "model_type", "num_hidden_layers", "num_attention_heads", "num_key_value_heads", "head_dim", "hidden_size",
    "sliding_window", "attention_chunk_size", "kv_lora_rank", "qk_rope_head_dim", "v_head_dim",
    "num_global_key_value_heads", "global_head_dim",
)  # fmt: skip
LITGPT = {"n_layer": "num_hidden_layers", "n_head": "num_attention_heads", "n_query_groups": "num_key_value_heads",
          "head_size": "head_dim", "n_embd": "hidden_size", "sliding_window_size": "sliding_window"}  # fmt: skip


def facts_of(config):
    """The facts that a config.json of the Hub states."""
    text = config.get("text_config", config)
    facts = {name: text[name] for name in FIELDS if isinstance(text.get(name), int | str)}
    if "layer_types" in text:
        facts["windowed_layers"] = sum(kind == "sliding_attention" for kind in text["layer_types"])
    if text.get("sliding_window", 0) is None or "sliding_window" not in text:
        facts["sliding_window"] = "not-applicable"
    if "kv_lora_rank" in facts:
        facts["attention"] = "mla"
    return facts


@pytest.fixture
def hub(shared):
    """The facts of a model of the Hub, by the name of its file."""
    folder = shared / "data" / "arch-hf-configs-aiconfigurator" / "model_configs"

    def of(name):
        return facts_of(json.loads((folder / f"{name}_config.json").read_text(encoding="utf-8")))

    of.names = [path.name.removesuffix("_config.json") for path in sorted(folder.glob("*.json"))]
    return of


@pytest.fixture
def litgpt(shared):
    """The facts that LitGPT states of each model, by name."""
    listed = json.loads((shared / "data" / "arch-litgpt" / "configs.json").read_text(encoding="utf-8"))
    facts = {}
    for one in listed:
        facts[one["name"]] = {field: one[key] for key, field in LITGPT.items() if key in one}
        if "sliding_window_indices" in one:
            facts[one["name"]]["windowed_layers"] = sum(one["sliding_window_indices"])
    return facts


def test_deepseek_r1_keeps_its_latent(hub, make_model):
    """61 layers × (512 + 64) × 131,072 tokens × 2 bytes = 9,210,691,584."""
    made = estimate(make_model(**hub("deepseek-ai--DeepSeek-R1")), asked("128K"))
    assert made.kv_cache_bytes == 61 * (512 + 64) * 131_072 * 2 == 9_210_691_584
    assert made.refusals == ("parameters unknown",)


def test_deepseek_v2_is_of_the_same_kind(shared, make_model):
    """236B: 60 layers × (512 + 64) × 2 bytes a token."""
    path = shared / "data" / "arch-deepseek-v3" / "configs" / "config_236B.json"
    config = json.loads(path.read_text(encoding="utf-8"))
    facts = {"num_hidden_layers": config["n_layers"], "attention": "mla"}
    facts |= {name: config[name] for name in ("kv_lora_rank", "qk_rope_head_dim")}
    assert estimate(make_model(**facts), asked("1")).kv_cache_bytes == 60 * 576 * 2


def test_gpt_oss_keeps_a_window_in_every_second_layer(hub, make_model):
    """12 layers of 131,072 tokens and 12 of 128, 2 × 8 × 64 × 2 bytes a token and layer: about 3.00 GiB."""
    made = estimate(make_model(**hub("openai--gpt-oss-20b")), asked("128K"))
    assert made.kv_cache_bytes == 2 * 8 * 64 * 2 * (12 * 131_072 + 12 * 128) == 3_224_371_200


def test_gemma_2_sees_everything_in_every_second_layer(litgpt, make_model):
    """9B at 8,192 tokens: 21 layers of all, 21 of 4,096, 2 × 8 × 256 × 2 bytes a token and layer."""
    made = estimate(make_model(**litgpt["Gemma-2-9b"]), asked("8K"))
    assert made.kv_cache_bytes == 2 * 8 * 256 * 2 * (21 * 8192 + 21 * 4096) == 2_113_929_216


def test_gemma_3_sees_everything_in_every_sixth_layer(litgpt, make_model):
    """27B at 131,072 tokens: 10 layers of all, 52 of 1,024, 2 × 16 × 128 × 2 bytes: 10.41 GiB instead of 62."""
    made = estimate(make_model(**litgpt["Gemma-3-27b-it"]), asked("128K"))
    assert made.kv_cache_bytes == 2 * 16 * 128 * 2 * (10 * 131_072 + 52 * 1024) == 11_173_625_856


def test_llama_3_1_divides_for_its_head_dimension(hub, make_model):
    """Its configuration gives none: 4,096 ÷ 32 = 128; 2 × 32 × 8 × 128 × 128,000 × 2 bytes are 15.62 GiB."""
    made = estimate(make_model(**hub("meta-llama--Meta-Llama-3.1-8B")), asked("128000"))
    assert made.kv_cache_bytes == 2 * 32 * 8 * 128 * 128_000 * 2 == 16_777_216_000
    assert made.notes[0].startswith("Head dimension derived: 4,096 hidden size ÷ 32 attention heads = 128")


def test_qwen_3_gives_a_head_dimension_that_is_no_quotient(hub, make_model):
    """32B: 5,120 ÷ 64 would be 80, and it is 128: 2 × 64 × 8 × 128 × 2 bytes a token."""
    assert estimate(make_model(**hub("Qwen--Qwen3-32B")), asked("1")).kv_cache_bytes == 2 * 64 * 8 * 128 * 2 == 262_144


def test_every_configuration_gives_a_size_or_a_name(hub, litgpt, make_model):
    """None of them fails otherwise, and each refusal begins with the field it is about, or says what does not fit."""
    of_all = [hub(name) for name in hub.names] + list(litgpt.values())
    assert len(of_all) > 250
    for facts in of_all:
        made = estimate(make_model(**facts), asked("32K"))
        lacking = [why for why in made.refusals if why != "parameters unknown"]
        assert (made.kv_cache_bytes is None) is bool(lacking), facts
        assert all(why.rpartition(" ")[0] in NAMES.values() for why in lacking), lacking
