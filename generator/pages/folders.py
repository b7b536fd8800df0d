"""A page for every folder of the vault that has no index of its own."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.nouns.notes import Note
from generator.nouns.plans import Link, Plan, SectionView
from generator.nouns.urls import url_of
from generator.pages.context import Context, path_of
from generator.pages.notes import link, newest_first

GENERATED = ("models/", "compare/", "families/", "organizations/", "benchmarks/", "licences/", "transparency/", "tags/")
"""Folders of the site whose pages are made from records, whatever else the vault puts there."""


def plans(context: Context) -> Iterator[Plan]:
    """The folders that hold listed notes, or folders with such; a note at a folder's address is its page already."""
    held: dict[str, list[Note]] = defaultdict(list)
    below: dict[str, set[str]] = defaultdict(set)
    for note in context.by_path.values():
        place = PurePosixPath(note.path).parent
        if note.unlisted or f"{place}/".startswith(GENERATED):
            continue
        held[place.as_posix()].append(note)
        while place.name and place.name not in below[place.parent.as_posix()]:
            below[place.parent.as_posix()].add(place.name)
            place = place.parent
    taken = {url_of(path_of(note), directory_urls=True) for note in context.by_path.values()} | {"notes/"}
    for folder in sorted({*held, *below} - {"."}):
        if f"{folder}/" not in taken:
            yield _page(folder, held.get(folder, []), sorted(below.get(folder, ())))


def page_of(note: Note, paths: frozenset[str]) -> Link | None:
    """The link to the page of a note's folder, if there is one beside its own."""
    folder = PurePosixPath(note.path).parent
    path = (folder / "index.md").as_posix()
    return Link(folder.name, path) if folder.name and path in paths and path != path_of(note) else None


def _page(folder: str, notes: list[Note], below: list[str]) -> Plan:
    sections = []
    if below:
        sections.append(("Folders", tuple(Link(name, f"{folder}/{name}/index.md") for name in below)))
    if notes:
        sections.append(("Notes" if below else "", tuple(link(note) for note in sorted(notes, key=newest_first))))
    many = f"{len(notes)} note{'s' * (len(notes) != 1)}"
    name = PurePosixPath(folder).name
    return Plan(f"{folder}/index.md", name, "index.md.j2", SectionView("", tuple(sections)), f"{name}: {many}.")
