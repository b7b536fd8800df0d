"""Rows of comparisons as HTML: most of what a site consists of, so they are joined here and not in a template."""

from collections.abc import Callable, Sequence
from functools import lru_cache

from markupsafe import Markup

from generator.nouns.claims import Fact
from generator.nouns.comparisons import Evidence, MemoryRow, Row, ScoreRow
from generator.nouns.fields import Field
from generator.nouns.memory import Estimate
from generator.nouns.plans import ComparisonView
from generator.nouns.records import Score
from generator.nouns.sizes import show_gib
from generator.render.facts import score_text, source
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


def fact_row(row: Row, models: Sequence[str], cell: Cell, *, anchors: bool) -> Markup:
    """One field across the models, whose ids are given; `anchors` gives each cell an id that evidence can point at."""
    cells = [
        _cell(cell(fact), best=place in row.best, anchor=f"fact-{id_}-{row.field.id}" if anchors else "")
        for place, (id_, fact) in enumerate(zip(models, row.facts, strict=True))
    ]
    return _row(head(row.field), cells, differs=row.differs)


def score_row(row: ScoreRow, models: Sequence[str], benchmark: Markup, unit: str, *, anchors: bool) -> Markup:
    """One benchmark across the models; `benchmark` is its name as a link. A note says why scores are not compared."""
    why = f'<small class="mb-why">{html(row.note)}</small>' if row.note else ""
    cells = [
        _cell(_score(score, unit), best=place in row.best, anchor=f"score-{id_}-{row.benchmark}" if anchors else "")
        for place, (id_, score) in enumerate(zip(models, row.scores, strict=True))
    ]
    differs = len({score.score if score else None for score in row.scores}) > 1
    return _row(f'<th scope="row">{benchmark}{why}</th>', cells, differs=differs)


def memory_row(row: MemoryRow, models: Sequence[str], *, anchors: bool) -> Markup:
    """What each model takes, run in one way, with the sums folded under it."""
    cells = [
        _cell(_memory(one), best=place in row.best, anchor=f"{row.id}-{id_}" if anchors else "")
        for place, (id_, one) in enumerate(zip(models, row.estimates, strict=True))
    ]
    return _row(f'<th scope="row">{html(row.ask.way)}</th>', cells, differs=len(set(row.totals)) > 1)


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


def _cell(inner: str, *, best: bool, anchor: str) -> str:
    mark = ' class="mb-best"' if best else ""
    named = f' id="{html(anchor)}"' if anchor else ""
    return f"<td{mark}{named}>{inner}{BETTER if best else ''}</td>"


def _row(first: str, cells: Sequence[str], *, differs: bool) -> Markup:
    mark = ' class="mb-differs"' if differs else ""
    return Markup(f"<tr{mark}>{first}{''.join(cells)}</tr>")
