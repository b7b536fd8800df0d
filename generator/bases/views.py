"""One base at one place: its rows tested, sorted, grouped and summarized, as cells."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.bases.cells import cell, cover, file_words
from generator.bases.dataset import Dataset
from generator.bases.environment import NO_ROW, Environment
from generator.bases.errors import ExpressionError
from generator.bases.evaluate import evaluate
from generator.bases.indexes import Found
from generator.bases.narrowing import near
from generator.bases.reading import read_property
from generator.bases.ready import Asked, AskedSummary, ReadyBase, ReadyView, Test
from generator.bases.rows import Mishaps, passing
from generator.bases.sorting import grouped, is_empty, ordered
from generator.bases.summaries import SUMMARIES
from generator.bases.values import File, Value
from generator.nouns.problems import Level, Problem
from generator.nouns.spelling import shown
from generator.nouns.tables import Cell, Column, Failure, FileLink, Number, Row, RowGroup, Summary, ViewResult

MAX_ROWS = 1_000
"""Rows that a view shows; how many more there are is said under it."""
SITE_ROWS = 250_000
SITE_STEPS = 200_000_000
"""Rows that all views of a site show, and the steps that they may take; after that, views have few rows, or none."""
SITE_SECONDS = 20.0
"""What the regular expressions of all bases may take together."""
FEW_ROWS = 20
REMARKS = 5
"""Sentences under a view."""


@dataclass(slots=True)
class Ledger:
    """What all bases of a site share: how much they may still cost and show, and what is wrong with them.

    One thing is told once, though a base meets it at many places, each time for other rows.
    """

    steps: int = field(default_factory=lambda: SITE_STEPS)
    seconds: float = SITE_SECONDS
    rows: int = field(default_factory=lambda: SITE_ROWS)
    problems: dict[tuple[str, int, str], Problem] = field(default_factory=dict)

    def tell(self, problem: Problem, about: str = "") -> None:
        """Keep a problem, unless there is one about the same on that line."""
        self.problems.setdefault((problem.path, problem.line, about or problem.message), problem)


@dataclass(frozen=True, slots=True)
class Kept:
    """Rows that pass the tests that are the same at every place, and what went wrong in testing."""

    rows: Sequence[File]
    mishaps: Mishaps


@dataclass(frozen=True, slots=True)
class Standing:
    """A base where it stands; `shift` is what its lines count more in the file `shown_path` than where it was read.

    `kept` has the rows for each view's number, and for -1 those for all views. `nearest` tells, by the view's number,
    which of them may pass the tests that depend on the place. Both are the same wherever the base stands.
    """

    base: ReadyBase
    shown_path: str
    dataset: Dataset
    environment: Environment
    ledger: Ledger
    shift: int = 0
    kept: dict[int, Kept] = field(default_factory=dict)
    nearest: dict[int, Callable[[Environment], Found]] = field(default_factory=dict)

    def tell(self, problem: Problem, about: str = "") -> None:
        """Keep a problem of the base, with the file and the line that it has here."""
        line = problem.line + self.shift
        self.ledger.tell(replace(problem, path=self.shown_path, line=line), about)


def show(place: Standing, number: int) -> ViewResult:
    """The view of that number with its rows; what is wrong with it goes into the ledger."""
    view = place.base.views[number]
    if view.notice:
        return ViewResult(view.kind, view.name, notice=view.notice)
    run = _Run(place, view)
    try:
        return run.result(run.rows(number))
    except ExpressionError as error:
        # Whatever else goes wrong concerns one row or one value and is caught there.
        run.warn(view.line, f"the view {shown(view.name)} is not shown: {error.message}", view.name)
        notice = f"The view {shown(view.name)} cannot be shown: {error.message}."
        return ViewResult(view.kind, view.name, notice=notice)


class _Run:
    """One view at one place."""

    def __init__(self, place: Standing, view: ReadyView) -> None:
        self.place, self.view = place, view
        self.formulas = place.base.formulas
        self.environment = place.environment
        self.remarks: list[str] = []
        self.failed: dict[str, tuple[int, ExpressionError, str]] = {}

    def warn(self, line: int, message: str, about: str, *, unsupported: bool = False) -> None:
        code = "base-unsupported" if unsupported else "base-wrong"
        self.place.tell(Problem(self.place.shown_path, line, code, message, Level.WARNING), about)

    def rows(self, number: int) -> list[File]:
        """The files that pass the filters of the base and of the view."""
        place, mishaps = self.place, Mishaps()
        fixed, local = _parted(place.base.terms)
        own_fixed, own_local = _parted(self.view.terms)
        kept = self.kept(number, self.kept(-1, None, fixed), own_fixed)
        mishaps.found |= kept.mishaps.found
        terms = (*local, *own_local)
        found = self.passing(self.near(number, kept.rows, terms), terms, mishaps)
        self.tell(mishaps)
        return found

    def near(self, number: int, rows: Sequence[File], terms: Sequence[Test]) -> Sequence[File]:
        """The rows that may pass, by an index where one of the terms allows it."""
        nearest = self.place.nearest
        if self.environment.this is None or not terms:
            return rows
        if number not in nearest:
            nearest[number] = near(terms, rows, self.formulas, self.environment)
        places = nearest[number](self.environment)
        return rows if places is None else [rows[at] for at in sorted(set(places))]

    def kept(self, number: int, within: Kept | None, terms: Sequence[Test]) -> Kept:
        """The rows that pass terms which do not depend on the place, worked out once."""
        place = self.place
        if number not in place.kept:
            mishaps = Mishaps(dict(within.mishaps.found) if within else {})
            rows = self.passing(within.rows if within else place.dataset.rows, terms, mishaps)
            place.kept[number] = Kept(rows, mishaps)
        return place.kept[number]

    def passing(self, rows: Sequence[File], terms: Sequence[Test], mishaps: Mishaps) -> list[File]:
        return passing(rows, terms, self.formulas, self.environment, mishaps) if terms else list(rows)

    def tell(self, mishaps: Mishaps) -> None:
        """Say which filters could not be worked out for some rows."""
        for (line, text), (count, first) in mishaps.found.items():
            files = "1 file" if count == 1 else f"{count:,} files"
            wrong = f"the filter {shown(text)} cannot be worked out for {files}: {first.message}"
            message = f"{wrong}; left out of the view {shown(self.view.name)}; correct it"
            self.warn(line, message, text, unsupported=first.unsupported)
            self.remark(f"{wrong}.")

    def remark(self, sentence: str) -> None:
        if len(self.remarks) < REMARKS:
            self.remarks.append(sentence[0].upper() + sentence[1:])

    def value(self, asked: Asked, row: File) -> Value | Failure:
        """What a property of a row comes to; of what fails, the first row and the number of rows are kept."""
        if asked.error or asked.code is None:
            return Failure(asked.error)
        if asked.key[0] == "note":
            return read_property(row, asked.key[1], self.environment)
        try:
            return evaluate(asked.code, row, self.formulas, self.environment)
        except ExpressionError as error:
            if self.environment.budget.steps < 0:
                raise
            count, first, path = self.failed.get(asked.id, (0, error, row.path))
            self.failed[asked.id] = (count + 1, first, path)
            return Failure(error.message)

    def values(self, asked: Asked, rows: Sequence[File]) -> list[Value]:
        """A column of values for sorting, grouping and summing up, where one that fails counts as none."""
        found = (self.value(asked, row) for row in rows)
        return [None if isinstance(value, Failure) else value for value in found]

    def result(self, rows: list[File]) -> ViewResult:
        view = self.view
        columns = [(self.values(asked, rows), descending) for asked, descending in view.sort]
        rows = [rows[at] for at in ordered(columns, len(rows))][: view.limit]
        parts = self.parts(rows)
        groups = list(self.groups(rows, parts))
        self.tell_failures()
        return ViewResult(
            kind=view.kind,
            name=view.name,
            columns=tuple(self.columns(groups)),
            groups=tuple(groups),
            total=len(rows),
            grouped=view.group is not None,
            layout=view.layout,
            remarks=tuple(self.remarks),
        )

    def parts(self, rows: list[File]) -> list[tuple[Value, list[int]]]:
        """The groups with the places of their rows; one without a key where the view does not group."""
        if self.view.group is None:
            return [(None, list(range(len(rows))))]
        return grouped(self.values(self.view.group, rows), descending=self.view.descending) if rows else []

    def groups(self, rows: list[File], parts: list[tuple[Value, list[int]]]) -> Iterator[RowGroup]:
        ledger = self.place.ledger
        left = min(MAX_ROWS, max(FEW_ROWS, ledger.rows))
        ledger.rows -= min(left, len(rows))
        summed = {
            at: self.values(column, rows) for at, column in enumerate(self.view.columns) if self.view.summaries[at]
        }
        for key, places in parts:
            made = tuple(self.row(rows[at]) for at in places[:left])
            left -= len(made)
            summaries = self.summaries(summed, places) if summed else ()
            heading = cell(key, tags=_of_tags(self.view.group)) if self.view.group else None
            yield RowGroup(heading, made, len(places), summaries)

    def row(self, row: File) -> Row:
        cells = tuple(self.cell(asked, row) for asked in self.view.columns)
        return Row(cells, self.cover(row) if self.view.cover else None)

    def cell(self, asked: Asked, row: File) -> Cell:
        if asked.key in LINKED:
            return FileLink(row.path, file_words(row))
        value = self.value(asked, row)
        if isinstance(value, Failure):
            return value
        return cell(value, tags=_of_tags(asked))

    def cover(self, row: File) -> Cell:
        value = self.value(self.view.cover, row) if self.view.cover else None
        if isinstance(value, Failure):
            return None
        file = self.place.dataset.file(value, row.path) if isinstance(value, str) and not is_empty(value) else None
        return cover(value, file)

    def summaries(self, summed: Mapping[int, list[Value]], places: list[int]) -> tuple[Summary | None, ...]:
        return tuple(
            self.summary(asked, [summed[at][place] for place in places]) if asked else None
            for at, asked in enumerate(self.view.summaries)
        )

    def summary(self, asked: AskedSummary, values: list[Value]) -> Summary:
        if asked.code is None:
            return Summary(asked.name, cell(SUMMARIES[asked.name](values)))
        try:
            names = {"values": tuple(values)}
            return Summary(asked.name, cell(evaluate(asked.code, NO_ROW, self.formulas, self.environment, names)))
        except ExpressionError as error:
            wrong = f"the summary {shown(asked.name)} cannot be worked out: {error.message}"
            self.warn(self.view.line, f"{wrong}; correct it", asked.name)
            self.remark(f"{wrong}.")
            return Summary(asked.name, Failure(error.message))

    def columns(self, groups: list[RowGroup]) -> Iterator[Column]:
        for at, asked in enumerate(self.view.columns):
            cells = [row.cells[at] for group in groups for row in group.rows if row.cells[at] is not None]
            numeric = bool(cells) and all(isinstance(one, Number) for one in cells)
            yield Column(asked.id, asked.label, numeric)

    def tell_failures(self) -> None:
        """Say which properties could not be worked out for some rows, or for any."""
        for asked in self.view.columns:
            if asked.error:
                self.remark(f"{shown(asked.label)} shows no values: {asked.error}.")
        for id_, (count, first, path) in self.failed.items():
            rows = "1 row" if count == 1 else f"{count:,} rows"
            wrong = f"{shown(id_)} cannot be worked out for {rows}: {first.message}"
            message = f"{wrong} (first for {shown(path)}); shown as an error; correct it"
            self.warn(self.view.line, message, id_, unsupported=first.unsupported)
            self.remark(f"{wrong}.")


LINKED = frozenset({("file", "name"), ("file", "basename")})
"""Names of a file, which lead to it."""


def _parted(terms: Sequence[Test]) -> tuple[tuple[Test, ...], tuple[Test, ...]]:
    """The terms that are the same at every place, and the others."""
    return tuple(one for one in terms if not one.local), tuple(one for one in terms if one.local)


def _of_tags(asked: Asked | None) -> bool:
    return asked is not None and asked.key in (("file", "tags"), ("note", "tags"))
