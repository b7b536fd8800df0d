"""Sizes in memory and in files against what so many parameters take at the format that the field is about."""

from collections.abc import Iterator
from decimal import Decimal

from generator.findings.judging import Condition, Values, misfits
from generator.findings.rule import Doubt, Subject, by, short
from generator.findings.stated import STATED, most_precise
from generator.nouns.claims import Claim
from generator.nouns.kinds import show_exact
from generator.nouns.problems import Level
from generator.nouns.quantities import Quantity
from generator.nouns.sizes import UNITS

BITS = {"weights_fp32": 32, "weights_fp16": 16, "memory_fp16": 16, "memory_4bit": 4}
"""The fewest bits that a weight takes in what each field is about; real formats take more for their scales."""


def size_below(subject: Subject) -> Iterator[Doubt]:
    """Nothing is smaller than its weights alone."""
    for id_, bits in BITS.items():
        fact = subject.fact(id_)
        if fact is None or fact.field.unit not in UNITS:
            continue
        fit = _fit(id_, bits, UNITS[fact.field.unit], fact.field.tolerance)
        for misfit in misfits(subject.model, (id_, *STATED), fit, (id_,)):
            stated = most_precise(misfit.values, STATED)
            claim = misfit.odd or fact.chosen
            assert stated is not None and claim is not None
            facts = (fact, *(subject.model.facts[one] for one in STATED if one in misfit.values))
            level = Level.WARNING if misfit.shown else Level.INFO
            said, lines = _words(claim, stated, bits, UNITS[fact.field.unit])
            yield Doubt(said, claim.path, claim.line, level, lines, facts, claim)


def _fit(id_: str, bits: int, unit: int, tolerance: Decimal) -> Condition:
    """Whether a size, at the most that its rounding allows, holds the weights, at the fewest that theirs allows."""

    def fit(values: Values) -> bool | None:
        size, stated = values.get(id_), most_precise(values, STATED)
        if not isinstance(size, Quantity) or stated is None:
            return None
        fewest = stated.number - stated.step / 2
        return (size.number + size.step / 2) * unit >= fewest * bits / 8 * (1 - tolerance)

    return fit


def _words(claim: Claim, stated: Quantity, bits: int, unit: int) -> tuple[str, tuple[str, ...]]:
    assert isinstance(claim.value, Quantity)
    least = stated.number * bits / 8
    needed = f"{short(least / unit, 3)} {claim.field.unit}"
    said = show_exact(claim.field, claim.value)
    message = f"{said} for “{claim.field.label}” ({by(claim.source)}) is less than the weights alone take, {needed}"
    lines = [f"{short(stated.number, 0)} parameters × {bits} bits ÷ 8 = {short(least, 0)} bytes = {needed}"]
    binary = UNITS.get(claim.field.unit.replace("B", "iB"), 0)
    if (claim.value.number + claim.value.step / 2) * binary >= least:
        lines.append(f"As {claim.field.unit.replace('B', 'iB')} it would fit: the unit may be the slip")
    return message, tuple(lines)
