"""The text of an export, CSV or JSON, to a table: a head, and rows with the line on which each starts."""

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

DELIMITERS = ",;\t|"
HEAD_WITHIN = 500
"""Lines among which the head is looked for; some tools put remarks and the figures of a chart before it."""
MOST_ROWS = 200_000
LISTS = ("searches", "queries", "results", "rows", "data", "items", "hits")
"""Keys under which APIs put their rows."""
PLAIN = ("query", "count", "date")
"""What the cells of a row without names are."""

UNKNOWN = "no column of it is known as that of the queries"

Row = tuple[int, list[str]]


class NoTable(Exception):
    """The text holds no table of searches; says why, and on which line."""

    def __init__(self, why: str, line: int = 0) -> None:
        super().__init__(why)
        self.why, self.line = why, line


@dataclass(frozen=True, slots=True)
class Table:
    """The names of the columns as tables name them (`event count`), the rows, and the remarks above the head."""

    head: tuple[str, ...]
    rows: Iterator[Row]
    remarks: str = ""


_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_BETWEEN = re.compile(r"[\s_\-.]+")


def column_name(written: str) -> str:
    """A column's name with the ways of writing it made one: `nb_hits`, `searchTerm` and `Search term` have spaces."""
    return _BETWEEN.sub(" ", _CAMEL.sub(" ", written.rpartition(":")[2])).strip().casefold()


# ── CSV ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def csv_table(text: str, known: frozenset[str]) -> Table:
    """The first table that has a column with a known name, cut at commas, semicolons, tabs or bars; raises NoTable."""
    lines = io.StringIO(text, newline="").readlines()
    for at, line in enumerate(lines[:HEAD_WITHIN]):
        for delimiter in DELIMITERS:
            head = tuple(column_name(cell) for cell in _cells(line, delimiter))
            if known & set(head) and not line.startswith("#"):
                return Table(head, _csv_rows(lines, at + 1, delimiter), "".join(lines[:at]))
    raise NoTable(UNKNOWN)


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def _csv_rows(lines: list[str], start: int, delimiter: str) -> Iterator[Row]:
    reader = csv.reader(lines[start:], delimiter=delimiter)
    while True:
        line = start + reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise NoTable(f"it cannot be read from here on: {error}", line) from error
        if cells and not (len(cells) == 1 and cells[0].startswith(("# ", "#-"))):
            yield line, cells


# ── JSON ────────────────────────────────────────────────────────────────────────────────────────────────────────────

_DECODER = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str)
_SPACE = re.compile(r"[ \t\n\r]*")


def json_table(text: str) -> Table:
    """A list of objects, lists or texts, as it is or under a usual key; or a map of queries, or of dates to lists.

    Raises NoTable.
    """
    try:
        _DECODER.decode(text)
        found = list(_entries(text, _skip(text, 0)))
    except json.JSONDecodeError as error:
        raise NoTable(f"it is not valid JSON: {error.msg} at column {error.colno}", error.lineno) from error
    except RecursionError:
        raise NoTable("it nests too deep") from None
    if not found and text.lstrip()[0] not in "[{":
        raise NoTable(UNKNOWN)
    head: dict[str, int] = {}
    for _, entry in found:
        for name in entry:
            head.setdefault(column_name(name), len(head))
    return Table(tuple(head) or PLAIN, _json_rows(text, found, head))


def _json_rows(text: str, found: list[tuple[int, dict[str, Any]]], head: dict[str, int]) -> Iterator[Row]:
    line, counted = 1, 0
    for at, entry in found:
        line, counted = line + text.count("\n", counted, at), at
        cells = [""] * len(head)
        for name, value in entry.items():
            cells[head[column_name(name)]] = _plain(value)
        yield line, cells


def _plain(value: Any) -> str:
    """A cell as text; of a list the first, of an object its `value`, as reporting APIs wrap them."""
    for _ in range(3):
        if isinstance(value, list):
            value = value[0] if value else None
        elif isinstance(value, dict):
            value = value.get("value")
    return value if isinstance(value, str) else ""


def _entries(text: str, at: int) -> Iterator[tuple[int, dict[str, Any]]]:
    """Where each row starts, and its cells by name. The text is valid JSON."""
    if text[at] == "[":
        for place, value in _elements(text, at):
            yield place, _named(value)
        return
    members = list(_members(text, at)) if text[at] == "{" else []
    lists = {key: place for key, place, value in members if isinstance(value, list)}
    within = next((lists[key] for key in LISTS if key in lists), None)
    if within is not None:
        yield from _entries(text, within)
        return
    for key, place, value in members:
        if isinstance(value, list):  # as Matomo gives several days: its date, then its rows
            yield from ((start, {"date": key} | row) for start, row in _entries(text, place))
        elif not isinstance(value, dict):
            yield place, {"query": key, "count": value}


def _named(value: Any) -> dict[str, Any]:
    if isinstance(value, dict):
        return value
    return dict(zip(PLAIN, value if isinstance(value, list) else [value], strict=False))


def _elements(text: str, at: int) -> Iterator[tuple[int, Any]]:
    at = _skip(text, at + 1)
    while text[at] != "]":
        value, end = _DECODER.raw_decode(text, at)
        yield at, value
        at = _next(text, end)


def _members(text: str, at: int) -> Iterator[tuple[str, int, Any]]:
    at = _skip(text, at + 1)
    while text[at] != "}":
        key, end = _DECODER.raw_decode(text, at)
        place = _skip(text, _skip(text, end) + 1)
        value, end = _DECODER.raw_decode(text, place)
        yield key, place, value
        at = _next(text, end)


def _next(text: str, end: int) -> int:
    at = _skip(text, end)
    return _skip(text, at + 1) if text[at] == "," else at


def _skip(text: str, at: int) -> int:
    space = _SPACE.match(text, at)
    return space.end() if space else at
