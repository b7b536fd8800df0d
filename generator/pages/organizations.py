"""Organizations that make, serve or write about models: an index and a page each."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from generator.nouns.plans import Plan
from generator.nouns.quantities import show_exact
from generator.nouns.views import FamilyView, Link, SectionView
from generator.pages.context import Context
from generator.pages.families import developer_of

KINDS = {"developer": "Developers", "provider": "Providers", "publisher": "Publishers", "": "Others"}


def plans(context: Context) -> Iterator[Plan]:
    """The index by kind, then a page for every organization that is declared or has models."""
    book = context.book
    ids = sorted({*book.library.organizations, *book.by_developer}, key=lambda id_: book.organization(id_).casefold())
    if not ids:
        return
    by_kind: dict[str, list[Link]] = defaultdict(list)
    for id_ in ids:
        known = book.library.organizations.get(id_)
        kind = known.kind if known and known.kind else "developer" if id_ in book.by_developer else ""
        count = len(book.by_developer.get(id_, ()))
        about = f"{count} model{'s' * (count != 1)}" if count else ""
        by_kind[kind].append(Link(book.organization(id_), f"organizations/{id_}.md", about))
    sections = tuple((label, tuple(by_kind[kind])) for kind, label in KINDS.items() if kind in by_kind)
    intro = "Who makes models, who serves them, and who writes about them."
    yield Plan("organizations/index.md", "Organizations", "index.md.j2", SectionView(intro, sections))
    served = _served(context)
    families = _families(context)
    yield from (_page(context, id_, served, families) for id_ in ids)


def _served(context: Context) -> Mapping[str, tuple[tuple[Link, str], ...]]:
    """Which models each provider serves, with the price of input."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for model in context.models:
        for price in model.record.prices:
            amount = f"${show_exact(price.input)} / 1M input tokens" if price.input is not None else ""
            found[price.provider].setdefault(model.id, amount)
    return {id_: tuple((context.model(model), price) for model, price in of.items()) for id_, of in found.items()}


def _families(context: Context) -> Mapping[str, tuple[Link, ...]]:
    found: dict[str, list[Link]] = defaultdict(list)
    for id_ in sorted({*context.book.library.families, *context.book.by_family}):
        found[developer_of(context, id_)].append(context.family(id_))
    return {id_: tuple(links) for id_, links in found.items()}


def _page(
    context: Context,
    id_: str,
    served: Mapping[str, tuple[tuple[Link, str], ...]],
    families: Mapping[str, tuple[Link, ...]],
) -> Plan:
    known = context.book.library.organizations.get(id_)
    models = context.newest_first(context.book.models[model] for model in context.book.by_developer.get(id_, ()))
    view = FamilyView(
        known.about if known else "",
        (("Country", known.country),) if known and known.country else (),
        known.url if known else "",
        context.table(models),
        (),
        families.get(id_, ()),
        served.get(id_, ()),
    )
    title = context.book.organization(id_)
    return Plan(f"organizations/{id_}.md", title, "organization.md.j2", view, full_width=True)
