"""Prices: cached input is not dearer than fresh input."""

from collections.abc import Iterator

from generator.findings.rule import Doubt, Subject, by
from generator.nouns.problems import Level
from generator.nouns.quantities import show_money


def cached_dearer(subject: Subject) -> Iterator[Doubt]:
    """Input from the cache costs less than fresh input, or the same where no discount is given."""
    path = subject.path_of(subject.model.prices, subject.model.record.prices)
    for price in subject.model.prices:
        if price.cached_input is None or price.input is None or price.cached_input <= price.input:
            continue
        cached, fresh = show_money(price.cached_input), show_money(price.input)
        message = (
            f"cached input at {subject.seller(price)} ({by(price.source)}) costs {cached} a million tokens, more "
            f"than fresh input at {fresh}"
        )
        yield Doubt(message, path, price.line, Level.WARNING, section="prices")
