"""What a rule of the verdict sees, and what it states."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from generator.compare.differences import gaps
from generator.compare.english import lowered
from generator.compare.scores import unit
from generator.compare.sheets import ABSENT, Desk, Sheet
from generator.nouns.claims import Fact, State
from generator.nouns.comparisons import Evidence, MemoryRow, PriceRow, Row, ScoreRow
from generator.nouns.kinds import show
from generator.nouns.quantities import show_exact, show_money
from generator.nouns.row_sets import price_id
from generator.nouns.spelling import listed

OF_THOSE_KNOWN = " of those known"
"""Joins a superlative where nothing, or nothing certain, is known of some of the models."""
CLAIMS = 3
"""Values of a disputed fact that a clause repeats; the fact itself shows all."""


class Outcome(Enum):
    """What a statement comes to."""

    LEAD = auto()
    """One model is better off."""
    CONTRAST = auto()
    """They differ, and neither way is the better one."""
    LEVEL = auto()
    """They are the same."""
    DISPUTED = auto()
    """Sources disagree, so there is no call."""
    OPEN = auto()
    """The data do not say."""

    @property
    def decided(self) -> bool:
        """Whether both sides are known."""
        return self not in (Outcome.DISPUTED, Outcome.OPEN)


@dataclass(frozen=True, slots=True)
class Statement:
    """A clause before it joins the verdict: `subject predicate detail`.

    The headline takes subject and predicate and leaves the detail to the clause. A statement that leaves a question
    open has no subject; its predicate is the whole sentence.
    """

    outcome: Outcome
    subject: tuple[str, ...]
    predicate: str
    detail: str
    evidence: tuple[Evidence, ...]
    leader: str = ""

    @property
    def text(self) -> str:
        """The whole sentence, without a full stop."""
        return " ".join(part for part in (listed(self.subject), self.predicate) if part) + self.detail


@dataclass(frozen=True, slots=True)
class Case:
    """A comparison's tables, as the rules of the verdict look at them; `rows` by field id."""

    desk: Desk
    sheets: tuple[Sheet, ...]
    names: tuple[str, ...]
    rows: Mapping[str, Row]
    prices: tuple[PriceRow, ...]
    scores: tuple[ScoreRow, ...]
    memory: tuple[MemoryRow, ...]

    @property
    def pair(self) -> bool:
        """Whether two models are compared."""
        return len(self.sheets) == 2

    @property
    def everyone(self) -> tuple[str, ...]:
        """The subject of what is the same for all."""
        return ("Both",) if self.pair else ("All",)

    def id_of(self, places: frozenset[int]) -> str:
        """The model at the only place; empty where there are several or none."""
        return self.sheets[min(places)].model.id if len(places) == 1 else ""

    def named(self, places: frozenset[int]) -> tuple[str, ...]:
        """The names at the places, in order."""
        return tuple(self.names[place] for place in sorted(places))

    def text(self, row: Row, place: int) -> str:
        """A row's value of one model in words."""
        return self.sheets[place].text(row.facts[place])


Rule = Callable[[Case], tuple[Statement, ...]]
"""Looks at one topic of a comparison and states what the facts prove; nothing where they prove nothing."""


def facts_proof(case: Case, row: Row) -> tuple[Evidence, ...]:
    """The facts of a row about which somebody claims something."""
    proofs = (sheet.proofs.get(row.field.id) for sheet in case.sheets)
    return tuple(proof for proof in proofs if proof)


def price_proof(case: Case, row: PriceRow) -> tuple[Evidence, ...]:
    """The prices of a row with their providers."""
    name = case.desk.book.organization
    return tuple(
        Evidence(
            sheet.model.id, row.label, f"{show_money(amount)} at {name(who)}", f"{price_id(row.label)}-{sheet.model.id}"
        )
        for sheet, amount, who in zip(case.sheets, row.amounts, row.providers, strict=True)
        if amount is not None
    )


def score_proof(case: Case, row: ScoreRow) -> tuple[Evidence, ...]:
    """The scores of a row with the way in which they were taken."""
    benchmark = case.desk.book.benchmark(row.benchmark)
    return tuple(
        Evidence(
            sheet.model.id,
            benchmark.name,
            ", ".join([show_exact(score.score) + unit(benchmark), *score.stated]),
            f"score-{sheet.model.id}-{row.benchmark}",
        )
        for sheet, score in zip(case.sheets, row.scores, strict=True)
        if score is not None
    )


def no_call(case: Case, row: Row, what: str = "") -> tuple[Statement, ...]:
    """That a row decides nothing, and why; nothing where no fact is amiss or nobody claims anything.

    `what` says more plainly than the field's label what it is about.
    """
    names = [_with_claims(name, fact) for name, fact in zip(case.names, row.facts, strict=True)]
    why = gaps([None if fact.state is State.KNOWN else fact for fact in row.facts], names)
    proof = facts_proof(case, row)
    if not why or not proof:
        return ()
    disputed = any(fact.state is State.DISPUTED for fact in row.facts)
    outcome = Outcome.DISPUTED if disputed else Outcome.OPEN
    return (Statement(outcome, (), f"No call on {what or lowered(row.field.label)}: {why}", "", proof),)


def _with_claims(name: str, fact: Fact) -> str:
    """`GPT-4o (128K tokens or 8K tokens)` where sources disagree; the name alone otherwise."""
    if fact.state is not State.DISPUTED:
        return name
    said = ((claim, claim.value) for claim in fact.claims)
    texts = dict.fromkeys(
        show(fact.field, value) if value is not None else ABSENT[claim.state] for claim, value in said
    )
    return f"{name} ({' or '.join(list(texts)[:CLAIMS])})"
