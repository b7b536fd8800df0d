"""Models by their licence."""

from collections import defaultdict
from collections.abc import Iterator

from generator.nouns.claims import State
from generator.nouns.kinds import show
from generator.nouns.plans import Plan
from generator.nouns.views import Link, SectionView
from generator.pages.context import Context

ABSENT = {
    State.UNDISCLOSED: "Not disclosed",
    State.NOT_APPLICABLE: "Not applicable",
    State.UNKNOWN: "Not recorded yet",
}


def plans(context: Context) -> Iterator[Plan]:
    """One page: each licence with the models under it; a disputed licence is said to be so."""
    field = context.book.catalogue.fields.get("license")
    if field is None or not any("license" in model.facts for model in context.models):
        return
    found: dict[str, list[Link]] = defaultdict(list)
    last: dict[str, list[Link]] = defaultdict(list)
    for model in context.models:
        fact = model.fact(field)
        if fact.state.has_value and fact.value is not None:
            about = "disputed" if fact.state is State.DISPUTED else ""
            found[show(field, fact.value)].append(context.model(model.id, about))
        else:
            last[ABSENT[fact.state]].append(context.model(model.id))
    sections = [*sorted(found.items(), key=lambda item: item[0].casefold()), *sorted(last.items())]
    intro = "Under which licence each model comes."
    view = SectionView(intro, tuple((name, tuple(links)) for name, links in sections))
    yield Plan("licences/index.md", "Licences", "index.md.j2", view, intro)
