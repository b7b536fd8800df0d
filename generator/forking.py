"""Worker processes that see what their parent saw when it made them."""

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from multiprocessing.pool import Pool
from typing import Any

FEW = 200
"""Fewer things to do than this are sooner done by one process."""
CHUNK = 25
MOST_WORKERS = 8

_seen: Any = None


def workers_for(tasks: int) -> int:
    """How many processes are worth having. Only Linux copies a running process safely and cheaply."""
    if sys.platform != "linux" or tasks < FEW:
        return 1
    return min(MOST_WORKERS, len(os.sched_getaffinity(0)))


def chunks_of(things: Sequence[Any]) -> list[range]:
    """The places of the things, in portions that are worth the way to another process."""
    return [range(start, min(start + CHUNK, len(things))) for start in range(0, len(things), CHUNK)]


def forked(workers: int, sees: Any) -> Pool:
    """Processes whose tasks find `sees` with `seen()`; it is not copied, so it may hold anything."""
    return multiprocessing.get_context("fork").Pool(workers, initializer=_begin, initargs=(sees,))


def portions(
    work: Callable[[Any, range], list[Any]], sees: Any, things: Sequence[Any], *, parallel: bool
) -> Iterator[list[Any]]:
    """What `work(sees, portion)` gives for each portion of the things, in order, by several processes where that pays.

    `work` is a function of a module, and gives what can be sent from one process to another.
    """
    workers = workers_for(len(things)) if parallel else 1
    if workers == 1:
        yield from (work(sees, portion) for portion in chunks_of(things))
        return
    with forked(workers, sees) as pool:
        yield from pool.imap(partial(_work, work), chunks_of(things))


def _work(work: Callable[[Any, range], list[Any]], portion: range) -> list[Any]:
    return work(seen(), portion)


def seen() -> Any:
    """What the parent gave to the process that this runs in."""
    return _seen


def _begin(sees: Any) -> None:
    global _seen  # noqa: PLW0603 - it is the process that has it, not a caller
    _seen = sees
    # An interruption is the parent's business, which then ends its workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
