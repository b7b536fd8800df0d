"""Architecture tables and sizes that others publish, as facts by the repository of the weights."""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

Facts = dict[str, Any]
Row = tuple[str, str, Facts]
"""The repository or name that facts are about, the list that says so, and the facts by the ids of fields."""

AS_NAMED = (
    *("num_hidden_layers", "hidden_size", "vocab_size", "tie_word_embeddings", "num_attention_heads"),
    *("num_key_value_heads", "head_dim", "v_head_dim", "kv_lora_rank", "q_lora_rank", "qk_rope_head_dim"),
    *("qk_nope_head_dim", "hidden_act", "intermediate_size", "moe_intermediate_size", "num_experts_per_tok"),
    *("n_shared_experts", "first_k_dense_replace", "interleave_moe_layer_step", "num_nextn_predict_layers"),
    "max_position_embeddings",
)
"""Keys of config.json that fields are named after."""
EXPERTS = ("num_local_experts", "num_experts", "n_routed_experts")
ALL_MIXED = ("mixtral", "qwen3_moe", "qwen3_vl_moe_text", "gpt_oss", "minimax_m2")
"""Classes of Transformers in which every layer has experts and none is shared."""
DIVIDED = ("llama", "mistral", "mixtral")
"""Classes in which the head dimension is hidden size ÷ heads unless given."""
OTHER_KINDS = ("layer_types", "hybrid_override_pattern", "linear_attn_config", "block_configs")
QUANTIZED = re.compile(r"FP8|NVFP4|INT4|AWQ|GPTQ", re.IGNORECASE)
NAMED_SIZE = re.compile(r"(?<![\w.])(\d+(?:\.\d+)?)([BM])(?:-A(\d+(?:\.\d+)?)B)?(?![\w.]|-\d+E\b)", re.IGNORECASE)
"""Not `17B-128E`, where it is the active parameters."""


def configs(folder: Path) -> Iterator[Row]:
    """The config.json files of arch-hf-configs-aiconfigurator, without those of quantized copies."""
    for file in sorted((folder / "model_configs").glob("*_config.json")):
        repository = file.name.removesuffix("_config.json").replace("--", "/")
        if not QUANTIZED.search(repository):
            whole = json.loads(file.read_text(encoding="utf-8"))
            yield repository, "config.json", config(whole, whole.get("text_config", whole))


def config(whole: Facts, text: Facts) -> Facts:
    """One configuration as facts; what its class means without saying it is filled in."""
    facts = {key: text[key] for key in AS_NAMED if text.get(key) is not None}
    kind = text.get("model_type", "")
    experts = next((text[key] for key in EXPERTS if text.get(key)), None)
    facts["architecture"] = "moe" if experts else "dense"
    facts["input_modalities"] = "text,image" if "vision_config" in whole or "_vl" in kind else "text"
    if experts:
        facts["num_local_experts"] = experts
        dense = text.get("dense_intermediate_size")
        facts |= {"intermediate_size": dense} if dense else {}
    if kind in ALL_MIXED:
        facts |= {"first_k_dense_replace": "not-applicable", "n_shared_experts": "not-applicable"}
    if kind == "llama4_text":
        facts |= {"moe_intermediate_size": text["intermediate_size"], "n_shared_experts": 1}
        facts |= {"intermediate_size": text["intermediate_size_mlp"], "tie_word_embeddings": False}
        facts["input_modalities"] = "text,image"
    if kind in DIVIDED and "head_dim" not in facts:
        facts["head_dim"] = facts["hidden_size"] // facts["num_attention_heads"]
    if facts.get("hidden_act") not in ("silu", "gelu", "relu", "relu2"):
        facts.pop("hidden_act", None)
    if _is_uneven(text):
        facts["architecture"] = "hybrid"
    return facts


def _is_uneven(text: Facts) -> bool:
    """Whether layers differ in more than their window."""
    kinds = {str(one) for key in OTHER_KINDS for one in _items(text.get(key))}
    others = ("swa_num_key_value_heads", "global_head_dim", "num_global_key_value_heads")
    return bool(kinds - {"full_attention", "sliding_attention"}) or any(text.get(key) for key in others)


def _items(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | dict) else [value] if value else []


