"""`data/searches/`: exports of what readers searched for, without what looks like personal data."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from generator.files import Found, Unreadable, read_text
from generator.load.personal import looks_personal
from generator.load.search_tables import MOST_ROWS, UNKNOWN, NoTable, Table, column_name, csv_table, json_table
from generator.nouns.dates import PartialDate, parse_date
from generator.nouns.problems import Level, Problem
from generator.nouns.searches import Search, SearchFile, SearchLog
from generator.nouns.settings import Settings
from generator.nouns.spelling import shown

FOLDER = "searches"
TABLES = (".csv", ".tsv", ".json")
QUERY = (
    *("query", "search query", "search term", "search keyword", "site search keyword", "search phrase", "search text"),
    *("keyword", "phrase", "term", "top queries", "queries", "search queries", "search terms", "search keywords"),
    *("keywords", "terms", "search", "searched", "q", "label", "keys", "dimensions", "dimension values"),
)
"""Columns that hold queries; the first of them that a table has is taken."""
COUNT = (
    *("count", "searches", "search count", "total searches", "number of searches", "unique searches"),
    *("total unique searches", "times", "frequency", "event count", "events", "total events", "nb hits", "hits"),
    *("nb visits", "visits", "sessions", "visitors", "users", "total users", "clicks", "metrics", "metric values"),
)
"""Columns that say how often, those first that count searches; without one, each row is one search."""
DATE = ("date", "day", "week", "month", "period", "timestamp", "time", "searched at", "created at")
FIRST = ("first", "first date", "start", "start date", "from", "first searched", "first seen")
LAST = ("last", "last date", "end", "end date", "to", "until", "last searched", "last seen")
PROPERTY, VALUE = "property", "value"
SEARCH_PROPERTIES = frozenset(
    {"search query", "search term", "search keyword", "query", "term", "keyword", "search", "q"}
)
"""Values of Plausible's column `property` whose rows hold queries."""
NO_QUERY = frozenset({"", "(none)", "(not set)", "(not provided)", "(other)", "(empty)", "null", "undefined"})
MOST_QUERIES = 100_000
MOST_COUNT = 10**12
AGAIN = "export it again, or correct it there"
ROWS_TOLD = 20
"""Rows of a file that are reported one by one; of the others, how many they are."""

_WHOLE = re.compile(r"(\d{1,15})(?:[.,]0{1,2})?", re.ASCII)
_THOUSANDS = re.compile(r"\d{1,3}(?:[,.' \u00a0\u202f]\d{3})+", re.ASCII)
_NOT_DIGIT = re.compile(r"\D")
_COMPACT = re.compile(r"(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)", re.ASCII)
_DATES = re.compile(r"(?<!\d)\d{4}-\d{2}(?:-\d{2})?(?!\d)", re.ASCII)
_REMARK_DATE = re.compile(r"^#?\s*(?:start|end) date:\s*(\S+)", re.IGNORECASE | re.MULTILINE)

Period = tuple[PartialDate | None, PartialDate | None]
NEVER: Period = (None, None)


def read_searches(files: Mapping[str, Found], settings: Settings, problems: list[Problem]) -> SearchLog:
    """The searches of every export below `data/searches/`, one query's counts added up, most made first."""
    log = _Log(problems)
    for path, found in files.items():
        place, at = PurePosixPath(path), settings.shown(found.file)
        if place.parts[0] != FOLDER or len(place.parts) == 1 or place.suffix.lower() in (".md", ".yml", ".yaml"):
            continue
        if place.suffix.lower() not in TABLES:
            message = "is not read; exports of searches are .csv, .tsv or .json"
            problems.append(Problem(at, 0, "search-file", message, Level.WARNING))
            continue
        try:
            text = read_text(found.file, at)
        except Unreadable as unreadable:
            problems.append(unreadable.problem)
        else:
            log.add(read_export(text, at))
    return log.finished()


