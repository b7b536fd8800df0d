"""What the models cost: the cheapest provider of each, in USD per million tokens."""

from collections.abc import Sequence
from decimal import Decimal

from generator.compare.sheets import Sheet
from generator.compare.table import NOBODY
from generator.nouns.comparisons import INPUT, OUTPUT, PriceRow

Asked = tuple[str, Decimal | None]
NO_PRICE: Asked = ("", None)


def price_rows(sheets: Sequence[Sheet]) -> tuple[PriceRow, ...]:
    """A row for input and one for output, each only where some price is known."""
    prices = [sheet.price for sheet in sheets]
    rows = (
        _row(INPUT, [(price.provider, price.input) if price else NO_PRICE for price in prices]),
        _row(OUTPUT, [(price.provider, price.output) if price else NO_PRICE for price in prices]),
    )
    return tuple(row for row in rows if any(amount is not None for amount in row.amounts))


def _row(label: str, asked: Sequence[Asked]) -> PriceRow:
    amounts = tuple(amount for _, amount in asked)
    providers = tuple(provider if amount is not None else "" for provider, amount in asked)
    return PriceRow(label, amounts, providers, cheapest(amounts))


def cheapest(amounts: Sequence[Decimal | None]) -> frozenset[int]:
    """The places of the lowest price; nobody's where fewer than two are known or all are the same."""
    known = [amount for amount in amounts if amount is not None]
    if len(set(known)) < 2:
        return NOBODY
    return frozenset(place for place, amount in enumerate(amounts) if amount == min(known))
