"""Benchmark scores as one number: the mean of a model's percentiles among scores that were taken in the same way."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal

from generator.nouns.book import Model
from generator.nouns.comparisons import Evidence, Standing
from generator.nouns.fields import Better
from generator.nouns.quantities import show_exact
from generator.nouns.ratings import Measured, Place
from generator.nouns.yardsticks import OfScores
from generator.rank.percentiles import mean, places
from generator.rank.sight import Sight

Ranked = tuple[Standing, Place]


def measure_scores(sight: Sight, yardstick: OfScores, models: Collection[Model], pool: int) -> Mapping[str, Measured]:
    """The mean over benchmarks of the mean over settings of each model's percentiles, for every given model.

    Only the given models count as rivals, and only where `pool` of them were tested in one setting. A score that two
    sources print differently for one setting does not count.
    """
    among = {model.id: model for model in models}
    found: dict[str, dict[str, list[Ranked]]] = {id_: defaultdict(list) for id_ in among}
    for benchmark in yardstick.benchmarks or sight.standings:
        for rivals in _by_setting(sight.standings.get(benchmark, ()), among):
            if len(rivals) < pool:
                continue
            placed = places({one.model: Decimal(-one.rank) for one in rivals}, Better.HIGHER)
            for one in rivals:
                found[one.model][benchmark].append((one, placed[one.model]))
    return {id_: _measured(sight, yardstick, among[id_], of, pool) for id_, of in found.items()}


def _by_setting(standings: Collection[Standing], among: Mapping[str, Model]) -> Iterator[list[Standing]]:
    groups: dict[object, list[Standing]] = defaultdict(list)
    for one in standings:
        if one.model in among and not _contested(among[one.model], one):
            groups[one.score.setting].append(one)
    yield from groups.values()


def _contested(model: Model, one: Standing) -> bool:
    score = one.score
    return any(
        other.score != score.score
        for other in model.scores
        if other.benchmark == score.benchmark and other.setting == score.setting
    )


def _measured(
    sight: Sight, yardstick: OfScores, model: Model, found: Mapping[str, list[Ranked]], pool: int
) -> Measured:
    if len(found) < yardstick.least:
        return Measured(why=_why(sight, yardstick, model, len(found), pool))
    of_each = [mean((place.percentile, Decimal(1)) for _, place in ranked) or 0 for ranked in found.values()]
    number = mean((percentile, Decimal(1)) for percentile in of_each)
    count = len(found)
    proof = tuple(_proof(sight, *one) for ranked in found.values() for one in ranked)
    text = f"a mean percentile of {number} on {count} benchmark{'s' * (count != 1)}"
    return Measured(Decimal(number or 0), text, proof)


def _why(sight: Sight, yardstick: OfScores, model: Model, count: int, pool: int) -> str:
    asked = yardstick.benchmarks or sight.standings
    if not any(score.benchmark in asked for score in model.scores):
        return "no score recorded"
    others = "one other" if pool == 2 else f"{pool - 1} others"
    if not count:
        return f"no score that {others} can be held against, taken in the same way"
    return f"{count} benchmark{'s' * (count != 1)} with {others} tested in the same way, {yardstick.least} are needed"


def _proof(sight: Sight, one: Standing, place: Place) -> Evidence:
    benchmark = sight.book.benchmark(one.score.benchmark)
    unit = benchmark.unit if benchmark.unit in ("", "%") else f" {benchmark.unit}"
    parts = [show_exact(one.score.score) + unit, *one.score.stated, f"{place.rank} of {place.of}"]
    return Evidence(one.model, benchmark.name, ", ".join(parts), "benchmarks")
