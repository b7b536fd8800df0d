"""A page for every model, and the table of all."""

from collections.abc import Iterator

from generator.nouns.book import Model
from generator.nouns.claims import Fact, State
from generator.nouns.comparisons import Alternative, AlternativeKind
from generator.nouns.fields import Field, Group
from generator.nouns.pickers import PAGE
from generator.nouns.plans import Plan
from generator.nouns.views import FactGroup, Link, ModelRating, ModelView
from generator.pages.context import Context, model_path, newest, updated
from generator.pages.needs import need_link
from generator.pages.picker import has_picker
from generator.pages.reports import nearest, place_of
from generator.pages.searched import led_here

TECHNICAL = frozenset({"architecture", "attention", "experts"})
"""The groups of fields that stand under “Technical specification”; the others follow the prose."""


def plans(context: Context) -> Iterator[Plan]:
    """The table of all models, newest first, then a page for each."""
    models = context.newest_first(context.models)
    if models:
        yield Plan(
            "models/index.md",
            "All models",
            "models.md.j2",
            context.table(models),
            f"{len(models)} models with their facts, each with its source.",
            updated=newest(updated(model) for model in models),
            full_width=True,
        )
    yield from (_page(context, model) for model in models)


def _page(context: Context, model: Model) -> Plan:
    record = model.record
    family = context.book.library.families.get(record.family)
    view = ModelView(
        model=model,
        developer=context.organization(record.developer) if record.developer else None,
        family=context.family(record.family) if record.family else None,
        about_family=family.about if family else "",
        alias=context.model(model.via) if model.via else None,
        keys=_keys(context, model),
        technical=_groups(context, model, technical=True),
        others=_groups(context, model, technical=False),
        members=_members(context, model),
        standings=context.compared.places.get(model.id, ()),
        benchmarks={score.benchmark: context.benchmark(score.benchmark) for score in model.scores},
        providers={price.provider: context.organization(price.provider) for price in model.prices},
        comparisons=tuple(context.comparison(one, one.headline) for one in context.pages_of(model.id)),
        opponents=tuple(_opponents(context, model)),
        neighbours=tuple(
            (context.model(near.model), near.reason) for near in context.compared.nearest.get(model.id, ())
        ),
        see_also=tuple(context.model(id_) for id_ in record.see_also if id_ in context.book.models),
        memory=context.memory.get(model.id),
        findings=context.findings.get(model.id, ()),
        searches=led_here(context, model.id),
        rating=_rating(context, model),
        alternatives=_alternatives(context, model),
        picker=PAGE if has_picker(context) else "",
        report_place=place_of(context.reports, model),
        reports_near=nearest(context.reports, model),
    )
    notes = context.prose.get(model.id, ())
    dates = [updated(model), *(note.updated or note.created for note in notes)]
    lead = record.summary or f"{model.name}: facts, prices, benchmarks and comparisons, each with its source."
    return Plan(model_path(model.id), model.name, "model.md.j2", view, lead, notes, newest(dates))


def _rating(context: Context, model: Model) -> ModelRating | None:
    """Where a model stands in the ranking, an alias as its snapshot, and the needs that it meets."""
    id_ = model.via or model.id
    ranked = context.rated.ranked
    answers = context.rated.answers
    met = tuple(
        (need_link(answers[need]), match, len(answers[need].matches)) for need, match in context.rated.met.get(id_, ())
    )
    rank = ranked.ranks.get(id_)
    return ModelRating(rank, ranked.ranking, ranked.of, met) if rank or met else None


def _alternatives(
    context: Context, model: Model
) -> tuple[tuple[AlternativeKind, tuple[tuple[Link, Alternative], ...]], ...]:
    """The alternatives of each kind for which there are some."""
    found = context.compared.alternatives.get(model.id, ())
    by_kind = [
        (kind, tuple((context.model(one.model), one) for one in found if one.kind is kind)) for kind in AlternativeKind
    ]
    return tuple((kind, ones) for kind, ones in by_kind if ones)


def _opponents(context: Context, model: Model) -> Iterator[Link]:
    """The head-to-heads of a model, named by the other one."""
    for one in context.pages_of(model.id):
        if len(one.models) == 2:
            other = next(id_ for id_ in one.models if id_ != model.id)
            yield Link(context.book.models[other].name, context.comparison(one).path)


def _keys(context: Context, model: Model) -> tuple[Fact, ...]:
    """The key facts, without those that are known to concern no such model."""
    facts = [model.fact(field) for field in context.book.catalogue.keys]
    return tuple(fact for fact in facts if fact.state is not State.NOT_APPLICABLE)


def _groups(context: Context, model: Model, *, technical: bool) -> tuple[FactGroup, ...]:
    groups = [
        _group(group, fields, model)
        for group, fields in context.book.catalogue.grouped()
        if (group.id in TECHNICAL) is technical
    ]
    return tuple(group for group in groups if group.facts)


def _group(group: Group, fields: tuple[Field, ...], model: Model) -> FactGroup:
    facts = tuple(model.facts[field.id] for field in fields if field.id in model.facts)
    return FactGroup(group, facts, tuple(field.label for field in fields if field.id not in model.facts))


def _members(context: Context, model: Model) -> tuple[Link, ...]:
    others = context.book.by_family.get(model.record.family, ())
    return tuple(context.model(id_, context.book.models[id_].record.summary) for id_ in others if id_ != model.id)
