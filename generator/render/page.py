"""One plan to one page."""

from markupsafe import Markup

from generator.nouns.plans import Plan
from generator.nouns.prose import MARK, Prose, Translated
from generator.nouns.site import Page
from generator.nouns.views import ComparisonView, NoteView
from generator.render.environment import Templates
from generator.render.places import filled
from generator.render.sections import ORDER, completed, opens_with_title, without_title
from generator.render.text import attribute, title

DESCRIPTION = 200
FOOTNOTES = "///Footnotes Go Here///"
"""Where Python-Markdown puts the notes of a page, which otherwise stand below all of it."""
AS_TEXT = FOOTNOTES.replace(" ", " \u2060", 1)
"""The same where somebody has written it, with a character in it that nobody sees: else it would be the place."""
PLACE = MARK.format("footnotes")


def render_page(plan: Plan, prose: Prose, templates: Templates) -> Page:
    """The Markdown of a page, with what an engine needs to know of it."""
    notes = [prose.notes[note.path] for note in plan.notes]
    values: dict[str, object] = {
        "view": plan.view,
        "title": plan.title,
        "updated": plan.updated.words if plan.updated else "",
        "mentions": plan.mentions,
        "around": plan.around,
    }
    if isinstance(plan.view, NoteView):
        completed_text = _note(plan, notes[0].markdown, templates, plan.view.comparison)
        head, body = _head(filled(completed_text, notes[0], plan, templates))
        values |= {"head": Markup(head.strip()), "body": Markup(body.strip() + f"\n\n{PLACE}" * notes[0].footnotes)}
    else:
        texts = [filled(one.markdown, one, plan, templates) for one in notes]
        keeps_title = plan.template == "home.md.j2" and bool(texts) and opens_with_title(texts[0])
        pairs = zip(texts, notes, strict=True)
        shown = texts if keeps_title else [_untitled(text, one, plan.title) for text, one in pairs]
        written = [Markup(text.strip()) for text in shown]
        if any(one.footnotes for one in notes):
            written[-1] += Markup(f"\n\n{PLACE}")
        values |= {"prose": written, "has_heading": keeps_title}
    return Page(
        path=plan.path,
        title=plan.title,
        markdown=_with_footnotes(templates.render(plan.template, plan.path, **values)),
        meta=_meta(plan),
        source=plan.notes[0].path if plan.notes else "",
        updated=_iso(plan),
    )


def _with_footnotes(text: str) -> str:
    """The text of a page with the place of its footnotes, if it has any, and with no other."""
    return text.replace(FOOTNOTES, AS_TEXT).replace(PLACE, FOOTNOTES) if PLACE in text else text


def _untitled(text: str, translated: Translated, title_: str) -> str:
    """The text without its title, which the page has already; links to the title still find its place."""
    body = without_title(text)
    if body == text or not translated.headings or translated.headings[0].text.casefold() == title_.casefold():
        return body
    return f'<div id="{attribute(translated.headings[0].slug)}"></div>\n\n{body}'


def _note(plan: Plan, text: str, templates: Templates, comparison: ComparisonView | None) -> str:
    """A note's text; an explainer's with the sections that its author has not written."""
    if comparison is None:
        return text
    head, body = _head(text)
    made = {name: templates.part(name, plan.path, view=comparison, narrowed=False) for name in ORDER}
    placed = any(block.kind == "compare" and not block.error for block in plan.notes[0].blocks)
    return head + completed(body, made, has_table=placed)


def _head(text: str) -> tuple[str, str]:
    body = without_title(text)
    return text[: len(text) - len(body)], body


def _meta(plan: Plan) -> dict[str, object]:
    meta: dict[str, object] = {"title": title(plan.title)}
    if plan.description:
        about = plan.description if len(plan.description) <= DESCRIPTION else plan.description[: DESCRIPTION - 1] + "…"
        meta["description"] = attribute(about)
    if plan.full_width:
        meta["hide"] = ["toc"]
    if plan.unlisted:
        meta |= {"unlisted": True, "search": {"exclude": True}}
    return meta


def _iso(plan: Plan) -> str:
    """The date as a whole day, as sitemaps need it."""
    date = plan.updated
    return f"{date.year:04d}-{date.month or 1:02d}-{date.day or 1:02d}" if date else ""
