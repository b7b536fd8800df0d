"""Exports of what readers searched for: every tool's way of writing them, and what is never kept."""

import json

import pytest
from builders import write_project
from hypothesis import given
from hypothesis import strategies as st

from generator.load import load
from generator.load.personal import looks_personal
from generator.load.search_tables import MOST_ROWS, column_name
from generator.load.searches import ROWS_TOLD, clean_query, read_export
from generator.nouns.searches import Search, SearchFile

GOOGLE = """\
Nth day,Active users
0,5

# ----------------------------------------
# Start date: 20260501
# End date: 20260531
# ----------------------------------------
Search term,Total users,Event count
llama,4,"1,234"
,9,9,Grand total
"""
PLAUSIBLE = """\
property,value,visitors,events,percentage
search_query,llama,3,5,10.0
url,https://example.org,1,1,1.0
search_query,(none),1,1,1.0
"""
MATOMO = {"2026-10-01": [{"label": "llama", "nb_hits": 2}], "2026-10-02": [{"label": "llama", "nb_hits": "3"}]}
GOOGLE_API = {"rows": [{"dimensionValues": [{"value": "llama"}], "metricValues": [{"value": "7"}]}]}
NAMES = "name the columns “query”, “count” and “date”"
AGAIN = "export it again, or correct it there"
EXPORTS = {
    "plain": ("a.csv", "query,count,date\nllama,3,2026-10-02\n", 3, "2026-10-02", "2026-10-02"),
    "semicolons": ("a.csv", "Query;Count;From;To\nllama;3;2026-09;2026-10\n", 3, "2026-09", "2026-10"),
    "tabs": ("a.TSV", "Search\tTimes\nllama\t3\n", 3, None, None),
    "a log": ("a.csv", "query\nllama\n LLaMA \n", 2, None, None),
    "times of day": ("a.csv", "searchTerm,timestamp\nllama,2026-10-02T10:00:00Z\n", 1, "2026-10-02", "2026-10-02"),
    "a dated name": ("2026-07_2026-09.csv", "query,count\nllama,3\n", 3, "2026-07", "2026-09"),
    "Google Analytics": ("a.csv", GOOGLE, 1234, "2026-05-01", "2026-05-31"),
    "Search Console": (
        "Queries.csv",
        "Top queries,Clicks,Impressions,CTR,Position\nllama,3,100,3%,2.1\n",
        3,
        None,
        None,
    ),
    "Plausible": ("custom_props.csv", PLAUSIBLE, 5, None, None),
    "Matomo": ("a.csv", "label,nb_visits,nb_hits\nllama,4,6\n", 6, None, None),
    "Matomo as JSON": ("a.json", json.dumps(MATOMO), 5, "2026-10-01", "2026-10-02"),
    "Google's API": ("a.json", json.dumps(GOOGLE_API), 7, None, None),
    "Search Console's API": ("a.json", '{"rows": [{"keys": ["llama"], "clicks": 3.0}]}', 3, None, None),
    "a map": ("a.json", '{"llama": 3}', 3, None, None),
    "objects": ("a.json", '[{"query": "llama", "count": 3, "date": "Oct 2026"}]', 3, "2026-10", "2026-10"),
    "rows": ("a.json", '{"searches": [["llama", 3, "2026-10-02"]]}', 3, "2026-10-02", "2026-10-02"),
    "texts": ("a.json", '["llama", "llama"]', 2, None, None),
}


def read(text, path="a.csv"):
    """Query and count of an export, and what is said about it."""
    export = read_export(text, path)
    return {query: count for query, (count, _) in export.found.items()}, [str(one) for one in export.problems]


@pytest.mark.parametrize("name", EXPORTS)
def test_exports_of_common_tools_are_read(name):
    """Each gives one query with its count and, where it tells, its period."""
    path, text, count, first, last = EXPORTS[name]
    export = read_export(text, path)
    dates = [str(date) if date else None for date in (export.file.first, export.file.last)]
    assert ({query: times for query, (times, _) in export.found.items()}, dates) == ({"llama": count}, [first, last])
    assert [one.code for one in export.problems if one.code != "search-empty"] == []


NO_COUNT = "what stands for the count is no whole number; the row was left out; correct it"
NO_DATE = "what stands for the date is none; the row counts without it; write it as 2026-10-31"


