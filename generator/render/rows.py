"""Rows of comparisons as HTML: most of what a site consists of, so they are joined here and not in a template."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import lru_cache

from markupsafe import Markup

from generator.nouns.book import Model
from generator.nouns.claims import Fact
from generator.nouns.comparisons import Evidence, MemoryRow, PriceRow, Row, ScoreRow
from generator.nouns.fields import Field
from generator.nouns.memory import Estimate
from generator.nouns.records import Score
from generator.nouns.row_sets import Line
from generator.nouns.sizes import show_gib
from generator.nouns.views import ComparisonView, Link
from generator.render.facts import money, price_note, score_text, source
from generator.render.text import CACHED, html

BETTER = '<span class="mb-sr"> (better)</span>'
CLAIMED = {
    "developer": "claimed by the developer",
    "third-party": "claimed by a third party",
    "measured": "measured",
}
SUMS = {"weights": "Weights", "kv_cache": "KV cache"}
"""The terms of an estimate that a comparison writes out."""
SIDES = 4
"""Colours by which the models of a comparison are told apart; from the fifth model on they come again."""
Cell = Callable[[Fact], Markup]


def head(field: Field) -> Markup:
    """The head of a field's row, with its definition as a tooltip."""
    title = f' title="{html(field.definition)}"' if field.definition else ""
    return Markup(f'<th scope="row"{title}>{html(field.label)}</th>')


def line_row(line: Line, view: ComparisonView, cell: Cell, link: Callable[[Link], Markup], *, anchors: bool) -> Markup:
    """Whatever is compared across the models; `anchors` gives each cell an id that evidence can point at."""
    inner: Iterable[str]
    match line.of:
        case Row() as row:
            first, anchor, inner = head(row.field), f"fact-{{}}-{row.field.id}", map(cell, row.facts)
        case ScoreRow() as row:
            why = f'<small class="mb-why">{html(row.note)}</small>' if row.note else ""
            first, anchor = _head(link(view.benchmarks[row.benchmark]) + Markup(why)), f"score-{{}}-{row.benchmark}"
            inner = (_score(score, line.unit) for score in row.scores)
        case MemoryRow() as row:
            first, anchor, inner = _head(html(row.ask.way)), f"{row.id}-{{}}", map(_memory, row.estimates)
        case PriceRow() as row:
            first, anchor = _head(html(row.label)), f"{line.field}-{{}}"
            inner = (_price(*of, view, link) for of in zip(row.amounts, row.providers, view.models, strict=True))
    cells = [
        _cell(made, best=place in line.of.best, anchor=anchor.replace("{}", id_) if anchors else "")
        for place, (made, id_) in enumerate(zip(inner, view.comparison.models, strict=True))
    ]
    mark = ' class="mb-differs"' if line.differs else ""
    return Markup(f"<tr{mark}>{first}{''.join(cells)}</tr>")


def _head(inner: Markup) -> Markup:
    return Markup(f'<th scope="row">{inner}</th>')


def chip(proof: Evidence, view: ComparisonView) -> Markup:
    """A piece of evidence, in the colour of its model, that leads to the fact in the table."""
    place = view.comparison.models.index(proof.model)
    name = html(view.models[place].name)
    text = f'<span class="mb-sr">{name}: </span>{html(proof.label)} {html(proof.text)}'
    marks = f'class="mb-chip mb-side-{place % SIDES}" title="{name}"'
    if proof.anchor:
        return Markup(f'<a {marks} href="#{html(proof.anchor)}">{text}</a>')
    return Markup(f"<span {marks}>{text}</span>")


@lru_cache(maxsize=CACHED)
def _score(score: Score | None, unit: str) -> str:
    """The score with how it was taken and who says so folded under it."""
    if score is None:
        return '<span class="mb-absent">no score recorded</span>'
    taken = [html(score.taken), CLAIMED.get(score.claimed_by, ""), source(score.source)]
    dated = [score.date.words] if score.date else []
    note = f" <small>{html(score.note)}</small>" if score.note else ""
    said = " · ".join(part for part in (*taken, *dated) if part)
    claims = f'<div class="mb-claims" data-search-exclude><div>{said}{note}</div></div>'
    return f'<details class="mb-fact"><summary>{html(score_text(score, unit))}</summary>{claims}</details>'


def _memory(estimate: Estimate | None) -> str:
    """The total with the sums that give it, or why there is none."""
    if estimate is None:
        return '<span class="mb-absent">not run by oneself</span>'
    if estimate.total_bytes is None:
        why = f'<div class="mb-claims" data-search-exclude><div>{html(", ".join(estimate.refusals))}</div></div>'
        return f'<details class="mb-fact mb-absent"><summary><i>not worked out</i></summary>{why}</details>'
    sums = (f"<div>{term}: {html(estimate.formulas[id_])}</div>" for id_, term in SUMS.items())
    notes = (f"<p>{html(note)}.</p>" for note in estimate.notes)
    claims = f'<div class="mb-claims" data-search-exclude>{"".join(sums)}{"".join(notes)}</div>'
    return f'<details class="mb-fact"><summary>{show_gib(estimate.total_bytes)}</summary>{claims}</details>'


def _price(
    amount: Decimal | None, provider: str, model: Model, view: ComparisonView, link: Callable[[Link], Markup]
) -> str:
    """The amount with who asks it and who says so folded under it."""
    if amount is None:
        return '<span class="mb-absent">no price recorded</span>'
    said = link(view.providers[provider])
    said += Markup(" · ") + price_note(model.cheapest) if model.cheapest else ""
    claims = f'<div class="mb-claims" data-search-exclude><div>{said}</div></div>'
    return f'<details class="mb-fact"><summary>{money(amount)}</summary>{claims}</details>'


def _cell(inner: str, *, best: bool, anchor: str) -> str:
    mark = ' class="mb-best"' if best else ""
    named = f' id="{html(anchor)}"' if anchor else ""
    return f"<td{mark}{named}>{inner}{BETTER if best else ''}</td>"
