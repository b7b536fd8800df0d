"""The vault's index: which file a link leads to, as Obsidian resolves names, in one look into a dictionary.

Order of preference, as observed in Obsidian: the exact path from the top of the vault, the note's own folder, then the
shortest path. Notes that are not published take part, so that a link never leads to another one of the same name.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from itertools import islice

from generator.nouns.notes import Note, Vault
from generator.nouns.plans import Plans
from generator.nouns.settings import Settings
from generator.nouns.urls import sheet_page, sheet_title
from generator.nouns.views import NoteView
from generator.shipped import mermaid
from generator.translate.blocks import Document
from generator.translate.names import fold, folder_of, join, stem
from generator.translate.outline import Outline, outline_of
from generator.translate.parse import parse
from generator.translate.prepare import prepare

KEPT_DOCUMENTS = 256


class Kind(Enum):
    """What a link leads to; what comes first here wins where names are equal."""

    NOTE = 0
    FILE = 1
    SHEET = 2
    """A base or a canvas: a file of the vault that has a page."""
    PAGE = 3


@dataclass(frozen=True, slots=True)
class Target:
    """Something that a link can lead to.

    `path` is the Markdown path of the page in the site on which it stands, or the path of an attachment; `source` the
    path by which links name it. `withheld` targets are known only so that nothing else is taken for them.
    """

    path: str
    title: str
    kind: Kind
    source: str
    note: Note | None = None
    withheld: bool = False

    @property
    def made(self) -> bool:
        """Whether it is a page that the program makes, of which Obsidian knows nothing."""
        return self.kind is Kind.PAGE


@dataclass(frozen=True, slots=True)
class Answer:
    """What a name leads to; `others` are the first sources that have the same name, where nobody made the choice."""

    target: Target | None
    others: tuple[str, ...] = ()


NOWHERE = Answer(None)
TOLD = 3
"""How many others are told of a name that several files bear."""


@dataclass(frozen=True, slots=True)
class Namesakes:
    """The targets that bear one name, with what each place of the vault asks about them.

    `below` has the first of them in or below each folder. `exact` says whether only those count that have the letters'
    cases of the name too, `made` whether pages count that the program makes: where nothing of the vault bears the name,
    or where it is a path.
    """

    first: Target
    below: Mapping[str, Target]
    rivals: tuple[Target, ...]
    exact: bool
    made: bool


@dataclass(frozen=True, slots=True)
class Conventions:
    """How the vault and the site are set.

    `link_format` is the vault's own setting (shortest, relative, absolute), empty where it is not known.
    `strict_line_breaks` is Obsidian's setting by which a single line break does not show. `tag_pages`: tags have pages.
    `diagrams`: there is a copy of Mermaid that draws them.
    """

    directory_urls: bool = True
    link_format: str = ""
    strict_line_breaks: bool = False
    tag_pages: bool = False
    diagrams: bool = False


@dataclass(frozen=True, slots=True)
class VaultIndex:
    """Made by `build_index`. What it learns of notes that others link to, it keeps."""

    by_name: Mapping[str, list[Target]]
    by_path: Mapping[str, list[Target]]
    by_title: Mapping[str, Target]
    homes: Mapping[str, str]
    conventions: Conventions
    answers: dict[tuple[str, str, bool], Answer] = field(default_factory=dict)
    namesakes: dict[str, Namesakes] = field(default_factory=dict)
    outlines: dict[str, Outline] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)

    def resolve(self, name: str, source: str, *, wiki: bool) -> Answer:
        """What a link path (no heading, not percent-encoded) leads to from the note at `source`."""
        key = (name, folder_of(source), wiki)
        if key not in self.answers:
            self.answers[key] = self._resolve(stem(name.strip()), folder_of(source), wiki=wiki)
        return self.answers[key]

    def find(self, link: str, source: str) -> str | None:
        """The path in the vault of what a link's text (without its `#`) leads to from `source`; None for nothing."""
        target = self.resolve(link, source, wiki=True).target
        return target.source if target is not None and not target.withheld else None

    def home(self, path: str) -> str:
        """The page of the site on which a note's text stands."""
        return self.homes.get(path, path)

    def document(self, note: Note) -> Document:
        """A note's body as blocks; the last few are kept."""
        if note.path not in self.documents:
            while len(self.documents) >= KEPT_DOCUMENTS:
                del self.documents[next(iter(self.documents))]
            self.documents[note.path] = read_document(note)
        return self.documents[note.path]

    def outline(self, note: Note) -> Outline:
        """A note's headings and block ids."""
        if note.path not in self.outlines:
            self.outlines[note.path] = outline_of(self.document(note))
        return self.outlines[note.path]

    def _resolve(self, name: str, folder: str, *, wiki: bool) -> Answer:
        if name.startswith(("./", "../")):
            return self._exactly(join(folder, name))
        if name.startswith("/"):
            return self._exactly(name.strip("/"))
        name = name.rstrip("/")
        found = self.by_name.get(fold(name), [])
        if not found:
            return Answer(self.by_title.get(fold(name)))
        if len(found) == 1:
            return Answer(found[0])
        return self._chosen(name, folder, wiki=wiki)

    def _chosen(self, name: str, folder: str, *, wiki: bool) -> Answer:
        """One of several that bear a name: by its path from the top or from the folder, else the nearest."""
        if name not in self.namesakes:
            self.namesakes[name] = _namesakes(self.by_name[fold(name)], name)
        known = self.namesakes[name]
        link_format = self.conventions.link_format
        relative_first = link_format == "relative" or (not wiki and not link_format)
        paths = (folder + name, name) if relative_first else (name, folder + name)
        counts = known.made or relative_first
        there = [one for path in paths for one in self.by_path.get(fold(path), ()) if counts or not one.made]
        meant = next((one for one in there if not known.exact or stem(one.source).endswith(name)), None)
        chosen = meant or known.below.get(folder, known.first)
        if meant and (relative_first or "/" in name):
            return Answer(chosen)  # the author has said so beyond doubt
        return Answer(chosen, tuple(one.source for one in known.rivals if one is not chosen)[:TOLD])

    def _exactly(self, path: str) -> Answer:
        same = self.by_path.get(fold(path))
        return Answer(min(same, key=lambda one: stem(one.source) != path)) if same else NOWHERE


