"""The plugin for MkDocs and ProperDocs: the host's configuration in, the finished site's pages out."""

import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from mkdocs.config import base, config_options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from generator.engines import markdown_extensions
from generator.engines.folder_config import nav_item
from generator.engines.mkdocs_files import add_assets, all_files, newest_date
from generator.engines.mkdocs_layout import Layout, can_lay_out_ahead, layout_for
from generator.engines.mkdocs_page import BookPage, Press
from generator.engines.static_files import overrides
from generator.forking import workers_for
from generator.nouns.problems import Level, Problem
from generator.nouns.settings import Settings
from generator.pipeline import Progress, generate, silent
from generator.shipped import HERE

log = get_plugin_logger("modelbook")
LOG = {Level.ERROR: log.error, Level.WARNING: log.warning, Level.INFO: log.info}


class ModelbookConfig(base.Config):  # type: ignore[no-untyped-call]
    """The plugin's options; folders are relative to `mkdocs.yml`."""

    data_dir = config_options.Type(str, default="data")
    nearest = config_options.Type(int, default=3)


class ModelbookPlugin(BasePlugin[ModelbookConfig]):  # type: ignore[no-untyped-call]
    """Replaces the notes of the docs folder by the site that is generated from them and from the records."""

    progress: Progress = staticmethod(silent)
    serving = False
    errors = pages = laid_out = 0
    workers = 1
    date = "1970-01-01"
    nav: Navigation
    layout: Layout | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """A preview goes on with what it has; a build with errors fails."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Add what the pages need, so that naming the plugin is enough, and watch what they are made of."""
        config.markdown_extensions += markdown_extensions.missing_from(config.markdown_extensions)
        config.mdx_configs = markdown_extensions.with_options(config.mdx_configs)  # type: ignore[assignment]
        add_assets(config)
        sources = (self.settings(config).data, overrides(), config.theme.custom_dir, HERE / "render" / "templates")
        config.watch += [str(folder) for folder in sources if folder and os.path.isdir(folder)]
        return config

    @event_priority(50)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Put the generated pages in the place of the notes; of the folder's other files the published ones stay."""
        excluded = frozenset(file.src_uri for file in files if file.inclusion.value <= InclusionLevel.DRAFT.value)
        settings = replace(self.settings(config), excluded=excluded.__contains__)
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
        return self.on_template_context(context)

    def on_template_context(self, context: Any, **_: Any) -> Any:
        """Nothing that a theme prints comes from the clock."""
        context["build_date_utc"] = self.moment
        return context

    @property
    def moment(self) -> datetime:
        """The newest date of the data, as a theme prints it."""
        return datetime.fromisoformat(self.date).replace(tzinfo=UTC)

    @event_priority(50)
    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Put back what the host's Markdown and search had no need to read."""
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

    def settings(self, config: MkDocsConfig) -> Settings:
        """The project's settings, as the host has read them."""
        root = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
        return Settings(
            root=root,
            vault=Path(config.docs_dir),
            data=root / self.config.data_dir,
            site_name=config.site_name,
            site_url=config.site_url or "",
            directory_urls=config.use_directory_urls,
            nearest=self.config.nearest,
        )

    def _report(self, problems: tuple[Problem, ...]) -> None:
        self.errors = sum(problem.level is Level.ERROR for problem in problems)
        for problem in problems:
            place = f"{problem.path}:{problem.line}" if problem.line else problem.path
            LOG[problem.level](f"{place}: {problem.code} {problem.message}")
