"""How alike two models are, and why, in words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from math import log2

from generator.compare.english import lowered, months_between, spelled
from generator.nouns.book import Model
from generator.nouns.claims import Fact, State
from generator.nouns.dates import PartialDate
from generator.nouns.fields import Field
from generator.nouns.kinds import agree, show
from generator.nouns.kinds.kind import Value
from generator.nouns.quantities import Quantity, show_compact
from generator.nouns.spelling import listed

FAMILY, DEVELOPER, TYPE = 4.0, 1.0, 0.5
"""What the same family, developer and type of record weigh."""
MEASURES: Mapping[str, float] = {"parameters": 3.0, "release": 1.5, "context": 1.0, "price": 1.5}
"""What being close weighs at most: all of it at no distance, half at twice as much, or at half a year."""
FIELDS: Mapping[str, str] = {"parameters": "parameters", "release": "release_date", "context": "context_length"}
"""The fields of which the measures are; a price is none."""
TRAITS: Mapping[str, float] = {"variant": 1.0, "input_modalities": 1.0, "architecture": 0.5, "open_weights": 0.5}
"""What the same value of a field weighs."""
PARTS = 2
"""Reasons that are given, before licence and abilities."""
ABILITIES: Mapping[str, tuple[str, str]] = {
    "input_modalities": ("reads", "read"),
    "output_modalities": ("produces", "produce"),
}
"""The sets in which models differ by what they can do, with the verb for having a member and for lacking it."""
HALF_YEAR = 6.0


@dataclass(frozen=True, slots=True)
class Profile:
    """What of a model counts for its likeness to others, known values only.

    `measures` are positions on scales on which 1 halves the likeness; `amounts` are the numbers behind them, and
    months since year 0 for `release`; `facts` has those that are printed as they are compared. `licence` is in words,
    `abilities` the members of each set in words.
    """

    id: str
    name: str
    family: str
    developer: str
    type: str
    measures: Mapping[str, float]
    amounts: Mapping[str, Decimal]
    traits: Mapping[str, Value]
    licence: str = ""
    abilities: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    facts: Mapping[str, Fact] = field(default_factory=dict)


def profile_of(model: Model) -> Profile:
    """A model's profile."""
    values = {id_: fact.value for id_, fact in model.facts.items() if fact.state is State.KNOWN}
    known = {id_: value for id_, value in values.items() if value is not None}
    price = model.cheapest
    found = {
        "parameters": _positive(_number(known.get("parameters"))),
        "release": _months(known.get("release_date")),
        "context": _positive(_number(known.get("context_length"))),
        "price": _positive(price.input if price else None),
    }
    amounts = {name: amount for name, amount in found.items() if amount is not None}
    measures = {name: _position(name, amount) for name, amount in amounts.items()}
    traits = {id_: known[id_] for id_ in TRAITS if id_ in known}
    record = model.record
    return Profile(
        record.id,
        record.name.casefold(),
        record.family,
        record.developer,
        record.type,
        measures,
        amounts,
        traits,
        show(model.facts["license"].field, known["license"]) if "license" in known else "",
        {id_: _labels(model.facts[id_].field, known[id_]) for id_ in ABILITIES if id_ in known},
        {measure: model.facts[id_] for measure, id_ in FIELDS.items() if measure in amounts},
    )


def _labels(of: Field, value: Value) -> tuple[str, ...]:
    members = value if isinstance(value, tuple) else ()
    return tuple(lowered(of.values.get(member, member)) for member in members)


def _position(measure: str, amount: Decimal) -> float:
    return float(amount) / HALF_YEAR if measure == "release" else log2(amount)


def _number(value: Value | None) -> Decimal | None:
    return value.number if isinstance(value, Quantity) else None


def _positive(number: Decimal | None) -> Decimal | None:
    return number if number is not None and number > 0 else None


def _months(value: Value | None) -> Decimal | None:
    return Decimal(value.year * 12 + value.month) if isinstance(value, PartialDate) and value.month else None


def likeness(one: Profile, other: Profile) -> float:
    """The sum of what the two have in common, by the weights above; what is not known of one of them counts nothing."""
    total = FAMILY if one.family and one.family == other.family else 0.0
    total += DEVELOPER if one.developer and one.developer == other.developer else 0.0
    total += TYPE if one.type == other.type else 0.0
    theirs = other.measures
    for measure, place in one.measures.items():
        if measure in theirs:
            total += MEASURES[measure] / (1 + abs(place - theirs[measure]))
    traits = other.traits
    for trait, value in one.traits.items():
        if trait in traits and value == traits[trait]:
            total += TRAITS[trait]
    return round(total, 9)


