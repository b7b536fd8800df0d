"""Models ranked by how transparent their makers are."""

from collections.abc import Iterator

from generator.nouns.plans import Plan, TransparencyView
from generator.pages.context import Context, newest, updated


def plans(context: Context) -> Iterator[Plan]:
    """One page: models with a whole report by their total, ties sharing a rank; then those with a part of one."""
    reported = [model for model in context.models if model.report and model.record.transparency]
    if not reported:
        return
    whole = sorted(
        (model for model in reported if model.report and model.report.total is not None),
        key=lambda model: (-(model.report.total or 0) if model.report else 0, model.name.casefold()),
    )
    totals = [model.report.total for model in whole if model.report]
    first: dict[object, int] = {}
    for rank, total in enumerate(totals, 1):
        first.setdefault(total, rank)
    view = TransparencyView(
        tuple((first[total], model) for total, model in zip(totals, whole, strict=True)),
        tuple(model for model in reported if model.report and model.report.total is None),
    )
    about = "How much the makers of each model say about it, by published audits."
    dates = newest(updated(model) for model in reported)
    yield Plan("transparency/index.md", "Transparency", "transparency.md.j2", view, about, (), dates)
