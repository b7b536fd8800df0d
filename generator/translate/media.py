"""Embeds: images with their sizes, sound, film and PDF, and other notes in whole or in part."""

import re
from dataclasses import replace
from urllib.parse import unquote

from generator.nouns.notes import Note
from generator.nouns.problems import Level, Problem
from generator.nouns.prose import Place
from generator.nouns.urls import IMAGES
from generator.translate import links
from generator.translate.blocks import Block, Placeholder
from generator.translate.index import Kind
from generator.translate.ledger import MAX_EMBEDS, MAX_NESTED, Scope
from generator.translate.links import Destination
from generator.translate.names import fold
from generator.translate.outline import block_of, section_of
from generator.translate.plain import plain, shown_link
from generator.translate.run import MARK, Embedded, Run
from generator.translate.safe import attribute, encoded, literal

SOUNDS = frozenset({"flac", "m4a", "mp3", "ogg", "wav", "3gp"})
FILMS = frozenset({"mkv", "mov", "mp4", "ogv", "webm"})
SIZE = re.compile(r"(\d{1,5})(?:x(\d{1,5}))?")
PLAYERS = re.compile(r"https?://(?:www\.|m\.)?(?:youtube\.com|youtu\.be|twitter\.com|x\.com)/", re.IGNORECASE)
"""Sites whose pages Obsidian shows in a player; here they are links, as no page asks other sites for anything."""
PDF_HEIGHT = "600"
LEFT_OUT = "left out"


def embed(run: Run, written: str, words: str, at: int) -> str:
    """`![[written|words]]`."""
    line = run.line_at(at)
    there = links.find(run.scope, links.Asked(written.strip(), line, wiki=True, otherwise=LEFT_OUT))
    if there is None:
        return ""
    links.record(run.scope, there, line, run.sentence(at), embed=True)
    return _embedded_target(run, there, written, words, line)


def image(run: Run, words: str, address: str, title: str, at: int) -> str:
    """`![words](address "title")`, the address decoded."""
    line = run.line_at(at)
    if not links.is_external(address):
        asked = links.Asked(unquote(address), line, wiki=False, otherwise=LEFT_OUT)
        there = links.find(run.scope, asked) if address else None
        if there is None:
            return literal(_sized(words)[0])
        links.record(run.scope, there, line, run.sentence(at), embed=True)
        if there.target.kind is Kind.FILE:
            return file(run, there, words, title)
        return _embedded_target(run, there, unquote(address), "", line)
    alt, size = _sized(words)
    if not links.allowed(run.scope, address, line):
        return literal(alt)
    if PLAYERS.match(address):
        return f"[{literal(alt or address)}]({encoded(address)})" if run.links else literal(alt)
    return _image(alt, encoded(address), title, size)


def _embedded_target(run: Run, there: Destination, written: str, words: str, line: int) -> str:
    _, subpath = links.split_subpath(written)
    if there.target.kind is Kind.FILE:
        return file(run, there, words)
    if there.target.kind is Kind.SHEET:
        return _sheet(run, there, subpath, words, line)
    return _note(run, there, subpath, words, line)


def _sheet(run: Run, there: Destination, view: str, words: str, line: int) -> str:
    """A base, or one view of it, or a canvas, in the place of the embed; a link where no block can stand."""
    if run.embeds is None:
        name = plain(words) or shown_link(f"{there.target.title}#{view}")
        return f"[{literal(name)}]({links.address(run.scope, there)})" if run.links else literal(name)
    number = run.scope.ledger.place(Place(run.scope.note.path, line, there.target.source, view))
    run.embeds.append(Embedded((Placeholder(line, number),), run.scope))
    return MARK.format(len(run.embeds) - 1)


def _sized(words: str) -> tuple[str, tuple[str, str]]:
    """Alternative text as plain words, width and height: `alt|100x145`, `alt|100`, `250`."""
    head, _, last = words.rpartition("|")
    found = SIZE.fullmatch(last.strip())
    if found is None:
        return plain(words), ("", "")
    return plain(head), (found[1], found[2] or "")


