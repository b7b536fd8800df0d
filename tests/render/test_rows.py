"""The rows of comparison tables, as HTML."""

from decimal import Decimal

import pytest
from builders import make_book, make_field, make_record, make_score, make_source
from markupsafe import Markup

from generator.nouns.comparisons import Comparison, Evidence, MemoryRow, Row, ScoreRow
from generator.nouns.memory import Ask, Estimate, Format
from generator.nouns.plans import ComparisonView
from generator.render.rows import chip, fact_row, head, memory_row, score_row

MODELS = ("alpha", "beta")


@pytest.fixture
def row():
    """A row of a field across two models, the second with the better value."""
    field = make_field(definition="How “long” & <wide>.")
    book = make_book(
        make_record("alpha", facts={"context_length": "8K"}), make_record("beta", facts={"context_length": "128K"})
    )
    facts = tuple(book.models[id_].facts["context_length"] for id_ in MODELS)
    return Row(field, facts, differs=True, best=frozenset({1}))


def test_a_definition_is_the_tooltip_of_the_rows_head():
    """Whatever it says, it stays inside its attribute."""
    assert head(make_field(definition='A "b" <c>')) == (
        '<th scope="row" title="A &quot;b&quot; &lt;c&gt;">Context length</th>'
    )
    assert head(make_field()) == '<th scope="row">Context length</th>'


def test_a_row_marks_that_it_differs_and_which_value_is_better(row):
    """The better value is told in words too, for those who hear the page."""
    assert fact_row(row, MODELS, lambda fact: Markup(fact.claims[0].written), anchors=False) == (
        '<tr class="mb-differs"><th scope="row" title="How “long” &amp; &lt;wide&gt;.">Context length</th>'
        '<td>8K</td><td class="mb-best">128K<span class="mb-sr"> (better)</span></td></tr>'
    )


def test_the_cells_of_a_page_of_its_own_can_be_pointed_at(row):
    """Evidence leads to the fact of one model."""
    html = fact_row(row, MODELS, lambda _: Markup("x"), anchors=True)
    assert '<td id="fact-alpha-context_length">x</td>' in html
    assert '<td class="mb-best" id="fact-beta-context_length">x<' in html


def test_a_score_has_its_setting_and_its_source_under_it():
    """A model without a score says so; the note says why scores are not compared."""
    source = make_source(publisher="Acme", title="Card <1>", url="https://example.org/?a=1&b=2")
    score = make_score(score="49.3", shots=5, variant="instruct", source=source, note="a & b")
    row = ScoreRow("mmlu", (score, None), note="not compared: <why>")
    assert score_row(row, MODELS, Markup('<a href="x">MMLU</a>'), "%", anchors=True) == (
        '<tr class="mb-differs"><th scope="row"><a href="x">MMLU</a>'
        '<small class="mb-why">not compared: &lt;why&gt;</small></th>'
        '<td id="score-alpha-mmlu"><details class="mb-fact"><summary>49.3%</summary>'
        '<div class="mb-claims" data-search-exclude><div>5-shot, instruct · claimed by the developer · '
        '<a href="https://example.org/?a=1&amp;b=2" rel="noopener">Acme, Card &lt;1&gt;</a> '
        '<span class="mb-kind">primary</span> <small>a &amp; b</small></div></div></details></td>'
        '<td id="score-beta-mmlu"><span class="mb-absent">no score recorded</span></td></tr>'
    )


def test_equal_scores_do_not_differ():
    """A row is marked by its numbers, not by who claims them."""
    row = ScoreRow("mmlu", (make_score(score="50"), make_score(score=Decimal("50.0"), claimed_by="measured")))
    assert score_row(row, MODELS, Markup("MMLU"), "", anchors=False).startswith("<tr><th")


def test_memory_has_its_sums_under_it_and_says_why_there_is_none():
    """Whatever the words of a refusal; and nobody runs a service."""
    ask = Ask(8192, Format("fp16", "FP16", Decimal(16), "by definition"), Format("fp16", "FP16", Decimal(16), ""))
    sums = {"weights": "1 × 2 = 2,469,606,195", "kv_cache": "3 × 4 <b>", "overhead": "0 bytes"}
    whole = Estimate("alpha", ask, 2, 1, 0, 2_469_606_195, sums, notes=("Rounded <x>",))
    none = Estimate("beta", ask, None, None, None, None, refusals=("parameters <i>", "layers unknown"))
    row = MemoryRow(ask, (whole, none, None), frozenset({0}))
    assert memory_row(row, (*MODELS, "c"), anchors=True) == (
        '<tr class="mb-differs"><th scope="row">FP16 with 8K tokens</th>'
        '<td class="mb-best" id="memory_fp16_8192-alpha"><details class="mb-fact"><summary>2.30 GiB</summary>'
        '<div class="mb-claims" data-search-exclude><div>Weights: 1 × 2 = 2,469,606,195</div>'
        "<div>KV cache: 3 × 4 &lt;b&gt;</div><p>Rounded &lt;x&gt;.</p></div></details>"
        '<span class="mb-sr"> (better)</span></td>'
        '<td id="memory_fp16_8192-beta"><details class="mb-fact mb-absent"><summary><i>not worked out</i></summary>'
        '<div class="mb-claims" data-search-exclude><div>parameters &lt;i&gt;, layers unknown</div></div>'
        "</details></td>"
        '<td id="memory_fp16_8192-c"><span class="mb-absent">not run by oneself</span></td></tr>'
    )


def test_a_chip_names_its_model_and_leads_to_the_fact():
    """The colour alone tells nobody; without an anchor it leads nowhere."""
    book = make_book(make_record("alpha"), make_record("beta", name="Beta <2>"))
    view = ComparisonView(Comparison(MODELS), tuple(book.models[id_] for id_ in MODELS), (), {}, {}, ())
    assert chip(Evidence("beta", "Layers", "16", "fact-beta-layers"), view) == (
        '<a class="mb-chip mb-side-1" title="Beta &lt;2&gt;" href="#fact-beta-layers">'
        '<span class="mb-sr">Beta &lt;2&gt;: </span>Layers 16</a>'
    )
    assert chip(Evidence("alpha", "Layers", "8"), view) == (
        '<span class="mb-chip mb-side-0" title="Alpha"><span class="mb-sr">Alpha: </span>Layers 8</span>'
    )
