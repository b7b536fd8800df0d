"""The vault on disk, brought in step with the records."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

from generator.files import Unreadable, read_exact, tidy, way_in, write_back
from generator.nouns.book import Book
from generator.nouns.problems import Problem
from generator.nouns.settings import Settings
from generator.nouns.vault_notes import REMEMBERED, Remembered, note_path, property_types, read_remembered
from generator.sync.plan import Change, Plan, plan
from generator.sync.types import with_types

TYPES = ".obsidian/types.json"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was done, or would be: notes and other files that changed, of how many notes, and what is wrong."""

    changes: tuple[Change, ...]
    files: tuple[str, ...]
    notes: int
    problems: tuple[Problem, ...]


def sync_vault(book: Book, settings: Settings, *, write: bool) -> Outcome:
    """Write the records' facts into their notes, or only see what would be written.

    `book` has the records alone, without what notes claim. Nothing is written through a link. What is to be written is
    remembered before, so that a run that is cut off leaves nothing behind that looks like an edit by hand.
    """
    disk = _Disk(settings)
    remembered = disk.remembered()
    if remembered is None or not (remembered or book.models):
        return Outcome((), (), len(book.models), tuple(disk.problems))
    files = {id_: settings.vault / note_path(id_) for id_ in sorted(book.models.keys() | remembered.keys())}
    notes = {id_: text for id_, file in files.items() if (text := disk.read(file, settings.vault)) is not None}
    apart = {id_ for id_, file in files.items() if file in disk.closed} | book.library.broken
    planned = plan(book, notes, remembered, lambda path: settings.shown(settings.vault / path), apart)
    if write:
        disk.tidy()
    failed = _write_notes(planned, disk) if write else frozenset()
    others = [settings.vault / TYPES] if _write_types(book, disk, write=write) else []
    others += [disk.state] if disk.put(disk.state, settings.data, planned.state(failed), write=write) else []
    done = tuple(change for change in planned.changes if change.id not in failed)
    problems = (*disk.problems, *planned.problems)
    return Outcome(done, tuple(settings.shown(file) for file in others), len(book.models), problems)


def _write_notes(planned: Plan, disk: "_Disk") -> AbstractSet[str]:
    """Write the notes that change; returns the ids of those that could not be."""
    if not planned.changes:
        return frozenset()
    vault, data = disk.settings.vault, disk.settings.data
    disk.put(disk.state, data, planned.state({change.id for change in planned.changes}), write=True)
    if disk.state in disk.closed:
        return frozenset(change.id for change in planned.changes)
    failed = set()
    for change in planned.changes:
        file = vault / note_path(change.id)
        if disk.read(file, vault) != change.before:
            message = "was changed by another program meanwhile; left as it is; sync again"
            disk.problems.append(Problem(disk.settings.shown(file), 0, "sync-refused", message))
            failed.add(change.id)
        elif not disk.put(file, vault, change.after, write=True):
            failed.add(change.id)
    return failed


def _write_types(book: Book, disk: "_Disk", *, write: bool) -> bool:
    file = disk.settings.vault / TYPES
    text = disk.read(file, disk.settings.vault)
    if file in disk.closed:
        return False
    try:
        new = with_types(text or "", property_types(book))
    except ValueError as error:
        message = f"is not as Obsidian writes it: {error}; left as it is; correct it, or delete it and sync again"
        disk.problems.append(Problem(disk.settings.shown(file), 0, "sync-refused", message))
        return False
    return disk.put(file, disk.settings.vault, new, write=write) if new else False


class _Disk:
    """The files of a sync; what cannot be read or written is reported once, and closed from then on."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.state = settings.data / REMEMBERED
        self.problems: list[Problem] = []
        self.closed: set[Path] = set()

    def remembered(self) -> Remembered | None:
        """What was last written into the notes; None, with a problem, where that cannot be told."""
        text = self.read(self.state, self.settings.data)
        if self.state in self.closed:
            return None
        try:
            return read_remembered(text) if text is not None else {}
        except ValueError as error:
            what = f"cannot be used: {error}; nothing was written"
            how = "correct it, or delete it, after which every value that is not the record's counts as written by hand"
            self._close(self.state, f"{what}; {how}")
            return None

    def tidy(self) -> None:
        """Remove what a run that was killed left beside the files that are written."""
        vault, data = self.settings.vault, self.settings.data
        for file, base in ((vault / note_path("any"), vault), (vault / TYPES, vault), (self.state, data)):
            if self._link(file.parent, base) is None:
                tidy(file.parent)

    def read(self, file: Path, base: Path) -> str | None:
        """The text of a file below `base`; None where there is none, or it is closed."""
        if self._leads_away(file, base) or file in self.closed or not file.exists():
            return None
        try:
            return read_exact(file, self.settings.shown(file))
        except Unreadable as unreadable:
            self.closed.add(file)
            self.problems.append(unreadable.problem)
            return None

    def put(self, file: Path, base: Path, text: str, *, write: bool) -> bool:
        """Write a file below `base`, or only see whether that would change it; False where it does not or cannot."""
        if self.read(file, base) == text or file in self.closed:
            return False
        try:
            if write:
                write_back(file, text)
        except OSError as error:
            self._close(file, f"cannot be written ({error.strerror}); left as it is; see to it, then sync again")
            return False
        return True

    def _leads_away(self, file: Path, base: Path) -> bool:
        """Whether there is a link on the way to a file; reported once."""
        if file not in self.closed and (link := self._link(file, base)) is not None:
            what = f"{self.settings.shown(link)} is a link, through which nothing is written"
            self._close(file, f"{what}; left as it is; put the file itself there")
        return file in self.closed

    def _link(self, file: Path, base: Path) -> Path | None:
        if base.is_symlink() and not base.resolve().is_relative_to(self.settings.root.resolve()):
            return base
        return way_in(file, base)

    def _close(self, file: Path, message: str) -> None:
        self.closed.add(file)
        self.problems.append(Problem(self.settings.shown(file), 0, "sync-refused", message))
