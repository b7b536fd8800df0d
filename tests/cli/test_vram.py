"""`vram`."""

import json

import pytest

RECORD = """name: Gamma
sources:
  card: {title: Card, publisher: Acme, kind: primary, retrieved: 2026-01-02}
facts:
  parameters_exact: {value: 1235814400, source: card}
  num_hidden_layers: {value: 16, source: card}
  num_key_value_heads: {value: 8, source: card}
  head_dim: {value: 64, source: card}
  sliding_window: not-applicable
  context_length: {value: "131,072", source: card}
"""
GPUS = """sources:
  list: {title: A list, publisher: Somebody, kind: third-party}
gpus:
  acme-8: {name: Acme 8, maker: Acme, memory: {value: 8 GiB, source: list}}
  acme-2: {name: Acme 2, maker: Acme, memory: {value: 2 GB, source: list}}
"""
TEXT = """Gamma (gamma)
8,192 tokens × 1 sequence, weights FP16, KV cache FP16

          GB       GiB       How
Weights   2.47 GB  2.30 GiB  1,235,814,400 parameters × 16 bits ÷ 8 = 2,471,628,800 bytes
KV cache  0.27 GB  0.25 GiB  2 × 16 layers × 8 KV heads × head dimension 64 × 8,192 tokens × 2 bytes = 268,435,456 bytes
Overhead  0.33 GB  0.31 GiB  12% × 2,740,064,256 = 328,807,711 bytes
Total     3.07 GB  2.86 GiB  2,471,628,800 + 268,435,456 + 328,807,711 = 3,068,871,967 bytes

Holds it    Memory of each  Left over  Longest context  On one alone
1 × Acme 8  8 GiB           5.14 GiB   131,072 tokens   131,072 tokens
2 × Acme 2  2 GB            0.87 GiB   33,563 tokens    –

1 of 2 GPUs hold it alone.
"""


@pytest.fixture
def gamma(project):
    """A model with an architecture, and two GPUs."""
    (project / "data/models/gamma.yml").write_text(RECORD)
    (project / "data/gpus.yml").write_text(GPUS)
    return project


def test_the_text_has_the_terms_with_their_sums_and_the_gpus(gamma, modelbook):
    """GB and GiB beside each other."""
    assert modelbook("vram", "gamma", "--context", "8K", "--overhead", "12%") == (0, TEXT, "")


def test_the_json_has_bytes_formulas_facts_and_fits(gamma, modelbook):
    """Whole numbers, and what they come from."""
    options = ("--context", "8192", "--weights", "Q4_K_M", "--kv", "q8_0", "--batch", "2", "--overhead", "1 MiB")
    code, out, err = modelbook("vram", "gamma", *options, "--json")
    made = json.loads(out)
    assert (code, err, made["model"], made["name"]) == (0, "", "gamma", "Gamma")
    assert (made["context"], made["weights"], made["kv"], made["batch"]) == (8192, "q4_k_m", "q8_0", 2)
    # 1,235,814,400 × 4.8944 ÷ 8, rounded up; 2 × 16 × 8 × 64 × 8,192 × 2 × 34 ÷ 32
    assert (made["weights_bytes"], made["kv_cache_bytes"]) == (756_071_250, 285_212_672)
    assert made["overhead_bytes"] == 2**20
    assert made["total_bytes"] == 756_071_250 + 285_212_672 + 2**20
    assert list(made["formulas"]) == ["weights", "kv_cache", "overhead", "total"]
    assert made["facts"][0] == {
        "field": "parameters_exact",
        "value": "1,235,814,400",
        "state": "known",
        "source": "Card",
    }
    assert made["notes"] == ["Q4_K_M was measured on Llama 3.1 8B; so small a model takes more bits a weight"]
    assert [(fit["gpu"], fit["count"], fit["whole_context"]) for fit in made["fits"]] == [
        ("acme-2", 1, False),
        ("acme-8", 1, True),
    ]
    assert made["fits"][0]["spare_bytes"] == 2 * 10**9 - made["total_bytes"]


@pytest.mark.parametrize("name", ["acme-8", "Acme 8", "ACME-8"])
def test_one_gpu_may_be_asked_for(gamma, modelbook, name):
    """By its id or its name."""
    code, out, _ = modelbook("vram", "gamma", "--gpu", name)
    assert code == 0
    assert "1 × Acme 8" in out and "Acme 2" not in out


def test_what_is_missing_is_said_by_name(gamma, modelbook):
    """On stderr, with exit code 1; what can be worked out is printed."""
    (gamma / "data/models/gamma.yml").write_text(RECORD.replace("head_dim", "hidden_size"))
    code, out, err = modelbook("vram", "gamma", "--json")
    made = json.loads(out)
    assert (code, err) == (1, "modelbook: gamma: head dimension unknown\n")
    assert (made["weights_bytes"], made["kv_cache_bytes"], made["total_bytes"]) == (2_471_628_800, None, None)
    assert (made["refusals"], made["fits"]) == (["head dimension unknown"], [])
    code, out, _ = modelbook("vram", "gamma")
    assert code == 1
    assert "KV cache  –        –\n" in out


def test_without_gpus_on_record_none_is_named(project, gamma, modelbook):
    """The text says which file has them."""
    (project / "data/gpus.yml").unlink()
    code, out, _ = modelbook("vram", "gamma")
    assert code == 0
    assert out.endswith("\nNo GPUs are on record; data/gpus.yml lists them.\n")
    assert modelbook("vram", "gamma", "--gpu", "l4") == (
        2,
        "",
        "modelbook: no GPU is called “l4”; data/gpus.yml lists none\n",
    )


USAGE = (
    (("vram", "gama"), "no model has the id “gama”; did you mean “gamma”?"),
    (("vram", "gamma", "--context", "x"), "“x” is no number of tokens; take 1 to 1,000,000,000, as 128K or 131072"),
    (("vram", "gamma", "--kv", "zip"), "“zip” is no format of a KV cache; there are fp16, bf16, fp8, q8_0, q4_0"),
    (("vram", "gamma", "--batch", "0"), "a batch has 1 to 1,000,000 sequences, not 0"),
    (("vram", "gamma", "--overhead", "lots"), "“lots” is no overhead; write 12%, 2 GB, 10% + 2 GB or 0"),
    (("vram", "gamma", "--gpu", "acme-9"), "no GPU is called “acme-9”; did you mean “acme-8”?"),
    (("vram", "gamma", "--gpu", "zx"), "no GPU is called “zx”; see data/gpus.yml for those that there are"),
)


@pytest.mark.parametrize(("arguments", "message"), USAGE)
def test_what_cannot_be_asked_is_a_usage_error(gamma, modelbook, arguments, message):
    """Exit code 2, and nothing on stdout."""
    assert modelbook(*arguments) == (2, "", f"modelbook: {message}\n")
