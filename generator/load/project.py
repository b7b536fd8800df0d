"""A project's folder to everything it says: the catalogue, the records, the published view of the vault, and the problems."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from generator.files import Found, Unreadable, read_text, walk
from generator.load.catalogues import (
    read_benchmarks,
    read_families,
    read_fields,
    read_organizations,
    read_pairs,
    read_scheme,
)
from generator.load.notes import read_note
from generator.load.records import read_record
from generator.load.shapes import ID_PATTERN
from generator.nouns.fields import Catalogue
from generator.nouns.notes import Attachment, Note, Vault
from generator.nouns.problems import Level, Problem
from generator.nouns.records import Library, Record
from generator.nouns.settings import Settings
from generator.shipped import shipped

Reader = Callable[[str, str], tuple[Any, list[Problem]]]

CATALOGUES: Mapping[str, tuple[str, Reader]] = {
    "organizations": ("organizations.yml", read_organizations),
    "families": ("families.yml", read_families),
    "benchmarks": ("benchmarks.yml", read_benchmarks),
    "scheme": ("transparency.yml", read_scheme),
    "pairs": ("comparisons.yml", read_pairs),
}
"""The optional files of `data/`: where in the Library each goes, its name, and what reads it."""
KNOWN_FILES = {"fields.yml", *(name for name, _ in CATALOGUES.values())}
LATER_FILES = {"gpus.yml", "ranking.yml", "needs.yml"}


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the files say, before anything is concluded from it."""

    catalogue: Catalogue
    library: Library
    vault: Vault
    problems: tuple[Problem, ...]


def load(settings: Settings) -> Loaded:
    """Read the whole project; every file under `data/`, and the vault, may be absent."""
    problems: list[Problem] = []
    catalogue = _fields(settings, problems)
    library = _library(settings, catalogue, problems)
    vault = _vault(settings, problems)
    return Loaded(catalogue, library, vault, tuple(problems))


def _fields(settings: Settings, problems: list[Problem]) -> Catalogue:
    """The project's own catalogue; one that has none uses the catalogue that comes with Modelbook."""
    file = settings.data / "fields.yml"
    at = file if file.is_file() else shipped("data/fields.yml")
    text = _text(at, settings.shown(at), problems)
    catalogue, found = read_fields(text or "", settings.shown(at))
    problems += found
    return catalogue


def _library(settings: Settings, catalogue: Catalogue, problems: list[Problem]) -> Library:
    parts: dict[str, Any] = {}
    present = set()
    for part, (name, read) in CATALOGUES.items():
        file = settings.data / name
        if not file.is_file():
            continue
        present.add(name)
        text = _text(file, settings.shown(file), problems)
        if text is not None:
            parts[part], found = read(text, settings.shown(file))
            problems += found
    records = _records(settings, catalogue, problems)
    return Library(records=records, present=frozenset(present), **parts)


def _records(settings: Settings, catalogue: Catalogue, problems: list[Problem]) -> dict[str, Record]:
    records: dict[str, Record] = {}
    if not settings.data.is_dir():
        return records
    for found in walk(settings.data, inside=settings.root, problems=problems):
        place = PurePosixPath(found.path)
        shown = settings.shown(found.file)
        if place.parts[0] != "models" or place.suffix not in (".yml", ".yaml"):
            _stray(place, shown, problems)
            continue
        record = _record(found, shown, catalogue, problems)
        if record is None:
            continue
        if record.id in records:
            first = records[record.id].path
            message = f"has the id “{record.id}”, which {first} has too; that one was kept; rename one of the files"
            problems.append(Problem(shown, 0, "id-twice", message))
            continue
        records[record.id] = record
    return records


def _record(found: Found, shown: str, catalogue: Catalogue, problems: list[Problem]) -> Record | None:
    id_ = PurePosixPath(found.path).stem
    if not re.match(ID_PATTERN, id_):
        message = f"“{id_}” is not an id; not read; name the file with a-z, 0-9, “.”, “_” and “-”"
        problems.append(Problem(shown, 0, "id-invalid", message))
        return None
    text = _text(found.file, shown, problems)
    if text is None:
        return None
    record, misfits = read_record(text, shown, catalogue)
    problems += misfits
    return record


def _stray(place: PurePosixPath, shown: str, problems: list[Problem]) -> None:
    """Say so when a file under `data/` looks like ours and is not read."""
    if place.suffix in (".yml", ".yaml") and place.as_posix() not in KNOWN_FILES | LATER_FILES:
        message = "is not read; records go into models/, and the other files have fixed names (see the guide)"
        problems.append(Problem(shown, 0, "file-unknown", message, Level.WARNING))


def _vault(settings: Settings, problems: list[Problem]) -> Vault:
    notes: list[Note] = []
    attachments: list[Attachment] = []
    withheld: set[str] = set()
    if not settings.vault.is_dir():
        return Vault()
    for found in walk(settings.vault, inside=settings.root, problems=problems):
        if not found.path.lower().endswith(".md"):
            attachments.append(Attachment(found.path, str(found.file)))
            continue
        shown = settings.shown(found.file)
        text = _text(found.file, shown, problems)
        if text is None:
            continue
        note, misfits = read_note(text, found.path, shown)
        problems += misfits
        if note is None:
            withheld.add(found.path)
        else:
            notes.append(note)
    return Vault(tuple(notes), tuple(attachments), frozenset(withheld))


def _text(file: Path, shown: str, problems: list[Problem]) -> str | None:
    try:
        return read_text(file, shown)
    except Unreadable as unreadable:
        problems.append(unreadable.problem)
        return None
