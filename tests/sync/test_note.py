"""One note brought in step with its record: what is ours changes, what is the author's stays."""

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.sync.front import Refused, read_front
from generator.sync.note import sync_note

ORIGIN = "data/models/alpha.yml"
BEGIN = "# modelbook: from data/models/alpha.yml; written by “modelbook vault sync”\n"
END = "# modelbook: end\n"
WANTED = {
    "type": "model",
    "context_length": 128000,
    "input_modalities": ("Text", "Images"),
    "open_weights": True,
    "release_date": dt.date(2024, 9, 25),
}
LINES = """type: model
context_length: 128000
input_modalities:
  - Text
  - Images
open_weights: true
release_date: 2024-09-25
"""
MARKED = f"{BEGIN}{LINES}{END}"


def sync(text, wanted=WANTED, remembered=None):
    """The note after a sync; `remembered` has one value for each property."""
    return sync_note(text, wanted, {name: (value,) for name, value in (remembered or {}).items()}, ORIGIN)


def test_a_note_that_is_not_there_gets_the_marked_part_and_nothing_else():
    """Its body is empty."""
    done = sync("")
    assert done.text == f"---\n{MARKED}---\n"
    assert (done.found, done.written, done.changed, done.kept) == ({}, WANTED, tuple(WANTED), ())
    assert done.bare


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        (f"---\n{MARKED}---\n", True),
        (f"---\n\n{MARKED}\n---\n\n", True),
        (f"---\n# mine\n{MARKED}---\n", False),
        (f"---\n{MARKED}mine: 1\n---\n", False),
        (f"---\n{MARKED}---\nText\n", False),
    ],
)
def test_a_note_is_bare_where_its_author_wrote_nothing(text, bare):
    """A comment, a property or a text is something."""
    assert sync(text).bare is bare


def test_a_note_without_front_matter_gets_one_before_its_text():
    """The text stays, to the last space."""
    assert sync("# Alpha  \n\ntext").text == f"---\n{MARKED}---\n# Alpha  \n\ntext"


def test_what_an_author_wrote_stays_as_it_is():
    """Order, comments, quotation marks, blank lines, spaces, line ends and the mark at the beginning of the file."""
    head = "\ufeff---  \r\n# mine\r\ntitle:   'Alpha'   # so called\r\n\r\nrating: 07\r\ntags: [ a,\r\n  b ]\r\n"
    tail = "---\r\nText  \r\n"
    done = sync(head + tail)
    assert done.text == head + MARKED.replace("\n", "\r\n") + tail
    assert sync(done.text, remembered=done.written).text == done.text


def test_a_new_value_replaces_the_old_one_where_it_stands():
    """The author's properties around the marked part stay around it; a comment behind the value stays behind it."""
    text = f"---\na: 1\n{MARKED}b: 2\n---\n".replace("128000\n", "128000  # checked\n")
    done = sync(text, {**WANTED, "context_length": 256000}, remembered=WANTED)
    assert done.text == text.replace("128000", "256000")
    assert done.changed == ("context_length",)


def test_a_fact_that_the_record_has_no_more_goes():
    """What the author noted beside it stays, as a line of its own."""
    text = f"---\n{MARKED}b: 2\n---\n".replace("open_weights: true", "open_weights: true # who says so?")
    wanted = {name: value for name, value in WANTED.items() if name != "open_weights"}
    done = sync(text, wanted, remembered=WANTED)
    marked = MARKED.replace("open_weights: true\n", "")
    assert done.text == f"---\n{marked}# who says so?\nb: 2\n---\n"
    assert done.changed == ("open_weights",)
    assert sync(done.text, wanted, remembered=done.written).text == done.text


def test_a_value_that_was_deleted_comes_back():
    """A property is deleted for good in the record."""
    text = f"---\n{MARKED}---\n".replace("open_weights: true\n", "")
    done = sync(text, remembered=WANTED)
    assert (done.text, done.changed) == (f"---\n{MARKED}---\n", ("open_weights",))


@pytest.mark.parametrize("remembered", [WANTED, {}])
def test_a_value_that_was_altered_by_hand_stays_where_and_as_it_is(remembered):
    """Within the marked part too, and it is neither remembered nor taken for the record's."""
    text = f"---\n{MARKED}---\nText\n".replace("128000", "64K # measured")
    done = sync(text, remembered=remembered)
    assert done.text == text
    assert [(one.name, one.value, one.line) for one in done.kept] == [("context_length", "64K", 4)]
    assert "context_length" not in done.written
    again = sync(done.text, {**WANTED, "context_length": 32000}, remembered=done.written)
    assert (again.text, again.changed) == (text, ())


