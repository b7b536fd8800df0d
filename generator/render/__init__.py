"""Stage 9: plans become pages of standard Markdown."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from generator.forking import portions
from generator.nouns.pickers import PickerView
from generator.nouns.plans import Plans
from generator.nouns.problems import Problem
from generator.nouns.prose import Prose
from generator.nouns.settings import Settings
from generator.nouns.site import Asset, MadeFile, Page, Redirect, Site
from generator.nouns.views import GraphView
from generator.render.environment import Templates
from generator.render.graph import graph_file
from generator.render.page import render_page
from generator.render.picker import picker_files
from generator.shipped import mermaid

Progress = Callable[[str, int, int], None]
MERMAID = "assets/mermaid.js"
"""Where the script of the pages looks for it."""
Sees = tuple[Plans, Prose, Templates]


def render(  # noqa: PLR0913
    plans: Plans,
    prose: Prose,
    problems: list[Problem],
    settings: Settings,
    progress: Progress,
    *,
    parallel: bool = False,
) -> Site:
    """The finished site: every page rendered from its plan and from the notes that stand on it.

    `parallel` lets several processes share the work where there is much of it; the pages are the same.
    """
    templates = Templates(settings, plans.library)
    pages: list[Page] = []
    for portion in portions(_pages, (plans, prose, templates), plans.pages, parallel=parallel):
        pages += portion
        progress("writing", len(pages), len(plans.pages))
    vault = plans.vault
    return Site(
        tuple(pages),
        tuple(Redirect(path, target) for path, target in plans.redirects),
        (*(Asset(one.path, one.file) for one in vault.attachments if one.path in plans.attachments), *_drawer(prose)),
        plans.nav,
        tuple(sorted({*problems, *plans.problems})),
        tuple(_data(plans, settings)),
    )


def _data(plans: Plans, settings: Settings) -> Iterator[MadeFile]:
    """What scripts fetch to show more than a page holds."""
    for page in plans.pages:
        if isinstance(page.view, GraphView):
            yield graph_file(page.view.graph, settings)
        elif isinstance(page.view, PickerView):
            yield from picker_files(page.view, settings)


def _drawer(prose: Prose) -> Iterator[Asset]:
    """What draws the diagrams, where there are any."""
    script = mermaid() if any(one.diagrams for one in prose.notes.values()) else None
    if script:
        yield Asset(MERMAID, str(script))


def _pages(sees: Sees, portion: range) -> list[Page]:
    plans, prose, templates = sees
    pages = [render_page(plans.pages[at], prose, templates) for at in portion]
    return [replace(page, markdown=page.markdown.strip() + "\n") for page in pages]
