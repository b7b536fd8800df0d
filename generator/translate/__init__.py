"""Stage 6: every note in standard Markdown, with what it links to, is tagged with, and needs."""

from collections.abc import Callable

from generator.forking import portions
from generator.nouns.notes import Note
from generator.nouns.plans import Plan, Plans
from generator.nouns.prose import Prose, Translated
from generator.nouns.settings import Settings
from generator.translate.index import VaultIndex, index_of
from generator.translate.note import translate_note

__all__ = ["VaultIndex", "index_of", "translate"]

Progress = Callable[[str, int, int], None]
Standing = tuple[Plan, Note]
"""A note, and the page on which its text stands."""


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
    return Prose(translated)


def _portion(sees: tuple[list[Standing], VaultIndex, Settings], portion: range) -> list[tuple[str, Translated]]:
    standing, index, settings = sees
    found = []
    for plan, note in (standing[at] for at in portion):
        shown = settings.shown(settings.vault / note.path)
        found.append((note.path, translate_note(note, index, shown=shown, at=plan.path)))
    return found
