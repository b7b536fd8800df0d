"""Pages laid out ahead: while MkDocs goes through them, other processes fill the templates for the next ones."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing.pool import AsyncResult, Pool
from typing import Any

import jinja2
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.utils.templates import TemplateContext

from generator.forking import chunks_of, forked, seen

HARMLESS = (
    "generator.engines.mkdocs",
    "mkdocs.contrib.search",
    "properdocs.contrib.search",
    "material.plugins.search.plugin",
)
"""Plugins whose `on_page_context` changes nothing that a template sees, beside what `Layout.context` sets."""
AHEAD = 4
"""Portions in work or waiting for each process, so that what is finished does not pile up."""

Portion = list[tuple[str, str]]


@dataclass(slots=True)
class Layout:
    """The layout of one build: the navigation, and what every template sees besides what the host gives it."""

    nav: Navigation
    config: MkDocsConfig
    env: jinja2.Environment
    context: dict[str, object]
    pages: list[File]
    pool: Pool | None = None
    chunks: Iterator[range] = field(default_factory=lambda: iter(()))
    waiting: deque[AsyncResult[Portion]] = field(default_factory=deque)
    ready: dict[str, str] = field(default_factory=dict)

    def start(self, workers: int) -> None:
        """Let other processes begin."""
        self.pool = forked(workers, self)
        self.chunks = iter(chunks_of(self.pages))
        for _ in range(workers * AHEAD):
            self._ask()

    def get_template(self, name: str) -> "jinja2.Template | Ahead":
        """The template as the host asks for it; that of a page gives what was laid out ahead."""
        template = self.env.get_template(name)
        return template if name in self.config.theme.static_templates else Ahead(template, self)

    def output(self, path: str) -> str | None:
        """The page at `path`, waited for if it is in work; None for one that nobody is working on."""
        while path not in self.ready and self.waiting:
            self.ready.update(self.waiting.popleft().get())
            self._ask()
        return self.ready.pop(path, None)

    def stop(self) -> None:
        """End the other processes."""
        if self.pool is not None:
            self.pool.terminate()
            self.pool = None

    def _ask(self) -> None:
        chunk = next(self.chunks, None)
        if chunk is not None and self.pool is not None:
            self.waiting.append(self.pool.apply_async(_lay_out, (chunk,)))


@dataclass(frozen=True, slots=True)
class Ahead:
    """Stands where the host expects the template of a page."""

    template: jinja2.Template
    layout: Layout

    def render(self, context: TemplateContext) -> str:
        """The page, laid out ahead if it was."""
        page = context["page"]
        made = self.layout.output(page.file.src_uri) if page is not None else None
        return self.template.render(context) if made is None else made


def layout_for(
    env: jinja2.Environment, nav: Navigation, config: MkDocsConfig, files: Files, **context: object
) -> Layout:
    """The layout of the pages that the host is going to go through, in its order."""
    return Layout(nav, config, env, context, list(files.documentation_pages()))


def can_lay_out_ahead(config: MkDocsConfig) -> bool:
    """Whether nobody but us has a say in what the templates of pages see."""
    return all(hook.__module__ in HARMLESS for hook in config.plugins.events["page_context"])


def _lay_out(chunk: range) -> Portion:
    layout: Layout = seen()
    return [(layout.pages[at].src_uri, _page(layout, layout.pages[at])) for at in chunk]


def _page(layout: Layout, file: File) -> str:
    page = file.page
    assert page is not None
    page.active = True
    context: Any = {**get_context(layout.nav, layout.pages, layout.config, page), **layout.context}
    output = layout.env.get_template(page.meta.get("template", "main.html")).render(context)
    page.active = False
    return output
