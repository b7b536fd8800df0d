"""The rules of the verdict for whatever else is comparable: aliases, and fields that no other rule knows."""

from generator.compare.choices import READS, WRITES
from generator.compare.differences import gaps
from generator.compare.english import against, lowered
from generator.compare.measures import ACTIVE, CONTEXT, KNOWLEDGE, OUTPUT, PARAMETERS, RELEASE
from generator.compare.statements import OF_THOSE_KNOWN, Case, Outcome, Statement, facts_proof
from generator.nouns.claims import State
from generator.nouns.comparisons import Evidence, Row
from generator.nouns.dates import PartialDate
from generator.nouns.fields import Better
from generator.nouns.spelling import listed

MOST = 2
"""Statements about fields that no rule knows; the table has the rest."""
KNOWN_FIELDS = frozenset(
    {about.field for about in (CONTEXT, PARAMETERS, ACTIVE, OUTPUT, KNOWLEDGE, RELEASE)}
    | {READS[0], WRITES[0], "open_weights", "open_source", "license"}
)


def alias(case: Case) -> tuple[Statement, ...]:
    """That one of the models is only a name for another of them."""
    by_id = {sheet.model.id: name for sheet, name in zip(case.sheets, case.names, strict=True)}
    found = []
    for sheet, name in zip(case.sheets, case.names, strict=True):
        stood = sheet.model.record.alias_of
        if stood is not None and sheet.model.via in by_id:
            what = f"was a name for {by_id[sheet.model.via]} on {stood.as_of.words}"
            proof = Evidence(sheet.model.id, "Alias of", by_id[sheet.model.via])
            detail = ", so what is recorded of that snapshot counts for both"
            found.append(Statement(Outcome.LEVEL, (name,), what, detail, (proof,)))
    return tuple(found)


def better_fields(case: Case) -> tuple[Statement, ...]:
    """Who has the better value in the remaining fields that have a better direction, the first few of them."""
    rows = [row for row in case.rows.values() if row.best and row.field.id not in KNOWN_FIELDS]
    return tuple(_better(case, row) for row in rows[:MOST])


def _better(case: Case, row: Row) -> Statement:
    """`Lower emissions: A, 645 against 1,354 t CO2eq`; it has no subject, so the headline leaves it to the clauses."""
    place = min(row.best)
    own = case.text(row, place)
    values = against(own, case.text(row, 1 - place), row.field.unit) if case.pair else own
    missing = gaps([None if fact.state is State.KNOWN else fact for fact in row.facts], case.names)
    known = OF_THOSE_KNOWN * bool(missing)
    text = f"{_degree(case, row)} {lowered(row.field.label)}{known}: {listed(case.named(row.best))}, {values}"
    leader = case.id_of(row.best)
    outcome = Outcome.LEAD if leader else Outcome.CONTRAST
    return Statement(outcome, (), text, f" ({missing})" if missing else "", facts_proof(case, row), leader)


def _degree(case: Case, row: Row) -> str:
    value = row.facts[min(row.best)].value
    words = ("Higher", "Highest") if row.field.better is Better.HIGHER else ("Lower", "Lowest")
    if isinstance(value, bool):
        words = ("Ahead on", "Ahead on")
    elif isinstance(value, PartialDate):
        words = ("Newer", "Newest") if row.field.better is Better.HIGHER else ("Older", "Oldest")
    return words[0] if case.pair else words[1]
