"""Dates with the precision that was written: `2024-12` is not 2024-12-01."""

import re
from dataclasses import dataclass
from datetime import date

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[T ].*)?", re.ASCII)
_WORDS = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([A-Za-z]{3,9})\.?,?\s+(\d{4})", re.ASCII)
_AMERICAN = re.compile(r"([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,\s*(\d{4})", re.ASCII)


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

    def within(self, other: "PartialDate") -> bool:
        """Whether the two agree as far as both were written."""
        return all(a == b or not (a and b) for a, b in zip(self.parts, other.parts, strict=True))

    def after(self, other: "PartialDate") -> bool:
        """Whether it is later for certain; a month is not later than a day in it."""
        known = min(bool(self.month) + bool(self.day), bool(other.month) + bool(other.day)) + 1
        return self.parts[:known] > other.parts[:known]

    @property
    def parts(self) -> tuple[int, int, int]:
        """Year, month, day."""
        return self.year, self.month, self.day


def parse_date(text: str) -> PartialDate:
    """Read `2024-09-25`, `2024-09`, `2024`, `25 Sep 2024`, `Sep 2024`, `September 25, 2024`; raises ValueError with the reason."""
    text = text.strip()
    if match := _ISO.fullmatch(text):
        year, month, day = (int(part) if part else None for part in match.groups())
    elif match := _WORDS.fullmatch(text):
        day, month, year = int(match[1]) if match[1] else None, _month(match[2]), int(match[3])
    elif match := _AMERICAN.fullmatch(text):
        month, day, year = _month(match[1]), int(match[2]), int(match[3])
    else:
        raise ValueError("not a date; write 2024-09-25, 2024-09 or 25 Sep 2024")
    assert year is not None  # every pattern has a year
    date(year, 1 if month is None else month, 1 if day is None else day)  # ValueError: month must be in 1..12 …
    return PartialDate(year, month or 0, day or 0)


def _month(word: str) -> int:
    names = [name.lower() for name in MONTHS]
    if word[:3].lower() not in names:
        raise ValueError(f"no month is called “{word}”")
    return names.index(word[:3].lower()) + 1
