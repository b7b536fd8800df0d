"""In what one model is better than another one much like it: price, size, openness or age, by certain facts alone."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from generator.compare.english import at_least, figure, months_between, percent, span
from generator.compare.likeness import Profile, profile_of
from generator.nouns.book import Model
from generator.nouns.claims import Fact, State
from generator.nouns.comparisons import AlternativeKind, Evidence
from generator.nouns.dates import PartialDate
from generator.nouns.kinds import show
from generator.nouns.kinds.kind import Value
from generator.nouns.quantities import Quantity, show_compact, show_money

CHEAPER, SMALLER = Decimal("1.1"), Decimal("1.25")
"""By what factor a price or a size has to be lower to be worth naming."""
TINY, ALIKE = Decimal(16), Decimal(4)
"""By what factor a model outside the family is another sort of thing, and up to which two sizes are alike."""
WHOEVER = ", whichever source is believed"
Span = tuple[Decimal, Decimal]
Dates = tuple[PartialDate, PartialDate]


@dataclass(frozen=True, slots=True)
class Entry:
    """A model as its alternatives are looked for. What sources dispute is a span from the least to the most.

    `open` and `free` say whether its weights are open, and its licence open source; None where that is not certain.
    """

    model: Model
    profile: Profile
    variant: str
    inputs: frozenset[str]
    price: Decimal | None
    output: Decimal | None
    size: Span | None
    released: Dates | None
    open: bool | None
    free: bool | None


@dataclass(frozen=True, slots=True)
class Gain:
    """What makes another model better; words and evidence are made only of what is shown."""

    text: Callable[[], str]
    evidence: Callable[[], tuple[Evidence, ...]]


@dataclass(frozen=True, slots=True)
class Better:
    """One kind of being better: which models can be so at all, and whether one is, beside another."""

    may: Callable[[Entry], bool]
    gain: Callable[[Entry, Entry], Gain | None]


def entry_of(model: Model) -> Entry:
    """A model with what counts for its alternatives."""
    said = {id_: values(model.facts.get(id_)) for id_ in READ}
    price = model.cheapest
    outputs = [one.output for one in model.prices if one.output is not None and not one.tier]
    variants = {str(one) for one in said["variant"]}
    inputs = {frozenset(one) for one in said["input_modalities"] if isinstance(one, tuple)}
    return Entry(
        model,
        profile_of(model),
        variants.pop() if len(variants) == 1 else "",
        inputs.pop() if len(inputs) == 1 else frozenset(),
        price.input if price else None,
        price.output if price and price.output is not None else min(outputs, default=None),
        _span(said["parameters"]),
        _dates(said["release_date"]),
        _agreed(said["open_weights"]),
        _agreed(said["open_source"]),
    )


READ = ("variant", "input_modalities", "parameters", "release_date", "open_weights", "open_source")


def values(fact: Fact | None) -> tuple[Value, ...]:
    """What a fact may be: its value, or all that sources say who disagree; nothing where one of them denies it."""
    if fact is None or fact.value is None:
        return ()
    if fact.state is State.KNOWN:
        return (fact.value,)
    told = [claim.value for claim in fact.claims if claim.state is not State.UNKNOWN]
    known = tuple(value for value in told if value is not None)
    return known if len(known) == len(told) else ()


def _span(found: tuple[Value, ...]) -> Span | None:
    numbers = [value.number for value in found if isinstance(value, Quantity) and value.number > 0]
    return (min(numbers), max(numbers)) if numbers and len(numbers) == len(found) else None


def _dates(found: tuple[Value, ...]) -> Dates | None:
    dates = [value for value in found if isinstance(value, PartialDate) and value.month]
    return (min(dates), max(dates)) if dates and len(dates) == len(found) else None


def _agreed(found: tuple[Value, ...]) -> bool | None:
    says = {value for value in found if isinstance(value, bool)}
    return says.pop() if len(says) == 1 and len(found) > 0 else None


def cheaper(one: Entry, other: Entry) -> Gain | None:
    """Input that costs at least a tenth less, and output that does not cost more."""
    if one.price is None or other.price is None or other.price * CHEAPER > one.price or not one.price:
        return None
    if one.output is not None and other.output is not None and other.output > one.output:
        return None
    ours, theirs = one.price, other.price

    def text() -> str:
        figures = f"{show_money(theirs)} against {show_money(ours)} per 1M tokens"
        if not theirs:
            said = f"free input: {figures}"
        elif ours >= 2 * theirs:
            said = f"{figure(ours / theirs)}× cheaper input: {figures}"
        else:
            said = f"{percent(1 - theirs / ours)} cheaper input: {figures}"
        before, after = _output_of_the_cheapest(one), _output_of_the_cheapest(other)
        if before is None or after is None:
            return said
        return (
            f"{said}; output {'the same' if after == before else f'{show_money(after)} against {show_money(before)}'}"
        )

    return Gain(text, lambda: (_price_proof(other), _price_proof(one)))


def _output_of_the_cheapest(entry: Entry) -> Decimal | None:
    """What output costs where input costs what is told, not at whoever else asks least for it."""
    price = entry.model.cheapest
    return price.output if price else None


def smaller(one: Entry, other: Entry) -> Gain | None:
    """At least a fifth fewer parameters, whoever is believed; outside the family no more than 16 times fewer."""
    if one.size is None or other.size is None or other.size[1] * SMALLER > one.size[0]:
        return None
    ours, theirs = one.size[0], other.size[1]
    kin = bool(one.profile.family) and one.profile.family == other.profile.family
    if not kin and ours > TINY * theirs:
        return None

    def text() -> str:
        ratio, certain = ours / theirs, one.size == (ours, ours) and other.size == (theirs, theirs)
        if ratio >= 2:
            by = f"{figure(ratio) if certain else at_least(ratio)}× smaller"
        else:
            by = f"{percent(1 - theirs / ours, least=not certain)} smaller"
        said = by if certain else f"at least {by}{WHOEVER}"
        return f"{said}: {show_compact(theirs)} against {show_compact(ours)} parameters"

    return Gain(text, lambda: _fact_proofs("parameters", other, one))


def more_open(one: Entry, other: Entry) -> Gain | None:
    """Weights that can be downloaded where the model's cannot, or an open-source licence where the model's is none.

    Like a newer model, it is of about the same size as far as both are known.
    """
    if other.open is not True or one.open is None or not _alike_in_size(one, other):
        return None
    if one.open is False:
        return Gain(
            lambda: f"open weights{_terms(other)}; those of {one.model.name} are closed",
            lambda: (*_fact_proofs("open_weights", other, one), *_fact_proofs("license", other)),
        )
    if one.free is False and other.free is True:
        return Gain(
            lambda: f"open-source licence, which that of {one.model.name} is not",
            lambda: _fact_proofs("open_source", other, one),
        )
    return None


def _terms(entry: Entry) -> str:
    """`, under the licence MIT`, where that is known and undisputed."""
    fact = entry.model.facts.get("license")
    if fact is None or fact.state is not State.KNOWN or fact.value is None:
        return ""
    return f", under the licence {show(fact.field, fact.value)}"


def newer(one: Entry, other: Entry) -> Gain | None:
    """Released at least a month later, whichever dates are believed, and on whichever day of a month alone."""
    if one.released is None or other.released is None or not _alike_in_size(one, other):
        return None
    latest, earliest = one.released[1], other.released[0]
    vague = not (latest.day and earliest.day)
    if (months_between(latest, earliest) or 0) < 1 + vague:
        return None

    def text() -> str:
        certain = one.released == (latest, latest) and other.released == (earliest, earliest)
        by = f"{span(latest, earliest)} newer"
        said = by if certain else f"at least {by}{WHOEVER}"
        return f"{said}: {earliest.words} against {latest.words}"

    return Gain(text, lambda: _fact_proofs("release_date", other, one))


def _alike_in_size(one: Entry, other: Entry) -> bool:
    """Whether the sizes may lie within a factor of four; unknown ones may."""
    if one.size is None or other.size is None:
        return True
    return one.size[0] <= ALIKE * other.size[1] and other.size[0] <= ALIKE * one.size[1]


BETTER: tuple[tuple[AlternativeKind, Better], ...] = (
    (AlternativeKind.CHEAPER, Better(lambda one: one.price is not None, cheaper)),
    (AlternativeKind.SMALLER, Better(lambda one: one.size is not None, smaller)),
    (AlternativeKind.OPEN, Better(lambda one: one.open is True, more_open)),
    (AlternativeKind.NEWER, Better(lambda one: one.released is not None, newer)),
)
"""The kinds of alternatives, in the order in which they are shown."""


def _price_proof(entry: Entry) -> Evidence:
    price = entry.price
    return Evidence(entry.model.id, "Input price", show_money(price) if price is not None else "", "prices")


def _fact_proofs(id_: str, *entries: Entry) -> tuple[Evidence, ...]:
    facts = [fact for one in entries if (fact := one.model.facts.get(id_)) and fact.value is not None]
    return tuple(_fact_proof(fact) for fact in facts)


def _fact_proof(fact: Fact) -> Evidence:
    mark = " (disputed)" if fact.state is State.DISPUTED else ""
    text = show(fact.field, fact.value) if fact.value is not None else ""
    return Evidence(fact.model, fact.field.label, text + mark, f"fact-{fact.field.id}")
