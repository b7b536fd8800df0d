"""Bases in tests: from their text and a few notes to what they show, as plain lines."""

from builders import make_book, make_note, make_settings, make_vault

from generator.bases import query
from generator.load.bases import read_base
from generator.nouns.prose import NoteLink, Prose, Translated
from generator.nouns.tables import (
    Checkbox,
    Colour,
    Failure,
    FileLink,
    Items,
    Moment,
    Number,
    Picture,
    Tag,
    Text,
    WebLink,
)
from generator.render.bases import number_text

BASE = "all.base"


def make_base(text, path=BASE):
    """The base of a text in which nothing is wrong."""
    base, problems = read_base(text, path, f"content/{path}")
    assert problems == []
    return base


def finder(vault):
    """Links by path or by name, with or without `.md`, in any case."""
    known = {}
    paths = [file.path for file in (*vault.notes, *vault.attachments, *vault.bases, *vault.canvases)]
    for path in sorted(paths):
        for name in (path, path.removesuffix(".md"), path.rsplit("/")[-1], path.rsplit("/")[-1].removesuffix(".md")):
            known.setdefault(name.casefold(), path)
    return lambda text, source: known.get(text.casefold())


def make_link(target, *, embed=False, line=1):
    """A link of a note to a file of the vault."""
    return NoteLink(target, target, "", line, "", embed)


def translated(*, links=(), tags=(), places=(), attachments=()):
    """What translation found in a note."""
    found = tuple(make_link(link) if isinstance(link, str) else link for link in links)
    return Translated("", links=found, tags=tuple(tags), places=tuple(places), attachments=frozenset(attachments))


def show(text, *notes, prose=None, records=(), settings=None, book=None, **over):
    """The results of a base over notes (or a mapping from their paths to their properties) and records."""
    made = [note for one in notes for note in (made_notes(one) if isinstance(one, dict) else [one])]
    vault = make_vault(*made, **({"bases": (make_base(text),)} | over))
    spoken = Prose({note.path: (prose or {}).get(note.path, translated()) for note in made})
    return query(book or make_book(*records), vault, spoken, settings or make_settings(), finder(vault))


def made_notes(properties):
    """Notes by their path, with nothing but properties."""
    return [make_note(path, properties=given) for path, given in properties.items()]


def view_of(text, *notes, number=0, **over):
    """One view on the page of the base, and nothing wrong with it."""
    shown = show(text, *notes, **over)
    assert shown.problems == ()
    return shown.bases[BASE].views[number]


def lines(view):
    """The rows as lines, each group under its heading, summaries last."""
    found = []
    for group in view.groups:
        if view.grouped:
            found.append(f"# {words(group.key) or 'None'} ({group.count})")
        found += [" | ".join(map(words, row.cells)) for row in group.rows]
        sums = [f"{one.name}: {words(one.cell)}" if one else "" for one in group.summaries]
        found += [f"= {' | '.join(sums)}"] if sums else []
    return found


def words(cell):  # noqa: C901
    """A cell as text that shows its type."""
    match cell:
        case None:
            return ""
        case Text(text):
            return text
        case Number(value):
            return number_text(value)
        case Checkbox(on):
            return "[x]" if on else "[ ]"
        case Moment(iso, said):
            return f"{said} ({iso})"
        case FileLink(path, said, anchor):
            return f"[{said}]({path}{'#' if anchor else ''}{anchor})"
        case WebLink(url, said):
            return f"[{said}]({url})"
        case Tag(name):
            return f"#{name}"
        case Picture(path, said):
            return f"![{said}]({path})"
        case Colour(value):
            return f"colour {value}"
        case Failure():
            return "error"
        case Items(cells):
            return ", ".join(map(words, cells))
    raise AssertionError(cell)
