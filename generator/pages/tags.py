"""Notes by tag."""

from collections.abc import Iterator

from generator.nouns.plans import Link, Plan, SectionView
from generator.pages.context import Context, model_of
from generator.pages.notes import link


def plans(context: Context) -> Iterator[Plan]:
    """One page: each tag with its notes; case does not matter, the first spelling is shown."""
    spelling: dict[str, str] = {}
    found: dict[str, dict[str, Link]] = {}
    for note in context.vault.notes:
        about = model_of(note, context.book)
        where = context.model(about, note.description) if about else link(note)
        for tag in note.tags:
            spelling.setdefault(tag.casefold(), tag)
            found.setdefault(tag.casefold(), {}).setdefault(where.path, where)
    if not found:
        return
    sections = tuple((spelling[tag], tuple(found[tag].values())) for tag in sorted(found))
    yield Plan("tags/index.md", "Tags", "index.md.j2", SectionView("Notes by their tags.", sections))
