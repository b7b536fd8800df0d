"""The page on which a reader chooses the models to compare, and its place among the comparisons."""

from collections.abc import Iterator

from generator.nouns.pickers import FEWEST, PAGE, PickerView
from generator.nouns.plans import Plan
from generator.nouns.records import Benchmark
from generator.nouns.views import Link
from generator.pages.context import Context

TITLE = "Compare any models"
LINK = Link(TITLE, PAGE, "two to six of them, side by side")


def has_picker(context: Context) -> bool:
    """Whether there are models enough to choose from."""
    return len(context.book.models) >= FEWEST


def plans(context: Context) -> Iterator[Plan]:
    """One page however many models there are; what it shows of them is fetched as they are chosen."""
    if not has_picker(context):
        return
    models = tuple(context.models)
    ids = {model.record.developer for model in models} | {price.provider for model in models for price in model.prices}
    view = PickerView(
        models,
        context.book.catalogue.grouped(),
        {id_: context.book.organization(id_) for id_ in sorted(ids) if id_},
        {model.id: context.compared.of_model.get(model.id, ()) for model in models},
        _benchmarks(context),
        context.compared.memory,
        sum(one.asked and one.page for one in context.compared.comparisons.values()),
        context.settings.nearest,
    )
    yield Plan(PAGE, TITLE, "any.md.j2", view, f"Two to six of {len(models)} models side by side, as you choose them.")


def _benchmarks(context: Context) -> tuple[Benchmark, ...]:
    """As they are declared, then those that only scores name."""
    scored = {score.benchmark for model in context.models for score in model.scores}
    declared = context.book.library.benchmarks
    others = sorted(scored - declared.keys())
    return (*(one for id_, one in declared.items() if id_ in scored), *map(context.book.benchmark, others))
