"""Notes as sources of claims."""

import datetime as dt

from builders import make_alias, make_catalogue, make_library, make_note, make_record, make_source

from generator.load.note_claims import read_last_written, records_alone, with_note_claims
from generator.merge import merge
from generator.nouns.claims import SourceKind, State
from generator.nouns.dates import parse_date

FACTS = {"context_length": ["128K", "64K"], "license": "mit", "training_data": "undisclosed"}


def make_about(path="models/alpha.md", **over):
    """A note about the model `alpha`, whose properties begin on line 2."""
    properties = over.get("properties", {})
    lines = {name: line for line, name in enumerate(properties, 2)}
    return make_note(path, **({"model": "alpha", "title": "alpha", "lines": lines} | over))


def claims(*notes, records=None, remembered=None):
    """The records with the claims of notes, and the messages."""
    records = records or {"alpha": make_record(facts=FACTS)}
    found, problems = with_note_claims(records, notes, make_catalogue(), remembered or {}, "content/{}".format)
    return found, [str(problem) for problem in problems]


def said(*notes, **over):
    """What is newly claimed: field, text, place."""
    records, problems = claims(*notes, **over)
    assert problems == []
    return [(c.field.id, c.written, f"{c.path}:{c.line}") for c in records["alpha"].claims if c.path.endswith(".md")]


def test_a_property_named_like_a_field_is_a_claim_of_the_note():
    """Of the kind of source that comes last, with the note's dates."""
    note = make_about(properties={"mine": 1, "context_length": 32000}, updated=parse_date("2026-01-02"))
    records, _ = claims(note)
    claim = records["alpha"].claims[-1]
    assert (claim.model, claim.state, claim.path, claim.line) == ("alpha", State.KNOWN, "content/models/alpha.md", 3)
    source = claim.source
    assert (source.id, source.title, source.publisher) == ("note", "note “Alpha”", "this site")
    assert (source.kind, str(source.date), source.url) == (SourceKind.NOTE, "2026-01-02", "")
    assert records["alpha"].sources["note"] is source
    fact = merge(make_catalogue(), make_library(*records.values())).models["alpha"].facts["context_length"]
    assert (fact.chosen.written, claim in fact.against) == ("128K", True)


def test_values_may_be_of_any_type_that_obsidian_has():
    """Each is read as a record's text would be."""
    properties = {
        "context_length": "32K",
        "open_weights": True,
        "input_modalities": ("Text", "image"),
        "license": "Apache 2.0",
        "release_date": dt.date(2024, 9, 25),
        "knowledge_cutoff": dt.datetime(2023, 12, 31, 10, 0),  # noqa: DTZ001 - properties have no zone
        "parameters": 1.5e9,
        "num_hidden_layers": 16,
    }
    assert [written for _, written, _ in said(make_about(properties=properties))] == [
        *("32K", "true", "Text, image", "Apache 2.0", "2024-09-25", "2023-12-31T10:00:00", "1500000000", "16")
    ]


def test_what_a_claim_of_the_record_says_is_nothing_new():
    """At its face: within its precision, by its label, and also where it is not the one that is chosen."""
    for value in (131072, "128K", 64000):
        assert said(make_about(properties={"context_length": value})) == []
    assert said(make_about(properties={"license": "MIT", "training_data": "Undisclosed"})) == []


def test_what_was_last_written_from_the_record_is_nothing_new():
    """In the record's own note; elsewhere the same value is a claim."""
    remembered = {"alpha": {"context_length": (1000, 2000)}}
    properties = {"context_length": 2000}
    assert said(make_about(properties=properties), remembered=remembered) == []
    elsewhere = make_about("notes/x.md", properties=properties)
    assert len(said(elsewhere, remembered=remembered)) == 1
    assert len(said(make_about(properties={"context_length": 3000}), remembered=remembered)) == 1


def test_what_says_nothing_is_no_claim():
    """An empty property, an unknown value, a property of another name, and names that mean something else."""
    properties = {
        "context_length": None,
        "license": "",
        "input_modalities": (),
        "open_weights": "unknown",
        "Parameters": 1,
    }
    assert said(make_about(properties=properties)) == []


def test_only_published_listed_notes_about_one_model_claim():
    """An explainer's properties are its author's own, and so are those of an unlisted note."""
    properties = {"context_length": 1000}
    assert said(make_note(properties=properties, models=("alpha", "beta"))) == []
    assert said(make_about(properties=properties, unlisted=True)) == []
    assert said(make_about(properties=properties, model="gone")) == []


