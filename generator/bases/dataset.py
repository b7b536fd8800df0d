"""What bases are about: every listed file of the published vault, and every model's record as a file."""

import datetime as dt
import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import PurePosixPath

from generator.bases.values import File, Link
from generator.nouns.book import Book, Model
from generator.nouns.dates import PartialDate
from generator.nouns.notes import Note, Vault
from generator.nouns.properties import Properties, PropertyValue, is_public
from generator.nouns.prose import NoteLink, Prose, Translated
from generator.nouns.settings import Settings
from generator.nouns.vault_notes import note_path, record_properties

Find = Callable[[str, str], str | None]
"""The path in the vault of what a link text leads to, from the note of a path; None where it leads nowhere."""
NOTHING = Translated("")


@dataclass(frozen=True)
class Dataset:
    """The files by path, in the order of their names: `files` are the rows of a base without filters.

    `beside` are files to which links may lead, but no rows: those that Obsidian's settings leave out, and attachments
    that properties of listed notes name. `unlisted` are notes to which nothing on the site leads: only what embeds a
    base. `private` are the names of properties that were kept back, casefolded.
    """

    files: Mapping[str, File]
    beside: Mapping[str, File]
    unlisted: Mapping[str, File]
    find: Find
    now: dt.datetime
    private: frozenset[str] = frozenset()
    found: dict[tuple[str, str], File | None] = field(default_factory=dict, repr=False)

    @cached_property
    def rows(self) -> tuple[File, ...]:
        """The rows of a base without filters."""
        return tuple(self.files.values())

    def this(self, path: str) -> File | None:
        """The file that embeds a base, or the base itself."""
        return self.files.get(path) or self.beside.get(path) or self.unlisted.get(path)

    def file(self, text: str, source: str) -> File | None:
        """The listed file to which a link text leads; what follows `#` does not count."""
        key = (text, source)
        if key not in self.found:
            self.found[key] = self._file(text.partition("#")[0].strip(), source)
        return self.found[key]

    def _file(self, text: str, source: str) -> File | None:
        if not text:
            return self.this(source)
        if not source and text in self.files:
            return self.files[text]
        path = self.find(text, source)
        if path is not None:
            return self.files.get(path) or self.beside.get(path)
        # A record has a page without having a note, so the vault's index may not know it by its name.
        return self.files.get(note_path(text.removesuffix(".md"))) or self.files.get(text)

    def telling(self, names: Callable[[str], bool]) -> "Dataset":
        """The same files, each with only those properties whose name passes."""
        files, beside, unlisted = (_telling(some, names) for some in (self.files, self.beside, self.unlisted))
        return replace(self, files=files, beside=beside, unlisted=unlisted, found={})


def _telling(files: Mapping[str, File], names: Callable[[str], bool]) -> Mapping[str, File]:
    return {
        path: replace(file, properties={name: value for name, value in file.properties.items() if names(name)})
        for path, file in files.items()
    }


def dataset(book: Book, vault: Vault, prose: Prose, settings: Settings, find: Find) -> Dataset:
    """All files, with their links both ways; linear in their number and that of the links."""
    private: set[str] = set()
    own = {note.path: _public(note.properties, settings, private) for note in vault.notes}
    records = {note_path(model.id): model for model in book.models.values()}
    facts = {path: record_properties(model, book) for path, model in records.items()}
    links = _links(vault, prose) | {path: _links_in(facts[path]) for path in records if path not in own}
    backlinks = _backlinks(vault, links)
    listed: dict[str, File] = {}
    unlisted: dict[str, File] = {}
    for note in vault.notes:
        made = _note_file(note, own[note.path], prose.notes.get(note.path, NOTHING), links[note.path], backlinks)
        (unlisted if note.unlisted else listed)[note.path] = made
    for path, model in records.items():
        alone = _file(path, links=links.get(path, ()), backlinks=backlinks.get(path, ()))
        listed[path] = _record_file(model, facts[path], listed.get(path, alone))
    listed |= {file.path: file for file in _other_files(vault, prose, backlinks) if file.path not in listed}
    ordered = dict(sorted(listed.items(), key=lambda item: (item[1].own_name.casefold(), item[0])))
    beside = {path: ordered.pop(path) for path in vault.ignored & ordered.keys() - records.keys()}
    beside |= {path: _file(path) for path in _pictured(vault, own, find) if path not in listed}
    return Dataset(ordered, beside, unlisted, find, _now(ordered.values()), frozenset(private))


def _public(properties: Properties, settings: Settings, private: set[str]) -> Properties:
    """The properties that may be shown; the names of the others go into `private`."""
    kept = {name: value for name, value in properties.items() if is_public(name, settings.public_properties)}
    if len(kept) < len(properties):
        private.update(name.casefold() for name in properties if name not in kept)
    return kept


def _links(vault: Vault, prose: Prose) -> dict[str, tuple[Link, ...]]:
    """The links of each note that bases may know of.

    A file that only a property names is the author's business: a base that shows the property shows the file. To an
    unlisted note only what an author has written leads.
    """
    unlisted = {note.path for note in vault.notes if note.unlisted}
    translated = {note.path: prose.notes.get(note.path, NOTHING) for note in vault.notes}
    return {
        path: tuple(
            _link(found)
            for found in one.links
            if found.source not in unlisted and (found.line or found.source.endswith(".md"))
        )
        for path, one in translated.items()
    }