def reason(one: Profile, other: Profile) -> str:
    """Why `other` is near `one`: `same family, 0.38 times the parameters, same licence`; empty where no fact says so.

    Measures that lie far apart are only told where there is nothing nearer to tell. The licence, and what only one of
    the two can do, come last.
    """
    parts = [(say(one, other), telling(one, other)) for say, telling in REASONS]
    near = [text for text, telling in parts if text and telling]
    said = near[:PARTS] or [text for text, _ in parts if text][:1]
    return ", ".join([*said, *_licence(one, other), *_abilities(one, other)]) if said else ""


def _licence(one: Profile, other: Profile) -> list[str]:
    if not one.licence or not other.licence:
        return []
    return ["same licence" if one.licence == other.licence else f"another licence ({other.licence})"]


def _abilities(one: Profile, other: Profile) -> list[str]:
    """`reads images too`, `does not produce audio`: what only one of the two can do."""
    said = []
    for id_, (having, lacking) in ABILITIES.items():
        if id_ not in one.abilities or id_ not in other.abilities:
            continue
        more = [member for member in other.abilities[id_] if member not in one.abilities[id_]]
        less = [member for member in one.abilities[id_] if member not in other.abilities[id_]]
        said += [f"{having} {listed(more)} too"] if more else []
        said += [f"does not {lacking} {listed(less)}"] if less else []
    return said


def _kin(one: Profile, other: Profile) -> str:
    if one.family and one.family == other.family:
        return "same family"
    return "same developer" if one.developer and one.developer == other.developer else ""


def _release(one: Profile, other: Profile) -> str:
    dates = [fact.value for of in (one, other) if (fact := of.facts.get("release"))]
    told = sorted(date for date in dates if isinstance(date, PartialDate))
    if len(told) < 2:
        return ""
    first, last = told
    months = months_between(first, last)
    if first.parts[:2] == last.parts[:2]:
        return "released in the same month"
    if not months:
        return "released less than a month apart"
    if months < 24:
        return f"released {spelled(months)} month{'s' * (months > 1)} apart"
    return f"released about {spelled(round(months / 12))} years apart"


def _ratio(measure: str, same: str, what: str) -> Callable[[Profile, Profile], str]:
    """Tells `0.38 times the parameters`; up to 3 % either way is about the same, and `same` only where it agrees."""

    def say(one: Profile, other: Profile) -> str:
        if measure not in one.amounts or measure not in other.amounts:
            return ""
        ratio = other.amounts[measure] / one.amounts[measure]
        times = show_compact(ratio, significant=2)
        if abs(ratio - 1) > ALIKE:
            return f"about the {same}" if times == "1" else f"{times} times {what}"
        return same if _says_the_same(measure, one, other) else f"about the {same}"

    return say


def _says_the_same(measure: str, one: Profile, other: Profile) -> bool:
    """Whether the values agree, as tables have it; prices only where they are equal."""
    ours, theirs = one.facts.get(measure), other.facts.get(measure)
    if ours is None or theirs is None or ours.value is None or theirs.value is None:
        return one.amounts[measure] == other.amounts[measure]
    return agree(ours.field, ours.value, theirs.value)


def _within(measure: str, distance: float) -> Callable[[Profile, Profile], bool]:
    """Whether two models lie that near to one another; family members always do."""

    def near(one: Profile, other: Profile) -> bool:
        a, b = one.measures.get(measure), other.measures.get(measure)
        kin = bool(one.family) and one.family == other.family
        return a is not None and b is not None and (kin or abs(a - b) <= distance)

    return near


ALIKE = Decimal("0.03")
REASONS: tuple[tuple[Callable[[Profile, Profile], str], Callable[[Profile, Profile], bool]], ...] = (
    (_kin, lambda one, other: bool(_kin(one, other))),
    (_ratio("parameters", "same size", "the parameters"), _within("parameters", 3)),
    (_release, _within("release", 2)),
    (_ratio("context", "same context length", "the context"), _within("context", 2)),
    (_ratio("price", "same price", "the price"), _within("price", 2)),
)
"""What is said of two models, the most telling first, and whether they are near enough in that: within a factor of 8, a
year, a factor of 4 each."""
