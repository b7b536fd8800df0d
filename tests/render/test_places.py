"""What stands at the places in a note's text, wherever they are."""

import re
from html import unescape

import pytest
from builders import make_library, make_settings
from obsidian_vault import html_of

from generator.nouns.canvases import Canvas, CanvasNode, NodeKind
from generator.nouns.plans import Notice, Plan
from generator.nouns.prose import MARK, Card, DrawnCanvas, Place, Translated
from generator.nouns.tables import BaseResult, Column, FileLink, Row, RowGroup, Text, ViewResult
from generator.nouns.views import BaseView, Drawing, Link, NoteView
from generator.render.environment import Templates
from generator.render.places import filled

HOSTILE = (
    "*a* _b_ `c` ==d== ~~e~~ [f](javascript:alert(1)) ![g](h) [^1] $i$ \\* {: .j } <b>k</b> &amp; [[l]] | <https://m.n>"
)
PLACE = Place("here.md", 1)


def shown(prefix, placed):
    """The page with what stands behind a prefix, as Markdown and as an engine's HTML."""
    plan = Plan("here.md", "Here", "note.md.j2", NoteView(), placed={PLACE: placed})
    templates = Templates(make_settings(), make_library())
    text = filled(f"before\n\n{prefix}{MARK.format(0)}\n\nafter\n", Translated("", places=(PLACE,)), plan, templates)
    return text, html_of(text)


def table(text):
    """A base of one file with a text."""
    row = Row((FileLink("x_y_z.md", text), Text(text)))
    view = ViewResult("table", text, (Column("a", text), Column("b", "B")), (RowGroup(None, (row,), 1),), 1)
    return BaseView("", BaseResult((view,)), {"x_y_z.md": "x_y_z.md"}, frozenset({"x_y_z.md"}))


@pytest.mark.parametrize("prefix", ["", "    ", "> ", "- ", "1. ", "> > ", "    > ", "- > ", "> - "])
def test_values_are_text_wherever_a_base_stands(prefix):
    """In the text, in a list, in a quote: nothing in a value is read as Markdown, and the block is whole."""
    _, page = shown(f'!!! note "T"\n\n{prefix}' if prefix.startswith(" ") else prefix, table(HOSTILE))
    cells = re.findall(r"<td>(.*?)</td>", page, re.DOTALL)
    assert [unescape(cell) for cell in cells] == [HOSTILE]
    assert unescape(re.search(r'<p class="mb-view-name">(.*?) <small>', page)[1]) == HOSTILE
    assert [unescape(url) for url in re.findall(r'<a href="([^"]*)"', page)] == ["../x_y_z/"]
    assert page.count('<div class="mb-base">') == 1 and "&gt; <div" not in page
    assert not re.search(r"<(em|code|mark|del|img|strong|sup|b)\b", page)


def test_a_canvas_that_stands_twice_has_no_id_twice():
    """Its cards bear ids for what links within them."""
    card = Card(html='<a id="card-0a1b2c3d-1-x" href="#card-0a1b2c3d-1-x">x</a>')
    canvas = Canvas("c.canvas", (CanvasNode("n", NodeKind.TEXT, 0, 0, 10, 10),))
    places = [Place("here.md", line, "c.canvas") for line in (1, 2)]
    drawn = Drawing(canvas, "C", DrawnCanvas({"n": card}), Link("C", "c.canvas.md"))
    plan = Plan("here.md", "Here", "note.md.j2", NoteView(), placed=dict.fromkeys(places, drawn))
    text = f"{MARK.format(0)}\n\n{MARK.format(1)}\n"
    made = filled(text, Translated("", places=tuple(places)), plan, Templates(make_settings(), make_library()))
    assert re.findall(r'(?:id|href)="([^"]*card[^"]*)"', made) == [
        "card-0a1b2c3d-1-x",
        "#card-0a1b2c3d-1-x",
        "card-0a1b2c3d-n2-1-x",
        "#card-0a1b2c3d-n2-1-x",
    ]


def test_every_line_keeps_to_the_list_or_quote_that_holds_it():
    """A list's own sign stands on the first line only."""
    text, _ = shown("> - ", Notice("x"))
    assert text == 'before\n\n> - <p class="mb-notice">x</p>\n\nafter\n'
    text, _ = shown("> - ", BaseView("", BaseResult(notice="No."), {}, frozenset()))
    assert text == ('before\n\n> - <div class="mb-base">\n>   <p class="mb-notice">No.</p>\n>   </div>\n\nafter\n')
