"""All notes as standard Markdown at once, since who mentions whom is known only when every link is."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from generator.forking import portions
from generator.nouns.notes import Block, Note
from generator.nouns.plans import ComparisonView, FactsView, Link, Plan, Plans
from generator.nouns.problems import Problem
from generator.nouns.settings import Settings
from generator.render.environment import Templates
from generator.render.obsidian.index import Conventions, VaultIndex, build_index
from generator.render.obsidian.translate import Translated, translate

Standing = tuple[Plan, Note]
"""A note, and the page on which its text stands."""


@dataclass(frozen=True, slots=True)
class Prose:
    """What the notes say: their Markdown by the note's path, who mentions a page, and which attachments they show."""

    translated: Mapping[str, Translated]
    mentions: Mapping[str, tuple[Link, ...]]
    attachments: frozenset[str]
    problems: tuple[Problem, ...]


def translate_all(
    plans: Plans, settings: Settings, templates: Templates, progress: Callable[[str, int, int], None], *, parallel: bool
) -> Prose:
    """Translate every note that stands on a page, for the place at which it stands."""
    standing = [(plan, note) for plan in plans.pages for note in plan.notes]
    own = {note.path for _, note in standing}
    generated = {plan.path: plan.title for plan in plans.pages if plan.path not in own}
    conventions = Conventions(directory_urls=settings.directory_urls)
    notes = [note for _, note in standing]
    index = build_index(notes, plans.vault.attachments, generated, plans.vault.withheld, conventions)
    translated: dict[str, Translated] = {}
    for portion in portions(_translate, (standing, index, templates), standing, parallel=parallel):
        translated.update(portion)
        progress("reading notes", len(translated), len(standing))
    problems = [problem for one in translated.values() for problem in one.problems]
    attachments = frozenset(path for one in translated.values() for path in one.attachments)
    return Prose(translated, _mentions(standing, translated), attachments, tuple(problems))


def _translate(sees: tuple[list[Standing], VaultIndex, Templates], portion: range) -> list[tuple[str, Translated]]:
    standing, index, templates = sees
    settings = templates.settings
    return [
        (
            note.path,
            translate(
                note,
                index,
                _blocks(plan, note, templates),
                shown=settings.shown(settings.vault / note.path),
                at=plan.path,
            ),
        )
        for plan, note in (standing[at] for at in portion)
    ]


def _blocks(plan: Plan, note: Note, templates: Templates) -> Callable[[Block], str]:
    def show(block: Block) -> str:
        view = plan.placed.get((note.path, block.line))
        if block.error or view is None:
            reason = block.error or "No record speaks of these models yet."
            return Markup('<p class="mb-notice">%s</p>') % reason
        if isinstance(view, FactsView):
            return templates.part("facts", plan.path, view=view)
        assert isinstance(view, ComparisonView)
        return templates.part("table", plan.path, view=view, fields=block.fields)

    return show


def _mentions(
    standing: list[tuple[Plan, Note]], translated: Mapping[str, Translated]
) -> Mapping[str, tuple[Link, ...]]:
    """For each page the others whose notes link to it, or say that they are about it, by title."""
    found: dict[str, dict[str, Link]] = defaultdict(dict)
    for plan, note in standing:
        here = Link(plan.title, plan.path)
        about = [f"models/{id_}.md" for id_ in note.models]
        for target in [*about, *(link.target for link in translated[note.path].links)]:
            if target != plan.path:
                found[target].setdefault(plan.path, here)
    return {
        path: tuple(sorted(links.values(), key=lambda link: (link.title.casefold(), link.path)))
        for path, links in found.items()
    }
