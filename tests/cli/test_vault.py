"""`vault sync`."""

import pytest
from small_project import RECORD, files_of

NOTES = ["content/models/alpha.md", "content/models/beta.md"]
OTHERS = ["content/.obsidian/types.json", "data/vault-sync.json"]


@pytest.fixture
def synced(project, modelbook):
    """The project after a first sync."""
    assert modelbook("vault", "sync")[0] == 0
    return project


def test_a_sync_says_what_it_created_and_updated(modelbook):
    """A line each where they are few."""
    code, out, err = modelbook("vault", "sync")
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        f"created  {NOTES[1]}: 5 properties",
        f"updated  {NOTES[0]}: type, developer, open_weights, context_length, parameters",
        *(f"written  {path}" for path in OTHERS),
    ]


def test_one_property_is_one(project, modelbook):
    """A record of a name alone has its type."""
    (project / "data/models/bare.yml").write_text("name: Bare\n")
    assert "created  content/models/bare.md: 1 property\n" in modelbook("vault", "sync")[1]


def test_a_vault_in_step_is_said_to_be(synced, modelbook):
    """And nothing is written, nor would be."""
    before = files_of(synced)
    assert modelbook("vault", "sync") == (0, "", "in step: 2 notes\n")
    assert modelbook("vault", "sync", "--check") == (0, "", "in step: 2 notes\n")
    assert files_of(synced) == before


def test_a_check_fails_where_there_is_something_to_write(project, modelbook):
    """It writes nothing."""
    before = files_of(project)
    code, out, err = modelbook("vault", "sync", "--check")
    assert (code, err) == (1, "")
    assert out.splitlines()[0] == f"would be created  {NOTES[1]}: 5 properties"
    assert out.splitlines()[-1] == f"would be written  {OTHERS[1]}"
    assert files_of(project) == before


def test_many_notes_are_counted(project, modelbook):
    """The first and the last are named."""
    for n in range(20):
        (project / f"data/models/m{n:02}.yml").write_text(RECORD.format(name=f"M{n}", context="8K"))
    code, out, _ = modelbook("vault", "sync")
    assert (code, out.splitlines()[0]) == (0, f"created  21 notes, {NOTES[1]} … content/models/m19.md")


def test_a_value_by_hand_is_kept_and_told(synced, modelbook):
    """It is no failure; a check sees nothing to write."""
    note = synced / NOTES[0]
    note.write_text(note.read_text().replace("context_length: 128000", "context_length: 64000"))
    for arguments, written in (([], [f"written  {OTHERS[1]}"]), (["--check"], [])):
        code, out, err = modelbook("vault", "sync", *arguments)
        assert (code, out.splitlines()) == (0, written)
        assert "“context_length: 64000” was written by hand, and data/models/alpha.yml says “128K tokens”" in err
    assert "context_length: 64000\n" in note.read_text()


def test_a_note_that_cannot_be_changed_fails_the_sync(project, modelbook):
    """The others are written."""
    (project / NOTES[0]).write_text("---\na: [\n---\n")
    code, out, err = modelbook("vault", "sync")
    assert (code, out.splitlines()[0]) == (1, f"created  {NOTES[1]}: 5 properties")
    assert err.startswith(f"{NOTES[0]}:3: error sync-refused ")
    assert (project / NOTES[0]).read_text() == "---\na: [\n---\n"


def test_a_record_that_cannot_be_read_leaves_its_note_alone(synced, modelbook):
    """It is not gone, and that something is wrong is said."""
    (synced / "data/models/beta.yml").write_text("name: [\n")
    before = files_of(synced)
    assert modelbook("vault", "sync") == (
        0,
        "",
        "modelbook: errors in the input: 1; what they are about is left out; see `modelbook check`\nin step: 1 note\n",
    )
    assert files_of(synced) == before


def test_a_synced_project_has_no_more_problems_than_before(modelbook):
    """Its notes say what the records say."""
    before = modelbook("check", "--strict")
    modelbook("vault", "sync")
    assert modelbook("check", "--strict") == before
