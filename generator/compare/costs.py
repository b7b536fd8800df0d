"""The rule of the verdict for prices."""

from decimal import Decimal

from generator.compare.english import figure, listed, percent
from generator.compare.prices import INPUT, OUTPUT
from generator.compare.statements import Case, Outcome, Statement, price_proof
from generator.nouns.comparisons import PriceRow
from generator.nouns.quantities import show_money

PER = "per 1M tokens"


def price(case: Case) -> tuple[Statement, ...]:
    """Who is cheaper for input, and whether output says the same."""
    rows = {row.label: row for row in case.prices}
    if INPUT not in rows:
        return ()
    row = rows[INPUT]
    known = [amount for amount in row.amounts if amount is not None]
    lacking = [name for name, amount in zip(case.names, row.amounts, strict=True) if amount is None]
    proof = price_proof(case, row)
    if row.best and case.pair:
        return (_cheaper(case, row, rows.get(OUTPUT)),)
    if row.best:
        return (_cheapest(case, row, lacking),)
    if lacking:
        why = f"No call on price: none recorded for {listed(lacking)}"
        return (Statement(Outcome.OPEN, (), why, "", proof),) if len(known) < 2 else ()
    same = f": {show_money(known[0])} {PER}"
    return (Statement(Outcome.LEVEL, case.everyone, "cost the same for input", same, proof),)


def _cheaper(case: Case, row: PriceRow, output: PriceRow | None) -> Statement:
    """One of two; `output` may say otherwise, and then nobody is favoured."""
    low, high = sorted(amount for amount in row.amounts if amount is not None)
    predicate = f"is {_by_how_much(low, high)} for input"
    detail = f": {show_money(low)} against {show_money(high)} {PER}"
    proof = price_proof(case, row)
    asked = sorted(amount for amount in output.amounts if amount is not None) if output else []
    turned = bool(output and output.best and output.best != row.best)
    if output and len(asked) == 2:
        proof += price_proof(case, output)
        low, high = reversed(asked) if turned else asked
        detail += f", and {show_money(low)} against {show_money(high)} for output"
    predicate += " but dearer for output" * turned
    leader = "" if turned else case.id_of(row.best)
    outcome = Outcome.LEAD if leader else Outcome.CONTRAST
    return Statement(outcome, case.named(row.best), predicate, detail, proof, leader)


def _by_how_much(low: Decimal, high: Decimal) -> str:
    """`62 times cheaper`, `20% cheaper`, `free`."""
    if low <= 0:
        return "free"
    if high >= 2 * low:
        return f"{figure(high / low)} times cheaper"
    return f"{percent(1 - low / high)} cheaper"


def _cheapest(case: Case, row: PriceRow, lacking: list[str]) -> Statement:
    """The cheapest of several, with the dearest beside it."""
    leader = case.id_of(row.best)
    known = [(amount, place) for place, amount in enumerate(row.amounts) if amount is not None]
    dearest, last = max(known)
    who = "is the cheapest for input" if leader else "are the cheapest for input"
    detail = f": {show_money(min(known)[0])} against up to {show_money(dearest)} {PER}"
    detail += f" for {case.names[last]}" if [amount for amount, _ in known].count(dearest) == 1 else ""
    detail += f" (no price recorded for {listed(lacking)})" if lacking else ""
    outcome = Outcome.LEAD if leader else Outcome.CONTRAST
    return Statement(outcome, case.named(row.best), who, detail, price_proof(case, row), leader)
