"""Models ranked by how transparent their makers are, with the first of each list side by side."""

from collections.abc import Iterator

from generator.nouns.plans import Plan
from generator.nouns.views import TransparencyView
from generator.pages.context import Context, newest, updated
from generator.pages.reports import first_of


def plans(context: Context) -> Iterator[Plan]:
    """One page, where there are reports: a list for each version of each publisher's criteria."""
    reports = context.reports
    if not reports.lists:
        return
    view = TransparencyView(tuple((of, first_of(of)) for of in reports.lists))
    about = "How much the makers of each model say about it, by published audits."
    dates = newest(updated(context.book.models[id_]) for id_ in reports.places)
    yield Plan("transparency/index.md", "Transparency", "transparency.md.j2", view, about, (), dates)
