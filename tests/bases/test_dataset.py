"""The rows of bases: notes, attachments, bases, canvases and records as files."""

import datetime as dt

import pytest
from base_views import finder, make_base, make_link, translated
from builders import make_book, make_note, make_record, make_settings, make_source, make_vault

from generator.bases.dataset import dataset
from generator.nouns.canvases import Canvas
from generator.nouns.dates import parse_date
from generator.nouns.notes import Attachment
from generator.nouns.prose import Prose


@pytest.fixture(autouse=True)
def no_epoch(monkeypatch):
    """The moment of the build is not set from outside."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def make_dataset(*notes, prose=None, records=(), settings=None, **over):
    """The files of a vault, each note with what translation found in it."""
    vault = make_vault(*notes, **over)
    spoken = Prose({note.path: (prose or {}).get(note.path, translated()) for note in notes})
    return dataset(make_book(*records), vault, spoken, settings or make_settings(), finder(vault))


def texts(links):
    return [(link.text, link.path) for link in links]


def test_a_note_is_a_file_with_all_that_is_known_of_it():
    """Its place, size, dates, tags of front matter and text, links with embeds and those of properties."""
    note = make_note(
        "a/b/One.note.md",
        size=120,
        tags=("Book", "x/y"),
        created=parse_date("2024-03"),
        updated=parse_date("2024-09-25"),
        properties={"rating": 3},
    )
    found = translated(
        tags=["book", "new"],
        links=["Two.md", make_link("pic.png", embed=True), make_link("Two.md", line=0)],
    )
    data = make_dataset(note, make_note("Two.md"), prose={note.path: found})
    file = data.files["a/b/One.note.md"]
    assert (file.path, file.name, file.basename, file.folder, file.ext) == (
        *("a/b/One.note.md", "One.note.md", "One.note", "a/b", "md"),
    )
    assert (file.size, dict(file.properties)) == (120, {"rating": 3})
    assert (file.ctime, file.mtime) == (
        dt.datetime.fromisoformat("2024-03-01"),
        dt.datetime.fromisoformat("2024-09-25"),
    )
    assert file.tags == ("Book", "x/y", "new")
    assert texts(file.links) == [("Two", "Two.md"), ("pic.png", "pic.png"), ("Two", "Two.md")]
    assert texts(file.embeds) == [("pic.png", "pic.png")]
    assert data.files["Two.md"].backlinks == ("a/b/One.note.md",)


def test_files_stand_in_the_order_of_their_names():
    """Whatever their folders, regardless of case."""
    data = make_dataset(make_note("z/Beta.md"), make_note("a/gamma.md"), make_note("alpha.md"))
    assert [file.path for file in data.rows] == ["alpha.md", "z/Beta.md", "a/gamma.md"]


def test_bases_canvases_and_used_attachments_are_files():
    """An attachment only if a listed note uses it."""
    data = make_dataset(
        make_note("A.md"),
        make_note("U.md", unlisted=True),
        prose={"A.md": translated(attachments=["used.png"]), "U.md": translated(attachments=["hidden.png"])},
        attachments=(Attachment("used.png", "/u", 5), Attachment("hidden.png", "/h"), Attachment("unused.png", "/n")),
        bases=(make_base("", "x.base"),),
        canvases=(Canvas("y.canvas"),),
    )
    assert [(file.path, file.size) for file in data.rows] == [
        *(("A.md", 0), ("used.png", 5), ("x.base", 0), ("y.canvas", 0)),
    ]


def test_unlisted_notes_are_no_rows_and_link_to_nothing():
    """They can only be `this`."""
    data = make_dataset(
        make_note("A.md"),
        make_note("U.md", unlisted=True),
        prose={"A.md": translated(links=["U.md"]), "U.md": translated(links=["A.md"])},
    )
    assert list(data.files) == ["A.md"]
    assert (data.files["A.md"].links, data.files["A.md"].backlinks) == ((), ())
    assert data.this("U.md").path == "U.md"
    assert data.file("U", "A.md") is None


def test_a_record_is_a_file_among_the_notes():
    """Its facts are properties; links lead to it by its id or its path."""
    record = make_record("alpha", facts={"context_length": "128K"}, sources={"card": make_source(date="2024-05-01")})
    data = make_dataset(make_note("A.md"), prose={"A.md": translated(links=["models/alpha.md"])}, records=[record])
    file = data.files["models/alpha.md"]
    assert (file.name, file.ext, file.backlinks) == ("alpha.md", "md", ("A.md",))
    assert dict(file.properties) == {"type": "model", "context_length": 128_000}
    assert file.mtime == dt.datetime.fromisoformat("2024-05-01")
    assert [data.file(text, "A.md") for text in ("alpha", "alpha.md", "models/alpha.md#facts", "beta")] == [
        *(file, file, file, None),
    ]


def test_records_link_to_the_models_to_which_they_refer():
    """As notes do by their properties; what they refer to knows of it."""
    records = [make_record("alpha", see_also=("beta",)), make_record("beta")]
    data = make_dataset(records=records)
    assert texts(data.files["models/alpha.md"].links) == [("beta", "models/beta.md")]
    assert data.files["models/beta.md"].backlinks == ("models/alpha.md",)


def test_a_record_and_the_note_at_its_path_are_one_file():
    """The facts win over the note's own properties of the same name; the note's other properties stay."""
    note = make_note(
        "models/alpha.md",
        properties={"Context_Length": 5, "mood": "good"},
        size=9,
        tags=("x",),
        updated=parse_date("2023-01-01"),
    )
    record = make_record("alpha", facts={"context_length": "128K"}, sources={"card": make_source(date="2024-05-01")})
    file = make_dataset(note, records=[record]).files["models/alpha.md"]
    assert dict(file.properties) == {"type": "model", "context_length": 128_000, "mood": "good"}
    assert (file.size, file.tags, file.mtime) == (9, ("x",), dt.datetime.fromisoformat("2024-05-01"))


def test_the_record_of_an_unlisted_note_is_listed_without_it():
    """What is recorded of a model is public, its note is not for lists."""
    note = make_note("models/alpha.md", unlisted=True, properties={"mood": "good"})
    data = make_dataset(note, records=[make_record("alpha", facts={"context_length": "128K"})])
    assert dict(data.files["models/alpha.md"].properties) == {"type": "model", "context_length": 128_000}


def test_private_properties_are_dropped_before_anything_sees_them():
    """By pattern always, and all that the settings do not declare where they declare any."""
    note = make_note(
        "A.md", properties={"rating": 1, "kMDItemWhereFroms": "x", "_kMDItemOwnerUserID": 501, "mood": "low"}
    )
    data = make_dataset(note)
    assert dict(data.files["A.md"].properties) == {"rating": 1, "mood": "low"}
    assert data.private == {"kmditemwherefroms", "_kmditemowneruserid"}
    data = make_dataset(note, settings=make_settings(public_properties=("Rating",)))
    assert dict(data.files["A.md"].properties) == {"rating": 1}


def test_attachments_in_properties_may_be_shown_but_are_no_rows():
    """As a cover is; only those of listed notes, and of properties that are not private."""
    data = make_dataset(
        make_note("A.md", properties={"cover": "[[c.png|C]]", "also": ("d.png", 3), "kMDItemX": "[[e.png]]"}),
        make_note("U.md", unlisted=True, properties={"cover": "[[f.png]]"}),
        attachments=tuple(Attachment(f"{name}.png", "/x") for name in "cdefg"),
    )
    assert list(data.files) == ["A.md"]
    assert sorted(data.beside) == ["c.png", "d.png"]
    assert data.file("c.png", "A.md").path == "c.png"
    assert data.file("g.png", "A.md") is None


def test_a_file_that_only_a_property_names_is_no_link():
    """A base that shows the links of a note would publish it."""
    found = translated(links=[make_link("c.png", line=0), make_link("Two.md", line=0), make_link("d.png")])
    data = make_dataset(make_note("A.md"), make_note("Two.md"), prose={"A.md": found})
    assert texts(data.files["A.md"].links) == [("Two", "Two.md"), ("d.png", "d.png")]


def test_files_that_obsidian_leaves_out_are_no_rows():
    """Links lead to them, and they may embed a base, but none shows them."""
    data = make_dataset(
        make_note("A.md"),
        make_note("old/B.md"),
        prose={"A.md": translated(links=["old/B.md"]), "old/B.md": translated(links=["A.md"])},
        ignored=frozenset({"old/B.md", "elsewhere.md"}),
    )
    assert list(data.files) == ["A.md"]
    assert data.files["A.md"].backlinks == ()
    assert data.file("B", "A.md") is data.this("old/B.md") is data.beside["old/B.md"]


def test_telling_leaves_only_the_properties_that_are_named():
    """Of the same files, for a base that looks at all of them at once."""
    data = make_dataset(make_note("A.md", properties={"rating": 1, "mood": "low"}))
    told = data.telling(lambda name: name == "rating")
    assert dict(told.files["A.md"].properties) == {"rating": 1}
    assert dict(data.files["A.md"].properties) == {"rating": 1, "mood": "low"}


def test_now_is_the_newest_date_of_the_data(monkeypatch):
    """No clock; SOURCE_DATE_EPOCH where a build is told its moment, 1970 where nothing is dated."""
    notes = [make_note("A.md", created=parse_date("2024-03-01")), make_note("B.md", updated=parse_date("2023"))]
    assert make_dataset(*notes).now == dt.datetime.fromisoformat("2024-03-01")
    assert make_dataset().now == dt.datetime.fromisoformat("1970-01-01")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert make_dataset(*notes).now == dt.datetime.fromisoformat("2023-11-14T22:13:20")
