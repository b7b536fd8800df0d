"""The one function by which claims become a fact."""

from collections.abc import Iterable

from generator.nouns.claims import Claim, Fact, State
from generator.nouns.fields import Field
from generator.nouns.kinds import agree


def resolve(model: str, field: Field, claims: Iterable[Claim]) -> Fact:
    """The fact that claims about one field of one model make; unknown where there are none.

    Primary sources go before measured ones, before third parties, before notes; the newest first within a kind; an
    original before its copy. The first claim gives the value, and a claim that says something else beyond the field's
    tolerance makes the fact disputed. No claim is averaged, guessed or dropped, and their order does not matter.
    """
    ranked = tuple(sorted(claims, key=_rank))
    if not ranked:
        return Fact(model, field, State.UNKNOWN)
    chosen = next((claim for claim in ranked if claim.state is not State.UNKNOWN), ranked[0])
    others = tuple(claim for claim in ranked if claim is not chosen)
    against = tuple(claim for claim in others if _against(field, chosen, claim))
    state = State.DISPUTED if against else chosen.state
    # A value that one source denies having is still a value; an absence that another fills is disputed with that value.
    value = chosen.value
    if value is None and against:
        chosen = against[0]
        value = chosen.value
        against = tuple(claim for claim in ranked if claim is not chosen and _against(field, chosen, claim))
        others = tuple(claim for claim in ranked if claim is not chosen)
    return Fact(model, field, state, value, (chosen, *others), against)


def _rank(claim: Claim) -> tuple[object, ...]:
    newest = tuple(-part for part in claim.when.parts) if claim.when else (1,)
    return (claim.source.kind, newest, bool(claim.source.copies), claim.source.id, str(claim.state), claim.written, claim.path, claim.line)


def _against(field: Field, chosen: Claim, other: Claim) -> bool:
    """Whether two claims disagree. That something is unknown to one source says nothing against another."""
    if State.UNKNOWN in (chosen.state, other.state):
        return False
    if chosen.value is None or other.value is None:
        return chosen.state is not other.state
    return not agree(field, chosen.value, other.value)
