"""Transparency reports side by side: where each stands among those like it, and what tells them apart."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from generator.nouns.book import Report, ReportPart
from generator.nouns.comparisons import Clause
from generator.nouns.records import Criterion, SchemeCriterion


@dataclass(frozen=True, slots=True)
class ReportColumn:
    """The report on one model; `of` counts the reports with a total that it is ranked among.

    `rank` is None without a total, and where there is no other report to be ranked among.
    """

    model: str
    name: str
    report: Report
    rank: int | None = None
    of: int = 0

    @property
    def anchor(self) -> str:
        """The id of its total on a page that has it beside others."""
        return f"report-total-{self.model}"

    def anchor_of(self, criterion: str) -> str:
        """The id of its score on a criterion there."""
        return f"report-{self.model}-{criterion}"


@dataclass(frozen=True, slots=True)
class ReportList:
    """All reports by one version of one publisher's criteria, by rank; those without a total come last, by name."""

    publisher: str
    version: str
    columns: tuple[ReportColumn, ...]


@dataclass(frozen=True, slots=True)
class Reports:
    """All reports, the longest list first; `places` has the list and the place in it of each model with a report."""

    lists: tuple[ReportList, ...] = ()
    places: Mapping[str, tuple[int, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One criterion across the reports, None where it was not assessed.

    `differs`: two scores disagree, or one report has a score where another has none. `best` holds the places of the
    highest score; empty where all tie or fewer than two are known.
    """

    criterion: SchemeCriterion
    given: tuple[Criterion | None, ...]
    differs: bool
    best: frozenset[int]


@dataclass(frozen=True, slots=True)
class ReportSection:
    """A part of the criteria across the reports; `best` holds the places of the highest of the whole subtotals."""

    label: str
    parts: tuple[ReportPart, ...]
    best: frozenset[int]
    rows: tuple[ReportRow, ...]


@dataclass(frozen=True, slots=True)
class ReportTable:
    """Some reports of one list side by side; the statements name the largest differences, each with its evidence.

    `out_of` is the best score of a criterion; `best` holds the places of the highest total.
    """

    publisher: str
    version: str
    out_of: Decimal
    columns: tuple[ReportColumn, ...]
    sections: tuple[ReportSection, ...]
    best: frozenset[int]
    statements: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class ReportsBeside:
    """The reports on the models of a comparison: a table for those by the same criteria, and why others are apart.

    `missing` names the models without a report.
    """

    tables: tuple[ReportTable, ...]
    apart: str = ""
    missing: tuple[str, ...] = ()
