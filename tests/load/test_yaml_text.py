"""YAML to plain values, with lines and limits."""

from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.load.yaml_text import MAX_DEPTH, MAX_VALUES, UNSEEN, parse_yaml
from generator.nouns.problems import Level


def said(text, **over):
    """The problems of a text as messages show them."""
    return [str(problem) for problem in parse_yaml(text, "x.yml", **over).problems]


def test_values_keep_the_words_they_were_written_with():
    """Only nothing at all has a type; numbers, dates and booleans are their text."""
    text = "a: 0.20\nb: 2024-09\nc: no\nd: ~\ne: ''\nf: [1, null]\ng:\nh: 'null'\n"
    value = {"a": "0.20", "b": "2024-09", "c": "no", "d": None, "e": "", "f": ["1", None], "g": None, "h": "null"}
    assert parse_yaml(text, "x.yml").value == value


def test_every_value_knows_its_line():
    """Counted in the file, even where the text is a part of it; what has no line has that of what is around it."""
    parsed = parse_yaml("a: 1\nb:\n  - c: 2\n    d: >-\n      long\n  - e\n", "x.yml", first_line=10)
    assert [parsed.line(at) for at in [("a",), ("b", 0, "c"), ("b", 0, "d"), ("b", 1), ("b", 9), ("z",)]] == [
        *(10, 12, 13, 15, 11, 10),
    ]
    assert parsed.value["b"][0].line == 12


def test_line_ends_that_no_editor_shows_do_not_shift_the_lines():
    """YAML 1.1 knows more line ends than editors do."""
    assert parse_yaml("a: one\u2028two\x85three\nb: 1\n", "x.yml").line(("b",)) == 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: 1\na: 2\n", "2: error yaml-duplicate “a” stands twice (first on line 1); the first was kept; remove one"),
        (
            "a: [1\nb: }",
            (
                "2: error yaml-malformed is not valid YAML: did not find expected ',' or ']'; not used; "
                "correct the line or quote the text"
            ),
        ),
        (
            "a:\n\tb: 1\n",
            (
                "2: error yaml-malformed is not valid YAML: a tab stands where only spaces may; not used; "
                "write spaces in its place"
            ),
        ),
        (
            "a: 1\nb: \x07\n",
            r"2: error yaml-malformed is not valid YAML: it holds the character “\x07”; not used; remove it",
        ),
        (
            "a: !!python/name:os.system x",
            (
                "1: error yaml-tag has the tag “tag:yaml.org,2002:python/name:os.system”, which is not read; "
                "taken without it; remove it"
            ),
        ),
        (
            "a: &a [*a]",
            "1: error yaml-alias refers to *a, which is not defined above; taken as empty; write it out",
        ),
        ("<<: {a: 1}", "1: error yaml-merge the merge key << is not read; left out; write the keys out"),
        ("? {a: 1}\n: 2", "1: error yaml-key a key is a list or a map; left out; keys are words"),
        (
            "a: 1\n---\nb: 2",
            (
                "2: error yaml-documents a second document starts here (---); only the first was read; "
                "make it a file of its own"
            ),
        ),
        (
            'a: "\\u202e1"',
            r"1: warning text-unseen the text “\u202e1” holds the unseen character U+202E; taken without it; remove it",
        ),
    ],
)
def test_what_cannot_be_taken_as_it_is_is_reported(text, message):
    """With the line, what was done and what to do."""
    assert said(text) == [f"x.yml:{message}"]


def test_a_repeated_key_is_kept_apart():
    """Whoever has to know what stood there the second time can see it."""
    assert parse_yaml("a: 1\na: [2]\n", "x.yml").repeated == ((("a",), ["2"], 2),)


def test_problems_have_the_level_that_is_asked_for():
    """A note's front matter is no record."""
    assert [problem.level for problem in parse_yaml("a: [", "x.md", level=Level.WARNING).problems] == [Level.WARNING]


def bomb(levels=9, width=9):
    """Anchors that double what the one before them holds, many times over."""
    names = [chr(97 + n) for n in range(levels)]
    lines = [f"a: &a [{', '.join('x' * width)}]"]
    lines += [f"{b}: &{b} [{', '.join([f'*{a}'] * width)}]" for a, b in pairwise(names)]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("[" * 100_000, 1, f"nests deeper than {MAX_DEPTH} levels; not used; flatten it"),
        ("{a: " * 100_000, 1, f"nests deeper than {MAX_DEPTH} levels; not used; flatten it"),
        ("? " * 100_000, 1, f"nests deeper than {MAX_DEPTH} levels; not used; flatten it"),
        (bomb(), 6, f"holds or expands to more than {MAX_VALUES:,} values; not used; split the file"),
        (
            "a0: &a0 [x]\n" + "\n".join(f"a{n}: &a{n} [*a{n - 1}]" for n in range(1, 100)),
            33,
            f"nests deeper than {MAX_DEPTH} levels; not used; flatten it",
        ),
        ("- x\n" * 300_000, 200_000, f"holds or expands to more than {MAX_VALUES:,} values; not used; split the file"),
        (
            "".join(f"k{n}: 1\n" for n in range(300_000)),
            200_000,
            f"holds or expands to more than {MAX_VALUES:,} values; not used; split the file",
        ),
    ],
    ids=["lists", "maps", "keys", "bomb", "ladder", "many items", "many keys"],
)
def test_texts_that_are_made_to_be_too_much_are_refused_quickly(text, line, what):
    """Depth and size are counted while reading, and an alias counts for all that it stands for."""
    start = perf_counter()
    assert said(text) == [f"x.yml:{line}: error yaml-too-large {what}"]
    assert perf_counter() - start < 5


def test_aliases_within_reason_are_values():
    """The same list may be meant in two places."""
    assert parse_yaml("a: &a [1, {b: 2}]\nc: *a\n", "x.yml").value["c"] == ["1", {"b": "2"}]


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_any_text_is_read_or_refused(text):
    """No exception, no value where reading failed, and never a text that holds what nobody can see."""
    parsed = parse_yaml(text, "x.yml")
    assert not (parsed.failed and parsed.lines)
    assert [one for one in texts(parsed.value) if UNSEEN.search(one)] == []


def texts(value):
    """Every text of a value, keys too."""
    if isinstance(value, dict):
        return [*value, *(text for one in value.values() for text in texts(one))]
    return [text for one in value for text in texts(one)] if isinstance(value, list) else [value or ""]


scalars = st.none() | st.text(alphabet="ab: -#'\"{}[]\n&*!|>%@`", min_size=1)
values = st.recursive(scalars, lambda inner: st.lists(inner) | st.dictionaries(st.text("abc", min_size=1), inner))


@given(values)
def test_what_another_tool_writes_is_read_as_it_was_meant(value):
    """Quoted texts, nested lists and maps."""
    yaml = pytest.importorskip("yaml")
    text = yaml.safe_dump(value, default_style='"', allow_unicode=True)
    assert parse_yaml(text.replace('!!null "null"', "null"), "x.yml").value == value
