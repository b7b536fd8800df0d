"""Our pages as MkDocs knows them, their Markdown converted by several processes at once where that is safe."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from generator.engines.fragments import set_aside
from generator.forking import chunks_of, forked, seen
from generator.nouns.site import Page as MadePage
from generator.pipeline import Progress

HOST = Page.__module__.partition(".")[0]
"""`mkdocs` or `properdocs`: where the host's log messages come from."""


@dataclass(frozen=True, slots=True)
class Converted:
    """What converting one page's Markdown gives; links are kept by the path of the file that they lead to."""

    content: str
    toc: TableOfContents
    title: str | None
    anchors: set[str]
    links: Mapping[str, dict[str, str]] | None
    messages: tuple[logging.LogRecord, ...]


@dataclass(slots=True)
class Press:
    """All pages of one build, and their conversions as soon as the first of them is asked for.

    `date` is that of pages on which nothing is dated, `workers` the number of processes to use.
    """

    date: str
    workers: int
    progress: Progress
    pages: list["BookPage"] = field(default_factory=list)
    done: dict[str, Converted] | None = None

    def converted(self, page: "BookPage", config: MkDocsConfig, files: Files) -> Converted | None:
        """The page's conversion; None where the page converts itself, as when another plugin has changed its text."""
        if self.done is None:
            self.done = self._convert_all(config, files) if self.workers > 1 else {}
        return self.done.pop(page.file.src_uri, None) if page.markdown == page.made.markdown else None

    def _convert_all(self, config: MkDocsConfig, files: Files) -> dict[str, Converted]:
        done: dict[str, Converted] = {}
        with forked(self.workers, (self.pages, config, files)) as pool:
            for chunk in pool.imap_unordered(_convert_chunk, chunks_of(self.pages)):
                done.update(chunk)
                self.progress("converting", len(done), len(self.pages))
        return done


class BookPage(Page):
    """A page that has its text and its properties already, so that no front matter is written and read again."""

    def __init__(self, title: str | None, file: File, config: MkDocsConfig, made: MadePage, press: Press) -> None:
        super().__init__(title, file, config)
        self.aside = set_aside(made.markdown, made.path)
        self.made = replace(made, markdown=self.aside.markdown)
        self.press = press
        self.update_date = made.updated or press.date
        press.pages.append(self)

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - the host's signature
        """Take the text and the properties from the page that was made."""
        self.markdown, self.meta = self.made.markdown, dict(self.made.meta)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Convert the Markdown, or take the conversion that is done already; its messages are logged now, in order."""
        done = self.press.converted(self, config, files)
        if done is None:
            super().render(config, files)
            self.present_anchor_ids = (self.present_anchor_ids or set()) | self.aside.anchors
            return
        self.content, self.toc, self._title_from_render = done.content, done.toc, done.title
        self.present_anchor_ids = done.anchors | self.aside.anchors
        if done.links is not None:
            found = {files.get_file_from_path(path): anchors for path, anchors in done.links.items()}
            self.links_to_anchors = {file: anchors for file, anchors in found.items() if file is not None}
        for message in done.messages:
            logging.getLogger(message.name).handle(message)


def _convert_chunk(chunk: range) -> list[tuple[str, Converted]]:
    pages, config, files = seen()
    return [(pages[at].file.src_uri, _convert(pages[at], config, files)) for at in chunk]


def _convert(page: BookPage, config: MkDocsConfig, files: Files) -> Converted:
    messages = _Messages()
    logger = logging.getLogger(HOST)
    logger.handlers, logger.propagate = [messages], False
    page.markdown = page.made.markdown
    Page.render(page, config, files)
    links = page.links_to_anchors
    return Converted(
        content=page.content or "",
        toc=page.toc,
        title=page._title_from_render,  # noqa: SLF001 - the host offers no other way to it
        anchors=page.present_anchor_ids or set(),
        links=None if links is None else {file.src_uri: anchors for file, anchors in links.items()},
        messages=tuple(messages.records),
    )


class _Messages(logging.Handler):
    """Keeps what is logged, with its text made, so that it can go to another process."""

    def __init__(self) -> None:
        super().__init__()
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        record.msg, record.args, record.exc_info = record.getMessage(), None, None
        self.records.append(record)


def nav_titles(nav: Any) -> dict[str, str]:
    """The titles that a configuration's navigation gives to pages, by path."""
    titles: dict[str, str] = {}
    items: Sequence[Any] = [*nav.items()] if isinstance(nav, dict) else nav if isinstance(nav, list) else ()
    for item in items:
        pairs = [item] if isinstance(item, tuple) else item.items() if isinstance(item, dict) else ()
        for title, target in pairs:
            titles |= {target: title} if isinstance(target, str) else nav_titles(target)
    return titles
