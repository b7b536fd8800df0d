"""Notes by tag."""

from collections.abc import Iterator

from generator.nouns.notes import Note
from generator.nouns.plans import Plan, SectionView
from generator.pages.context import Context
from generator.pages.notes import link


def plans(context: Context) -> Iterator[Plan]:
    """One page: each tag with its notes; case does not matter, the first spelling is shown."""
    spelling: dict[str, str] = {}
    found: dict[str, list[Note]] = {}
    for note in context.vault.notes:
        for tag in note.tags:
            spelling.setdefault(tag.casefold(), tag)
            found.setdefault(tag.casefold(), []).append(note)
    if not found:
        return
    sections = tuple((spelling[tag], tuple(link(note) for note in found[tag])) for tag in sorted(found))
    yield Plan("tags/index.md", "Tags", "index.md.j2", SectionView("Notes by their tags.", sections))
