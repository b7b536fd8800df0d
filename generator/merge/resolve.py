"""The one function by which claims become a fact."""

from collections.abc import Iterable

from generator.nouns.claims import Claim, Fact, State
from generator.nouns.fields import Field
from generator.nouns.kinds import agree


def resolve(model: str, field: Field, claims: Iterable[Claim]) -> Fact:
    """The fact that claims about one field of one model make; unknown where there are none.

    Primary sources go before measured ones, before third parties, before notes; an original before its copy; the
    newest first. The first claim with a value gives the value, and a claim that says something else beyond the field's
    tolerance, or that there is none, makes the fact disputed. Without any value the first absence stands. No claim is
    averaged, guessed or dropped, and their order does not matter.
    """
    ranked = sorted(claims, key=_rank)
    telling = [claim for claim in ranked if claim.state is not State.UNKNOWN]
    if not telling:
        return Fact(model, field, State.UNKNOWN, claims=tuple(ranked))
    chosen = next((claim for claim in telling if claim.value is not None), telling[0])
    against = tuple(claim for claim in telling if claim is not chosen and _differs(field, chosen, claim))
    state = State.DISPUTED if against and chosen.value is not None else chosen.state
    others = (claim for claim in ranked if claim is not chosen)
    return Fact(model, field, state, chosen.value, (chosen, *others), against)


def _rank(claim: Claim) -> tuple[object, ...]:
    """The nearest source and the newest claim first; the rest only makes the order the same every time."""
    newest = tuple(-part for part in claim.when.parts) if claim.when else (1,)
    near = (claim.source.kind, bool(claim.source.copies), newest)
    return (*near, claim.source.id, claim.state.value, claim.written, claim.path, claim.line)


def _differs(field: Field, chosen: Claim, other: Claim) -> bool:
    if chosen.value is None or other.value is None:
        return chosen.state is not other.state
    return not agree(field, chosen.value, other.value)
