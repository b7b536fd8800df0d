"""Ratings and criteria lie on their scale, and a transparency report scores what the scheme knows."""

from collections.abc import Iterator
from decimal import Decimal

from generator.check.subject import Subject
from generator.nouns.problems import Problem
from generator.nouns.quantities import show_exact
from generator.nouns.records import Record
from generator.nouns.spelling import did_you_mean, shown

Scale = tuple[Decimal | None, Decimal | None]
"""The lowest and the highest score; None where there is no bound."""
ZERO = Decimal(0)


def check_scores(subject: Subject) -> Iterator[Problem]:
    """Scales upside down; ratings and criteria outside their scale; criteria that are unknown."""
    for benchmark in subject.library.benchmarks.values():
        if benchmark.low is not None and benchmark.high is not None and benchmark.low >= benchmark.high:
            what = f"the “min” of {shown(benchmark.id)} is not below its “max”"
            path = subject.data("benchmarks.yml")
            yield Problem(path, benchmark.line, "scale-wrong", f"{what}; scores are shown as written; correct it")
    for record in subject.library.records.values():
        yield from _ratings(record)
        yield from _transparency(record, subject)


def _ratings(record: Record) -> Iterator[Problem]:
    for rating in record.ratings:
        if rating.score is not None and rating.out_of is not None:
            what = f"the rating {shown(rating.name)}"
            yield from _within((ZERO, rating.out_of), rating.score, what, (record.path, rating.line))


def _transparency(record: Record, subject: Subject) -> Iterator[Problem]:
    audit, scheme = record.transparency, subject.library.scheme
    if audit is None:
        return
    known = [criterion.id for part in scheme.parts for criterion in part.criteria]
    for id_, criterion in audit.criteria.items():
        place = (record.path, criterion.line)
        yield from _within((ZERO, scheme.out_of), criterion.score, f"the score of {shown(id_)}", place)
        if known and id_ not in known:
            what = f"criterion {shown(id_)} is not in {subject.data('transparency.yml')}{did_you_mean(id_, known)}"
            yield Problem(*place, "criterion-unknown", f"{what}; not counted; correct it or add it there")
    if audit.stated_total is not None:
        place = (record.path, record.lines.get("transparency", 0))
        yield from _within((ZERO, Decimal(100)), audit.stated_total, "the stated total", place)


def _within(scale: Scale, score: Decimal, what: str, place: tuple[str, int]) -> Iterator[Problem]:
    low, high = scale
    if (low is None or score >= low) and (high is None or score <= high):
        return
    bounds = [f"{word} {show_exact(end)}" for word, end in zip(("from", "to"), scale, strict=True) if end is not None]
    message = f"{what} is {show_exact(score)}, and its scale goes {' '.join(bounds)}; shown as written; correct it"
    yield Problem(*place, "score-range", message)
