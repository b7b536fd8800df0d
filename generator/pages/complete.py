"""The pages once all notes are read: who links here, what is tagged how, and what stands at the places in a text."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from generator.nouns.canvases import Canvas
from generator.nouns.notes import Block, Note, Vault
from generator.nouns.plans import Mention, Notice, Placed, Plan, Plans
from generator.nouns.prose import Place, Prose
from generator.nouns.tables import BaseResult, Shown
from generator.nouns.urls import sheet_page, tag_path
from generator.nouns.views import BaseView, CanvasView, Link, ModelView, NoteView
from generator.pages import canvases, graph, tags
from generator.pages.backlinks import backlinks
from generator.pages.context import Context, Planned
from generator.pages.folders import page_of
from generator.pages.navigation import navigation
from generator.pages.notes import block_view
from generator.pages.places import collisions, redirects


@dataclass(frozen=True, slots=True)
class Found:
    """What was learned from all notes together."""

    context: Context
    prose: Prose
    shown: Shown
    mentions: Mapping[str, tuple[Mention, ...]]
    blocks: Mapping[tuple[str, int], Block]
    canvases: Mapping[str, Canvas]
    near: graph.Neighbourhoods
    paths: frozenset[str]
    titles: Mapping[str, str]
    """The titles of the pages that are listed, by path."""
    homes: Mapping[str, str]
    """Where each file of the vault stands on the site, by its path in the vault."""


def complete(planned: Planned, prose: Prose, shown: Shown) -> Plans:
    """The pages with everything that stands on them, and those that are made of what notes say."""
    plans, context = planned.plans, planned.context
    near = graph.neighbourhoods(graph.of_pages(plans.pages, prose, plans.vault.ignored))
    around = [context.with_prose(page) for page in (*tags.plans(plans.pages, prose), *graph.plans(near))]
    opening = {note.path for page in around for note in page.notes}
    kept = [page for page in plans.pages if not (isinstance(page.view, NoteView) and page.notes[0].path in opening)]
    pages, problems = collisions([*kept, *around], context)
    attachments = prose.attachments | shown.attachments
    found = Found(
        context,
        prose,
        shown,
        backlinks(plans.pages, prose),
        {(note.path, block.line): block for note in plans.vault.notes for block in note.blocks},
        {canvas.path: canvas for canvas in plans.vault.canvases},
        near,
        frozenset(page.path for page in pages),
        {page.path: page.title for page in pages if not page.unlisted},
        _homes(pages, plans.vault, attachments),
    )
    finished = tuple(_finished(page, found) for page in pages)
    return replace(
        plans,
        pages=finished,
        redirects=redirects(finished, context),
        nav=navigation(finished),
        problems=(*plans.problems, *problems, *prose.problems, *shown.problems),
        attachments=attachments,
    )


def _homes(pages: Iterable[Plan], vault: Vault, attachments: frozenset[str]) -> Mapping[str, str]:
    homes = {path: path for path in attachments}
    homes |= {page.path: page.path for page in pages if isinstance(page.view, ModelView)}
    homes |= {path: sheet_page(path) for path in vault.sheets}
    return homes | {note.path: page.path for page in pages for note in page.notes}


def _finished(page: Plan, found: Found) -> Plan:
    places = {place for note in page.notes for place in found.prose.notes[note.path].places}
    placed = {place: _at(place, page.path, found) for place in places}
    view = page.view
    if isinstance(view, NoteView):
        view = _note_view(view, page.notes[0], found)
    elif isinstance(view, CanvasView):
        view = canvases.drawn_view(view, page.path, found.prose, found.titles)
    elif isinstance(view, BaseView):
        view = replace(
            view, result=found.shown.bases.get(view.path, BaseResult()), homes=found.homes, paths=found.paths
        )
    around = graph.around(found.near, page.path)
    return replace(page, view=view, placed=placed, mentions=found.mentions.get(page.path, ()), around=around)


def _at(place: Place, path: str, found: Found) -> Placed:
    if canvas := found.canvases.get(place.file):
        return canvases.placed(canvas, path, found.prose)
    if result := found.shown.places.get(place):
        return BaseView(place.file, result, found.homes, found.paths)
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
