"""The site as a plain folder: standard Markdown and a configuration beside it from which any MkDocs builds it."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from generator.engines.folder_config import Map, folder_config, plain, read_config, theme_name, to_map
from generator.engines.folder_layout import placed, placed_nav, relinked
from generator.engines.static_files import ASSETS, named_files, overrides, redirect_files
from generator.files import (
    Unreadable,
    close_stage,
    copy,
    keep_hidden,
    open_stage,
    read_text,
    swap_folder,
    walk,
    write_text,
)
from generator.nouns.settings import Settings
from generator.nouns.site import Page, Site

MANIFEST = ".modelbook.json"
ANY_THEME = ("sitemap.xml",)
"""Templates of ours that look like no theme."""
Dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class Unwritable(Exception):
    """The folder may not be replaced, or the configuration not be read; the message says what to do."""


def write_folder(site: Site, settings: Settings, config_file: Path | None, target: Path) -> None:
    """Write the site to `target`, whole or not at all; files that somebody has added there stay.

    Raises Unwritable before anything is done.
    """
    check_replaceable(target, settings)
    target = target.resolve()
    site = _placed(site) if settings.directory_urls else site
    config = _read(config_file)
    theme = [custom for custom in [_custom_dir(config, config_file), overrides()] if custom and custom.is_dir()]
    stage = open_stage(target)
    try:
        _write_pages(site, settings, stage / "docs")
        _copy_named(config, settings, stage / "docs")
        assets = _copy_theme(theme, stage, templates=theme_name(config) == "material")
        write_text(stage / "mkdocs.yml", folder_config(config, site, settings, assets))
        _keep_added(target, stage)
        swap_folder(stage, target)
    finally:
        close_stage(stage)


def front_matter(page: Page) -> str:
    """The page's properties as YAML between lines of dashes."""
    meta = {"title": page.title, **page.meta}
    return f"---\n{yaml.dump(_bare(meta), Dumper=Dumper, allow_unicode=True, sort_keys=False, width=1000)}---\n\n"


def _bare(value: Any) -> Any:
    """Plain types only: what escapes itself in a template is a text like any other here."""
    if isinstance(value, Mapping):
        return {_bare(key): _bare(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_bare(item) for item in value]
    return str.__str__(value) if isinstance(value, str) else value


def check_replaceable(target: Path, settings: Settings) -> None:
    """Raise Unwritable where something is at `target` that must not be lost, or where it would be read as a source."""
    target = target.resolve()
    if settings.root.resolve().is_relative_to(target):
        raise Unwritable(f"{target} holds the project itself; choose another folder")
    for source in (settings.vault, settings.data):
        if target.is_relative_to(source.resolve()):
            raise Unwritable(f"{target} lies within {source.name}/, which is read for the site; choose another folder")
    if target.exists() and not (target / MANIFEST).is_file() and (not target.is_dir() or any(target.iterdir())):
        raise Unwritable(f"{target} was not written by Modelbook and would be lost; empty it or choose another folder")


def _read(config_file: Path | None) -> Map:
    if config_file is None:
        return to_map({"theme": {"name": "material", "font": False}, "plugins": ["search"]})
    try:
        return read_config(config_file)
    except Unreadable as unreadable:
        raise Unwritable(str(unreadable.problem)) from unreadable
    except yaml.YAMLError as error:
        raise Unwritable(f"{config_file.name} is not valid YAML: {error}") from error


def _custom_dir(config: Map, config_file: Path | None) -> Path | None:
    theme = plain(config).get("theme")
    custom = theme.get("custom_dir") if isinstance(theme, dict) else None
    return (config_file.parent / custom).resolve() if config_file and isinstance(custom, str) else None


def _placed(site: Site) -> Site:
    """The site as it stands in the folder; addresses stay as they are."""
    pages = [replace(page, path=placed(page.path), markdown=relinked(page.markdown, page.path)) for page in site.pages]
    return replace(site, pages=tuple(pages), nav=tuple(map(placed_nav, site.nav)))


def _write_pages(site: Site, settings: Settings, docs: Path) -> None:
    for page in site.pages:
        write_text(docs / page.path, front_matter(page) + page.markdown)
    for path, html in redirect_files(site.redirects, directory_urls=settings.directory_urls):
        write_text(docs / path, html)
    for asset in site.assets:
        copy(Path(asset.file), docs / asset.path)
    for made in site.files:
        write_text(docs / made.path, made.text)


def _copy_named(config: Map, settings: Settings, docs: Path) -> None:
    """The files of the vault's folder that the configuration asks for."""
    values = plain(config)
    theme = values.get("theme")
    for path in sorted(named_files(values, theme if isinstance(theme, dict) else {})):
        source = (settings.vault / path).resolve()
        if source.is_file() and source.is_relative_to(settings.vault.resolve()) and not (docs / path).exists():
            copy(source, docs / path)


def _copy_theme(folders: list[Path], stage: Path, *, templates: bool) -> frozenset[str]:
    """Style and scripts as files of the site, and the templates where they fit the theme; the first folder wins."""
    assets = set()
    for folder in folders:
        for found in walk(folder, inside=folder, problems=[]):
            asset = found.path.startswith(ASSETS)
            place = stage / ("docs" if asset else "overrides") / found.path
            if (asset or templates or found.path in ANY_THEME) and not place.exists():
                copy(found.file, place)
            assets |= {found.path} if asset else set()
    (stage / "overrides").mkdir(exist_ok=True)
    return frozenset(assets)


def _keep_added(target: Path, stage: Path) -> None:
    """Take along what is in the old folder and was not written by us, and note down what is."""
    made = sorted(found.path for found in walk(stage, inside=stage, problems=[]))
    written = frozenset(_manifest(target))
    for found in walk(target, inside=target, problems=[]) if target.is_dir() else ():
        if found.path not in written and not (stage / found.path).exists():
            copy(found.file, stage / found.path)
    manifest = json.dumps({"made_by": "modelbook", "files": made}, indent=1, ensure_ascii=False)
    write_text(stage / MANIFEST, manifest + "\n")
    keep_hidden(target, stage)


def _manifest(target: Path) -> list[str]:
    """The files that were written into the folder the last time; none where nobody can tell."""
    try:
        files = json.loads(read_text(target / MANIFEST, MANIFEST))["files"]
    except (Unreadable, ValueError, KeyError, TypeError):
        return []
    return [path for path in files if isinstance(path, str)] if isinstance(files, list) else []
