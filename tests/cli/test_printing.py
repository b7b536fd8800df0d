"""Tables and values as they are printed."""

import csv
import io

import pytest

from generator.cli import printing
from generator.cli.printing import Format, Table

TABLE = Table(("name", "size"), (("Alpha | one", 12), ("<b>深</b>", "")))


def test_columns_line_up_by_what_a_terminal_shows():
    """Wide characters count twice; nothing is left at the end of a line."""
    assert printing.text(TABLE) == "name         size\nAlpha | one  12\n<b>深</b>\n"


def test_markdown_shows_texts_as_they_are():
    """Pipes, HTML and emphasis are escaped."""
    text = printing.table(TABLE, Format.MARKDOWN)
    assert text == "| name | size |\n| --- | --- |\n| Alpha \\| one | 12 |\n| \\<b\\>深\\</b\\> |  |\n"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx"])
def test_a_text_cannot_start_a_formula_in_a_spreadsheet(text):
    """It is quoted as spreadsheets do it; numbers stay numbers."""
    written = printing.table(Table(("a", "b"), ((text, -5),)), Format.CSV)
    assert next(csv.reader(io.StringIO(written.partition("\n")[2]), lineterminator="\n")) == [f"'{text}", "-5"]


def test_csv_can_be_read_back():
    """Commas, quotation marks, line ends and empty cells."""
    rows = (('a, "b"', "c\nd"), ("", "e"))
    written = printing.csv(Table(("x", "y"), rows))
    assert list(csv.reader(io.StringIO(written))) == [["x", "y"], *map(list, rows)]