def _image(alt: str, address: str, title: str, size: tuple[str, str]) -> str:
    tip = f' "{attribute(title)}"' if title else ""
    width, height = size
    list_ = f'{{ width="{width}"' + (f' height="{height}"' if height else "") + " }" if width else ""
    return f"![{literal(alt)}]({address}{tip}){list_}"


def file(run: Run, there: Destination, words: str, title: str = "") -> str:
    """An attachment in the place of its embed: an image, a player, or a link."""
    path = there.target.path
    kind = path.rsplit(".", 1)[-1].lower()
    alt, size = _sized(words)
    name = alt or there.target.title
    address = links.html_address(run.scope, replace(there, anchor=""))
    if kind in IMAGES:
        return _image(name, links.address(run.scope, replace(there, anchor="")), title, size)
    if kind in SOUNDS:
        return f'<audio controls preload="metadata" src="{attribute(address)}" title="{attribute(name)}"></audio>'
    if kind in FILMS:
        sides = "".join(f' {side}="{value}"' for side, value in zip(("width", "height"), size, strict=True) if value)
        named = f'src="{attribute(address)}" title="{attribute(name)}"'
        return f'<video controls preload="metadata" {named}{sides}></video>'
    if kind == "pdf":
        return _pdf(address, there.anchor, name)
    return f"[{literal(name)}]({links.address(run.scope, there)})" if run.links else literal(name)


def _pdf(address: str, fragment: str, name: str) -> str:
    said = dict(part.split("=", 1) for part in fragment.split("&") if "=" in part)
    height = said.pop("height", PDF_HEIGHT)
    page = f"#page={said['page']}" if said.get("page", "").isdigit() else ""
    height = height if height.isdigit() else PDF_HEIGHT
    link = f'<a href="{attribute(address + page)}">{literal(name)}</a>'
    return (
        f'<object class="pdf" data="{attribute(address + page)}" type="application/pdf" title="{attribute(name)}" '
        f'width="100%" height="{height}">{link}</object>'
    )


def _note(run: Run, there: Destination, subpath: str, words: str, line: int) -> str:
    """A note's blocks in the place of the embed, or a link where no blocks can stand or where embedding ends."""
    scope, note = run.scope, there.target.note
    name = plain(words) or shown_link(f"{there.target.title}#{subpath}")
    link = f"[{literal(name)}]({links.address(scope, there)})" if run.links else literal(name)
    if note is None or run.embeds is None or (subpath and not there.anchor):
        return link
    key = (note.path, fold(subpath))
    if key in scope.chain or len(scope.chain) > MAX_NESTED:
        why = "embeds itself in the end" if key in scope.chain else f"is the {MAX_NESTED + 1}th embed within an embed"
        _report(scope, line, f"“{there.target.source}” {why}; a link was put in its place; embed less")
        return link
    scope.ledger.embeds += 1
    if scope.ledger.embeds > MAX_EMBEDS:
        _report(scope, line, f"more than {MAX_EMBEDS} embeds on the page; from here on they are links; embed less")
        return link
    inside = embedded(scope, note, key, line)
    run.embeds.append(Embedded(part(inside, there.anchor, subpath), inside))
    return MARK.format(len(run.embeds) - 1)


def _report(scope: Scope, line: int, message: str) -> None:
    # What happens in the depth of an embed is told at the page's own embed: no other page would say so.
    place = line if scope.own else scope.origin
    scope.ledger.problems.append(Problem(scope.ledger.shown, place, "embed-cut", message, Level.WARNING))


def embedded(scope: Scope, note: Note, key: tuple[str, str], line: int) -> Scope:
    """The scope of a note on the page of another."""
    return replace(
        scope,
        note=note,
        document=scope.index.document(note),
        outline=scope.index.outline(note),
        chain=(*scope.chain, key),
        number=scope.ledger.embeds,
        origin=line if scope.own else scope.origin,
    )


def part(scope: Scope, anchor: str, subpath: str) -> tuple[Block, ...]:
    """The blocks of a note, or those of its section or block of that anchor."""
    if not subpath:
        return scope.document.blocks
    if subpath.startswith("^"):
        return block_of(scope.document, fold(anchor[1:]))
    line = next(one.line for one in scope.outline.sections if one.slug == anchor)
    return section_of(scope.document, line)
