"""Canvases: a page for each, and the drawing in the place where a note embeds one."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.nouns.canvases import Canvas, NodeKind
from generator.nouns.plans import Notice, Placed, Plan
from generator.nouns.prose import DrawnCanvas, Prose
from generator.nouns.urls import sheet_page, sheet_title, tag_path
from generator.nouns.views import CanvasView, Drawing, Link
from generator.pages.context import Context


def plans(context: Context) -> Iterator[Plan]:
    """A page for every published canvas; what its cards show is known once the notes are read."""
    for canvas in context.vault.canvases:
        title = sheet_title(canvas.path)
        view = CanvasView(Drawing(canvas, title))
        yield Plan(sheet_page(canvas.path), title, "canvas.md.j2", view, _about(canvas), full_width=True)


def _about(canvas: Canvas) -> str:
    cards = sum(node.kind is not NodeKind.GROUP for node in canvas.nodes)
    return f"A canvas with {cards:,} card{'s' * (cards != 1)}." if cards else ""


def drawn_view(view: CanvasView, path: str, prose: Prose, titles: Mapping[str, str]) -> CanvasView:
    """What the page of a canvas shows; `titles` are those of all pages that are listed, by Markdown path."""
    canvas = view.drawing.canvas
    drawn = prose.canvases.get((path, canvas.path))
    if drawn is None:
        return view
    targets = dict.fromkeys(link.target for link in drawn.links if link.target != path)
    linked = tuple(Link(titles[target], target) for target in targets if target in titles)
    tags = tuple(Link(f"#{tag}", tag_path(tag)) for tag in drawn.tags)
    return CanvasView(replace(view.drawing, drawn=drawn), linked, tags)


def placed(canvas: Canvas, path: str, prose: Prose) -> Placed:
    """The drawing in a note on the page at `path`."""
    title = sheet_title(canvas.path)
    drawn = prose.canvases.get((path, canvas.path))
    if drawn is None:
        return Notice(f"There are too many drawings; “{title}” has a page of its own.")
    return Drawing(canvas, title, drawn, Link(title, sheet_page(canvas.path)))


def drawn_on(page: Plan, prose: Prose) -> DrawnCanvas:
    """The canvas that has this page, with its links and tags; an empty one for any other page."""
    canvas = page.view.drawing.canvas.path if isinstance(page.view, CanvasView) else ""
    return prose.canvases.get((page.path, canvas), DrawnCanvas())
