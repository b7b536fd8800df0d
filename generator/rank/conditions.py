"""Whether a model meets a condition: yes, no, or that it cannot be told, each with the reason."""

from functools import partial

from generator.nouns.book import Model
from generator.nouns.claims import State
from generator.nouns.comparisons import Evidence
from generator.nouns.dates import PartialDate
from generator.nouns.fields import Field
from generator.nouns.gpus import Gpu
from generator.nouns.kinds import agree, show
from generator.nouns.kinds.kind import Value
from generator.nouns.memory import Estimate
from generator.nouns.quantities import Quantity
from generator.nouns.ratings import Measured, Reason
from generator.nouns.yardsticks import Condition, OfField, OfMemory, Yardstick
from generator.rank.facts import ABSENT, certain, disputed, proof_of, said
from generator.rank.measures import NOT_RUN, measure, one_runs
from generator.rank.sight import Sight
from generator.rank.words import bytes_text, condition_text, label_of, room_name, span_text

NAMED = 3
"""Values asked for that a reason repeats."""
Judged = tuple[bool | None, Reason]
"""None where it cannot be told; that is no “no”."""


def judge(sight: Sight, yardstick: Yardstick, condition: Condition, model: Model, label: str = "") -> Judged:
    """Whether the model meets the condition on what the yardstick shows; of memory, whether it fits."""
    label = label_of(yardstick, label)
    match yardstick:
        case OfField():
            return _fact(sight, yardstick, condition, model, label)
        case OfMemory():
            return _fits(sight, yardstick, model, label)
    return _number(sight, yardstick, condition, measure(sight, yardstick, model), label)


def _fact(sight: Sight, yardstick: OfField, condition: Condition, model: Model, label: str) -> Judged:
    """Where sources disagree it is told only if it makes no difference which of them is believed."""
    fact = model.fact(yardstick.field)
    proof = proof_of(fact)
    if not fact.state.has_value or fact.value is None:
        return None, Reason(f"{label}: {ABSENT[fact.state]}", proof)
    outcome = certain(fact, partial(_meets, yardstick.field, condition))
    value = show(yardstick.field, fact.value)
    if outcome is None:
        vague = len(set(said(fact))) == 1
        why = f"{value} is not exact enough" if vague else disputed(fact)
        return None, Reason(f"{label}: {why}", proof)
    mark = " (disputed)" if fact.state is State.DISPUTED else ""
    wanted = "" if outcome else condition_text(yardstick, condition, sight.book, most=NAMED)
    return outcome, Reason(f"{label}: {value}{mark}", proof, wanted=wanted)


def _meets(field: Field, condition: Condition, value: Value) -> bool | None:
    """Whether one value meets every part of a condition; None where a date is too vague to say."""
    outcomes: list[bool | None] = []
    if condition.least is not None:
        outcomes.append(_within(field, value, condition.least, least=True))
    if condition.most is not None:
        outcomes.append(_within(field, value, condition.most, least=False))
    if condition.any or condition.all:
        members = {one.casefold() for one in (value if isinstance(value, tuple) else (str(value),))}
        outcomes += [not members.isdisjoint(one.casefold() for one in condition.any)] if condition.any else []
        outcomes += [members.issuperset(one.casefold() for one in condition.all)] if condition.all else []
    if condition.says is not None:
        outcomes.append(value is condition.says)
    if False in outcomes:
        return False
    return None if None in outcomes else True


def _within(field: Field, value: Value, bound: Value, *, least: bool) -> bool | None:
    """Whether a value keeps to a bound, what agrees with it included; None where a date is too vague to say."""
    if isinstance(value, Quantity) and isinstance(bound, Quantity):
        beyond = value.number < bound.number if least else value.number > bound.number
        return not beyond or agree(field, value, bound)
    if isinstance(value, PartialDate) and isinstance(bound, PartialDate):
        if value.within(bound):
            exact = bool(value.month) >= bool(bound.month) and bool(value.day) >= bool(bound.day)
            return True if exact else None
        return value.after(bound) is least
    return None


def _number(sight: Sight, yardstick: Yardstick, condition: Condition, found: Measured, label: str) -> Judged:
    if found.number is None:
        return None, Reason(f"{label}: {found.why}", found.evidence)
    least, most = condition.least, condition.most
    too_little = isinstance(least, Quantity) and found.number < least.number
    too_much = isinstance(most, Quantity) and found.number > most.number
    if too_little or too_much:
        wanted = condition_text(yardstick, condition, sight.book)
        return False, Reason(f"{label}: {found.text}", found.evidence, wanted=wanted)
    return True, Reason(f"{label}: {found.text}", found.evidence)


def _fits(sight: Sight, yardstick: OfMemory, model: Model, label: str) -> Judged:
    if not one_runs(model):
        return None, Reason(f"{label}: {NOT_RUN}")
    made = sight.supplied.memory.get(yardstick.ask, {}).get(model.id)
    gpu: Gpu | None = sight.book.library.gpus.get(yardstick.gpu)
    size = yardstick.room or (gpu.capacity.size if gpu else None)
    if made is None or size is None:
        return None, Reason(f"{label}: not worked out")
    unit, room = size.written, room_name(yardstick, sight.book)
    if made.total_bytes is not None:
        takes = f"{label}: {bytes_text(made.total_bytes, unit)}"
        proof = (Evidence(model.id, "Memory", made.formulas["total"], "memory"),)
        fits = _fits_whoever_is_believed(made, size.bytes)
        if fits is None:
            return None, Reason(f"{label}: {span_text(made, unit)}", proof)
        return fits, Reason(f"{takes}, {'fits into' if fits else 'more than'} {room}", proof)
    known = _certain_part(model, made)
    if known > size.bytes:
        proof = (Evidence(model.id, "Memory", made.formulas.get("weights", ""), "memory"),)
        return False, Reason(f"{label}: {bytes_text(known, unit)} for a part of it alone, more than {room}", proof)
    return None, Reason(f"{label}: {', '.join(made.refusals)}")


def _fits_whoever_is_believed(made: Estimate, room: int) -> bool | None:
    """None where it depends on which source is right, or on what the facts leave open."""
    if made.most_bytes is not None and made.most_bytes <= room:
        return True
    return False if made.least_bytes is not None and made.least_bytes > room else None


def _certain_part(model: Model, made: Estimate) -> int:
    """Bytes that are needed whichever source is right where the total cannot be worked out.

    A cache counts only where it is told how far layers look back.
    """
    disputed = {fact.field.id for fact in made.facts if fact.state is State.DISPUTED}
    weights = 0 if disputed & {"parameters", "parameters_exact"} else made.weights_bytes or 0
    window = model.facts.get("sliding_window")
    told = window is not None and (window.state.has_value or window.state is State.NOT_APPLICABLE)
    return weights + (made.kv_cache_bytes or 0) * (told and not disputed)
