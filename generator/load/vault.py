"""The folder of notes to its published view: what goes out, what stays, and what Obsidian says of the whole."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from generator.files import Found, Unreadable, read_text, walk
from generator.load.history import Span, read_history
from generator.load.naming import Names, without_comments
from generator.load.notes import read_note
from generator.load.obsidian import Conventions, read_conventions
from generator.load.settings import config_file
from generator.load.views import Used, is_view, read_views
from generator.nouns.notes import Attachment, Note, Vault
from generator.nouns.problems import Level, Problem
from generator.nouns.properties import PropertyValue
from generator.nouns.settings import Settings
from generator.nouns.spelling import did_you_mean, shown
from generator.nouns.visibility import composed


def read_vault(models: Container[str], settings: Settings, problems: list[Problem]) -> Vault:
    """The published view of the vault; `models` are the ids of the records, of which a note may bear the name."""
    if not settings.vault.is_dir():
        return Vault()
    # Among thousands of notes and pictures one that cannot be read costs nobody the site.
    walked = walk(settings.vault, inside=settings.root, problems=problems, level=Level.WARNING)
    files = {found.path: found for found in walked}
    problems += _folders_amiss(files, settings)
    others = {path: found for path, found in files.items() if not path.lower().endswith(".md")}
    views = {path: found for path, found in others.items() if is_view(path)}
    conventions = read_conventions(settings, problems)
    reader = _Reader(settings, conventions, Names(others), problems)
    notes = [reader.note(found, _named_for(path, models)) for path, found in files.items() if path not in others]
    # Every note has said which files it uses; from here on it is known what is used by private ones only.
    known, misfits = read_views(views, reader.names, Used(reader.publicly, reader.privately), settings)
    problems += misfits
    gone = {path for path in others if settings.excluded(path)} | (views.keys() - known.published)
    withheld = reader.withheld | gone
    attachments = [found for path, found in others.items() if path not in views and path not in gone]
    strict = settings.strict_line_breaks
    return Vault(
        notes=_dated([note for note in notes if note is not None], settings, problems),
        attachments=tuple(Attachment(one.path, str(one.file), one.size) for one in attachments),
        bases=known.bases,
        canvases=known.canvases,
        withheld=frozenset(withheld),
        named=frozenset((known.named | reader.publicly | reader.privately | _configured(reader)) - gone),
        ignored=frozenset(path for path in files if path not in withheld and conventions.ignores(path)),
        link_format=conventions.link_format,
        strict_line_breaks=conventions.strict_line_breaks if strict is None else strict,
    )


@dataclass(slots=True)
class _Reader:
    """Reads note after note, and remembers what stays back and which files are used by what stays and what goes out."""

    settings: Settings
    conventions: Conventions
    names: Names
    problems: list[Problem]
    withheld: set[str] = field(default_factory=set)
    publicly: set[str] = field(default_factory=set)
    privately: set[str] = field(default_factory=set)

    def note(self, found: Found, about: str) -> Note | None:
        """The note, or None where it stays back."""
        path, at = found.path, self.settings.shown(found.file)
        excluded = self.settings.excluded(path)
        text = self._text(found, at, told=not excluded)
        default, types = self.settings.visibility(path), self.conventions.types
        note = None
        if text is not None and not excluded:
            note, misfits = read_note(text, path, at, model=about, default=default, types=types)
            self.problems += misfits
        if note is None:
            self.withheld.add(path)
            self.privately |= self.names.named_in(text or "")
            return None
        self.publicly |= self.names.named_in("\n".join([without_comments(note.body), *_words(note.properties)]))
        return replace(note, size=found.size)

    def _text(self, found: Found, at: str, *, told: bool) -> str | None:
        try:
            return read_text(found.file, at, level=Level.WARNING)
        except Unreadable as unreadable:
            self.problems += [unreadable.problem] if told else []
            return None


def _configured(reader: _Reader) -> frozenset[str]:
    """The files that the site's configuration names, such as a logo."""
    file = config_file(reader.settings.root)
    try:
        return reader.names.named_in(read_text(file, file.name)) if file else frozenset()
    except Unreadable:
        return frozenset()


def _named_for(path: str, models: Container[str]) -> str:
    """The model that a note `models/<id>.md` is about by its name alone."""
    place = PurePosixPath(path)
    return place.stem if place.parent.as_posix() == "models" and place.stem in models else ""


def _words(value: PropertyValue) -> Iterator[str]:
    """Every text in a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping | tuple):
        for inner in value.values() if isinstance(value, Mapping) else value:
            yield from _words(inner)


def _dated(notes: list[Note], settings: Settings, problems: list[Problem]) -> tuple[Note, ...]:
    """The notes with the days of git where they say none of their own."""
    undated = any(note.created is None or note.updated is None for note in notes)
    history = read_history(settings, problems) if settings.git_dates and undated else {}
    return tuple(_with_days(note, history[note.path]) if note.path in history else note for note in notes)


def _with_days(note: Note, span: Span) -> Note:
    """Neither day is taken where it would contradict the other, which the author has given."""
    late = note.updated is not None and span.first.after(note.updated)
    early = note.created is not None and note.created.after(span.last)
    created = note.created or (None if late else span.first)
    updated = note.updated or (None if early else span.last)
    return replace(note, created=created, updated=updated)


def _folders_amiss(files: Mapping[str, Found], settings: Settings) -> Iterator[Problem]:
    """A folder that the settings name and the vault does not have: a slip there publishes what should be private."""
    if not settings.folders:
        return
    folders = {parent.as_posix() for path in files for parent in PurePosixPath(composed(path)).parents} - {"."}
    config = config_file(settings.root)
    for folder in settings.folders:
        if folder not in folders:
            hint = did_you_mean(folder, sorted(folders))
            message = f"“folders” names {shown(folder)}, which the vault does not have{hint}; passed over; correct it"
            level = Level.WARNING if hint else Level.INFO
            yield Problem(settings.shown(config or settings.root), 0, "folder-unknown", message, level)
