"""The templates, with what they may call. HTML is escaped by itself; `md` is for text that stands in Markdown."""

from collections.abc import Callable
from decimal import Decimal
from functools import cache, partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from generator.nouns.book import Model
from generator.nouns.claims import Fact
from generator.nouns.comparisons import Standing
from generator.nouns.quantities import show_compact, show_exact
from generator.nouns.records import Library, Score
from generator.nouns.row_sets import sections
from generator.nouns.settings import Settings
from generator.nouns.sizes import show_gib
from generator.nouns.urls import relative_path, relative_url
from generator.nouns.views import BaseView, Link
from generator.render import facts
from generator.render.bases import base_tables
from generator.render.canvas import drawing
from generator.render.furniture import excerpt, minutes
from generator.render.glance import glance
from generator.render.graph import local_graph_html
from generator.render.rows import chip, head, line_row
from generator.render.text import html, md, quoted

TEMPLATES = Path(__file__).parent / "templates"


class Templates:
    """The loaded templates of one run; what they show of a fact is made once and used on every page that shows it."""

    def __init__(self, settings: Settings, library: Library) -> None:
        self.settings = settings
        self.cells: dict[int, tuple[Fact, Markup]] = {}
        self.environment = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.environment.filters.update(
            md=md,
            html=html,
            quoted=quoted,
            money=facts.money,
            words=facts.words,
            short=facts.short,
            sides=facts.sides,
            sort_key=facts.sort_key,
            exact=show_exact,
            gib=show_gib,
            tokens=lambda count: show_compact(Decimal(count), binary=True),
            minutes=minutes,
            excerpt=excerpt,
            byline=lambda model: facts.byline(model, library.organizations),
        )
        self.environment.tests.update(
            numeric=lambda field: field.type in facts.NUMERIC, ordered=lambda field: field.type in facts.ORDERED
        )
        self.environment.globals.update(
            cell=self.cell,
            head=head,
            line_row=partial(line_row, cell=self.cell),
            sections=lambda view: sections(view.comparison, library.benchmarks),
            chip=chip,
            source=facts.source,
            price_note=facts.price_note,
            score_text=facts.score_text,
            claims=facts.claims,
            rank_of=rank_of,
            drawing=drawing,
            graph_around=local_graph_html,
            glance=lambda view: glance(view, library.benchmarks),
            scheme=library.scheme,
            unit_of=lambda id_: library.benchmarks[id_].unit if id_ in library.benchmarks else "",
        )
        self.template: Callable[[str], Template] = cache(self.environment.get_template)

    def cell(self, fact: Fact) -> Markup:
        """The HTML of a fact; the fact is kept with it, so that its identity stays its own."""
        known = self.cells.get(id(fact))
        if known is None:
            known = self.cells[id(fact)] = (fact, facts.cell(fact))
        return known[1]

    def render(self, name: str, path: str, **values: object) -> str:
        """The Markdown of one template for the page at `path`."""
        return self.template(name).render(**values, **self._links(path))

    def part(self, part: str, path: str, **values: object) -> str:
        """One of the pieces that stand both on pages of their own and inside notes."""
        return self.render("_parts.md.j2", path, part=part, **values).strip("\n")

    def _links(self, path: str) -> dict[str, object]:
        """The functions that link from this page: `url` for HTML, `ref` for Markdown, whose links the engine checks."""
        directory_urls = self.settings.directory_urls

        def url(target: str, anchor: str = "") -> Markup:
            return html(relative_url(path, target, directory_urls=directory_urls, anchor=anchor))

        def ref(link: Link) -> Markup:
            if not link.path:
                return md(link.title)
            return Markup("[%s](%s)") % (md(link.title), Markup(relative_path(path, link.path)))

        def a(link: Link) -> Markup:
            if not link.path:
                return html(link.title)
            return Markup('<a href="%s">%s</a>') % (url(link.path), html(link.title))

        def model(of: Model) -> Markup:
            return a(Link(of.name, f"models/{of.id}.md"))

        def tables(view: BaseView) -> Markup:
            return base_tables(view, path, directory_urls=directory_urls)

        return {"url": url, "ref": ref, "a": a, "model_link": model, "base_tables": tables, "path": path}


def rank_of(standings: tuple[Standing, ...], score: Score) -> Standing | None:
    """The place that a score has earned; None for a score that is not ranked."""
    return next((standing for standing in standings if standing.score is score), None)
