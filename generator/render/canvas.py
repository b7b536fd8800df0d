"""A canvas as a drawing: groups behind, then lines, then cards with their text, and the words on the lines.

The cards' text is HTML within the SVG, so it can be read, searched and followed. Nothing here needs a script.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import wrap
from typing import NamedTuple

from markupsafe import Markup

from generator.nouns.canvases import Background, CanvasEdge, CanvasNode, NodeKind, Side
from generator.nouns.prose import Card
from generator.nouns.views import Drawing
from generator.render.text import html, md, quoted

MARGIN = 16
"""Pixels around everything."""
LABEL = 28
"""Pixels of the line above a group on which its label stands."""
LETTER = 10
"""Pixels of a letter of a label, roughly and rather too many."""
LINE = 18
WORDS = 24
"""Letters on a line of the words at an arrow."""
MAX_LINES = 6
BEND = (40, 160)
"""The least and the most pixels for which a line leaves a card straight on."""
HEAD = 11
"""Pixels of an arrow head."""
NORMALS = {Side.TOP: (0, -1), Side.RIGHT: (1, 0), Side.BOTTOM: (0, 1), Side.LEFT: (-1, 0)}
FILLS = {Background.RATIO: "meet"}


class Point(NamedTuple):
    """A place on the canvas."""

    x: float
    y: float

    def along(self, side: Side, by: float) -> "Point":
        """The place so far away from that side of a card."""
        x, y = NORMALS[side]
        return Point(self.x + x * by, self.y + y * by)


@dataclass(frozen=True, slots=True)
class Curve:
    """A line between two cards: from a side of one to a side of the other, bent towards `by` and `to`."""

    edge: CanvasEdge
    start: Point
    start_side: Side
    by: Point
    to: Point
    end: Point
    end_side: Side

    @property
    def middle(self) -> Point:
        """Where its words stand."""
        x, y = ((a + 3 * b + 3 * c + d) / 8 for a, b, c, d in zip(self.start, self.by, self.to, self.end, strict=True))
        return Point(x, y)


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of the canvas that is shown."""

    x: float
    y: float
    width: float
    height: float


def drawing(view: Drawing, address: str = "") -> Markup:
    """One block of HTML without blank lines; `address` is that of the canvas's own page where this is another one."""
    about = Markup('\n<p class="mb-canvas-about"><a href="%s">%s</a></p>') % (html(address), md(view.title))
    link = about if address else Markup()
    canvas = view.canvas
    if canvas.error or not canvas.nodes:
        why = f"This canvas cannot be shown: {canvas.error}." if canvas.error else "This canvas is empty."
        return Markup('<div class="mb-canvas">\n<p class="mb-notice">%s</p>%s\n</div>') % (md(why), link)
    nodes = {node.id: node for node in canvas.nodes}
    curves = [_curve(edge, nodes[edge.start], nodes[edge.end]) for edge in canvas.edges]
    groups = [node for node in canvas.nodes if node.kind is NodeKind.GROUP]
    cards = [node for node in canvas.nodes if node.kind is not NodeKind.GROUP]
    frame = _frame(canvas.nodes, curves)
    lines = [
        *(_group(node, view.drawn.cards.get(node.id, Card())) for node in groups),
        *(_line(curve) for curve in curves),
        *(_card(node, view.drawn.cards.get(node.id, Card())) for node in cards),
        *(_words(curve) for curve in curves if curve.edge.label),
    ]
    return Markup(
        '<div class="mb-canvas">\n<div class="mb-canvas-view" tabindex="0" role="group" aria-label="%(title)s" '
        'style="--mb-width:%(width)s;--mb-height:%(height)s">\n'
        '<svg viewBox="%(x)s %(y)s %(width)s %(height)s" width="%(width)s" height="%(height)s">\n'
        "%(lines)s\n</svg>\n</div>%(link)s\n</div>"
    ) % {
        "title": quoted(view.title),
        "x": _number(frame.x),
        "y": _number(frame.y),
        "width": _number(frame.width),
        "height": _number(frame.height),
        "lines": Markup("\n").join(lines),
        "link": link,
    }


def _frame(nodes: tuple[CanvasNode, ...], curves: list[Curve]) -> Frame:
    """Everything with its margin."""
    corners = [corner for node in nodes for corner in _corners(node)]
    corners += [point for curve in curves for point in _extent(curve)]
    left, top = min(one.x for one in corners) - MARGIN, min(one.y for one in corners) - MARGIN
    right, bottom = max(one.x for one in corners) + MARGIN, max(one.y for one in corners) + MARGIN
    return Frame(left, top, right - left, bottom - top)


def _corners(node: CanvasNode) -> Iterator[Point]:
    labelled = node.kind is NodeKind.GROUP and bool(node.content)
    yield Point(node.x, node.y - (LABEL if labelled else 0))
    yield Point(node.x + max(node.width, len(node.content) * LETTER if labelled else 0), node.y + node.height)


def _extent(curve: Curve) -> Iterator[Point]:
    """Around the curve, which never goes further than three quarters of the way to where it is bent, and its words."""
    for end, bent in ((curve.start, curve.by), (curve.end, curve.to)):
        yield Point(end.x + (bent.x - end.x) * 0.75, end.y + (bent.y - end.y) * 0.75)
    if curve.edge.label:
        half = min(len(curve.edge.label), WORDS) * LETTER / 2
        high = len(_wrapped(curve.edge.label)) * LINE / 2
        yield Point(curve.middle.x - half, curve.middle.y - high)
        yield Point(curve.middle.x + half, curve.middle.y + high)


