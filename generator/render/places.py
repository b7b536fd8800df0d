"""What is worked out elsewhere, put at its places in a note's text."""

import re
from collections import Counter

from markupsafe import Markup

from generator.nouns.plans import Notice, Placed, Plan, TableBlock
from generator.nouns.prose import MARK, Translated
from generator.nouns.views import BaseView, Drawing, FactsView
from generator.render.bases import base_tables
from generator.render.environment import Templates
from generator.render.text import told

_PLACE = re.compile(rf"^(?P<before>.*){MARK.format('(?P<number>[0-9]+)')}$", re.MULTILINE)
_NOT_KEPT = re.compile(r"[^> ]")
_PART = re.compile(r"(?P<tag><[^<>]*>)|&#?\w+;|(?P<text>[\\`*_{}\[\]|~^=$#@!:])")
_CARD_ID = re.compile(r'(\b(?:id="|href="#)card-[0-9a-f]{8}-)')
_IN_TAG = re.compile(r"[\\`$\[\]*_]")


def filled(text: str, translated: Translated, plan: Plan, templates: Templates) -> str:
    """A note's Markdown with what stands at its places; within a list or a quote every line of it keeps to that."""
    if not translated.places:
        return text

    drawn: Counter[str] = Counter()

    def put(found: re.Match[str]) -> str:
        place = translated.places[int(found["number"])]
        made = str(_shown(plan.placed[place], plan, templates)).strip("\n")
        drawn[place.file] += 1
        if drawn[place.file] > 1:
            made = _CARD_ID.sub(rf"\1n{drawn[place.file]}-", made)
        before = found["before"]
        # A mark stands behind the signs of what holds it; a list's own sign stands on its first line only.
        after = _NOT_KEPT.sub(" ", before)
        first, *others = (_guarded(made) if before else made).split("\n")
        return "\n".join([before + first, *(f"{after}{line}".rstrip() for line in others)])

    return _PLACE.sub(put, text)


def _guarded(made: str) -> str:
    """HTML in which an engine finds no Markdown: it takes only what stands in no container as HTML and nothing else."""

    def guard(found: re.Match[str]) -> str:
        if found["tag"]:
            return _IN_TAG.sub(_entity, found["tag"])
        return _entity(found) if found["text"] else found[0]

    return _PART.sub(guard, made)


def _entity(found: re.Match[str]) -> str:
    return f"&#{ord(found[0])};"


def _shown(placed: Placed, plan: Plan, templates: Templates) -> str:
    match placed:
        case Notice(text):
            return Markup('<p class="mb-notice">%s</p>') % told(text)
        case Drawing():
            return templates.part("canvas", plan.path, view=placed)
        case BaseView():
            return base_tables(placed, plan.path, directory_urls=templates.settings.directory_urls)
        case FactsView():
            return templates.part("facts", plan.path, view=placed)
        case TableBlock(view, narrowed):
            return templates.part("table", plan.path, view=view, narrowed=narrowed)