@dataclass(slots=True)
class Export:
    """What one export says; `found` has the count and the period of each query."""

    path: str
    found: dict[str, tuple[int, Period]] = field(default_factory=dict)
    withheld: int = 0
    problems: list[Problem] = field(default_factory=list)

    @property
    def file(self) -> SearchFile:
        """The export as a source of figures."""
        first, last = NEVER
        for _, period in self.found.values():
            first, last = _joined((first, last), period)
        return SearchFile(self.path, sum(count for count, _ in self.found.values()), first, last)


def read_export(text: str, path: str) -> Export:
    """The searches of one file; rows that cannot be used are reported and left out, and no message repeats a query."""
    export = Export(path)
    if not text.strip():
        return export
    reader = _Reader(export)
    try:
        table = json_table(text) if path.lower().endswith(".json") else csv_table(text, frozenset({*QUERY, PROPERTY}))
        reader.read(table)
    except NoTable as error:
        message = f"{error.why}; {'the rows before it were used' if export.found else 'nothing of it was used'}"
        how = "name the columns “query”, “count” and “date”" if error.why == UNKNOWN else AGAIN
        export.problems.append(Problem(path, error.line, "search-format", f"{message}; {how}", Level.WARNING))
    reader.told()
    return export


class _Reader:
    """One pass over a table, which counts what is left out and why."""

    def __init__(self, export: Export) -> None:
        self.export = export
        self.wrong = self.empty = self.other = self.rows_over = 0

    def problem(self, line: int, code: str, message: str, level: Level = Level.WARNING) -> None:
        self.export.problems.append(Problem(self.export.path, line, code, message, level))

    def read(self, table: Table) -> None:
        query = _column(table.head, (VALUE,) if PROPERTY in table.head else QUERY)
        if query is None:
            raise NoTable(UNKNOWN)
        count = _column(table.head, COUNT, besides=query)
        when = tuple(_column(table.head, names) for names in (DATE, FIRST, LAST))
        kind = _column(table.head, (PROPERTY,))
        otherwise = _around(table.remarks, self.export.path)
        for number, (line, cells) in enumerate(table.rows):
            if number == MOST_ROWS:
                self.rows_over = 1 + sum(1 for _ in table.rows)
                return
            if kind is not None and column_name(_cell(cells, kind)) not in SEARCH_PROPERTIES:
                self.other += 1
                continue
            times = 1 if count is None else self.count(_cell(cells, count), line)
            if times is not None:
                period = self.period([_cell(cells, at) for at in when], line)
                self.keep(clean_query(_cell(cells, query)), times, period if any(period) else otherwise)

    def keep(self, query: str, times: int, period: Period) -> None:
        if query in NO_QUERY or not times:
            self.empty += 1
        elif looks_personal(query):
            self.export.withheld += times
        else:
            before, known = self.export.found.get(query, (0, NEVER))
            self.export.found[query] = (before + times, _joined(known, period))

    def count(self, written: str, line: int) -> int | None:
        """How often; None, and reported, for what is no whole number."""
        number = _whole(written.strip())
        if number is None:
            what = f"the count {shown(written)}" if not any(map(str.isalpha, written)) else "what stands for the count"
            self.row(line, f"{what} is no whole number; the row was left out; correct it")
        return number

    def period(self, written: list[str], line: int) -> Period:
        """From when to when; nothing, and reported, for what is no date."""
        try:
            day, first, last = (_dates(one) for one in written)
        except ValueError:
            self.row(line, "what stands for the date is none; the row counts without it; write it as 2026-10-31")
            return NEVER
        return _joined(_joined(day, first), last)

    def row(self, line: int, message: str) -> None:
        self.wrong += 1
        if self.wrong <= ROWS_TOLD:
            self.problem(line, "search-row", message)

    def told(self) -> None:
        """Report what was left out without a line of its own."""
        if self.wrong > ROWS_TOLD:
            more = _many(self.wrong - ROWS_TOLD, "more row", "more rows")
            self.problem(0, "search-row", f"{more} like those above; correct them")
        if self.rows_over:
            over = _many(self.rows_over, "row", "rows")
            message = f"has {over} more than the {MOST_ROWS:,} that are read; those were left out; split the file"
            self.problem(0, "search-many", message)
        if self.export.withheld:
            what = f"{_many(self.export.withheld, 'search looks', 'searches look')} like personal data"
            message = f"{what} (an address, a long number, a key or a pasted text); left out; remove from the file too"
            self.problem(0, "search-personal", message, Level.INFO)
        if self.empty:
            message = f"{_many(self.empty, 'row has', 'rows have')} no query or a count of 0; left out"
            self.problem(0, "search-empty", message, Level.INFO)
        if self.other:
            message = f"{_many(self.other, 'row is', 'rows are')} of properties that hold no searches; left out"
            self.problem(0, "search-empty", message, Level.INFO)


