"""What was last confirmed longer ago than its kind keeps."""

import datetime as dt
import os
from calendar import monthrange
from collections.abc import Iterable, Iterator

from generator.findings.rule import Doubt, Subject, agreeing
from generator.nouns.claims import Fact, Source
from generator.nouns.dates import PartialDate
from generator.nouns.kinds import show
from generator.nouns.records import Library, Price


def today(library: Library) -> PartialDate | None:
    """The day of the build: SOURCE_DATE_EPOCH, else the newest date on record; never the clock's."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    if seconds.isdecimal() and len(seconds) < 12:
        day = dt.datetime.fromtimestamp(int(seconds), dt.UTC)
        return PartialDate(day.year, day.month, day.day)
    return max((date for date in _dates(library) if date), default=None)


def _dates(library: Library) -> Iterator[PartialDate | None]:
    """Every date that says when something was read, said, asked or measured."""
    for record in library.records.values():
        for source in record.sources.values():
            yield from (source.retrieved, source.date)
        yield from (claim.date for claim in record.claims)
        yield from (price.as_of for price in record.prices)
        yield from (score.date for score in record.scores)


def stale_facts(subject: Subject) -> Iterator[Doubt]:
    """Facts whose field has a shelf life, and whose newest claim is older than that, all in one doubt."""
    stale: list[tuple[PartialDate, Fact, str]] = []
    for fact in subject.model.facts.values():
        if not fact.field.shelf_life or fact.value is None:
            continue
        newest = _newest(claim.when for claim in agreeing(fact))
        if newest and (since := _stale_since(newest, fact.field.shelf_life, subject.today)):
            said = f"“{fact.field.label}” ({show(fact.field, fact.value)})"
            line = f"{said}: {_on(newest)}, and keeps {fact.field.shelf_life} days: stale since {since.words}"
            stale.append((since, fact, line))
    stale.sort(key=lambda one: one[0])
    claim = stale[0][1].chosen if stale else None
    if claim is not None:
        several = f"{len(stale)} facts were" if len(stale) > 1 else "a fact was"
        kind = "their kinds keep" if len(stale) > 1 else "its kind keeps"
        message = f"{several} last confirmed longer ago than {kind}"
        lines, facts = tuple(line for _, _, line in stale), tuple(fact for _, fact, _ in stale)
        yield Doubt(message, claim.path, claim.line, sums=lines, facts=facts)


def stale_prices(subject: Subject) -> Iterator[Doubt]:
    """The newest price of each provider and tier, all in one doubt: prices go stale together."""
    keeps = subject.book.catalogue.price_shelf_life
    newest: dict[tuple[str, str], tuple[PartialDate, Price]] = {}
    for price in subject.model.prices if keeps else ():
        when = _asked(price)
        key = (price.provider, price.tier)
        if when and (key not in newest or newest[key][0] < when):
            newest[key] = (when, price)
    stale = [
        (since, when, price)
        for when, price in newest.values()
        if (since := _stale_since(when, keeps, subject.today)) is not None
    ]
    if stale:
        stale.sort(key=lambda one: (one[0], one[2].provider, one[2].tier))
        several = f"{len(stale)} of {len(newest)} prices were" if len(newest) > 1 else "the price was"
        message = f"{several} last confirmed longer ago than the {keeps} days that a price keeps"
        lines = tuple(_line(subject, *one) for one in stale)
        path = subject.path_of(subject.model.prices, subject.model.record.prices)
        yield Doubt(message, path, stale[0][2].line, sums=lines, section="prices")


def _line(subject: Subject, since: PartialDate, when: PartialDate, price: Price) -> str:
    return f"{subject.seller(price)}: {_on(when)}, stale since {since.words}"


def _on(when: PartialDate) -> str:
    return f"{'on' if when.day else 'in'} {when.words}"


def _asked(price: Price) -> PartialDate | None:
    """When a price was last seen."""
    return price.as_of or _said(price.source)


def _said(source: Source) -> PartialDate | None:
    return source.date or source.retrieved


def _newest(dates: Iterable[PartialDate | None]) -> PartialDate | None:
    return max((date for date in dates if date), default=None)


def _stale_since(when: PartialDate, days: int, now: PartialDate | None) -> PartialDate | None:
    """The first day after the shelf life if that has come; a month or a year is read as its last day."""
    month = when.month or 12
    last = dt.date(when.year, month, when.day or monthrange(when.year, month)[1]).toordinal() + days + 1
    if now is None or last > dt.date(now.year, now.month or 1, now.day or 1).toordinal():
        return None
    since = dt.date.fromordinal(last)
    return PartialDate(since.year, since.month, since.day)
