"""Ranks on benchmarks, among the scores that were taken in the same setting."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal

from generator.compare.sheets import Desk
from generator.nouns.book import Model
from generator.nouns.comparisons import Standing
from generator.nouns.fields import Better
from generator.nouns.records import Score

Key = tuple[str, tuple[int | None, str, str]]
"""A benchmark and a setting."""
Ranking = tuple[Mapping[str, Score], list[Decimal]]
"""The scores that count by model, and what they weigh in order: the less, the better."""
Ranks = tuple[Mapping[str, tuple[Standing, ...]], Mapping[str, tuple[Standing, ...]]]


def ranks(desk: Desk) -> Ranks:
    """The standings on each benchmark, and the place of each score of each model in the order of its scores.

    Settings with most scores go first, in each of them the best. Of a model's several scores in one setting the best
    documented one counts (`sheets.documented`); another has the place that it would take in its stead. An alias that
    has its scores from a snapshot is not ranked beside it, and has its places. A benchmark without a better direction
    has no ranks.
    """
    rankings = _rankings(desk)
    standings: dict[str, list[Standing]] = defaultdict(list)
    for key in sorted(rankings, key=lambda key: (-len(rankings[key][0]), _order(key))):
        counted, _ = rankings[key]
        models = sorted((desk.book.models[id_] for id_ in counted), key=lambda model: (model.name.casefold(), model.id))
        placed = [_standing(desk, rankings, model, counted[model.id]) for model in models]
        standings[key[0]] += sorted(placed, key=lambda one: one.rank)
    places = {model.id: _places(desk, rankings, model) for model in desk.book.models.values()}
    return {id_: tuple(standings[id_]) for id_ in sorted(standings)}, places


def _places(desk: Desk, rankings: Mapping[Key, Ranking], model: Model) -> tuple[Standing, ...]:
    ranked = [score for score in model.scores if (score.benchmark, score.setting) in rankings]
    return tuple(_standing(desk, rankings, model, score) for score in ranked)


def _order(key: Key) -> tuple[object, ...]:
    shots, variant, harness = key[1]
    return key[0], shots is None, shots or 0, variant, harness


def _rankings(desk: Desk) -> Mapping[Key, Ranking]:
    counted: dict[Key, dict[str, Score]] = defaultdict(dict)
    for id_, sheet in desk.sheets.items():
        if _inherits(sheet.model):
            continue
        for benchmark, scores in sheet.scores.items():
            for score in scores if desk.book.benchmark(benchmark).better is not Better.NEITHER else ():
                counted[benchmark, score.setting].setdefault(id_, score)
    return {key: (of, sorted(_weight(desk, score) for score in of.values())) for key, of in counted.items()}


def _inherits(model: Model) -> bool:
    return bool(model.via) and not model.record.scores


def _weight(desk: Desk, score: Score) -> Decimal:
    return score.score if desk.book.benchmark(score.benchmark).better is Better.LOWER else -score.score


def _standing(desk: Desk, rankings: Mapping[Key, Ranking], model: Model, score: Score) -> Standing:
    counted, weights = rankings[score.benchmark, score.setting]
    weight = _weight(desk, score)
    own = counted.get(model.via if _inherits(model) else model.id)
    itself = own is not None and _weight(desk, own) < weight
    return Standing(model.id, score, bisect_left(weights, weight) + 1 - itself, len(weights))
