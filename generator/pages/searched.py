"""What readers look for: the page of all searches, and what each model's page shows of them."""

import heapq
from collections.abc import Iterator

from generator.nouns.plans import Plan
from generator.nouns.views import LedHere, Link, SearchesView
from generator.pages.context import Context

PATH = "searches/index.md"
TITLE = "What readers look for"
MOST = 20
"""Models that are listed."""


def plans(context: Context) -> Iterator[Plan]:
    """One page, where there are models; without searches it says so."""
    if not context.book.models:
        return
    matched = context.searches
    led = ((id_, one) for id_, one in matched.models.items() if one.times)
    most = heapq.nsmallest(MOST, led, key=lambda item: (-item[1].times, context.book.models[item[0]].name.casefold()))
    view = SearchesView(
        matched,
        tuple((need, tuple(context.model(id_) for id_ in need.models)) for need in matched.met),
        tuple((context.model(id_), one) for id_, one in most),
    )
    about = "Which searches lead to which models, and which lead to none." if matched.all.queries else ""
    yield Plan(PATH, TITLE, "searches.md.j2", view, about, (), matched.period[1])


def led_here(context: Context, id_: str) -> LedHere | None:
    """The searches that lead to a model; None where none does."""
    found = context.searches.models.get(id_)
    if found is None or not found.times:
        return None
    companions = tuple((context.model(one.model), one.times) for one in found.companions)
    return LedHere(found.times, found.best, companions, Link(TITLE, PATH))
