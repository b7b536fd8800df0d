"""Dates with the precision that was written: `2024-12` is not 2024-12-01."""

import re
from calendar import monthrange
from dataclasses import dataclass

_NAMES = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
MONTHS = tuple(name[:3].capitalize() for name in _NAMES)
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[T ]\d{2}:\d{2}[\d:.,Z+ -]*)?)?)?", re.ASCII)
_WORDS = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([A-Za-z]{3,9})\.?,?\s+(\d{4})", re.ASCII)
_AMERICAN = re.compile(r"([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,\s*(\d{4})", re.ASCII)
MAX_LENGTH = 40


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A day, a month or a year; what was not said is 0."""

    year: int
    month: int = 0
    day: int = 0

    def __str__(self) -> str:
        """ISO 8601, as precise as it was written."""
        return "-".join([f"{self.year:04d}"] + [f"{part:02d}" for part in (self.month, self.day) if part])

    @property
    def words(self) -> str:
        """`25 Sep 2024`, `Dec 2023`, `2022`."""
        parts = [str(self.day)] if self.day else []
        parts += [MONTHS[self.month - 1]] if self.month else []
        return " ".join([*parts, f"{self.year:04d}"])

    @property
    def parts(self) -> tuple[int, int, int]:
        """Year, month, day."""
        return self.year, self.month, self.day

    def within(self, other: "PartialDate") -> bool:
        """Whether the two agree as far as both were written."""
        return all(a == b or not (a and b) for a, b in zip(self.parts, other.parts, strict=True))

    def after(self, other: "PartialDate") -> bool:
        """Whether it is later for certain; a month is not later than a day in it."""
        known = min(1 + bool(self.month) + bool(self.day), 1 + bool(other.month) + bool(other.day))
        return self.parts[:known] > other.parts[:known]

    def by(self, other: "PartialDate") -> bool:
        """Whether it is no later for certain: 2025-06 is by 2025-06-30 and by 2025, not by 2025-06-15."""
        return self.end <= other.end

    @property
    def end(self) -> tuple[int, int, int]:
        """Its last day, as parts that compare."""
        month = self.month or 12
        return self.year, month, self.day or monthrange(self.year, month)[1]


def parse_date(text: str) -> PartialDate:
    """Read `2024-09-25`, `2024-09`, `2024`, `25 Sep 2024`, `Sep 2024` or `September 25, 2024`.

    A time of day is dropped. Raises ValueError with the reason.
    """
    text = text.strip() if len(text) <= MAX_LENGTH else ""
    if match := _ISO.fullmatch(text):
        year, month, day = match.groups()
    elif match := _WORDS.fullmatch(text):
        day, month, year = match.groups()
    elif match := _AMERICAN.fullmatch(text):
        month, day, year = match.groups()
    else:
        raise ValueError("not a date; write 2024-09-25, 2024-09 or 25 Sep 2024")
    return _existing(int(year), _month(month), None if day is None else int(day))


def _month(written: str | None) -> int | None:
    """A month's number, from its digits or from its name or the beginning of it."""
    if written is None or written.isdigit():
        return None if written is None else int(written)
    for number, name in enumerate(_NAMES, 1):
        if name.startswith(written.lower()):
            return number
    raise ValueError(f"no month is called “{written}”")


def _existing(year: int, month: int | None, day: int | None) -> PartialDate:
    """The date if the calendar has it; raises ValueError otherwise."""
    if not year:
        raise ValueError("there is no year 0")
    if month is not None and not 1 <= month <= 12:
        raise ValueError(f"there is no month {month}")
    if month is not None and day is not None and not 1 <= day <= monthrange(year, month)[1]:
        raise ValueError(f"there is no day {day} in {MONTHS[month - 1]} {year:04d}")
    return PartialDate(year, month or 0, day or 0)
