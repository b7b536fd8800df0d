"""Benchmark scores side by side, compared only where they were taken in the same setting."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from generator.compare.sheets import Desk, Sheet, documented, setting_key
from generator.compare.table import NOBODY
from generator.nouns.comparisons import ScoreRow
from generator.nouns.fields import Better
from generator.nouns.quantities import show_exact
from generator.nouns.records import Benchmark, Score
from generator.nouns.spelling import listed

NOT_COMPARED = "not compared: "
Scores = Sequence[Sequence[Score]]


def score_rows(desk: Desk, sheets: Sequence[Sheet], names: Sequence[str]) -> tuple[ScoreRow, ...]:
    """A row for every benchmark on which at least one of the models has a score, in the order of the benchmarks."""
    ids = sorted({id_ for sheet in sheets for id_ in sheet.scores}, key=lambda id_: desk.benchmarks[id_])
    return tuple(_row(desk.book.benchmark(id_), [sheet.scores.get(id_, ()) for sheet in sheets], names) for id_ in ids)


def _row(benchmark: Benchmark, scores: Scores, names: Sequence[str]) -> ScoreRow:
    if sum(map(bool, scores)) < 2:
        return ScoreRow(benchmark.id, tuple(of[0] if of else None for of in scores))
    chosen = choose(scores)
    why = conflict(chosen, names)
    if why:
        return ScoreRow(benchmark.id, chosen, NOBODY, NOT_COMPARED + why)
    best = highest(chosen, benchmark.better)
    contested = _contested(scores, chosen, best, benchmark, names)
    if contested:
        return ScoreRow(benchmark.id, chosen, NOBODY, NOT_COMPARED + contested)
    return ScoreRow(benchmark.id, chosen, best)


def choose(scores: Scores) -> tuple[Score | None, ...]:
    """One score per model: that of the setting which most models share, else its best documented one.

    Each model's scores come best documented first; among settings shared by equally many, the best documented wins.
    """
    shared = Counter(setting for of in scores for setting in {score.setting for score in of})
    most = max(shared.values())
    common = min((score for of in scores for score in of if shared[score.setting] == most), key=_rank).setting
    return tuple(next((score for score in of if score.setting == common), of[0] if of else None) for of in scores)


def _rank(score: Score) -> tuple[object, ...]:
    return documented(score)[:3], setting_key(score)


def conflict(scores: Sequence[Score | None], names: Sequence[str]) -> str:
    """How the settings differ, in words: `5-shot for A and B, 0-shot for C`; empty where they are the same.

    What is stated for one and not for the other differs too, since nobody can tell that it was the same; it is only
    mentioned where there is no plainer difference.
    """
    given = [(name, score) for name, score in zip(names, scores, strict=True) if score is not None]
    stated: list[str] = []
    unstated: list[str] = []
    for name_of_part, say in SETTING.items():
        by_words: dict[str, list[str]] = {}
        for name, score in given:
            by_words.setdefault(say(score) or f"{name_of_part} not stated", []).append(name)
        if len(by_words) > 1:
            words = ", ".join(f"{words} for {listed(of)}" for words, of in by_words.items())
            (stated if len({say(score) for _, score in given} - {""}) > 1 else unstated).append(words)
    return "; ".join(stated or unstated)


def _shots(score: Score) -> str:
    return "" if score.shots is None else f"{score.shots}-shot"


SETTING: Mapping[str, Callable[[Score], str]] = {
    "shots": _shots,
    "variant": lambda score: score.variant,
    "harness": lambda score: score.harness,
}
"""The parts of `Score.setting` in words, empty where the source does not say."""


def highest(scores: Sequence[Score | None], better: Better) -> frozenset[int]:
    """The places of the best score; nobody's where all tie or the benchmark has no better direction."""
    known = [score.score for score in scores if score is not None]
    if better is Better.NEITHER or len(set(known)) < 2:
        return NOBODY
    top = max(known) if better is Better.HIGHER else min(known)
    return frozenset(place for place, score in enumerate(scores) if score is not None and score.score == top)


def _contested(
    scores: Scores, chosen: Sequence[Score | None], best: frozenset[int], benchmark: Benchmark, names: Sequence[str]
) -> str:
    """Whose scores in the chosen setting differ so much between sources that it depends on them who is ahead."""
    said = {place: values_in(scores[place], one) for place, one in enumerate(chosen) if one is not None}
    unsure = [place for place, values in said.items() if len(values) > 1]
    if not unsure or benchmark.better is Better.NEITHER or (best and _certain(said, best, benchmark.better)):
        return ""
    values = " or ".join(show_exact(value) + unit(benchmark) for value in said[unsure[0]])
    return f"sources disagree on {names[unsure[0]]}, {values}"


def values_in(scores: Sequence[Score], one: Score) -> list[Decimal]:
    """What sources say in the setting of one of a model's scores on a benchmark, the lowest first."""
    return sorted({score.score for score in scores if score.setting == one.setting})


def _certain(said: Mapping[int, Sequence[Decimal]], best: frozenset[int], better: Better) -> bool:
    """Whether the least that anybody says of the best is still ahead of the most that anybody says of the others.

    Several share the first place only if nobody says that one of them has more.
    """
    if len(best) > 1 and any(len(said[place]) > 1 for place in best):
        return False
    sign = 1 if better is Better.HIGHER else -1
    least = min(sign * value for place in best for value in said[place])
    return all(sign * value < least for place, values in said.items() if place not in best for value in values)


def unit(benchmark: Benchmark) -> str:
    """The unit as it follows a score: `%`, ` points`, or nothing."""
    return benchmark.unit if benchmark.unit in ("", "%") else f" {benchmark.unit}"
