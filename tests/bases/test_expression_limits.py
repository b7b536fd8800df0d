"""Expressions by untrusted authors: whatever they are, they end soon, stay small and raise one kind of error."""

import time

import pytest
from expression_rows import DUNE, FILES, HERBERT, make_environment, make_file, value_of
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.bases.compare_values import identity, sort_key, to_text, truthy
from generator.bases.environment import Budget
from generator.bases.errors import ExpressionError
from generator.bases.evaluate import compiled, evaluate
from generator.bases.functions import FIELDS, FUNCTIONS
from generator.bases.parse import parse
from generator.bases.tokens import tokens
from generator.bases.values import LONGEST

LONG = "'x'.repeat(100000)"
MANY = "'x'.repeat(99999).split('x')"

LIMITS = (
    (f"a {'b' * 100}", f"“{'b' * 59}…” stands where a sign or the end must be"),
    (f"{'f' * 100}()", f"the function {'f' * 59}…() is not supported"),
    ("a" * 10_001, "an expression may have 10,000 characters; this has 10,001"),
    ("(" * 5_000, "more than 100 parts stand within one another"),
    ("[" * 5_000 + "]" * 5_000, "more than 100 parts stand within one another"),
    ("!" * 5_000 + "a", "more than 100 parts stand within one another"),
    ("a" + ".b" * 4_000, "more than 100 parts stand within one another"),
    ("a" + "[0]" * 3_000, "more than 100 parts stand within one another"),
    ("if(" * 3_000, "more than 100 parts stand within one another"),
    ("a||b&&c==d<e+f*(" * 600, "more than 100 parts stand within one another"),
    ("'x'" + ".trim()" * 101, "more than 100 parts stand within one another"),
    ("'x'.repeat(1e9)", "a text would have more than 100,000 characters"),
    (f"{LONG} + 'x'", "a text would have more than 100,000 characters"),
    (f"{LONG}.replace('x', 'xy')", "a text would have more than 100,000 characters"),
    (f'{LONG}.replace(/$/, "{"$`" * 1_000}")', "a text would have more than 100,000 characters"),
    (f"[{LONG}, 1].join(', ')", "a text would have more than 100,000 characters"),
    (f"{MANY}.map('yz').join('')", "a text would have more than 100,000 characters"),
    ("escapeHTML('<'.repeat(50000))", "a text would have more than 100,000 characters"),
    ("now().format('dddd'.repeat(25000))", "a text would have more than 100,000 characters"),
    (f"{MANY} + [1]", "a list would have more than 100,000 elements"),
    ("[1, 2].map([value]).reduce([acc, acc], [1, 2]).length", None),
    ("'x'.repeat(30).split('').reduce([acc], 1)", "more than 20 lists would stand within one another"),
    ("'x'.repeat(18).split('').reduce([acc, acc], 1)", "a list would have more than 100,000 elements"),
    ("'x'.repeat(25).split('').reduce({a: acc}, 1)", "more than 20 lists would stand within one another"),
    (f"[{LONG}, {LONG}].map([value]).map('x'.repeat(9).split('').map(value))", None),
    (f"{MANY}.slice(0, 100).map({LONG})", "a list would have more than 800,000 characters"),
    (f"{MANY}.map({MANY}.length)", "this base takes too much work; its filters and formulas must be simpler"),
    (f"{MANY}.sort().unique().map(formula.x)", None),
    ("/" + "a" * 501 + "/", "a regular expression may have 500 characters"),
    ("/" + "(" * 21 + ")" * 21 + "/", "a regular expression may have 20 groups within groups"),
    ("/(a{1000}){1000}/", "a regular expression repeats too often; its counts must be smaller"),
    ("[" + "/a/," * 21 + "]", "an expression may have 20 regular expressions"),
    ("/^(a|aa)+$/.matches('a'.repeat(60) + 'b')", "a regular expression takes too much time"),
    ("('a'.repeat(60) + 'b').replace(/^(a|aa)+$/g, '')", "a regular expression takes too much time"),
)


def refused(text):
    """What is said of an expression that is refused; None for one that is worked out."""
    try:
        value_of(text, formulas={"x": "1"})
    except ExpressionError as error:
        return error.message
    return None


