"""The plugin for MkDocs and ProperDocs: the host's configuration in, the finished site's pages out."""

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from mkdocs.config import base, config_options
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel

from generator.engines import markdown_extensions
from generator.engines.folder_config import nav_item
from generator.engines.mkdocs_page import BookPage, Press, nav_titles
from generator.engines.static_files import SCRIPT, STYLESHEET, named_files, overrides, redirect_files, shipped_assets
from generator.nouns.problems import Level, Problem
from generator.nouns.settings import Settings
from generator.nouns.site import Site
from generator.pipeline import Progress, generate, silent
from generator.shipped import HERE

log = get_plugin_logger("modelbook")
LOG = {Level.ERROR: log.error, Level.WARNING: log.warning, Level.INFO: log.info}
NO_DATE = "1970-01-01"


class ModelbookConfig(base.Config):  # type: ignore[no-untyped-call]
    """The plugin's options; folders are relative to `mkdocs.yml`."""

    data_dir = config_options.Type(str, default="data")
    nearest = config_options.Type(int, default=3)


class ModelbookPlugin(BasePlugin[ModelbookConfig]):  # type: ignore[no-untyped-call]
    """Replaces the notes of the docs folder by the site that is generated from them and from the records."""

    progress: Progress = staticmethod(silent)
    serving = False
    errors = pages = laid_out = 0
    date = NO_DATE

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """A preview goes on with what it has; a build with errors fails."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Add what the pages need, so that naming the plugin is enough, and watch what they are made of."""
        config.markdown_extensions += markdown_extensions.missing_from(config.markdown_extensions)
        config.mdx_configs = markdown_extensions.with_options(config.mdx_configs)  # type: ignore[assignment]
        if config.theme.name == "material" and str(overrides()) not in map(os.path.realpath, config.theme.dirs):
            config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(overrides()))
        if (overrides() / STYLESHEET).is_file() and STYLESHEET not in config.extra_css:
            config.extra_css.insert(0, STYLESHEET)
        if (overrides() / SCRIPT).is_file() and SCRIPT not in map(str, config.extra_javascript):
            script = ExtraScriptValue(SCRIPT)
            script.type = "module"
            config.extra_javascript.append(script)
        sources = (self.settings(config).data, overrides(), config.theme.custom_dir, HERE / "render" / "templates")
        config.watch += [str(folder) for folder in sources if folder and os.path.isdir(folder)]
        return config

    @event_priority(50)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Put the generated pages in the place of the notes; of the folder's other files the published ones stay."""
        excluded = frozenset(file.src_uri for file in files if file.inclusion.value <= InclusionLevel.DRAFT.value)
        site = generate(replace(self.settings(config), excluded=excluded.__contains__), self.progress)
        self._report(site.problems)
        self.date = max((page.updated for page in site.pages), default="") or _epoch()
        self.pages, self.laid_out = len(site.pages), 0
        if config.nav is None and site.nav:
            config.nav = [nav_item(entry) for entry in site.nav]
        kept = {file.src_uri: file for file in _kept(files, config)}
        made = {file.src_uri: file for file in self._made(site, config)}
        return Files([*(kept | made).values()])

    def on_page_context(self, context: Any, **_: Any) -> Any:
        """One page more is laid out."""
        self.laid_out += 1
        self.progress("laying out", self.laid_out, self.pages)
        return self.on_template_context(context)

    def on_template_context(self, context: Any, **_: Any) -> Any:
        """A theme that prints when a page was built prints the newest date of the data."""
        context["build_date_utc"] = datetime.fromisoformat(self.date).replace(tzinfo=UTC)
        return context

    def on_post_build(self, config: MkDocsConfig) -> None:  # noqa: ARG002
        """Fail at the end, when everything that is wrong has been said."""
        if self.errors and not self.serving:
            raise PluginError(f"{self.errors} errors in records and notes, listed above; correct them and build again")

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

    def _made(self, site: Site, config: MkDocsConfig) -> Iterator[File]:
        for asset in site.assets:
            yield File.generated(config, asset.path, abs_src_path=asset.file)
        for path, html in redirect_files(site.redirects, directory_urls=config.use_directory_urls):
            yield File.generated(config, path, content=html)
        for found in shipped_assets() if config.theme.name != "material" else ():
            yield File.generated(config, found.path, abs_src_path=str(found.file))
        press = Press(self.date, not self.serving, self.progress)
        titles = nav_titles(config.nav)
        for page in site.pages:
            file = File.generated(config, page.path, content=page.markdown, inclusion=InclusionLevel.NOT_IN_NAV)
            file.edit_uri = page.source or None
            BookPage(titles.get(page.path), file, config, page, press)
            yield file


def _kept(files: Files, config: MkDocsConfig) -> Iterator[File]:
    """The theme's files, what other plugins made, and the files of the docs folder that the configuration asks for."""
    named = named_files(config, config.theme)
    for file in files:
        foreign = file.generated_by is not None or file.src_dir != config.docs_dir
        asked_for = file.src_uri in named or (not foreign and _replaces(file, config))
        if foreign or (asked_for and not file.is_documentation_page()):
            yield file


def _replaces(file: File, config: MkDocsConfig) -> bool:
    """Whether the theme has a file of the same path, which the host has left out for this one."""
    return any(os.path.isfile(os.path.join(folder, file.src_uri)) for folder in config.theme.dirs)


def _epoch() -> str:
    """The date for a site in which nothing is dated: SOURCE_DATE_EPOCH, as reproducible builds have it."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    return f"{datetime.fromtimestamp(int(seconds), UTC):%Y-%m-%d}" if seconds.isdecimal() else NO_DATE
