"""The plugin for MkDocs and ProperDocs: the host's configuration in, the finished site's pages out."""

import os
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import clean_directory

from generator.engines import markdown_extensions
from generator.engines.folder_config import nav_item
from generator.engines.mkdocs_files import add_assets, all_files, newest_date
from generator.engines.mkdocs_layout import Layout, can_lay_out_ahead, layout_for
from generator.engines.mkdocs_options import ModelbookConfig, settings_of
from generator.engines.mkdocs_page import BookPage, Press
from generator.engines.mkdocs_unlisted import is_unlisted, listed, unsearched, with_robots
from generator.engines.static_files import overrides
from generator.forking import workers_for
from generator.nouns.problems import Level, Problem
from generator.pipeline import Progress, generate, silent
from generator.shipped import HERE

log = get_plugin_logger("modelbook")
LOG = {Level.ERROR: log.error, Level.WARNING: log.warning, Level.INFO: log.debug}


class ModelbookPlugin(BasePlugin[ModelbookConfig]):  # type: ignore[no-untyped-call]
    """Replaces the notes of the docs folder by the site that is generated from them and from the records."""

    progress: Progress = staticmethod(silent)
    serving = dirty = False
    errors = pages = laid_out = 0
    workers = 1
    date = "1970-01-01"
    nav: Navigation
    layout: Layout | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """A preview goes on with what it has; a build with errors fails."""
        self.serving, self.dirty = command == "serve", dirty

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Add what the pages need, so that naming the plugin is enough, and watch what they are made of."""
        config.markdown_extensions += markdown_extensions.missing_from(config.markdown_extensions)
        config.mdx_configs = markdown_extensions.with_options(config.mdx_configs)  # type: ignore[assignment]
        add_assets(config)
        sources = (
            settings_of(config, self.config).data,
            overrides(),
            config.theme.custom_dir,
            HERE / "render" / "templates",
        )
        config.watch += [str(folder) for folder in sources if folder and os.path.isdir(folder)]
        return config

    def on_pre_build(self, config: MkDocsConfig) -> None:
        """What a dirty build leaves where it was could have become private."""
        if self.dirty:
            clean_directory(config.site_dir)

    @event_priority(50)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Put the generated pages in the place of the notes; of the folder's other files the published ones stay."""
        excluded = frozenset(file.src_uri for file in files if file.inclusion.value <= InclusionLevel.DRAFT.value)
        settings = replace(settings_of(config, self.config), excluded=excluded.__contains__)
        # A preview runs in threads, beside which no process is safely copied.
        site = generate(settings, self.progress, parallel=not self.serving)
        self._report(site.problems)
        self.date = newest_date(site)
        self.pages, self.laid_out = len(site.pages), 0
        self.workers = 1 if self.serving else workers_for(self.pages)
        if config.nav is None and site.nav:
            config.nav = [nav_item(entry) for entry in site.nav]
        return all_files(files, site, Press(self.date, self.workers, self.progress), config)

    @event_priority(-100)
    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """Remember what every page is laid out with."""
        self.nav = nav

    @event_priority(-100)
    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Any:
        """Lay pages out ahead where several processes may do so and no other plugin has a say in it."""
        if self.workers == 1 or not can_lay_out_ahead(config):
            return env
        self.layout = layout_for(env, self.nav, config, files, build_date_utc=self.moment)
        self.layout.start(self.workers - 1)
        return self.layout

    def on_page_context(self, context: Any, **_: Any) -> Any:
        """One page more is laid out."""
        self.laid_out += 1
        self.progress("laying out", self.laid_out, self.pages)
        context["build_date_utc"] = self.moment
        return context

    def on_template_context(self, context: Any, **_: Any) -> Any:
        """Nothing that a theme prints comes from the clock, and no sitemap names an unlisted page."""
        context["build_date_utc"] = self.moment
        context["pages"] = listed(context["pages"])
        return context

    @property
    def moment(self) -> datetime:
        """The newest date of the data, as a theme prints it."""
        return datetime.fromisoformat(self.date).replace(tzinfo=UTC)

    @event_priority(50)
    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """Put back what the host's Markdown and search had no need to read; keep an unlisted page out of searches."""
        if is_unlisted(page):
            unsearched(page, config)
            output = with_robots(output)
        return page.aside.restored(output) if isinstance(page, BookPage) else output

    def stop(self, **_: Any) -> None:
        """Leave no process behind, whether all went well or not."""
        if self.layout is not None:
            self.layout.stop()

    on_build_error = stop

    def on_post_build(self, config: MkDocsConfig) -> None:  # noqa: ARG002
        """Fail at the end, when everything that is wrong has been said."""
        self.stop()
        if self.errors and not self.serving:
            raise PluginError(f"errors in records and notes: {self.errors}, listed above; correct them and build again")

    def _report(self, problems: tuple[Problem, ...]) -> None:
        self.errors = sum(problem.level is Level.ERROR for problem in problems)
        for problem in problems:
            place = f"{problem.path}:{problem.line}" if problem.line else problem.path
            LOG[problem.level](f"{place}: {problem.code} {problem.message}")
