"""The rows of comparison tables, as HTML."""

from decimal import Decimal

import pytest
from builders import make_benchmark, make_book, make_field, make_price, make_record, make_score, make_source
from markupsafe import Markup

from generator.nouns.comparisons import Comparison, Evidence, MemoryRow, PriceRow, Row, ScoreRow
from generator.nouns.fields import Group
from generator.nouns.memory import Ask, Estimate, Format
from generator.nouns.row_sets import Line, line_of_fact, line_of_memory, line_of_price, line_of_score
from generator.nouns.views import ComparisonView, Link
from generator.render.facts import source
from generator.render.rows import chip, head, line_row

MODELS = ("alpha", "beta")
NO_GROUP = Group("", "")


def table_row(line: Line, cell=None, *, models=MODELS, anchors=False):
    """The row on a page of these models."""
    book = make_book(*(make_record(id_, prices=(make_price(),)) for id_ in models))
    links = {"mmlu": Link("MMLU", "x")}, {"acme": Link("Acme & Co", "y")}
    view = ComparisonView(Comparison(models), tuple(book.models[id_] for id_ in models), (), *links, ())
    return line_row(line, view, cell, lambda to: Markup('<a href="%s">%s</a>') % (to.path, to.title), anchors=anchors)


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
    assert table_row(line_of_fact(NO_GROUP, row), lambda fact: Markup(fact.claims[0].written)) == (
        '<tr class="mb-differs"><th scope="row" title="How “long” &amp; &lt;wide&gt;.">Context length</th>'
        '<td>8K</td><td class="mb-best">128K<span class="mb-sr"> (better)</span></td></tr>'
    )


def test_the_cells_of_a_page_of_its_own_can_be_pointed_at(row):
    """Evidence leads to the fact of one model."""
    html = table_row(line_of_fact(NO_GROUP, row), lambda _: Markup("x"), anchors=True)
    assert '<td id="fact-alpha-context_length">x</td>' in html
    assert '<td class="mb-best" id="fact-beta-context_length">x<' in html


def test_a_score_has_its_setting_and_its_source_under_it():
    """A model without a score says so; the note says why scores are not compared."""
    source = make_source(publisher="Acme", title="Card <1>", url="https://example.org/?a=1&b=2")
    score = make_score(score="49.3", shots=5, variant="instruct", source=source, note="a & b")
    row = ScoreRow("mmlu", (score, None), note="not compared: <why>")
    assert table_row(line_of_score(row, {"mmlu": make_benchmark("mmlu")}), anchors=True) == (
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
    assert table_row(line_of_score(row, {})).startswith("<tr><th")


def test_memory_has_its_sums_under_it_and_says_why_there_is_none():
    """Whatever the words of a refusal; and nobody runs a service."""
    ask = Ask(8192, Format("fp16", "FP16", Decimal(16), "by definition"), Format("fp16", "FP16", Decimal(16), ""))
    sums = {"weights": "1 × 2 = 2,469,606,195", "kv_cache": "3 × 4 <b>", "overhead": "0 bytes"}
    whole = Estimate("alpha", ask, 2, 1, 0, 2_469_606_195, sums, notes=("Rounded <x>",))
    none = Estimate("beta", ask, None, None, None, None, refusals=("parameters <i>", "layers unknown"))
    row = MemoryRow(ask, (whole, none, None), frozenset({0}))
    assert table_row(line_of_memory(row), models=(*MODELS, "c"), anchors=True) == (
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


def test_a_price_has_its_provider_and_its_source_under_it():
    """A model without one says so."""
    row = PriceRow("Input price", (Decimal("2.70e-8"), None), ("acme", ""))
    assert table_row(line_of_price(row), anchors=True) == (
        '<tr class="mb-differs"><th scope="row">Input price</th>'
        '<td id="input_price-alpha"><details class="mb-fact"><summary>$0.000000027</summary>'
        '<div class="mb-claims" data-search-exclude><div><a href="y">Acme &amp; Co</a> · '
        f"{source(make_price().source)}</div></div></details></td>"
        '<td id="input_price-beta"><span class="mb-absent">no price recorded</span></td></tr>'
    )


def test_scores_that_are_not_compared_differ_even_where_they_are_equal():
    """On the page as on the command line."""
    row = ScoreRow("mmlu", (make_score(score=50, shots=5), make_score(score=50, shots=0)), note="not compared: shots")
    assert table_row(line_of_score(row, {})).startswith('<tr class="mb-differs">')


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
