"""Models ranked out of 100 from the components that the project declares."""

from collections.abc import Iterator

from generator.nouns.plans import Plan
from generator.nouns.views import RankingView
from generator.pages.context import Context, newest, updated

PAGE = "ranking.md"
TITLE = "Ranking"


def plans(context: Context) -> Iterator[Plan]:
    """One page, where a ranking is declared: the table, how it is computed, and who has no rank."""
    ranked = context.rated.ranked
    if not ranked.ranks:
        return
    links = {id_: context.model(id_) for id_ in ranked.ranks}
    about = f"{ranked.of} models ranked out of 100 from what is on record of them, with every sum."
    dates = newest(updated(context.book.models[id_]) for id_ in ranked.ranks)
    yield Plan(PAGE, TITLE, "ranking.md.j2", RankingView(ranked, links), about, (), dates)
