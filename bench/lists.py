"""Lists of models, limits, dates, prices and scores that others publish, as facts, prices and scores by model."""

import csv
import datetime as dt
import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True)
class Entry:
    """What one list says of one model; `scores` as benchmark, score and date, `price` in USD per million tokens."""

    id: str
    source: str
    name: str = ""
    facts: dict[str, Any] = field(default_factory=dict)
    price: dict[str, Any] = field(default_factory=dict)
    scores: tuple[tuple[str, Any, str], ...] = ()
    as_of: str = ""


def _known(**facts: Any) -> dict[str, Any]:
    return {key: value for key, value in facts.items() if value not in (None, "", 0)}


def models_dev(folder: Path) -> Iterator[Entry]:
    """Every provider's entry in the API of models.dev; limits are what the provider serves, by its own word."""
    for provider, said in json.loads((folder / "api.json").read_text(encoding="utf-8")).items():
        for id_, one in said["models"].items():
            limit, cost = one.get("limit", {}), one.get("cost", {})
            facts = _known(
                context_length=limit.get("context"),
                max_output_tokens=limit.get("output"),
                max_input_tokens=limit.get("input"),
                knowledge_cutoff=one.get("knowledge"),
                release_date=one.get("release_date"),
            )
            price = _known(input=cost.get("input"), output=cost.get("output"), cached_input=cost.get("cache_read"))
            yield Entry(f"{provider}/{id_}", "models.dev", one.get("name", ""), facts, price, as_of="2026-07-02")


def models_dev_records(folder: Path) -> Iterator[Entry]:
    """The records of models.dev, one a model."""
    for file in sorted((folder / "models").glob("*/*.toml")):
        one = tomllib.loads(file.read_text(encoding="utf-8"))
        limit = one.get("limit", {})
        facts = _known(
            context_length=limit.get("context"),
            max_output_tokens=limit.get("output"),
            max_input_tokens=limit.get("input"),
            knowledge_cutoff=one.get("knowledge"),
            release_date=one.get("release_date"),
            repository=next((link["url"] for link in one.get("weights", ())), None),
        )
        scores = tuple((s["name"], s["score"], str(s.get("date", ""))) for s in one.get("benchmarks", ()))
        yield Entry(f"{file.parent.name}/{file.stem}", "models.dev records", one["name"], facts, scores=scores)


def openrouter(folder: Path) -> Iterator[Entry]:
    """OpenRouter's list of what it serves."""
    for one in json.loads((folder / "models.json").read_text(encoding="utf-8"))["data"]:
        top, cost = one.get("top_provider") or {}, one["pricing"]
        facts = _known(
            context_length=one.get("context_length"),
            max_output_tokens=top.get("max_completion_tokens"),
            knowledge_cutoff=one.get("knowledge_cutoff"),
            hub_date=dt.datetime.fromtimestamp(one["created"], dt.UTC).date().isoformat(),
        )
        per = {"input": "prompt", "output": "completion", "cached_input": "input_cache_read"}
        price = {key: float(cost[name]) * 1e6 for key, name in per.items() if float(cost.get(name) or 0) > 0}
        yield Entry(one["id"], "OpenRouter", one["name"], facts, price, as_of="2026-05-15")


def openrouter_copied(folder: Path) -> Iterator[Entry]:
    """What models.dev repeats of OpenRouter's list."""
    for entry in models_dev(folder):
        provider, _, id_ = entry.id.partition("/")
        if provider == "openrouter":
            yield replace(entry, id=id_, source="models.dev, of OpenRouter", price={})


def litellm(folder: Path) -> Iterator[Entry]:
    """LiteLLM's list of prices and limits."""
    for id_, one in json.loads((folder / "model_prices.json").read_text(encoding="utf-8")).items():
        if one.get("mode") not in ("chat", "completion", "responses") or id_ == "sample_spec":
            continue
        facts = _known(
            max_input_tokens=one.get("max_input_tokens"),
            max_output_tokens=one.get("max_output_tokens"),
            deprecation_date=one.get("deprecation_date"),
        )
        per = {
            "input": "input_cost_per_token",
            "output": "output_cost_per_token",
            "cached_input": "cache_read_input_token_cost",
        }
        price = {key: float(one[name]) * 1e6 for key, name in per.items() if one.get(name)}
        yield Entry(f"{one.get('litellm_provider', '')}/{id_}", "LiteLLM", id_, facts, price, as_of="2025-09-05")


def genai_prices(folder: Path) -> Iterator[Entry]:
    """The prices of genai-prices that do not depend on length or time, with the day on which each was checked."""
    for file in sorted((folder / "providers").glob("*.yml")):
        said = yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader)
        for one in said["models"]:
            cost = one["prices"] if isinstance(one["prices"], dict) else {}
            per = {"input": "input_mtok", "output": "output_mtok", "cached_input": "cache_read_mtok"}
            price = {key: cost[name] for key, name in per.items() if isinstance(cost.get(name), int | float)}
            facts = _known(context_length=one.get("context_window"))
            as_of = str(one.get("prices_checked", ""))
            yield Entry(f"{said['id']}/{one['id']}", "genai-prices", one.get("name", ""), facts, price, as_of=as_of)


def llm_stats(folder: Path) -> Iterator[Entry]:
    """The models of LLM Stats with their scores, which it gives as shares of one."""
    for file in sorted(folder.glob("models/*/*/model.json")):
        one = json.loads(file.read_text(encoding="utf-8"))
        facts = _known(
            max_input_tokens=one.get("input_context_size"),
            max_output_tokens=one.get("output_context_size"),
            knowledge_cutoff=one.get("knowledge_cutoff"),
            release_date=one.get("release_date"),
            repository=one.get("weights_link"),
        )
        scores = tuple(
            (score["dataset_name"], score["score"] * 100, score.get("date_recorded") or "")
            for score in one["qualitative_metrics"]
        )
        yield Entry(f"{file.parent.parent.name}/{file.parent.name}", "LLM Stats", one["name"], facts, scores=scores)


def simple_evals(folder: Path) -> Iterator[Entry]:
    """OpenAI's own table of results."""
    for row in csv.DictReader((folder / "scores.csv").read_text(encoding="utf-8").splitlines()):
        names = ("MMLU", "GPQA", "MATH", "HumanEval", "MGSM", "SimpleQA")
        scores = tuple((name, row[name], "") for name in names if (row[name] or "").replace(".", "").isdigit())
        if scores:
            yield Entry(f"openai/{row['Model'].casefold()}", "simple-evals", scores=scores)


def helm(folder: Path) -> Iterator[Entry]:
    """HELM's models with their release dates."""
    said = yaml.load((folder / "model_metadata.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    for one in said["models"]:
        yield Entry(one["name"], "HELM", one["display_name"], _known(release_date=str(one.get("release_date", ""))))
