"""A page for every folder of the vault that has no index of its own."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.nouns.notes import Note
from generator.nouns.plans import Plan
from generator.nouns.urls import sheet_page, sheet_title, url_of
from generator.nouns.views import Link, SectionView
from generator.pages.context import Context, path_of
from generator.pages.notes import SHEETS, link, newest_first

GENERATED = (
    *("models/", "compare/", "needs/", "families/", "organizations/", "benchmarks/"),
    *("licences/", "transparency/", "searches/", "tags/"),
)
"""Folders of the site whose pages are made from records, whatever else the vault puts there."""


def plans(context: Context) -> Iterator[Plan]:
    """The folders that hold listed notes, or folders with such; a note at a folder's address is its page already."""
    held: dict[str, list[Note]] = defaultdict(list)
    sheets: dict[str, list[Link]] = defaultdict(list)
    below: dict[str, set[str]] = defaultdict(set)
    listed = {note.path: note for note in context.by_path.values() if not note.unlisted}
    for path in (*listed, *context.vault.sheets):
        place = PurePosixPath(path).parent
        if f"{place}/".startswith(GENERATED):
            continue
        if path in listed:
            held[place.as_posix()].append(listed[path])
        else:
            sheets[place.as_posix()].append(Link(sheet_title(path), sheet_page(path)))
        while place.name and place.name not in below[place.parent.as_posix()]:
            below[place.parent.as_posix()].add(place.name)
            place = place.parent
    taken = {url_of(path_of(note), directory_urls=True) for note in context.by_path.values()} | {"notes/"}
    for folder in sorted({*held, *sheets, *below} - {"."}):
        if f"{folder}/" not in taken:
            yield _page(folder, held.get(folder, []), sheets.get(folder, []), sorted(below.get(folder, ())))


def page_of(note: Note, paths: frozenset[str]) -> Link | None:
    """The link to the page of a note's folder, if there is one beside its own."""
    folder = PurePosixPath(note.path).parent
    path = (folder / "index.md").as_posix()
    return Link(folder.name, path) if folder.name and path in paths and path != path_of(note) else None


def _page(folder: str, notes: list[Note], sheets: list[Link], below: list[str]) -> Plan:
    sections = []
    if below:
        sections.append(("Folders", tuple(Link(name, f"{folder}/{name}/index.md") for name in below)))
    if notes:
        sections.append(
            ("Notes" if below or sheets else "", tuple(link(note) for note in sorted(notes, key=newest_first)))
        )
    if sheets:
        sections.append((SHEETS, tuple(sheets)))
    many = f"{len(notes)} note{'s' * (len(notes) != 1)}"
    name = PurePosixPath(folder).name
    return Plan(f"{folder}/index.md", name, "index.md.j2", SectionView("", tuple(sections)), f"{name}: {many}.")