class _Log:
    """All exports added up."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        self.counts: Counter[str] = Counter()
        self.periods: dict[str, Period] = {}
        self.files: list[SearchFile] = []
        self.withheld = 0

    def add(self, export: Export) -> None:
        self.problems += export.problems
        self.withheld += export.withheld
        if export.found:
            self.files.append(export.file)
        for query, (count, period) in export.found.items():
            self.counts[query] += count
            self.periods[query] = _joined(self.periods.get(query, NEVER), period)

    def finished(self) -> SearchLog:
        ranked = sorted(self.counts.items(), key=lambda item: (-item[1], item[0]))
        if len(ranked) > MOST_QUERIES:
            what = f"hold {len(ranked):,} different queries, and the {MOST_QUERIES:,} made most are used"
            message = f"the exports {what}; leave out old ones"
            self.problems.append(Problem(f"data/{FOLDER}", 0, "search-many", message, Level.WARNING))
        searches = tuple(Search(query, count, *self.periods[query]) for query, count in ranked[:MOST_QUERIES])
        return SearchLog(searches, tuple(self.files), self.withheld)


def clean_query(written: str) -> str:
    """A query as it is counted: in lower case, without characters that nobody sees, with single spaces."""
    if not written.isascii() or not written.isprintable():
        written = unicodedata.normalize("NFC", written)
        written = "".join(" " if c.isspace() else c for c in written if c.isspace() or c.isprintable())
    return " ".join(written.lower().split())


def _many(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"


def _column(head: tuple[str, ...], names: tuple[str, ...], besides: int | None = None) -> int | None:
    """The place of the first of these columns that a table has."""
    return next((head.index(name) for name in names if name in head and head.index(name) != besides), None)


def _cell(cells: list[str], at: int | None) -> str:
    return cells[at] if at is not None and at < len(cells) else ""


def _whole(text: str) -> int | None:
    """`1234`, `1,234`, `1.234` or `12.0` as a number; None for anything else, and for what is too large to be true."""
    if match := _WHOLE.fullmatch(text):
        number = int(match[1])
    elif _THOUSANDS.fullmatch(text):
        number = int(_NOT_DIGIT.sub("", text))
    else:
        return None
    return number if number <= MOST_COUNT else None


def _dates(text: str) -> Period:
    """A day, a month or a range of them; raises ValueError."""
    if not text.strip():
        return NEVER
    found = [parse_date(one) for one in _DATES.findall(_COMPACT.sub(r"\1-\2-\3", text))] or [parse_date(text)]
    return min(found), max(found)


def _around(remarks: str, path: str) -> Period:
    """The period that an export's remarks name, or its file's name."""
    named = " ".join(_REMARK_DATE.findall(remarks)) or " ".join(_DATES.findall(PurePosixPath(path).stem))
    try:
        return _dates(named)
    except ValueError:
        return NEVER


def _joined(one: Period, other: Period) -> Period:
    """The period that holds both."""
    firsts = [first for first in (one[0], other[0]) if first]
    lasts = [last for last in (one[1], other[1]) if last]
    return min(firsts, default=None), max(lasts, default=None)
