"""The ranking out of 100: percentiles by component, their weighted mean, and who has too little data for one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from generator.nouns.fields import Better
from generator.nouns.quantities import show_exact
from generator.nouns.ranking import Component, Input, Ranking
from generator.nouns.ratings import (
    ComponentPlace,
    InputPlace,
    InputPool,
    Measured,
    ModelRank,
    Place,
    Pool,
    Ranked,
    whole,
)
from generator.rank.measures import measured
from generator.rank.percentiles import mean, places, share
from generator.rank.sight import Sight
from generator.rank.words import label_of, more_of


@dataclass(frozen=True, slots=True)
class Read:
    """An input, what it shows of each model, how many have data, and their places where these are enough."""

    input: Input
    label: str
    more: str
    shown: Mapping[str, Measured]
    known: int
    places: Mapping[str, Place]


def ranked(sight: Sight, ranking: Ranking) -> Ranked:
    """The rank of every model but aliases; those below the least coverage have none.

    A model's total is the mean of its percentiles in the components for which it has data, by their weights, to the
    nearest whole number; equal totals share a rank.
    """
    if not ranking.components:
        return Ranked()
    read = [(component, _read(sight, ranking, component)) for component in ranking.components]
    by_component = [_component(sight, ranking, component, of) for component, of in read]
    made = [_model(ranking, model.id, [of[model.id] for of in by_component]) for model in sight.models]
    totals = sorted((one.total for one in made if one.total is not None), reverse=True)
    first = {total: place for place, total in reversed(list(enumerate(totals, 1)))}
    standing = [replace(one, rank=None if one.total is None else first[one.total]) for one in made]
    standing.sort(key=lambda one: (one.rank is None, one.rank))
    pools = (_pool(component, of, places_) for (component, of), places_ in zip(read, by_component, strict=True))
    return Ranked(ranking, {one.model: one for one in standing}, tuple(pools))


def _read(sight: Sight, ranking: Ranking, component: Component) -> list[Read]:
    found = []
    for one in component.inputs:
        shown = measured(sight, one.yardstick, sight.models, ranking.pool)
        known = {id_: of.number for id_, of in shown.items() if of.number is not None}
        placed = places(known, one.yardstick.better) if len(known) >= ranking.pool else {}
        label, more = label_of(one.yardstick, one.label), more_of(one.yardstick, sight.book)
        found.append(Read(one, label, more, shown, len(known), placed))
    return found


def _component(
    sight: Sight, ranking: Ranking, component: Component, read: Sequence[Read]
) -> Mapping[str, ComponentPlace]:
    """One component for every model: the mean of its inputs' percentiles, and where that stands among all means."""
    made = {model.id: _of_model(component, read, model.id) for model in sight.models}
    means = {id_: Decimal(one.mean) for id_, one in made.items() if one.mean is not None}
    if len(means) < ranking.pool:
        return {id_: replace(one, covered=Fraction(0), why=one.why or _few(len(means))) for id_, one in made.items()}
    placed = places(means, Better.HIGHER)
    return {id_: replace(one, place=placed.get(id_)) for id_, one in made.items()}


def _of_model(component: Component, read: Sequence[Read], id_: str) -> ComponentPlace:
    inputs = tuple(_input(one, id_) for one in read)
    known = [(one.place.percentile, one.input.weight) for one in inputs if one.place]
    covered = share((weight for _, weight in known), (one.input.weight for one in inputs))
    missing = "; ".join(dict.fromkeys(f"{one.label}: {one.why}" for one in inputs))
    why = "" if known else missing or "nothing is declared that it could be computed from"
    return ComponentPlace(component, inputs, mean(known), None, covered, why)


def _input(read: Read, id_: str) -> InputPlace:
    found, place = read.shown[id_], read.places.get(id_)
    return InputPlace(read.input, read.label, found, place, "" if place else found.why or _few(read.known))


def _few(known: int) -> str:
    return f"known of {known} model{'s' * (known != 1)} only, too few for percentiles"


def _model(ranking: Ranking, id_: str, parts: Sequence[ComponentPlace]) -> ModelRank:
    known = [(one.place.percentile, one.component.weight) for one in parts if one.place]
    covered = sum((one.covered * Fraction(one.component.weight) for one in parts if one.place), Fraction(0))
    coverage = 100 * covered / Fraction(ranking.weights)
    total = mean(known) if coverage >= ranking.coverage else None
    formula = _formula(known, total) if total is not None else ""
    return ModelRank(id_, tuple(parts), whole(coverage), total, None, formula)


def _formula(known: Sequence[tuple[int, Decimal]], total: int) -> str:
    """`(35 × 83 + 20 × 55) ÷ 55 = 73`: weights by percentiles."""
    products = " + ".join(f"{show_exact(weight)} × {percentile}" for percentile, weight in known)
    return f"({products}) ÷ {show_exact(sum((weight for _, weight in known), Decimal(0)))} = {total}"


def _pool(component: Component, read: Sequence[Read], made: Mapping[str, ComponentPlace]) -> Pool:
    pools = tuple(InputPool(one.label, one.more, one.input.weight, one.known) for one in read)
    return Pool(component, sum(one.place is not None for one in made.values()), pools)
