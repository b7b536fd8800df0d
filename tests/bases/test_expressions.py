"""The expressions of bases: what each comes to, and what those say that cannot be worked out."""

import datetime as dt
import math

import pytest
from expression_rows import COVER, DUNE, HERBERT, HERBERT_LINK, NOW, at, make_environment, make_file, same, value_of

from generator.bases.errors import ExpressionError
from generator.bases.evaluate import compiled, evaluate
from generator.bases.properties import property_code, property_of
from generator.bases.values import DAY, Duration, Link

LITERALS = (
    ('"double"', "double"),
    ("'single'", "single"),
    (r'"a\"b\n\t\u00e9\x41\q\u{1f600}\u{d800}"', 'a"b\n\té' + "Aq😀\ufffd"),
    ("42", 42),
    ("4.5", 4.5),
    (".5", 0.5),
    ("1e3", 1000),
    ("0x1F", 31),
    ("9007199254740993", 9007199254740992.0),
    ("true", True),
    ("false", False),
    ("null", None),
    ("[1, 'a', [true]]", (1, "a", (True,))),
    ("[]", ()),
    ("[1, 2,]", (1, 2)),
    ('{"a": 1, b: [2], 3: null}', {"a": 1, "b": (2,), "3": None}),
    ("{}", {}),
)

NAMES = (
    ("status", "done"),
    ("STATUS", "done"),
    ("note.status", "done"),
    ('note["with space"]', "spaced"),
    ('note["sta" + "tus"]', "done"),
    ("Größe", 3),
    ("größe", 3),
    ("missing", None),
    ("missing.of.all", None),
    ("empty", None),
    ("nested.Inner.deep", 1),
    ("nested.inner.DEEP", 1),
    ('nested["Inner"]["deep"]', 1),
    ("nested.links[0]", HERBERT_LINK),
    ("author", HERBERT_LINK),
    ("sequel", Link("Dune Messiah", "the second")),
    ("authors[1]", Link("Nobody")),
    ("mixed", "[[Frank Herbert]] and [[Nobody]]"),
    ("huge", math.inf),
    ("numbers[0]", 3),
    ("numbers[4]", None),
    ("numbers[-1]", 3),
    ("numbers[-5]", None),
    ("numbers[0.5]", None),
    ('numbers["length"]', 4),
    ('"abc"[1]', "b"),
    ("this", HERBERT),
    ("this.icon", "user"),
    ("this.file.name", "Frank Herbert"),
    ("this.name", "Frank Herbert"),
    ("this.note.icon", "user"),
    ("this.status", "open"),
    ("this.hasTag('x')", False),
    ("formula.price_with_tax", 11.4),
    ("formula.Price_With_Tax", 11.4),
    ('formula["price_with_tax"]', 11.4),
    ("formula.twice", 22.8),
)

FORMULAS = {"price_with_tax": "(price * 1.2).round(2)", "twice": "formula.price_with_tax * 2"}

OPERATORS = (
    ("1 + 2 * 3 - 4 / 2", 5),
    ("(1 + 2) * 3", 9),
    ("10 - 3 - 2", 5),
    ("7 % 3", 1),
    ("-7 % 3", -1),
    ("10 / 0", math.inf),
    ("-10 / 0", -math.inf),
    ("-rating", -4),
    ("- -rating", 4),
    ("+'3.5'", 3.5),
    ("0.1 + 0.2", 0.30000000000000004),
    ("9007199254740992 + 1", 9007199254740992),
    ("1e308 * 10", math.inf),
    ("true + 1", 2),
    ("'6' / 2", 3),
    ("'a' + 1", "a1"),
    ("1 + 'a'", "1a"),
    ("'a' + 5 / 2", "a2.5"),
    ("'by ' + author", "by Frank Herbert"),
    ("'on ' + due", "on 2025-05-01"),
    ("'has ' + numbers", "has 3, 1, 2, 3"),
    ("'x' + missing", "x"),
    ("missing + 'x'", "x"),
    ("missing + 1", None),
    ("1 - missing", None),
    ("missing * missing", None),
    ("-missing", None),
    ("[1] + [2, 3]", (1, 2, 3)),
    ("[1] + missing", (1,)),
    ("missing + [1]", (1,)),
    ("1 == 1.0", True),
    ("'a' == 'A'", False),
    ("'5' == 5", True),
    ("true == 1", True),
    ("true == 'true'", False),
    ("null == missing", True),
    ("missing == false", False),
    ("missing == ''", False),
    ("missing != 'done'", True),
    ("[1, [2]] == [1, [2]]", True),
    ("[1] == [1, 2]", False),
    ("{a: 1} == {a: 1}", True),
    ("{a: 1} == {a: 2}", False),
    ("/a/ == /a/", True),
    ("2 < 10", True),
    ("'2' < 10", True),
    ("'b' > 'a'", True),
    ("'abc' > 5", False),
    ("3 <= 3", True),
    ("missing < 1", False),
    ("missing >= 1", False),
    ("missing <= missing", False),
    ("[1] < [2]", False),
    ("!missing", True),
    ("!!status", True),
    ("!''", True),
    ("status && rating", 4),
    ("missing && rating.foo.bar", None),
    ("missing || status", "done"),
    ("false || 0 || ''", ""),
    ("true || false && false", True),
    ("1 < 2 == true", True),
    ("!read == owned", True),
)

