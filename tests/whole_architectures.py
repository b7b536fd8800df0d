"""Architectures with every fact that the sum of their parameters needs."""

from architectures import DEEPSEEK_R1, LLAMA_32_1B, LLAMA_32_3B, MIXTRAL_8X7B

SMALL = LLAMA_32_1B | {
    "architecture": "dense",
    "vocab_size": 128_256,
    "intermediate_size": 8192,
    "hidden_act": "silu",
    "tie_word_embeddings": "true",
    "input_modalities": "text",
    "parameters": "1.23B",
}
THREE = SMALL | LLAMA_32_3B | {"parameters": "3.21B"}
MIXTURE = SMALL | MIXTRAL_8X7B | {
    "parameters": "46.7B",
    "vocab_size": 32_000,
    "intermediate_size": 14_336,
    "tie_word_embeddings": "false",
    "num_local_experts": 8,
    "num_experts_per_tok": 2,
    "n_shared_experts": "not-applicable",
    "first_k_dense_replace": "not-applicable",
}  # fmt: skip
LATENT = SMALL | DEEPSEEK_R1 | {
    "parameters_exact": "unknown",
    "head_dim": "unknown",
    "architecture": "moe",
    "vocab_size": 129_280,
    "intermediate_size": 18_432,
    "moe_intermediate_size": 2048,
    "tie_word_embeddings": "false",
    "q_lora_rank": 1536,
    "qk_nope_head_dim": 128,
    "v_head_dim": 128,
    "num_local_experts": 256,
    "num_experts_per_tok": 8,
    "n_shared_experts": 1,
    "first_k_dense_replace": 3,
    "num_nextn_predict_layers": 1,
}  # fmt: skip
MAVERICK = SMALL | {
    "architecture": "moe",
    "parameters": "400B",
    "parameters_exact": "unknown",
    "active_parameters": "17B",
    "input_modalities": "text,image",
    "num_hidden_layers": 48,
    "num_attention_heads": 40,
    "num_key_value_heads": 8,
    "head_dim": 128,
    "hidden_size": 5120,
    "vocab_size": 202_048,
    "intermediate_size": 16_384,
    "moe_intermediate_size": 8192,
    "tie_word_embeddings": "false",
    "num_local_experts": 128,
    "num_experts_per_tok": 1,
    "n_shared_experts": 1,
    "interleave_moe_layer_step": 2,
}
"""Experts in every second layer."""


def without(facts, *names):
    """The facts but for some."""
    return {name: value for name, value in facts.items() if name not in names}
