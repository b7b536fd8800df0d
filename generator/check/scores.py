"""Scores lie on their scale, and a transparency report scores what the scheme knows."""

from collections.abc import Iterator
from decimal import Decimal

from generator.check.subject import Subject
from generator.nouns.problems import Problem
from generator.nouns.quantities import show_exact
from generator.nouns.records import Record
from generator.nouns.spelling import did_you_mean, shown

PERCENT = Decimal(100)


def check_scores(subject: Subject) -> Iterator[Problem]:
    """Benchmark scores, ratings and transparency scores outside their scale, criteria that are unknown, scales upside down."""
    for benchmark in subject.library.benchmarks.values():
        if benchmark.low is not None and benchmark.high is not None and benchmark.low >= benchmark.high:
            message = f"{shown(benchmark.id)} has a “min” that is not below its “max”; its scores are all shown; correct the scale"
            yield Problem(subject.data("benchmarks.yml"), benchmark.line, "scale-wrong", message)
    for record in subject.library.records.values():
        yield from _benchmarks(subject, record)
        for rating in record.ratings:
            if rating.score is not None and rating.out_of is not None:
                yield from _within(record, rating.line, f"the rating {shown(rating.name)}", rating.score, Decimal(0), rating.out_of)
        yield from _transparency(subject, record)


def _benchmarks(subject: Subject, record: Record) -> Iterator[Problem]:
    for score in record.scores:
        benchmark = subject.library.benchmarks.get(score.benchmark)
        if benchmark is not None:
            about = f"the score on {shown(benchmark.name)}"
            yield from _within(record, score.line, about, score.score, benchmark.low, benchmark.high)


def _transparency(subject: Subject, record: Record) -> Iterator[Problem]:
    audit, scheme = record.transparency, subject.library.scheme
    if audit is None:
        return
    known = [criterion.id for part in scheme.parts for criterion in part.criteria]
    for id_, criterion in audit.criteria.items():
        yield from _within(record, criterion.line, f"the criterion {shown(id_)}", criterion.score, Decimal(0), scheme.out_of)
        if known and id_ not in known:
            where = subject.data("transparency.yml")
            message = f"criterion {shown(id_)} is not in {where}{did_you_mean(id_, known)}; not counted; correct it or add it there"
            yield Problem(record.path, criterion.line, "criterion-unknown", message)
    if audit.stated_total is not None:
        line = record.lines.get("transparency", 0)
        yield from _within(record, line, "the stated total", audit.stated_total, Decimal(0), PERCENT)


def _within(
    record: Record, line: int, about: str, score: Decimal, low: Decimal | None, high: Decimal | None
) -> Iterator[Problem]:
    if (low is None or score >= low) and (high is None or score <= high):
        return
    bounds = [f"{word} {show_exact(bound)}" for word, bound in (("at least", low), ("at most", high)) if bound is not None]
    message = f"{about} is {show_exact(score)}, and the scale is {' and '.join(bounds)}; shown as written; correct it"
    yield Problem(record.path, line, "score-range", message)