DATES = (
    ("date('2024-12-01') + '1M' + '4h' + '3m'", at(2025, 1, 1, 4, 3)),
    ("date('2025-01-31') + '1 month'", dt.date(2025, 2, 28)),
    ("date('2024-02-29') + '1y'", dt.date(2025, 2, 28)),
    ("date('2025-03-31') - '1M'", dt.date(2025, 2, 28)),
    ("today() + '7d'", dt.date(2025, 6, 3)),
    ("today() - '1 week'", dt.date(2025, 5, 20)),
    ("now() + '1 day'", NOW + dt.timedelta(days=1)),
    ("today() + '36h'", at(2025, 5, 28, 12)),
    ("today() + '90s'", at(2025, 5, 27, 0, 1, 30)),
    ("today() + '1 year 2 weeks'", dt.date(2026, 6, 10)),
    ("today() + ' later'", "2025-05-27 later"),
    ("duration('1d') + today()", dt.date(2025, 5, 28)),
    ("now() + (duration('1d') * 2)", NOW + dt.timedelta(days=2)),
    ("duration('5h') * 2", Duration(0, 10 * 3_600_000)),
    ("duration('5h') + '1h'", Duration(0, 6 * 3_600_000)),
    ("duration('5h') - duration('1h')", Duration(0, 4 * 3_600_000)),
    ("-duration('1M')", Duration(-1, 0)),
    ("2 * duration('1s')", 2000),
    ("duration('1h') / 60000", 60),
    ("duration('90s') % 60000", 30_000),
    ("duration('1h') == 3600000", True),
    ("duration('1h') > '59m'", True),
    ("(now() + '1d') - now()", Duration(0, DAY)),
    ("(now() + '1d') - now() == 86400000", True),
    ("(now() - file.ctime).days.floor()", 146),
    ("(now() - file.ctime) / 86400000 > 146", True),
    ("due < '2025-06-01'", True),
    ("'2025-06-01' > due", True),
    ("due == '2025-05-01'", True),
    ("due == '2025-05-01 10:00'", True),
    ("due != '2025-05-02'", True),
    ("due == seen", True),
    ("seen == '2025-05-01T18:30:00'", True),
    ("seen == '2025-05-01T18:31:00'", False),
    ("seen > due", True),
    ("due > 'soon'", False),
    ("due == 'soon'", False),
    ("date('2025-05-01') == date('2025-05-01T23:00')", True),
    ("file.mtime > now() - '1 week'", True),
    ("missing + '1d'", "1d"),
    ("missing - '1d'", None),
    ("due - missing", None),
)

LINKS = (
    ("author == this", True),
    ("author == this.file", True),
    ("this == author", True),
    ("author != this", False),
    ("author == file", False),
    ("author == link('Frank Herbert')", True),
    ("author == link('People/Frank Herbert', 'him')", True),
    ("authors.contains(this)", True),
    ("authors.contains(file)", False),
    ("authors.contains(link('Nobody'))", True),
    ("link('Nobody') == link('Nobody', 'x')", True),
    ("link('Nobody') == link('Noone')", False),
    ("author == 'Frank Herbert'", True),
    ("author == '[[Frank Herbert]]'", True),
    ("'People/Frank Herbert.md' == author", True),
    ("author == 'Frank'", False),
    ("file == file.file", True),
    ("file == 1", False),
    ("list(author)[0].asFile().properties.icon", "user"),
)


@pytest.mark.parametrize(("text", "expected"), LITERALS)
def test_literals(text, expected):
    """What is written out stands for itself."""
    assert same(value_of(text), expected)


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_names(text, expected):
    """Names stand for properties, whatever their case, and for files and formulas; null for what is missing."""
    assert same(value_of(text, formulas=FORMULAS), expected)


