"""The estimate: weights, KV cache and overhead in bytes, each with the sum that gives it."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import product
from math import ceil, prod

from generator.memory.layout import Run, layout_of
from generator.memory.reading import Reading, own_context, parameters_of
from generator.nouns.book import Model
from generator.nouns.claims import State
from generator.nouns.memory import Ask, Estimate, Format, Overhead
from generator.nouns.quantities import Quantity, show_exact

COMBINATIONS = 64
"""Of what sources say of all disputed facts together; of more the least and the most are not worked out."""
SMALL = 3 * 10**9
"""Below so many parameters the embeddings weigh more than in the models on which formats were measured."""


def estimate(model: Model, ask: Ask) -> Estimate:
    """What a model takes in memory; what the facts do not allow is None and named.

    Where sources disagree, the same is worked out from every combination of what they say, for the least and the most.
    """
    made, _ = _worked_out(model, ask)
    between = _between(model, ask, made)
    return replace(made, least_bytes=between[0], most_bytes=between[1]) if between else made


def _between(model: Model, ask: Ask, made: Estimate) -> tuple[int, int] | None:
    """The least and the most bytes in all; None where somebody is not to be believed, or too much is disputed."""
    disputed = [fact for fact in made.facts if fact.state is State.DISPUTED]
    said = [list(dict.fromkeys((claim.state, claim.value) for claim in fact.claims)) for fact in disputed]
    if made.total_bytes is None or prod(map(len, said)) > COMBINATIONS:
        return None
    found = []
    for chosen in product(*said):
        believed = zip(disputed, chosen, strict=True)
        facts = {fact.field.id: replace(fact, state=state, value=value) for fact, (state, value) in believed}
        one, at_most = _worked_out(replace(model, facts={**model.facts, **facts}), ask)
        if one.total_bytes is None or one.kv_cache_bytes is None:
            return None
        found += [one.total_bytes, one.total_bytes - one.kv_cache_bytes * at_most]
    return min(found), max(found)


def _worked_out(model: Model, ask: Ask) -> tuple[Estimate, bool]:
    """The estimate from the facts as they are resolved, and whether the cache may be smaller."""
    reading = Reading(model)
    formulas: dict[str, str] = {}
    weights = _weights(reading, ask.weights, formulas)
    runs = layout_of(reading, ask.tokens)
    cache = None if runs is None else cache_bytes(runs, ask, ask.tokens)
    if runs is not None and cache is not None:
        formulas["kv_cache"] = f"{cache_text(runs, ask)} = {cache:,} bytes"
    overhead = total = None
    if reading.word("architecture") == "hybrid":
        reading.refuse("recurrent state unknown")
    if weights is not None and cache is not None:
        overhead = overhead_bytes(ask.overhead, weights + cache)
        formulas["overhead"] = _overhead_text(ask.overhead, weights + cache, overhead)
        # A refusal that leaves both whole is about a part that none of the terms covers.
        total = None if reading.refusals else weights + cache + overhead
    if weights is not None and cache is not None and overhead is not None and total is not None:
        formulas["total"] = f"{weights:,} + {cache:,} + {overhead:,} = {total:,} bytes"
    _note_context(reading, ask.tokens)
    facts = tuple(reading.used.values())
    notes, refusals = tuple(reading.notes), tuple(reading.refusals)
    made = Estimate(model.id, ask, weights, cache, overhead, total, formulas, facts, notes, refusals)
    return made, reading.at_most


def _weights(reading: Reading, format_: Format, formulas: dict[str, str]) -> int | None:
    parameters = parameters_of(reading)
    if parameters is None:
        return None
    needed = weight_bytes(parameters, format_)
    formulas["weights"] = f"{parameters:,} parameters × {show_exact(format_.bits)} bits ÷ 8 = {needed:,} bytes"
    for fact in reading.used.values():
        if isinstance(fact.value, Quantity) and fact.value.step > 1 and fact.chosen:
            reading.note(f"Parameters as rounded by {fact.chosen.source.title}: {fact.chosen.written}")
    if format_.measured and parameters < SMALL:
        reading.note(f"{format_.label} was measured on {format_.measured}; so small a model takes more bits a weight")
    return needed


def weight_bytes(parameters: int, format_: Format) -> int:
    """Bytes of the weights."""
    return ceil(parameters * Fraction(format_.bits) / 8)


def cache_bytes(runs: Sequence[Run], ask: Ask, tokens: int) -> int:
    """Bytes of the KV cache for sequences of so many tokens."""
    numbers = sum(run.layers * run.width * run.cells(tokens, ask.ubatch) for run in runs) * ask.batch
    return ceil(numbers * Fraction(ask.kv.bits) / 8)


def cache_text(runs: Sequence[Run], ask: Ask) -> str:
    """The product with its numbers; a run of layers each where they differ."""
    parts = []
    for run in runs:
        cells = run.cells(ask.tokens, ask.ubatch)
        kept = "cells" if run.window and cells != ask.tokens else "tokens"
        parts.append(f"{run.text} × {cells:,} {kept}")
    product = parts[0] if len(parts) == 1 else f"({' + '.join(parts)})"
    batch = f" × {ask.batch:,} sequences" if ask.batch > 1 else ""
    return f"{product}{batch} × {_bytes_text(ask.kv.bits)}"


def _bytes_text(bits: Decimal) -> str:
    """`2 bytes`, `1 byte`, and `34/32 bytes` where a scale is shared by 32 numbers."""
    whole = bits / 8
    if whole != int(whole):
        return f"{show_exact(bits * 4)}/32 bytes"
    return f"{int(whole)} byte{'s' * (whole != 1)}"


def overhead_bytes(overhead: Overhead, held: int) -> int:
    """What comes on top of so many bytes of weights and cache."""
    return ceil(held * Fraction(overhead.share)) + overhead.bytes


def _overhead_text(overhead: Overhead, held: int, needed: int) -> str:
    if not needed:
        return "0 bytes: compute buffers and the runtime are not counted"
    terms = [f"{show_exact(overhead.share * 100)}% × {held:,}"] if overhead.share else []
    terms += [f"{overhead.bytes:,}"] if overhead.bytes else []
    return f"{' + '.join(terms)} = {needed:,} bytes"


def _note_context(reading: Reading, tokens: int) -> None:
    longest = own_context(reading.model)
    fact = reading.model.facts.get("context_length")
    # What agrees with the model's context at its field's tolerance, as 131,072 with 128,000, is not beyond it.
    if longest is not None and fact and tokens > longest * (1 + fact.field.tolerance):
        reading.note(f"{tokens:,} tokens are more than the model's own context of {longest:,}")