def _link(found: NoteLink) -> Link:
    return Link(PurePosixPath(found.source).name.removesuffix(".md"), path=found.source)


def _links_in(facts: Properties) -> tuple[Link, ...]:
    """The models to which a record refers, where no note of the record has said so."""
    targets = (text[2:-2].partition("|")[0] for text in _texts(facts.values()) if text.startswith("[[models/"))
    return tuple(Link(PurePosixPath(target).name, path=f"{target}.md") for target in targets)


def _backlinks(vault: Vault, links: Mapping[str, tuple[Link, ...]]) -> Mapping[str, tuple[str, ...]]:
    """Who links to each file, each once; not those that are no rows."""
    aside = {note.path for note in vault.notes if note.unlisted} | vault.ignored
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for source, targets in links.items():
        for target in targets if source not in aside else ():
            if target.path != source:
                found[target.path][source] = None
    return {path: tuple(sources) for path, sources in found.items()}


def _note_file(
    note: Note,
    properties: Properties,
    translated: Translated,
    links: tuple[Link, ...],
    backlinks: Mapping[str, tuple[str, ...]],
) -> File:
    embedded = {found.source for found in translated.links if found.embed}
    return _file(
        note.path,
        size=note.size,
        ctime=_moment(note.created),
        mtime=_moment(note.updated),
        properties=properties,
        tags=_distinct((*note.tags, *translated.tags)),
        links=links,
        embeds=tuple({link.path: link for link in links if link.path in embedded}.values()),
        backlinks=backlinks.get(note.path, ()),
    )


def _distinct(tags: Sequence[str]) -> tuple[str, ...]:
    """Each tag once, as it was first written."""
    return tuple({tag.casefold(): tag for tag in reversed(tags)}[key] for key in dict.fromkeys(map(str.casefold, tags)))


def _record_file(model: Model, facts: Properties, note: File) -> File:
    """A model as a file: the note at its path, which may be empty, with the facts over its own properties."""
    known = {name.casefold() for name in facts}
    said = {name: value for name, value in note.properties.items() if name.casefold() not in known}
    dates = filter(None, (note.mtime, _moment(_read(model))))
    return replace(note, properties={**facts, **said}, mtime=max(dates, default=None))


def _read(model: Model) -> PartialDate | None:
    """When the newest of a record's sources was read or published."""
    dates = [source.retrieved or source.date for source in model.record.sources.values()]
    return max((date for date in dates if date), default=None)


def _other_files(vault: Vault, prose: Prose, backlinks: Mapping[str, tuple[str, ...]]) -> Iterator[File]:
    """Attachments that listed notes use, bases and canvases."""
    listed = (prose.notes.get(note.path, NOTHING) for note in vault.notes if not note.unlisted)
    used = frozenset[str]().union(*(translated.attachments for translated in listed))
    sizes = {attachment.path: attachment.size for attachment in vault.attachments if attachment.path in used}
    for path in (*sizes, *vault.sheets):
        yield _file(path, size=sizes.get(path, 0), backlinks=backlinks.get(path, ()))


def _pictured(vault: Vault, own: Mapping[str, Properties], find: Find) -> Iterator[str]:
    """The attachments to which properties of listed notes lead."""
    attachments = {attachment.path for attachment in vault.attachments}
    endings = tuple({path.rpartition(".")[2].lower() for path in attachments})
    for note in vault.notes if attachments else ():
        values = own[note.path].values() if not note.unlisted else ()
        for text in _texts(values):
            asked = text.removeprefix("[[").partition("|")[0].partition("#")[0].removesuffix("]]").strip()
            if asked.lower().endswith(endings) and (path := find(asked, note.path)) in attachments:
                yield str(path)


def _texts(values: Iterable[PropertyValue]) -> Iterator[str]:
    for value in values:
        if isinstance(value, str):
            yield value
        elif isinstance(value, tuple):
            yield from _texts(value)


def _file(  # noqa: PLR0913
    path: str,
    *,
    size: int = 0,
    ctime: dt.datetime | None = None,
    mtime: dt.datetime | None = None,
    properties: Properties | None = None,
    tags: tuple[str, ...] = (),
    links: tuple[Link, ...] = (),
    embeds: tuple[Link, ...] = (),
    backlinks: tuple[str, ...] = (),
) -> File:
    folder, _, name = path.rpartition("/")
    stem, dot, ext = name.rpartition(".")
    return File(
        path=path,
        name=name,
        basename=stem if dot and stem else name,
        folder=folder,
        ext=ext if dot and stem else "",
        size=size,
        ctime=ctime,
        mtime=mtime,
        properties=properties or {},
        tags=tags,
        links=links,
        embeds=embeds,
        backlinks=backlinks,
    )


def _moment(date: PartialDate | None) -> dt.datetime | None:
    """The beginning of a day, a month or a year."""
    return dt.datetime(date.year, date.month or 1, date.day or 1) if date else None  # noqa: DTZ001


def _now(files: Iterable[File]) -> dt.datetime:
    """The moment of the build: SOURCE_DATE_EPOCH, else the newest date of the data, so that no clock is in a page."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    if seconds.isdecimal() and len(seconds) < 12:
        return dt.datetime.fromtimestamp(int(seconds), dt.UTC).replace(tzinfo=None)
    dates = (date for file in files for date in (file.mtime, file.ctime) if date)
    return max(dates, default=dt.datetime(1970, 1, 1))  # noqa: DTZ001