@pytest.mark.parametrize(("text", "expected"), OPERATORS)
def test_operators(text, expected):
    """Signs calculate, join and compare as JavaScript does, and pass null on."""
    assert same(value_of(text), expected)


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_dates_and_durations(text, expected):
    """Dates move by durations, differ by durations, and compare with texts that read as dates."""
    assert same(value_of(text), expected)


@pytest.mark.parametrize(("text", "expected"), LINKS)
def test_links(text, expected):
    """Links are equal that lead to one file, or nowhere with the same text."""
    assert same(value_of(text), expected)


def test_not_a_number():
    """Zero divided by zero is no number, which equals nothing and is no truth."""
    assert math.isnan(value_of("0 / 0"))
    assert math.isnan(value_of("5 % 0"))
    assert value_of("0 / 0 == 0 / 0") is False
    assert value_of("max(1, 0 / 0).toString()") == "NaN"
    assert value_of("!(0 / 0)") is True


def test_names_of_the_caller_come_first():
    """A summary sees `values`, which a property of that name does not replace."""
    row = make_file(properties={"values": 1})
    assert value_of("values.mean().round(3)", row=row, names={"values": (1, 2, 2)}) == 1.667
    assert value_of("values", row=row) == 1
    assert value_of("values.filter(value.isType('number')).map(values.length)", names={"values": (1, None)}) == (2,)


def test_formulas_do_not_see_the_names_around_them():
    """A formula gives one value for a row, wherever it is used."""
    assert value_of("[7].map(formula.x)", formulas={"x": "value"}) == (None,)
    assert value_of("formula.x", formulas={"x": "values"}, names={"values": (1,)}) is None


def test_files_without_properties_are_rows_too():
    """Whatever is asked of a picture is null or false."""
    assert value_of("status", row=COVER) is None
    assert value_of("file.hasTag('x') || status == 'done' || rating > 3", row=COVER) is False
    assert value_of("file.ctime.year", row=COVER) is None


def test_without_a_note_around_the_base_this_is_null():
    """A base may be shown at its own place."""
    assert value_of("this.file.name", this=None) is None
    assert value_of("author == this", this=None) is False
    assert value_of("file.hasLink(this)", this=None) is False


def test_what_an_expression_depends_on():
    """Code says which formulas it uses and whether it looks at where its base stands."""
    assert compiled("formula.a + formula['b c'] + this.x").formulas == {"a", "b c"}
    assert compiled("formula.a + this.x").uses_this is True
    assert compiled("file.name").uses_this is False


