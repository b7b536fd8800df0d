"""Views of bases as HTML that is whole without scripts: tables, cards and lists."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from generator.nouns.tables import (
    BaseResult,
    Cell,
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
from generator.nouns.urls import relative_url, tag_path
from generator.nouns.views import BaseView
from generator.render.text import html, told

GROUPED_FROM = 10_000
"""From here on the digits of a number stand in groups of three, so that years stay as they are."""
FARTHEST = 1e308
"""What stands for infinity where only numbers are sorted as numbers."""
NONE = "None"
"""The heading of the rows that have no value to be grouped by."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where links of one page lead, as encoded addresses; None where the site has no such page or file.

    `file` takes the path of a file in the vault and what follows `#`, `tag` the name of a tag.
    """

    file: Callable[[str, str], str | None]
    tag: Callable[[str], str | None]


def base_tables(view: BaseView, path: str, *, directory_urls: bool) -> Markup:
    """The block of HTML for a base on the page at `path`."""

    def file(of: str, anchor: str) -> str | None:
        home = view.homes.get(of)
        return relative_url(path, home, directory_urls=directory_urls, anchor=anchor) if home else None

    def tag(name: str) -> str | None:
        page = tag_path(name)
        return relative_url(path, page, directory_urls=directory_urls) if page in view.paths else None

    return base_html(view.result, Addresses(file, tag))


def base_html(result: BaseResult, addresses: Addresses) -> Markup:
    """One block of HTML for a mark or a page: its first line is its opening tag alone, and no line in it is empty."""
    if result.notice:
        return _block(_notice(result.notice))
    folded = len(result.views) > 1
    parts = [_view(view, addresses, folded=folded, first=at == 0) for at, view in enumerate(result.views)]
    more = addresses.file(result.more, "") if result.more else None
    if more:
        parts.append(f'<p class="mb-small"><a href="{html(more)}">All views of this base</a></p>')
    return _block("\n".join(parts))


def _block(inner: str) -> Markup:
    return Markup(f'<div class="mb-base">\n{inner}\n</div>')


def _notice(text: str) -> str:
    return f'<p class="mb-notice">{told(text)}</p>'


def _view(view: ViewResult, addresses: Addresses, *, folded: bool, first: bool) -> str:
    """A view under its name; where there are several, they fold, and the first is open."""
    count = "" if view.notice else f" <small>{view.total:,} {'result' if view.total == 1 else 'results'}</small>"
    name = f"{html(view.name)}{count}"
    inner = "\n".join(_inside(view, addresses))
    if folded:
        opened = " open" if first else ""
        return f'<details class="mb-view"{opened}><summary>{name}</summary>\n{inner}\n</details>'
    return f'<p class="mb-view-name">{name}</p>\n{inner}'


def _inside(view: ViewResult, addresses: Addresses) -> Iterator[str]:
    if view.notice:
        yield _notice(view.notice)
        return
    yield DRAWN[view.kind](view, addresses) if view.total else '<p class="mb-small">No results.</p>'
    shown = sum(len(group.rows) for group in view.groups)
    if shown < view.total:
        yield f'<p class="mb-small">The first {shown:,} of {view.total:,} are shown.</p>'
    for remark in view.remarks:
        yield f'<p class="mb-small">{told(remark)}</p>'


def _table(view: ViewResult, addresses: Addresses) -> str:
    grouped = view.grouped
    # A table in parts keeps the order of its parts, so only one without them can be sorted by its reader.
    sortable = "" if grouped else " data-mb-sortable"
    parts = [_body(group, view.columns, addresses, grouped=grouped) for group in view.groups]
    if not grouped and view.groups and any(view.groups[0].summaries):
        parts.append(f"<tfoot>{_sums(view.groups[0].summaries, view.columns, addresses)}</tfoot>")
    heads = "".join(
        f'<th scope="col"{_aligned(column)} data-mb-key="{html(column.id)}">{html(column.label)}</th>'
        for column in view.columns
    )
    table = f'<table class="mb-table mb-models"{sortable} aria-label="{html(view.name)}">'
    return "\n".join(
        ['<div class="mb-scroll">', table, f"<thead><tr>{heads}</tr></thead>", *parts, "</table>", "</div>"]
    )


def _aligned(column: Column) -> str:
    return ' class="mb-number"' if column.numeric else ""


def _body(group: RowGroup, columns: Sequence[Column], addresses: Addresses, *, grouped: bool) -> str:
    rows = []
    if grouped:
        heading = f"{_heading(group, addresses)} <small>{group.count:,}</small>"
        rows.append(f'<tr class="mb-group"><th colspan="{len(columns)}" scope="rowgroup">{heading}</th></tr>')
        rows += [_sums(group.summaries, columns, addresses)] if any(group.summaries) else []
    rows += [f"<tr>{''.join(_cells(row, columns, addresses))}</tr>" for row in group.rows]
    return "\n".join(["<tbody>", *rows, "</tbody>"])


def _heading(group: RowGroup, addresses: Addresses) -> str:
    return cell_html(group.key, addresses) or NONE


def _cells(row: Row, columns: Sequence[Column], addresses: Addresses) -> Iterator[str]:
    for at, (column, cell) in enumerate(zip(columns, row.cells, strict=True)):
        key = sort_key(cell)
        marks = _aligned(column) + (f' data-sort="{html(key)}"' if key else "")
        tag, scope = ("th", ' scope="row"') if at == 0 else ("td", "")
        yield f"<{tag}{scope}{marks}>{cell_html(cell, addresses)}</{tag}>"


def _sums(summaries: Sequence[Summary | None], columns: Sequence[Column], addresses: Addresses) -> str:
    told = ((one.name, cell_html(one.cell, addresses)) if one else ("", "") for one in summaries)
    texts = (f"<small>{html(name)}</small> {value}" if value else "" for name, value in told)
    cells = (f"<td{_aligned(column)}>{text}</td>" for column, text in zip(columns, texts, strict=True))
    return f'<tr class="mb-sums">{"".join(cells)}</tr>'


def _cards(view: ViewResult, addresses: Addresses) -> str:
    layout = view.layout
    style = f"--mb-tile:{layout.card}px;--mb-ratio:{1 / layout.ratio:.3f}"
    fit = " mb-contain" if layout.contain else ""

    def card(row: Row) -> str:
        cover = _cover(row.cover, addresses)
        if not row.cells:
            return f"<li>{cover}</li>"
        title = f'<p class="mb-tile-name">{cell_html(row.cells[0], addresses)}</p>'
        others = _labelled(row.cells[1:], view.columns[1:], addresses)
        return f"<li>{cover}{title}{f'<dl>{others}</dl>' if others else ''}</li>"

    def grid(rows: Sequence[Row]) -> str:
        return f'<ul class="mb-tiles{fit}" style="{style}">{"".join(map(card, rows))}</ul>'

    return _grouped(view, addresses, grid)


def _labelled(cells: Sequence[Cell], columns: Sequence[Column], addresses: Addresses) -> str:
    pairs = zip(cells, columns, strict=True)
    shown = ((column, cell_html(cell, addresses)) for cell, column in pairs)
    return "".join(f"<div><dt>{html(column.label)}</dt><dd>{value}</dd></div>" for column, value in shown if value)


def _cover(cover: Cell, addresses: Addresses) -> str:
    """A card's image; that of another site as a link, since no request leaves this one."""
    match cover:
        case Colour(value):
            return f'<span class="mb-cover" style="background:{html(value)}"></span>'
        case Picture(path, words):
            url = addresses.file(path, "")
            return f'<img class="mb-cover" loading="lazy" src="{html(url)}" alt="{html(words)}">' if url else ""
        case WebLink():
            return f'<p class="mb-small">{cell_html(cover, addresses)}</p>'
    return ""


