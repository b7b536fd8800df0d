"""Views of bases as HTML: whole, without scripts, and safe whatever a value says."""

import math
from html.parser import HTMLParser

import pytest

from generator.engines.fragments import set_aside
from generator.nouns.tables import (
    BaseResult,
    Checkbox,
    Colour,
    Column,
    Failure,
    FileLink,
    Items,
    Layout,
    Moment,
    Number,
    Picture,
    Row,
    RowGroup,
    Summary,
    Tag,
    Text,
    ViewResult,
    WebLink,
)
from generator.render.bases import Addresses, base_html, number_text

ADDRESSES = Addresses(
    lambda path, anchor: f"../{path}{'#' if anchor else ''}{anchor}" if path != "gone.md" else None,
    lambda tag: f"../tags/{tag}/" if tag != "lone" else None,
)
COLUMNS = (Column("file.name", "Name"), Column("note.rating", "Stars", numeric=True))


def make_rows(*names, rating=3):
    """A row for each name, with a link and a number."""
    return tuple(Row((FileLink(f"{name}.md", name), Number(rating))) for name in names)


def make_view(*rows, kind="table", **over):
    """A view of two columns with one group."""
    given = {"name": "All", "columns": COLUMNS, "groups": (RowGroup(None, rows, len(rows)),), "total": len(rows)}
    return ViewResult(kind, **(given | over))


def html_of(*views, **over):
    return base_html(BaseResult(views, **over), ADDRESSES)


def test_a_table_is_a_table():
    """With heads that sort, the name of the first column as the head of its row, and summaries at the foot."""
    group = RowGroup(None, make_rows("Dune", "Emma"), 2, (None, Summary("Average", Number(3))))
    assert html_of(make_view(groups=(group,), total=2)) == (
        '<div class="mb-base">\n'
        '<p class="mb-view-name">All <small>2 results</small></p>\n'
        '<div class="mb-scroll">\n'
        '<table class="mb-table mb-models" data-mb-sortable aria-label="All">\n'
        '<thead><tr><th scope="col" data-mb-key="file.name">Name</th>'
        '<th scope="col" class="mb-number" data-mb-key="note.rating">Stars</th></tr></thead>\n'
        "<tbody>\n"
        '<tr><th scope="row"><a href="../Dune.md">Dune</a></th><td class="mb-number" data-sort="3">3</td></tr>\n'
        '<tr><th scope="row"><a href="../Emma.md">Emma</a></th><td class="mb-number" data-sort="3">3</td></tr>\n'
        "</tbody>\n"
        '<tfoot><tr class="mb-sums"><td></td><td class="mb-number"><small>Average</small> 3</td></tr></tfoot>\n'
        "</table>\n"
        "</div>\n"
        "</div>"
    )


def test_the_groups_of_a_table_are_its_bodies():
    """Each under its heading and its own summaries; such a table is not sorted by its reader."""
    groups = (
        RowGroup(Text("read"), make_rows("Dune"), 1, (Summary("Filled", Number(1)), None)),
        RowGroup(None, make_rows("Emma"), 1, (None, None)),
    )
    assert html_of(make_view(groups=groups, total=2, grouped=True)) == (
        '<div class="mb-base">\n'
        '<p class="mb-view-name">All <small>2 results</small></p>\n'
        '<div class="mb-scroll">\n'
        '<table class="mb-table mb-models" aria-label="All">\n'
        '<thead><tr><th scope="col" data-mb-key="file.name">Name</th>'
        '<th scope="col" class="mb-number" data-mb-key="note.rating">Stars</th></tr></thead>\n'
        "<tbody>\n"
        '<tr class="mb-group"><th colspan="2" scope="rowgroup">read <small>1</small></th></tr>\n'
        '<tr class="mb-sums"><td><small>Filled</small> 1</td><td class="mb-number"></td></tr>\n'
        '<tr><th scope="row"><a href="../Dune.md">Dune</a></th><td class="mb-number" data-sort="3">3</td></tr>\n'
        "</tbody>\n"
        "<tbody>\n"
        '<tr class="mb-group"><th colspan="2" scope="rowgroup">None <small>1</small></th></tr>\n'
        '<tr><th scope="row"><a href="../Emma.md">Emma</a></th><td class="mb-number" data-sort="3">3</td></tr>\n'
        "</tbody>\n"
        "</table>\n"
        "</div>\n"
        "</div>"
    )


