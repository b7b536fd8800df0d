"""Head-to-heads and comparisons of several, and their index."""

from collections.abc import Iterator
from dataclasses import replace

from generator.nouns.comparisons import Comparison
from generator.nouns.plans import Plan
from generator.nouns.views import ComparisonView, Link, SectionView
from generator.pages import picker
from generator.pages.context import Context, newest, updated
from generator.pages.reports import beside

NEXT = 6
MANY = 40
"""Sections beyond which a table of contents helps nobody."""


def plans(context: Context) -> Iterator[Plan]:
    """The index, then a page for every comparison that has one."""
    shown = [one for one in context.compared.comparisons.values() if one.page]
    if not shown:
        return
    index = _index(context, shown)
    long = len(index.sections) > MANY
    yield Plan("compare/index.md", "Compare", "index.md.j2", index, "Every comparison on this site.", full_width=long)
    for one in shown:
        dates = [updated(context.book.models[id_]) for id_ in one.models]
        title = context.comparison_title(one)
        made = view(context, one)
        made = replace(made, reports=beside(context.reports, made.models))
        yield Plan(f"compare/{one.slug}.md", title, "comparison.md.j2", made, one.headline, (), newest(dates))


def view(context: Context, comparison: Comparison) -> ComparisonView:
    """A comparison with the names and links that it needs."""
    models = tuple(context.book.models[id_] for id_ in comparison.models)
    return ComparisonView(
        comparison=comparison,
        models=models,
        links=tuple(context.model(id_) for id_ in comparison.models),
        benchmarks={row.benchmark: context.benchmark(row.benchmark) for row in comparison.scores},
        providers={id_: context.organization(id_) for row in comparison.prices for id_ in row.providers if id_},
        next=_next(context, comparison),
    )


def _next(context: Context, comparison: Comparison) -> tuple[Link, ...]:
    """Other comparisons of the same models, a few of each in turn."""
    of_each = [[one for one in context.pages_of(id_) if one.models != comparison.models] for id_ in comparison.models]
    turns = (one for turn in range(NEXT) for of in of_each for one in of[turn : turn + 1])
    by_slug = {one.slug: one for one in turns}
    return tuple(context.comparison(one) for one in list(by_slug.values())[:NEXT])


def _index(context: Context, shown: list[Comparison]) -> SectionView:
    asked = tuple(context.comparison(one, one.headline) for one in shown if one.asked)
    near = [one for one in shown if not one.asked]
    by_first: dict[str, list[Link]] = {}
    for one in sorted(near, key=lambda one: [context.book.models[id_].name.casefold() for id_ in one.models]):
        by_first.setdefault(context.book.models[one.models[0]].name, []).append(context.comparison(one))
    any_models = (picker.LINK,) if picker.has_picker(context) else ()
    sections = [("Your own choice", any_models), ("Chosen comparisons", asked)]
    return SectionView(
        "Models side by side: what is the same, what differs, and which claims prove it.",
        (
            *((name, links) for name, links in sections if links),
            *((name, tuple(links)) for name, links in sorted(by_first.items(), key=lambda kv: kv[0].casefold())),
        ),
    )