def _list(view: ViewResult, addresses: Addresses) -> str:
    layout = view.layout
    tag = "ol" if layout.marker == "number" else "ul"
    bare = ' class="mb-bare"' if layout.marker == "none" else ""

    def items(rows: Sequence[Row]) -> str:
        return f"<{tag}{bare}>{''.join(f'<li>{_item(row, view, addresses)}</li>' for row in rows)}</{tag}>"

    return _grouped(view, addresses, items)


def _item(row: Row, view: ViewResult, addresses: Addresses) -> str:
    layout: Layout = view.layout
    values = [cell_html(cell, addresses) for cell in row.cells]
    if not layout.nested:
        return str(escape(layout.separator)).join(value for value in values if value)
    pairs = zip(view.columns[1:], values[1:], strict=True)
    under = "".join(f"<li>{html(column.label)}: {value}</li>" for column, value in pairs if value)
    return f"{values[0] if values else ''}{f'<ul>{under}</ul>' if under else ''}"


def _grouped(view: ViewResult, addresses: Addresses, draw: Callable[[Sequence[Row]], str]) -> str:
    """What is drawn of each group, under its heading where the view groups."""
    parts = []
    for group in view.groups:
        if view.grouped:
            parts.append(f'<p class="mb-view-name">{_heading(group, addresses)} <small>{group.count:,}</small></p>')
        sums = zip(view.columns, group.summaries, strict=False)
        told = [
            f"{html(column.label)}: {html(one.name)} {cell_html(one.cell, addresses)}" for column, one in sums if one
        ]
        drawn = draw(group.rows) if group.rows else ""
        parts += [part for part in (drawn, f'<p class="mb-small">{" · ".join(told)}</p>' if told else "") if part]
    return "\n".join(parts)


