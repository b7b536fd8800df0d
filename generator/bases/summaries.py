"""The summaries that every base knows, by pandas: what the values of a column come to."""

import datetime as dt
import math
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from generator.bases.compare_values import identity
from generator.bases.dates import between, moment
from generator.bases.numbers import number
from generator.bases.sorting import is_empty
from generator.bases.values import Value

if TYPE_CHECKING:
    from pandas import Series

Values = Sequence[Value]
Summarize = Callable[[Values], Value]
"""From the values of a column to one value; None where none of them is of the type that it is about."""


def _of_numbers(statistic: Callable[["Series[float]"], float], *, exact: bool = True) -> Summarize:
    """A statistic of the numbers of a column; one that is not `exact` is shown as precisely as makes sense."""

    def summarize(values: Values) -> Value:
        numbers = [float(value) for value in values if isinstance(value, int | float) and not isinstance(value, bool)]
        numbers = [value for value in numbers if not math.isnan(value)]
        if not numbers:
            return None
        import numpy as np
        from pandas import Series

        with np.errstate(all="ignore"):
            found = float(statistic(Series(numbers, dtype="float64")))
        return number(found if exact else _short(found))

    return summarize


def _short(value: float) -> float:
    """To the hundredth; of what is less than one, three digits."""
    if not math.isfinite(value) or abs(value) >= 1:
        return round(value, 2) if math.isfinite(value) else value
    return float(f"{value:.3g}")


def _of_dates(choose: Callable[[list[dt.date]], Value]) -> Summarize:
    def summarize(values: Values) -> Value:
        dates = sorted((value for value in values if isinstance(value, dt.date)), key=moment)
        return choose(dates) if dates else None

    return summarize


def _range(values: Values) -> Value:
    """From the least number to the greatest, or from the earliest date to the latest."""
    return _DATES(values) if any(isinstance(value, dt.date) for value in values) else _NUMBERS(values)


_DATES = _of_dates(lambda dates: between(dates[-1], dates[0]))
_NUMBERS = _of_numbers(lambda numbers: numbers.max() - numbers.min())

SUMMARIES: Mapping[str, Summarize] = {
    "Average": _of_numbers(lambda numbers: numbers.mean(), exact=False),
    "Min": _of_numbers(lambda numbers: numbers.min()),
    "Max": _of_numbers(lambda numbers: numbers.max()),
    "Sum": _of_numbers(lambda numbers: numbers.sum()),
    "Range": _range,
    "Median": _of_numbers(lambda numbers: numbers.median(), exact=False),
    # Of the rows that the view has, not of a population of which they were a sample.
    "Stddev": _of_numbers(lambda numbers: numbers.std(ddof=0), exact=False),
    "Earliest": _of_dates(lambda dates: dates[0]),
    "Latest": _of_dates(lambda dates: dates[-1]),
    "Checked": lambda values: sum(value is True for value in values),
    "Unchecked": lambda values: sum(value is False for value in values),
    "Empty": lambda values: sum(map(is_empty, values)),
    "Filled": lambda values: len(values) - sum(map(is_empty, values)),
    "Unique": lambda values: len({identity(value) for value in values if not is_empty(value)}),
}
"""By the names that views use."""
