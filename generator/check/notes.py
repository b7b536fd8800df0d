"""The models and fields that notes name have to exist; only a warning, since a property may mean something else."""

from collections.abc import Iterator

from generator.check.subject import Subject
from generator.nouns.notes import Note
from generator.nouns.problems import Level, Problem
from generator.nouns.spelling import did_you_mean, shown


def check_notes(subject: Subject) -> Iterator[Problem]:
    """Unknown models in properties and blocks, and unknown fields in blocks; a vault without records is left alone."""
    if not subject.library.records:
        return
    for note in subject.vault.notes:
        path = subject.note(note)
        for model in (note.model,) if note.model else ():
            yield from _model(subject, model, path, note.lines.get("model", 0), "the note stays a page of its own")
        for model in note.models:
            yield from _model(subject, model, path, note.lines.get("models", 0), "compared without it")
        yield from _blocks(subject, note, path)


def _blocks(subject: Subject, note: Note, path: str) -> Iterator[Problem]:
    for block in note.blocks:
        for model in block.models:
            if model != note.model:
                yield from _model(subject, model, path, block.line, "the block is shown without it")
        for field in block.fields:
            if field not in subject.catalogue.fields:
                hint = did_you_mean(field, subject.catalogue.fields)
                message = f"unknown field {shown(field)}{hint}; the block is shown without it; correct it"
                yield Problem(path, block.line, "field-unknown", message, Level.WARNING)


def _model(subject: Subject, id_: str, path: str, line: int, done: str) -> Iterator[Problem]:
    if subject.knows_model(id_):
        return
    hint = did_you_mean(id_, subject.library.records)
    message = f"no record has the id {shown(id_)}{hint}; {done}; correct it or add the record"
    yield Problem(path, line, "model-unknown", message, Level.WARNING)
