"""Rules of the verdict for what is counted: context, size, length of answers, and dates."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.compare.differences import gaps
from generator.compare.english import against, lowered, percent, span, times
from generator.compare.statements import OF_THOSE_KNOWN, Case, Outcome, Rule, Statement, facts_proof, no_call
from generator.compare.table import leading
from generator.nouns.claims import Fact, State
from generator.nouns.comparisons import Row
from generator.nouns.dates import PartialDate
from generator.nouns.kinds.kind import Value
from generator.nouns.quantities import Quantity, agree, show_compact
from generator.nouns.spelling import listed

TOKENS_PER_PAGE = 500
"""A page of English prose, about 375 words; the measure by which a context length is felt."""
Verb = tuple[str, str]
"""What one does, and what several do: `("has", "have")`."""


@dataclass(frozen=True, slots=True)
class Measure:
    """How to speak of a field that counts. `{}` stands for `6.5 times` or `twice`, and for `20%` or `slightly`.

    What follows the verb, in turn, for one that has more by so much, for one that just has more, and for the first of
    several; `same` is said of all and has its own verb.
    """

    field: str
    verb: Verb
    by_times: str
    by_percent: str
    plain: str
    most: str
    same: str
    in_pages: bool = False


@dataclass(frozen=True, slots=True)
class Moment:
    """How to speak of a field that is a date, like a Measure. `{}` stands for `4 months`; `until` precedes a date.

    `same_year` is said in place of `same` where of one of them no more than the year is known.
    """

    field: str
    verb: Verb
    by_span: str
    plain: str
    most: str
    same: str
    same_year: str
    until: str = ""


CONTEXT = Measure(
    "context_length",
    ("takes", "take"),
    "a context {} as long",
    "a context {} longer",
    "the longer context",
    "the longest context",
    "have the same context length",
    in_pages=True,
)
PARAMETERS = Measure(
    "parameters",
    ("has", "have"),
    "{} the parameters",
    "{} more parameters",
    "more parameters",
    "the most parameters",
    "have the same number of parameters",
)
ACTIVE = Measure(
    "active_parameters",
    ("uses", "use"),
    "{} the parameters for each token",
    "{} more parameters for each token",
    "more parameters for each token",
    "the most parameters for each token",
    "use the same number of parameters for each token",
)
OUTPUT = Measure(
    "max_output_tokens",
    ("allows", "allow"),
    "answers {} as long",
    "answers {} longer",
    "longer answers",
    "the longest answers",
    "allow answers of the same length",
)
KNOWLEDGE = Moment(
    "knowledge_cutoff",
    ("has", "have"),
    "knowledge that is {} newer",
    "newer knowledge",
    "the newest knowledge",
    "have the same knowledge cutoff",
    "have a knowledge cutoff in the same year",
    "up to ",
)
RELEASE = Moment(
    "release_date",
    ("came", "came"),
    "out {} later",
    "out later",
    "out last",
    "came out at the same time",
    "came out in the same year",
)


def measured(about: Measure | Moment) -> Rule:
    """The rule for one such field."""

    def rule(case: Case) -> tuple[Statement, ...]:
        row = case.rows.get(about.field)
        return _compare(case, row, about) if row else ()

    return rule


def active(case: Case) -> tuple[Statement, ...]:
    """How much of each model works on a token, where that is not simply all of it."""
    row, total = case.rows.get(ACTIVE.field), case.rows.get(PARAMETERS.field)
    if row is None or (total and all(_dense(*facts) for facts in zip(row.facts, total.facts, strict=True))):
        return ()
    return _compare(case, row, ACTIVE)


def _dense(working: Fact, total: Fact) -> bool:
    if working.value is None or total.value is None:
        return working.value is None
    return (
        isinstance(working.value, Quantity) and isinstance(total.value, Quantity) and agree(working.value, total.value)
    )


def _compare(case: Case, row: Row, about: Measure | Moment) -> tuple[Statement, ...]:
    kind = Quantity if isinstance(about, Measure) else PartialDate
    known = [place for place, fact in enumerate(row.facts) if fact.state is State.KNOWN]
    if not all(isinstance(row.facts[place].value, kind) for place in known):
        return ()
    top = leading(row, higher=True)
    if top:
        return (_first(case, row, about, top),)
    if 1 < len(known) == len(row.facts):
        texts = list(dict.fromkeys(case.text(row, place) for place in known))
        if row.differs:
            unclear = f"No call on {lowered(row.field.label)}: {listed(texts)} do not tell who is first"
            return (Statement(Outcome.OPEN, (), unclear, "", facts_proof(case, row)),)
        same = _same(about, row, len(texts))
        return (Statement(Outcome.LEVEL, case.everyone, same, f": {listed(texts)}", facts_proof(case, row)),)
    return no_call(case, row)


def _first(case: Case, row: Row, about: Measure | Moment, top: frozenset[int]) -> Statement:
    leader = case.id_of(top) if row.best == top else ""
    outcome = Outcome.LEAD if leader else Outcome.CONTRAST
    certain = all(fact.state is State.KNOWN for fact in row.facts)
    phrase = _by_how_much(row, about, top) if case.pair else about.most + OF_THOSE_KNOWN * (not certain)
    predicate = f"{about.verb[len(top) > 1]} {phrase}"
    detail = _detail(case, row, about, top)
    return Statement(outcome, case.named(top), predicate, detail, facts_proof(case, row), leader)


def _same(about: Measure | Moment, row: Row, texts: int) -> str:
    """What is said of values that agree; of so many in words."""
    dates = [fact.value for fact in row.facts if isinstance(fact.value, PartialDate)]
    if isinstance(about, Moment) and not all(date.month for date in dates):
        return about.same_year
    return about.same if texts == 1 else about.same.replace("the same", "about the same")


def _by_how_much(row: Row, about: Measure | Moment, top: frozenset[int]) -> str:
    more, less = row.facts[min(top)].value, row.facts[1 - min(top)].value
    if isinstance(about, Moment):
        assert isinstance(more, PartialDate) and isinstance(less, PartialDate)
        apart = span(less, more)
        return about.by_span.format(apart) if apart else about.plain
    assert isinstance(more, Quantity) and isinstance(less, Quantity)
    if less.number <= 0:
        return about.plain
    ratio = more.number / less.number
    return about.by_times.format(times(ratio)) if ratio >= 2 else about.by_percent.format(percent(ratio - 1))


def _detail(case: Case, row: Row, about: Measure | Moment, top: frozenset[int]) -> str:
    """The values: of both in a pair; of the first, and for whom none is known, among several."""
    order = sorted(range(len(row.facts)), key=lambda place: place not in top) if case.pair else sorted(top)[:1]
    texts = [case.text(row, place) for place in order]
    until = about.until if isinstance(about, Moment) else ""
    detail = f": {until}{against(texts[0], texts[-1], row.field.unit) if case.pair else texts[0]}"
    if isinstance(about, Measure) and about.in_pages:
        detail += _pages([row.facts[place].value for place in order])
    if case.pair:
        return detail
    missing = gaps([None if fact.state is State.KNOWN else fact for fact in row.facts], case.names)
    return detail + (f" ({missing})" if missing else "")


def _pages(values: Sequence[Value | None]) -> str:
    """`, about 260 against 16 pages`: two digits, at `TOKENS_PER_PAGE`; empty below a page."""
    pages = [value.number / TOKENS_PER_PAGE for value in values if isinstance(value, Quantity)]
    if not pages or min(pages) < 2:
        return ""
    return f", about {' against '.join(_rounded(number) for number in pages)} pages"


def _rounded(pages: Decimal) -> str:
    whole = round(pages, 1 - pages.adjusted())
    return f"{whole:,f}".removesuffix(".0") if whole < 1_000_000 else show_compact(whole)
