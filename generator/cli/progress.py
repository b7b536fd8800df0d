"""How far a long command is: a bar where a person watches, plain lines anywhere else."""

import logging
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import typer

OFTEN = 0.1
"""Seconds between two drawings of the bar."""


class Progress:
    """One line a stage, for logs."""

    def __init__(self) -> None:
        self.stage = ""

    def __call__(self, stage: str, done: int, of: int) -> None:
        """Take note of how far a stage is."""
        del done
        if stage != self.stage:
            self.stage = stage
            self.say(f"{stage}: {of}" if of else stage)

    def say(self, message: str) -> None:
        """A line that stays."""
        typer.echo(message, err=True)


class Bar(Progress):
    """A bar that is redrawn by hand: a thread that did so would be copied by the processes that a build forks."""

    def __init__(self, bar: Any) -> None:
        super().__init__()
        self.bar = bar
        self.task = bar.add_task("", total=None)
        self.drawn = 0.0

    def __call__(self, stage: str, done: int, of: int) -> None:
        """Draw, if it is time to."""
        now = time.monotonic()
        if stage != self.stage or now - self.drawn > OFTEN or done == of:
            self.stage, self.drawn = stage, now
            self.bar.update(self.task, description=stage, completed=done, total=of or None, refresh=True)

    def say(self, message: str) -> None:
        """A line above the bar."""
        self.bar.console.print(message, markup=False, highlight=False, soft_wrap=True)


@contextmanager
def shown() -> Iterator[Progress]:
    """The way of showing progress that suits where stderr goes."""
    if not sys.stderr.isatty():
        yield Progress()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as RichProgress

    columns = (TextColumn("{task.description:<14}"), BarColumn(), MofNCompleteColumn())
    with RichProgress(*columns, console=Console(stderr=True), auto_refresh=False, transient=True) as bar:
        yield Bar(bar)


class Handler(logging.Handler):
    """Log messages as lines of the progress display."""

    def __init__(self, progress: Progress, level: int) -> None:
        super().__init__(level)
        self.progress = progress

    def emit(self, record: logging.LogRecord) -> None:
        """Print the message with its level."""
        self.progress.say(f"{record.levelname:<7} {record.getMessage()}")
