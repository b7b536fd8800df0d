"""Rows by their value of an expression, so that those that equal, hold or are within another are found untested.

What is found is never too few; whoever asks tests every row that is found.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Sequence

from generator.bases.compare_values import to_text
from generator.bases.dates import milliseconds, moment, parse_date
from generator.bases.environment import Budget
from generator.bases.numbers import parse_number
from generator.bases.values import File, Link, NoteName, Tags, Value, upwards

Found = Collection[int] | None
"""Places of rows; None where any row may be meant."""


class RowIndex:
    """The places of rows by the value that each has."""

    def __init__(self) -> None:
        self.alone: Places = defaultdict(list)
        self.within: Places = defaultdict(list)
        self.texts: list[tuple[int, str]] = []
        self.unlike: list[int] = []
        """Rows whose value may equal anything."""
        self.mixed: list[int] = []
        """Rows of which an element may equal anything."""
        self.unasked: list[int] = []
        """Rows whose value cannot be asked what it holds: whoever tests them says so."""

    def add(self, at: int, value: Value) -> None:
        """Note the value of a row."""
        if isinstance(value, tuple):
            self._add_list(at, value)
            return
        names = names_of(value)
        for name in set(names or ()):
            self.alone[name].append(at)
        if names is None:
            self.unlike.append(at)
        if isinstance(value, str | Link):
            self.texts.append((at, to_text(value).casefold()))
        elif value is not None:
            self.unasked.append(at)

    def _add_list(self, at: int, values: tuple[Value, ...]) -> None:
        named = [names_of(value) for value in values]
        if None in named:
            self.mixed.append(at)
        found = {name for names in named for name in names or ()}
        if isinstance(values, Tags):
            found |= {("above", name) for value in values for name in upwards(_tag(value))}
        for name in found:
            self.within[name].append(at)

    def add_unknown(self, at: int) -> None:
        """Note a row whose value cannot be worked out."""
        self.unlike.append(at)
        self.mixed.append(at)

    @property
    def no_lists(self) -> list[int]:
        """Rows whose value is neither a list nor null: whoever asks them for their elements says so."""
        return [*(at for at, _ in self.texts), *self.unasked]

    def being(self, value: Value, budget: Budget) -> Found:
        """The rows whose value may equal this one."""
        names = sought_by(value)
        return None if names is None else _together([*_named(self.alone, names), self.unlike], budget)

    def holding(self, value: Value, budget: Budget) -> Found:
        """The rows whose value may contain this one, as a part of a text or as an element of a list."""
        names = sought_by(value)
        if names is None:
            return None
        above = [("above", _tag(value))] if isinstance(value, str) else []
        part = to_text(value).casefold()
        budget.spend(len(self.texts) >> 2)
        texts = [at for at, text in self.texts if part in text]
        return _together([*_named(self.within, [*names, *above]), texts, self.mixed, self.unasked], budget)

    def among(self, values: Value, budget: Budget) -> Found:
        """The rows whose value, or an element of it, may be an element of this list."""
        if not isinstance(values, tuple):
            return None if values is not None else ()
        wanted: set[Hashable] = set()
        for value in values:
            names = sought_by(value)
            if names is None:
                return None
            wanted.update(names)
            if isinstance(values, Tags):
                wanted.update(("tag", name) for name in upwards(_tag(value)))
        found = [*_named(self.alone, wanted), *_named(self.within, wanted)]
        return _together([*found, self.unlike, self.mixed], budget)


Places = dict[Hashable, list[int]]


def _named(places: Places, names: Iterable[Hashable]) -> list[list[int]]:
    return [places[name] for name in names if name in places]


def _together(found: Sequence[list[int]], budget: Budget) -> Collection[int]:
    """Each row once, at its cost."""
    found = [places for places in found if places]
    budget.spend(sum(map(len, found)) >> 2)
    return found[0] if len(found) == 1 else set[int]().union(*found)


def names_of(value: Value) -> tuple[Hashable, ...] | None:
    """What a value is found by: one of what any value seeks that may equal it; None for a type that is not told here.

    A text may be a link, the name of a note or a tag, and may read as a number or a date.
    """
    if isinstance(value, Link | File):
        called = tuple(("called", name) for name in _calls(value))
        return (("file", value.path) if value.path else ("nowhere", _calls(value)), *called)
    if isinstance(value, str):
        texts = [value, _bare(value), *([value.whole] if isinstance(value, NoteName) else ()), ("tag", _tag(value))]
        date, number = parse_date(value), parse_number(value)
        return (*texts, *([_day(date)] if date else ()), *([number] if number is not None else ()))
    if isinstance(value, dt.date):
        return (_day(value), milliseconds(value))
    return (value,) if value is None or isinstance(value, int | float) else None


def sought_by(value: Value) -> tuple[Hashable, ...] | None:
    """What any value is found by that may equal this one."""
    names = names_of(value)
    if isinstance(value, str):
        return (*(names or ()), ("called", value), ("called", _bare(value)))
    return (names[0], *_calls(value)) if names and isinstance(value, Link | File) else names


def _calls(value: Link | File) -> tuple[str, ...]:
    """The texts that equal a link or a file."""
    own = (value.text,) if isinstance(value, Link) else (value.name, value.basename)
    return tuple(name for name in (value.path, value.path.removesuffix(".md"), *own) if name)


def _bare(text: str) -> str:
    return text[2:-2].partition("|")[0] if text.startswith("[[") and text.endswith("]]") else text


def _tag(value: Value) -> str:
    return to_text(value).removeprefix("#").casefold()


def _day(date: dt.date) -> tuple[str, dt.date]:
    return ("day", moment(date).date())
