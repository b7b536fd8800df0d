"""Problems and the words in them."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.nouns.problems import Level, Problem
from generator.nouns.spelling import did_you_mean, printable, shown


def test_a_problem_names_place_level_and_code():
    """One line, as editors and people read it."""
    problem = Problem("data/x.yml", 3, "key-unknown", "unknown key “nmae”; not read; correct it", Level.WARNING)
    assert str(problem) == "data/x.yml:3: warning key-unknown unknown key “nmae”; not read; correct it"


def test_a_problem_of_a_whole_file_names_no_line():
    """Line 0 is no line."""
    assert str(Problem("data/x.yml", 0, "file-nul", "is not text")) == "data/x.yml: error file-nul is not text"


def test_warnings_fail_a_strict_build_only():
    """Errors always fail, notices never."""
    problems = [Problem("x", 1, "code", "message", level) for level in Level]
    assert [problem.level for problem in problems if problem.fails(strict=True)] == [Level.ERROR, Level.WARNING]
    assert [problem.level for problem in problems if problem.fails(strict=False)] == [Level.ERROR]


@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "S", "Z", "C"])))
def test_nothing_that_a_terminal_obeys_gets_into_a_problem(text):
    """Escapes, line ends, overrides of the writing direction and halves of characters are written out."""
    problem = Problem(text, 1, "code", text)
    assert str(problem).isprintable()
    assert json.loads(json.dumps({"message": problem.message}))["message"].encode().decode() == problem.message


def test_an_escape_sequence_is_written_out():
    """A reader sees what was there."""
    assert str(Problem("a\nb.md", 1, "c", "\x1b[31mred\u202e\u200b")) == r"a\nb.md:1: error c \x1b[31mred\u202e\u200b"


@given(st.text())
def test_printable_text_stays_as_it_is(text):
    """Doing it twice changes nothing."""
    assert printable(printable(text)) == printable(text)


@pytest.mark.parametrize(
    ("value", "text"),
    [("x" * 100, f"“{'x' * 59}…”"), ([1], "a list"), ({}, "a map"), (None, "“None”"), ("\x1b", r"“\x1b”")],
)
def test_values_are_shown_short_and_quoted(value, text):
    """A message repeats as much of a value as helps."""
    assert shown(value) == text


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("contxt_length", "; did you mean “context_length”?"),
        ("HIDDEN_SIZE", "; did you mean “hidden_size”?"),
        ("zebra", ""),
        ("x" * 10_000, ""),
    ],
)
def test_a_misspelt_word_gets_its_neighbour(word, hint):
    """Only where one is near."""
    assert did_you_mean(word, ["hidden_size", "context_length"]) == hint


def test_a_misspelt_word_is_found_among_thousands():
    """With many words, the ends of the word narrow the search."""
    words = [f"model-{n}" for n in range(5_000)] + ["llama-3.2-1b"]
    assert did_you_mean("lama-3.2-1b", words) == "; did you mean “llama-3.2-1b”?"
