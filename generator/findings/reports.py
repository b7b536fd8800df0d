"""Transparency reports: what the publisher prints as the total is what its criteria add up to."""

from collections.abc import Iterator
from decimal import Decimal

from generator.findings.rule import Doubt, Subject, short
from generator.nouns.book import Report
from generator.nouns.problems import Level
from generator.nouns.quantities import show_exact

SECTION = "transparency-report"


def report_total(subject: Subject) -> Iterator[Doubt]:
    """The criteria, brought to a hundred, give the total that is stated, rounded as that is."""
    report, record = subject.model.report, subject.model.record
    if report is None or report.total is None or report.audit.stated_total is None:
        return
    stated = report.audit.stated_total
    exponent = stated.as_tuple().exponent
    step = Decimal(1).scaleb(min(0, exponent if isinstance(exponent, int) else 0))
    if abs(report.total - stated) <= step / 2:
        return
    message = f"the criteria come to {short(report.total, 2)} of 100, and {show_exact(stated)} is stated"
    path = subject.path_of(report.audit, record.transparency)
    line = record.lines.get("transparency", 0) if path == record.path else 0
    yield Doubt(message, path, line, Level.WARNING, tuple(_lines(report)), section=SECTION)


def _lines(report: Report) -> Iterator[str]:
    """Each part with its criteria, then the whole."""
    for part in report.parts:
        given = " + ".join(short(criterion.score, 2) for _, criterion in part.criteria if criterion is not None)
        yield f"{part.label}: {given} = {short(part.subtotal, 2)} of {short(part.out_of, 2)}"
    added = sum((part.subtotal for part in report.parts), Decimal(0))
    highest = sum((part.out_of for part in report.parts), Decimal(0))
    yield f"Together: {short(added, 2)} of {short(highest, 2)} = {short(report.total or Decimal(0), 2)} of 100"
