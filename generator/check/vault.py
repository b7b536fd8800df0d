"""A report on a vault as a whole: what nobody finds, what nobody uses, what weighs much, what could collide."""

import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from generator.nouns.canvases import NodeKind
from generator.nouns.notes import Note, Vault
from generator.nouns.problems import Level, Problem
from generator.nouns.prose import Prose, Translated
from generator.nouns.settings import Settings
from generator.nouns.urls import IMAGES, url_of

LARGE = 1_000_000
"""Bytes from which an image is called large."""
HOSTS = ("CNAME", "robots.txt")
"""Files that hosts and crawlers look for, and no note names."""
HOMES = ("index", "readme")
NOTHING = Translated("")


def review(vault: Vault, prose: Prose, settings: Settings, pages: Iterable[str], used: frozenset[str]) -> list[Problem]:
    """What its author may want to know, none of it wrong.

    `pages` are the Markdown paths of all pages of the site, `used` the attachments that any of them needs. Links and
    names that do not resolve are told where notes are translated.
    """
    return sorted(
        [
            *_orphans(vault, prose, settings),
            *_unused(vault, used, settings),
            *_large(vault, prose, used, settings),
            *_alike([*pages, *(one.path for one in vault.attachments if one.path in used)], settings),
        ]
    )


def _orphans(vault: Vault, prose: Prose, settings: Settings) -> Iterator[Problem]:
    """Notes to which no other note and no canvas leads; indexes, and notes about models, are found without that."""
    found = {
        link.source
        for note in vault.notes
        for link in prose.notes.get(note.path, NOTHING).links
        if link.source != note.path
    }
    found |= {node.content for canvas in vault.canvases for node in canvas.nodes if node.kind is NodeKind.FILE}
    for note in vault.notes:
        if note.path not in found and _is_to_be_found(note, vault):
            message = "no other note links to it, so readers meet it in lists only; link to it, or leave it so"
            yield _info(note.path, "note-orphan", message, settings)


def _is_to_be_found(note: Note, vault: Vault) -> bool:
    named_for_place = PurePosixPath(note.path).stem.lower() in HOMES
    return not (note.unlisted or note.model or note.models or named_for_place or note.path in vault.ignored)


def _unused(vault: Vault, used: frozenset[str], settings: Settings) -> Iterator[Problem]:
    known = used | vault.named | frozenset(HOSTS)
    for one in vault.attachments:
        if one.path not in known:
            message = "no note names it; it was not published; use it, or remove it"
            yield _info(one.path, "attachment-unused", message, settings)


def _large(vault: Vault, prose: Prose, used: frozenset[str], settings: Settings) -> Iterator[Problem]:
    large = {
        one.path: one
        for one in vault.attachments
        if one.size > LARGE and one.path in used and one.path.rpartition(".")[2].lower() in IMAGES
    }
    places: dict[str, tuple[str, int]] = {}
    for note in vault.notes if large else ():
        for link in prose.notes.get(note.path, NOTHING).links:
            if link.source in large:
                places.setdefault(link.source, (note.path, link.line))
    for path, one in large.items():
        at, line = places.get(path, (path, 0))
        message = f"the image “{path}” has {one.size / 1e6:.1f} MB; published as it is; make it smaller"
        yield _info(at, "image-large", message, settings, line)


def _alike(paths: Iterable[str], settings: Settings) -> Iterator[Problem]:
    """Addresses that are one on a disk that does not tell letters' cases apart, as most of macOS and Windows."""
    taken: dict[str, tuple[str, str]] = {}
    for path in paths:
        address = url_of(path, directory_urls=settings.directory_urls)
        known, first = taken.setdefault(unicodedata.normalize("NFC", address).casefold(), (address, path))
        if known != address:
            message = (
                f"has the address /{address}, and {first} has /{known}; both were written, but where case does not "
                "count one replaces the other; rename one"
            )
            yield _info(path, "address-case", message, settings)


def _info(path: str, code: str, message: str, settings: Settings, line: int = 0) -> Problem:
    return Problem(settings.shown(settings.vault / path), line, code, message, Level.INFO)