def test_a_value_by_hand_outside_the_marked_part_stays_there():
    """The record's own is not written beside it, since a property stands once."""
    text = "---\ncontext_length: 64K\nb: 2\n---\n"
    marked = MARKED.replace("context_length: 128000\n", "")
    assert sync(text).text == f"---\ncontext_length: 64K\nb: 2\n{marked}---\n"


def test_a_name_in_other_letters_is_in_the_way():
    """Obsidian sees one property in `License` and `license`; both where the author has both."""
    text = "---\nOpen_Weights: maybe\n---\n"
    assert [one.name for one in sync(text).kept] == ["Open_Weights"]
    assert "open_weights:" not in sync(text).text
    both = "---\nOpen_Weights: maybe\nopen_weights: true\n---\n"
    assert sync(both).text == f"---\nOpen_Weights: maybe\n{MARKED}---\n"


def test_a_cleared_property_is_left_empty():
    """It is kept like any other edit."""
    text = f"---\n{MARKED}---\n".replace("open_weights: true", "open_weights:")
    done = sync(text, remembered=WANTED)
    assert (done.text, [one.value for one in done.kept]) == (text, [None])


def test_what_obsidian_rewrites_is_still_ours():
    """Its editor drops the comments, reorders and quotes in its own way; the marked part comes back in its place."""
    text = (
        '---\nb: "2"\nrelease_date: 2024-09-25\ncontext_length: 1.28e5\ninput_modalities: [Text, Images]\na: 1\n---\n'
    )
    done = sync(text, {**WANTED, "open_weights": False}, remembered=WANTED)
    lines = LINES.replace("input_modalities:\n  - Text\n  - Images", "input_modalities: [Text, Images]")
    marked = f"{BEGIN}{lines}{END}".replace("open_weights: true", "open_weights: false")
    assert done.text == f'---\nb: "2"\n{marked}a: 1\n---\n'
    assert sync(done.text, {**WANTED, "open_weights": False}, remembered=done.written).text == done.text


def test_without_memory_what_the_record_says_is_ours_and_all_else_by_hand():
    """So nothing is lost where the file that remembers is not there."""
    done = sync(f"---\n{MARKED}---\n", {**WANTED, "context_length": 256000})
    assert done.text == f"---\n{MARKED}---\n"
    assert [one.name for one in done.kept] == ["context_length"]


def test_what_others_depend_on_is_not_ours():
    """A value with an anchor stays, since another property may repeat it."""
    text = "---\ncontext_length: &much 128000\nmine: *much\n---\n"
    done = sync(text)
    assert done.text.startswith(text[:-4])
    assert [one.name for one in done.kept] == ["context_length"]


def test_text_of_the_author_within_the_marked_part_comes_after_it():
    """Once; then it stays."""
    text = f"---\n{BEGIN}{LINES}# hm\n\nb: 2\n{END}a: 1\n---\n"
    done = sync(text, remembered=WANTED)
    assert done.text == f"---\n{MARKED}# hm\n\nb: 2\na: 1\n---\n"
    assert sync(done.text, remembered=WANTED).text == done.text


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("---\na: 1\n", 1, "its front matter does not end"),
        ("\n---\npublish: false\n---\n", 1, "its front matter does not begin on the first line"),
        ("---\na: [1\n---\n", 3, "its front matter is not valid YAML: did not find expected ',' or ']'"),
        ("---\na:\n\t- 1\n---\n", 3, "its front matter is not valid YAML: found character that cannot start any token"),
        ('---\n{"a": 1}\n---\n', 2, "its front matter is written as JSON"),
        ("---\na: 1\nb: 2\na: 3\n---\n", 4, "“a” stands twice in it (first on line 2)"),
        ("---\n- a\n---\n", 2, "its front matter is no map of properties"),
        ("---\nwords\n---\n", 2, "its front matter is no map of properties"),
        ("---\n  a: 1\n---\n", 2, "a key of its front matter does not stand at the beginning of a line"),
        ("---\n? [a]\n: 1\n---\n", 2, "a key of its front matter is no word"),
        ("---\na: 1\n<<: {b: 2}\n---\n", 3, "a key of its front matter is no word"),
        ("---\na: 1\n--- !x\nb: 2\n---\n", 3, "its front matter holds several documents"),
        ("---\n&x\na: 1\n---\n", 2, "its front matter as a whole has a tag or an anchor"),
    ],
)
def test_a_note_that_cannot_be_changed_without_harm_is_refused(text, line, why):
    """With the line and the reason."""
    with pytest.raises(Refused) as refused:
        sync(text)
    assert (refused.value.line, refused.value.why) == (line, why)


