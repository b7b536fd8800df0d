"""What was known on a date: the records without whatever is dated later, or cannot be shown to be as old."""

from dataclasses import replace

from generator.nouns.claims import Source
from generator.nouns.dates import PartialDate
from generator.nouns.records import Library, Record


def known_on(library: Library, as_of: PartialDate) -> Library:
    """The library with each record as it was known on the date; names and what belongs with what are not dated."""
    records = {id_: _known(record, as_of) for id_, record in library.records.items()}
    return replace(library, records=records)


def _known(record: Record, as_of: PartialDate) -> Record:
    """The record with only that of which a date shows that it was said by then.

    The date is its own, its source's, or when the source was read. What has none of them is left out, since nothing
    shows that it is as old; so is what is dated less precisely and may be later.
    """
    alias, audit = record.alias_of, record.transparency
    return replace(
        record,
        alias_of=alias if alias and alias.as_of.by(as_of) else None,
        claims=tuple(one for one in record.claims if one.when and one.when.by(as_of)),
        capabilities=tuple(one for one in record.capabilities if _by(as_of, None, one.source)),
        prices=tuple(one for one in record.prices if _by(as_of, one.as_of, one.source)),
        scores=tuple(one for one in record.scores if _by(as_of, one.date, one.source)),
        ratings=tuple(one for one in record.ratings if _by(as_of, None, one.source)),
        transparency=audit if audit and _by(as_of, None, audit.source) else None,
    )


def _by(as_of: PartialDate, own: PartialDate | None, source: Source) -> bool:
    when = own or source.date or source.retrieved
    return when is not None and when.by(as_of)
