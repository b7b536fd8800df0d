"""The answer first: one or two sentences made of the strongest clauses, or that the data are too thin."""

from collections.abc import Sequence

from generator.compare.english import joined, lowered
from generator.compare.statements import Case, Outcome, Statement
from generator.compare.verdict import Said
from generator.nouns.claims import State
from generator.nouns.spelling import listed

ENOUGH = 2
"""Comparable statements below which nothing is called."""
PER_SUBJECT = 2
"""Predicates of one subject; one more where there is only one subject."""
IN_ALL = 4
NAMED = 4
"""Labels that a thin headline names; the others are counted."""
WEAK = ("input", "output", "active size", "release")
"""Topics that say little unless one of the models has the better of it."""
PRONOUNS = (("Both",), ("All",), ("Each",))
LEVEL = {True: "Neither is ahead: ", False: "None of them is ahead: "}
"""How a sentence opens that tells only of what is the same: of a pair, or of several."""
ORDER = (Outcome.LEAD, Outcome.CONTRAST, Outcome.LEVEL)


def missing(case: Case) -> tuple[str, ...]:
    """The labels of key fields of which at least one model has no value though it could have one."""
    lacking = (State.UNKNOWN, State.UNDISCLOSED)
    facts = ((field, sheet.model.fact(field)) for field in case.desk.book.catalogue.keys for sheet in case.sheets)
    return tuple(dict.fromkeys(field.label for field, fact in facts if fact.state in lacking))


def headline(case: Case, said: Said, lacking: Sequence[str]) -> str:
    """What to know before anything else, in one or two sentences."""
    aliases = [one.text for topic, one in said if topic == "alias"]
    decided = [(topic, one) for topic, one in said if one.outcome.decided and topic != "alias"]
    if aliases:
        chosen = _strongest([pair for pair in decided if pair[1].outcome is Outcome.LEAD])
        return f"{aliases[0]}.{f' {_sentence(chosen)}' if chosen else ''}"
    if len(decided) < ENOUGH:
        return _thin(case, [one for _, one in decided], lacking)
    chosen = _strongest(decided)
    if not chosen:
        return " ".join(f"{one.text}." for _, one in decided[:ENOUGH])
    ahead = any(one.outcome is Outcome.LEAD for _, one in decided)
    if ahead or any(one.outcome is not Outcome.LEVEL for one in chosen):
        return _sentence(chosen)
    # Where a question is open, that all else is the same does not mean that neither is ahead.
    still_open = [one.text for _, one in said if not one.outcome.decided]
    return f"{_sentence(chosen)} {still_open[0]}." if still_open else _sentence(chosen, level=LEVEL[case.pair])


def _strongest(decided: Sequence[tuple[str, Statement]]) -> list[Statement]:
    """The statements of a sentence.

    Leads go first, then other contrasts, then one thing that is the same for all, or several where nothing differs.
    What says little, like a later release, only fills a sentence that would be too short.
    """
    said = [pair for pair in decided if pair[1].subject]
    ranked = sorted(said, key=lambda pair: (_is_weak(*pair), ORDER.index(pair[1].outcome)))
    each = PER_SUBJECT if len({one.subject for _, one in said}) > 1 else PER_SUBJECT + 1
    apart = any(one.outcome is not Outcome.LEVEL for _, one in said)
    chosen: list[Statement] = []
    for topic, one in ranked:
        of_subject = sum(other.subject == one.subject for other in chosen)
        enough = len(chosen) >= (ENOUGH if _is_weak(topic, one) else IN_ALL)
        spare = apart and one.outcome is Outcome.LEVEL and (of_subject or len(chosen) > ENOUGH)
        if of_subject < each and not enough and not spare:
            chosen.append(one)
    return sorted(chosen, key=lambda one: ORDER.index(one.outcome))


def _is_weak(topic: str, one: Statement) -> bool:
    return topic in WEAK and one.outcome is not Outcome.LEAD


def _sentence(chosen: Sequence[Statement], level: str = "") -> str:
    """`A is ahead on MMLU and reads images; B has open weights.`; `level` opens one that tells of no difference."""
    by_subject: dict[tuple[str, ...], list[str]] = {}
    for one in chosen:
        by_subject.setdefault(one.subject, []).append(one.predicate)
    parts = [
        f"{_subject(subject, first=not level and not at)} {joined(said)}"
        for at, (subject, said) in enumerate(by_subject.items())
    ]
    return f"{level}{'; '.join(parts)}."


def _subject(subject: tuple[str, ...], *, first: bool) -> str:
    return listed(subject).lower() if subject in PRONOUNS and not first else listed(subject)


def _thin(case: Case, decided: Sequence[Statement], lacking: Sequence[str]) -> str:
    """That nothing is called, for want of what, and the little that is known."""
    labels = [lowered(label) for label in lacking]
    named = labels if len(labels) <= NAMED else [*labels[:NAMED], f"{len(labels) - NAMED} more"]
    unknown = f"{'is' if len(named) == 1 else 'are'} not known for {'both' if case.pair else 'all'}"
    why = f"{listed(named)} {unknown}" if named else "they share too few facts"
    known = f" {decided[0].text}." if decided else ""
    return f"Not enough shared data to call it: {why}.{known}"
