"""A small library of files for tests of expressions."""

import datetime as dt

from generator.bases.compare_values import type_name
from generator.bases.environment import Budget, Environment
from generator.bases.evaluate import compiled, evaluate
from generator.bases.values import File, Link


def at(*numbers):
    """A moment without a zone, as the dates of notes are."""
    return dt.datetime(*numbers)  # noqa: DTZ001


NOW = at(2025, 5, 27, 12, 30, 15, 250_000)


def make_file(path="Note.md", **over):
    """A file by its path, with whatever else is given."""
    folder, _, name = path.rpartition("/")
    basename, _, ext = name.rpartition(".")
    return File(path=path, name=name, basename=basename, folder=folder, ext=ext, **over)


DUNE = make_file(
    "Books/Dune.md",
    size=2048,
    ctime=at(2025, 1, 1, 10),
    mtime=at(2025, 5, 26, 9),
    properties={
        "status": "done",
        "rating": 4,
        "price": 9.5,
        "read": True,
        "owned": False,
        "empty": None,
        "due": dt.date(2025, 5, 1),
        "seen": at(2025, 5, 1, 18, 30),
        "written": "2025-05-01",
        "author": "[[Frank Herbert]]",
        "sequel": "[[Dune Messiah|the second]]",
        "authors": ("[[Frank Herbert]]", "[[Nobody]]"),
        "mixed": "[[Frank Herbert]] and [[Nobody]]",
        "tags": ("novel/science-fiction", "Owned"),
        "numbers": (3, 1, 2, 3),
        "nested": {"Inner": {"deep": 1}, "links": ("[[Frank Herbert]]",)},
        "with space": "spaced",
        "Größe": 3,
        "huge": 10**400,
    },
    tags=("novel/science-fiction", "Owned", "inline"),
    links=(Link("Frank Herbert", path="People/Frank Herbert.md"), Link("Nobody"), Link("cover.png", path="cover.png")),
    embeds=(Link("cover.png", path="cover.png"),),
    backlinks=("People/Frank Herbert.md",),
)

HERBERT = make_file(
    "People/Frank Herbert.md",
    properties={"icon": "user", "born": dt.date(1920, 10, 8), "Status": "open"},
    links=(Link("Dune", path="Books/Dune.md"),),
    backlinks=("Books/Dune.md",),
)

HERBERT_LINK = Link("Frank Herbert", path="People/Frank Herbert.md")
"""What the property `author` of the first is."""

COVER = make_file("cover.png", size=99)

FILES = {file.path: file for file in (DUNE, HERBERT, COVER)}


def find(text, source):
    """The file of a link text: by its path, with or without `.md`, or by its name; `#…` does not count."""
    text = text.partition("#")[0]
    if not text:
        return FILES.get(source)
    by_name = (file for file in FILES.values() if text in (file.name, file.basename))
    return FILES.get(text) or FILES.get(f"{text}.md") or next(by_name, None)


def make_environment(**over):
    """The small library at a fixed moment, in a base that the note about the author embeds."""
    return Environment(**{"now": NOW, "find": find, "this": HERBERT, "budget": Budget()} | over)


def value_of(text, row=DUNE, formulas=None, names=None, **over):
    """What an expression comes to."""
    read = {name: compiled(formula) for name, formula in (formulas or {}).items()}
    return evaluate(compiled(text), row, read, make_environment(**over), names or {})


def same(value, expected):
    """Whether a value is the expected one and of its type; a checkbox is no number here."""
    if isinstance(expected, tuple) and isinstance(value, tuple):
        return len(value) == len(expected) and all(map(same, value, expected))
    alike = isinstance(value, bool) is isinstance(expected, bool) and type_name(value) == type_name(expected)
    return alike and (value is expected or value == expected)
