"""Notes as sources: what a property of a note about a model says where its record does not say it."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from generator.load.records import absence_of
from generator.nouns.claims import Claim, Source, SourceKind, State
from generator.nouns.fields import Catalogue, Field
from generator.nouns.notes import Note
from generator.nouns.problems import Level, Problem
from generator.nouns.properties import PropertyValue, is_public
from generator.nouns.records import Library, Record
from generator.nouns.spelling import shown as quoted
from generator.nouns.vault_notes import (
    RESERVED,
    Remembered,
    is_empty,
    is_said,
    note_path,
    read_property,
    read_remembered,
    same,
    text_of,
)


def with_note_claims(  # noqa: PLR0913, PLR0917
    records: Mapping[str, Record],
    notes: Sequence[Note],
    catalogue: Catalogue,
    remembered: Remembered,
    shown: Callable[[str], str],
    declared: Sequence[str] | None = None,
) -> tuple[Mapping[str, Record], list[Problem]]:
    """The records with what notes about one model say in properties that are named after fields.

    A value that was last written there from the record, or that one of its claims says, is nothing new. `shown` gives
    a path of the vault as messages show it, `declared` are the only properties that may be shown where it is not None.
    What cannot be read is reported and left out.
    """
    claims: dict[str, list[Claim]] = defaultdict(list)
    problems: list[Problem] = []
    for note in notes:
        record = records.get(note.model)
        if record is None or note.unlisted:
            continue
        known = _claims_of(record, records)
        last = remembered.get(_written_into(note), {})
        for name, value in note.properties.items():
            field = catalogue.fields.get(name)
            if field is None or name.casefold() in RESERVED or is_empty(value) or not is_public(name, declared):
                continue
            if not any(same(value, one) for one in last.get(name, ())):
                one = _claim(note, record, known.get(name, ()), field, value, shown(note.path))
                if isinstance(one, Claim):
                    claims[record.id].append(one)
                elif one is not None:
                    problems.append(one)
    return {**records, **{id_: _with(records[id_], said, records) for id_, said in claims.items()}}, problems


def read_last_written(text: str, path: str) -> tuple[Remembered | None, list[Problem]]:
    """What `vault-sync.json` remembers; without it a value in a note that the record has no more is the note's own."""
    try:
        return read_remembered(text), []
    except ValueError as error:
        message = f"cannot be used: {error}; read as if it were empty; correct it, or delete it and sync again"
        return None, [Problem(path, 0, "sync-unreadable", message, Level.WARNING)]


def records_alone(library: Library) -> Library:
    """The library with what the records say themselves, and nothing from notes."""
    records = {
        id_: replace(record, claims=tuple(claim for claim in record.claims if claim.path == record.path))
        for id_, record in library.records.items()
    }
    return replace(library, records=records)


def _written_into(note: Note) -> str:
    """The record whose facts are written into a note; empty where it is no record's own."""
    id_ = note.path.removeprefix("models/").removesuffix(".md")
    return id_ if note.path == note_path(id_) else ""


def _claims_of(record: Record, records: Mapping[str, Record]) -> Mapping[str, Sequence[Claim]]:
    """What is claimed about a model by field; of a name that stands for a snapshot what is claimed about that."""
    target = records.get(record.alias_of.model) if record.alias_of else None
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in record.claims:
        found[claim.field.id].append(claim)
    taken: dict[str, list[Claim]] = defaultdict(list)
    for claim in target.claims if target else ():
        taken[claim.field.id].append(claim)
    return {**taken, **found}


def _claim(  # noqa: PLR0913, PLR0917
    note: Note, record: Record, known: Sequence[Claim], field: Field, value: PropertyValue, path: str
) -> Claim | Problem | None:
    """What a property claims; nothing where the record says the same, a problem where it cannot be read."""
    line = note.lines.get(field.id, 1)
    written = text_of(value)
    absent = absence_of(written) if isinstance(value, str) else None
    if absent is not None:
        said = absent is State.UNKNOWN or any(claim.state is absent for claim in known)
        return None if said else Claim(record.id, field, absent, None, written, _source(note, record), path, line)
    try:
        read = read_property(field, value)
    except ValueError as error:
        unit = f"{field.type} in {field.unit}" if field.unit else str(field.type)
        message = f"“{field.id}”: {quoted(written)} is no {unit}: {error}; left out; correct it, or rename the property"
        return Problem(path, line, "property-unreadable", message, Level.WARNING)
    if is_said(known, field, read):
        return None
    return Claim(record.id, field, State.KNOWN, read, written, _source(note, record), path, line)


def _source(note: Note, record: Record) -> Source:
    """The note itself; one without a title of its own goes by the model's name."""
    title = record.name if note.title in (record.id, record.name) else note.title
    date = note.updated or note.created
    return Source("note", f"note “{title}”", "this site", SourceKind.NOTE, date=date)


def _with(record: Record, claims: Sequence[Claim], records: Mapping[str, Record]) -> Record:
    """The record with more claims and their sources.

    A name that stands for a snapshot takes facts from it where its own record is silent; so what a note says of such
    a field stands beside what is taken, and not in its place.
    """
    own = {claim.field.id for claim in record.claims}
    known = _claims_of(record, records)
    fields = dict.fromkeys(claim.field.id for claim in claims if claim.field.id not in own)
    taken = [replace(claim, model=record.id) for id_ in fields for claim in known.get(id_, ())]
    sources = dict(record.sources)
    named: dict[Source, Source] = {}
    for source in dict.fromkeys(claim.source for claim in claims):
        id_ = _free(source.id, sources)
        named[source] = sources[id_] = replace(source, id=id_)
    claims = [replace(claim, source=named[claim.source]) for claim in claims]
    return replace(record, claims=(*record.claims, *taken, *claims), sources=sources)


def _free(id_: str, taken: Mapping[str, Source]) -> str:
    return next(name for n in range(1, len(taken) + 2) if (name := id_ if n == 1 else f"{id_}-{n}") not in taken)