@pytest.mark.parametrize(("text", "message"), LIMITS, ids=[text[:40] for text, _ in LIMITS])
def test_limits(text, message):
    """What would be too long, too deep or too much is refused before it is made; the rest is worked out."""
    begun = time.perf_counter()
    assert refused(text) == message
    # No measure of speed: a base that ran away would take hours.
    assert time.perf_counter() - begun < 20


def test_long_chains_are_no_deep_ones():
    """Many operands side by side take no depth."""
    assert value_of("1" + " + 1" * 2_000) == 2_001
    assert value_of("false" + " || false" * 1_000 + " || true") is True
    assert value_of("[true].contains(" * 90 + "true" + ")" * 90) is True
    assert value_of("if(missing, 1, " * 90 + "2" + ")" * 90) == 2


def test_formulas_that_use_formulas_have_a_depth_too():
    """However many there are, the stack holds."""
    formulas = {"f0": "1"} | {f"f{i}": f"formula.f{i - 1} + 1" for i in range(1, 300)}
    assert value_of("formula.f50", formulas=formulas) == 51
    with pytest.raises(ExpressionError, match="formulas stand too deep within one another"):
        value_of("formula.f299", formulas=formulas)


def test_a_formula_is_worked_out_once_for_a_row():
    """Formulas that each use the last one twice do not double the work."""
    formulas = {"f0": "1"} | {f"f{i}": f"formula.f{i - 1} + formula.f{i - 1}" for i in range(1, 40)}
    assert value_of("formula.f39", formulas=formulas) == 2**39


def test_one_budget_is_for_all_of_a_base():
    """The work of all rows counts together."""
    environment = make_environment(budget=Budget(steps=1_000))
    code = compiled("rating > 3 && status == 'done'")
    for _ in range(100):
        evaluate(code, DUNE, {}, environment)
    assert environment.budget.steps == 1_000 - 100 * code.node.size
    environment.budget.spend(environment.budget.steps)
    with pytest.raises(ExpressionError, match="this base takes too much work"):
        evaluate(code, DUNE, {}, environment)


def test_slow_regular_expressions_have_one_time_for_all_of_a_base():
    """A pattern that runs away does so for a few rows, not for all."""
    environment = make_environment(budget=Budget(seconds=0.3))
    code = compiled("/^(a|aa)+$/.matches('a'.repeat(60) + 'b')")
    messages = set()
    begun = time.perf_counter()
    for _ in range(1_000):
        with pytest.raises(ExpressionError) as raised:
            evaluate(code, DUNE, {}, environment)
        messages.add(raised.value.message)
    assert messages == {
        "a regular expression takes too much time",
        "the regular expressions of this base take too much time",
    }
    assert time.perf_counter() - begun < 10


NAMES = (
    *("file", "note", "formula", "this", "value", "index", "acc", "values", "true", "false", "null", "missing"),
    *("status", "rating", "due", "seen", "author", "authors", "tags", "numbers", "nested", "huge", "written"),
    *(name for functions in FUNCTIONS.values() for name in functions),
    *(name for fields in FIELDS.values() for name in fields),
)
SIGNS = ("==", "!=", ">=", "<=", "&&", "||", *"+-*/%()[]{}.,:!<>", "=>", "===", "?", "`", ";", "#", "\\")
LITERALS = (
    "0",
    "1",
    "2.5",
    "1e308",
    "0x1f",
    "''",
    '"a,b"',
    "'1d'",
    "'2025-05-01'",
    "/a+/g",
    "/(",
    "[1, 'a', null]",
    "{a: 1}",
)
TOKENS = st.sampled_from((*NAMES, *SIGNS, *LITERALS, " "))
ENTRY_POINTS = (parse, compiled)


def check_place(error, text):
    """An error stands somewhere in the text, or at its end."""
    assert 0 <= error.at <= len(text)


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read_or_refused(text):
    """Nothing but an ExpressionError with a place in the text is raised."""
    for read in ENTRY_POINTS:
        try:
            read(text)
        except ExpressionError as error:
            check_place(error, text)


@given(st.lists(TOKENS, max_size=30).map("".join))
@settings(max_examples=300, deadline=None)
def test_any_words_of_the_language_are_worked_out_or_refused(text):
    """Whatever is made of the language's own words."""
    check(text)