PIECES = [
    "# a comment\n",
    "\n",
    "   \n",
    "  # an indented comment\n",
    "title: 'It''s'   # so called\n",
    "tags: [a,  b,\n  c]\n",
    "aliases:\n- one # first\n\n-   two\n",
    "summary: >-\n  folded\n  text\n\n",
    "verse: |+\n  kept\n\n\n",
    "nested: {deep: [1, {x: y}]}\n",
    "block:\n    deep:\n        - x: 1\n          # inner\n          y: 2\n",
    "empty:\n",
    '"quoted key": 2\n',
    "anchor: &a 1\nalias: *a\n",
    "long: one\n  two\n  three\n",
    "kMDItemFSOwnerUserID: 501\n",
    "# modelbook: something else\n",
    "odd\u2028key: x\u0085y\n",
    "publish: false\n",
    "url: https://example.org/#x\n",
]
HANDS = [
    "context_length: 64K # by hand\n",
    "open_weights:\n",
    "Type: mine\n",
    "input_modalities:\n  - Text # yes\n  - Smell\n",
    "release_date: 2024-09-25  # same\n",
]
pieces = st.lists(st.sampled_from(PIECES), unique=True)
hands = st.lists(st.sampled_from(HANDS), unique=True)
newlines = st.sampled_from(["\n", "\r\n", "\r"])
bodies = st.text(st.characters(codec="utf-8", exclude_characters="\r")) | st.sampled_from(["---\n", "x\n---\ny: 1\n"])


@st.composite
def notes(draw, by_hand=hands):
    """A note with front matter, in some style, with values by hand somewhere."""
    parts = draw(st.permutations([*draw(pieces), *draw(by_hand)]))
    closing = draw(st.sampled_from(["---\n", "...\n", "--- \n"]))
    text = "---\n" + "".join(parts) + closing + draw(bodies)
    return draw(st.sampled_from(["", "\ufeff"])) + text.replace("\n", draw(newlines))


def without_marked(text):
    """The text without the marked part."""
    return re.sub(r"# modelbook: from .*?# modelbook: end(?:\r\n|\r|\n)", "", text, count=1, flags=re.DOTALL)


def without_marks(text):
    """The text as Obsidian's editor of properties leaves it."""
    return re.sub(r"# modelbook: (?:from .*?|end)(?:\r\n|\r|\n)", "", text)


@given(notes(by_hand=st.just([])))
def test_every_byte_of_the_author_stays(text):
    """Without the marked part the note is what it was."""
    done = sync(text)
    assert without_marked(done.text) == text
    assert done.text != text


@given(notes(), st.booleans())
def test_a_second_sync_changes_nothing(text, remembers):
    """Whether or not there is a memory; what stands by hand stays by hand."""
    done = sync(text)
    again = sync(done.text, remembered=done.written if remembers else {})
    assert (again.text, again.changed, again.written) == (done.text, (), done.written)
    assert [one.text for one in again.kept] == [one.text for one in done.kept]


@given(notes())
def test_values_outlive_the_loss_of_the_marks(text):
    """And come together again, with the author's properties in their order."""
    done = sync(text)
    again = sync(without_marks(done.text), remembered=done.written)
    assert again.written == done.written
    assert again.changed == ()
    theirs = [[one.text for one in read_front(t).properties if one.name not in WANTED] for t in (text, again.text)]
    assert theirs[0] == theirs[1]


@given(notes())
def test_values_by_hand_are_never_lost(text):
    """Whatever the record says, then and later, their lines stay."""
    by_hand = [one.text for one in sync(text).kept]
    later = sync(sync(text).text, {"context_length": 1, "type": "product"}, remembered=sync(text).written)
    assert all(line in later.text for line in by_hand)


YAMLISH = st.text(st.sampled_from("abt:#-[]{}'\"|>&*!?,. \n\t\r\ufeff\u2028%1"), max_size=60)


@given(YAMLISH.map("---\n{}\n---\n".format) | YAMLISH | st.text())
def test_any_text_is_synced_or_refused(text):
    """No other error, and what is synced stays synced."""
    try:
        done = sync(text)
    except Refused:
        return
    assert sync(done.text, remembered=done.written).text == done.text
    before, after = text.removeprefix("\ufeff"), without_marked(done.text).removeprefix("\ufeff")
    assert after == before or re.fullmatch(r"(---(\r\n|\r|\n)){2}", after.removesuffix(before))
