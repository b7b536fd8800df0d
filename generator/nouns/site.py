"""The finished site before any engine: pages of standard Markdown, redirects, files and a small navigation."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.nouns.problems import Problem


@dataclass(frozen=True, slots=True)
class Page:
    """One page. `path` is its Markdown path in the site, `source` the path of the note that it comes from, if any.

    `meta` is its front matter for the engine (title, description, and the theme's own words such as `hide`).
    """

    path: str
    title: str
    markdown: str
    meta: Mapping[str, object] = field(default_factory=dict)
    source: str = ""
    updated: str = ""
    """ISO date of the newest thing on it, for the sitemap; empty where nothing is dated."""


@dataclass(frozen=True, slots=True)
class Redirect:
    """An address that leads to a page; both are Markdown paths."""

    path: str
    target: str


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that goes out as it is; `file` is where its bytes are."""

    path: str
    file: str


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file that is no page and that nobody wrote, such as data for a script; `path` is its place in the site."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class NavEntry:
    """A line of the navigation: a page, or a section with pages."""

    title: str
    path: str = ""
    children: tuple["NavEntry", ...] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that an engine needs, and every problem that was met on the way."""

    pages: tuple[Page, ...]
    redirects: tuple[Redirect, ...]
    assets: tuple[Asset, ...]
    nav: tuple[NavEntry, ...]
    problems: tuple[Problem, ...]
    files: tuple[MadeFile, ...] = ()
    """In place of an asset of the same path, where there is one."""