ERRORS = (
    ("", "the expression ends where a value must follow", 0),
    ("1 +", "the expression ends where a value must follow", 3),
    ("(1", "the expression ends where “)” must follow", 2),
    ("[1 2]", "“2” stands where “,” must be", 3),
    ("a b", "“b” stands where a sign or the end must be", 2),
    ("a and b", "“and” stands where a sign or the end must be; use &&", 2),
    ("a.", "the expression ends where a name must follow", 2),
    ("a 'x'", "a text stands where a sign or the end must be", 2),
    ("'abc", "a text has no closing quotation mark", 0),
    ("a # b", "the character “#” has no meaning here", 2),
    ("a = 1", "“=” is not supported; use ==", 2),
    ("a === 1", "“===” is not supported; use ==", 2),
    ("a ? 1 : 2", "“?” is not supported; use if()", 2),
    ("a & b", "“&” is not supported; use &&", 2),
    ("a ** 2", "“**” is not supported", 2),
    ("list.map(x => x)", "“=>” is not supported; write the expression alone, with “value”", 11),
    ("{1 + 1: 2}", "“+” stands where “:” must be", 3),
    ("upper('x')", "the function upper() is not supported", 0),
    ("status.upper()", "the function upper() is not supported", 7),
    ("contains(status, 'x')", "the function contains() must be asked of a value: value.contains(…)", 0),
    ("file.foo", "the field file.foo is not supported", 5),
    ("file.lower()", "a file has no function lower()", 5),
    ("'x'.map(value)", "a text has no function map()", 4),
    ("[1].lower()", "a list has no function lower()", 4),
    ("rating.lower()", "a number has no function lower()", 7),
    ("status.format('YYYY')", "a text has no function format()", 7),
    ("formula", "“formula” must be followed by the name of one: formula.name", 0),
    ("formula[status]", "the name of a formula must be written out: formula.name", 7),
    ("formula.none", "there is no formula “none”", 8),
    ("formula.circle", "the formulas circle → round → circle need one another", 8),
    ("formula.wrong + 1", "“*” does not work with a text, in the formula “wrong”", 8),
    ("formula.outer", "“*” does not work with a text, in the formula “wrong”", 8),
    ("today()('x')", "“(” stands where a sign or the end must be", 7),
    ("today(1)", "today() takes 0 arguments, not 1", 0),
    ("if(1)", "if() takes 2 or 3 arguments, not 1", 0),
    ("max()", "max() takes at least 1 argument, not 0", 0),
    ("'x'.contains()", "contains() takes 1 argument, not 0", 4),
    ("status.slice()", "slice() takes 1 or 2 arguments, not 0", 7),
    ("'text' * 2", "“*” does not work with a text", 7),
    ("status - 1", "“-” does not work with a text", 7),
    ("due * 2", "“*” does not work with a date", 4),
    ("due + 1", "“+” does not work with a date", 4),
    ("due - 'soon'", "“-” does not work with a date", 4),
    ("[1] + 2", "“+” does not work with a list", 4),
    ("-status", "“-” does not work with a text", 0),
    ("number('x')", "number() takes a number, not a text that is none", 0),
    ("number([1])", "number() takes a number, not a list", 0),
    ("date(status)", "date() takes a date such as “2025-05-27 10:00”, not this text", 0),
    ("date('2025-02-30')", "date() takes a date such as “2025-05-27 10:00”, not this text", 0),
    ("date([1])", "date() takes a date such as “2025-05-27 10:00”, not a list", 0),
    ("date(1e300)", "this date is beyond the calendar", 0),
    ("duration('soon')", "duration() takes a duration such as “2 weeks” or “1h 30m”, not this text", 0),
    ("duration('1 fortnight')", "duration() takes a duration such as “2 weeks” or “1h 30m”, not this text", 0),
    ("today() + '99999y'", "this date is beyond the calendar", 8),
    ("today() + duration('1d') * (1 / 0)", "this duration has no end", 8),
    ("1.toFixed(101)", "toFixed() takes a number of digits from 0 to 100", 2),
    ("/a/x", "the flag “x” of a regular expression is not supported", 0),
    ("/(/", "the regular expression /(/ cannot be read", 0),
    ("/(?P<n>a)/", "a regular expression has a group that is not supported", 0),
    ("/a**/", "a regular expression repeats what is repeated already", 0),
)

WRONG = {"circle": "formula.round", "round": "formula.circle", "wrong": "status * 2", "outer": "formula.wrong"}


@pytest.mark.parametrize(("text", "message", "at"), ERRORS)
def test_messages(text, message, at):
    """What is wrong is said in words and with its place."""
    with pytest.raises(ExpressionError) as raised:
        value_of(text, formulas=WRONG)
    assert (raised.value.message, raised.value.at) == (message, at)


@pytest.mark.parametrize("text", ["upper('x')", "x.upper()", "file.foo", "a ? 1 : 2", "file.lower()"])
def test_what_is_not_supported_is_told_apart(text):
    """It is found before any row is seen, and known for what it is."""
    with pytest.raises(ExpressionError) as raised:
        compiled(text)
    assert raised.value.unsupported is True


@pytest.mark.parametrize("text", ["private * 2", "number(private)", "date(private)", "private.round()", "-private"])
def test_no_value_of_a_note_is_in_a_message(text):
    """A message may be shown to everyone."""
    with pytest.raises(ExpressionError) as raised:
        value_of(text, row=make_file(properties={"private": "s3cret"}))
    assert "s3cret" not in raised.value.message


@pytest.mark.parametrize(
    ("written", "named", "expected"),
    [
        ("status", ("note", "status"), "done"),
        ("note.with space", ("note", "with space"), "spaced"),
        ('note["with space"]', ("note", "with space"), "spaced"),
        ("with space", ("note", "with space"), "spaced"),
        ("file.name", ("file", "name"), "Dune"),
        ("formula.twice", ("formula", "twice"), 22.8),
        ("other.thing", ("note", "other.thing"), None),
    ],
)
def test_property_ids(written, named, expected):
    """An id names a property of notes, files or formulas, and is no expression."""
    formulas = {name: compiled(formula) for name, formula in FORMULAS.items()}
    assert property_of(written) == named
    assert evaluate(property_code(written), DUNE, formulas, make_environment()) == expected


def test_an_unknown_field_of_files_is_no_property():
    """It is said by name."""
    with pytest.raises(ExpressionError, match=r"the field file\.foo is not supported"):
        property_code("file.foo")
