"""A sync on disk: what is written, what is not, and what a cut leaves behind."""

import os
import stat
import subprocess
import sys

import pytest
from builders import make_book, make_record, make_settings

from generator import files
from generator.sync import sync_vault

NOTE = "content/models/alpha.md"
STATE = "data/vault-sync.json"
TYPES = "content/.obsidian/types.json"


def book(context="128K", ids=("alpha",)):
    return make_book(*(make_record(id_, facts={"context_length": context}) for id_ in ids))


@pytest.fixture
def root(tmp_path):
    """A project without a file."""
    return tmp_path


def sync(root, of=None, *, write=True):
    return sync_vault(of or book(), make_settings(root), write=write)


def put(root, path, text):
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def everything(root):
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in root.rglob("*") if file.is_file()}


def messages(outcome):
    return [str(problem) for problem in outcome.problems]


def test_a_first_sync_writes_notes_types_and_what_it_remembers(root):
    """And a second one nothing."""
    done = sync(root)
    assert ([change.id for change in done.changes], done.files) == (["alpha"], (TYPES, STATE))
    assert set(everything(root)) == {NOTE, TYPES, STATE}
    before = everything(root)
    again = sync(root)
    assert (again.changes, again.files, again.problems, again.notes) == ((), (), (), 1)
    assert everything(root) == before


def test_nothing_is_written_where_one_only_looks(root):
    """The outcome is the same."""
    put(root, NOTE, "---\r\na: 1\r\n---\r\nText")
    before = everything(root)
    looked = sync(root, write=False)
    assert everything(root) == before
    assert looked == sync(root)


def test_a_project_without_records_gets_no_file(root):
    """Nothing is there to be remembered."""
    assert sync(root, make_book()).files == ()
    assert everything(root) == {}


def test_a_note_keeps_its_rights(root):
    """One that only its owner may read stays so."""
    file = put(root, NOTE, "Text")
    file.chmod(0o600)
    sync(root)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize("cut", range(1, 5))
def test_a_sync_that_is_cut_off_is_completed_by_the_next(root, cut, monkeypatch):
    """Wherever the cut is, and even if the records change meanwhile: no value of ours looks written by hand."""
    put(root, NOTE, "---\nmine: 1\n---\nText")
    sync(root, book(ids=("alpha", "beta")))
    replace, done = os.replace, []

    def cut_off(*paths):
        done.append(paths)
        if len(done) == cut:
            raise KeyboardInterrupt
        replace(*paths)

    monkeypatch.setattr(files.os, "replace", cut_off)
    try:
        sync(root, book("256K", ids=("alpha", "beta")))
    except KeyboardInterrupt:
        assert len(done) == cut
    monkeypatch.setattr(files.os, "replace", replace)
    last = sync(root, book("512K", ids=("alpha", "beta")))
    assert last.problems == ()
    assert "context_length: 512000\n" in (root / NOTE).read_text()
    assert not [path for path in everything(root) if "/.alpha" in path]
    assert sync(root, book("512K", ids=("alpha", "beta"))).changes == ()


def test_what_a_killed_run_left_beside_the_files_is_removed(root):
    """A process that is killed cannot tidy up; what a running one is writing stays, and so does everybody's own."""
    sync(root)
    code = "import os; print(os.getpid())"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
    running = os.getppid()
    ours = [f"content/models/.alpha.md.new-{ended}-x_1abcde", f"data/.vault-sync.json.new-{ended}-abcdefg8"]
    theirs = [f"content/models/.alpha.md.new-{running}-abcdefgh", "content/models/.alpha.md.new-1-"]
    theirs += [f"content/.mine.new-{ended}-abcdefgh", f"content/models/.alpha.new-{ended}-plans"]
    for path in (*ours, *theirs):
        put(root, path, "half a")
    sync(root, write=False)
    assert {*ours, *theirs} < set(everything(root))
    sync(root)
    assert set(everything(root)) == {NOTE, TYPES, STATE, *theirs}


def test_nothing_is_removed_through_a_link(root, tmp_path_factory):
    """Whatever it is called there."""
    other = put(tmp_path_factory.mktemp("other"), ".a.md.new-4194305-abcdefgh", "Mine")
    (root / "content").mkdir()
    (root / "content/models").symlink_to(other.parent)
    sync(root)
    assert other.read_text() == "Mine"


