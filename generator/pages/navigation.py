"""The navigation: a dozen lines however many pages there are."""

from collections import defaultdict
from pathlib import PurePosixPath

from generator.nouns.plans import Plan
from generator.nouns.site import NavEntry
from generator.pages.folders import GENERATED

SECTIONS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "Models",
        (
            ("All models", "models/index.md"),
            ("Families", "families/index.md"),
            ("Organizations", "organizations/index.md"),
            ("Licences", "licences/index.md"),
            ("What readers look for", "searches/index.md"),
        ),
    ),
    ("Compare", (("Compare", "compare/index.md"), ("Ranking", "ranking.md"), ("Needs", "needs/index.md"))),
    ("Benchmarks", (("Benchmarks", "benchmarks/index.md"), ("Transparency", "transparency/index.md"))),
    ("Notes", (("Notes", "notes/index.md"), ("Tags", "tags/index.md"), ("Graph", "graph.md"))),
)
MOST = 24
"""A folder of the vault with an index of its own and at most so many notes becomes a section."""


def navigation(pages: tuple[Plan, ...]) -> tuple[NavEntry, ...]:
    """Home, the indexes that exist, and the vault's small folders that have an index, such as a guide."""
    paths = {page.path for page in pages}
    sections = [
        NavEntry(title, "", tuple(NavEntry(name, path) for name, path in entries if path in paths))
        for title, entries in SECTIONS
    ]
    made = [NavEntry("Home", "index.md"), *(section for section in sections if section.children), *_folders(pages)]
    return tuple(_flat(entry) for entry in made)


def _flat(entry: NavEntry) -> NavEntry:
    """A section of one page is that page."""
    return NavEntry(entry.title, entry.children[0].path) if len(entry.children) == 1 else entry


def _folders(pages: tuple[Plan, ...]) -> list[NavEntry]:
    folders: dict[str, list[Plan]] = defaultdict(list)
    for page in pages:
        parts = PurePosixPath(page.path).parts
        if len(parts) == 2 and page.notes and f"{parts[0]}/" not in (*GENERATED, "notes/"):
            folders[parts[0]].append(page)
    found = []
    for folder, members in sorted(folders.items()):
        index = next((page for page in members if page.path == f"{folder}/index.md"), None)
        if index is not None and len(members) <= MOST:
            others = [NavEntry(page.title, page.path) for page in members if page is not index]
            found.append(NavEntry(index.title, "", (NavEntry(index.title, index.path), *others)))
    return found
