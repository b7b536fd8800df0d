"""Stages 5 and 8: which pages there are, and what each shows. A page kind is one module and one line in `KINDS`."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from generator.nouns.book import Book
from generator.nouns.comparisons import Compared
from generator.nouns.findings import Finding
from generator.nouns.memory import MemoryView
from generator.nouns.notes import Vault
from generator.nouns.plans import Plan, Plans
from generator.nouns.ratings import Rated
from generator.nouns.searches import Matched
from generator.nouns.settings import Settings
from generator.pages import (
    bases,
    benchmarks,
    canvases,
    comparisons,
    families,
    folders,
    home,
    licences,
    models,
    needs,
    notes,
    organizations,
    picker,
    ranking,
    searched,
    transparency,
)
from generator.pages.complete import complete
from generator.pages.context import Context, Planned
from generator.pages.places import collisions

__all__ = ["complete", "plan"]

KINDS: tuple[tuple[str, Callable[[Context], Iterable[Plan]]], ...] = (
    ("home", home.plans),
    ("models", models.plans),
    ("comparisons", comparisons.plans),
    ("picker", picker.plans),
    ("ranking", ranking.plans),
    ("needs", needs.plans),
    ("families", families.plans),
    ("organizations", organizations.plans),
    ("benchmarks", benchmarks.plans),
    ("licences", licences.plans),
    ("transparency", transparency.plans),
    ("searches", searched.plans),
    ("notes", notes.plans),
    ("folders", folders.plans),
    ("bases", bases.plans),
    ("canvases", canvases.plans),
)
"""The pages that are known before any note is read closely; `complete` adds those that are made of what notes say."""
LISTING = ("home", "notes", "folders")
"""The kinds that list notes; they come after the others, at whose addresses a note may stand."""


def plan(  # noqa: PLR0913
    book: Book,
    compared: Compared,
    vault: Vault,
    settings: Settings,
    *,
    memory: Mapping[str, MemoryView] | None = None,
    findings: Mapping[str, tuple[Finding, ...]] | None = None,
    searches: Matched | None = None,
    rated: Rated | None = None,
) -> Planned:
    """The pages of the site; a note at the address of a generated page becomes its prose, any other has a page."""
    context = replace(
        Context.of(book, compared, vault, settings),
        memory=memory or {},
        findings=findings or {},
        searches=searches or Matched(),
        rated=rated or Rated(),
    )
    made = {name: _pages(make, context) for name, make in KINDS if name not in LISTING}
    opening = {note.path for pages in made.values() for page in pages for note in page.notes}
    context = replace(context, opening=frozenset(opening) | context.opening)
    made |= {name: _pages(make, context) for name, make in KINDS if name in LISTING}
    planned = [page for name, _ in KINDS for page in made[name]]
    adopted = {note.path for page in planned for note in page.notes}
    readmes_last = sorted(context.by_path.values(), key=lambda note: note.path.rpartition("/")[2] == "README.md")
    planned += [notes.page(context, note) for note in readmes_last if note.path not in adopted]
    pages, problems = collisions(planned, context)
    return Planned(Plans(pages, (), (), vault, book.library, problems), context)


def _pages(make: Callable[[Context], Iterable[Plan]], context: Context) -> list[Plan]:
    """The pages of a kind, each with the note that its author wrote at its place."""
    return [context.with_prose(page) for page in make(context)]
