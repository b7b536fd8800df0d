"""An alias stands for one dated snapshot, never for itself or for another alias."""

from collections.abc import Iterator, Mapping

from generator.check.subject import Subject
from generator.nouns.problems import Problem
from generator.nouns.records import Record
from generator.nouns.spelling import shown


def check_aliases(subject: Subject) -> Iterator[Problem]:
    """Aliases of themselves, in a circle, or of aliases."""
    records = subject.library.records
    for record in records.values():
        alias = record.alias_of
        if alias is None or alias.model not in records:
            continue
        target = records[alias.model]
        if target.id == record.id:
            message = f"{shown(record.id)} is an alias of itself; taken as no alias; name the dated snapshot"
            yield Problem(record.path, alias.line, "alias-self", message)
        elif target.alias_of is not None:
            yield _chained(record, alias.line, _chain(record, records))


def _chain(record: Record, records: Mapping[str, Record]) -> list[str]:
    """The ids from one alias to the next, ending where it stops or meets an id that was passed already."""
    chain = [record.id]
    at: Record | None = record
    while at is not None and at.alias_of is not None:
        following = at.alias_of.model
        seen = following in chain
        chain.append(following)
        if seen:
            break
        at = records.get(following)
    return chain


def _chained(record: Record, line: int, chain: list[str]) -> Problem:
    way = " → ".join(chain)
    done = f"only what the record of {shown(chain[1])} itself says was taken over"
    if chain[-1] in chain[:-1]:
        message = f"the aliases go in a circle: {way}; {done}; name a dated snapshot"
        return Problem(record.path, line, "alias-circle", message)
    message = f"{shown(chain[1])} is an alias too: {way}; {done}; name the dated snapshot {shown(chain[-1])}"
    return Problem(record.path, line, "alias-chain", message)
