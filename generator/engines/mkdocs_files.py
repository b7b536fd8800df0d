"""The files of a site as MkDocs knows them: which of its own stay, and those that were made."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from generator.engines.mkdocs_page import BookPage, Press, nav_titles
from generator.engines.static_files import SCRIPT, STYLESHEET, named_files, overrides, redirect_files, shipped_assets
from generator.nouns.site import Site


def add_assets(config: MkDocsConfig) -> None:
    """Our style before the site's own, our script as a module, and our templates if the theme is Material."""
    if config.theme.name == "material" and str(overrides()) not in map(os.path.realpath, config.theme.dirs):
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(overrides()))
    if (overrides() / STYLESHEET).is_file() and STYLESHEET not in config.extra_css:
        config.extra_css.insert(0, STYLESHEET)
    if (overrides() / SCRIPT).is_file() and SCRIPT not in map(str, config.extra_javascript):
        script = ExtraScriptValue(SCRIPT)
        script.type = "module"
        config.extra_javascript.append(script)


def newest_date(site: Site) -> str:
    """The newest date on any page; SOURCE_DATE_EPOCH, as in reproducible builds, where nothing is dated."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    epoch = datetime.fromtimestamp(int(seconds) if seconds.isdecimal() else 0, UTC)
    return max((page.updated for page in site.pages), default="") or f"{epoch:%Y-%m-%d}"


def all_files(files: Files, site: Site, press: Press, config: MkDocsConfig) -> Files:
    """What stays, and over it what was made."""
    kept = {file.src_uri: file for file in _kept(files, config)}
    return Files((kept | {file.src_uri: file for file in _made(site, press, config)}).values())


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


def _made(site: Site, press: Press, config: MkDocsConfig) -> Iterator[File]:
    for asset in site.assets:
        yield File.generated(config, asset.path, abs_src_path=asset.file)
    for made in site.files:
        yield File.generated(config, made.path, content=made.text)
    for path, html in redirect_files(site.redirects, directory_urls=config.use_directory_urls):
        yield File.generated(config, path, content=html)
    for found in shipped_assets() if config.theme.name != "material" else ():
        yield File.generated(config, found.path, abs_src_path=str(found.file))
    titles = nav_titles(config.nav)
    for page in site.pages:
        file = File.generated(config, page.path, content=page.markdown, inclusion=InclusionLevel.NOT_IN_NAV)
        file.edit_uri = page.source or None
        BookPage(titles.get(page.path), file, config, page, press)
        yield file
