"""Rules that hold two or three facts against one another: heads, parameters, limits, the cutoff and the release."""

from collections.abc import Callable, Iterator

from generator.findings.judging import Condition, Values, misfits
from generator.findings.known import Known
from generator.findings.rule import Doubt, Subject, by, said
from generator.findings.stated import STATED, is_stated, most_precise
from generator.nouns.claims import Claim
from generator.nouns.dates import PartialDate
from generator.nouns.kinds import agree, show, show_exact
from generator.nouns.problems import Level
from generator.nouns.quantities import Quantity

LIMITS = ("max_output_tokens", "max_input_tokens")
"""Fields that the context length bounds."""
SERVED = (("served_max_output_tokens", "served_context_length"),)
"""The same as one source says it of one provider; other sources may speak of others."""


def heads_shared(subject: Subject) -> Iterator[Doubt]:
    """Attention heads are shared out evenly among the KV heads."""
    fields = ("num_attention_heads", "num_key_value_heads")

    def both(values: Values) -> tuple[int, int] | None:
        heads, groups = (Known(values, frozenset()).number(id_) for id_ in fields)
        return (heads, groups) if heads and groups else None

    def fit(values: Values) -> bool | None:
        found = both(values)
        return found and found[0] % found[1] == 0

    def words(values: Values) -> str:
        heads, groups = both(values) or (0, 1)
        rest = f"{heads:,} ÷ {groups:,} = {heads // groups:,}, remainder {heads % groups:,}"
        return f"{heads:,} attention heads cannot be shared out evenly among {groups:,} KV heads: {rest}"

    return _held(subject, fields, fit, words)


def active_above(subject: Subject) -> Iterator[Doubt]:
    """No more parameters are active than there are."""
    fields = ("active_parameters", *STATED)

    def fit(values: Values) -> bool | None:
        active, stated = most_precise(values, fields[:1]), most_precise(values, STATED)
        if active is None or stated is None:
            return None
        return active.number <= stated.number or agree(subject.model.facts[fields[0]].field, active, stated)

    def words(values: Values) -> str:
        stated = next(id_ for id_ in STATED if isinstance(values.get(id_), Quantity))
        return (
            f"{_exact(subject, values, fields[0])} active parameters are more than all "
            f"{_exact(subject, values, stated)} parameters"
        )

    return _held(subject, fields, fit, words)


def parameters_exact(subject: Subject) -> Iterator[Doubt]:
    """The number of parameters that is stated short is what the exact one rounds to."""

    def fit(values: Values) -> bool | None:
        exact, rounded = (values.get(id_) for id_ in STATED)
        if not isinstance(exact, Quantity) or not isinstance(rounded, Quantity):
            return None
        return is_stated(int(exact.number), rounded)

    def words(values: Values) -> str:
        exact, rounded = (_exact(subject, values, id_) for id_ in STATED)
        return f"{exact} parameters, counted exactly, do not round to {rounded}"

    return _held(subject, STATED, fit, words)


def above_context(subject: Subject) -> Iterator[Doubt]:
    """Neither output nor input is longer than the context; what providers serve is compared source by source."""
    for field in LIMITS:
        yield from _held(
            subject, (field, "context_length"), _within(subject, field, "context_length"), _longer(subject)
        )
    for field, context in SERVED:
        for one, other in _of_one_source(subject, field, context):
            if not _is_within(one, other):
                message = (
                    f"{by(one.source)} has {said(one)} for “{one.field.label}” and only {said(other)} for "
                    f"“{other.field.label}”, which holds it"
                )
                facts = (subject.model.facts[field], subject.model.facts[context])
                yield Doubt(message, one.path, one.line, Level.INFO, facts=facts)


def _within(subject: Subject, field: str, context: str) -> Condition:
    def fit(values: Values) -> bool | None:
        one, other = values.get(field), values.get(context)
        if not isinstance(one, Quantity) or not isinstance(other, Quantity):
            return None
        return one.number <= other.number or agree(subject.model.facts[context].field, one, other)

    return fit


def _is_within(one: Claim, other: Claim) -> bool:
    """Whether a claim's number is no more than another's; so too where either is no number."""
    if not isinstance(one.value, Quantity) or not isinstance(other.value, Quantity):
        return True
    return one.value.number <= other.value.number or agree(other.field, one.value, other.value)


def _longer(subject: Subject) -> Callable[[Values], str]:
    def words(values: Values) -> str:
        (one, context) = values
        first, second = (subject.model.facts[id_].field.label for id_ in (one, context))
        return (
            f"“{first}” ({_exact(subject, values, one)}) is longer than “{second}” "
            f"({_exact(subject, values, context)}), which holds it"
        )

    return words


def _of_one_source(subject: Subject, one: str, other: str) -> Iterator[tuple[Claim, Claim]]:
    """Claims about both fields by the same source with the same note, which says whose service is meant."""
    facts = [subject.fact(one), subject.fact(other)]
    if facts[0] is None or facts[1] is None:
        return
    contexts = {(claim.source.id, claim.note): claim for claim in facts[1].claims}
    for claim in facts[0].claims:
        if (claim.source.id, claim.note) in contexts:
            yield claim, contexts[claim.source.id, claim.note]


def cutoff_released(subject: Subject) -> Iterator[Doubt]:
    """What a model knows ends before it is released."""
    fields = ("knowledge_cutoff", "release_date")

    def fit(values: Values) -> bool | None:
        cutoff, released = (values.get(id_) for id_ in fields)
        if not isinstance(cutoff, PartialDate) or not isinstance(released, PartialDate):
            return None
        return not cutoff.after(released)

    def words(values: Values) -> str:
        cutoff, released = (show(subject.model.facts[id_].field, values[id_]) for id_ in fields)
        return f"the knowledge cutoff {cutoff} is after the release on {released}"

    return _held(subject, fields, fit, words)


def _held(subject: Subject, fields: tuple[str, ...], fit: Condition, words: Callable[[Values], str]) -> Iterator[Doubt]:
    """A doubt for each misfit of these facts, told with the values that do not fit and the odd one, if there is one."""
    for misfit in misfits(subject.model, fields, fit):
        facts = tuple(subject.model.facts[id_] for id_ in fields if id_ in misfit.values)
        odd, cured = misfit.odd, misfit.cured
        place = odd or facts[0].chosen
        assert place is not None
        message = words(misfit.values)
        if odd is not None and cured is not None:
            instead = show_exact(odd.field, cured[odd.field.id])
            message += (
                f"; {instead} for “{odd.field.label}” would fit, so {said(odd)} ({by(odd.source)}) is the odd one out"
            )
        level = Level.WARNING if misfit.shown else Level.INFO
        yield Doubt(message, place.path, place.line, level, facts=facts, odd=odd)


def _exact(subject: Subject, values: Values, id_: str) -> str:
    return show_exact(subject.model.facts[id_].field, values[id_])
