"""Which models a search leads to."""

import sqlite3

import pytest
from builders import make_book, make_record
from hypothesis import given
from hypothesis import strategies as st
from searched import a_book, a_log, leads, matched

from generator.nouns.searches import LEAST_SHOWN, Companion, Hit, Matched, ModelSearches, SearchLog, Tally
from generator.searches import index as index_module
from generator.searches import match_searches
from generator.searches.documents import document
from generator.searches.graph import BEST, LISTED
from generator.searches.index import WEIGHTS, Index
from generator.searches.words import ASKING, ENGLISH, spellings, telling_words

GOLDEN = {
    "bee 3": ["bee-3", "bee-3-mini"],
    "bee3": ["bee-3", "bee-3-mini"],
    "ant1.5": ["ant-1.5-7b", "ant-1.5-1b"],
    "ant 1.5": ["ant-1.5-7b", "ant-1.5-1b"],
    "the ant-1.5-7b model": ["ant-1.5-7b"],
    "ant 1": [],
    "ant 5": [],
    "bee-3 vs dung beetle": ["bee-3", "dung-beetle", "bee-3-mini"],
    "difference between dung beetle and bee 3 mini": ["bee-3-mini", "dung-beetle"],
    "ant or beetle": ["dung-beetle", "ant-1.5-7b", "ant-1.5-1b"],
    "code": ["bee-3", "ant-1.5-7b"],
    "which model is best for coding?": ["bee-3", "ant-1.5-7b"],
    "images": ["bee-3", "ant-1.5-7b"],
    "open weights": ["ant-1.5-7b", "ant-1.5-1b"],
    "mit": ["ant-1.5-7b", "ant-1.5-1b"],
    "on device": ["ant-1.5-1b"],
    "lawyer's contracts": ["bee-3"],
    "lawyers summarizing long contracts in finland": ["bee-3"],
    "lawyers summarizing contracts quickly": ["bee-3"],
    "lawyers summarizing quickly": [],
    "cheap car insurance": [],
    "cheap": ["bee-3-mini"],
    "best model": [],
}
"""What each query leads to. Bee 3 is named by others; what a record says against Dung Beetle is not searched."""


@pytest.mark.parametrize("query", GOLDEN)
def test_a_search_leads_to_the_models_that_have_its_words(query):
    """Names before mentions, numbers as names only, all telling words or all but one in four."""
    assert leads(query) == GOLDEN[query]


def test_what_is_unmet_and_what_is_too_general_are_told_apart():
    """No telling word is no unmet need."""
    found = matched(("cheap car insurance", 4), ("best model", 9), ("bee 3", 3), ("my secret", 1))
    assert [need.search.query for need in found.unmet] == ["cheap car insurance"]
    assert (found.all, found.met_all, found.unmet_all, found.general, found.seldom) == (
        Tally(4, 17),
        Tally(1, 3),
        Tally(2, 5),
        Tally(1, 9),
        Tally(1, 1),
    )


def test_a_model_is_told_what_leads_to_it():
    """Times matched add up all counts; what leads to few others comes before what leads to many."""
    found = matched(("bee 3", 10), ("coding", 6), ("long documents", 4), ("images", 6), ("lawyers", 2))
    assert found.models["bee-3"] == ModelSearches(
        28,
        5,
        (Hit("bee 3", 10, 1, 2), Hit("long documents", 4, 1, 1), Hit("coding", 6, 1, 2), Hit("images", 6, 1, 2)),
        (Companion("ant-1.5-7b", 12), Companion("bee-3-mini", 10)),
    )
    assert found.times_matched == {
        "ant-1.5-1b": 0,
        "ant-1.5-7b": 12,
        "bee-3": 28,
        "bee-3-mini": 10,
        "dung-beetle": 0,
    }


def test_companions_are_nearer_for_searches_that_lead_to_few():
    """A search to three models says less of any two than one to just these."""
    twins = [make_record(f"m{at}", name=f"Moth {at}", summary=words) for at, words in enumerate(["x y", "x y", "x"])]
    found = matched(("x", 3), ("y", 2), book=make_book(*twins))
    assert found.models["m0"].companions == (Companion("m1", 5), Companion("m2", 3))


def test_a_search_to_many_models_makes_no_companions():
    """It counts as matched all the same."""
    many = make_book(*(make_record(f"m{at}", name=f"Moth {at}") for at in range(21)))
    found = matched("moth", book=many).models["m0"]
    assert (found.times, found.companions) == (5, ())


def test_lists_have_a_bound():
    """The most made are listed, the others counted."""
    found = matched(
        *((f"bee x{at}", 1000 - at) for at in range(LISTED + 5)), *((f"bee {'3 ' * at}", 5) for at in range(9))
    )
    assert (len(found.unmet), found.unmet_all.queries) == (LISTED, LISTED + 5)
    assert len(found.models["bee-3"].best) == BEST


