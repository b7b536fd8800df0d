"""Sources that say the same without having found it out apart, and copies that are none."""

from collections.abc import Iterator, Mapping

from generator.findings.rule import Doubt, Subject, agreeing, by, said
from generator.nouns.claims import Claim, Fact, Source, SourceKind
from generator.nouns.kinds import agree

LISTED = 6
"""Fields that a message lists."""


def one_origin(subject: Subject) -> Iterator[Doubt]:
    """Several sources for a value that all come to one, by copying or by being of one publisher, confirm nothing.

    What the developer says itself needs no confirming, so facts with a primary source are left out.
    """
    found: dict[tuple[str, ...], list[Fact]] = {}
    for fact in subject.model.facts.values():
        sources = {claim.source.id: claim.source for claim in _unconfirmed(fact)}
        if (
            len(sources) > 1
            and len({_origin(source, subject.model.record.sources) for source in sources.values()}) == 1
        ):
            found.setdefault(tuple(sorted(sources)), []).append(fact)
    for ids, facts in sorted(found.items()):
        chosen = facts[0].chosen
        if chosen is None:
            continue
        titles = [claim.source.title for id_ in ids for claim in facts[0].claims if claim.source.id == id_]
        names = list(dict.fromkeys(titles))
        labels = ", ".join(fact.field.label for fact in facts[:LISTED])
        labels += f" and {len(facts) - LISTED} more" if len(facts) > LISTED else ""
        message = f"{' and '.join(names)} are one origin: that they agree does not confirm {labels}"
        yield Doubt(message, chosen.path, chosen.line, facts=tuple(facts), section="sources")


def copy_differs(subject: Subject) -> Iterator[Doubt]:
    """A source that is said to repeat another says the same."""
    for fact in subject.model.facts.values():
        originals = {claim.source.id: claim for claim in fact.claims}
        for claim in fact.claims:
            # A claim without a source has an empty id, which is what `copies` is where nothing is copied.
            original = originals.get(claim.source.copies) if claim.source.copies else None
            if original is None or original is claim or claim.value is None or original.value is None:
                continue
            if not agree(fact.field, claim.value, original.value):
                message = (
                    f"{by(claim.source)} is said to repeat {by(original.source)}, and has {said(claim)} for "
                    f"“{fact.field.label}” where that has {said(original)}"
                )
                yield Doubt(message, claim.path, claim.line, facts=(fact,), odd=claim)


def _unconfirmed(fact: Fact) -> list[Claim]:
    """The claims for the value shown; none where a primary source makes one."""
    claims = agreeing(fact) if len(fact.claims) > 1 else []
    return [] if any(claim.source.kind is SourceKind.PRIMARY for claim in claims) else claims


def _origin(source: Source, sources: Mapping[str, Source]) -> str:
    """The publisher of what a source repeats in the end, or its own."""
    seen = {source.id}
    while source.copies and source.copies in sources and source.copies not in seen:
        seen.add(source.copies)
        source = sources[source.copies]
    return source.publisher.casefold()
