"""Scores of benchmarks: on their scale, of this model and no other, and not from before it was there."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from generator.findings.rule import MANY, Doubt, Subject, by
from generator.nouns.book import Model
from generator.nouns.claims import Fact, Source
from generator.nouns.dates import PartialDate, parse_date
from generator.nouns.kinds import show
from generator.nouns.problems import Level
from generator.nouns.quantities import show_exact
from generator.nouns.records import Score
from generator.nouns.spelling import shown

SECTION = "benchmarks"
LISTED = 12
"""Scores that a finding lists."""
_DATE = r"(?P<date>20\d\d-\d\d-\d\d|20\d{6}|20\d\d-\d\d|[01]\d[0-3]\d|2\d[01]\d)(?!\d)"
_SNAPSHOT = re.compile(rf"(?P<stem>.+?)[-@]{_DATE}", re.ASCII)
"""An id with a date at its end."""
BASE = "base"
"""The variant whose scores are not those of any other."""


@lru_cache(maxsize=65_536)
def stem_of(id_: str) -> tuple[str, str]:
    """What a dated snapshot's id has in common with its siblings, and its date: `("gpt-4o", "2024-08-06")`."""
    match = _SNAPSHOT.fullmatch(id_)
    return (match["stem"], match["date"]) if match else (id_, "")


def score_range(subject: Subject) -> Iterator[Doubt]:
    """A score lies within the scale of its benchmark."""
    for score in subject.model.scores:
        scale = subject.book.benchmark(score.benchmark)
        if (scale.low is None or score.score >= scale.low) and (scale.high is None or score.score <= scale.high):
            continue
        ends = (("from", scale.low), ("to", scale.high))
        bounds = " ".join(f"{word} {show_exact(end)}" for word, end in ends if end is not None)
        message = f"the score on {shown(scale.name)} is {show_exact(score.score)}, and its scale goes {bounds}"
        yield _doubt(subject, score, message, Level.ERROR)


def score_variant(subject: Subject) -> Iterator[Doubt]:
    """A base model's scores stand on its own record, and those of tuned models on theirs."""
    fact = _own(subject, "variant")
    if fact is None or not isinstance(fact.value, str):
        return
    ids = {label.casefold(): id_ for id_, label in fact.field.values.items()}

    def other(score: Score) -> bool:
        taken = ids.get(score.variant.casefold(), score.variant.casefold())
        return taken in fact.field.values and (taken == BASE) is not (fact.value == BASE)

    for source, scores in _by_source(subject, other):
        message = (
            f"{_these(scores, source)} of the variant {shown(scores[0].variant)}, and this is the record of the "
            f"variant {shown(fact.value)}"
        )
        yield _doubt(subject, scores[0], message, lines=_lines(subject, scores), facts=(fact,))


def score_snapshot(subject: Subject) -> Iterator[Doubt]:
    """What is said of a score names no other snapshot than that of the record."""
    snapshot = snapshot_of(subject.model)
    stem, own = stem_of(snapshot)
    if not own:
        return
    naming = re.compile(rf"(?<![\w.-]){re.escape(stem)}[-@ ]{_DATE}", re.ASCII)
    for score in subject.model.scores:
        said = (score.variant, score.note, score.harness, score.source.title, score.source.url)
        found = (match["date"] for text in said for match in naming.finditer(text.casefold()))
        named = {date.replace("-", ""): date for date in found}
        if named and own.replace("-", "") not in named:
            other = f"{stem}-{named[min(named)]}"
            message = f"{_score(subject, score)} is said to be of {shown(other)}, and this is {shown(snapshot)}"
            yield _doubt(subject, score, message)


def score_sibling(subject: Subject) -> Iterator[Doubt]:
    """A score that a source as near gives to another snapshot, and for this one gives another, is that snapshot's."""
    snapshot = snapshot_of(subject.model)
    stem, own = stem_of(snapshot)
    by_benchmark: dict[str, list[Score]] = {}
    for score in subject.model.scores if own else ():
        by_benchmark.setdefault(score.benchmark, []).append(score)
    for scores in by_benchmark.values():
        publishers = {score.source.publisher: score for score in scores}
        held = {(score.source.publisher, score.score) for score in scores}
        for score in scores:
            for publisher, other in publishers.items():
                others = subject.neighbours.scores.get((stem, score.benchmark, score.score, publisher), ())[:MANY]
                found = [id_ for id_ in others if id_ != snapshot and not _is_earlier(score, subject.book.models[id_])]
                nearer = other.source.kind <= score.source.kind and publisher != score.source.publisher
                if found and nearer and (publisher, score.score) not in held:
                    message = (
                        f"{_score(subject, score)}, but {by(other.source)} gives {show_exact(other.score)} for "
                        f"this snapshot and {show_exact(score.score)} for {shown(found[0])}"
                    )
                    yield _doubt(subject, score, message)
                    break


