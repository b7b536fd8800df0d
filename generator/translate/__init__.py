"""Stage 6: every note in standard Markdown, with what it links to, is tagged with, and needs."""

from collections.abc import Callable, Iterator, Mapping

from generator.forking import portions
from generator.nouns.canvases import Canvas
from generator.nouns.notes import Note
from generator.nouns.plans import Plan, Plans
from generator.nouns.prose import DrawnCanvas, Prose, Translated
from generator.nouns.settings import Settings
from generator.nouns.urls import sheet_page
from generator.translate.canvases import fill_canvas
from generator.translate.index import VaultIndex, index_of
from generator.translate.note import translate_note

__all__ = ["VaultIndex", "index_of", "translate"]

Progress = Callable[[str, int, int], None]
Standing = tuple[Plan, Note]
"""A note, and the page on which its text stands."""
MAX_CARDS = 20_000
"""Cards that are drawn on other pages than their canvas's own; beyond that a canvas is a link."""


def translate(
    plans: Plans, index: VaultIndex, settings: Settings, progress: Progress, *, parallel: bool = False
) -> Prose:
    """Translate every note that stands on a page, for the place at which it stands.

    `parallel` lets several processes share the work where there is much of it.
    """
    standing = [(plan, note) for plan in plans.pages for note in plan.notes]
    translated: dict[str, Translated] = {}
    for portion in portions(_portion, (standing, index, settings), standing, parallel=parallel):
        translated.update(portion)
        progress("reading notes", len(translated), len(standing))
    return Prose(translated, _canvases(plans, translated, index, settings, parallel=parallel))


def _portion(sees: tuple[list[Standing], VaultIndex, Settings], portion: range) -> list[tuple[str, Translated]]:
    standing, index, settings = sees
    found = []
    for plan, note in (standing[at] for at in portion):
        shown = settings.shown(settings.vault / note.path)
        found.append((note.path, translate_note(note, index, shown=shown, at=plan.path)))
    return found


def _canvases(
    plans: Plans, notes: Mapping[str, Translated], index: VaultIndex, settings: Settings, *, parallel: bool
) -> dict[tuple[str, str], DrawnCanvas]:
    drawn = list(_drawn(plans, notes))
    titles = {page.path: page.title for page in plans.pages}
    filled: dict[tuple[str, str], DrawnCanvas] = {}
    for portion in portions(_canvas_portion, (drawn, index, titles, settings), drawn, parallel=parallel):
        filled.update(portion)
    return filled


def _drawn(plans: Plans, notes: Mapping[str, Translated]) -> Iterator[tuple[str, Canvas]]:
    """The canvases with the pages on which they stand: each its own, and those whose notes embed it."""
    by_path = {canvas.path: canvas for canvas in plans.vault.canvases}
    yield from ((sheet_page(canvas.path), canvas) for canvas in by_path.values())
    seen: set[tuple[str, str]] = set()
    cards = 0
    for page in plans.pages:
        for place in (place for note in page.notes for place in notes[note.path].places):
            if place.file in by_path and (page.path, place.file) not in seen:
                seen.add((page.path, place.file))
                cards += len(by_path[place.file].nodes)
                if cards <= MAX_CARDS:
                    yield page.path, by_path[place.file]


def _canvas_portion(
    sees: tuple[list[tuple[str, Canvas]], VaultIndex, Mapping[str, str], Settings], portion: range
) -> list[tuple[tuple[str, str], DrawnCanvas]]:
    drawn, index, titles, settings = sees
    found = []
    for page, canvas in (drawn[at] for at in portion):
        shown = settings.shown(settings.vault / canvas.path)
        found.append(((page, canvas.path), fill_canvas(canvas, index, titles, shown=shown, at=page)))
    return found