def deepseek(folder: Path) -> Iterator[Row]:
    """The configurations of DeepSeek's own inference code."""
    names = {"config_16B": "DeepSeek-V2-Lite", "config_236B": "DeepSeek-V2", "config_671B": "DeepSeek-V3"}
    keys = {
        "vocab_size": "vocab_size",
        "dim": "hidden_size",
        "inter_dim": "intermediate_size",
        "moe_inter_dim": "moe_intermediate_size",
        "n_layers": "num_hidden_layers",
        "n_heads": "num_attention_heads",
        "n_dense_layers": "first_k_dense_replace",
        "n_routed_experts": "num_local_experts",
        "n_activated_experts": "num_experts_per_tok",
        "q_lora_rank": "q_lora_rank",
        **{key: key for key in ("n_shared_experts", "kv_lora_rank", "qk_nope_head_dim", "qk_rope_head_dim")},
        "v_head_dim": "v_head_dim",
    }
    for file, name in names.items():
        said = json.loads((folder / "configs" / f"{file}.json").read_text(encoding="utf-8"))
        facts = {keys[key]: value for key, value in said.items() if key in keys}
        facts["q_lora_rank"] = facts.get("q_lora_rank") or "not-applicable"
        yield f"deepseek-ai/{name}", "DeepSeek inference", facts | {"architecture": "moe", "input_modalities": "text"}


def litgpt(folder: Path) -> Iterator[Row]:
    """LitGPT's configurations that are of the Llama kind; what they leave out has its default there."""
    for said in json.loads((folder / "configs.json").read_text(encoding="utf-8")):
        if said.get("mlp_class_name") not in ("LLaMAMLP", "GemmaMLP", "LLaMAMoE") or "n_layer" not in said:
            continue
        heads, width = said.get("n_head", 32), said.get("n_embd", 4096)
        facts = {
            "num_hidden_layers": said["n_layer"],
            "hidden_size": width,
            "num_attention_heads": heads,
            "num_key_value_heads": said.get("n_query_groups", heads),
            "head_dim": said.get("head_size", width // heads),
            "intermediate_size": said.get("intermediate_size"),
            "vocab_size": said.get("padded_vocab_size", said.get("vocab_size")),
            "architecture": "moe" if said.get("n_expert") else "dense",
            "input_modalities": "text",
        }
        if said.get("n_expert"):
            facts |= {"num_local_experts": said["n_expert"], "num_experts_per_tok": said.get("n_expert_per_token")}
            facts |= {"first_k_dense_replace": "not-applicable", "n_shared_experts": "not-applicable"}
            facts |= {"moe_intermediate_size": said.get("moe_intermediate_size")}
        elif said["mlp_class_name"] == "LLaMAMLP":
            facts["hidden_act"] = "silu"
        yield "{org}/{name}".format(**said["hf_config"]), "LitGPT", facts


def llama_stack(folder: Path) -> Iterator[Row]:
    """Meta's list of its models; the feed-forward width is worked out from its two factors, as Meta's code does."""
    for said in json.loads((folder / "sku_list.json").read_text(encoding="utf-8")):
        arch = said["arch"]
        if not arch or "vision" in said["description"] or said.get("variant"):
            continue
        step = arch["multiple_of"]
        wide = int(int(8 * arch["dim"] / 3) * arch["ffn_dim_multiplier"])
        yield (
            said["hf"],
            "Llama Stack",
            {
                "num_hidden_layers": arch["n_layers"],
                "hidden_size": arch["dim"],
                "num_attention_heads": arch["n_heads"],
                "num_key_value_heads": arch["n_kv_heads"],
                "head_dim": arch["dim"] // arch["n_heads"],
                "intermediate_size": -(-wide // step) * step,
                "vocab_size": arch["vocab_size"],
                "hidden_act": "silu",
                "architecture": "dense",
            },
        )


def sizes_in_names(repositories: Iterable[str]) -> Iterator[Row]:
    """What a name says of the size: `30B-A3B`."""
    for repository in repositories:
        if match := NAMED_SIZE.search(repository.partition("/")[2].replace("_", "-")):
            facts = {"parameters": f"{match[1]}{match[2].upper()}"}
            facts |= {"active_parameters": f"{match[3]}B"} if match[3] else {}
            yield repository, "its name", facts


def short(count: float) -> str:
    """A count as it was probably rounded: 8290000000 is `8.29B`."""
    digits = f"{int(count):d}"
    zeros = len(digits) - len(digits.rstrip("0"))
    if zeros < 6:
        return digits
    return f"{count / 1e9:.{max(0, 9 - zeros)}f}B"


def llm_stats(folder: Path) -> Iterator[Row]:
    """Parameter counts of LLM Stats, by the repository that it links to."""
    for file in sorted(folder.glob("models/*/*/model.json")):
        said = json.loads(file.read_text(encoding="utf-8"))
        link = (said.get("weights_link") or "").partition("huggingface.co/")[2].rstrip("/")
        if link and said.get("param_count"):
            yield link, "LLM Stats", {"parameters": short(said["param_count"])}


def helm(folder: Path) -> Iterator[Row]:
    """Parameter counts of HELM, by the name after the developer's."""
    said = yaml.load((folder / "model_metadata.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    for one in said["models"]:
        if one.get("num_parameters"):
            yield one["name"], "HELM", {"parameters": short(one["num_parameters"])}