def score_before(subject: Subject) -> Iterator[Doubt]:
    """No score was taken before the model was there, whichever of its release dates is right."""
    fact = _own(subject, "release_date")
    dates = _released(subject.model)
    if fact is None or not dates:
        return
    for source, scores in _by_source(subject, lambda score: _is_earlier(score, subject.model)):
        released = show(fact.field, min(dates))
        dated = f"{_these(scores, source)} dated before the release on {released}"
        message = f"{dated}: the date is wrong, or they are of an earlier snapshot"
        yield _doubt(subject, scores[0], message, lines=_lines(subject, scores), facts=(fact,))


def _is_earlier(score: Score, than: Model) -> bool:
    """Whether a score was taken before a model was released, whichever of its release dates is right."""
    taken = score.date
    if taken is None:
        return False
    dates = _released(than) or _dated(than.id)
    return bool(dates) and all(date.after(taken) for date in dates)


def _released(model: Model) -> list[PartialDate]:
    """Every release date that is claimed."""
    fact = model.facts.get("release_date")
    return [claim.value for claim in fact.claims if isinstance(claim.value, PartialDate)] if fact else []


def _dated(snapshot: str) -> list[PartialDate]:
    """The day in a snapshot's id, where it has a year."""
    day = stem_of(snapshot)[1].replace("-", "")
    try:
        return [parse_date(f"{day[:4]}-{day[4:6]}-{day[6:]}")] if len(day) == 8 else []
    except ValueError:
        return []


def _own(subject: Subject, id_: str) -> Fact | None:
    """A fact from the record that the scores are from, so that an alias is not held against its snapshot."""
    fact = subject.fact(id_)
    borrowed = snapshot_of(subject.model) != subject.model.id
    return fact if fact is not None and bool(fact.via) is borrowed else None


def _by_source(subject: Subject, wanted: Callable[[Score], bool]) -> Iterator[tuple[Source, list[Score]]]:
    """The scores that are wanted, those of one source and variant together."""
    found: dict[tuple[str, str], list[Score]] = {}
    for score in subject.model.scores:
        if wanted(score):
            found.setdefault((score.source.id, score.variant), []).append(score)
    return ((scores[0].source, scores) for scores in found.values())


def _these(scores: list[Score], source: Source) -> str:
    return f"{len(scores)} score{'s' * (len(scores) > 1)} ({by(source)}) {'are' if len(scores) > 1 else 'is'}"


def _lines(subject: Subject, scores: list[Score]) -> tuple[str, ...]:
    """`83 on “GPQA”, 26 Mar 2025`."""
    lines = [
        f"{show_exact(score.score)} on {shown(subject.book.benchmark(score.benchmark).name)}"
        + (f", {score.date.words}" if score.date else "")
        for score in scores[:LISTED]
    ]
    return (*lines, f"and {len(scores) - LISTED} more") if len(scores) > LISTED else tuple(lines)


def snapshot_of(model: Model) -> str:
    """The snapshot whose scores a model has: its own id, or that of the snapshot that lends them."""
    return model.via if model.via and model.scores is not model.record.scores else model.id


def _score(subject: Subject, score: Score) -> str:
    name = subject.book.benchmark(score.benchmark).name
    return f"the score of {show_exact(score.score)} on {shown(name)} ({by(score.source)})"


def _doubt(  # noqa: PLR0913
    subject: Subject,
    score: Score,
    message: str,
    level: Level = Level.INFO,
    *,
    lines: tuple[str, ...] = (),
    facts: tuple[Fact, ...] = (),
) -> Doubt:
    path = subject.path_of(subject.model.scores, subject.model.record.scores)
    return Doubt(message, path, score.line, level, lines, facts, section=SECTION)
