"""The `.base` and `.canvas` files that are published: those that nothing keeps back and not only private notes use."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from generator.files import Found, Unreadable, read_text
from generator.load.bases import read_base
from generator.load.canvases import read_canvas
from generator.load.naming import Names
from generator.nouns.bases import Base
from generator.nouns.canvases import Canvas
from generator.nouns.problems import Level, Problem
from generator.nouns.settings import Settings
from generator.nouns.visibility import Visibility, folder_visibility

BASE, CANVAS = ".base", ".canvas"


@dataclass(frozen=True, slots=True)
class Views:
    """What is published. `named` are the paths that any canvas names, published or not."""

    bases: tuple[Base, ...]
    canvases: tuple[Canvas, ...]
    named: frozenset[str]

    @property
    def published(self) -> frozenset[str]:
        """The paths of all of them."""
        return frozenset([*(one.path for one in self.bases), *(one.path for one in self.canvases)])


@dataclass(frozen=True, slots=True)
class Used:
    """The paths of files that notes name which are published, and which are not."""

    publicly: AbstractSet[str]
    privately: AbstractSet[str]


def is_view(path: str) -> bool:
    """Whether a file of the vault is a base or a canvas."""
    return path.lower().endswith((BASE, CANVAS))


def read_views(found: Mapping[str, Found], names: Names, used: Used, settings: Settings) -> tuple[Views, list[Problem]]:
    """The published bases and canvases of those in `found`, by path; `names` finds files in the text of canvases.

    What an option excludes stays back. What only private notes use stays back with them; a canvas that stays back
    counts as such a note, one that is published counts as a published one. Where a folder is unlisted or nothing is
    published unless it says so, a view is published if something published uses it.
    """
    canvases, misread = _canvases(found, settings)
    named = {path: names.named_in(_text(canvas)) for path, canvas in canvases.items()}
    barred = {path for path in found if _is_barred(path, settings)}
    suspect = _reached(barred | (used.privately & found.keys()), named)
    by_default = {path for path in found if settings.visibility(path) is Visibility.PUBLIC}
    published = _reached(((by_default - suspect) | (used.publicly & found.keys())) - barred, named, barred)
    problems = [problem for path in canvases if path in published for problem in misread[path]]
    problems += [_kept_back(path, settings) for path in found if path in by_default - published - barred]
    bases = _bases([found[path] for path in found if path in published and path not in canvases], settings, problems)
    shown = tuple(canvas for path, canvas in canvases.items() if path in published)
    return Views(bases, shown, frozenset[str]().union(*named.values())), problems


def _is_barred(path: str, settings: Settings) -> bool:
    return settings.excluded(path) or folder_visibility(path, settings.folders) is Visibility.PRIVATE


def _canvases(found: Mapping[str, Found], settings: Settings) -> tuple[dict[str, Canvas], dict[str, list[Problem]]]:
    """All canvases, published or not, with what is wrong with each."""
    canvases: dict[str, Canvas] = {}
    problems: dict[str, list[Problem]] = {}
    for path, one in found.items():
        if path.lower().endswith(CANVAS):
            at = settings.shown(one.file)
            try:
                canvases[path], problems[path] = read_canvas(read_text(one.file, at, level=Level.WARNING), path, at)
            except Unreadable as unreadable:
                canvases[path], problems[path] = Canvas(path, error="its file cannot be read"), [unreadable.problem]
    return canvases, problems


def _bases(found: Iterable[Found], settings: Settings, problems: list[Problem]) -> tuple[Base, ...]:
    bases = []
    for one in found:
        at = settings.shown(one.file)
        try:
            base, misfits = read_base(read_text(one.file, at, level=Level.WARNING), one.path, at)
        except Unreadable as unreadable:
            base, misfits = Base(one.path, error="its file cannot be read"), [unreadable.problem]
        bases.append(base)
        problems += misfits
    return tuple(bases)


def _text(canvas: Canvas) -> str:
    return "\n".join(text for node in canvas.nodes for text in (node.content, node.background))


def _reached(
    start: AbstractSet[str], named: Mapping[str, Iterable[str]], barred: AbstractSet[str] = frozenset()
) -> set[str]:
    """What is named from `start` by way of canvases, and `start` itself."""
    reached, waiting = set(start), sorted(start)
    while waiting:
        new = {one for one in named.get(waiting.pop(), ()) if one not in reached and one not in barred}
        reached |= new
        waiting += sorted(new)
    return reached


def _kept_back(path: str, settings: Settings) -> Problem:
    message = (
        "is named only by what is not published, and so it was not published either; "
        "to publish it, link to it from a published note"
    )
    return Problem(settings.shown(settings.vault / path), 0, "view-withheld", message, Level.INFO)
