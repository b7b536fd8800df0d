"""The pages once all notes are read: who links here, what is tagged how, and what stands at the places in a text."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from generator.nouns.book import Book
from generator.nouns.comparisons import Compared
from generator.nouns.notes import Block, Note
from generator.nouns.plans import Link, Mention, NoteView, Notice, Placed, Plan, Plans
from generator.nouns.prose import Place, Prose
from generator.nouns.settings import Settings
from generator.nouns.urls import tag_path
from generator.pages import graph, tags
from generator.pages.backlinks import backlinks
from generator.pages.context import Context
from generator.pages.folders import page_of
from generator.pages.navigation import navigation
from generator.pages.notes import block_view
from generator.pages.places import collisions


@dataclass(frozen=True, slots=True)
class Found:
    """What was learned from all notes together."""

    context: Context
    prose: Prose
    mentions: Mapping[str, tuple[Mention, ...]]
    blocks: Mapping[tuple[str, int], Block]
    near: graph.Neighbourhoods
    paths: frozenset[str]


def complete(plans: Plans, prose: Prose, book: Book, compared: Compared, settings: Settings) -> Plans:
    """The pages with everything that stands on them, and those that are made of what notes say."""
    context = Context.of(book, compared, plans.vault, settings)
    near = graph.neighbourhoods(graph.of_pages(plans.pages, prose))
    around = [context.with_prose(page) for page in (*tags.plans(plans.pages, prose), *graph.plans(near))]
    pages, problems = collisions([*plans.pages, *around], settings)
    found = Found(
        context,
        prose,
        backlinks(plans.pages, prose),
        {(note.path, block.line): block for note in plans.vault.notes for block in note.blocks},
        near,
        frozenset(page.path for page in pages),
    )
    finished = tuple(_finished(page, found) for page in pages)
    return replace(plans, pages=finished, nav=navigation(finished), problems=(*plans.problems, *problems))


def _finished(page: Plan, found: Found) -> Plan:
    places = {place for note in page.notes for place in found.prose.notes[note.path].places}
    placed = {place: _at(place, found) for place in places}
    view = _note_view(page.view, page.notes[0], found) if isinstance(page.view, NoteView) else page.view
    around = graph.around(found.near, page.path)
    return replace(page, view=view, placed=placed, mentions=found.mentions.get(page.path, ()), around=around)


def _at(place: Place, found: Found) -> Placed:
    block = found.blocks.get((place.note, place.line))
    return block_view(found.context, block) if block else Notice("This cannot be shown.")


def _note_view(view: NoteView, note: Note, found: Found) -> NoteView:
    named = tags.tags_of(note, found.prose)
    return replace(
        view,
        tags=tuple(Link(f"#{tag}", tag_path(tag) if not note.unlisted else "") for tag in named),
        folder=page_of(note, found.paths),
        words=found.prose.notes[note.path].words,
    )
