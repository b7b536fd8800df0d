"""What a sync would do, and what it says of values that somebody wrote by hand."""

from datetime import date

import pytest
from builders import make_book, make_record

from generator.nouns.vault_notes import read_remembered
from generator.sync.plan import plan
from generator.sync.state import state_text

FACTS = {
    "context_length": ["128K", "32K"],
    "license": "mit",
    "input_modalities": ("text", "image"),
    "open_weights": "yes",
    "release_date": "2024-09-25",
    "training_data": "undisclosed",
}


def book(**facts):
    return make_book(make_record(facts=FACTS | facts))


def planned(notes=None, remembered=None, of=None, apart=()):
    return plan(of or book(), notes or {}, remembered or {}, "content/{}".format, apart)


def note_of(of=None):
    """The note as a first sync writes it."""
    (change,) = planned(of=of).changes
    return change.after


def remember(done):
    return read_remembered(done.state())


def said(**properties):
    """What a sync says of a note with these values by hand."""
    text = "".join(f"{name}: {value}\n" for name, value in properties.items())
    return [str(problem) for problem in planned({"alpha": f"---\n{text}---\n"}).problems]


def test_a_note_is_planned_for_every_record():
    """Absences are no properties; of a disputed fact the value that the site shows is one."""
    (change,) = planned().changes
    assert (change.id, change.before, change.properties[0]) == ("alpha", None, "type")
    lines = change.after.splitlines()
    assert "context_length: 128000" in lines and "license: MIT" in lines
    assert not any(line.startswith("training_data") for line in lines)


def test_after_a_sync_nothing_is_planned():
    """The values in the notes are remembered."""
    done = planned({"alpha": note_of()}, remember(planned()))
    assert done.changes == ()
    assert done.state() == planned().state()


def test_whatever_is_remembered_when_a_sync_was_cut_off_nothing_looks_written_by_hand():
    """The note may have the old values or the new ones, and the record yet other ones by then."""
    old, new, newer = book(), book(context_length="256K"), book(context_length="512K")
    before = planned(of=old)
    half = planned({"alpha": note_of(old)}, remember(before), new)
    remembered = read_remembered(half.state({"alpha"}))
    for text in (note_of(old), note_of(new)):
        done = planned({"alpha": text}, remembered, newer)
        assert done.problems == ()
        assert done.changes[0].after == note_of(newer)
    # Cut off once more, on the way to the newest values.
    twice = read_remembered(planned({"alpha": note_of(new)}, remembered, newer).state({"alpha"}))
    assert planned({"alpha": note_of(new)}, twice, old).problems == ()


@pytest.mark.parametrize(
    ("written", "what"),
    [
        (
            {"context_length": "64K"},
            (
                "“context_length: 64K” was written by hand, and data/models/alpha.yml says “128K tokens”; kept, as a "
                "claim of the source “note”; put it into the record to take it over, or delete the line"
            ),
        ),
        (
            {"context_length": "32K"},
            (
                "“context_length: 32K” was written by hand, which another source says, and data/models/alpha.yml says "
                "“128K tokens”; kept; delete the line to have that"
            ),
        ),
        (
            {"license": "WTFPL"},
            (
                "“license: WTFPL” was written by hand and cannot be read: not one of mit, apache-2.0; kept; correct "
                "it, or delete the line"
            ),
        ),
        (
            {"Open_Weights": "no"},
            (
                "“Open_Weights: no” was written by hand, and data/models/alpha.yml says “true”; kept; delete the line "
                "to have the record's value"
            ),
        ),
        (
            {"open_weights": ""},
            (
                "“open_weights” is empty, and data/models/alpha.yml has a value; left so; delete the line to have it "
                "filled in"
            ),
        ),
    ],
)
def test_a_value_by_hand_is_reported_with_what_the_record_says(written, what):
    """And with what becomes of it."""
    assert said(**written) == [f"content/models/alpha.md:2: info sync-edited {what}"]


@pytest.mark.parametrize("written", ["131072", "128K", "'128,000'"])
def test_a_value_that_says_the_same_in_another_way_is_not_worth_a_word(written):
    """It stays as its author wrote it."""
    assert said(context_length=written) == []


def test_a_note_that_cannot_be_changed_is_reported_and_what_is_remembered_of_it_stays():
    """The other notes are written all the same."""
    remembered = remember(planned())
    done = planned({"alpha": "---\na: [\n---\n"}, remembered)
    (problem,) = done.problems
    assert str(problem) == (
        "content/models/alpha.md:3: error sync-refused its front matter is not valid YAML: did not find expected node "
        "content; the note was left as it is; correct it, then sync again"
    )
    assert (done.changes, done.state()) == ((), planned().state())


def test_a_note_whose_record_is_gone_is_reported_and_stays():
    """With word on whether its author wrote anything in it."""
    remembered = remember(planned())
    for text, whose in (
        (note_of(), "nothing in it is by you; delete it"),
        (note_of() + "Text\n", "its properties are as they were; delete or keep it"),
        (note_of().replace("---\n#", "---\na: 1\n#"), "its properties are as they were; delete or keep it"),
    ):
        done = planned({"alpha": text}, remembered, make_book())
        what = "warning sync-gone its record alpha.yml is gone; the note was left as it is"
        assert [str(problem) for problem in done.problems] == [f"content/models/alpha.md: {what}; {whose}"]
        assert done.state() == planned().state()
    assert planned({}, remembered, make_book()).state() == state_text({})


def test_what_is_apart_is_neither_written_nor_reported():
    """Its record is broken, or its note cannot be written; what is remembered of it stays."""
    done = planned({"alpha": note_of()}, remember(planned()), make_book(), apart={"alpha"})
    assert (done.changes, done.problems, done.state()) == ((), (), planned().state())


def test_the_state_has_a_line_for_each_property():
    """Sorted, so that a change of a value is a change of a line."""
    text = state_text({"b": {}, "a": {"y": ("é", "t"), "x": date(2024, 1, 2)}}, {"a": {"x": 1.5}})
    assert text == (
        '{\n  "writing": {\n    "a": {\n      "x": 1.5\n    }\n  },\n  "written": {\n    "a": {\n'
        '      "x": "2024-01-02",\n      "y": ["é", "t"]\n    },\n    "b": {}\n  }\n}\n'
    )
    assert read_remembered(text) == {"a": {"x": ("2024-01-02", 1.5), "y": (("é", "t"),)}, "b": {}}