def test_rows_that_cannot_be_used_are_told_with_their_line():
    """What is written is repeated only where it is a number: another cell may hold somebody's words."""
    text = 'query,count,date\nllama,-3,\n"two\nlines",1.5,\nmy secret,my other secret,\ngemma,2,soon\ngood,1,2026-10\n'
    assert read(text) == (
        {"gemma": 2, "good": 1},
        [
            "a.csv:2: warning search-row the count “-3” is no whole number; the row was left out; correct it",
            "a.csv:3: warning search-row the count “1.5” is no whole number; the row was left out; correct it",
            f"a.csv:5: warning search-row {NO_COUNT}",
            f"a.csv:6: warning search-row {NO_DATE}",
        ],
    )


def test_rows_of_json_are_told_with_their_line():
    """The line on which the row starts."""
    text = '{"period": "x",\n "data": [\n  {"query": "a", "count": 1},\n\n  {"query": "b", "count": null}\n]}\n'
    assert read(text, "a.json") == (
        {"a": 1},
        ["a.json:5: warning search-row the count “” is no whole number; the row was left out; correct it"],
    )


@pytest.mark.parametrize(
    ("written", "count"),
    [("12", 12), ("12.0", 12), ("1,234", 1234), ("1.234", 1234), ("1 234 567", 1234567), ("0", None), ("1e3", None)],
)
def test_counts_are_read_as_tools_write_them(written, count):
    """With whatever stands between thousands; nothing else is a count."""
    found, _ = read(f'query\tcount\nx\t"{written}"\n')
    assert found == ({"x": count} if count else {})


def test_many_bad_rows_are_told_together():
    """The first by themselves, the others as their number."""
    _, problems = read("query,count\n" + "x,?\n" * (ROWS_TOLD + 3))
    assert len(problems) == ROWS_TOLD + 1
    assert problems[-1] == "a.csv: warning search-row 3 more rows like those above; correct them"


def test_rows_beyond_the_bound_are_told():
    """They are not lost silently."""
    found, problems = read("q\n" + "x\n" * (MOST_ROWS + 2))
    assert found == {"x": MOST_ROWS}
    left_out = f"has 2 rows more than the {MOST_ROWS:,} that are read; those were left out"
    assert problems == [f"a.csv: warning search-many {left_out}; split the file"]


@pytest.mark.parametrize(
    ("path", "text", "line", "why", "how"),
    [
        ("a.csv", "name,visitors\nFirefox,3\n", 0, "no column of it is known as that of the queries; nothing", NAMES),
        ("a.json", '{"a": 1,\n}', 2, "it is not valid JSON: Expecting property name enclosed in double quotes", AGAIN),
        ("a.json", "[" * 100_000, 0, "it nests too deep; nothing", AGAIN),
        ("a.json", '"words"', 0, "no column of it is known as that of the queries; nothing", NAMES),
        ("a.csv", f'q\na\n"{"x" * 200_000}"\n', 3, "it cannot be read from here on: field larger than", AGAIN),
    ],
)
def test_what_is_no_table_of_searches_is_refused(path, text, line, why, how):
    """With the reason, and what to do about that."""
    export = read_export(text, path)
    (problem,) = export.problems
    assert (problem.line, problem.code, problem.level) == (line, "search-format", "warning")
    assert problem.message.startswith(why)
    assert problem.message.endswith(f"; {how}")


@pytest.mark.parametrize(
    ("path", "text"), [("a.csv", ""), ("a.csv", "query,count\n"), ("a.json", "[]"), ("a.json", "{}")]
)
def test_an_empty_export_says_nothing(path, text):
    """A month without searches is no mistake."""
    assert read(text, path) == ({}, [])


PERSONAL = (
    "jane.doe@example.org",
    "mail to jane@localhost please",
    "https://example.org/?token=1",
    "www.example.org",
    "+49 151 234 56 78",
    "(0151) 23-45-678",
    "4111 1111 1111 1111",
    "de89 3704 0044 0532 0130 00",
    "19800512",
    "1980-05-12",
    "sk4f9a8b7c6d5e4f3a2b1c",
    "x " * 101,
)
"""As queries are read: in lower case."""
HARMLESS = (
    "gpt-4o-2024-08-06",
    "claude-3-5-sonnet-20241022",
    "deepseek-r1-distill-qwen-32b",
    "llama 3.2 1b vs 3b",
    "128k context 131072",
    "meta-llama/llama-3.2-11b-vision-instruct",
    "@ai",
    "a100 80gb 4x",
)


