"""The project that a command runs in, read when the command needs it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

from generator.nouns.spelling import did_you_mean, shown

if TYPE_CHECKING:
    from generator.nouns.book import Book
    from generator.nouns.dates import PartialDate
    from generator.nouns.problems import Problem
    from generator.nouns.ratings import Rated
    from generator.nouns.settings import Settings

PROBLEMS, USAGE = 1, 2
"""Exit codes beside 0."""


def refuse(message: str) -> NoReturn:
    """End with a message on stderr and the exit code for a command that cannot be carried out as it was given."""
    typer.echo(f"modelbook: {message}", err=True)
    raise typer.Exit(USAGE)


def say(message: str) -> None:
    """A line for the person at the terminal, apart from the data on stdout."""
    typer.echo(message, err=True)


@dataclass
class Project:
    """A folder with `mkdocs.yml`, records or notes. `folder` is absolute."""

    folder: Path
    as_of: "PartialDate | None" = None
    """The date as of which the book is wanted; None for all that is known."""

    def on(self, written: str | None) -> "Project":
        """The project as it was known on a date, or with all that is known; ends the command for what is no date."""
        from generator.nouns.dates import parse_date

        try:
            return self if written is None else replace(self, as_of=parse_date(written))
        except ValueError as reason:
            refuse(f"--as-of {shown(written)}: {reason}")

    @cached_property
    def read(self) -> "tuple[Settings, list[Problem]]":
        """The settings with what is wrong in their file; ends the command where the folder holds no project."""
        from generator.load.settings import CONFIG_NAMES, read_settings

        if not any((self.folder / name).exists() for name in (*CONFIG_NAMES, "data", "content")):
            if not self.folder.exists():
                refuse(f"there is no folder {self.folder}")
            how = "make one of them, or name the project's folder with -C"
            refuse(f"{self.folder} holds no project: no mkdocs.yml, data/ or content/; {how}")
        return read_settings(self.folder.resolve())

    @property
    def settings(self) -> "Settings":
        """The project's settings."""
        return self.read[0]

    @property
    def config_file(self) -> Path | None:
        """The site's configuration."""
        from generator.load.settings import config_file

        return config_file(self.settings.root)

    @cached_property
    def book(self) -> "Book":
        """The merged book; that there are problems is said once, and what they are `check` says."""
        from generator.questions import inspect

        book, found = inspect(self.settings, self.as_of)
        self._warn(found)
        return book

    @cached_property
    def rated(self) -> "tuple[Book, Rated]":
        """The merged book with the ranking and the answers to needs; of problems as above."""
        from generator.questions import assess

        book, rated, found = assess(self.settings)
        self._warn(found)
        return book, rated

    def _warn(self, found: "Iterable[Problem]") -> None:
        """Say that there are errors, those of the settings' file among them."""
        if errors := sum(problem.fails(strict=False) for problem in {*self.read[1], *found}):
            say(f"modelbook: errors in the input: {errors}; what they are about is left out; see `modelbook check`")

    def known(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The ids, each once; ends the command where there is no such model."""
        models = self.book.models
        for id_ in ids:
            if id_ not in models:
                where = "" if models else f"; {self.settings.shown(self.settings.data / 'models')}/ holds no record"
                refuse(f"no model has the id “{id_}”{did_you_mean(id_, models)}{where}")
        return tuple(dict.fromkeys(ids))
