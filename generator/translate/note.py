"""One note's body to standard Python-Markdown, with everything that is learned on the way."""

import re
from collections.abc import Iterator, Mapping

from generator.nouns.notes import Note
from generator.nouns.problems import Level
from generator.nouns.properties import PropertyValue
from generator.nouns.prose import Heading, NoteLink, Translated
from generator.translate.index import VaultIndex
from generator.translate.inline import inline
from generator.translate.ledger import Ledger, Scope, prefix_of
from generator.translate.links import split_subpath
from generator.translate.run import Within
from generator.translate.write import indented, opened, write_blocks

LINK = re.compile(r"\[\[([^\[\]|\n]+)(?:\|[^\[\]\n]*)?\]\]")
NOT_READ = re.compile(r"\]\([^()\s]*\)|<[^<>]*>|\[\[[^\[\]|\n]*\|")
"""Addresses, tags, and the targets of links with words of their own."""
ASKING = re.compile(r"^[ >]*(`{3,}|~{3,})(?:base|compare|facts) *\n(?:(?![ >]*\1).*\n)*[ >]*\1", re.MULTILINE)
"""Fenced blocks in whose place something else stands."""
WORD = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]|[^\W_\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff][\w'’.-]*")
"""As Obsidian counts: a sign of Chinese or Japanese is a word."""


def translate_note(note: Note, index: VaultIndex, *, shown: str, at: str = "") -> Translated:
    """Translate a note's body for the page at the Markdown path `at` (its own, where empty).

    `shown` is the note's path in problems.
    """
    document, outline = index.document(note), index.outline(note)
    page = at or index.home(note.path)
    ledger = Ledger(
        page,
        shown,
        slugs={one.slug: 0 for one in outline.sections},
        label_prefix=prefix_of(note.path) if at not in ("", note.path) else "",
    )
    scope = Scope(
        note,
        document,
        outline,
        index,
        ledger,
        strict=index.conventions.strict_line_breaks,
        chain=((note.path, ""),),
        explicit=page != note.path or bool(note.models),
    )
    report_unclosed(scope)
    lines = write_blocks(document.blocks, scope)
    lines += footnotes(ledger)
    unused = [one.line for name, one in document.footnotes.items() if (0, name) not in ledger.footnotes]
    for line in unused:
        scope.report(line, "footnote-unused", "nothing refers to this footnote; left out of the page", Level.INFO)
    return Translated(
        markdown="\n".join(lines) + "\n" if lines else "",
        headings=tuple(Heading(one.level, one.text, one.slug) for one in outline.sections),
        links=(*ledger.links, *_in_properties(note, index)),
        attachments=frozenset(ledger.attachments),
        tags=tuple(ledger.tags.values()),
        places=tuple(ledger.places),
        words=len(WORD.findall(NOT_READ.sub(" ", ASKING.sub(" ", document.text)))),
        problems=tuple(sorted(set(ledger.problems))),
        diagrams=ledger.diagrams and index.conventions.diagrams,
        footnotes=bool(ledger.waiting),
    )


def report_unclosed(scope: Scope) -> None:
    """Tell of comments that nothing closes."""
    for line, hides in scope.document.unclosed:
        message = "nothing closes the comment that starts here; the rest of the note is hidden; close it with %% or -->"
        if hides:
            scope.report(line, "comment-unclosed", message)
        else:
            message = "nothing closes a comment here; %% or <!-- is shown as text; close it if it is one"
            scope.report(line, "comment-unclosed", message, Level.INFO)


def _in_properties(note: Note, index: VaultIndex) -> Iterator[NoteLink]:
    """The links in a note's properties; they have no sentence, as properties are the author's business."""
    for written in _texts(tuple(note.properties.values())):
        found = LINK.fullmatch(written.strip())
        path, _ = split_subpath(found[1]) if found else ("", "")
        target = index.resolve(path, note.path, wiki=True).target if path else None
        if target is not None and not target.withheld:
            yield NoteLink(target.path, target.source, "", 0, "")


def _texts(value: PropertyValue) -> Iterator[str]:
    """Every text within a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _texts(item)


def footnotes(ledger: Ledger) -> list[str]:
    """Definitions in the order of the first references, so that their numbers rise along the page."""
    out: list[str] = []
    done = 0
    while done < len(ledger.waiting):
        label, scope, content, line = ledger.waiting[done]
        if isinstance(content, str):
            words = [inline(content, scope, line, Within.FOOTNOTE).replace("\n", " ").strip()]
            rest: list[str] = []
        else:
            words, rest = opened(content, scope.inside())
        out += ["", f"[^{label}]: {words[0]}" if words else f"[^{label}]:", *indented([*words[1:], *rest])]
        done += 1
    return out