def _namesakes(found: list[Target], name: str) -> Namesakes:
    own = [] if "/" in name else [one for one in found if not one.made]
    found = own or found
    exact = [one for one in found if stem(one.source).endswith(name)]
    below: dict[str, Target] = {}
    for one in exact or found:
        folder = folder_of(one.source)
        while folder:
            below.setdefault(folder, one)
            folder = folder_of(folder[:-1])
    rivals = (one for one in exact or found if not one.withheld and not one.made)
    return Namesakes((exact or found)[0], below, tuple(islice(rivals, TOLD + 1)), bool(exact), not own)


def read_document(note: Note) -> Document:
    """A note's body as blocks, with the lines of its file."""
    text, unclosed = prepare(note.body, note.body_line)
    return parse(text, note.body_line, unclosed)


def build_index(
    vault: Vault, homes: Mapping[str, str], pages: Mapping[str, str], conventions: Conventions | None = None
) -> VaultIndex:
    """The index of the published view.

    `homes` are the pages on which notes stand, where that is not their own path. `pages` are generated pages, Markdown
    path to title; their titles find them too, where nothing else bears the name.
    """
    paths = {note.path for note in vault.notes}
    targets = [Target(homes.get(one.path, one.path), one.title, Kind.NOTE, one.path, one) for one in vault.notes]
    targets += [Target(path, "", Kind.NOTE, path, withheld=True) for path in vault.withheld if path not in paths]
    targets += [Target(one.path, one.path.rsplit("/", 1)[-1], Kind.FILE, one.path) for one in vault.attachments]
    targets += [Target(sheet_page(path), sheet_title(path), Kind.SHEET, path) for path in vault.sheets]
    targets += [Target(path, title, Kind.PAGE, path) for path, title in pages.items() if path not in paths]
    targets.sort(key=lambda one: (one.kind.value, len(one.source), one.source))
    by_name: dict[str, list[Target]] = {}
    by_path: dict[str, list[Target]] = {}
    by_title: dict[str, Target] = {}
    for one in targets:
        name = fold(stem(one.source))
        by_path.setdefault(name, []).append(one)
        at = 0
        while at >= 0:
            by_name.setdefault(name[at:], []).append(one)
            at = name.find("/", at) + 1 or -1
        if one.path in pages and not one.withheld:
            by_title.setdefault(fold(pages[one.path]), one)
    return VaultIndex(by_name, by_path, by_title, homes, conventions or Conventions())


def index_of(plans: Plans, settings: Settings) -> VaultIndex:
    """The index of a site's vault, with each note at the page that is planned for it."""
    standing = [(page, note) for page in plans.pages for note in page.notes]
    vault = replace(plans.vault, notes=tuple(note for _, note in standing))
    generated = {page.path: page.title for page in plans.pages if not isinstance(page.view, NoteView)}
    homes = {note.path: page.path for page, note in standing if note.path != page.path}
    conventions = Conventions(
        settings.directory_urls,
        vault.link_format,
        strict_line_breaks=vault.strict_line_breaks,
        tag_pages=True,
        diagrams=mermaid() is not None,
    )
    return build_index(vault, homes, generated, conventions)
