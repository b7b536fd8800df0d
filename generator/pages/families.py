"""Families of models: an index and a page each."""

from collections.abc import Iterator

from generator.nouns.plans import Plan
from generator.nouns.views import FamilyView, Link, SectionView
from generator.pages.context import Context


def plans(context: Context) -> Iterator[Plan]:
    """The index by developer, then a page for every family that is declared or has members."""
    ids = sorted(
        {*context.book.library.families, *context.book.by_family}, key=lambda id_: context.book.family(id_).casefold()
    )
    if not ids:
        return
    by_developer: dict[str, list[Link]] = {}
    for id_ in ids:
        name = context.book.organization(developer_of(context, id_)) or "Others"
        count = len(context.book.by_family.get(id_, ()))
        by_developer.setdefault(name, []).append(
            Link(context.book.family(id_), f"families/{id_}.md", f"{count} model{'s' * (count != 1)}")
        )
    sections = tuple((name, tuple(links)) for name, links in sorted(by_developer.items()))
    yield Plan("families/index.md", "Families", "index.md.j2", SectionView("Models that belong together.", sections))
    yield from (_page(context, id_) for id_ in ids)


def developer_of(context: Context, id_: str) -> str:
    """Who made a family: as declared, else who made its first member."""
    known = context.book.library.families.get(id_)
    if known and known.developer:
        return known.developer
    members = context.book.by_family.get(id_, ())
    return context.book.models[members[0]].record.developer if members else ""


def _page(context: Context, id_: str) -> Plan:
    known = context.book.library.families.get(id_)
    members = [context.book.models[member] for member in context.book.by_family.get(id_, ())]
    facts = [("Released", known.released.words)] if known and known.released else []
    inside = {member.id for member in members}
    comparisons = {
        one.slug: context.comparison(one)
        for member in members
        for one in context.pages_of(member.id)
        if inside.issuperset(one.models)
    }
    developer = developer_of(context, id_)
    view = FamilyView(
        known.about if known else "",
        tuple(facts),
        known.url if known else "",
        context.table(context.newest_first(members)),
        tuple(comparisons.values()),
        (context.organization(developer),) if developer else (),
    )
    name = context.book.family(id_)
    about = f"The {name} family: its models side by side."
    return Plan(f"families/{id_}.md", name, "family.md.j2", view, about, full_width=True)
