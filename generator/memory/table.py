"""The table of a model's page: formats down, contexts across, and the smallest GPUs that hold each."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.memory.asking import asked, context_of
from generator.memory.estimate import estimate, weight_bytes
from generator.memory.fits import count_of
from generator.memory.formats import WEIGHTS
from generator.memory.reading import Reading, own_context, parameters_of
from generator.nouns.book import Book, Model
from generator.nouns.defaults import CONTEXT
from generator.nouns.gpus import Gpu
from generator.nouns.memory import Estimate, Format, MemoryRow, MemoryView

FORMATS = ("fp16", "fp8", "q8_0", "q6_k", "q5_k_m", "q4_k_m")
"""The formats of the table."""
CONTEXTS = (context_of(CONTEXT), 32 * 1024, 128 * 1024, 1024 * 1024)
"""Its contexts, as far as the model goes; its own is the last."""
USUAL = ("fp16", "q4_k_m")
"""The formats in which models are compared, with `CONTEXT` tokens: as they are published, and as most run at home."""
NAMED = 3
"""GPUs that a row names."""
LEAST_ON_TOP = 300 * 1024**2
"""The smallest compute buffers that have been measured, in bytes; a GPU without room for them holds nothing."""


def usual(book: Book) -> Mapping[str, tuple[Estimate, ...]]:
    """What each model takes when it is run in the usual ways, in the order of `USUAL`; services are left out."""
    asks = [asked(weights=format_) for format_ in USUAL]
    return {id_: tuple(estimate(model, ask) for ask in asks) for id_, model in book.models.items() if _runs(model)}


def memory_views(book: Book) -> Mapping[str, MemoryView]:
    """The table of each model by its id; a product or a service is nothing that one could run."""
    gpus = sorted(book.library.gpus.values(), key=lambda gpu: (gpu.capacity.size.bytes, gpu.name, gpu.id))
    return {id_: memory_view(model, gpus) for id_, model in book.models.items() if _runs(model)}


def _runs(model: Model) -> bool:
    return model.record.type == "model"


def memory_view(model: Model, gpus: Sequence[Gpu]) -> MemoryView:
    """The table, with 16 bits for the cache and nothing on top, or what is missing for it; `gpus` smallest first."""
    own = own_context(model)
    contexts = [one for one in CONTEXTS if own is None or one < own]
    made = [estimate(model, replace(asked(), tokens=tokens)) for tokens in [*contexts, *([own] if own else [])]]
    whole = [one for one in made if one.total_bytes is not None]
    parameters = parameters_of(Reading(model))
    if not whole or parameters is None:
        return MemoryView(notes=made[0].notes, refusals=made[0].refusals)
    caches = tuple(one.kv_cache_bytes or 0 for one in whole)
    rows = (_row(WEIGHTS[id_], parameters, caches, gpus) for id_ in FORMATS)
    return MemoryView(
        contexts=tuple(one.ask.tokens for one in whole),
        caches=caches,
        rows=tuple(rows),
        formulas=_formulas(whole[-1]),
        notes=whole[-1].notes,
        refusals=made[-1].refusals,
    )


def _row(format_: Format, parameters: int, caches: Sequence[int], gpus: Sequence[Gpu]) -> MemoryRow:
    weights = weight_bytes(parameters, format_)
    totals = tuple(weights + cache for cache in caches)
    needed = totals[0] + LEAST_ON_TOP
    alone = [gpu for gpu in gpus if gpu.capacity.size.bytes >= needed]
    counts = [] if alone else [(count_of(needed, gpu), gpu) for gpu in gpus]
    least = min(counts, key=lambda counted: counted[0], default=None)
    return MemoryRow(format_, weights, totals, len(alone), tuple(alone[:NAMED]), least)


def _formulas(one: Estimate) -> tuple[tuple[str, str], ...]:
    """The two sums at the longest context of the table."""
    return (("Weights", one.formulas["weights"]), ("KV cache", one.formulas["kv_cache"]))
