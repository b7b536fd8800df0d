"""Where code spans end: backticks pair with the next run of the same length."""

import re
from bisect import bisect_left

RUN = re.compile(r"`+")


class Ticks:
    """The runs of backticks between two places of a text, by their length; looking for a closing one takes no scan."""

    __slots__ = ("runs",)

    def __init__(self, text: str, start: int, end: int) -> None:
        self.runs: dict[int, list[int]] = {}
        for found in RUN.finditer(text, start, end):
            self.runs.setdefault(found.end() - found.start(), []).append(found.start())

    def closing(self, length: int, at: int) -> int:
        """Where the run stands that closes a span of `length` backticks opened before `at`, -1 for nowhere."""
        places = self.runs.get(length, [])
        k = bisect_left(places, at)
        return places[k] if k < len(places) else -1
