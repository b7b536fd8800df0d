"""Dates in the formats of Moment.js, in English."""

import datetime as dt
import re
from collections.abc import Callable, Mapping

from generator.bases.dates import EPOCH, moment

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _ordinal(number: int) -> str:
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _hour(date: dt.datetime) -> int:
    return date.hour % 12 or 12


def _week_from_sunday(date: dt.datetime) -> tuple[int, int]:
    """Year and week where weeks begin on Sunday and the first holds the first of January."""
    sunday = date.toordinal() - date.isoweekday() % 7
    try:
        year = dt.date.fromordinal(sunday + 6).year
    except ValueError:
        year = date.year
    first = dt.date(year, 1, 1)
    return year, (sunday - (first.toordinal() - first.isoweekday() % 7)) // 7 + 1


TOKENS: Mapping[str, Callable[[dt.datetime], str]] = {
    "YYYY": lambda date: f"{date.year:04}",
    "YY": lambda date: f"{date.year % 100:02}",
    "Y": lambda date: str(date.year),
    "Q": lambda date: str((date.month + 2) // 3),
    "Qo": lambda date: _ordinal((date.month + 2) // 3),
    "MMMM": lambda date: _MONTHS[date.month - 1],
    "MMM": lambda date: _MONTHS[date.month - 1][:3],
    "MM": lambda date: f"{date.month:02}",
    "Mo": lambda date: _ordinal(date.month),
    "M": lambda date: str(date.month),
    "DDDD": lambda date: f"{date.timetuple().tm_yday:03}",
    "DDDo": lambda date: _ordinal(date.timetuple().tm_yday),
    "DDD": lambda date: str(date.timetuple().tm_yday),
    "DD": lambda date: f"{date.day:02}",
    "Do": lambda date: _ordinal(date.day),
    "D": lambda date: str(date.day),
    "dddd": lambda date: _DAYS[date.weekday()],
    "ddd": lambda date: _DAYS[date.weekday()][:3],
    "dd": lambda date: _DAYS[date.weekday()][:2],
    "do": lambda date: _ordinal(date.isoweekday() % 7),
    "d": lambda date: str(date.isoweekday() % 7),
    "E": lambda date: str(date.isoweekday()),
    "e": lambda date: str(date.isoweekday() % 7),
    "GGGG": lambda date: f"{date.isocalendar().year:04}",
    "GG": lambda date: f"{date.isocalendar().year % 100:02}",
    "WW": lambda date: f"{date.isocalendar().week:02}",
    "Wo": lambda date: _ordinal(date.isocalendar().week),
    "W": lambda date: str(date.isocalendar().week),
    "gggg": lambda date: f"{_week_from_sunday(date)[0]:04}",
    "gg": lambda date: f"{_week_from_sunday(date)[0] % 100:02}",
    "ww": lambda date: f"{_week_from_sunday(date)[1]:02}",
    "wo": lambda date: _ordinal(_week_from_sunday(date)[1]),
    "w": lambda date: str(_week_from_sunday(date)[1]),
    "HH": lambda date: f"{date.hour:02}",
    "H": lambda date: str(date.hour),
    "hh": lambda date: f"{_hour(date):02}",
    "h": lambda date: str(_hour(date)),
    "kk": lambda date: f"{date.hour or 24:02}",
    "k": lambda date: str(date.hour or 24),
    "mm": lambda date: f"{date.minute:02}",
    "m": lambda date: str(date.minute),
    "ss": lambda date: f"{date.second:02}",
    "s": lambda date: str(date.second),
    "SSS": lambda date: f"{date.microsecond // 1_000:03}",
    "SS": lambda date: f"{date.microsecond // 10_000:02}",
    "S": lambda date: str(date.microsecond // 100_000),
    "A": lambda date: "AM" if date.hour < 12 else "PM",
    "a": lambda date: "am" if date.hour < 12 else "pm",
    "ZZ": lambda _: "+0000",
    "Z": lambda _: "+00:00",
    "X": lambda date: str(int((date - EPOCH).total_seconds() // 1)),
    "x": lambda date: str((date - EPOCH) // dt.timedelta(milliseconds=1)),
}
"""What each token of a format becomes."""

_LOCAL = {
    "LTS": "h:mm:ss A",
    "LT": "h:mm A",
    "LLLL": "dddd, MMMM D, YYYY h:mm A",
    "LLL": "MMMM D, YYYY h:mm A",
    "LL": "MMMM D, YYYY",
    "L": "MM/DD/YYYY",
    "llll": "ddd, MMM D, YYYY h:mm A",
    "lll": "MMM D, YYYY h:mm A",
    "ll": "MMM D, YYYY",
    "l": "M/D/YYYY",
}

_LITERAL = r"\[([^\[\]]*)\]|\\(.)"
_LOCALLY = re.compile("|".join((_LITERAL, *_LOCAL)), re.DOTALL)
_TOKENS = re.compile("|".join((_LITERAL, *sorted(TOKENS, key=len, reverse=True))), re.DOTALL)


def formatted(date: dt.date, pattern: str) -> str:
    """A date in a format; `[text]` stands for itself, as does whatever is no token."""
    whole = moment(date)
    pattern = _LOCALLY.sub(lambda found: _LOCAL.get(found[0], found[0]), pattern)
    return _TOKENS.sub(lambda found: _replaced(found, whole), pattern)


def _replaced(found: "re.Match[str]", date: dt.datetime) -> str:
    if found[1] is not None or found[2] is not None:
        return found[1] if found[1] is not None else found[2]
    return TOKENS[found[0]](date)
