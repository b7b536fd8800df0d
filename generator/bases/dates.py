"""Dates and durations: read from text, added, subtracted and told in words."""

import calendar
import datetime as dt
import math
import re

from generator.bases.errors import ExpressionError
from generator.bases.numbers import number_text
from generator.bases.values import DAY, MONTH, Duration

EPOCH = dt.datetime(1970, 1, 1)  # noqa: DTZ001 - dates have no zone here

_ISO = re.compile(
    r"(\d{4})-(\d{1,2})(?:-(\d{1,2})"
    r"(?:(?:[Tt]|\s+)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|z|[+-]\d{2}:?\d{2})?)?)?",
    re.ASCII,
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?", re.ASCII)
_AMERICAN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
_YEAR = re.compile(r"\d{4}", re.ASCII)
_PART = re.compile(r"\s*([+-]?\d{1,12}(?:\.\d{1,9})?)\s*([A-Za-z]+)\s*,?", re.ASCII)

_SPANS = (
    (("s", "second", "seconds"), 1_000),
    (("m", "minute", "minutes"), 60_000),
    (("h", "hour", "hours"), 3_600_000),
    (("d", "day", "days"), DAY),
    (("w", "week", "weeks"), 7 * DAY),
)
_MONTHS = ((("M", "month", "months"), 1), (("y", "year", "years"), 12))

SPAN_OF = {name: span for names, span in _SPANS for name in names}
"""Milliseconds of a unit by each of its names."""

MONTHS_OF = {name: months for names, months in _MONTHS for name in names}
"""Months of a unit by each of its names."""


def moment(date: dt.date) -> dt.datetime:
    """A date with its time; midnight where it has none."""
    return date if isinstance(date, dt.datetime) else dt.datetime(date.year, date.month, date.day)  # noqa: DTZ001


def milliseconds(date: dt.date) -> float:
    """Milliseconds since 1970."""
    return (moment(date) - EPOCH) / dt.timedelta(milliseconds=1)


def from_milliseconds(value: float) -> dt.datetime:
    """The moment so many milliseconds after 1970; ExpressionError where no calendar has it."""
    try:
        return EPOCH + dt.timedelta(milliseconds=value)
    except (OverflowError, ValueError):
        raise ExpressionError("this date is beyond the calendar") from None


def parse_date(text: str) -> dt.date | None:
    """The date that a text is, with a time if it has one, in UTC where it names an offset; None where it is none.

    `2025-05-27`, `2025-05-27 10:00`, with `T`, seconds, fractions and offset, `2025-05`, `2025`, `20250527`,
    `202505271000`, and `5/27/2025`, month first.
    """
    text = text.strip() if len(text) <= 60 else ""
    if not text[:1].isdecimal():
        return None
    try:
        if found := _ISO.fullmatch(text):
            return _dated(*found.groups())
        if found := _COMPACT.fullmatch(text):
            return _dated(*found.groups(), None, None)
        if found := _AMERICAN.fullmatch(text):
            return dt.date(int(found[3]), int(found[1]), int(found[2]))
        return dt.date(int(text), 1, 1) if _YEAR.fullmatch(text) else None
    except (ValueError, OverflowError):
        return None


def _dated(year: str, month: str, day: str | None, *time: str | None) -> dt.date:
    date = dt.date(int(year), int(month), int(day or 1))
    hour, minute, second, fraction, offset = time
    if hour is None:
        return date
    microsecond = int(f"{fraction or '0':0<6.6}")
    whole = dt.datetime(date.year, date.month, date.day, int(hour), int(minute or 0), int(second or 0), microsecond)  # noqa: DTZ001
    if not offset or offset in "Zz":
        return whole
    ahead = dt.timedelta(hours=int(offset[1:3]), minutes=int(offset[-2:]))
    return whole - ahead if offset[0] == "+" else whole + ahead


def parse_duration(text: str) -> Duration | None:
    """The duration that a text is, such as `1d`, `-2 weeks` or `1h 30m`; None where it is none."""
    months = span = 0.0
    at = 0
    while found := _PART.match(text, at):
        amount, unit = float(found[1]), found[2] if len(found[2]) == 1 else found[2].lower()
        if unit in SPAN_OF:
            span += amount * SPAN_OF[unit]
        elif unit in MONTHS_OF:
            months += amount * MONTHS_OF[unit]
        else:
            return None
        at = found.end()
    return Duration(months, span) if at and at == len(text) else None


def shifted(date: dt.date, duration: Duration, sign: int = 1) -> dt.date:
    """A date later by a duration (earlier for -1); it gets a time only where it had one or the duration has.

    A month later is the same day of the next month, or its last.
    """
    if not math.isfinite(duration.milliseconds):
        raise ExpressionError("this duration has no end")
    months = int(duration.months)
    span = sign * (duration.span + (duration.months - months) * MONTH)
    try:
        moved = _months_later(date, sign * months)
        if isinstance(moved, dt.datetime) or span % DAY == 0:
            return moved + dt.timedelta(milliseconds=span)
        return moment(moved) + dt.timedelta(milliseconds=span)
    except (OverflowError, ValueError):
        raise ExpressionError("this date is beyond the calendar") from None


def _months_later(date: dt.date, months: int) -> dt.date:
    if not months:
        return date
    years, month = divmod(date.month - 1 + months, 12)
    year = date.year + years
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        raise ExpressionError("this date is beyond the calendar")
    return date.replace(year=year, month=month + 1, day=min(date.day, calendar.monthrange(year, month + 1)[1]))


def between(later: dt.date, earlier: dt.date) -> Duration:
    """The time from one date to another."""
    return Duration(0, (moment(later) - moment(earlier)) / dt.timedelta(milliseconds=1))


def date_text(date: dt.date) -> str:
    """A date as properties are written: `2025-05-27`, `2025-05-27T10:00:00`."""
    return date.isoformat(timespec="seconds") if isinstance(date, dt.datetime) else date.isoformat()


def duration_text(duration: Duration) -> str:
    """A duration in words that `duration()` reads again: `1 year 2 months 3 days`."""
    if not math.isfinite(duration.milliseconds):
        return number_text(duration.milliseconds)
    months = int(duration.months)
    span = round(duration.span + (duration.months - months) * MONTH)
    words = _counted(months, ((12, "year"), (1, "month")))
    words += _counted(span, ((DAY, "day"), (3_600_000, "hour"), (60_000, "minute")))
    seconds = math.fmod(span, 60_000) / 1_000
    if seconds or not words:
        words.append(f"{number_text(seconds)} second{'' if abs(seconds) == 1 else 's'}")
    return " ".join(words)


def _counted(amount: int, units: tuple[tuple[int, str], ...]) -> list[str]:
    words, left = [], abs(amount)
    for size, name in units:
        count, left = divmod(left, size)
        if count:
            words.append(f"{'-' if amount < 0 else ''}{count} {name}{'' if count == 1 else 's'}")
    return words


def relative(date: dt.date, now: dt.datetime) -> str:
    """How long before or after now a date is, in words."""
    span = (moment(date) - now) / dt.timedelta(seconds=1)
    words = _roughly(abs(span))
    return f"in {words}" if span > 0 else f"{words} ago"


def _roughly(seconds: float) -> str:
    minutes, hours, days = round(seconds / 60), round(seconds / 3_600), round(seconds / 86_400)
    months = round(seconds * 1_000 / MONTH)
    years = round(seconds * 1_000 / MONTH / 12)
    steps = (
        (seconds < 44.5, "a few seconds"),
        (minutes <= 1, "a minute"),
        (minutes < 45, f"{minutes} minutes"),
        (hours <= 1, "an hour"),
        (hours < 22, f"{hours} hours"),
        (days <= 1, "a day"),
        (days < 26, f"{days} days"),
        (months <= 1, "a month"),
        (months < 11, f"{months} months"),
        (years <= 1, "a year"),
    )
    return next((words for holds, words in steps if holds), f"{years} years")