DRAWN: Mapping[str, Callable[[ViewResult, Addresses], str]] = {"table": _table, "cards": _cards, "list": _list}
"""The kinds of view that the site has."""


def cell_html(cell: Cell, addresses: Addresses) -> str:
    """A value as HTML within a line; empty for none."""
    match cell:
        case None:
            return ""
        case Text(text):
            return html(text)
        case Number(value):
            return number_text(value)
        case Checkbox(on):
            return f'<input type="checkbox" disabled{" checked" if on else ""} aria-label="{"Yes" if on else "No"}">'
        case Moment(iso, words):
            return f'<time datetime="{html(iso)}">{html(words)}</time>'
        case Items(cells):
            between = " " if all(isinstance(inner, Tag) for inner in cells) else ", "
            return between.join(shown for inner in cells if (shown := cell_html(inner, addresses)))
        case Failure():
            return '<i class="mb-absent">error</i>'
        case Colour(value):
            return html(value)
    return _linked(cell, addresses)


def _linked(cell: FileLink | WebLink | Tag | Picture, addresses: Addresses) -> str:
    match cell:
        case FileLink(path, words, anchor):
            url = addresses.file(path, anchor)
            return f'<a href="{html(url)}">{html(words)}</a>' if url else html(words)
        case WebLink(url, words):
            return f'<a href="{html(url)}" rel="noopener">{html(words)}</a>'
        case Tag(name):
            url = addresses.tag(name)
            return f'<a class="mb-chip" href="{html(url)}">#{html(name)}</a>' if url else f"#{html(name)}"
        case Picture(path, words):
            url = addresses.file(path, "")
            return f'<img class="mb-picture" loading="lazy" src="{html(url)}" alt="{html(words)}">' if url else ""


def number_text(value: float) -> str:
    """`131,072`, `2024`, `0.3`, `∞`: ten digits at most, those of a large number in groups of three."""
    if math.isinf(value):
        return "∞" if value > 0 else "-∞"
    if math.isnan(value):
        return "NaN"
    if isinstance(value, int) or value == int(value):
        return f"{int(value):,}" if abs(value) >= GROUPED_FROM else str(int(value))
    text = f"{value:,.10g}" if abs(value) >= GROUPED_FROM else f"{value:.10g}"
    return text.rstrip("0").rstrip(".") if "." in text and "e" not in text else text


def sort_key(cell: Cell) -> str:
    """What a table sorts a cell by where its words would mislead; empty where they do not."""
    match cell:
        case Number(value):
            return "" if math.isnan(value) else str(max(-FARTHEST, min(value, FARTHEST)))
        case Moment(iso, _):
            return iso
        case Checkbox(on):
            return "1" if on else "0"
    return ""
