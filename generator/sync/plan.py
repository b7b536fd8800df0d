"""What a sync would do, from the texts of the notes and what was last written into them."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from generator.nouns.book import Book, Model
from generator.nouns.problems import Level, Problem
from generator.nouns.properties import Properties
from generator.nouns.vault_notes import Remembered, note_path, record_properties
from generator.sync.front import Refused
from generator.sync.note import Synced, Written, sync_note
from generator.sync.remarks import by_hand
from generator.sync.state import state_text


@dataclass(frozen=True, slots=True)
class Change:
    """A note that is to be written: what it is now, None where it is not there, what it will be, and what is new."""

    id: str
    before: str | None
    after: str
    properties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What there is to write. `found` are the record's values in each note as it is, `written` as it will be.

    `retained` is what is remembered of notes that are left alone.
    """

    changes: tuple[Change, ...]
    found: Mapping[str, Properties]
    written: Mapping[str, Properties]
    retained: Remembered
    problems: tuple[Problem, ...]

    def state(self, unfinished: Collection[str] = ()) -> str:
        """What to remember while, or because, the writing of some notes is not done: what was in them and what will."""
        written = {id_: self.found[id_] if id_ in unfinished else self.written[id_] for id_ in self.written}
        writing = {id_: self.written[id_] for id_ in self.written if id_ in unfinished}
        for id_, values in self.retained.items():
            written[id_] = {name: several[0] for name, several in values.items()}
            if newer := {name: several[-1] for name, several in values.items() if len(several) > 1}:
                writing[id_] = newer
        return state_text(written, writing)


def plan(
    book: Book,
    notes: Mapping[str, str],
    remembered: Remembered,
    shown: Callable[[str], str],
    apart: Collection[str] = (),
) -> Plan:
    """The plan for all records of a book. `notes` are the texts of their notes by id, of those that are there.

    Of the ids in `apart` nothing is to be done: their note cannot be written, or their record cannot be read. `shown`
    gives a path of the vault as messages show it.
    """
    problems: list[Problem] = []
    synced: dict[str, Synced] = {}
    changes = []
    for id_ in sorted(book.models.keys() - set(apart)):
        model = book.models[id_]
        done = _synced(model, book, notes.get(id_, ""), remembered, shown(note_path(id_)), problems)
        if done is None:
            continue
        synced[id_] = done
        if done.text != notes.get(id_):
            changes.append(Change(id_, notes.get(id_), done.text, done.changed))
    gone = sorted(remembered.keys() & notes.keys() - book.models.keys() - set(apart))
    problems += [_gone(notes[id_], remembered[id_], id_, shown(note_path(id_))) for id_ in gone]
    kept = {*apart, *gone, *(book.models.keys() - synced.keys())}
    return Plan(
        tuple(changes),
        {id_: done.found for id_, done in synced.items()},
        {id_: done.written for id_, done in synced.items()},
        {id_: remembered[id_] for id_ in sorted(kept & remembered.keys())},
        tuple(problems),
    )


def _synced(  # noqa: PLR0913, PLR0917
    model: Model, book: Book, text: str, remembered: Remembered, at: str, problems: list[Problem]
) -> Synced | None:
    wanted = record_properties(model, book)
    try:
        done = sync_note(text, wanted, remembered.get(model.id, {}), model.record.path)
    except Refused as refused:
        message = f"{refused.why}; the note was left as it is; correct it, then sync again"
        problems.append(Problem(at, refused.line, "sync-refused", message))
        return None
    messages = ((one, by_hand(one, model, book)) for one in done.kept)
    problems += [Problem(at, one.line, "sync-edited", said, Level.INFO) for one, said in messages if said]
    return done


def _gone(text: str, remembered: Written, id_: str, at: str) -> Problem:
    """What to do about a note whose record is not there any more."""
    try:
        bare = sync_note(text, {}, remembered, "").bare
    except Refused:
        bare = False
    whose = "nothing in it is by you; delete it" if bare else "its properties are as they were; delete or keep it"
    return Problem(
        at, 0, "sync-gone", f"its record {id_}.yml is gone; the note was left as it is; {whose}", Level.WARNING
    )
