"""Transparency reports that can be compared: ranked in lists, and a few of a list put side by side.

Reports by different publishers, or by different versions of a publisher's criteria, are never in one list.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from generator.nouns.book import Model, Report
from generator.nouns.records import Criterion
from generator.nouns.reports import (
    ReportColumn,
    ReportList,
    ReportRow,
    Reports,
    ReportsBeside,
    ReportSection,
    ReportTable,
)
from generator.pages.report_words import apart, statements

FIRST = 6
"""Reports that the page of a list puts side by side: as many as any comparison."""
NEAREST = 5
"""Reports side by side on the page of a model, its own among them."""
NOBODY: frozenset[int] = frozenset()


def reports_of(models: Iterable[Model]) -> Reports:
    """The reports of all models in their lists; one that an alias has from its snapshot counts once."""
    by_basis: dict[tuple[str, str], list[ReportColumn]] = defaultdict(list)
    for model in models:
        if model.report and model.record.transparency:
            by_basis[model.report.audit.basis].append(ReportColumn(model.id, model.name, model.report))
    found = [by_basis[basis] for basis in sorted(by_basis, key=lambda basis: (-len(by_basis[basis]), basis))]
    lists = tuple(_ranked(columns) for columns in found)
    places = {one.model: (at, place) for at, of in enumerate(lists) for place, one in enumerate(of.columns)}
    return Reports(lists, places)


def _ranked(columns: Sequence[ReportColumn]) -> ReportList:
    """The columns by their totals, equal ones sharing a rank."""
    ordered = sorted(columns, key=lambda one: (_descending(one.report.total), one.name.casefold(), one.model))
    totals = [one.report.total for one in ordered if one.report.total is not None]
    ranks: dict[Decimal | None, int] = {}
    for rank, total in enumerate(totals, 1):
        ranks.setdefault(total, rank)
    audit = ordered[0].report.audit
    ranked = [replace(one, rank=ranks.get(one.report.total), of=len(totals)) for one in ordered]
    return ReportList(audit.source.publisher, audit.version, tuple(ranked if len(totals) > 1 else ordered))


def _descending(total: Decimal | None) -> tuple[bool, Decimal]:
    return total is None, -(total or Decimal(0))


def place_of(reports: Reports, model: Model) -> ReportColumn | None:
    """Where the report on a model stands; that of an alias stands where its snapshot's does."""
    at = reports.places.get(model.id) or (reports.places.get(model.via) if model.report else None)
    if at is None:
        return None
    return replace(reports.lists[at[0]].columns[at[1]], model=model.id, name=model.name)


def first_of(of: ReportList) -> ReportTable | None:
    """The first of a list side by side; None where there is only one."""
    return _table(of.columns[:FIRST]) if len(of.columns) > 1 else None


def nearest(reports: Reports, model: Model) -> ReportTable | None:
    """The report on a model beside those next to it in its list; None where it has none, or there is no other."""
    own = place_of(reports, model)
    if own is None:
        return None
    at, place = reports.places.get(model.id) or reports.places[model.via]
    columns = reports.lists[at].columns
    start = max(0, min(place - NEAREST // 2, len(columns) - NEAREST))
    shown = [own if one is columns[place] else one for one in columns[start : start + NEAREST]]
    return _table(shown) if len(shown) > 1 else None


def beside(reports: Reports, models: Sequence[Model]) -> ReportsBeside | None:
    """The reports on these models, in their order; None where fewer than two of them have one."""
    columns = [one for model in models if (one := place_of(reports, model))]
    if len(columns) < 2:
        return None
    named = _told_apart(columns)
    by_basis: dict[tuple[str, str], list[ReportColumn]] = defaultdict(list)
    for one in named:
        by_basis[one.report.audit.basis].append(one)
    having = {one.model for one in columns}
    return ReportsBeside(
        tuple(_table(of) for of in by_basis.values() if len(of) > 1),
        apart(list(by_basis.values())),
        tuple(model.name for model in models if model.id not in having),
    )


def _told_apart(columns: Sequence[ReportColumn]) -> list[ReportColumn]:
    """The columns with the ids of models that share a name."""
    names = Counter(one.name for one in columns)
    return [one if names[one.name] == 1 else replace(one, name=f"{one.name} ({one.model})") for one in columns]


def _table(columns: Sequence[ReportColumn]) -> ReportTable:
    columns = _told_apart(columns)
    reports = [one.report for one in columns]
    audit, out_of = reports[0].audit, _out_of(reports[0])
    sections = tuple(_sections(reports, out_of))
    best = _highest([one.total for one in reports])
    said = tuple(statements(columns, sections, out_of))
    return ReportTable(audit.source.publisher, audit.version, out_of, tuple(columns), sections, best, said)


def _out_of(report: Report) -> Decimal:
    """The best score of a criterion, which is the same for all."""
    criteria = sum(len(part.criteria) for part in report.parts)
    return sum((part.out_of for part in report.parts), Decimal(0)) / (criteria or 1)


def _sections(reports: Sequence[Report], out_of: Decimal) -> Iterator[ReportSection]:
    for parts in zip(*(report.parts for report in reports), strict=True):
        rows = []
        for across in zip(*(part.criteria for part in parts), strict=True):
            given = tuple(score for _, score in across)
            rows.append(ReportRow(across[0][0], given, _differs(given), _best(given, out_of)))
        whole = [part.subtotal if part.whole else None for part in parts]
        yield ReportSection(parts[0].label, parts, _highest(whole), tuple(rows))


def _differs(given: Sequence[Criterion | None]) -> bool:
    return len({one.score if one else None for one in given}) > 1


def _best(given: Sequence[Criterion | None], out_of: Decimal) -> frozenset[int]:
    """The places of the highest score; one outside the scale is none to be best."""
    scores = [one.score if one else None for one in given]
    return _highest([score if score is not None and 0 <= score <= out_of else None for score in scores])


def _highest(values: Sequence[Decimal | None]) -> frozenset[int]:
    known = [value for value in values if value is not None]
    if len(set(known)) < 2:
        return NOBODY
    return frozenset(place for place, value in enumerate(values) if value == max(known))
