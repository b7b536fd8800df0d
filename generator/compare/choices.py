"""Rules of the verdict for what is chosen from a list: modalities, weights, licence."""

from dataclasses import replace

from generator.compare.english import lowered
from generator.compare.statements import Case, Outcome, Rule, Statement, facts_proof, no_call
from generator.nouns.claims import Fact, State
from generator.nouns.comparisons import Evidence, Row
from generator.nouns.fields import FieldType
from generator.nouns.kinds.kind import Value
from generator.nouns.spelling import listed

READS = ("input_modalities", "input modalities", "reads", "read")
WRITES = ("output_modalities", "output modalities", "produces", "produce")
MOST = 2
"""Statements about one set; the table has the rest."""


def modalities(about: tuple[str, str, str, str]) -> Rule:
    """The rule for a set of modalities: field, what it is, what one does with it, what several do.

    What all sources agree on is compared even where they dispute the rest.
    """

    def rule(case: Case) -> tuple[Statement, ...]:
        row = case.rows.get(about[0])
        if row is None or any(fact.value is not None and not isinstance(fact.value, tuple) for fact in row.facts):
            return ()
        told = all(fact.state.has_value and all(_said(fact)) for fact in row.facts)
        return _sets(case, row, about[2:], about[1]) if told else no_call(case, row, about[1])

    return rule


def _sets(case: Case, row: Row, verb: tuple[str, str], what: str) -> tuple[Statement, ...]:
    by_owners: dict[frozenset[int], list[str]] = {}
    for label, places in _owners(row):
        by_owners.setdefault(places, []).append(label)
    shared = by_owners.pop(frozenset(range(len(row.facts))), [])
    unsure = [name for name, fact in zip(case.names, row.facts, strict=True) if fact.state is State.DISPUTED]
    if not by_owners and unsure:
        return no_call(case, row, what)
    if not by_owners:
        only = " only" if len(shared) == 1 else ""
        said = f"{verb[1]} {listed(shared)}{only}"
        return (Statement(Outcome.LEVEL, case.everyone, said, "", facts_proof(case, row)),)
    # What one alone has says more than what several share.
    extras = sorted(by_owners.items(), key=lambda item: len(item[0]))[:MOST]
    doubt = f" (what else {listed(unsure)} {verb[len(unsure) > 1]} is disputed)" if unsure else ""
    statements = (_having(case, places, verb, listed(labels), facts_proof(case, row)) for places, labels in extras)
    return tuple(replace(one, detail=one.detail + doubt) for one in statements)


def _said(fact: Fact) -> list[frozenset[str]]:
    """The sets that the sources of a fact name, case aside; an empty one for a source that denies there is any."""
    if fact.state is not State.DISPUTED:
        return [_folded(fact.value)] if isinstance(fact.value, tuple) else []
    return [_folded(claim.value) for claim in fact.claims if claim.state is not State.UNKNOWN]


def _folded(value: Value | None) -> frozenset[str]:
    return frozenset(member.casefold() for member in value) if isinstance(value, tuple) else frozenset()


def _owners(row: Row) -> list[tuple[str, frozenset[int]]]:
    """Each member in the field's order, with the places of those that have it, unless a source disputes that of one."""
    said = [_said(fact) for fact in row.facts]
    values = [value for fact in row.facts for value in (fact.value, *(claim.value for claim in fact.claims))]
    written = sorted({member for value in values if isinstance(value, tuple) for member in value}, reverse=True)
    labels = {member.casefold(): lowered(row.field.values.get(member, member)) for member in written}
    order = {member.casefold(): at for at, member in enumerate(row.field.values)}
    owners = []
    for member in sorted(labels, key=lambda member: (order.get(member, len(order)), member)):
        having = [{member in one for one in sets} for sets in said]
        if all(len(answers) == 1 for answers in having):
            owners.append((labels[member], frozenset(place for place, answers in enumerate(having) if True in answers)))
    return [(label, places) for label, places in owners if places]


def _having(
    case: Case, places: frozenset[int], verb: tuple[str, str], what: str, proof: tuple[Evidence, ...]
) -> Statement:
    """That some have what the others lack; it favours the one that is alone with it."""
    others = case.named(frozenset(range(len(case.names))) - places)
    lack = f"{listed(others)} {'does' if len(others) == 1 else 'do'} not"
    leader = case.id_of(places)
    predicate = f"{verb[len(places) > 1]} {what}"
    if case.pair:
        return Statement(Outcome.LEAD, case.named(places), predicate, f", which {lack}", proof, leader)
    if leader:
        return Statement(Outcome.LEAD, case.named(places), f"alone {predicate}", "", proof, leader)
    return Statement(Outcome.CONTRAST, case.named(places), predicate, f", {lack}", proof)


def weights(case: Case) -> tuple[Statement, ...]:
    """Who can be downloaded and run by oneself, and who is only a service."""
    row = case.rows.get("open_weights")
    if row is None or row.field.type is not FieldType.BOOLEAN:
        return ()
    if any(fact.state is not State.KNOWN for fact in row.facts):
        return no_call(case, row)
    having = _yes(row)
    proof = facts_proof(case, row)
    if len(having) in (0, len(row.facts)):
        return (Statement(Outcome.LEVEL, case.everyone, f"have {'open' if having else 'closed'} weights", "", proof),)
    others = case.named(frozenset(range(len(case.names))) - having)
    run = f"so {'it' if len(having) == 1 else 'they'} can be downloaded and run on one's own hardware"
    served = f"{listed(others)} {'is' if len(others) == 1 else 'are'} reached only through a service"
    leader = case.id_of(having)
    alone = "" if case.pair or not leader else "alone "
    predicate = f"{alone}{'has' if leader else 'have'} open weights"
    outcome = Outcome.LEAD if leader else Outcome.CONTRAST
    return (Statement(outcome, case.named(having), predicate, f", {run}; {served}", proof, leader),)


def licence(case: Case) -> tuple[Statement, ...]:
    """The terms, and which of them are open source."""
    row = case.rows.get("license")
    if row is None:
        return ()
    if any(fact.state is not State.KNOWN for fact in row.facts):
        return no_call(case, row)
    if not row.differs:
        return (_same_licence(case, row),)
    free = case.rows.get("open_source")
    having = _yes(free) if free and all(fact.state is State.KNOWN for fact in free.facts) else frozenset()
    terms: dict[str, list[str]] = {}
    for place, name in enumerate(case.names):
        terms.setdefault(case.text(row, place), []).append(name)
    detail = ", ".join(f"{term} for {listed(names)}" for term, names in terms.items())
    if free is None or len(having) in (0, len(row.facts)):
        return (Statement(Outcome.CONTRAST, (), f"Licences differ: {detail}", "", facts_proof(case, row)),)
    leader = case.id_of(having)
    alone = "" if case.pair or not leader else "alone "
    predicate = f"{alone}has an open-source licence" if leader else "have open-source licences"
    proof = (*facts_proof(case, free), *facts_proof(case, row))
    outcome = Outcome.LEAD if leader else Outcome.CONTRAST
    return (Statement(outcome, case.named(having), predicate, f": {detail}", proof, leader),)


def _same_licence(case: Case, row: Row) -> Statement:
    return Statement(
        Outcome.LEVEL, case.everyone, "come under the same licence", f": {case.text(row, 0)}", facts_proof(case, row)
    )


def _yes(row: Row) -> frozenset[int]:
    return frozenset(place for place, fact in enumerate(row.facts) if fact.value is True)
