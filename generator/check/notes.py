"""The models and fields that notes name have to exist; only a warning, since a property may mean something else."""

from collections.abc import Collection, Iterator, Mapping

from generator.check.subject import Subject
from generator.nouns.notes import Block
from generator.nouns.problems import Level, Problem
from generator.nouns.row_sets import WHOLE, names_to_ask
from generator.nouns.spelling import did_you_mean, shown


def check_notes(subject: Subject) -> Iterator[Problem]:
    """Unknown models in properties and blocks, and unknown rows in blocks; a vault without records is left alone."""
    if not subject.library.records:
        return
    names = names_to_ask(subject.catalogue, subject.library)
    for note in subject.vault.notes:
        path = subject.note(note)
        for model in (note.model,) if note.model else ():
            yield from _model(subject, model, path, note.lines.get("model", 0), "the note stays a page of its own")
        for model in note.models:
            yield from _model(subject, model, path, note.lines.get("models", 0), "compared without it")
        for block in note.blocks:
            for model in block.models:
                if model != note.model:
                    yield from _model(subject, model, path, block.line, "the block is shown without it")
            yield from _rows(block, path, names if block.kind == "compare" else {"fields": subject.catalogue.fields})


def _rows(block: Block, path: str, names: Mapping[str, Collection[str]]) -> Iterator[Problem]:
    """What a block asks for in vain."""

    def vain(code: str, message: str, known: Collection[str], asked: str, how: str = "correct it") -> Iterator[Problem]:
        if asked and asked not in known:
            told = f"{message} {shown(asked)}{did_you_mean(asked, known)}; the block is shown without it; {how}"
            yield Problem(path, block.line, code, told, Level.WARNING)

    for field in block.fields:
        yield from vain("field-unknown", "unknown field", names["fields"], field)
    for group in block.groups:
        yield from vain("group-unknown", "unknown group", names["group"], group)
    sets = f"write {', '.join(WHOLE[:-1])} or {WHOLE[-1]}"
    yield from vain("rows-unknown", "unknown rows", WHOLE, block.rows, sets)


def _model(subject: Subject, id_: str, path: str, line: int, done: str) -> Iterator[Problem]:
    if subject.knows_model(id_):
        return
    hint = did_you_mean(id_, subject.library.records)
    message = f"no record has the id {shown(id_)}{hint}; {done}; correct it or add the record"
    yield Problem(path, line, "model-unknown", message, Level.WARNING)
