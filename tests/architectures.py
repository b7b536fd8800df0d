"""Architectures as their configurations give them, by the names that fields have."""

LLAMA_32_1B = {
    "parameters_exact": 1_235_814_400,
    "num_hidden_layers": 16,
    "num_attention_heads": 32,
    "num_key_value_heads": 8,
    "head_dim": 64,
    "hidden_size": 2048,
    "attention": "gqa",
    "sliding_window": "not-applicable",
    "context_length": 131_072,
}
LLAMA_32_3B = LLAMA_32_1B | {
    "parameters_exact": 3_212_749_824,
    "num_hidden_layers": 28,
    "num_attention_heads": 24,
    "head_dim": 128,
    "hidden_size": 3072,
}
LLAMA_31_8B = LLAMA_32_1B | {
    "parameters_exact": 8_030_261_248,
    "num_hidden_layers": 32,
    "head_dim": 128,
    "hidden_size": 4096,
}
LLAMA_31_70B = LLAMA_31_8B | {
    "parameters_exact": 70_553_706_496,
    "num_hidden_layers": 80,
    "num_attention_heads": 64,
    "hidden_size": 8192,
}
LLAMA_2_70B = LLAMA_31_70B | {"parameters": "70B", "parameters_exact": "unknown", "context_length": 4096}
MIXTRAL_8X7B = LLAMA_31_8B | {"parameters_exact": 46_702_792_704, "active_parameters": "12.9B", "architecture": "moe"}
GPT_OSS_20B = {
    "parameters": "21B",
    "num_hidden_layers": 24,
    "num_attention_heads": 64,
    "num_key_value_heads": 8,
    "head_dim": 64,
    "hidden_size": 2880,
    "sliding_window": 128,
    "windowed_layers": 12,
    "context_length": 131_072,
}
DEEPSEEK_R1 = {
    "parameters": "671B",
    "active_parameters": "37B",
    "num_hidden_layers": 61,
    "num_attention_heads": 128,
    "num_key_value_heads": 128,
    "hidden_size": 7168,
    "attention": "mla",
    "kv_lora_rank": 512,
    "qk_rope_head_dim": 64,
}
COMMAND_R_V01 = {
    "model_type": "cohere",
    "num_hidden_layers": 40,
    "num_attention_heads": 64,
    "num_key_value_heads": 64,
    "hidden_size": 8192,
    "sliding_window": "not-applicable",
}
"""After config.json of CohereForAI/c4ai-command-r-v01, which gives no head dimension."""
