"""`cost`."""

import json

import pytest

RECORD = """name: Gamma
sources:
  card: {title: Card, publisher: Acme, url: "https://example.org/card", kind: primary, retrieved: 2026-01-02}
facts:
  parameters_exact: {value: 1235814400, source: card}
  num_hidden_layers: {value: 16, source: card}
  num_key_value_heads: {value: 8, source: card}
  head_dim: {value: 64, source: card}
  sliding_window: not-applicable
  open_weights: {value: yes, source: card}
prices:
  - {provider: acme, input: 1, output: 4, cached_input: 0.1, as_of: 2026-01-01, source: card}
  - {provider: acme, input: 0.5, output: 2, as_of: 2026-01-01, source: card, tier: batch}
  - {provider: acme, input: 0.2, as_of: 2026-01-01, source: card, tier: reading}
"""
GPUS = """sources:
  list: {title: A list, publisher: Somebody, url: "https://example.org/list", kind: third-party}
gpus:
  acme-8:
    name: Acme 8
    memory: {value: 8 GiB, source: list}
    rent:
      - {provider: Clouds, instance: c1, per_hour: 0.30, as_of: 2025-03-07, source: list}
      - {provider: Clouds, instance: c2, gpus: 2, per_hour: 0.60, as_of: 2025-03-07, source: list}
"""
TEXT = """1,000 tokens in (500 of them cached), 500 out, 1,000 tasks; USD

Gamma (gamma)
Provider  Terms     A task    All    As of       Source  Remarks
Acme      batch     $0.0015   $1.50  2026-01-01  Card    cached price unknown, billed as fresh
Acme      standard  $0.00255  $2.55  2026-01-01  Card
Acme      reading   –         –      2026-01-01  Card    output price unknown; cached price unknown, billed as fresh

Rented: Clouds c1, 1 × Acme 8, $0.30 an hour (A list, 2025-03-07).
It holds the model at FP16, one task at a time. It costs less than
- Acme, batch (Card) from 200.0 tasks an hour, 27.8 tokens of output a second
- Acme (Card) from 117.6 tasks an hour, 16.3 tokens of output a second

"""
TASK = ("--input", "1K", "--cached", "500", "--output", "500", "--batch", "1K")


@pytest.fixture
def gamma(project):
    """A model with prices, and a GPU to rent."""
    (project / "data/models/gamma.yml").write_text(RECORD)
    (project / "data/gpus.yml").write_text(GPUS)
    return project


def test_the_text_has_a_row_per_price_and_the_machine(gamma, modelbook):
    """Each with its source and its day, the cheapest first."""
    code, out, err = modelbook("cost", "gamma", *TASK)
    assert (code, err) == (0, "")
    assert out.rstrip() == TEXT.rstrip()


def test_the_json_has_every_amount_with_its_source(gamma, modelbook):
    """Exact, and with the sum that gives it."""
    code, out, _ = modelbook("cost", "gamma", "alpha", *TASK, "--json")
    made = json.loads(out)
    gamma_, alpha = made["models"]
    assert (code, made["task"]) == (0, {"input": 1000, "output": 500, "cached": 500, "batch": 1000})
    bill = gamma_["bills"][1]
    assert (bill["provider"], bill["usd_per_task"], bill["usd"]) == ("acme", 0.00255, 2.55)
    assert bill["parts"][1] == {"label": "cached input", "tokens": 500, "usd_per_million": 0.1, "usd": 0.00005}
    assert bill["formula"] == (
        "(500 input × $1.00 + 500 cached input × $0.10 + 500 output × $4.00) ÷ 1M = $0.00255, × 1,000 = $2.55"
    )
    assert (bill["as_of"], bill["source"]["url"]) == ("2026-01-01", "https://example.org/card")
    refused = gamma_["bills"][2]
    assert (refused["usd"], refused["refusals"]) == (None, ["output price unknown"])
    assert gamma_["rent"] == {
        "gpu": "acme-8",
        "needed": 1,
        "gpus": 1,
        "provider": "Clouds",
        "instance": "c1",
        "usd_per_hour": 0.3,
        "as_of": "2025-03-07",
        "source": {"title": "A list", "publisher": "Somebody", "url": "https://example.org/list"},
    }
    assert [even["tasks_per_hour"] for even in gamma_["break_even"]] == [200, pytest.approx(117.647, abs=0.001)]
    assert [even["source"] for even in gamma_["break_even"]] == [bill["source"] for bill in gamma_["bills"][:2]]
    assert (alpha["bills"], alpha["rent"]) == ([], None)
    assert alpha["why_not"].startswith("its memory cannot be worked out: layers unknown")


def test_a_model_without_prices_is_named(gamma, modelbook):
    """On stderr; exit code 1 only where there is no price at all."""
    code, _, err = modelbook("cost", "gamma", "alpha", *TASK)
    assert (code, err) == (0, "modelbook: alpha: no price is recorded\n")
    code, out, err = modelbook("cost", "alpha", *TASK)
    assert (code, err) == (1, "modelbook: alpha: no price is recorded\n")
    assert "Alpha (alpha)\nno price is recorded\n" in out


def test_a_machine_without_a_price_beside_it_is_compared_with_nothing(gamma, modelbook):
    """What it costs to rent is said all the same."""
    (gamma / "data/models/gamma.yml").write_text(RECORD.partition("prices:")[0])
    code, out, _ = modelbook("cost", "gamma", *TASK)
    rent = "Rented: Clouds c1, 1 × Acme 8, $0.30 an hour (A list, 2025-03-07).\n"
    assert code == 1
    assert out.endswith(f"no price is recorded\n{rent}It holds the model at FP16, one task at a time.\n")


def test_a_provider_that_asks_nothing_is_never_dearer(gamma, modelbook):
    """It has a line as the others do."""
    (gamma / "data/models/gamma.yml").write_text(RECORD.replace("input: 0.5, output: 2", "input: 0, output: 0"))
    _, out, _ = modelbook("cost", "gamma", *TASK)
    assert "It costs less than\n- Acme, batch (Card) never, which asks nothing\n- Acme (Card) from 117.6 tasks" in out


USAGE = (
    (("gamma",), "a task has tokens; say how many with --input and --output"),
    (
        ("gamma", "--input", "10", "--cached", "11"),
        "--cached counts some of the input: 11 tokens are more than 10",
    ),
    (("gamma", "--input", "10", "--batch", "0"), "--batch takes 1 task or more"),
    (
        ("gamma", "--input", "1.5"),
        "--input: “1.5” is no whole number from 0 to 1,000,000,000; write 2000, or 2K for the same",
    ),
    (("gamma", "--input", "10", "--gpu", "acme"), "no GPU is called “acme”; did you mean “acme-8”?"),
    (
        ("gamma", "--input", "10", "--kv", "zip"),
        "“zip” is no format of a KV cache; there are fp16, bf16, fp8, q8_0, q4_0",
    ),
)


@pytest.mark.parametrize(("arguments", "message"), USAGE)
def test_what_cannot_be_asked_is_a_usage_error(gamma, modelbook, arguments, message):
    """Exit code 2, and nothing on stdout."""
    assert modelbook("cost", *arguments) == (2, "", f"modelbook: {message}\n")
