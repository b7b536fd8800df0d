"""The rules of the verdict for whatever else is comparable: aliases, and fields that no other rule knows."""

from generator.compare.choices import READS, WRITES
from generator.compare.english import against, lowered
from generator.compare.measures import ACTIVE, CONTEXT, KNOWLEDGE, OUTPUT, PARAMETERS, RELEASE
from generator.compare.statements import Case, Outcome, Statement, facts_proof
from generator.nouns.claims import State
from generator.nouns.comparisons import Evidence, Row

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
    """Who is better off in the remaining fields that have a better direction, the first few."""
    rows = [row for row in case.rows.values() if len(row.best) == 1 and row.field.id not in KNOWN_FIELDS]
    whole = [row for row in rows if all(fact.state is State.KNOWN for fact in row.facts)]
    return tuple(_better(case, row) for row in whole[:MOST])


def _better(case: Case, row: Row) -> Statement:
    place = min(row.best)
    own = case.text(row, place)
    detail = f": {against(own, case.text(row, 1 - place)) if case.pair else own}"
    what = f"is ahead on {lowered(row.field.label)}"
    return Statement(Outcome.LEAD, case.named(row.best), what, detail, facts_proof(case, row), case.id_of(row.best))
