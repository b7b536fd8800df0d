"""The story: what happens between a project's files and a finished site. The only module that knows every stage."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from generator.bases import query
from generator.check import review
from generator.compare import compare
from generator.findings import find, problems_of
from generator.memory import memory_views, usual
from generator.nouns.plans import Plans
from generator.nouns.problems import Problem
from generator.nouns.prose import Prose
from generator.nouns.settings import Settings
from generator.nouns.site import Site
from generator.pages import complete, plan
from generator.questions import rate_models, read_book
from generator.render import render
from generator.searches import match_searches
from generator.translate import index_of, translate

Progress = Callable[[str, int, int], None]
"""Told the stage, how much of it is done and how much there is."""
INSTEAD = 3
"""Alternatives of each kind that a model's page names."""


def silent(stage: str, done: int, of: int) -> None:
    """Progress that nobody watches."""


def generate(settings: Settings, progress: Progress = silent, *, parallel: bool = False) -> Site:
    """Everything from the files to pages of standard Markdown; problems come with the site, never as exceptions.

    `parallel` allows several processes where there is enough to do; the site is the same.
    """
    with _collector_at_rest():
        plans, prose, problems = _gather(settings, progress, parallel=parallel)
        # Everything is gathered; from here on a page is a function of its own plan.
        return render(plans, prose, problems, settings, progress, parallel=parallel)


def examine(settings: Settings, progress: Progress = silent, *, parallel: bool = False) -> list[Problem]:
    """Every problem that a build would tell of, and what is worth knowing about the vault as a whole."""
    with _collector_at_rest():
        plans, prose, problems = _gather(settings, progress, parallel=parallel)
        found = review(plans.vault, prose, settings, (page.path for page in plans.pages), plans.attachments)
        return sorted({*problems, *plans.problems, *found})


def _gather(settings: Settings, progress: Progress, *, parallel: bool) -> tuple[Plans, Prose, list[Problem]]:
    """All stages but the last: what every page shows, the notes' text, and the problems of what was read."""
    progress("reading", 0, 0)
    loaded, book, problems = read_book(settings)
    findings = find(book)
    problems += problems_of(findings)
    progress("comparing", 0, 0)
    compared = compare(book, usual(book), wanted=loaded.vault.wanted(), nearest=settings.nearest, instead=INSTEAD)
    searches = match_searches(book, loaded.searches)
    problems += searches.problems
    rated, misasked = rate_models(book, compared, searches.times_matched)
    problems += misasked
    planned = plan(
        book,
        compared,
        loaded.vault,
        settings,
        memory=memory_views(book),
        findings=findings,
        searches=searches,
        rated=rated,
    )
    index = index_of(planned.plans, settings)
    prose = translate(planned.plans, index, settings, progress, parallel=parallel)
    shown = query(book, loaded.vault, prose, settings, index.find)
    return complete(planned, prose, shown), prose, problems


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
