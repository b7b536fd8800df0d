"""The cells of a table's row."""

import re

SPLIT = re.compile(r"\\.|\[\[[^\[\]|]*+\|[^\[\]]*+\]\]|\|")


def split_row(row: str) -> list[str]:
    """Cells without their padding; a pipe is text where a backslash stands before it, and in a whole wikilink."""
    row = row.strip().removeprefix("|")
    if "\\" not in row and "[[" not in row:
        cells = row.removesuffix("|").split("|")
        return [cell.strip() for cell in cells]
    cells, start = [], 0
    for found in SPLIT.finditer(row):
        if found[0] == "|":
            cells.append(row[start : found.start()].strip())
            start = found.end()
    if row[start:].strip() or not cells:
        cells.append(row[start:].strip())
    return [cell.replace("\\|", "|") for cell in cells]