def test_cards_stand_in_a_grid():
    """A cover, the first property as the title, the others with their names; what is empty is left out."""
    rows = (
        Row((FileLink("Dune.md", "Dune"), Number(5)), Picture("c.png", "c")),
        Row((FileLink("Emma.md", "Emma"), None), Colour("#ff0000")),
        Row((Text("Zadig"), None), WebLink("https://example.org/z.png", "Image")),
    )
    view = make_view(*rows, kind="cards", layout=Layout(card=160, ratio=1.5, contain=True))
    assert html_of(view) == (
        '<div class="mb-base">\n'
        '<p class="mb-view-name">All <small>3 results</small></p>\n'
        '<ul class="mb-tiles mb-contain" style="--mb-tile:160px;--mb-ratio:0.667">'
        '<li><img class="mb-cover" loading="lazy" src="../c.png" alt="c">'
        '<p class="mb-tile-name"><a href="../Dune.md">Dune</a></p>'
        "<dl><div><dt>Stars</dt><dd>5</dd></div></dl></li>"
        '<li><span class="mb-cover" style="background:#ff0000"></span>'
        '<p class="mb-tile-name"><a href="../Emma.md">Emma</a></p></li>'
        '<li><p class="mb-small"><a href="https://example.org/z.png" rel="noopener">Image</a></p>'
        '<p class="mb-tile-name">Zadig</p></li></ul>\n'
        "</div>"
    )


def test_cards_may_have_nothing_but_a_cover():
    """As Obsidian has it for a view without properties."""
    view = make_view(Row((), Picture("c.png", "c")), kind="cards", columns=())
    assert '<li><img class="mb-cover" loading="lazy" src="../c.png" alt="c"></li>' in html_of(view)


@pytest.mark.parametrize(
    ("layout", "drawn"),
    [
        (Layout(), '<ul><li><a href="../Dune.md">Dune</a>, 3</li></ul>'),
        (Layout(separator=" < "), '<ul><li><a href="../Dune.md">Dune</a> &lt; 3</li></ul>'),
        (Layout(marker="number"), '<ol><li><a href="../Dune.md">Dune</a>, 3</li></ol>'),
        (Layout(marker="none"), '<ul class="mb-bare"><li><a href="../Dune.md">Dune</a>, 3</li></ul>'),
        (Layout(nested=True), '<ul><li><a href="../Dune.md">Dune</a><ul><li>Stars: 3</li></ul></li></ul>'),
    ],
)
def test_lists_are_lists(layout, drawn):
    """With bullets, numbers or none, and properties in one line or under the first."""
    html = html_of(make_view(*make_rows("Dune"), kind="list", layout=layout))
    assert html == (f'<div class="mb-base">\n<p class="mb-view-name">All <small>1 result</small></p>\n{drawn}\n</div>')


def test_the_groups_of_cards_and_lists_have_headings():
    """With their summaries in words below."""
    groups = (
        RowGroup(Tag("a"), make_rows("Dune"), 1, (Summary("Filled", Number(1)), Summary("Sum", Number(3)))),
        RowGroup(None, make_rows("Emma"), 4),
    )
    assert html_of(make_view(kind="list", groups=groups, total=5, grouped=True)) == (
        '<div class="mb-base">\n'
        '<p class="mb-view-name">All <small>5 results</small></p>\n'
        '<p class="mb-view-name"><a class="mb-chip" href="../tags/a/">#a</a> <small>1</small></p>\n'
        '<ul><li><a href="../Dune.md">Dune</a>, 3</li></ul>\n'
        '<p class="mb-small">Name: Filled 1 · Stars: Sum 3</p>\n'
        '<p class="mb-view-name">None <small>4</small></p>\n'
        '<ul><li><a href="../Emma.md">Emma</a>, 3</li></ul>\n'
        '<p class="mb-small">The first 2 of 5 are shown.</p>\n'
        "</div>"
    )


def test_several_views_fold_and_the_first_is_open():
    """Each under its name; one that is not shown says why, and what is odd about one stands under it."""
    views = (
        make_view(name="One", groups=(), columns=(), remarks=("The filter “x” fails.",)),
        ViewResult("map", "Where", notice="The view “Where” is of the kind “map”, which this site does not show."),
    )
    assert html_of(*views, more="x.base") == (
        '<div class="mb-base">\n'
        '<details class="mb-view" open><summary>One <small>0 results</small></summary>\n'
        '<p class="mb-small">No results.</p>\n'
        '<p class="mb-small">The filter “x” fails.</p>\n'
        "</details>\n"
        '<details class="mb-view"><summary>Where</summary>\n'
        '<p class="mb-notice">The view “Where” is of the kind “map”, which this site does not show.</p>\n'
        "</details>\n"
        '<p class="mb-small"><a href="../x.base">All views of this base</a></p>\n'
        "</div>"
    )


def test_a_base_that_cannot_be_shown_is_a_notice():
    """In the place of everything."""
    assert base_html(BaseResult(notice="This base cannot be shown: x < y."), ADDRESSES) == (
        '<div class="mb-base">\n<p class="mb-notice">This base cannot be shown: x &lt; y.</p>\n</div>'
    )


