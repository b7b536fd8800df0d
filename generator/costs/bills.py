"""A task's bill at every price on record."""

from decimal import Decimal, localcontext

from generator.nouns.book import Model
from generator.nouns.costs import Bill, Part, Task
from generator.nouns.quantities import DIGITS, show_money
from generator.nouns.records import Price


def bills(model: Model, task: Task) -> tuple[Bill, ...]:
    """A bill for each provider and tier, the cheapest first, those that lack a price last."""
    with localcontext(prec=4 * DIGITS):
        made = [_bill(price, task) for price in model.prices]
    return tuple(sorted(made, key=_cheapest_first))


def _cheapest_first(bill: Bill) -> tuple[object, ...]:
    price = bill.price
    return bill.each is None, bill.each or 0, price.provider, price.tier, price.source.id, price.line


def _bill(price: Price, task: Task) -> Bill:
    asked = (
        ("input", task.input - task.cached, price.input),
        ("cached input", task.cached, price.cached_input if price.cached_input is not None else price.input),
        ("output", task.output, price.output),
    )
    refusals = tuple(f"{label} price unknown" for label, tokens, amount in asked if tokens and amount is None)
    parts = tuple(Part(label, tokens, amount) for label, tokens, amount in asked if tokens and amount is not None)
    notes = ("cached price unknown, billed as fresh",)
    told = notes if task.cached and price.cached_input is None and price.input is not None else ()
    if refusals:
        return Bill(price, parts, notes=told, refusals=refusals)
    each = sum((part.amount for part in parts), Decimal(0))
    total = each * task.batch
    return Bill(price, parts, each, total, _formula(parts, task, each, total), told)


def _formula(parts: tuple[Part, ...], task: Task, each: Decimal, total: Decimal) -> str:
    """`1,000 × $2.50 + 500 × $10.00, per 1M tokens = $0.0075`, and times the tasks where there are several."""
    product = " + ".join(f"{part.tokens:,} {part.label} × {show_money(part.price)}" for part in parts)
    told = f"({product}) ÷ 1M = {show_money(each)}"
    return f"{told}, × {task.batch:,} = {show_money(total)}" if task.batch > 1 else told