def test_a_note_that_changes_under_way_is_left_as_it_is(root, monkeypatch):
    """Obsidian may write at the same time; the next sync sees what it wrote."""
    sync(root)
    text = (root / NOTE).read_text().replace("---\n#", "---\nmine: 1\n#")
    write = files.write_bytes

    def write_and_meddle(file, data, **over):
        write(file, data, **over)
        if file.name == "vault-sync.json":
            put(root, NOTE, text)

    monkeypatch.setattr(files, "write_bytes", write_and_meddle)
    done = sync(root, book("256K"))
    assert messages(done) == [
        f"{NOTE}: error sync-refused was changed by another program meanwhile; left as it is; sync again"
    ]
    assert (done.changes, (root / NOTE).read_text()) == ((), text)
    monkeypatch.undo()
    assert (sync(root, book("512K")).problems, "512000" in (root / NOTE).read_text()) == ((), True)


def test_nothing_is_written_through_a_link(root, tmp_path_factory):
    """Neither to a file elsewhere nor to one in the vault."""
    other = put(tmp_path_factory.mktemp("other"), "note.md", "Mine")
    file = root / NOTE
    file.parent.mkdir(parents=True)
    file.symlink_to(other)
    (message,) = messages(sync(root))
    what = f"{NOTE} is a link, through which nothing is written; left as it is; put the file itself there"
    assert message == f"{NOTE}: error sync-refused {what}"
    assert (other.read_text(), file.is_symlink()) == ("Mine", True)


@pytest.mark.parametrize("linked", ["content", "content/models"])
def test_nothing_is_written_through_a_folder_that_is_a_link_out(root, linked, tmp_path_factory):
    """What is beside it is written."""
    other = tmp_path_factory.mktemp("other")
    link = root / linked
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(other)
    done = sync(root)
    assert f"{NOTE}: error sync-refused {linked} is a link, through" in messages(done)[0]
    assert (done.changes, list(other.iterdir())) == ((), [])


def test_a_note_that_is_no_text_is_left_as_it_is(root):
    """The others are written."""
    put(root, NOTE, b"\xff\xfe")
    done = sync(root, book(ids=("alpha", "beta")))
    assert messages(done) == [f"{NOTE}:1: error file-encoding is not UTF-8 (byte 0xff); not used; save it as UTF-8"]
    assert [change.id for change in done.changes] == ["beta"]
    assert (root / NOTE).read_bytes() == b"\xff\xfe"


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"written": []}', '{"written": {"../x": {}}}', '{"written": {"alpha": {"a": {}}}}']
)
def test_nothing_is_written_where_what_was_written_before_cannot_be_told(root, text):
    """Half a merge in that file would make the record's own values look written by hand."""
    sync(root)
    put(root, STATE, text)
    before = everything(root)
    done = sync(root, book("256K"))
    (message,) = messages(done)
    assert message.startswith(f"{STATE}: error sync-refused cannot be used: ")
    assert message.endswith(
        "; nothing was written; correct it, or delete it, after which every value that is not the record's counts as "
        "written by hand"
    )
    assert everything(root) == before


def test_types_that_cannot_be_read_are_left_as_they_are(root):
    """The notes are written."""
    put(root, TYPES, "{")
    done = sync(root)
    why = "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"
    what = f"is not as Obsidian writes it: {why}; left as it is; correct it, or delete it and sync again"
    assert messages(done) == [f"{TYPES}: error sync-refused {what}"]
    assert (len(done.changes), (root / TYPES).read_text()) == (1, "{")


def test_a_note_that_cannot_be_written_is_reported(root, monkeypatch):
    """What is in it and what should be are both remembered."""
    sync(root)
    replace = os.replace

    def denied(beside, file):
        if file.suffix == ".md":
            raise PermissionError(13, "Permission denied")
        replace(beside, file)

    monkeypatch.setattr(files.os, "replace", denied)
    done = sync(root, book("256K"))
    assert messages(done) == [
        f"{NOTE}: error sync-refused cannot be written (Permission denied); left as it is; see to it, then sync again"
    ]
    monkeypatch.undo()
    assert sync(root, book("512K")).problems == ()
