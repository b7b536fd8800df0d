"""Memory beside memory: the rows, who takes less, and what is left unsaid."""

from decimal import Decimal

import pytest
from architectures import GPT_OSS_20B, LLAMA_31_8B, LLAMA_32_1B, LLAMA_32_3B
from builders import make_book, make_record
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.compare import compare
from generator.load.catalogues import read_fields
from generator.memory import usual
from generator.nouns.records import Pair

SHAPES = {"one": LLAMA_32_1B, "three": LLAMA_32_3B, "eight": LLAMA_31_8B, "oss": GPT_OSS_20B}
CLOSED = {"parameters": "undisclosed"}
UNSURE = LLAMA_31_8B | {"parameters_exact": ["8030261248", "7000000000"]}


@pytest.fixture(scope="module")
def beside(repository):
    """The comparison of models with these facts, by their names; None for a service."""
    path = repository / "data" / "fields.yml"
    catalogue = read_fields(path.read_text(encoding="utf-8"), "data/fields.yml")[0]

    def make(**models):
        records = [
            make_record(
                name,
                name=name.capitalize(),
                catalogue=catalogue,
                type="service" if facts is None else "model",
                facts={key: said if isinstance(said, list) else str(said) for key, said in (facts or {}).items()},
            )
            for name, facts in models.items()
        ]
        book = make_book(*records, catalogue=catalogue, pairs=(Pair(tuple(models)),))
        return compare(book, usual(book), nearest=0).comparisons[
            tuple(sorted(models)) if len(models) == 2 else tuple(models)
        ]

    return make


def clauses(comparison):
    return [
        (one.text, one.leader, [proof.text for proof in one.evidence])
        for one in comparison.clauses
        if one.topic == "memory"
    ]


def test_a_row_for_each_usual_way_of_running_them(beside):
    """With 16 bits as published and with 4 as most people run them; bytes are exact."""
    rows = beside(alpha=LLAMA_32_1B, beta=LLAMA_31_8B).memory
    assert [(row.id, row.ask.way, row.totals, set(row.best)) for row in rows] == [
        ("memory_fp16_8192", "FP16 with 8K tokens", (2_740_064_256, 17_134_264_320), {0}),
        ("memory_q4_k_m_8192", "Q4_K_M with 8K tokens", (1_024_506_706, 5_986_655_656), {0}),
    ]


def test_who_takes_less_and_how_much(beside):
    """In GiB and as a ratio, each figure with the estimate that proves it."""
    assert clauses(beside(alpha=LLAMA_32_1B, beta=LLAMA_31_8B)) == [
        (
            "Alpha needs 5.8 times less memory: 0.95 GiB against 5.58 GiB at Q4_K_M with 8K tokens",
            "alpha",
            ["0.95 GiB", "5.58 GiB"],
        )
    ]


def test_of_several_the_least_and_the_most_are_named(beside):
    """With those of which it cannot be worked out."""
    known = beside(alpha=LLAMA_32_1B, beta=LLAMA_31_8B, gamma=LLAMA_32_3B)
    assert [text for text, *_ in clauses(known)] == [
        "Alpha needs the least memory: 0.95 GiB against up to 5.58 GiB at Q4_K_M with 8K tokens"
    ]
    text, leader, _ = clauses(beside(alpha=LLAMA_32_1B, beta=LLAMA_31_8B, gamma=CLOSED))[0]
    assert (text.partition(":")[0], leader) == ("Alpha needs the least memory of those known", "alpha")
    assert text.endswith("(not worked out for Gamma)")


def test_a_difference_smaller_than_what_comes_on_top_is_none(beside):
    """One part in twenty."""
    near = LLAMA_31_8B | {"parameters_exact": 8_200_000_000}
    comparison = beside(alpha=LLAMA_31_8B, beta=near)
    assert clauses(comparison) == [
        (
            "Both need about the same memory: 5.58 GiB and 5.67 GiB at Q4_K_M with 8K tokens",
            "",
            ["5.58 GiB", "5.67 GiB"],
        )
    ]
    assert [row.best for row in comparison.memory] == [frozenset()] * 2


def test_where_sources_disagree_the_least_of_the_ratio_is_told(beside):
    """Whoever is believed: 4.99 GiB at 7B, 5.58 at 8B."""
    (text, leader, _) = clauses(beside(alpha=LLAMA_32_1B, beta=UNSURE))[0]
    assert (text.partition(":")[0], leader) == ("Alpha needs at least 5.2 times less memory", "alpha")
    no_window = LLAMA_31_8B | {"sliding_window": "unknown"}
    (text, leader, _) = clauses(beside(alpha=LLAMA_32_1B, beta=no_window))[0]
    assert (text.partition(":")[0], leader) == ("Alpha needs at least 4.7 times less memory", "alpha")


def test_among_several_it_is_told_whose_figure_is_not_certain(beside):
    """Beta may take more than the 4.99 GiB that are printed."""
    (text, leader, _) = clauses(beside(alpha=LLAMA_32_1B, beta=UNSURE, gamma=CLOSED))[0]
    assert (text, leader) == (
        (
            "Alpha needs the least memory of those known: 0.95 GiB against up to 4.99 GiB at Q4_K_M with 8K tokens "
            "(not worked out for Gamma; not certain for Beta)"
        ),
        "alpha",
    )


def test_the_least_is_shared_only_where_no_source_says_that_one_is_alone_with_it(beside):
    """Alpha and Beta take the same, unless it is 7B that Beta has."""
    large = LLAMA_31_8B | {"parameters_exact": 70_000_000_000}
    comparison = beside(alpha=LLAMA_31_8B, beta=UNSURE, gamma=large)
    assert clauses(comparison) == []
    assert [row.best for row in comparison.memory] == [frozenset()] * 2
    certain = beside(alpha=LLAMA_31_8B, beta=LLAMA_31_8B, gamma=large)
    assert [row.best for row in certain.memory] == [frozenset({0, 1})] * 2


@pytest.mark.parametrize(
    "other",
    [
        CLOSED,
        None,
        LLAMA_32_1B | {"parameters_exact": ["3212749824", "1000000000"]},
        LLAMA_32_1B | {"parameters_exact": ["1235814400", "9000000000"]},
    ],
    ids=["undisclosed", "service", "depends", "perhaps-the-same"],
)
def test_nothing_is_said_where_it_is_known_of_one_alone_or_depends_on_who_is_believed(other, beside):
    """The row is there, and nobody's is marked as the better one."""
    comparison = beside(alpha=LLAMA_32_1B, beta=other)
    assert clauses(comparison) == []
    assert [row.best for row in comparison.memory] == [frozenset()] * 2


def test_no_row_where_it_can_be_worked_out_of_none(beside):
    """Two closed models, a closed one and a service."""
    assert beside(alpha=CLOSED, beta=CLOSED).memory == ()
    assert beside(alpha=CLOSED, beta=None).memory == ()


@settings(deadline=None, max_examples=30)
@given(st.lists(st.sampled_from([*SHAPES.values(), CLOSED, UNSURE, None]), min_size=2, max_size=5))
def test_whoever_is_said_to_need_less_does(beside, shapes):
    """By at least one part in twenty than somebody, than nobody more, and with both figures as evidence."""
    comparison = beside(**{f"m{at}": facts for at, facts in enumerate(shapes)})
    for row in comparison.memory:
        known = [total for total in row.totals if total is not None]
        for place in row.best:
            assert row.totals[place] == min(known) <= max(known) * Decimal("0.95")
    for text, leader, proof in clauses(comparison):
        assert len(proof) > 1
        assert not leader or comparison.memory[-1].best == {comparison.models.index(leader)}, text