@pytest.mark.parametrize("query", PERSONAL)
def test_what_looks_like_personal_data_is_left_out(query):
    """It is counted, and no message repeats it."""
    export = read_export(f'query,count\n"{query}",3\nllama,1\n', "a.csv")
    assert ({*export.found}, export.withheld) == ({"llama"}, 3)
    (problem,) = export.problems
    assert str(problem) == (
        "a.csv: info search-personal 3 searches look like personal data (an address, a long number, a key or a pasted "
        "text); left out; remove from the file too"
    )


@pytest.mark.parametrize("query", HARMLESS)
def test_names_of_models_are_no_personal_data(query):
    """Dates of snapshots and sizes are what readers of such a site search for."""
    assert not looks_personal(query)


def test_the_exports_of_a_project_are_added_up(tmp_path):
    """One query over all files and ways of writing it, most made first; other files are told, readmes passed over."""
    files = {
        "data/searches/2026-09.csv": "query,count\nGPT-4o,2\nllama,1\n",
        "data/searches/old/2026-08.json": '{"gpt-4o": 3, "Gpt-4O ": 1}',
        "data/searches/README.md": "# Where these come from\n",
        "data/searches/all.zip": "PK",
        "data/searches/broken.csv": b"\xff\xfe",
        "data/models/a.yml": "name: A\n",
    }
    loaded = load(write_project(tmp_path, files))
    september, august = "2026-09", "2026-08"
    log = loaded.searches
    assert [(one.query, one.count, str(one.first), str(one.last)) for one in log.searches] == [
        ("gpt-4o", 6, august, september),
        ("llama", 1, september, september),
    ]
    assert [(one.path, one.times) for one in log.files] == [
        ("data/searches/2026-09.csv", 3),
        ("data/searches/old/2026-08.json", 4),
    ]
    assert sorted(str(problem) for problem in loaded.problems) == [
        "data/searches/all.zip: warning search-file is not read; exports of searches are .csv, .tsv or .json",
        "data/searches/broken.csv:1: error file-encoding is not UTF-8 (byte 0xff); not used; save it as UTF-8",
    ]


def test_a_project_without_searches_has_none(tmp_path):
    """No folder, no searches, no word about it."""
    loaded = load(write_project(tmp_path, {"data/models/a.yml": "name: A\n"}))
    assert (loaded.searches.searches, loaded.searches.files, loaded.problems) == ((), (), ())


def test_queries_are_made_alike():
    """Case, spaces and characters that nobody sees make no difference; nor does how an accent is encoded."""
    assert clean_query("  Gemma\u00a0\u202e3\u200b\n ") == "gemma 3"
    assert clean_query("Cafe\u0301") == clean_query("café")


def test_columns_are_known_however_they_are_written():
    """Case, underscores, hyphens and capitals within a word."""
    assert {column_name(one) for one in ("Search term", "search_term", "searchTerm", "event:search-term")} == {
        "search term"
    }


@given(st.text(), st.sampled_from(["a.csv", "a.tsv", "a.json"]))
def test_any_text_is_read_without_an_exception(text, path):
    """Whatever a file holds, it gives searches and problems."""
    export = read_export(text, path)
    assert all(count > 0 and query == clean_query(query) for query, (count, _) in export.found.items())


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["query", "count", "date", "rows", "2026-10", "x"]), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(JSON)
def test_any_json_is_read_without_an_exception(value):
    """However it nests, with or without line ends in it."""
    for indent in (None, 1):
        export = read_export(json.dumps(value, indent=indent), "a.json")
        assert all(problem.line <= 200 for problem in export.problems)


@given(st.lists(st.tuples(st.sampled_from(PERSONAL) | st.text(max_size=30), st.integers(1, 9)), max_size=8))
def test_nothing_that_looks_personal_is_ever_kept(rows):
    """Neither as a query nor in a message."""
    export = read_export(json.dumps([{"query": query, "count": count} for query, count in rows]), "a.json")
    assert not any(looks_personal(query) for query in export.found)
    assert sum(count for count, _ in export.found.values()) + export.withheld <= sum(count for _, count in rows)


def test_a_search_is_printable_from_the_least_count_on():
    """Twice may be one person."""
    assert [Search("x", count).printable for count in (1, 2, 3)] == [False, False, True]
    assert SearchFile("a.csv", 3).first is None
