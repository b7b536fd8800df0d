"""Who links to a page, and in which sentence."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from generator.nouns.plans import Mention, Plan
from generator.nouns.prose import Prose
from generator.nouns.views import Link, ModelView
from generator.pages.canvases import drawn_on

MOST_SENTENCES = 5
"""Sentences that are kept of one page that links to another."""


def backlinks(pages: Iterable[Plan], prose: Prose) -> Mapping[str, tuple[Mention, ...]]:
    """For each page the others whose notes or canvas link to it, or say that they are about it, by title.

    A page that is not listed is never named; one link of any number of links costs one step.
    """
    found: dict[str, dict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    names: dict[str, Link] = {}
    for page in pages:
        if page.unlisted:
            continue
        names[page.path] = Link(page.title, page.path)
        for note in page.notes:
            for id_ in note.models:
                found[f"models/{id_}.md"].setdefault(page.path, {})
        links = (link for note in page.notes for link in prose.notes[note.path].links)
        for link in (*links, *drawn_on(page, prose).links):
            # What a record names as related stands in its note's properties, and is no mention.
            by_record = not link.line and isinstance(page.view, ModelView)
            if link.target != page.path and not by_record:
                sentences = found[link.target][page.path]
                if link.sentence and len(sentences) < MOST_SENTENCES:
                    sentences[link.sentence] = None
    return {target: _mentions(sources, names) for target, sources in found.items()}


def _mentions(sources: Mapping[str, Mapping[str, None]], names: Mapping[str, Link]) -> tuple[Mention, ...]:
    mentions = (Mention(names[path], tuple(sentences)) for path, sentences in sources.items())
    return tuple(sorted(mentions, key=lambda one: (one.link.title.casefold(), one.link.path)))