def _curve(edge: CanvasEdge, start: CanvasNode, end: CanvasNode) -> Curve:
    """The line from side to side; sides that the author left open are those next to one another."""
    starts = [edge.start_side] if edge.start_side is not Side.ANY else list(NORMALS)
    ends = [edge.end_side] if edge.end_side is not Side.ANY else list(NORMALS)
    pairs = [(one, other) for one in starts for other in ends if start is not end or one is not other]
    pairs = pairs or [(edge.start_side, edge.end_side)]
    start_side, end_side = min(pairs, key=lambda pair: _apart(_at(start, pair[0]), _at(end, pair[1])))
    one, other = _at(start, start_side), _at(end, end_side)
    by = one.along(start_side, _bend(one, start_side, other))
    to = other.along(end_side, _bend(other, end_side, one))
    return Curve(edge, one, start_side, by, to, other, end_side)


def _bend(start: Point, side: Side, end: Point) -> float:
    """How far a line goes straight on from a side: half of the way ahead, or round to what lies behind."""
    x, y = NORMALS[side]
    ahead = (end.x - start.x) * x + (end.y - start.y) * y
    return min(max((ahead if ahead > 0 else _apart(start, end)) / 2, BEND[0]), BEND[1])


def _at(node: CanvasNode, side: Side) -> Point:
    """The middle of a side."""
    x, y = NORMALS[side]
    return Point(node.x + node.width * (1 + x) / 2, node.y + node.height * (1 + y) / 2)


def _apart(one: Point, other: Point) -> float:
    return float(((one.x - other.x) ** 2 + (one.y - other.y) ** 2) ** 0.5)


def _group(node: CanvasNode, card: Card) -> Markup:
    label = Markup('<text x="%s" y="%s">%s</text>') % (node.x + 4, node.y - 9, md(node.content))
    picture = Markup('<image xlink:href="%s" %s preserveAspectRatio="xMidYMid %s"/>') % (
        html(card.address),
        _box(node),
        FILLS.get(node.background_style, "slice"),
    )
    return Markup('<g class="mb-canvas-group%s><rect %s rx="10"/>%s%s</g>') % (
        _colour(node.colour),
        _box(node),
        picture if card.address else "",
        label if node.content else "",
    )


def _card(node: CanvasNode, card: Card) -> Markup:
    words = md(card.name.removeprefix("https://") if node.kind is NodeKind.LINK else card.name)
    name = Markup('<a href="%s">%s</a>') % (html(card.address), words) if card.address else words
    head = Markup('<p class="mb-canvas-name">%s</p>') % name if card.name else Markup()
    # A file that has no name on its card is an image or something to be played.
    alone = Markup(" mb-canvas-media") if node.kind is NodeKind.FILE and card.html and not card.name else Markup()
    return Markup(
        '<g class="mb-canvas-card%s><rect %s rx="8"/><foreignObject %s><div class="mb-canvas-text%s">%s%s</div>'
        "</foreignObject></g>"
    ) % (_colour(node.colour), _box(node), _box(node), alone, head, Markup(card.html))


def _line(curve: Curve) -> Markup:
    edge = curve.edge
    start = curve.start.along(curve.start_side, HEAD - 1) if edge.start_arrow else curve.start
    end = curve.end.along(curve.end_side, HEAD - 1) if edge.end_arrow else curve.end
    path = f"M{_pair(start)}C{_pair(curve.by)} {_pair(curve.to)} {_pair(end)}"
    heads = [_head(curve.start, curve.start_side)] if edge.start_arrow else []
    heads += [_head(curve.end, curve.end_side)] if edge.end_arrow else []
    return Markup('<g class="mb-canvas-line%s><path d="%s"/>%s</g>') % (
        _colour(edge.colour),
        path,
        Markup().join(heads),
    )


def _head(tip: Point, side: Side) -> Markup:
    """The arrow head on a side of a card; lines reach cards straight on."""
    foot = tip.along(side, HEAD)
    x, y = (HEAD / 2 * part for part in NORMALS[side])
    one, other = Point(foot.x + y, foot.y + x), Point(foot.x - y, foot.y - x)
    return Markup('<polygon points="%s %s %s"/>') % (_pair(tip), _pair(one), _pair(other))


def _words(curve: Curve) -> Markup:
    lines = _wrapped(curve.edge.label)
    x, y = curve.middle
    top = y - (len(lines) - 1) * LINE / 2 + LINE / 4
    spans = Markup().join(
        Markup('<tspan x="%s" y="%s">%s</tspan>') % (_number(x), _number(top + at * LINE), md(line))
        for at, line in enumerate(lines)
    )
    return Markup('<text class="mb-canvas-words">%s</text>') % spans


def _wrapped(label: str) -> list[str]:
    return wrap(label, WORDS, max_lines=MAX_LINES, placeholder=" …")


def _colour(colour: str) -> Markup:
    """The rest of a class attribute: one of the six colours by its class, any other as a value."""
    if len(colour) == 1:
        return Markup(' mb-colour-%s"') % colour
    return Markup('" style="--mb-colour:%s"') % colour if colour else Markup('"')


def _box(node: CanvasNode) -> Markup:
    return Markup('x="%s" y="%s" width="%s" height="%s"') % (node.x, node.y, node.width, node.height)


def _pair(point: Point) -> str:
    return f"{_number(point.x)} {_number(point.y)}"


def _number(value: float) -> str:
    return f"{round(value, 1):g}" if abs(value) < 100_000 else f"{value:.0f}"
