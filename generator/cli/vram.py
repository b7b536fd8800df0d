"""What a model takes in memory, and which GPUs hold it, as values and as text."""

from collections.abc import Sequence

from generator.cli.printing import Table, text
from generator.nouns.book import Model
from generator.nouns.kinds import show_exact
from generator.nouns.memory import TERMS, Ask, Estimate, Fit
from generator.nouns.sizes import show_gb, show_gib

LISTED = 12
"""GPUs that the text lists; JSON has all."""


def vram_json(model: Model, made: Estimate, fits: Sequence[Fit]) -> dict[str, object]:
    """The estimate in bytes, null where it is refused, with its formulas, the facts used, and the GPUs."""
    return {
        "model": model.id,
        "name": model.name,
        **_asked(made.ask),
        "weights_bytes": made.weights_bytes,
        "kv_cache_bytes": made.kv_cache_bytes,
        "overhead_bytes": made.overhead_bytes,
        "total_bytes": made.total_bytes,
        "formulas": {term: made.formulas.get(term, "") for term in TERMS},
        "facts": [
            {
                "field": fact.field.id,
                "value": show_exact(fact.field, fact.value) if fact.value is not None else fact.state.value,
                "state": fact.state.value,
                "source": fact.chosen.source.title if fact.chosen else "",
            }
            for fact in made.facts
        ],
        "notes": list(made.notes),
        "refusals": list(made.refusals),
        "fits": [_fit(fit) for fit in fits],
    }


def _asked(ask: Ask) -> dict[str, object]:
    return {
        "context": ask.tokens,
        "weights": ask.weights.id,
        "kv": ask.kv.id,
        "batch": ask.batch,
        "overhead": ask.overhead.written,
        "ubatch": ask.ubatch,
    }


def _fit(fit: Fit) -> dict[str, object]:
    return {
        "gpu": fit.gpu.id,
        "name": fit.gpu.name,
        "memory": fit.gpu.capacity.size.written,
        "count": fit.count,
        "capacity_bytes": fit.capacity,
        "spare_bytes": fit.spare,
        "longest_context": fit.longest,
        "longest_context_alone": fit.alone,
        "whole_context": fit.full,
        "source": fit.gpu.capacity.source.title,
    }


def vram_text(model: Model, made: Estimate, fits: Sequence[Fit]) -> str:
    """The terms with their sums, what a reader has to know of them, and the GPUs that hold them."""
    ask = made.ask
    sequences = "1 sequence" if ask.batch == 1 else f"{ask.batch:,} sequences"
    formats = f"weights {ask.weights.label}, KV cache {ask.kv.label}"
    lines = [f"{model.name} ({model.id})", f"{ask.tokens:,} tokens × {sequences}, {formats}", ""]
    lines += [text(_terms(made)), *(f"- {note}" for note in made.notes), *([""] if made.notes else [])]
    if made.total_bytes is not None:
        lines += _fits_text(fits)
    return "\n".join(lines)


def _terms(made: Estimate) -> Table:
    counts = (made.weights_bytes, made.kv_cache_bytes, made.overhead_bytes, made.total_bytes)
    rows = []
    for label, term, count in zip(("Weights", "KV cache", "Overhead", "Total"), TERMS, counts, strict=True):
        sizes = ("–", "–") if count is None else (show_gb(count), show_gib(count))
        rows.append((label, *sizes, made.formulas.get(term, "")))
    return Table(("", "GB", "GiB", "How"), tuple(rows))


def _fits_text(fits: Sequence[Fit]) -> list[str]:
    if not fits:
        return ["No GPUs are on record; data/gpus.yml lists them.", ""]
    rows = [
        (
            f"{fit.count} × {fit.gpu.name}",
            fit.gpu.capacity.size.written,
            show_gib(fit.spare),
            _tokens(fit.longest),
            _tokens(fit.alone),
        )
        for fit in fits[:LISTED]
    ]
    table = text(Table(("Holds it", "Memory of each", "Left over", "Longest context", "On one alone"), tuple(rows)))
    alone = sum(fit.count == 1 for fit in fits)
    more = f"; the first {LISTED} are listed, --json has all" if len(fits) > LISTED else ""
    told = f"{alone} of {len(fits)} GPUs hold it alone{more}." if len(fits) > 1 else ""
    return [table, *([told, ""] if told else [])]


def _tokens(count: int | None) -> str:
    return "–" if count is None else f"{count:,} tokens"
