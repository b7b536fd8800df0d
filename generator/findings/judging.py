"""Which claim is the odd one out: values are held against a condition, and then every other claim in their place."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from generator.nouns.book import Model
from generator.nouns.claims import Claim, Fact
from generator.nouns.kinds.kind import Value

Values = Mapping[str, Value]
Condition = Callable[[Values], bool | None]
"""Whether values, by their fields, fit together; None where too few are known to tell."""


@dataclass(frozen=True, slots=True)
class Misfit:
    """Values that do not fit together.

    `shown` says that they are those that readers are shown. `odd` is the one claim whose replacement makes them fit,
    None where no claim or more than one does; `cured` are the values with it replaced.
    """

    values: Values
    shown: bool
    odd: Claim | None = None
    cured: Values | None = None


def misfits(model: Model, fields: Collection[str], fit: Condition, tried: Collection[str] = ()) -> Iterator[Misfit]:
    """What does not fit of the facts about these fields; other claims are tried of those in `tried`, else of all.

    Where the values shown fit, each other claim that does not fit with them is a misfit of its own, unless it fits with
    all else that its source says: then two sources stand against one another, and neither is odd. Where the values
    shown do not fit, they are one misfit.
    """
    facts = [model.facts[id_] for id_ in fields if id_ in model.facts]
    values = {fact.field.id: fact.value for fact in facts if fact.value is not None}
    holds = fit(values)
    if holds is None:
        return
    others = [claim for fact in facts if not tried or fact.field.id in tried for claim in _others(fact)]
    if holds:
        for claim, instead in others:
            with_other = values | instead
            if fit(with_other) is False and not fit(values | _all_of(claim.source.id, facts)):
                yield Misfit(with_other, shown=False, odd=claim, cured=values)
        return
    cures = [(claim, values | instead) for claim, instead in others if fit(values | instead)]
    if len({claim.field.id for claim, _ in cures}) == 1:
        claim, cured = cures[0]
        yield Misfit(values, shown=True, odd=model.facts[claim.field.id].chosen, cured=cured)
    else:
        yield Misfit(values, shown=True)


def _all_of(source: str, facts: list[Fact]) -> dict[str, Value]:
    """What one source says about these fields."""
    claims = (claim for fact in facts for claim in fact.claims if claim.source.id == source)
    return {claim.field.id: claim.value for claim in claims if claim.value is not None}


def _others(fact: Fact) -> Iterator[tuple[Claim, dict[str, Value]]]:
    """The claims that disagree with the value shown, one for each other value."""
    seen: set[Value] = set()
    for claim in fact.against:
        if claim.value is not None and claim.value not in seen:
            seen.add(claim.value)
            yield claim, {fact.field.id: claim.value}
