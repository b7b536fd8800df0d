"""What sets transparency reports apart, in words: totals, the largest differences, and why some are not compared."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.nouns.comparisons import Clause, Evidence
from generator.nouns.quantities import show_exact
from generator.nouns.reports import ReportColumn, ReportRow, ReportSection
from generator.nouns.spelling import listed

MOST = 3
"""Differences that are named, and criteria that a list of them names."""
NOT_ASSESSED = "not assessed"


@dataclass(frozen=True, slots=True)
class Contest:
    """A criterion, or a part of them, with the scores that lie on its scale, the highest first, and who has none."""

    id: str
    label: str
    out_of: Decimal
    scored: tuple[tuple[Decimal, ReportColumn], ...]
    missing: tuple[str, ...]

    @property
    def gap(self) -> Decimal:
        """How far the highest and the lowest score lie apart."""
        return self.scored[0][0] - self.scored[-1][0]

    @property
    def proof(self) -> tuple[Evidence, ...]:
        """All scores."""
        best = show_exact(self.out_of)
        return tuple(
            Evidence(one.model, self.label, f"{show_exact(score)} of {best}", one.anchor_of(self.id))
            for score, one in self.scored
        )


def statements(columns: Sequence[ReportColumn], sections: Sequence[ReportSection], out_of: Decimal) -> Iterator[Clause]:
    """Who has the highest total, what sets them furthest apart, and whose total is open.

    Criteria that earn one point or none are all as far apart as can be, so that of these the parts are told, unless
    these are level.
    """
    yield from _total(columns)
    contests = [_contest(columns, row, out_of) for section in sections for row in section.rows]
    shared = [one for one in contests if len(one.scored) > 1]
    parts = [_of_part(columns, section) for section in sections] if out_of == 1 else []
    told = [one for one in parts if len(one.scored) > 1 and one.gap] or [one for one in shared if one.gap]
    yield from map(_difference, sorted(told, key=lambda one: -one.gap / one.out_of)[:MOST])
    if shared and not any(one.gap for one in shared):
        yield _same(shared, "both" if len(columns) == 2 else "at least two of them")
    lacking = [_lacking(one) for one in columns]
    if not shared and any(lacking):
        proof = tuple(proof for of in lacking for proof in of)
        yield Clause("No criterion was assessed for more than one of them, so there is nothing to compare", proof)
        return
    yield from (_open(one, of) for one, of in zip(columns, lacking, strict=True) if of)


def _same(shared: Sequence[Contest], who: str) -> Clause:
    """That no criterion sets them apart."""
    which = f"all {len(shared)} criteria" if len(shared) > 1 else f"“{shared[0].label}”, the one criterion"
    text = f"The same score on {which} on which {who} have one"
    return Clause(text, tuple(proof for one in shared for proof in one.proof))


def apart(groups: Sequence[Sequence[ReportColumn]]) -> str:
    """Why reports that do not share their criteria are not compared; empty where all share them."""
    if len(groups) < 2:
        return ""
    publishers = Counter(of[0].report.audit.basis[0] for of in groups)
    parts = []
    for of in groups:
        audit = of[0].report.audit
        one = "that" if len(of) == 1 else "those"
        version = audit.version or ("not stated" if publishers[audit.basis[0]] > 1 else "")
        which = f" (version of the criteria: {version})" if version else ""
        parts.append(f"{one} on {listed([each.name for each in of])} by {audit.source.publisher}{which}")
    why = "publishers" if len(publishers) > 1 else ""
    if max(publishers.values()) > 1:
        why += f"{' or ' * bool(why)}versions of a publisher’s criteria"
    return f"Reports by different {why} are not compared: {'; '.join(parts)}."


def _total(columns: Sequence[ReportColumn]) -> Iterator[Clause]:
    known = [(one.report.total, one) for one in columns if one.report.total is not None]
    if len(known) < 2:
        return
    known.sort(key=lambda pair: -pair[0])
    highest = [one for total, one in known if total == known[0][0]]
    others = known[len(highest) :]
    of_those = "" if len(known) == len(columns) else " of those assessed in full"
    what, most = f"{show_exact(known[0][0])} of 100", "higher" if len(columns) == 2 else "highest"
    proof = tuple(Evidence(one.model, "Total", _of_hundred(one), one.anchor) for _, one in known)
    who = listed([one.name for one in highest])
    if not others:
        yield Clause(f"{who} have the same total{of_those}: {what}", proof)
        return
    rest = listed([f"{one.name} {'has ' * (at == 0)}{_of_hundred(one)}" for at, (_, one) in enumerate(others)])
    if len(highest) > 1:
        yield Clause(f"{who} share the highest total{of_those}: {what}; {rest}", proof)
        return
    grade = f", grade {highest[0].report.grade}" if highest[0].report.grade else ""
    text = f"{who} has the {most} total{of_those}: {what}{grade}; {rest}"
    yield Clause(text, proof, highest[0].model, "total")


def _of_hundred(one: ReportColumn) -> str:
    """`71 (B+)`."""
    grade = f" ({one.report.grade})" if one.report.grade else ""
    return show_exact(one.report.total or Decimal(0)) + grade


def _contest(columns: Sequence[ReportColumn], row: ReportRow, out_of: Decimal) -> Contest:
    given = list(zip(row.given, columns, strict=True))
    scored = [(score.score, one) for score, one in given if score is not None and 0 <= score.score <= out_of]
    scored.sort(key=lambda pair: -pair[0])
    missing = tuple(one.name for score, one in given if score is None)
    return Contest(row.criterion.id, row.criterion.label, out_of, tuple(scored), missing)


def _of_part(columns: Sequence[ReportColumn], section: ReportSection) -> Contest:
    """The subtotals of a part, as far as it was assessed in full."""
    given = list(zip(section.parts, columns, strict=True))
    scored = sorted(((part.subtotal, one) for part, one in given if part.whole), key=lambda pair: -pair[0])
    missing = tuple(one.name for part, one in given if not part.whole)
    return Contest(f"part-{section.parts[0].id}", section.label, section.parts[0].out_of, tuple(scored), missing)


def _difference(contest: Contest) -> Clause:
    """`Training compute: Alpha is 4 of 10 points ahead of Beta, 8 against 4`."""
    highest, lowest = contest.scored[0][0], contest.scored[-1][0]
    ahead = [one for score, one in contest.scored if score == highest]
    last = [one for score, one in contest.scored if score == lowest]
    verb = "is" if len(ahead) == 1 else "are"
    who, whom = (listed([one.name for one in of]) for of in (ahead, last))
    points = f"{show_exact(contest.gap)} of {show_exact(contest.out_of)} points"
    missing = f" ({NOT_ASSESSED} for {listed(contest.missing)})" if contest.missing else ""
    figures = f"{show_exact(highest)} against {show_exact(lowest)}"
    text = f"{contest.label}: {who} {verb} {points} ahead of {whom}, {figures}{missing}"
    return Clause(text, contest.proof, ahead[0].model if len(ahead) == 1 else "", contest.id)


def _lacking(one: ReportColumn) -> tuple[Evidence, ...]:
    """The criteria on which a report has no score."""
    given = (pair for part in one.report.parts for pair in part.criteria)
    lacking = (criterion for criterion, score in given if score is None)
    return tuple(Evidence(one.model, each.label, NOT_ASSESSED, one.anchor_of(each.id)) for each in lacking)


def _open(one: ReportColumn, lacking: tuple[Evidence, ...]) -> Clause:
    """That a report has no total, and for want of which criteria."""
    names = [proof.label for proof in lacking]
    few = names if len(names) <= MOST else [*names[:MOST], f"{len(names) - MOST} more"]
    return Clause(f"No total for {one.name}: {NOT_ASSESSED} on {listed(few)}", lacking)
