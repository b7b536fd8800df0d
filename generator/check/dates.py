"""Dates that cannot be: a retirement before the release, a source read before it was published, a year far off."""

from collections.abc import Iterator

from generator.check.subject import Subject
from generator.nouns.claims import Claim
from generator.nouns.dates import PartialDate
from generator.nouns.problems import Level, Problem
from generator.nouns.records import Record
from generator.nouns.spelling import shown

ORDER = (
    ("release_date", "deprecation_date"),
    ("release_date", "retirement_date"),
    ("deprecation_date", "retirement_date"),
)
"""Fields whose dates follow one another, the earlier first, where the catalogue has both."""
YEARS = range(1950, 2101)


def check_dates(subject: Subject) -> Iterator[Problem]:
    """What is wrong with the dates of each record; which of several claims is right is not asked here."""
    for record in subject.library.records.values():
        dated = _dated(record)
        for earlier, later in ORDER:
            yield from _order(record, dated.get(earlier, []), dated.get(later, []))
        yield from _years(record, dated)
        yield from _sources(record)
        yield from _alias(subject, record)


def _dated(record: Record) -> dict[str, list[tuple[PartialDate, Claim]]]:
    dated: dict[str, list[tuple[PartialDate, Claim]]] = {}
    for claim in record.claims:
        if isinstance(claim.value, PartialDate):
            dated.setdefault(claim.field.id, []).append((claim.value, claim))
    return dated


def _order(
    record: Record, earlier: list[tuple[PartialDate, Claim]], later: list[tuple[PartialDate, Claim]]
) -> Iterator[Problem]:
    """Told where the order is wrong whichever claims are believed; anything less is a dispute, which readers see."""
    if not earlier or not later or not all(one.after(other) for one, _ in earlier for other, _ in later):
        return
    first, second = earlier[0][1], later[0][1]
    message = (
        f"{shown(second.field.label)} ({second.written}) comes before {shown(first.field.label)} ({first.written}, "
        f"line {first.line}); both are shown; correct the wrong one"
    )
    yield Problem(record.path, second.line, "date-order", message)


def _years(record: Record, dated: dict[str, list[tuple[PartialDate, Claim]]]) -> Iterator[Problem]:
    for claims in dated.values():
        for when, claim in claims:
            if when.year not in YEARS:
                what = f"“{claim.field.id}”: the year of {shown(claim.written)} is unlikely"
                message = f"{what}; shown as written; correct it"
                yield Problem(record.path, claim.line, "date-odd", message, Level.WARNING)


def _sources(record: Record) -> Iterator[Problem]:
    for source in record.sources.values():
        if source.date is not None and source.retrieved is not None and source.date.after(source.retrieved):
            line = record.lines.get(f"sources.{source.id}", record.lines.get("sources", 0))
            message = (
                f"source {shown(source.id)} was retrieved on {source.retrieved}, before it was published on "
                f"{source.date}; both are shown; correct the wrong one"
            )
            yield Problem(record.path, line, "date-order", message, Level.WARNING)


def _alias(subject: Subject, record: Record) -> Iterator[Problem]:
    """A name cannot have stood for a snapshot before the snapshot was there."""
    alias = record.alias_of
    target = subject.library.records.get(alias.model) if alias else None
    if alias is None or target is None or target.id == record.id:
        return
    released = _dated(target).get("release_date", [])
    if released and all(when.after(alias.as_of) for when, _ in released):
        message = (
            f"“alias_of” is dated {alias.as_of}, before {shown(target.id)} was released ({released[0][1].written}); "
            "kept; correct the wrong date"
        )
        yield Problem(record.path, alias.line, "date-order", message, Level.WARNING)
