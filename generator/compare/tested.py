"""The rule of the verdict for benchmarks: who is ahead on those that were taken in the same way."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.compare.scores import NOT_COMPARED, unit, values_in
from generator.compare.statements import OF_THOSE_KNOWN, Case, Outcome, Statement, score_proof
from generator.nouns.comparisons import Evidence, ScoreRow
from generator.nouns.fields import Better
from generator.nouns.quantities import show_exact
from generator.nouns.spelling import listed

NAMED = 3
"""Benchmarks that a clause calls by name; the others are counted."""


@dataclass(frozen=True, slots=True)
class Contest:
    """The benchmarks on which at least two have a score; `fair` are those whose scores can be compared."""

    case: Case
    shared: tuple[ScoreRow, ...]
    fair: tuple[ScoreRow, ...]

    @property
    def proof(self) -> tuple[Evidence, ...]:
        """All scores that were compared."""
        return tuple(evidence for row in self.fair for evidence in score_proof(self.case, row))

    def name(self, row: ScoreRow) -> str:
        """The benchmark's name."""
        return self.case.desk.book.benchmark(row.benchmark).name

    def values(self, row: ScoreRow, place: int) -> list[Decimal]:
        """What sources say of one model's score in the way in which it was compared, the lowest first."""
        score = row.scores[place]
        return values_in(self.case.sheets[place].scores[row.benchmark], score) if score else []

    def score(self, row: ScoreRow, place: int) -> str:
        """One model's score with its unit."""
        score = row.scores[place]
        return show_exact(score.score) + unit(self.case.desk.book.benchmark(row.benchmark)) if score else ""


def benchmarks(case: Case) -> tuple[Statement, ...]:
    """Who is ahead, or why the scores cannot tell."""
    shared = tuple(row for row in case.scores if sum(score is not None for score in row.scores) > 1)
    directed = [row for row in shared if case.desk.book.benchmark(row.benchmark).better is not Better.NEITHER]
    contest = Contest(case, shared, tuple(row for row in directed if not row.note))
    if not contest.fair:
        return _undecided(contest)
    if not any(row.best for row in contest.fair):
        return (_level(contest),)
    wins = Counter(row.best for row in contest.fair if len(row.best) == 1)
    first = [place for place, count in wins.items() if count == max(wins.values())]
    return (_ahead(contest, first[0]) if len(first) == 1 else _split(contest, wins),)


def _ahead(contest: Contest, first: frozenset[int]) -> Statement:
    won = [row for row in contest.fair if row.best == first]
    subject, leader = contest.case.named(first), contest.case.id_of(first)
    if len(contest.fair) == 1:
        what, detail = _single(contest, won[0], min(first))
        verb = "is ahead on" if contest.case.pair else "has the best score on"
    else:
        what, detail = _of_how_many(contest, len(won)), _details(contest, won, first) + _missing(contest)
        verb = "is ahead on" if contest.case.pair else f"has {_best(contest)} on"
    return Statement(Outcome.LEAD, subject, f"{verb} {what}", detail, contest.proof, leader)


def _single(contest: Contest, row: ScoreRow, first: int) -> tuple[str, str]:
    """`MMLU by 37.9 points` and `: 87.2% against 49.3%`; of several models the next best one is named."""
    known = [(score.score, place) for place, score in enumerate(row.scores) if score is not None and place != first]
    higher = contest.case.desk.book.benchmark(row.benchmark).better is Better.HIGHER
    _, rival = max(known) if higher else min(known)
    name, ours, theirs = contest.name(row), contest.score(row, first), contest.score(row, rival)
    if contest.case.pair:
        return f"{name} by {_margin(contest, row)}", f": {ours} against {theirs}"
    unsure = [of for place, of in enumerate(contest.case.names) if len(contest.values(row, place)) > 1]
    parts = [f"no score recorded for {listed(lacking)}"] if (lacking := _lacking(contest, [row])) else []
    parts += [f"sources disagree on {listed(unsure)}"] if unsure else []
    remarks = f" ({'; '.join(parts)})" if parts else ""
    figures = f"{ours} against up to {theirs}" if higher else f"{ours} against {theirs} or more"
    return name + OF_THOSE_KNOWN * bool(lacking), f": {figures}{remarks}"


def _lacking(contest: Contest, rows: Sequence[ScoreRow]) -> list[str]:
    """Who has no score on one of these; nobody of a pair, whose every shared benchmark both have."""
    return [name for place, name in enumerate(contest.case.names) if any(row.scores[place] is None for row in rows)]


def _best(contest: Contest) -> str:
    """`the best score`, of those known where somebody has none on what sets others apart."""
    return f"the best score{OF_THOSE_KNOWN * bool(_missing(contest))}"


def _missing(contest: Contest) -> str:
    lacking = _lacking(contest, [row for row in contest.fair if row.best])
    return f" (no score recorded on some of them for {listed(lacking)})" if lacking else ""