def tree(inner):
    """Expressions made of smaller ones, all of them well formed."""
    methods = [name for kind, functions in FUNCTIONS.items() if kind != "global" for name in functions]
    fields = [name for names in FIELDS.values() for name in names]
    arguments = st.lists(inner, max_size=3).map(", ".join)
    return st.one_of(
        st.builds("({} {} {})".format, inner, st.sampled_from((*SIGNS[:11], "<", ">")), inner),
        st.builds("{}({})".format, st.sampled_from(sorted(FUNCTIONS["global"])), arguments),
        st.builds("({}).{}({})".format, inner, st.sampled_from(sorted(set(methods))), arguments),
        st.builds("({}).{}".format, inner, st.sampled_from(sorted(set(fields)))),
        st.builds("{}[{}]".format, inner, inner),
        st.builds("[{}]".format, arguments),
        st.builds("{{a: {}, b: {}}}".format, inner, inner),
        st.builds("!{}".format, inner),
        st.builds("-{}".format, inner),
    )


LEAVES = st.sampled_from(
    (
        *("status", "rating", "price", "due", "seen", "written", "author", "authors", "tags", "numbers", "nested"),
        *("huge", "missing", "file", "this", "note", "formula.f", "value", "index", "acc", "now()", "today()"),
        *("0", "1", "-1", "2.5", "1e308", "100000", "null", "true", "''", "'a,b'", "'-'", "'$1'", "'1d'", "'9999y'"),
        *(
            "'2025-05-01'",
            "'[[Dune|x]]'",
            "'YYYY [at] DDDo'",
            "'number'",
            "/a+/g",
            "/(.)(.)?/",
            "/(?:)/g",
            "duration('1M')",
        ),
        *(
            "link('Dune')",
            "link('x')",
            "icon('x')",
            "html('<b>')",
            "image('cover.png')",
            "(0/0)",
            "(1/0)",
            "[[1], [null]]",
        ),
        *("'x'.repeat(1000)", "'x'.repeat(300).split('x')", "date('0001-01-01')", "date('9999-12-31 23:59')"),
    )
)


@given(st.recursive(LEAVES, tree, max_leaves=12))
@settings(max_examples=400, deadline=None)
def test_any_expression_is_worked_out_or_refused(text):
    """Whatever functions are asked of whatever values; and what comes out can be sorted, grouped and shown."""
    check(text)


def check(text):
    """Work an expression out for some rows; nothing but ExpressionError may be raised."""
    formulas = {"f": compiled("rating + 1"), "g": compiled("formula.g")}
    environment = make_environment(budget=Budget(steps=500_000, seconds=0.5))
    try:
        code = compiled(text)
    except ExpressionError as error:
        check_place(error, text)
        return
    for row in (*FILES.values(), make_file(properties={"status": 1, "rating": "x", "due": (), "tags": "a"})):
        try:
            value = evaluate(code, row, formulas, environment, {"values": (1, None, "a")})
        except ExpressionError as error:
            check_place(error, text)
            continue
        assert len(to_text(value)) <= LONGEST
        assert isinstance(truthy(value), bool)
        assert sort_key(value) == sort_key(value)
        assert identity(value) == identity(value)


@given(st.recursive(LEAVES, tree, max_leaves=6), st.recursive(LEAVES, tree, max_leaves=6))
@settings(max_examples=100, deadline=None)
def test_any_two_values_can_be_compared(one, other):
    """Sorting mixes whatever a column holds."""
    keys = []
    for text in (one, other):
        try:
            keys.append(sort_key(value_of(text, formulas={"f": "1"}, row=HERBERT)))
        except ExpressionError:
            return
    assert (keys[0] < keys[1]) + (keys[0] == keys[1]) + (keys[0] > keys[1]) == 1


@given(st.text(alphabet=st.sampled_from("ab01()[]{}?:=!<>|*+.,^$\\-/dDwWsSbBxukpP nN'&"), max_size=20))
@settings(max_examples=300, deadline=None)
def test_any_regular_expression_is_read_or_refused(pattern):
    """Patterns of untrusted authors raise nothing of the module that runs them."""
    text = f"['ab01', ''].map(value.replace(/{pattern}/g, '[$1]').split(/{pattern}/))"
    try:
        value_of(text, budget=Budget(seconds=0.2))
    except ExpressionError as error:
        check_place(error, text)


@given(st.text(max_size=100))
@settings(max_examples=100, deadline=None)
def test_tokens_stand_in_the_order_of_the_text(text):
    """No token begins before the last one."""
    try:
        places = [token.at for token in tokens(text)]
    except ExpressionError:
        return
    assert places == sorted(places)
