"""One address, one page: what collides is reported, and old or reversed addresses lead on."""

from generator.nouns.plans import Plan
from generator.nouns.problems import Level, Problem
from generator.nouns.settings import Settings
from generator.nouns.urls import url_of
from generator.pages.context import Context, model_path


def collisions(planned: list[Plan], settings: Settings) -> tuple[tuple[Plan, ...], tuple[Problem, ...]]:
    """The pages that keep their address, and a problem for each that another page already has."""
    taken: dict[str, Plan] = {}
    problems = []
    for page in planned:
        address = url_of(page.path, directory_urls=settings.directory_urls)
        first = taken.setdefault(address, page)
        if first is page:
            continue
        shown = settings.shown(settings.vault / page.path)
        message = f"has the address /{address} of {first.path}; it was left out of the site; rename it"
        problems.append(Problem(shown, 0, "address-taken", message, Level.WARNING))
    return tuple(taken.values()), tuple(problems)


def redirects(pages: tuple[Plan, ...], context: Context) -> tuple[tuple[str, str], ...]:
    """Head-to-heads by the other order of names, and notes whose text stands on a model's page."""
    paths = {page.path for page in pages}
    found: dict[str, str] = {}
    for one in context.compared.comparisons.values():
        if one.page and len(one.models) == 2:
            found[f"compare/{one.models[1]}-vs-{one.models[0]}.md"] = f"compare/{one.slug}.md"
    for id_, notes in context.prose.items():
        found.update({note.path: model_path(id_) for note in notes})
    return tuple(sorted((path, target) for path, target in found.items() if path not in paths))
