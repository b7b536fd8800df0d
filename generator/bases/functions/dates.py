"""Functions and fields of dates and of durations."""

import datetime as dt
from collections.abc import Callable, Mapping

from generator.bases.compare_values import to_text
from generator.bases.date_format import formatted
from generator.bases.dates import moment, relative
from generator.bases.functions.function import Function
from generator.bases.numbers import divided
from generator.bases.scope import Scope, made_text
from generator.bases.values import DAY, Duration, Value


def is_empty(date: dt.date) -> bool:  # noqa: ARG001 - no date is
    return False


def without_time(date: dt.date) -> dt.date:
    return moment(date).date()


def time_of(date: dt.date) -> str:
    return f"{moment(date):%H:%M:%S}"


def in_format(scope: Scope, date: dt.date, pattern: Value = None) -> str:
    return made_text(formatted(date, to_text(pattern) or "YYYY-MM-DDTHH:mm:ssZ"), scope.budget)


def in_words(scope: Scope, date: dt.date) -> str:
    return relative(date, scope.environment.now)


DATE: Mapping[str, Function] = {
    "date": Function(without_time),
    "format": Function(in_format, 0, 1, scoped=True),
    "time": Function(time_of),
    "relative": Function(in_words, scoped=True),
    "isEmpty": Function(is_empty),
}

DATE_FIELDS: Mapping[str, Callable[[dt.date], Value]] = {
    "year": lambda date: date.year,
    "month": lambda date: date.month,
    "day": lambda date: date.day,
    "hour": lambda date: moment(date).hour,
    "minute": lambda date: moment(date).minute,
    "second": lambda date: moment(date).second,
    "millisecond": lambda date: moment(date).microsecond // 1_000,
}

DURATION_FIELDS: Mapping[str, Callable[[Duration], Value]] = {
    "days": lambda duration: divided(duration.milliseconds, DAY),
    "hours": lambda duration: divided(duration.milliseconds, 3_600_000),
    "minutes": lambda duration: divided(duration.milliseconds, 60_000),
    "seconds": lambda duration: divided(duration.milliseconds, 1_000),
    "milliseconds": lambda duration: divided(duration.milliseconds, 1),
}
"""The whole duration in each unit, with fractions."""
