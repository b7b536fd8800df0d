"""The rule of the verdict for prices."""

from decimal import Decimal

from generator.compare.english import figure, percent
from generator.compare.statements import OF_THOSE_KNOWN, Case, Outcome, Statement, price_proof
from generator.nouns.comparisons import INPUT, OUTPUT, PriceRow
from generator.nouns.quantities import show_money
from generator.nouns.spelling import listed

PER = "per 1M tokens"


def price(case: Case) -> tuple[Statement, ...]:
    """Who is cheaper for input, and whether output says the same."""
    rows = {row.label: row for row in case.prices}
    if INPUT not in rows:
        return ()
    row, output = rows[INPUT], rows.get(OUTPUT)
    lacking = [name for name, amount in zip(case.names, row.amounts, strict=True) if amount is None]
    if row.best:
        return (_cheaper(case, row, output) if case.pair else _cheapest(case, row, lacking),)
    if lacking:
        why = f"No call on price: none recorded for {listed(lacking)}"
        one = sum(amount is not None for amount in row.amounts) < 2
        return (Statement(Outcome.OPEN, (), why, "", price_proof(case, row)),) if one else ()
    if output and output.best and case.pair:
        return (_cheaper_output(case, row, output),)
    same = f": {_money(row)[0]} {PER}"
    return (Statement(Outcome.LEVEL, case.everyone, "cost the same for input", same, price_proof(case, row)),)


def _cheaper(case: Case, row: PriceRow, output: PriceRow | None) -> Statement:
    """One of two; `output` may say otherwise, and then nobody is favoured."""
    predicate = f"is {_by_how_much(row)} for input"
    detail = f": {' against '.join(_money(row))} {PER}"
    proof = price_proof(case, row)
    turned = bool(output and output.best and output.best != row.best)
    if output and len(_known(output)) == 2:
        proof += price_proof(case, output)
        amounts = _money(output)[::-1] if turned else _money(output)
        detail += f", and {' against '.join(amounts)} for output"
    predicate += " but dearer for output" * turned
    leader = "" if turned else case.id_of(row.best)
    outcome = Outcome.LEAD if leader else Outcome.CONTRAST
    return Statement(outcome, case.named(row.best), predicate, detail, proof, leader)


def _cheaper_output(case: Case, row: PriceRow, output: PriceRow) -> Statement:
    """One of two that cost the same for input."""
    predicate = f"is {_by_how_much(output)} for output"
    detail = f": {' against '.join(_money(output))} {PER}; input costs the same, {_money(row)[0]}"
    proof = (*price_proof(case, output), *price_proof(case, row))
    return Statement(Outcome.LEAD, case.named(output.best), predicate, detail, proof, case.id_of(output.best))


def _known(row: PriceRow) -> list[Decimal]:
    return sorted(amount for amount in row.amounts if amount is not None)


def _money(row: PriceRow) -> list[str]:
    """The amounts in words, the lowest first."""
    return [show_money(amount) for amount in _known(row)]


def _by_how_much(row: PriceRow) -> str:
    """`62 times cheaper`, `20% cheaper`, `free`."""
    low, high = _known(row)
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
    who = f"{'is' if leader else 'are'} the cheapest{OF_THOSE_KNOWN * bool(lacking)} for input"
    detail = f": {show_money(min(known)[0])} against up to {show_money(dearest)} {PER}"
    detail += f" for {case.names[last]}" if [amount for amount, _ in known].count(dearest) == 1 else ""
    detail += f" (no price recorded for {listed(lacking)})" if lacking else ""
    outcome = Outcome.LEAD if leader else Outcome.CONTRAST
    return Statement(outcome, case.named(row.best), who, detail, price_proof(case, row), leader)
