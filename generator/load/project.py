"""A project's folder to everything it says: the catalogue, the records, the published notes, and the problems."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
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
from generator.load.gpus import read_gpus
from generator.load.note_claims import read_last_written, with_note_claims
from generator.load.rating import read_needs, read_ranking
from generator.load.records import read_record
from generator.load.searches import read_searches
from generator.load.shapes import ID_LENGTH, ID_PATTERN
from generator.load.vault import read_vault
from generator.nouns.fields import Catalogue
from generator.nouns.notes import Vault
from generator.nouns.problems import Level, Problem
from generator.nouns.records import Library, Record
from generator.nouns.searches import SearchLog
from generator.nouns.settings import Settings
from generator.nouns.spelling import did_you_mean, shown
from generator.nouns.vault_notes import REMEMBERED
from generator.shipped import shipped

Reader = Callable[[str, str], tuple[Any, list[Problem]]]
FieldsReader = Callable[[str, str, Catalogue], tuple[Any, list[Problem]]]

CATALOGUES: Mapping[str, tuple[str, Reader]] = {
    "organizations": ("organizations.yml", read_organizations),
    "families": ("families.yml", read_families),
    "benchmarks": ("benchmarks.yml", read_benchmarks),
    "scheme": ("transparency.yml", read_scheme),
    "pairs": ("comparisons.yml", read_pairs),
    "gpus": ("gpus.yml", read_gpus),
}
"""The optional files of `data/`: where in the Library each goes, its name, and what reads it."""
ABOUT_FIELDS: Mapping[str, tuple[str, FieldsReader]] = {
    "ranking": ("ranking.yml", read_ranking),
    "needs": ("needs.yml", read_needs),
}
"""Those of them that can only be read with the catalogue of fields."""
FIELDS = "fields.yml"
KNOWN_FILES = (FIELDS, *(name for name, _ in (*CATALOGUES.values(), *ABOUT_FIELDS.values())))
YAML = (".yml", ".yaml")


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the files say, before anything is concluded from it."""

    catalogue: Catalogue
    library: Library
    vault: Vault
    problems: tuple[Problem, ...]
    searches: SearchLog = field(default_factory=SearchLog)


def load(settings: Settings) -> Loaded:
    """Read the whole project; every file under `data/`, and the vault, may be absent."""
    problems: list[Problem] = []
    files = _found(settings.data, settings, problems)
    catalogue = _catalogue(files, settings, problems)
    library = _library(files, catalogue, settings, problems)
    vault = read_vault(library.records, settings, problems)
    library = _with_note_claims(library, vault, catalogue, files, settings, problems)
    searches = read_searches(files, settings, problems)
    return Loaded(catalogue, library, vault, tuple(problems), searches)


def _with_note_claims(  # noqa: PLR0913, PLR0917
    library: Library,
    vault: Vault,
    catalogue: Catalogue,
    files: Mapping[str, Found],
    settings: Settings,
    problems: list[Problem],
) -> Library:
    """The records with what published notes claim about them, apart from what was written into the notes itself."""
    state = files.get(REMEMBERED)
    remembered = _read(state, read_last_written, settings, problems) if state else None
    records, misfits = with_note_claims(
        library.records,
        vault.notes,
        catalogue,
        remembered or {},
        lambda path: settings.shown(settings.vault / path),
        settings.public_properties,
    )
    problems += misfits
    return replace(library, records=records)


def _found(folder: Path, settings: Settings, problems: list[Problem]) -> dict[str, Found]:
    """The files below a folder by their path in it; none where there is no such folder."""
    if not folder.is_dir():
        return {}
    return {found.path: found for found in walk(folder, inside=settings.root, problems=problems)}


def _catalogue(files: Mapping[str, Found], settings: Settings, problems: list[Problem]) -> Catalogue:
    """The project's own catalogue; where it has none that can be read, the one that comes with Modelbook."""
    if FIELDS in files:
        own = _read(files[FIELDS], read_fields, settings, problems)
        if own is not None:
            return own  # type: ignore[no-any-return]
        message = "gives no catalogue; the fields that come with Modelbook are used instead"
        problems.append(Problem(settings.shown(files[FIELDS].file), 0, "fields-unusable", message, Level.WARNING))
    file = shipped(f"data/{FIELDS}")
    catalogue, misfits = read_fields(read_text(file, file.name), file.name)
    problems += misfits
    return catalogue or Catalogue()


def _library(files: Mapping[str, Found], catalogue: Catalogue, settings: Settings, problems: list[Problem]) -> Library:
    parts: dict[str, Any] = {}
    present = set()
    about_fields = {part: (name, _with(reader, catalogue)) for part, (name, reader) in ABOUT_FIELDS.items()}
    for part, (name, reader) in {**CATALOGUES, **about_fields}.items():
        read = _read(files[name], reader, settings, problems) if name in files else None
        if read is not None:
            present.add(name)
            parts[part] = read
    records, broken = _records(files, catalogue, settings, problems)
    return Library(records=records, present=frozenset(present), broken=frozenset(broken - set(records)), **parts)


def _with(reader: FieldsReader, catalogue: Catalogue) -> Reader:
    return lambda text, path: reader(text, path, catalogue)


def _records(
    files: Mapping[str, Found], catalogue: Catalogue, settings: Settings, problems: list[Problem]
) -> tuple[dict[str, Record], set[str]]:
    """The records by id, and the ids of the files that gave none."""
    records: dict[str, Record] = {}
    broken = set()
    for path, found in files.items():
        place, at = PurePosixPath(path), settings.shown(found.file)
        if place.parts[0] != "models" or place.suffix not in YAML:
            _stray(place, at, problems)
        elif not re.fullmatch(ID_PATTERN, place.stem) or len(place.stem) > ID_LENGTH:
            message = f"{shown(place.stem)} is no id; not read; name the file with a-z, 0-9, “.”, “_” and “-”"
            problems.append(Problem(at, 0, "id-invalid", message))
        elif place.stem in records:
            first = records[place.stem].path
            message = f"has the id {shown(place.stem)}, which {first} has too; not read; rename one of the files"
            problems.append(Problem(at, 0, "id-twice", message))
        else:
            text = _text(found, at, problems)
            record, misfits = read_record(text, at, catalogue) if text is not None else (None, [])
            problems += misfits
            if record is None:
                broken.add(place.stem)
            else:
                records[record.id] = record
    return records, broken


def _stray(place: PurePosixPath, at: str, problems: list[Problem]) -> None:
    """Say so when a file under `data/` looks like ours and is not read."""
    name = place.as_posix()
    if place.suffix.lower() in YAML and name not in KNOWN_FILES:
        hint = did_you_mean(name, KNOWN_FILES)
        message = f"is not read{hint}; records go into models/ as <id>.yml, and the other files have fixed names"
        problems.append(Problem(at, 0, "file-unknown", message, Level.WARNING))


def _read(found: Found, read: Reader, settings: Settings, problems: list[Problem]) -> Any:
    """What a reader makes of a file; None where it cannot be read."""
    at = settings.shown(found.file)
    text = _text(found, at, problems)
    if text is None:
        return None
    value, misfits = read(text, at)
    problems += misfits
    return value


def _text(found: Found, at: str, problems: list[Problem]) -> str | None:
    try:
        return read_text(found.file, at)
    except Unreadable as unreadable:
        problems.append(unreadable.problem)
        return None
