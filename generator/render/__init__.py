"""Stage 6: plans become pages of standard Markdown."""

from collections.abc import Callable
from dataclasses import replace

from generator.nouns.plans import Plan, Plans
from generator.nouns.problems import Problem
from generator.nouns.settings import Settings
from generator.nouns.site import Asset, Page, Redirect, Site
from generator.render.environment import Templates
from generator.render.page import render_page
from generator.render.prose import Prose, translate_all

Progress = Callable[[str, int, int], None]
EVERY = 50
"""Pages between two words of progress."""


def render(plans: Plans, problems: list[Problem], settings: Settings, progress: Progress) -> Site:
    """The finished site: every page rendered from its plan and from the notes that stand on it."""
    templates = Templates(settings, plans.library)
    prose = translate_all(plans, settings, templates, progress)
    # All notes are translated and every mention is known; from here on each page is on its own.
    pages = []
    for done, plan in enumerate(plans.pages):
        if done % EVERY == 0:
            progress("writing", done, len(plans.pages))
        pages.append(_page(plan, prose, templates))
    return Site(
        tuple(pages),
        tuple(Redirect(path, target) for path, target in plans.redirects),
        tuple(Asset(one.path, one.file) for one in plans.vault.attachments if one.path in prose.attachments),
        plans.nav,
        tuple(sorted({*problems, *plans.problems, *prose.problems})),
    )


def _page(plan: Plan, prose: Prose, templates: Templates) -> Page:
    page = render_page(plan, prose, templates)
    return replace(page, markdown=page.markdown.strip() + "\n")
