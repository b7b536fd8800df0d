"""The memory that needs ask about, for every model."""

from collections.abc import Mapping

from generator.memory.asking import asked
from generator.memory.estimate import estimate
from generator.nouns.book import Book
from generator.nouns.memory import Estimate
from generator.nouns.problems import Problem
from generator.nouns.yardsticks import MemoryAsk, OfMemory


def needed(book: Book) -> tuple[Mapping[MemoryAsk, Mapping[str, Estimate]], list[Problem]]:
    """The estimates of all models for each way of running them that a need or the ranking asks for.

    What is asked in words that mean nothing is a problem, once for each place, and has no estimates.
    """
    found: dict[MemoryAsk, Mapping[str, Estimate]] = {}
    problems = []
    for yardstick, path, line in book.library.yardsticks:
        if not isinstance(yardstick, OfMemory):
            continue
        words = yardstick.ask
        try:
            ask = asked(words.context, words.weights, words.kv, batch=words.batch, overhead=words.overhead)
        except ValueError as error:
            message = f"{error}; memory is not judged here; correct it"
            problems.append(Problem(path, line, "memory-unclear", message))
            continue
        if words not in found:
            found[words] = {id_: estimate(model, ask) for id_, model in book.models.items() if not model.via}
    return found, problems
