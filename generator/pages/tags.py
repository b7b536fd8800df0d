"""A page for every tag, with the tags below it, and the index of all."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from generator.nouns.notes import Note
from generator.nouns.plans import Plan
from generator.nouns.prose import Prose
from generator.nouns.urls import tag_path
from generator.nouns.views import Link, SectionView
from generator.pages.canvases import drawn_on

INDEX = "tags/index.md"
Tagged = Mapping[str, Mapping[str, Link]]
"""For each tag's page, by path, the pages that are tagged so, or with a tag below it."""


def tags_of(note: Note, prose: Prose) -> tuple[str, ...]:
    """The tags of a note's properties and of its text, each once, in the spelling that comes first."""
    found: dict[str, str] = {}
    for tag in (*note.tags, *prose.notes[note.path].tags):
        found.setdefault(tag_path(tag), tag)
    return tuple(found.values())


def plans(pages: Iterable[Plan], prose: Prose) -> Iterator[Plan]:
    """The index and the tags; what is tagged `inbox/to-read` is tagged `inbox`. Case does not tell tags apart."""
    spelling: dict[str, str] = {}
    tagged: dict[str, dict[str, Link]] = defaultdict(dict)
    for page in pages:
        if page.unlisted:
            continue
        here = Link(page.title, page.path, page.description, page.updated.words if page.updated else "")
        for tag in (*(tag for note in page.notes for tag in tags_of(note, prose)), *drawn_on(page, prose).tags):
            for name in _upwards(tag):
                spelling.setdefault(tag_path(name), name)
                tagged[tag_path(name)].setdefault(here.path, here)
    if not tagged:
        return
    below: dict[str, list[str]] = defaultdict(list)
    for path in sorted(tagged):
        parent = spelling[path].rpartition("/")[0]
        below[tag_path(parent) if parent else INDEX].append(path)
    yield Plan(
        INDEX,
        "Tags",
        "index.md.j2",
        SectionView("Notes by their tags.", (("", _tags(sorted(tagged), tagged, spelling)),)),
    )
    for path in sorted(tagged):
        yield _page(path, below.get(path, []), tagged, spelling)


def _upwards(tag: str) -> Iterator[str]:
    """A tag and those above it: `a/b` → `a/b`, `a`."""
    while tag:
        yield tag
        tag = tag.rpartition("/")[0]


def _page(path: str, below: list[str], tagged: Tagged, spelling: Mapping[str, str]) -> Plan:
    notes = tuple(sorted(tagged[path].values(), key=lambda link: (link.title.casefold(), link.path)))
    sections = [("Tags below it", _tags(below, tagged, spelling))] if below else []
    sections.append(("Notes" if below else "", notes))
    about = f"{_count(len(notes))} tagged #{spelling[path]}."
    return Plan(path, f"#{spelling[path]}", "index.md.j2", SectionView("", tuple(sections)), about)


def _tags(paths: Iterable[str], tagged: Tagged, spelling: Mapping[str, str]) -> tuple[Link, ...]:
    return tuple(Link(f"#{spelling[path]}", path, _count(len(tagged[path]))) for path in paths)


def _count(notes: int) -> str:
    return f"{notes:,} note{'s' * (notes != 1)}"
