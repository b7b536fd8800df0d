"""One note's body to standard Python-Markdown, with everything that is learned on the way."""

from collections.abc import Callable
from dataclasses import dataclass

from generator.nouns import notes as nouns
from generator.nouns.notes import Note
from generator.nouns.problems import Level, Problem
from generator.render.obsidian.index import VaultIndex
from generator.render.obsidian.inline import inline
from generator.render.obsidian.ledger import Heading, Ledger, Link, Scope
from generator.render.obsidian.run import Within
from generator.render.obsidian.write import indented, opened, write_blocks


@dataclass(frozen=True, slots=True)
class Translated:
    """What a note comes to. `attachments` are the files of the vault that the page needs, those of embedded notes too.

    `headings`, `links` and `tags` are the note's own. Tags are as first written, without `#`.
    """

    markdown: str
    headings: tuple[Heading, ...]
    links: tuple[Link, ...]
    attachments: frozenset[str]
    tags: tuple[str, ...]
    problems: tuple[Problem, ...]


def translate(
    note: Note,
    index: VaultIndex,
    block: Callable[[nouns.Block], str],
    *,
    shown: str,
    at: str = "",
) -> Translated:
    """Translate a note's body for the page at the Markdown path `at` (its own, where empty).

    `block` gives what stands in place of a ```compare or ```facts block. `shown` is the note's path in problems.
    """
    document, outline = index.document(note), index.outline(note)
    page = at or index.home(note.path)
    ledger = Ledger(page, shown, slugs={one.slug: 0 for one in outline.sections})
    scope = Scope(
        note,
        document,
        outline,
        index,
        ledger,
        block,
        strict=index.conventions.strict_line_breaks,
        chain=((note.path, ""),),
        explicit=page != note.path or bool(note.models),
    )
    for line, hides in document.unclosed:
        message = "nothing closes the comment that starts here; the rest of the note is hidden; close it with %% or -->"
        if hides:
            scope.report(line, "comment-unclosed", message)
        else:
            message = "nothing closes a comment here; %% or <!-- is shown as text; close it if it is one"
            scope.report(line, "comment-unclosed", message, Level.INFO)
    lines = write_blocks(document.blocks, scope)
    lines += _footnotes(ledger)
    unused = [one.line for name, one in document.footnotes.items() if (0, name) not in ledger.footnotes]
    for line in unused:
        scope.report(line, "footnote-unused", "nothing refers to this footnote; left out of the page", Level.INFO)
    return Translated(
        markdown="\n".join(lines) + "\n" if lines else "",
        headings=tuple(Heading(one.level, one.text, one.slug) for one in outline.sections),
        links=tuple(ledger.links),
        attachments=frozenset(ledger.attachments),
        tags=tuple(ledger.tags.values()),
        problems=tuple(sorted(set(ledger.problems))),
    )


def _footnotes(ledger: Ledger) -> list[str]:
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
