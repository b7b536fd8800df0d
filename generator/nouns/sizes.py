"""Sizes in memory: a GB is 10⁹ bytes and a GiB 2³⁰ bytes, and neither ever stands for the other."""

import re
from dataclasses import dataclass
from decimal import Decimal

UNITS = {
    **{unit: 1000**power for power, unit in enumerate(("B", "KB", "MB", "GB", "TB"))},
    **{unit: 1024**power for power, unit in enumerate(("KiB", "MiB", "GiB", "TiB"), 1)},
}
"""The bytes of each unit."""
_BY_WORD = {unit.casefold(): unit for unit in UNITS}
_LITERAL = re.compile(
    r"(?P<number>\d{1,3}(?:,\d{3}){1,4}|\d{1,15})(?P<part>\.\d{1,9})?[ \u00a0]?(?P<unit>[a-zA-Z]+)", re.ASCII
)
MAX_LENGTH = 40
FINE = 10**7
"""Below so many bytes a size is shown in MB or MiB."""


@dataclass(frozen=True, slots=True)
class Size:
    """A number of bytes, and how it was written: `24 GB`."""

    bytes: int
    written: str


def parse_size(text: str) -> Size:
    """Read `24 GB`, `80GiB` or `46,068 MiB`; raises ValueError without a unit, for nothing, or for part of a byte."""
    match = _LITERAL.fullmatch(text.strip()) if len(text) <= MAX_LENGTH else None
    unit = _BY_WORD.get(match["unit"].casefold()) if match else None
    if match is None or unit is None:
        raise ValueError("takes a size with its unit, as 24 GB or 24 GiB")
    number = Decimal(match["number"].replace(",", "") + (match["part"] or "")) * UNITS[unit]
    if number <= 0 or number != int(number):
        raise ValueError("takes a whole number of bytes, 1 at least")
    return Size(int(number), f"{match['number']}{match['part'] or ''} {unit}")


def show_gb(count: int) -> str:
    """Bytes in units of 10⁹: `2.47 GB`; of 10⁶ where there are few: `4.19 MB`."""
    return _shown(count, "GB", "MB")


def show_gib(count: int) -> str:
    """Bytes in units of 2³⁰: `2.30 GiB`; of 2²⁰ where there are few: `4.00 MiB`."""
    return _shown(count, "GiB", "MiB")


def _shown(count: int, unit: str, finer: str) -> str:
    unit = finer if 0 < abs(count) < FINE else unit
    return f"{Decimal(count) / UNITS[unit]:,.2f} {unit}"
