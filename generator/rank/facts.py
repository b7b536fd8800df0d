"""Facts as numbers that can be put in an order."""

from collections.abc import Callable
from decimal import Decimal
from typing import TypeVar

from generator.nouns.book import Model
from generator.nouns.claims import Fact, State
from generator.nouns.comparisons import Evidence
from generator.nouns.dates import PartialDate
from generator.nouns.fields import Field, FieldType
from generator.nouns.kinds import parse, show
from generator.nouns.kinds.kind import Value
from generator.nouns.quantities import Quantity
from generator.nouns.ratings import Measured
from generator.nouns.yardsticks import OfField

ABSENT = {
    State.UNDISCLOSED: "not disclosed",
    State.NOT_APPLICABLE: "not applicable",
    State.UNKNOWN: "not recorded",
}
CLAIMS = 3
"""Values of a disputed fact that a sentence repeats."""
T = TypeVar("T")


def measure_fact(yardstick: OfField, model: Model) -> Measured:
    """What a fact comes to as a number.

    A disputed one has none, unless it comes to the same whichever side is believed.
    """
    fact = model.fact(yardstick.field)
    proof = proof_of(fact)
    if not fact.state.has_value or fact.value is None:
        return Measured(evidence=proof, why=ABSENT[fact.state])
    numbers = {number_of(yardstick, value) for value in said(fact)}
    if len(numbers) > 1:
        return Measured(evidence=proof, why=disputed(fact))
    (number,) = numbers
    if number is None:
        why = (
            "in none of the classes"
            if yardstick.classes
            else f"{show(yardstick.field, fact.value)} is not exact enough"
        )
        return Measured(evidence=proof, why=why)
    return Measured(number, _text(yardstick, fact.value), proof)


def said(fact: Fact) -> list[Value | None]:
    """What a fact may be: its value, or where sources disagree what each of them says, None for an absence."""
    if fact.state is not State.DISPUTED:
        return [fact.value]
    return [claim.value for claim in fact.claims if claim.state is not State.UNKNOWN]


def certain(fact: Fact, test: Callable[[Value], T]) -> T | None:
    """What a test of the value gives, whichever source is believed; None where that makes a difference."""
    outcomes = {None if value is None else test(value) for value in said(fact)}
    return outcomes.pop() if len(outcomes) == 1 else None


def disputed(fact: Fact) -> str:
    """`disputed: 128K tokens or 8K tokens`."""
    texts = dict.fromkeys(
        show(fact.field, claim.value) if claim.value is not None else ABSENT[claim.state]
        for claim in fact.claims
        if claim.state is not State.UNKNOWN
    )
    return f"disputed: {' or '.join(list(texts)[:CLAIMS])}"


def proof_of(fact: Fact) -> tuple[Evidence, ...]:
    """The fact as evidence that leads to its row on the model's page, as far as somebody claims it."""
    if not fact.claims:
        return ()
    text = show(fact.field, fact.value) if fact.value is not None else ABSENT[fact.state]
    mark = " (disputed)" if fact.state is State.DISPUTED else ""
    return (Evidence(fact.model, fact.field.label, text + mark, f"fact-{fact.field.id}"),)


def number_of(yardstick: OfField, value: Value | None) -> Decimal | None:
    """A value as a number: as it is printed, months of a date, members of a set, the class from the last; or None."""
    match value:
        case _ if yardstick.classes:
            return _class_number(yardstick, str(value)) if isinstance(value, str) else None
        case bool():
            return Decimal(value)
        case Quantity():
            return as_printed(yardstick.field, value)
        case PartialDate():
            return Decimal(value.year * 12 + value.month) if value.month else None
        case tuple():
            return Decimal(len({member.casefold() for member in value}))
    return None


def as_printed(field: Field, value: Quantity) -> Decimal:
    """The number that readers see, so that 131,072 and 128,000 tokens, both printed as 128K, are the same."""
    if field.type is not FieldType.QUANTITY:
        return value.number
    printed = parse(field, show(field, value))
    return printed.number if isinstance(printed, Quantity) else value.number


def _class_number(yardstick: OfField, value: str) -> Decimal | None:
    for place, one in enumerate(yardstick.classes):
        if value.casefold() in (known.casefold() for known in one.values):
            return Decimal(len(yardstick.classes) - place)
    return None


def _text(yardstick: OfField, value: Value) -> str:
    text = show(yardstick.field, value)
    number = number_of(yardstick, value) if yardstick.classes else None
    return text if number is None else f"{text} ({yardstick.classes[len(yardstick.classes) - int(number)].label})"
