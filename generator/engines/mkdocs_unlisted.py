"""Unlisted pages under any theme: no search, no sitemap, and a word to search engines."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

ROBOTS = '<meta name="robots" content="noindex">'


def is_unlisted(page: Page | None) -> bool:
    """Whether nothing that is generated may lead to a page."""
    return page is not None and bool(page.meta.get("unlisted"))


def listed(files: list[File]) -> list[File]:
    """The files of the pages that a sitemap may name."""
    return [file for file in files if not is_unlisted(file.page)]


def with_robots(html: str) -> str:
    """The page with a word to search engines, where the theme's template is not ours and has none."""
    return html if ROBOTS in html else html.replace("</head>", f"{ROBOTS}\n</head>", 1)


def unsearched(page: Page, config: MkDocsConfig) -> None:
    """Take out what the host's own search has just noted down of a page; that of Material leaves such pages out."""
    index = getattr(config.plugins.get("search"), "search_index", None)
    entries = getattr(index, "_entries", [])
    while entries and entries[-1]["location"].partition("#")[0] == page.url:
        entries.pop()
