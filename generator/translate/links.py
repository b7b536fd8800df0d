"""Where a link of a note leads on its page, with everything that is worth telling its author."""

from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import unquote

from generator.nouns.problems import Level
from generator.nouns.prose import NoteLink
from generator.translate.index import Kind, Target
from generator.translate.ledger import Scope
from generator.translate.names import fold, raw_address, relative
from generator.translate.safe import SCHEMES, encoded, scheme_of


@dataclass(frozen=True, slots=True)
class Destination:
    """A page or a file, and an id on it (or `page=3` of a PDF); empty for the whole."""

    target: Target
    anchor: str = ""


class Asked(NamedTuple):
    """A link as its author wrote it, not percent-encoded; `otherwise` says what is done where it leads nowhere."""

    written: str
    line: int
    wiki: bool
    otherwise: str = "shown as text"


def split_subpath(written: str) -> tuple[str, str]:
    """A link's path and what follows its first `#`."""
    path, _, subpath = written.partition("#")
    return path.strip(), subpath.strip()


def find(scope: Scope, asked: Asked) -> Destination | None:
    """What a link leads to; None, after a report, where it is to be text."""
    path, subpath = split_subpath(asked.written)
    target = _target(scope, path, asked) if path else itself(scope)
    if target is None:
        return None
    if target.kind is Kind.FILE:
        return Destination(target, encoded(subpath))
    if target.kind is Kind.SHEET:
        return Destination(target)
    return Destination(target, anchor_of(scope, target, subpath, asked) if subpath else "")


def itself(scope: Scope) -> Target:
    """The note whose text is being written, as a link without a path means it."""
    note = scope.note
    page = scope.ledger.page if scope.own else scope.index.home(note.path)
    return Target(page, note.title, Kind.NOTE, note.path, note)


def _target(scope: Scope, path: str, asked: Asked) -> Target | None:
    written, line, wiki, otherwise = asked
    answer = scope.index.resolve(path, scope.note.path, wiki=wiki)
    target = answer.target
    if target is None:
        message = f"“{written}” leads to no note or file; {otherwise}; create it or correct the link"
        scope.report(line, "link-unresolved", message)
        return None
    if target.withheld:
        message = f"“{written}” leads to something that is not published; {otherwise}"
        scope.report(line, "link-withheld", message, Level.INFO)
        return None
    if answer.others:
        others = " or ".join(f"“{one}”" for one in answer.others)
        message = f"“{written}” could also be {others}; “{target.source}” was taken; write its folder too"
        scope.report(line, "link-ambiguous", message, Level.INFO)
    return target


def anchor_of(scope: Scope, target: Target, subpath: str, asked: Asked) -> str:
    """The id of what `#subpath` names on a target's page; empty, after a report, where it is not there."""
    note = target.note
    block = subpath.startswith("^")
    if note is not None:
        outline = scope.outline if note is scope.note else scope.index.outline(note)
        if block:
            found = outline.anchors.get(fold(subpath[1:].strip()))
            if found:
                return f"^{found}"
        elif section := outline.find([part for part in subpath.split("#") if part.strip()]):
            return section.slug
    alone = note is not None and target.path == target.source and not note.models
    what = "block" if block else "heading"
    message = f"“{asked.written}” names a {what} that is not there; the link leads to the page; correct the link"
    scope.report(asked.line, f"{what}-unresolved", message, Level.WARNING if alone else Level.INFO)
    return ""


def address(scope: Scope, there: Destination) -> str:
    """A destination as the address of a Markdown link."""
    page = scope.ledger.page
    anchor = f"#{there.anchor}" if there.anchor else ""
    if there.target.path == page and anchor:
        return anchor
    return way(scope, there.target.path) + anchor


def way(scope: Scope, path: str) -> str:
    """The address of a path of the site in the text of the page."""
    if scope.ledger.raw:
        return raw_address(path, scope.ledger.page, directory_urls=scope.index.conventions.directory_urls)
    return relative(path, scope.ledger.page)


def html_address(scope: Scope, there: Destination) -> str:
    """A destination as the address in an HTML attribute."""
    anchor = f"#{there.anchor}" if there.anchor else ""
    if there.target.path == scope.ledger.page and anchor:
        return anchor
    directory_urls = scope.index.conventions.directory_urls
    return raw_address(there.target.path, scope.ledger.page, directory_urls=directory_urls) + anchor


def record(scope: Scope, there: Destination, line: int, sentence: str, *, embed: bool = False) -> None:
    """Keep that the page links there, and that it needs the file."""
    target = there.target
    if target.kind is Kind.FILE:
        scope.ledger.attachments.add(target.path)
    if scope.own:
        scope.ledger.links.append(NoteLink(target.path, target.source, there.anchor, line, sentence, embed))


def is_external(written: str) -> bool:
    """Whether a decoded address leaves the site."""
    return bool(scheme_of(written)) or written.startswith("//")


def allowed(scope: Scope, written: str, line: int) -> bool:
    """Whether a decoded address that leaves the site may be one; else it is reported."""
    scheme = scheme_of(written)
    if not scheme or scheme in SCHEMES:
        return True
    message = f"an address with “{scheme}:” is no link on the site; shown as text; use https: or a file of the vault"
    scope.report(line, "link-scheme", message)
    return False


def in_html(scope: Scope, written: str, line: int) -> str | None:
    """The address of an attribute in raw HTML as the page needs it; None where it leads nowhere."""
    if is_external(written):
        return encoded(written) if allowed(scope, written, line) else None
    if written.startswith("#"):
        return encoded(written)
    there = find(scope, Asked(unquote(written), line, wiki=False))
    if there is None:
        return None
    record(scope, there, line, "")
    return html_address(scope, there)
