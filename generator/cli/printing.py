"""Values as JSON, and tables as text, Markdown or CSV."""

import io
import json
import unicodedata
from collections.abc import Sequence
from csv import writer
from dataclasses import asdict, dataclass
from enum import StrEnum

from generator.nouns.problems import Problem

FORMULA = ("=", "+", "-", "@", "\t")
"""What a spreadsheet takes for the beginning of a formula."""
MARKDOWN = str.maketrans({c: f"\\{c}" for c in "\\`*_[]<>|#~"})


class Format(StrEnum):
    """The ways of printing data."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    CSV = "csv"


class Rows(StrEnum):
    """The sets of a comparison's rows that need no more than their name."""

    ALL = "all"
    DIFFERENCES = "differences"
    SAME = "same"


class CheckFormat(StrEnum):
    """The ways of printing problems."""

    TEXT = "text"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of texts and numbers below a header of the same length."""

    header: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]


def as_json(value: object) -> str:
    """JSON that a person can read too; no number has an exponent."""
    from generator.nouns.quantities import written_out

    return written_out(json.dumps(value, indent=2, ensure_ascii=False)) + "\n"


def problems_json(problems: Sequence[Problem]) -> str:
    """Path, line, code, level and message of each."""
    keys = ("path", "line", "code", "level", "message")
    return as_json([{key: asdict(problem)[key] for key in keys} for problem in problems])


def table(of: Table, format_: Format) -> str:
    """The table in one of the formats that have tables."""
    return {Format.MARKDOWN: markdown, Format.CSV: csv, Format.TEXT: text}[format_](of)


def csv(of: Table) -> str:
    """CSV with a header; a text that a spreadsheet would take for a formula is quoted with an apostrophe."""
    written = io.StringIO()
    rows = [[_cell(value) for value in row] for row in (of.header, *of.rows)]
    writer(written, lineterminator="\n").writerows(rows)
    return written.getvalue()


def _cell(value: object) -> object:
    if not isinstance(value, str):
        return value
    shown = value.replace("\r", " ")
    return f"'{shown}" if shown.startswith(FORMULA) else shown


def markdown(of: Table) -> str:
    """A table of Markdown; what Markdown or HTML would read is escaped."""
    rows = [[str(value).translate(MARKDOWN).replace("\n", " ") for value in row] for row in (of.header, *of.rows)]
    return _lines([rows[0], ["---"] * len(of.header), *rows[1:]], "| {} |", " | ")


def text(of: Table) -> str:
    """Columns that line up in a terminal."""
    rows = [[str(value) for value in row] for row in (of.header, *of.rows)]
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    padded = [[cell + " " * (wide - width(cell)) for cell, wide in zip(row, widths, strict=True)] for row in rows]
    return "".join(line.rstrip() + "\n" for line in _lines(padded, "{}", "  ").splitlines())


def width(shown: str) -> int:
    """The columns that a text takes in a terminal."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else not unicodedata.combining(c) for c in shown)


def _lines(rows: Sequence[Sequence[str]], line: str, between: str) -> str:
    return "".join(line.format(between.join(row)) + "\n" for row in rows)
