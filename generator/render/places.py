"""What is worked out elsewhere, put at its places in a note's text."""

import re

from markupsafe import Markup

from generator.nouns.plans import BaseView, Drawing, FactsView, Notice, Placed, Plan, TableBlock
from generator.nouns.prose import MARK, Translated
from generator.render.bases import base_tables
from generator.render.environment import Templates

_PLACE = re.compile(rf"^(?P<before>.*){MARK.format('(?P<number>[0-9]+)')}$", re.MULTILINE)
_NOT_KEPT = re.compile(r"[^> ]")


def filled(text: str, translated: Translated, plan: Plan, templates: Templates) -> str:
    """A note's Markdown with what stands at its places; within a list or a quote every line of it keeps to that."""
    if not translated.places:
        return text

    def put(found: re.Match[str]) -> str:
        made = _shown(plan.placed[translated.places[int(found["number"])]], plan, templates)
        before = found["before"]
        # A mark stands behind the signs of what holds it; a list's own sign stands on its first line only.
        after = _NOT_KEPT.sub(" ", before)
        first, *others = made.strip("\n").split("\n")
        return "\n".join([before + first, *(f"{after}{line}".rstrip() for line in others)])

    return _PLACE.sub(put, text)


def _shown(placed: Placed, plan: Plan, templates: Templates) -> str:
    match placed:
        case Notice(text):
            return Markup('<p class="mb-notice">%s</p>') % text
        case Drawing():
            return templates.part("canvas", plan.path, view=placed)
        case BaseView():
            return base_tables(placed, plan.path, directory_urls=templates.settings.directory_urls)
        case FactsView():
            return templates.part("facts", plan.path, view=placed)
        case TableBlock(view, fields):
            return templates.part("table", plan.path, view=view, fields=fields)
