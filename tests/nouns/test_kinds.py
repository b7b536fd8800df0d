"""The field types: reading, printing, agreeing, ordering."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.nouns.fields import FieldType
from generator.nouns.kinds import KINDS, agree, order, parse, plain, show, show_exact
from tests.builders import make_field

LABELS = {"text": "Text", "image": "Images", "audio": "Audio"}
WORDS = st.sampled_from(["Apache 2.0", "C++", "a, b", "GPT-4o", "ß", "İ"]) | st.text(min_size=1).filter(str.strip)
AMOUNTS = st.decimals(min_value=0, max_value=10**6, places=3).map(str)
PARTS = st.dates().map(str) | st.dates().map(lambda day: f"{day.year:04d}-{day.month:02d}")
WRITTEN = {
    "integer": st.integers(-(10**12), 10**12).map(str),
    "number": AMOUNTS,
    "quantity": st.integers(0, 10**12).map(str) | st.builds("{}K".format, st.integers(0, 999)),
    "money": AMOUNTS | AMOUNTS.map("${}".format),
    "date": PARTS,
    "month": PARTS,
    "boolean": st.sampled_from(["yes", "no", "true", "False", "ON"]),
    "enum": st.sampled_from([*LABELS, *LABELS.values(), "TEXT"]),
    "set": st.lists(st.sampled_from([*LABELS, *LABELS.values()])).map(tuple),
    "text": WORDS,
    "link": st.builds("https://example.org/{}".format, st.integers(0, 99)),
}
FIELDS = {
    "money": make_field("money", type="money", unit="USD/1M tokens"),
    "enum": make_field("enum", type="enum", values=LABELS),
    "set": make_field("set", type="set", values=LABELS),
}
FIELDS = {kind: FIELDS.get(kind) or make_field(kind, type=kind) for kind in WRITTEN}
kinds = pytest.mark.parametrize("kind", WRITTEN)


def test_every_field_type_has_a_kind_and_is_tested():
    """A type is one line in the table, and one strategy here."""
    assert set(KINDS) == set(FieldType) == set(WRITTEN)


@kinds
@given(data=st.data())
def test_what_is_shown_exactly_reads_as_the_same_value(kind, data):
    """The exact form, with its unit and its labels, means what was written; a compact form may, and agrees at least."""
    field = FIELDS[kind]
    value = parse(field, data.draw(WRITTEN[kind]))
    again = parse(field, show_exact(field, value))
    assert order(field, again) == order(field, value)
    assert agree(field, again, value)
    assert agree(field, parse(field, show(field, value)), value)


@kinds
@given(data=st.data())
def test_agreement_is_mutual(kind, data):
    """Every value agrees with itself, and two values in both directions or in none."""
    field = FIELDS[kind]
    one, other = (parse(field, data.draw(WRITTEN[kind])) for _ in range(2))
    assert agree(field, one, one)
    assert agree(field, one, other) == agree(field, other, one)


@kinds
@given(data=st.data())
def test_values_sort_and_go_into_json(kind, data):
    """Keys of one field compare with one another, and the plain value is JSON."""
    field = FIELDS[kind]
    keys = [order(field, parse(field, data.draw(WRITTEN[kind]))) for _ in range(2)]
    assert min(keys) <= max(keys)
    json.dumps(plain(field, parse(field, data.draw(WRITTEN[kind]))), allow_nan=False)


@kinds
@given(text=st.text() | st.lists(st.text()).map(tuple))
def test_any_text_is_a_value_or_a_value_error(kind, text):
    """Nothing but ValueError comes out of reading, and what is read can be shown."""
    field = FIELDS[kind]
    try:
        value = parse(field, text)
    except ValueError:
        return
    assert show(field, value)
    assert show_exact(field, value)


@pytest.mark.parametrize(
    ("kind", "written", "shown"),
    [
        ("quantity", "131,072 tokens", "128K tokens"),
        ("quantity", "128K", "128K tokens"),
        ("quantity", "8K", "8K tokens"),
        ("integer", "32", "32 tokens"),
        ("money", "$0.10/1M", "$0.10 / 1M tokens"),
        ("money", "0.10 USD / 1M tokens", "$0.10 / 1M tokens"),
        ("date", "2024-09-25", "25 Sep 2024"),
        ("date", "2024-09", "Sep 2024"),
        ("month", "2023-12-31", "Dec 2023"),
        ("boolean", "true", "Yes"),
        ("boolean", "no", "No"),
        ("enum", "images", "Images"),
        ("set", "image, text", "Text, Images"),
        ("set", (), "none"),
        ("set", "none", "none"),
        ("text", " two \n words ", "two words"),
        ("text", ("a", "b"), "a, b"),
        ("link", " https://example.org ", "https://example.org"),
    ],
)
def test_values_show_as_people_write_them(kind, written, shown):
    """With unit and labels, sets in the order of the catalogue."""
    assert show(FIELDS[kind], parse(FIELDS[kind], written)) == shown


@pytest.mark.parametrize(
    ("kind", "written", "reason"),
    [
        ("integer", "2.5", "not a whole number"),
        ("quantity", "a lot", "not a number"),
        ("quantity", ("1", "2"), "takes one value, not a list; give each claim as {value: …, source: …}"),
        ("money", "$3/month", "not in USD/1M tokens"),
        ("money", "3 EUR", "not a number"),
        ("date", "soon", "not a date; write 2024-09-25, 2024-09 or 25 Sep 2024"),
        ("boolean", "maybe", "not yes or no"),
        ("enum", "txt", "not one of text, image, audio; did you mean “text”?"),
        ("set", ("text", "smell"), "not one of text, image, audio"),
        ("set", "", "is empty; leave the field out, or write unknown"),
        ("text", " \n", "is empty; leave the field out, or write unknown"),
        ("text", "x" * 5001, "longer than 5,000 characters"),
        ("link", "javascript:alert(1)", "not a web address; write https://…"),
        ("link", "https://user@example.org", "not a web address; write https://…"),
        ("link", "https://[", "Invalid IPv6 URL"),
        ("link", "https://e.org/" + "x" * 2000, "longer than the 2,000 characters of a web address"),
    ],
)
def test_what_does_not_fit_is_refused_with_the_reason(kind, written, reason):
    """The reason ends up in the message that the author reads."""
    with pytest.raises(ValueError, match=r".") as refused:
        parse(FIELDS[kind], written)
    assert str(refused.value) == reason


@pytest.mark.parametrize(
    ("kind", "one", "other", "same"),
    [
        ("text", "Next-token prediction", "next token prediction", True),
        ("text", "C++", "C", False),
        ("text", "—", "–", False),
        ("link", "https://example.org/", "https://example.org", True),
        ("date", "2024-09", "2024-09-25", True),
        ("date", "2024-09-25", "2024-10-24", False),
        ("set", "text, image", "image, text", True),
        ("set", "text", "text, image", False),
        ("integer", "16", "16.0", True),
        ("integer", "128,256", "128K", False),
    ],
)
def test_values_agree_as_a_reader_would_say(kind, one, other, same):
    """Writing is not meaning, and a missing member is a difference."""
    field = FIELDS[kind]
    assert agree(field, parse(field, one), parse(field, other)) is same


def test_yes_sorts_before_no():
    """A list of models that have something begins with those that do."""
    field = FIELDS["boolean"]
    assert sorted([False, True], key=lambda value: order(field, value)) == [True, False]
