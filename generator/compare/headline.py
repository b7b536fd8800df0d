"""The answer first: one or two sentences made of the strongest clauses, or that the data are too thin."""

from collections.abc import Sequence

from generator.compare.english import listed, lowered
from generator.compare.statements import Case, Outcome, Statement
from generator.compare.verdict import Said
from generator.nouns.claims import State

ENOUGH = 2
"""Comparable statements below which nothing is called."""
PER_SUBJECT = 2
"""Predicates of one subject; one more where there is only one subject."""
IN_ALL = 4
NAMED = 4
"""Labels that a thin headline names; the others are counted."""
ORDER = (Outcome.LEAD, Outcome.CONTRAST, Outcome.LEVEL)


def missing(case: Case) -> tuple[str, ...]:
    """The labels of key fields of which at least one model has no value though it could have one."""
    lacking = (State.UNKNOWN, State.UNDISCLOSED)
    facts = ((field, sheet.model.fact(field)) for field in case.desk.book.catalogue.keys for sheet in case.sheets)
    return tuple(dict.fromkeys(field.label for field, fact in facts if fact.state in lacking))


def headline(case: Case, said: Said, lacking: Sequence[str]) -> str:
    """What to know before anything else, in one or two sentences."""
    aliases = [one.text for topic, one in said if topic == "alias"]
    decided = [one for topic, one in said if one.outcome.decided and topic != "alias"]
    leads = [one for one in decided if one.outcome is Outcome.LEAD]
    if aliases:
        return f"{aliases[0]}.{f' {_sentence(case, leads)}' if leads else ''}"
    if len(decided) < ENOUGH:
        return _thin(case, decided, lacking)
    strongest = sorted((one for one in decided if one.subject), key=lambda one: ORDER.index(one.outcome))
    return _sentence(case, strongest) if strongest else " ".join(f"{one.text}." for one in decided[:2])


def _sentence(case: Case, strongest: Sequence[Statement]) -> str:
    """`A is ahead on MMLU and reads images; B has open weights.`"""
    said = enumerate(_by_subject(strongest))
    parts = [_part(subject, predicates, first=not at) for at, (subject, predicates) in said]
    if all(one.outcome is Outcome.LEVEL for one in strongest):
        text = "; ".join(parts)
        return f"{'Neither' if case.pair else 'None of them'} is ahead: {text[:1].lower()}{text[1:]}."
    return f"{'; '.join(parts)}."


def _by_subject(strongest: Sequence[Statement]) -> list[tuple[tuple[str, ...], list[str]]]:
    """What is said of each subject, the one of the strongest statement first."""
    each = PER_SUBJECT if len({one.subject for one in strongest}) > 1 else PER_SUBJECT + 1
    taken: dict[tuple[str, ...], list[str]] = {}
    for one in strongest:
        of = taken.get(one.subject, [])
        if len(of) < each and sum(map(len, taken.values())) < IN_ALL:
            taken[one.subject] = [*of, one.predicate]
    return list(taken.items())


def _part(subject: tuple[str, ...], predicates: Sequence[str], *, first: bool) -> str:
    pronoun = subject[0] in PRONOUNS and not first
    return f"{listed(subject).lower() if pronoun else listed(subject)} {listed(predicates)}"


PRONOUNS = ("Both", "All", "Each")


def _thin(case: Case, decided: Sequence[Statement], lacking: Sequence[str]) -> str:
    """That nothing is called, for want of what, and the little that is known."""
    labels = [lowered(label) for label in lacking]
    named = labels if len(labels) <= NAMED else [*labels[:NAMED], f"{len(labels) - NAMED} more"]
    unknown = f"{'is' if len(named) == 1 else 'are'} not known for {'both' if case.pair else 'all'}"
    why = f"{listed(named)} {unknown}" if named else "they share too few facts"
    known = f" {decided[0].text}." if decided else ""
    return f"Not enough shared data to call it: {why}.{known}"