def test_only_public_properties_claim_where_some_are_declared():
    """As for bases."""
    note = make_about(properties={"context_length": 1000, "license": "apache-2.0"})
    records = {"alpha": make_record(facts=FACTS)}
    found, _ = with_note_claims(records, [note], make_catalogue(), {}, "content/{}".format, ["Licen*"])
    assert [claim.field.id for claim in found["alpha"].claims[len(records["alpha"].claims) :]] == ["license"]


def test_an_absence_is_claimed_by_its_word():
    """And disputes a value."""
    records, _ = claims(make_about(properties={"context_length": "not applicable"}))
    assert records["alpha"].claims[-1].state is State.NOT_APPLICABLE


def test_a_value_that_cannot_be_read_is_reported_and_left_out():
    """With its place."""
    properties = {"context_length": "lots", "input_modalities": {"a": 1}, "num_hidden_layers": (1, 2)}
    records, problems = claims(make_about(properties=properties))
    assert records == {"alpha": make_record(facts=FACTS)}
    assert [problem.removeprefix("content/models/alpha.md:") for problem in problems] == [
        f"{line}: warning property-unreadable {what}; left out; correct it, or rename the property"
        for line, what in (
            (2, "“context_length”: “lots” is no quantity in tokens: not a number"),
            (3, "“input_modalities”: “a: 1” is no set: takes a text, a number or a flat list"),
            (4, "“num_hidden_layers”: “1, 2” is no integer: takes one value, not a list"),
        )
    ]


def test_several_notes_are_several_sources():
    """None of them in the place of a source of the record."""
    record = make_record(facts=FACTS, sources={"card": make_source(), "note": make_source("note")})
    one = make_about("a.md", properties={"context_length": 1000, "license": "apache-2.0"}, title="One")
    two = make_about("b.md", properties={"context_length": 1000}, title="Two")
    records, _ = claims(one, two, records={"alpha": record})
    found = records["alpha"]
    assert list(found.sources) == ["card", "note", "note-2", "note-3"]
    assert [claim.source.id for claim in found.claims[-3:]] == ["note-2", "note-2", "note-3"]
    assert [found.sources[id_].title for id_ in ("note-2", "note-3")] == ["note “One”", "note “Two”"]


def test_a_note_about_an_alias_does_not_hide_what_the_snapshot_has():
    """What it says stands beside the snapshot's claims, and what those say is nothing new."""
    snapshot = make_record("beta", facts={"context_length": "128K", "license": "mit"})
    alias = make_record(alias_of=make_alias("beta"))
    note = make_about(properties={"context_length": 1000, "license": "MIT"})
    records, _ = claims(note, records={"alpha": alias, "beta": snapshot})
    models = merge(make_catalogue(), make_library(*records.values())).models
    fact = models["alpha"].facts["context_length"]
    assert [(claim.model, claim.written) for claim in fact.claims] == [("alpha", "128K"), ("alpha", "1000")]
    assert (fact.state, models["alpha"].facts["license"].via) == (State.DISPUTED, "beta")
    assert models["beta"].facts["context_length"].state is State.KNOWN


def test_the_records_alone_are_what_they_were():
    """What notes claim, and what was taken from a snapshot beside it, is left out."""
    snapshot = make_record("beta", facts={"context_length": "128K"})
    before = {"alpha": make_record(alias_of=make_alias("beta"), facts={"license": "mit"}), "beta": snapshot}
    after, _ = claims(make_about(properties={"context_length": 1000, "license": "apache-2.0"}), records=before)
    assert len(after["alpha"].claims) == 4
    alone = records_alone(make_library(*after.values())).records
    assert {id_: record.claims for id_, record in alone.items()} == {id_: r.claims for id_, r in before.items()}


def test_a_memory_that_cannot_be_read_counts_as_none():
    """With a word on it."""
    assert read_last_written('{"written": {"a": {"x": 1}}}', "data/vault-sync.json") == ({"a": {"x": (1,)}}, [])
    remembered, problems = read_last_written("{}", "data/vault-sync.json")
    assert remembered is None
    why = "it does not hold values by note and property"
    how = "read as if it were empty; correct it, or delete it and sync again"
    expected = f"data/vault-sync.json: warning sync-unreadable cannot be used: {why}; {how}"
    assert [str(problem) for problem in problems] == [expected]
