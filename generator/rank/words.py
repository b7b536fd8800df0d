"""Yardsticks and conditions in words."""

from collections.abc import Mapping
from decimal import Decimal

from generator.nouns.book import Book
from generator.nouns.dates import PartialDate
from generator.nouns.fields import Field
from generator.nouns.kinds import show
from generator.nouns.memory import Estimate
from generator.nouns.quantities import Quantity, show_exact, show_money
from generator.nouns.sizes import show_gb, show_gib
from generator.nouns.spelling import listed
from generator.nouns.yardsticks import (
    Condition,
    Counted,
    MemoryAsk,
    OfCount,
    OfField,
    OfMemory,
    OfPrice,
    OfScores,
    OfTask,
    PricePart,
    Yardstick,
)

PRICES: Mapping[PricePart, str] = {
    PricePart.INPUT: "Input price",
    PricePart.OUTPUT: "Output price",
    PricePart.CACHED: "Cached input price",
}
COUNTS: Mapping[Counted, str] = {
    Counted.PROVIDERS: "Providers",
    Counted.CAPABILITIES: "Capabilities",
    Counted.SEARCHES: "Times matched",
}
DIGITS = 3
"""Digits of a small amount of money."""


def label_of(yardstick: Yardstick, given: str = "") -> str:
    """What a yardstick is called, unless it was given a name."""
    if given:
        return given
    match yardstick:
        case OfField():
            return yardstick.field.label
        case OfPrice():
            return PRICES[yardstick.part]
        case OfCount():
            return COUNTS[yardstick.what]
        case OfTask():
            return "Price of a task"
        case OfMemory():
            return "Memory"
        case OfScores():
            return "Benchmarks"
    return "Transparency report"


def more_of(yardstick: Yardstick, book: Book) -> str:
    """What a label leaves open: which task, which benchmarks, how it is run, which class is better; or nothing."""
    match yardstick:
        case OfTask():
            task = yardstick.task
            cached = f" ({task.cached:,} of them cached)" if task.cached else ""
            return f"{task.input:,} tokens in{cached} and {task.output:,} out, at the cheapest provider"
        case OfMemory():
            return run_text(yardstick.ask)
        case OfScores() if yardstick.benchmarks:
            known = book.library.benchmarks
            return ", ".join(known[id_].name if id_ in known else id_ for id_ in yardstick.benchmarks)
        case OfField() if yardstick.classes:
            return ", then ".join(one.label for one in yardstick.classes)
    return ""


def run_text(ask: MemoryAsk) -> str:
    """`at Q4_K_M with 8K tokens, 10% on top`."""
    cache = f", the cache in {ask.kv.upper()}" if ask.kv not in ("fp16", "bf16") else ""
    batch = f", {ask.batch:,} at once" if ask.batch > 1 else ""
    overhead = f", {ask.overhead} on top" if ask.overhead != "0" else ""
    return f"at {ask.weights.upper()} with {ask.context} tokens{cache}{batch}{overhead}"


def bytes_text(count: int, unit: str = "GiB") -> str:
    """Bytes in the kind of unit in which a size was written."""
    return show_gib(count) if unit.endswith("iB") else show_gb(count)


def span_text(made: Estimate, unit: str = "GiB") -> str:
    """`from 4.99 GiB to 5.58 GiB`, whichever source is right, or that sources disagree too much to say."""
    if made.least_bytes is None or made.most_bytes is None:
        return "sources disagree on what it is worked out from"
    return f"from {bytes_text(made.least_bytes, unit)} to {bytes_text(made.most_bytes, unit)}"


def amount(dollars: Decimal) -> str:
    """US dollars to the cent, or to three digits where it is little."""
    digits = max(2, DIGITS - 1 - dollars.adjusted()) if dollars else 2
    return show_money(round(dollars, digits))


def condition_text(yardstick: Yardstick, condition: Condition, book: Book, *, most: int = 1000) -> str:
    """`at least 100K tokens`, `Apache 2.0 or MIT`, `yes`, `fits into 12 GB at Q4_K_M with 8K tokens`.

    Of several values the first `most` are named.
    """
    if isinstance(yardstick, OfMemory):
        return f"fits into {room_name(yardstick, book)} {run_text(yardstick.ask)}"
    field = yardstick.field if isinstance(yardstick, OfField) else None
    money = isinstance(yardstick, OfPrice | OfTask)
    parts = [
        f"{word} {bound_text(bound, field, money=money)}"
        for word, bound in (("at least", condition.least), ("at most", condition.most))
        if bound is not None
    ]
    if isinstance(condition.least, PartialDate) or isinstance(condition.most, PartialDate):
        parts = [part.replace("at least", "not before").replace("at most", "not after") for part in parts]
    parts += [_either(field, condition.any, "or", most)] if condition.any else []
    parts += [_either(field, condition.all, "and", most)] if condition.all else []
    parts += ["yes" if condition.says else "no"] if condition.says is not None else []
    return ", ".join(parts)


def bound_text(bound: Quantity | PartialDate, field: Field | None, *, money: bool = False) -> str:
    """A bound as its field prints it."""
    if field is not None:
        return show(field, bound)
    number = bound.number if isinstance(bound, Quantity) else Decimal(0)
    return amount(number) if money else show_exact(number)


def room_name(yardstick: OfMemory, book: Book) -> str:
    """The GPU by name, or the room as it was written."""
    if yardstick.room:
        return yardstick.room.written
    gpu = book.library.gpus.get(yardstick.gpu)
    return (
        f"1 × {gpu.name} ({bytes_text(gpu.capacity.size.bytes, gpu.capacity.size.written)})" if gpu else yardstick.gpu
    )


def _either(field: Field | None, values: tuple[str, ...], last: str, most: int) -> str:
    labels = [field.values.get(value, value) if field else value for value in values]
    if len(labels) > most:
        labels = [*labels[: most - 1], f"{len(labels) - most + 1} others"]
    return listed(labels, last)
