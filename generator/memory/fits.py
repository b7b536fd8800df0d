"""Which GPUs hold a model, alone or how many of them, and how long a context they hold."""

from collections.abc import Iterable

from generator.memory.estimate import cache_bytes, overhead_bytes
from generator.memory.layout import layout_of
from generator.memory.reading import Reading, own_context
from generator.nouns.book import Model
from generator.nouns.gpus import Gpu
from generator.nouns.memory import Ask, Estimate, Fit

FARTHEST = 2**24
"""Tokens beyond which nobody looks for the longest context of a model whose own is not known."""


def fits(model: Model, estimate: Estimate, gpus: Iterable[Gpu]) -> tuple[Fit, ...]:
    """The least number of each GPU that holds the estimate, fewest and smallest first; none without a total."""
    if estimate.total_bytes is None:
        return ()
    demand = _Demand(model, estimate)
    found = [_fit(estimate.total_bytes, demand, gpu) for gpu in gpus]
    return tuple(sorted(found, key=lambda fit: (fit.count, fit.capacity, fit.gpu.name, fit.gpu.id)))


def _fit(total: int, demand: "_Demand", gpu: Gpu) -> Fit:
    each, count = gpu.capacity.size.bytes, count_of(total, gpu)
    longest = demand.longest(count * each)
    alone = longest if count == 1 else demand.longest(each)
    return Fit(gpu, count, count * each, count * each - total, longest, alone, full=longest == demand.own)


def count_of(total: int, gpu: Gpu) -> int:
    """How many of a GPU have so many bytes together."""
    return -(-total // gpu.capacity.size.bytes)


class _Demand:
    """What a model takes as a function of the tokens of a sequence."""

    def __init__(self, model: Model, estimate: Estimate) -> None:
        self.ask: Ask = estimate.ask
        self.weights = estimate.weights_bytes or 0
        self.own = own_context(model)
        self.runs = layout_of(Reading(model), self.own or FARTHEST)

    def bytes_for(self, tokens: int) -> int:
        held = self.weights + cache_bytes(self.runs or (), self.ask, tokens)
        return held + overhead_bytes(self.ask.overhead, held)

    def longest(self, capacity: int) -> int | None:
        """The most tokens that so many bytes hold; None where the facts do not say, or not even one fits."""
        if self.runs is None:
            return None
        low, high = 0, self.own or FARTHEST
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self.bytes_for(middle) <= capacity else (low, middle - 1)
        return low or None
