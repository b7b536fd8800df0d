"""The weights that an architecture comes to against the parameters that are stated, all of them and those active."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.findings.implied import ARCHITECTURE, Sum, Way, sums
from generator.findings.judging import Misfit, Values, misfits
from generator.findings.known import Known, absent
from generator.findings.layers import Term
from generator.findings.rule import Doubt, Subject, by, said, short
from generator.findings.stated import STATED, difference, is_stated, most_precise, tolerance
from generator.nouns.book import Model
from generator.nouns.claims import Fact
from generator.nouns.kinds import show, show_exact
from generator.nouns.problems import Level
from generator.nouns.quantities import Quantity

WIDTHS = ("num_attention_heads", "head_dim", "hidden_size")
BOUNDS = ("max_position_embeddings", "kv_cache_layers")
"""Numbers that the sum looks at and does not add."""
TEXT = frozenset({"text", "file"})
"""What a model reads without any weights that are not in the sum."""


@dataclass(frozen=True, slots=True)
class Count:
    """One number of weights: the fields that state it, and how a sum gives it in each way in which people count.

    `tried` are the fields whose other claims are tried; none: all.
    """

    what: str
    stated: tuple[str, ...]
    ways: Callable[[Sum], tuple[Way, ...]]
    part: Callable[[Term], tuple[str, int]]
    tried: tuple[str, ...] = ()

    def made(self, model: Model, values: Values) -> list[tuple[Sum, Way]]:
        """Every sum that the facts allow, in every way of counting."""
        return [(one, way) for one in sums(Known(values, absent(model, ARCHITECTURE))) for way in self.ways(one)]

    def fit(self, model: Model, values: Values) -> bool | None:
        """Whether what is counted is what is stated; None where either is missing."""
        stated = most_precise(values, self.stated)
        made = self.made(model, values) if stated else []
        if stated is None or not made:
            return None
        whole = reads_text_alone(model)
        return any(is_stated(count, stated, whole=whole) for _, (count, _) in made)

    def misfits(self, model: Model) -> Iterator[Misfit]:
        """The values, shown or claimed otherwise, that do not give the number stated."""
        return misfits(model, (*self.stated, *ARCHITECTURE), lambda values: self.fit(model, values), self.tried)

    def nearest(self, model: Model, values: Values) -> tuple[Sum, Way]:
        """The sum, in the way of counting, that comes nearest to what is stated."""
        stated = most_precise(values, self.stated)
        assert stated is not None
        return min(self.made(model, values), key=lambda pair: abs(pair[1][0] - stated.number))


TOTAL = Count("parameters", STATED, lambda one: one.totals, lambda term: (term.text, term.count))
ACTIVE = Count(
    "active parameters",
    ("active_parameters",),
    lambda one: one.actives if one.routed else (),
    lambda term: (term.used_text, term.used),
    # What else could be wrong is in the total too, and is told of there.
    ("active_parameters", "num_experts_per_tok"),
)


def parameters_sum(subject: Subject) -> Iterator[Doubt]:
    """The parameters that the architecture comes to are those that are stated."""
    for misfit in TOTAL.misfits(subject.model):
        if _with_divided_width(subject.model, misfit) is None:
            yield _doubt(TOTAL, subject.model, misfit)


def active_sum(subject: Subject) -> Iterator[Doubt]:
    """The same of the parameters that work on one token of a mixture of experts, where the total fits."""
    if not any(misfit.shown for misfit in TOTAL.misfits(subject.model)):
        for misfit in ACTIVE.misfits(subject.model):
            yield _doubt(ACTIVE, subject.model, misfit)


def heads_width(subject: Subject) -> Iterator[Doubt]:
    """Heads × head dimension may differ from the hidden size, but not where only what agrees with it gives the sum."""
    model = subject.model
    for misfit in TOTAL.misfits(model):
        cured, odd = _with_divided_width(model, misfit), model.facts.get("head_dim")
        if cured is None or odd is None or odd.chosen is None:
            continue
        heads, size, width = (show_exact(model.facts[id_].field, misfit.values[id_]) for id_ in WIDTHS)
        divided = show_exact(odd.field, cured["head_dim"])
        message = (
            f"{heads} attention heads × head dimension {size} do not give the hidden size of {width}, and only with "
            f"{divided} does the architecture come to the parameters that are stated"
        )
        _, (count, _) = TOTAL.nearest(model, cured)
        lines = (*_sums(TOTAL, model, misfit.values), f"With head dimension {divided}: {count:,}")
        chosen = odd.chosen
        yield Doubt(message, chosen.path, chosen.line, Level.WARNING, lines, _facts(TOTAL, model, misfit), chosen)


def _with_divided_width(model: Model, misfit: Misfit) -> Values | None:
    """The values with hidden size ÷ heads for the head dimension, where nothing but that makes them fit."""
    heads, size, width = (Known(misfit.values, frozenset()).number(id_) for id_ in WIDTHS)
    if not misfit.shown or misfit.odd or not heads or not size or not width or width % heads or width == heads * size:
        return None
    cured = {**misfit.values, "head_dim": Quantity(Decimal(width // heads), Decimal(1))}
    return cured if TOTAL.fit(model, cured) else None


def _doubt(count: Count, model: Model, misfit: Misfit) -> Doubt:
    facts = _facts(count, model, misfit)
    place = misfit.odd or facts[0].chosen
    assert place is not None
    level = Level.WARNING if misfit.shown else Level.INFO
    lines = _sums(count, model, misfit.values)
    return Doubt(_message(count, model, misfit), place.path, place.line, level, lines, facts, misfit.odd)


def _facts(count: Count, model: Model, misfit: Misfit) -> tuple[Fact, ...]:
    """The facts that were held against one another, what is stated first."""
    numbers = (id_ for id_ in (*count.stated, *ARCHITECTURE) if isinstance(misfit.values.get(id_), Quantity | bool))
    return tuple(model.facts[id_] for id_ in numbers if id_ not in BOUNDS)


def _message(count: Count, model: Model, misfit: Misfit) -> str:
    _, (way, _) = count.nearest(model, misfit.values)
    stated = most_precise(misfit.values, count.stated)
    assert stated is not None
    field = next(model.facts[id_].field for id_ in count.stated if misfit.values.get(id_) is stated)
    comes = f"the architecture comes to {way:,} {count.what}"
    odd, cured = misfit.odd, misfit.cured
    if odd is None or cured is None:
        unknown = "which of the numbers is wrong cannot be told"
        return f"{comes}, {difference(way, stated)} than the {show(field, stated)} stated; {unknown}"
    instead = show_exact(odd.field, cured[odd.field.id])
    if odd.field.id in count.stated:
        return f"{comes}, not to {said(odd)} ({by(odd.source)}); {instead} would fit"
    _, (cures, _) = count.nearest(model, cured)
    return (
        f"with {said(odd)} for “{odd.field.label}” ({by(odd.source)}) {comes}, and {show(field, stated)} are stated; "
        f"with {instead} it comes to {cures:,}"
    )


def _sums(count: Count, model: Model, values: Values) -> tuple[str, ...]:
    """The terms and what they come to, then what was taken for granted."""
    best, (way, note) = count.nearest(model, values)
    parts = [count.part(term) for term in best.terms]
    lines = [f"{term.label}: {text} = {number:,}" for term, (text, number) in zip(best.terms, parts, strict=True)]
    lines.append(
        f"Together: {' + '.join(f'{number:,}' for _, number in parts)} = {sum(number for _, number in parts):,}"
    )
    lines += [f"Counted {note}: {way:,}"] if note else []
    lines += [f"Not recorded, and taken for what comes nearest: {' and '.join(best.taken)}"] if best.taken else []
    lines += [] if reads_text_alone(model) else ["Counts what reads and writes text; images and sound take more"]
    stated = most_precise(values, count.stated)
    share = short(tolerance(stated) * 100, 1) if stated else ""
    return (*lines, f"Allowed: {share} % and what the rounding of the stated number hides")


def reads_text_alone(model: Model) -> bool:
    """Whether the sum is of the whole model; what reads images or sound has weights of its own, which no fact gives."""
    fact = model.facts.get("input_modalities")
    read = fact.value if fact else None
    return isinstance(read, tuple) and TEXT.issuperset(read)