@pytest.mark.parametrize(
    ("cell", "drawn"),
    [
        (None, "<td></td>"),
        (Text("a <b>"), "<td>a &lt;b&gt;</td>"),
        (Number(131_072), '<td data-sort="131072">131,072</td>'),
        (Number(-math.inf), '<td data-sort="-1e+308">-∞</td>'),
        (Number(math.nan), "<td>NaN</td>"),
        (Checkbox(on=True), '<td data-sort="1"><input type="checkbox" disabled checked aria-label="Yes"></td>'),
        (Checkbox(on=False), '<td data-sort="0"><input type="checkbox" disabled aria-label="No"></td>'),
        (Moment("2024-09", "Sep 24"), '<td data-sort="2024-09"><time datetime="2024-09">Sep 24</time></td>'),
        (FileLink("a.pdf", "a", "page=3"), '<td><a href="../a.pdf#page=3">a</a></td>'),
        (FileLink("gone.md", "gone"), "<td>gone</td>"),
        (Tag("x/y"), '<td><a class="mb-chip" href="../tags/x/y/">#x/y</a></td>'),
        (Tag("lone"), "<td>#lone</td>"),
        (Picture("c.png", "a “c”"), '<td><img class="mb-picture" loading="lazy" src="../c.png" alt="a “c”"></td>'),
        (Picture("gone.md", "c"), "<td></td>"),
        (Colour("#fff"), "<td>#fff</td>"),
        (Failure("why"), '<td><i class="mb-absent">error</i></td>'),
        (Items((Number(1), None, Items((Text("a"), Text("b"))))), "<td>1, a, b</td>"),
        (Items((Tag("lone"), Tag("lone"))), "<td>#lone #lone</td>"),
    ],
)  # fmt: skip
def test_cells_are_drawn_by_their_type(cell, drawn):
    """What sorts otherwise than its words says so; what leads nowhere is text."""
    columns = (Column("a", "A"), Column("b", "B"))
    assert f'<tr><th scope="row">x</th>{drawn}</tr>' in html_of(make_view(Row((Text("x"), cell)), columns=columns))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (2024, "2024"),
        (-9999, "-9999"),
        (10_000, "10,000"),
        (0.1 + 0.2, "0.3"),
        (1 / 3, "0.3333333333"),
        (12345.678, "12,345.678"),
        (3.0, "3"),
        (1e-9, "1e-09"),
        (2**60, "1,152,921,504,606,846,976"),
        (math.inf, "∞"),
    ],
)
def test_numbers_are_written_as_people_read_them(value, text):
    """Years without separators, large numbers with them, no noise of floating point."""
    assert number_text(value) == text


class Tags(HTMLParser):
    """The elements and attributes that a text opens."""

    def __init__(self):
        super().__init__()
        self.found = set()

    def handle_starttag(self, tag, attrs):
        self.found |= {tag, *(name for name, _ in attrs)}


HOSTILE = '"><script>alert(1)</script>\n\n</div>\n`[x](javascript:alert(1))` {: onload=x } {{ x }} %} \u2028\x1a0\x1a'


def test_hostile_text_is_shown_and_never_run():
    """Wherever it stands: names, headings, values, notices; it opens nothing and leaves no empty line."""
    columns = (Column(HOSTILE, HOSTILE), Column("b", HOSTILE))
    cells = (FileLink(HOSTILE, HOSTILE, HOSTILE), Items((Text(HOSTILE), Tag(HOSTILE), WebLink(HOSTILE, HOSTILE))))
    row = Row(cells, Picture(HOSTILE, HOSTILE))
    group = RowGroup(Text(HOSTILE), (row,), 1, (Summary(HOSTILE, Text(HOSTILE)), None))
    views = [
        ViewResult(
            kind, HOSTILE, columns, (group,), 1, grouped=True, remarks=(HOSTILE,), layout=Layout(separator="<b>")
        )
        for kind in ("table", "cards", "list")
    ]
    html = html_of(*views, ViewResult("x", HOSTILE, notice=HOSTILE))
    opened = Tags()
    opened.feed(html)
    assert "script" not in opened.found
    assert not {name for name in opened.found if name.startswith("on")}
    assert html.count("<div") == html.count("</div>") == 3
    assert "\n\n" not in html


def test_a_block_is_set_aside_whole_and_not_searched():
    """The host's Markdown parser does not see it; the pages that it lists are searched themselves."""
    html = html_of(make_view(*make_rows("markdown=1", "Emma")))
    aside = set_aside(f"# Title\n\n{html}\n\nText.\n", "x.base.md")
    assert aside.blocks == (str(html),)
    assert aside.markdown == '# Title\n\n<div data-mb="0"></div>\n\nText.\n'
