"""Input that is broken, or made to break something: every problem in one run, nothing else lost, no exception."""

import os
from pathlib import Path
from time import perf_counter

import pytest

from generator.check import check
from generator.files import MAX_TEXT
from generator.load import load
from generator.merge import merge
from tests.builders import write_project

GOOD = """\
name: Good
sources: {s: {title: T, publisher: P, kind: primary}}
facts: {context_length: {value: 8K, source: s}}
"""
PROJECT = {"data/models/good.yml": GOOD, "content/good.md": "Good.\n"}


def run(settings):
    """The messages of a project, with the ids of its models and the paths of its notes."""
    loaded = load(settings)
    problems = [*loaded.problems, *check(loaded.catalogue, loaded.library, loaded.vault, settings)]
    book = merge(loaded.catalogue, loaded.library)
    return sorted(map(str, problems)), list(book.models), [note.path for note in loaded.vault.notes]


def said(root, files):
    """What is said of a good project with other files in it; the good ones have to survive."""
    messages, models, notes = run(write_project(root, PROJECT | files))
    assert "good" in models
    assert "good.md" in notes
    return messages


CASES = {
    "nul in a record": (
        {"data/models/x.yml": b"name: x\nsummary: a\0b\n"},
        "data/models/x.yml:2: error file-nul holds a NUL byte, so it is not text; not used; save it as UTF-8 text",
    ),
    "nul in a note": (
        {"content/x.md": b"one\r\ntwo\rthree\0"},
        "content/x.md:3: warning file-nul holds a NUL byte, so it is not text; not used; save it as UTF-8 text",
    ),
    "latin 1": (
        {"content/x.md": "# Title\ncaf\xe9\n".encode("latin-1")},
        "content/x.md:2: warning file-encoding is not UTF-8 (byte 0xe9); not used; save it as UTF-8",
    ),
    "utf-16": (
        {"data/models/x.yml": "name: x\n".encode("utf-16")},
        "data/models/x.yml:1: error file-nul holds a NUL byte, so it is not text; not used; save it as UTF-8 text",
    ),
    "half a character": (
        {"data/organizations.yml": b"acme: {name: \xed\xa0\x80}\n"},
        "data/organizations.yml:1: error file-encoding is not UTF-8 (byte 0xed); not used; save it as UTF-8",
    ),
    "empty record": (
        {"data/models/x.yml": ""},
        "data/models/x.yml:1: error record-empty is empty; not used; write at least “name: …”",
    ),
    "bom only": (
        {"data/models/x.yml": b"\xef\xbb\xbf"},
        "data/models/x.yml:1: error record-empty is empty; not used; write at least “name: …”",
    ),
    "odd file name": (
        {"data/models/Not an ID.yml": GOOD},
        (
            "data/models/Not an ID.yml: error id-invalid “Not an ID” is no id; not read; "
            "name the file with a-z, 0-9, “.”, “_” and “-”"
        ),
    ),
    "long file name": (
        {f"data/models/{'x' * 130}.yml": GOOD},
        (
            f"data/models/{'x' * 130}.yml: error id-invalid “{'x' * 59}…” is no id; not read; "
            "name the file with a-z, 0-9, “.”, “_” and “-”"
        ),
    ),
    "line end in a name": (
        {"data/models/a\n.yml": GOOD},
        (
            r"data/models/a\n.yml: error name-odd has a name with control characters, or one that is not UTF-8; "
            "not read; rename it"
        ),
    ),
    "escape in a folder's name": (
        {"content/\x1b[31m/x.md": "Text."},
        (
            r"content/\x1b[31m: warning name-odd has a name with control characters, or one that is not UTF-8; "
            "not read; rename it"
        ),
    ),
    "one id in two folders": (
        {"data/models/sub/good.yml": GOOD},
        (
            "data/models/sub/good.yml: error id-twice has the id “good”, which data/models/good.yml has too; not read; "
            "rename one of the files"
        ),
    ),
    "one id with two endings": (
        {"data/models/x.yaml": GOOD, "data/models/x.yml": GOOD},
        (
            "data/models/x.yml: error id-twice has the id “x”, which data/models/x.yaml has too; not read; "
            "rename one of the files"
        ),
    ),
    "a name in capitals": (
        {"data/models/x.YML": GOOD},
        (
            "data/models/x.YML: warning file-unknown is not read; records go into models/ as <id>.yml, "
            "and the other files have fixed names"
        ),
    ),
    "a misspelt catalogue": (
        {"data/organisations.yml": "a: {name: A}\n"},
        (
            "data/organisations.yml: warning file-unknown is not read; did you mean “organizations.yml”?; "
            "records go into models/ as <id>.yml, and the other files have fixed names"
        ),
    ),
    "a number beyond all": (
        {"data/models/x.yml": "name: X\nfacts:\n  parameters: 1e999999\n"},
        (
            "data/models/x.yml:3: error value-wrong “parameters”: “1e999999” is no quantity: not a number; "
            "not used; correct it"
        ),
    ),
    "digits without end": (
        {"data/models/x.yml": f"name: X\nfacts:\n  parameters: {'9' * 100_000}\n"},
        (
            f"data/models/x.yml:3: error value-wrong “parameters”: “{'9' * 59}…” is no quantity: not a number; "
            "not used; correct it"
        ),
    ),
    "a text without end": (
        {"data/models/x.yml": f"name: X\nsummary: {'x' * 100_000}\n"},
        (
            f"data/models/x.yml:2: error value-wrong “summary”: “{'x' * 59}…” has more than 20,000 characters; "
            "not used; correct it"
        ),
    ),
    "a name without end": (
        {"data/models/x.yml": f"name: {'x' * 100_000}\n"},
        (
            f"data/models/x.yml:1: error value-wrong “name”: “{'x' * 59}…” is no text of up to 200 characters; "
            "“x” stands in; correct it"
        ),
    ),
    "a key without end": (
        {"data/models/x.yml": f"name: X\n? {'k' * 100_000}\n: 1\n"},
        f"data/models/x.yml:2: error key-unknown unknown key “{'k' * 59}…”; not used; correct or remove it",
    ),
    "direction of writing": (
        {"data/models/x.yml": "name: X\nsummary: a\u202eb\n"},
        (
            r"data/models/x.yml:2: warning text-unseen the text “a\u202eb” holds the unseen character U+202E; "
            "taken without it; remove it"
        ),
    ),
    "escape sequence in a value": (
        {"data/models/x.yml": 'name: X\ntype: "\\e]0;owned\\a"\n'},
        (
            r"data/models/x.yml:2: warning text-unseen the text “\x1b]0;owned\x07” holds the unseen character U+001B; "
            "taken without it; remove it"
        ),
    ),
    "escape sequence in a key": (
        {"data/models/x.yml": 'name: X\n"\\e[2J": 1\n'},
        (
            r"data/models/x.yml:2: warning text-unseen the text “\x1b[2J” holds the unseen character U+001B; "
            "taken without it; remove it"
        ),
    ),
    "an unreadable catalogue": (
        {"data/fields.yml": "fields: [\n"},
        (
            "data/fields.yml: warning fields-unusable gives no catalogue; the fields that come with Modelbook are used "
            "instead"
        ),
    ),
    "a folder named like a record": (
        {"data/models/x.yml/readme.txt": ""},
        (
            "data/models/x.yml: warning folder-odd is a folder with the name of a file; the files in it were read; "
            "rename it"
        ),
    ),
    "a bomb in a note": (
        {"content/x.md": "---\n" + "[" * 100_000 + "\n---\nText.\n"},
        "content/x.md:2: warning yaml-too-large nests deeper than 32 levels; not used; flatten it",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_broken_input_is_named_and_costs_nothing_else(case, tmp_path):
    """The message has the path, the line, what was done and what to do; the other files are all there."""
    files, message = CASES[case]
    assert message in said(tmp_path, files)


def test_all_of_it_is_told_in_one_run(tmp_path):
    """Every message of every case, in the same order each time."""
    files = {path: text for case, (given, _) in CASES.items() for path, text in given.items() if "x.y" not in path}
    several = {f"data/models/broken-{n}.yml": text for n, text in enumerate(broken_records())}
    messages = said(tmp_path, files | several)
    assert messages == said(tmp_path, files | several)
    assert {f"data/models/broken-{n}.yml" for n in range(len(several))} <= {one.split(":")[0] for one in messages}
    assert all(message.isprintable() for message in messages)


def broken_records():
    """The texts of all records that are hostile cases."""
    texts = [(path, text) for given, _ in CASES.values() for path, text in given.items()]
    return [text for path, text in texts if path == "data/models/x.yml" and text != GOOD]


def test_a_note_of_50_megabytes_is_refused_at_once(tmp_path):
    """By its size, without being read."""
    settings = write_project(tmp_path, PROJECT)
    with (tmp_path / "content" / "huge.md").open("wb") as file:
        file.truncate(50_000_000)
    start = perf_counter()
    messages, _, notes = run(settings)
    assert messages == [
        (
            "content/huge.md: warning file-too-large has 50,000,000 bytes, and no more than 4,000,000 are read; "
            "not used; split the file"
        )
    ]
    assert notes == ["good.md"]
    assert perf_counter() - start < 2
    assert MAX_TEXT == 4_000_000


@pytest.fixture
def outside(tmp_path):
    """A folder that is no part of the project in `tmp_path / "project"`."""
    folder = tmp_path / "outside"
    folder.mkdir()
    (folder / "secret.md").write_text("Secret.\n", encoding="utf-8")
    (folder / "secret.yml").write_text(GOOD, encoding="utf-8")
    return folder


LEADS_OUT = "is a link that leads out of the project or to something hidden; not read"


def test_links_that_leave_the_project_are_not_followed(tmp_path, outside):
    """Neither of files nor of folders, records, catalogues, notes or attachments."""
    root = tmp_path / "project"
    settings = write_project(root, PROJECT | {".secret/key.md": "Key.\n"})
    (root / "content" / "note.md").symlink_to(outside / "secret.md")
    (root / "content" / "picture.png").symlink_to(outside / "secret.md")
    (root / "content" / "hidden.md").symlink_to(root / ".secret" / "key.md")
    (root / "content" / "folder").symlink_to(outside)
    (root / "data" / "models" / "leak.yml").symlink_to(outside / "secret.yml")
    (root / "data" / "organizations.yml").symlink_to(outside / "secret.yml")
    loaded = load(settings)
    assert [str(problem) for problem in sorted(loaded.problems)] == [
        f"content/folder: warning link-outside {LEADS_OUT}; put the folder itself there",
        f"content/hidden.md: warning link-outside {LEADS_OUT}; put the file itself there",
        f"content/note.md: warning link-outside {LEADS_OUT}; put the file itself there",
        f"content/picture.png: warning link-outside {LEADS_OUT}; put the file itself there",
        f"data/models/leak.yml: error link-outside {LEADS_OUT}; put the file itself there",
        f"data/organizations.yml: error link-outside {LEADS_OUT}; put the file itself there",
    ]
    assert [note.path for note in loaded.vault.notes] == ["good.md"]
    assert (list(loaded.library.records), loaded.library.organizations, loaded.vault.attachments) == (["good"], {}, ())


@pytest.mark.parametrize("folder", ["content", "data"])
def test_a_whole_folder_that_is_a_link_out_is_not_read(tmp_path, outside, folder):
    """Somebody else's disk does not become a site."""
    settings = write_project(tmp_path / "project", {"mkdocs.yml": ""})
    (tmp_path / "project" / folder).symlink_to(outside)
    loaded = load(settings)
    assert [str(problem) for problem in loaded.problems] == [
        f"{folder}: error link-outside {LEADS_OUT}; put the folder itself there"
    ]
    assert (loaded.vault.notes, dict(loaded.library.records)) == ((), {})


def test_links_within_the_project_are_followed_for_files_only(tmp_path):
    """A link to a folder could lead in circles; a link to nothing is named."""
    settings = write_project(tmp_path, PROJECT | {"content/sub/one.md": "One.\n"})
    (tmp_path / "content" / "two.md").symlink_to(tmp_path / "content" / "sub" / "one.md")
    (tmp_path / "content" / "loop").symlink_to(tmp_path / "content")
    (tmp_path / "content" / "nothing.md").symlink_to(tmp_path / "content" / "gone.md")
    (tmp_path / "content" / "circle.md").symlink_to(tmp_path / "content" / "circle.md")
    messages, _, notes = run(settings)
    assert messages == [
        "content/circle.md: warning link-dangling is a link to nothing; not read; put the file itself there",
        "content/loop: warning link-folder is a link to a folder, which is not followed; put the folder itself there",
        "content/nothing.md: warning link-dangling is a link to nothing; not read; put the file itself there",
    ]
    assert notes == ["good.md", "two.md", "sub/one.md"]


def test_a_vault_outside_the_project_is_read_where_the_settings_say_so(tmp_path, outside):
    """That is a choice, not a link."""
    settings = write_project(tmp_path / "project", PROJECT)
    settings = type(settings)(settings.root, outside, settings.data)
    messages, _, notes = run(settings)
    assert (messages, notes) == ([], ["secret.md"])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes")
def test_a_pipe_is_not_waited_for(tmp_path):
    """What is no file is named and left alone."""
    settings = write_project(tmp_path, PROJECT)
    os.mkfifo(tmp_path / "content" / "pipe.md")
    assert run(settings)[0] == [
        "content/pipe.md: warning file-special is neither a file nor a folder; not read; remove it"
    ]


def test_names_that_are_not_utf_8_are_not_read(tmp_path):
    """A page could not have such an address."""
    settings = write_project(tmp_path, PROJECT)
    try:
        (Path(os.fsdecode(os.fsencode(tmp_path / "content")) + "/") / os.fsdecode(b"\xff.md")).write_text("x")
    except OSError:
        pytest.skip("the file system takes no such name")
    assert run(settings)[0] == [
        (
            r"content/\udcff.md: warning name-odd has a name with control characters, or one that is not UTF-8; "
            "not read; rename it"
        )
    ]


def test_names_of_any_script_are_read(tmp_path):
    """Notes may be called what their author likes."""
    names = ["日本語.md", "пример.md", "עברית.md", "a b'c\"&.md", "100%.md", "#tag.md", "[x](y).md", "e\u0301.md"]
    settings = write_project(tmp_path, PROJECT | {f"content/{name}": "Text.\n" for name in names})
    messages, _, notes = run(settings)
    assert (messages, sorted(notes)) == ([], sorted([*names, "good.md"]))


@pytest.mark.parametrize("error", [PermissionError(13, "Permission denied"), OSError(5, "Input/output error")])
def test_a_file_that_cannot_be_opened_is_named(tmp_path, monkeypatch, error):
    """With what the system says."""
    settings = write_project(tmp_path, PROJECT | {"content/locked.md": "Text.\n"})
    read_bytes = Path.read_bytes

    def fail(self):
        if self.name == "locked.md":
            raise error
        return read_bytes(self)

    monkeypatch.setattr(Path, "read_bytes", fail)
    messages, _, notes = run(settings)
    assert messages == [
        (
            f"content/locked.md: warning file-unreadable cannot be read ({error.strerror}); not used; "
            "see to the file and its permissions"
        )
    ]
    assert notes == ["good.md"]


def test_a_folder_that_cannot_be_listed_is_named(tmp_path, monkeypatch):
    """The others are read all the same."""
    settings = write_project(tmp_path, PROJECT | {"content/locked/x.md": "Text.\n"})
    scandir = os.scandir

    def fail(path):
        if Path(path).name == "locked":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", fail)
    messages, _, notes = run(settings)
    assert messages == [
        (
            "content/locked: warning file-unreadable cannot be listed (Permission denied); nothing in it was read; "
            "see to its permissions"
        )
    ]
    assert notes == ["good.md"]


def test_hidden_files_are_passed_over_in_silence(tmp_path):
    """Editors and Obsidian keep their own things there."""
    hidden = {
        "content/.obsidian/workspace.json": "{",
        "content/.trash/x.md": "x",
        "data/.x.yml": "[",
        "data/models/.y.yml": "[",
    }
    assert said(tmp_path, hidden) == []


def test_a_project_of_nothing_has_no_problems(tmp_path):
    """Every file is optional."""
    assert run(write_project(tmp_path, {})) == ([], [], [])


def test_the_order_in_which_the_disk_lists_files_does_not_matter(tmp_path, monkeypatch):
    """Same input, same messages, same book."""
    files = {f"data/models/{name}.yml": f"name: {name}\nx: 1\n" for name in "cab"}
    settings = write_project(tmp_path, PROJECT | files | {"data/models/sub/a.yml": "name: again\n"})
    once = run(settings)
    walk = os.walk

    def backwards(*given, **over):
        for folder, folders, names in walk(*given, **over):
            folders.reverse()
            yield folder, folders, names[::-1]

    monkeypatch.setattr(os, "walk", backwards)
    assert run(settings) == once


def test_a_broken_file_is_not_held_against_what_refers_to_it(tmp_path):
    """One slip gives one message, not one in every file."""
    files = {
        "data/organizations.yml": "acme: [\n",
        "data/models/one.yml": "name: One\ndeveloper: acme\nsee_also: [two]\n",
        "data/models/two.yml": "name: [\n",
        "data/comparisons.yml": "- [one, two]\n",
        "content/note.md": "---\nmodel: two\n---\n",
    }
    assert [one.split(" ")[0] for one in said(tmp_path, files)] == [
        "data/models/two.yml:2:",
        "data/organizations.yml:2:",
    ]


def test_a_hundred_records_are_read_checked_and_merged_in_a_moment(tmp_path, repository):
    """Real ones of a hundred claims each; the limit is generous, since machines are shared."""
    text = (repository / "data" / "models" / "llama-3.2-1b.yml").read_text(encoding="utf-8").partition("\nsee_also")[0]
    fields = (repository / "data" / "fields.yml").read_text(encoding="utf-8")
    records = {f"data/models/m{n}.yml": text for n in range(100)}
    settings = write_project(tmp_path, records | {"data/fields.yml": fields})
    start = perf_counter()
    assert run(settings)[0] == []
    assert perf_counter() - start < 4
