"""Benchmarks with their rankings."""

from collections.abc import Iterator

from generator.nouns.comparisons import Standing
from generator.nouns.plans import Plan
from generator.nouns.views import BenchmarkView, Link, SectionView
from generator.pages.context import Context, newest


def plans(context: Context) -> Iterator[Plan]:
    """The index, then a page for every benchmark that is declared or has scores."""
    known = context.book.library.benchmarks
    standings = context.compared.standings
    ids = sorted({*known, *standings}, key=lambda id_: context.benchmark(id_).title.casefold())
    if not ids:
        return
    links = tuple(_link(context, id_) for id_ in ids)
    intro = "Scores are ranked only against scores that were taken in the same way."
    yield Plan("benchmarks/index.md", "Benchmarks", "index.md.j2", SectionView(intro, (("", links),)))
    for id_ in ids:
        benchmark = context.book.benchmark(id_)
        view = BenchmarkView(benchmark, _settings(context, standings.get(id_, ())))
        dates = [standing.score.source.retrieved for standing in standings.get(id_, ())]
        about = f"{benchmark.name}: models ranked, setting by setting."
        yield Plan(f"benchmarks/{id_}.md", benchmark.name, "benchmark.md.j2", view, about, (), newest(dates))


def _link(context: Context, id_: str) -> Link:
    benchmark = context.book.benchmark(id_)
    count = len({standing.model for standing in context.compared.standings.get(id_, ())})
    measures = f"{benchmark.measures} · " if benchmark.measures else ""
    where = context.benchmark(id_)
    return Link(where.title, where.path, f"{measures}{count} model{'s' * (count != 1)}")


def _settings(
    context: Context, standings: tuple[Standing, ...]
) -> tuple[tuple[str, tuple[tuple[Standing, Link], ...]], ...]:
    """The standings of each setting, the one with most scores first."""
    found: dict[str, list[tuple[Standing, Link]]] = {}
    for standing in standings:
        name = standing.score.taken or "Setting not stated"
        found.setdefault(name, []).append((standing, context.model(standing.model)))
    ordered = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple((name, tuple(places)) for name, places in ordered)