@pytest.mark.parametrize(("log", "book"), [(SearchLog(), a_book()), (a_log("bee"), make_book())])
def test_without_searches_or_models_there_is_nothing(log, book):
    """Nothing is claimed, not even a zero."""
    found = match_searches(book, log)
    assert (found, found.times_matched) == (Matched(), {})


def test_without_a_full_text_index_nothing_is_matched(monkeypatch):
    """Some builds of SQLite lack FTS5; that is said, and claims nothing."""
    monkeypatch.setattr(index_module, "_CREATE", index_module._CREATE.replace("fts5", "fts_of_another_world"))
    found = matched("bee")
    left = "the searches are not matched; install one that has it"
    expected = f"data/searches: info search-engine this Python comes without SQLite's FTS5; {left}"
    assert [str(problem) for problem in found.problems] == [expected]
    assert (found.models, found.met) == ({}, ())


def test_scores_are_those_of_bm25():
    """Word by word they add up to what FTS5 says of the whole query."""
    book = a_book()
    cells = [document(model, book).cells for model in book.models.values()]
    with Index(cells) as index:
        whole = index.database.execute(
            f"SELECT rowid, -bm25(models, {', '.join(map(str, WEIGHTS))}) FROM models WHERE models MATCH ?",
            ('"text" OR "phones" OR "code"',),
        )
        alone = [index.word(word) for word in ("text", "phones", "code")]
        summed = {at: sum(scores.get(at, 0) for scores in alone) for scores in alone for at in scores}
        assert summed == pytest.approx(dict(whole))
        assert summed


HOSTILE = [
    '"',
    '""',
    "*",
    "bee*",
    "a OR b",
    "NEAR(bee 3)",
    "names : bee",
    "bee\0",
    "'; DROP TABLE models; --",
    "(",
    "^bee",
    "-",
]


@pytest.mark.parametrize("query", HOSTILE)
def test_a_query_is_no_program(query):
    """Whatever operators it holds, FTS5 and SQL see words."""
    found = matched(query.lower(), "bee")
    assert [need.search.query for need in found.met if need.search.query == "bee"] == ["bee"]


def test_operators_of_the_index_are_words():
    """`bee*` is not the start of a word, `NOT` excludes nothing."""
    assert leads("be*") == []
    assert leads("names:bee") == []
    assert leads("bee not mini") == ["bee-3-mini"]


@given(st.lists(st.tuples(st.text(max_size=40), st.integers(1, 6)), max_size=6, unique_by=lambda pair: pair[0]))
def test_any_query_is_matched_and_seldom_ones_are_never_handed_on(pairs):
    """No exception for any text; only queries that were made often enough are in the result, and all are counted."""
    found = match_searches(BOOK, a_log(*pairs))
    kept = {need.search.query for need in (*found.met, *found.unmet)}
    kept |= {hit.query for one in found.models.values() for hit in one.best}
    assert kept <= {query for query, count in pairs if count >= LEAST_SHOWN}
    assert found.all == Tally(len(pairs), sum(count for _, count in pairs))
    assert found.met_all.queries + found.unmet_all.queries + found.general.queries == len(pairs)


BOOK = a_book()


@given(st.permutations(["bee 3", "coding", "ant 1.5", "images", "dung beetle or bee"]))
def test_the_order_of_equal_searches_is_the_same(queries):
    """The same searches give the same graph."""
    assert match_searches(BOOK, a_log(*queries)) == match_searches(BOOK, a_log(*sorted(queries)))


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("gpt-4o vs the best llama", (("gpt-4o",), ("llama",))),
        ("what is llama.cpp?", (("llama.cpp",),)),
        ("v3.1. and 3.2...", (("v3.1", "3.2"),)),
        ("compare a1 and b2", (("a1",), ("b2",))),
        ("code code code", (("code",),)),
        ("___ … !", ()),
    ],
)
def test_telling_words(query, words):
    """Words with points within them, sides of a comparison, each word once."""
    assert telling_words(query) == words


def test_lists_of_words_are_in_lower_case_and_apart():
    """A word is of one list."""
    assert not ENGLISH & ASKING
    assert all(word == word.lower() and word.isalpha() for word in ENGLISH | ASKING)


def test_names_are_found_however_they_are_spelled():
    """With and without the space between word and number."""
    assert spellings("Qwen2.5 7B") == "Qwen2.57B Qwen 2.5 7B"
    assert spellings("GPT-4o mini") == "GPT4o 4omini"


def test_sqlite_here_has_fts5():
    """Else the tests above show nothing."""
    options = [name for (name,) in sqlite3.connect(":memory:").execute("PRAGMA compile_options")]
    assert "ENABLE_FTS5" in options
