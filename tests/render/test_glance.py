"""What a comparison shows at a glance."""

from decimal import Decimal

import pytest
from builders import make_benchmark, make_book, make_price, make_record, make_score

from generator.compare import compare
from generator.nouns.memory import Ask, Estimate, Format
from generator.nouns.records import Pair
from generator.nouns.views import ComparisonView, Link
from generator.render.glance import Bar, Measure, glance


@pytest.fixture
def seen():
    """The measures of a comparison of all the given records."""

    def look(*records, **over):
        ids = tuple(record.id for record in records)
        benchmarks = {"mmlu": make_benchmark("mmlu"), "elo": make_benchmark("elo", unit="", low=None, high=None)}
        book = make_book(*records, benchmarks=benchmarks, pairs=(Pair(ids),), **over)
        comparison = compare(book).comparisons[ids]
        models = tuple(book.models[id_] for id_ in ids)
        links = {id_: Link(benchmark.name, f"benchmarks/{id_}.md") for id_, benchmark in benchmarks.items()}
        return glance(ComparisonView(comparison, models, (), links, {}, ()), benchmarks)

    return look


def test_a_bar_is_as_long_as_its_number_is_beside_the_largest(seen):
    """Numbers are written in full as far as people read them so."""
    found = seen(
        make_record("alpha", facts={"context_length": "32,000"}),
        make_record("beta", facts={"context_length": "128,000"}),
    )
    bars = (Bar(0, "32,000", Decimal("25.0")), Bar(1, "128,000", Decimal("100.0")))
    assert found == (Measure("Context length, tokens", bars),)
    assert found[0].drawn


def test_numbers_that_agree_say_so(seen):
    """128,000 and 131,072 are both 128K, so the longer bar is no better."""
    found = seen(
        make_record("alpha", facts={"context_length": "128K"}), make_record("beta", facts={"context_length": "131,072"})
    )
    assert found[0].bars[1] == Bar(1, "131,072", Decimal("100.0"), "the same at this precision")


def test_an_absence_is_told_in_words_and_is_not_zero(seen):
    """Where one model alone has a number, nothing is drawn."""
    found = seen(
        make_record("alpha", facts={"parameters": "undisclosed"}), make_record("beta", facts={"parameters": "1.23B"})
    )
    assert found == (Measure("Parameters", (Bar(0, "not disclosed"), Bar(1, "1.23B", Decimal("100.0")))),)
    assert not found[0].drawn


def test_what_no_model_has_a_number_for_is_left_out(seen):
    """Two absences make no measure."""
    absent = {"parameters": "undisclosed", "context_length": "unknown"}
    assert seen(make_record("alpha", facts=absent), make_record("beta", facts=absent)) == ()


def test_a_disputed_number_is_marked(seen):
    """A bar is drawn for the chosen value, and says that it is disputed."""
    found = seen(
        make_record("alpha", facts={"parameters": ["1B", "2B"]}), make_record("beta", facts={"parameters": "4B"})
    )
    assert found[0].bars[0].note == "disputed"


def test_memory_is_drawn_for_the_smallest_of_the_ways():
    """What cannot be worked out is told in words, and a dispute about a fact that was used is marked."""
    book = make_book(
        *(make_record(id_) for id_ in ("beta", "gamma")), make_record("alpha", facts={"parameters": ["1B", "2B"]})
    )
    form = Format("q4", "Q4", Decimal(4), "")
    totals = {
        "alpha": (3 * 2**30, (book.models["alpha"].facts["parameters"],)),
        "beta": (2**30, ()),
        "gamma": (None, ()),
    }
    memory = {
        id_: tuple(
            Estimate(id_, Ask(tokens, form, form), None, None, None, total and total * tokens // 8192, facts=facts)
            for tokens in (16384, 8192)
        )
        for id_, (total, facts) in totals.items()
    }
    comparison = compare(book, memory, wanted=(("alpha", "beta", "gamma"),), nearest=0).comparisons[
        "alpha", "beta", "gamma"
    ]
    models = tuple(book.models[id_] for id_ in comparison.models)
    (*_, last) = glance(ComparisonView(comparison, models, (), {}, {}, ()), {})
    bars = (
        Bar(0, "3.00 GiB", Decimal("100.0"), "disputed"),
        Bar(1, "1.00 GiB", Decimal("33.3")),
        Bar(2, "not worked out"),
    )
    assert last == Measure("Memory at Q4 with 8K tokens", bars)


def test_scores_stand_on_the_scale_of_their_benchmark(seen):
    """50 of 100 is half a bar, though it is the best score; who claims it is said once where all say the same."""
    found = seen(
        make_record("alpha", scores=(make_score(score="50", shots=5),)),
        make_record("beta", scores=(make_score(score="40", shots=5),)),
    )
    bars = (Bar(0, "50%", Decimal("50.0")), Bar(1, "40%", Decimal("40.0")))
    assert found == (Measure("MMLU, 5-shot, claimed by the developer", bars),)


def test_scores_without_a_scale_stand_beside_the_largest(seen):
    """An open-ended rating has no maximum to be measured against."""
    found = seen(
        make_record("alpha", scores=(make_score("elo", "1200"),)),
        make_record("beta", scores=(make_score("elo", "600", claimed_by="third-party"),)),
    )
    assert found == (
        Measure(
            "ELO",
            (
                Bar(0, "1,200", Decimal("100.0"), "claimed by the developer"),
                Bar(1, "600", Decimal("50.0"), "claimed by a third party"),
            ),
        ),
    )


def test_scores_taken_in_different_ways_are_not_drawn(seen):
    """Bars beside one another would compare what cannot be compared."""
    assert (
        seen(
            make_record("alpha", scores=(make_score(score="50", shots=5),)),
            make_record("beta", scores=(make_score(score="40", shots=0),)),
        )
        == ()
    )


def test_the_input_price_is_that_of_the_cheapest_provider(seen):
    """A model without a price says so."""
    found = seen(
        make_record("alpha", prices=(make_price(input=Decimal("2.50")), make_price("other", input=Decimal(3)))),
        make_record("beta", prices=(make_price(input=Decimal("0.25")),)),
        make_record("gamma"),
    )
    assert found == (
        Measure(
            "Input price per 1M tokens",
            (Bar(0, "$2.50", Decimal("100.0")), Bar(1, "$0.25", Decimal("10.0")), Bar(2, "no price recorded")),
        ),
    )


def test_prices_of_nothing_have_no_length(seen):
    """Zero is a price, but no bar can be measured against it."""
    free = (make_price(input=Decimal(0)),)
    found = seen(make_record("alpha", prices=free), make_record("beta", prices=free))
    assert [bar.share for bar in found[0].bars] == [Decimal("0.0"), Decimal("0.0")]
