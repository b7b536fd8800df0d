"""The story: what happens between a project's files and a finished site. The only module that knows every stage."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from generator.check import check
from generator.compare import compare
from generator.load import load
from generator.merge import merge
from generator.nouns.book import Book
from generator.nouns.comparisons import Comparison
from generator.nouns.problems import Problem
from generator.nouns.settings import Settings
from generator.nouns.site import Site
from generator.pages import complete, plan
from generator.render import render
from generator.translate import index_of, translate

Progress = Callable[[str, int, int], None]
"""Told the stage, how much of it is done and how much there is."""


def silent(stage: str, done: int, of: int) -> None:
    """Progress that nobody watches."""


def generate(settings: Settings, progress: Progress = silent, *, parallel: bool = False) -> Site:
    """Everything from the files to pages of standard Markdown; problems come with the site, never as exceptions.

    `parallel` allows several processes where there is enough to do; the site is the same.
    """
    with _collector_at_rest():
        progress("reading", 0, 0)
        loaded = load(settings)
        problems = [*loaded.problems, *check(loaded.catalogue, loaded.library, loaded.vault, settings)]
        book = merge(loaded.catalogue, loaded.library)
        progress("comparing", 0, 0)
        compared = compare(book, wanted=loaded.vault.wanted(), nearest=settings.nearest)
        plans = plan(book, compared, loaded.vault, settings)
        index = index_of(plans, settings)
        prose = translate(plans, index, settings, progress, parallel=parallel)
        plans = complete(plans, prose, book, compared, settings)
        # Everything is gathered; from here on a page is a function of its own plan.
        return render(plans, prose, problems, settings, progress, parallel=parallel)


def inspect(settings: Settings) -> tuple[Book, list[Problem]]:
    """The merged book and the problems of the input, without making any page."""
    loaded = load(settings)
    problems = [*loaded.problems, *check(loaded.catalogue, loaded.library, loaded.vault, settings)]
    return merge(loaded.catalogue, loaded.library), sorted(set(problems))


def contrast(book: Book, models: tuple[str, ...]) -> Comparison:
    """The comparison of these models alone, whether or not the site has a page for it; the models exist."""
    alone = replace(book, library=replace(book.library, pairs=()))
    (comparison,) = compare(alone, wanted=(models,), nearest=0).comparisons.values()
    return comparison


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Without the search for cycles: what the stages make has none, and all of it is in use until the end."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
