"""One address, one page: what collides is reported, and old or reversed addresses lead on."""

import re
from pathlib import PurePosixPath

from generator.nouns.notes import Note
from generator.nouns.pickers import INDEX, data_path
from generator.nouns.plans import Plan
from generator.nouns.problems import Level, Problem
from generator.nouns.urls import url_of
from generator.nouns.views import NoteView
from generator.pages.context import Context, model_of, model_path, path_of

_NO_NAME = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\]|[. ]\Z')
"""What a file's name cannot have everywhere."""
WRITTEN = ("404.html", "CNAME", "graph.json", "robots.txt", "sitemap.xml", "sitemap.xml.gz")
"""Files at the top of a site that engines and we write."""
LONGEST = 240
"""Bytes of a file's name; file systems allow 255."""


def collisions(planned: list[Plan], context: Context) -> tuple[tuple[Plan, ...], tuple[Problem, ...]]:
    """The pages that keep their address, and a problem for each that another page, or a file, already has."""
    settings = context.settings
    files = _files(context)
    taken: dict[str, Plan] = {}
    problems = []
    for page in planned:
        address = url_of(page.path, directory_urls=settings.directory_urls)
        there = files.get(address.strip("/")) or taken.setdefault(address, page)
        if there is not page:
            problems.append(_taken(page, there, address, context))
    return tuple(taken.values()), tuple(problems)


def _taken(page: Plan, there: Plan | str, address: str, context: Context) -> Problem:
    """What is told of a page whose address another page, or the file of that path, has."""
    own, other = _file_of(page), there if isinstance(there, str) else _file_of(there)
    message = f"has the address /{address} of {other}; it was left out of the site; rename it"
    if own == other:
        message = f"stands at /{address}, where the site has a page of its own; that page was left out; rename it"
    return Problem(context.settings.shown(context.settings.vault / own), 0, "address-taken", message, Level.WARNING)


def _file_of(page: Plan) -> str:
    """The note whose page it is; for a generated page the path at which a note would be."""
    return page.notes[0].path if isinstance(page.view, NoteView) and page.notes else page.path


def _files(context: Context) -> dict[str, str]:
    """The files that are no pages, by their address; nothing can be a folder where a file stands."""
    made = (INDEX, *map(data_path, context.book.models))
    return {path: path for path in (*WRITTEN, *made, *(one.path for one in context.vault.attachments))}


def redirects(pages: tuple[Plan, ...], context: Context) -> tuple[tuple[str, str], ...]:
    """Head-to-heads by the other order of names, notes that stand elsewhere than in the vault, and notes' aliases.

    No redirect stands where there is a page, a file, or another redirect.
    """
    paths = {page.path for page in pages}
    found: dict[str, str] = {}
    for one in context.compared.comparisons.values():
        if one.page and len(one.models) == 2:
            found[f"compare/{one.models[1]}-vs-{one.models[0]}.md"] = f"compare/{one.slug}.md"
    for note in context.vault.notes:
        home = _home(note, context)
        if home not in paths:
            continue
        if note.path != home:
            found[note.path] = home
        for alias in note.aliases:
            if path := _alias_path(alias, note.path):
                found.setdefault(path, home)
    urls = context.settings.directory_urls
    taken = {url_of(path, directory_urls=urls).strip("/") for path in paths} | set(_files(context))
    free: dict[str, tuple[str, str]] = {}
    for path, target in sorted(found.items()):
        address = url_of(path, directory_urls=urls).strip("/")
        if address not in taken:
            free.setdefault(address, (path, target))
    return tuple(free.values())


def _home(note: Note, context: Context) -> str:
    about = model_of(note, context.book)
    return model_path(about) if about else path_of(note)


def _alias_path(alias: str, path: str) -> str:
    """Where an alias would be a note: beside its own, or, with a slash in it, from the top; empty for no such place."""
    written = PurePosixPath(alias.strip("/") if "/" in alias else PurePosixPath(path).parent / alias)
    parts = [part for part in written.parts if part != "."]
    if not parts or any(
        _NO_NAME.search(part) or part.startswith(".") or len(part.encode()) > LONGEST for part in parts
    ):
        return ""
    return "/".join(parts).removesuffix(".md") + ".md"