def _of_how_many(contest: Contest, count: int) -> str:
    """`both benchmarks that the two share`, `3 of the 4 benchmarks that both have`."""
    total = len(contest.fair)
    if count < total:
        return f"{count} of the {total} benchmarks {_which(contest)}"
    return f"{'both' if total == 2 else f'all {total}'} benchmarks {_which(contest)}"


def _which(contest: Contest) -> str:
    if not contest.case.pair or len(contest.fair) < len(contest.shared):
        return "that can be compared"
    return "that the two share" if len(contest.fair) == 2 else "that both have"


def _details(contest: Contest, won: Sequence[ScoreRow], first: frozenset[int]) -> str:
    """`: MMLU by 37.9 points and GSM8K by 3 points; B on MATH; the same on DROP`."""
    margins = [f" by {_margin(contest, row)}" if contest.case.pair else "" for row in won]
    parts = [_few([contest.name(row) + margin for row, margin in zip(won, margins, strict=True)])]
    for other in sorted({row.best for row in contest.fair if row.best and row.best != first}, key=sorted):
        names = [contest.name(row) for row in contest.fair if row.best == other]
        parts.append(f"{listed(contest.case.named(other))} on {_few(names)}")
    level = [contest.name(row) for row in contest.fair if not row.best]
    return f": {'; '.join([*parts, *([f'the same on {_few(level)}'] if level else [])])}"


def _few(names: Sequence[str]) -> str:
    """The first names, and how many more there are."""
    if len(names) <= NAMED:
        return listed(names)
    return listed([*names[:NAMED], f"{len(names) - NAMED} more"])


def _margin(contest: Contest, row: ScoreRow) -> str:
    """`37.9 points` between the two scores of a pair; `at least 10 points` where sources disagree on one of them."""
    one, other = sorted((contest.values(row, 0), contest.values(row, 1)))
    apart, of = other[0] - one[-1], contest.case.desk.book.benchmark(row.benchmark).unit
    noun = ("point" if apart == 1 else "points") if of in ("", "%", "points") else of
    return f"{'at least ' * (len(one) + len(other) > 2)}{show_exact(apart)} {noun}"


def _split(contest: Contest, wins: Counter[frozenset[int]]) -> Statement:
    """As many wins for the one as for the other."""
    if not wins:
        nobody = f"No model alone is ahead on any of the benchmarks {_which(contest)}"
        return Statement(Outcome.CONTRAST, (), nobody, "", contest.proof)
    most = max(wins.values())
    first = sorted((place for place, count in wins.items() if count == most), key=sorted)
    parts = [_few([contest.name(row) for row in contest.fair if row.best == place]) for place in first]
    who = [listed(contest.case.named(place)) for place in first]
    detail = f": {', '.join(f'{name} on {names}' for name, names in zip(who, parts, strict=True))}"
    share = f"{most} of the {len(contest.fair)} benchmarks {_which(contest)}"
    if contest.case.pair:
        return Statement(Outcome.CONTRAST, ("Each",), f"is ahead on {share}", detail, contest.proof)
    what = f"each have {_best(contest)} on {share}"
    return Statement(Outcome.CONTRAST, tuple(who), what, detail + _missing(contest), contest.proof)


def _level(contest: Contest) -> Statement:
    """Ties on everything."""
    row = contest.fair[0]
    if len(contest.fair) > 1:
        if contest.case.pair:
            what = f"score the same on {_of_how_many(contest, len(contest.fair))}"
            return Statement(Outcome.LEVEL, contest.case.everyone, what, "", contest.proof)
        nobody = f"Nobody is ahead on the {len(contest.fair)} benchmarks {_which(contest)}"
        return Statement(Outcome.LEVEL, (), nobody, "", contest.proof)
    scored = frozenset(place for place, score in enumerate(row.scores) if score is not None)
    full = len(scored) == len(row.scores)
    subject = contest.case.everyone if full else contest.case.named(scored)
    detail = f": {contest.score(row, min(scored))}"
    return Statement(Outcome.LEVEL, subject, f"score the same on {contest.name(row)}", detail, contest.proof)


def _undecided(contest: Contest) -> tuple[Statement, ...]:
    """Scores that say nothing: none in common, or taken differently."""
    case = contest.case
    noted = [row for row in contest.shared if row.note]
    if noted:
        row = noted[0]
        more = f" ({len(noted) - 1} more likewise)" if len(noted) > 1 else ""
        text = f"No call on {contest.name(row)}: {row.note.removeprefix(NOT_COMPARED)}{more}"
        return (Statement(Outcome.OPEN, (), text, "", score_proof(case, row)),)
    first = {place: row for row in reversed(case.scores) for place, score in enumerate(row.scores) if score}
    if contest.shared or not first:
        return ()
    rows = dict.fromkeys(first[place].benchmark for place in sorted(first))
    proof = tuple(one for row in case.scores if row.benchmark in rows for one in score_proof(case, row))
    lacking = [name for place, name in enumerate(case.names) if place not in first]
    why = f"no score recorded for {listed(lacking)}" if lacking else "the models have none in common"
    return (Statement(Outcome.OPEN, (), f"No call on benchmarks: {why}", "", proof),)
