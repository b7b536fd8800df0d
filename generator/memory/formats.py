"""The formats of weights and of the KV cache, with the bits that a number takes in effect, and who counted them."""

from collections.abc import Mapping
from decimal import Decimal

from generator.nouns.memory import Format

README = "llama.cpp, tools/quantize/README.md"
README_URL = "https://github.com/ggml-org/llama.cpp/blob/master/tools/quantize/README.md"
OLLAMA = "ollama/ollama, issue 6279"
OLLAMA_URL = "https://github.com/ollama/ollama/issues/6279"
BLOCKS = "llama.cpp, ggml/src/ggml-common.h"
BLOCKS_URL = "https://github.com/ggml-org/llama.cpp/blob/master/ggml/src/ggml-common.h"
DEFINED = "by definition"
LLAMA_8B, LLAMA_70B = "Llama 3.1 8B", "Llama 3.1 70B"


def _counted(id_: str, bits: str) -> Format:
    """A format of llama.cpp, with the bits a weight that its authors print for one model."""
    return Format(id_, id_.upper(), Decimal(bits), README, README_URL, LLAMA_8B)


def _by_id(*formats: Format) -> Mapping[str, Format]:
    return {one.id: one for one in formats}


WEIGHTS: Mapping[str, Format] = _by_id(
    Format("fp32", "FP32", Decimal(32), DEFINED),
    Format("fp16", "FP16", Decimal(16), DEFINED),
    Format("bf16", "BF16", Decimal(16), DEFINED),
    Format("fp8", "FP8", Decimal(8), DEFINED),
    _counted("q8_0", "8.5008"),
    _counted("q6_k", "6.5633"),
    _counted("q5_k_m", "5.7036"),
    _counted("q5_k_s", "5.5704"),
    _counted("q4_k_m", "4.8944"),
    _counted("q4_k_s", "4.6672"),
    Format("q4_0", "Q4_0", Decimal("4.53"), OLLAMA, OLLAMA_URL, LLAMA_70B),
    _counted("iq4_xs", "4.4597"),
    _counted("q3_k_l", "4.2979"),
    _counted("q3_k_s", "3.6429"),
    _counted("q2_k", "3.1593"),
)
CACHE: Mapping[str, Format] = _by_id(
    Format("fp16", "FP16", Decimal(16), DEFINED),
    Format("bf16", "BF16", Decimal(16), DEFINED),
    Format("fp8", "FP8", Decimal(8), DEFINED),
    Format("q8_0", "Q8_0", Decimal("8.5"), BLOCKS, BLOCKS_URL),
    Format("q4_0", "Q4_0", Decimal("4.5"), BLOCKS, BLOCKS_URL),
)
"""Blocks of 32 numbers with a scale of 16 bits take 34 and 18 bytes."""
OTHER_NAMES = {"f32": "fp32", "float32": "fp32", "f16": "fp16", "float16": "fp16", "bfloat16": "bf16"}
"""What the same formats are called elsewhere."""
