"""Days of the notes from git."""

import os
import shutil
import subprocess
from dataclasses import replace

import pytest
from builders import write_project

from generator.load import history
from generator.load.history import read_history
from generator.load.vault import read_vault

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")


def git(folder, *words, when="2020-01-01T12:00:00+0000"):
    identity = {"NAME": "A", "EMAIL": "a@example.org", "DATE": when}
    given = {f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in identity.items()}
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(["git", *words], cwd=folder, env={**os.environ, **given, **alone}, check=True, capture_output=True)


@pytest.fixture
def project(tmp_path):
    """A repository with a vault in which two commits were made, and some notes that say their days themselves."""
    settings = write_project(
        tmp_path,
        {
            "content/a.md": "A",
            "content/1577880000": "digits",
            "content/said.md": "---\ncreated: 2019-05\nupdated: 2019-06-01\n---\n",
            "content/later.md": "---\ncreated: 2022-01-01\n---\n",
            "content/earlier.md": "---\nupdated: 2018-01-01\n---\n",
            "README": "outside",
        },
    )
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message=one", when="2020-01-01T23:30:00-0500")
    write_project(tmp_path, {"content/a.md": "A2", "content/sub/é\nb.txt": "B"})
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message=two", when="2021-03-01T00:30:00+0100")
    write_project(tmp_path, {"content/new.md": "not committed"})
    return replace(settings, git_dates=True)


def days(settings):
    """The days by path, and what is said."""
    problems = []
    found = read_history(settings, problems)
    return {path: tuple(map(str, span)) for path, span in found.items()}, [str(problem) for problem in problems]


FIRST, SECOND = "2020-01-02", "2021-02-28"


def test_the_days_of_the_first_and_the_last_commit_are_told(project):
    """In UTC, for the files of the vault alone, whatever they are called; what is not committed has none."""
    found, problems = days(project)
    assert problems == []
    assert found == {
        "a.md": (FIRST, SECOND),
        "1577880000": (FIRST, FIRST),
        "sub/é\nb.txt": (SECOND, SECOND),
        **dict.fromkeys(["said.md", "later.md", "earlier.md"], (FIRST, FIRST)),
    }


def test_a_note_that_says_its_days_keeps_them(project):
    """Git's stand only where the note says nothing and where they do not contradict what it says."""
    notes = {note.path: (str(note.created), str(note.updated)) for note in read_vault((), project, []).notes}
    assert notes == {
        "a.md": (FIRST, SECOND),
        "said.md": ("2019-05", "2019-06-01"),
        "later.md": ("2022-01-01", "None"),
        "earlier.md": ("None", "2018-01-01"),
        "new.md": ("None", "None"),
    }


def test_git_is_not_asked_where_the_settings_say_so(project, monkeypatch):
    """Or where every note says its own days."""
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: pytest.fail("git was asked"))
    assert str(read_vault((), replace(project, git_dates=False), []).notes[0].created) == "None"
    write_project(project.root / "other", {"content/said.md": "---\ncreated: 2019\nupdated: 2020\n---\n"})
    other = replace(project, vault=project.root / "other/content")
    assert len(read_vault((), other, []).notes) == 1


def test_a_clone_without_its_history_says_so(project, tmp_path_factory):
    """Its only commit would date everything alike."""
    clone = tmp_path_factory.mktemp("clone") / "project"
    git(project.root, "clone", "--quiet", "--depth=1", project.root.as_uri(), str(clone))
    message = "is in a clone without its history; notes that say no date have none; clone all of it"
    assert days(write_project(clone, {})) == ({}, [f"content: info history-unread {message}"])


def test_without_git_or_a_repository_there_are_no_days(project, tmp_path_factory, monkeypatch):
    """Nor in a repository without a commit; none of it is a problem."""
    outside = write_project(tmp_path_factory.mktemp("outside"), {"content/a.md": "A"})
    assert days(outside) == ({}, [])
    git(outside.root, "init", "--quiet")
    assert days(outside) == ({}, [])
    monkeypatch.setenv("PATH", str(outside.root))
    assert days(project) == ({}, [])


def test_a_history_that_takes_too_long_is_given_up(project, monkeypatch):
    """A build goes on without it, and says so."""

    def hang(command, **_):
        raise subprocess.TimeoutExpired(command, 60)

    monkeypatch.setattr(subprocess, "run", hang)
    message = (
        "has a history that git did not tell within 60 s; notes that say no date have none; set “git_dates: false”"
    )
    assert days(project) == ({}, [f"content: info history-unread {message}"])


def test_the_settings_of_a_repository_start_no_program(project, tmp_path):
    """Nor do they change what is read."""
    trap = tmp_path / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/sprung\n")
    trap.chmod(0o755)
    before = days(project)
    with (tmp_path / ".git/config").open("a") as config:
        config.write(
            f"[core]\n\tfsmonitor = {trap}\n\tpager = {trap}\n[diff]\n\texternal = {trap}\n\trelative = false\n"
            f"\trenames = copies\n\torderFile = /nonexistent\n[log]\n\tshowSignature = true\n\tshowRoot = false\n"
            f"\tfollow = true\n[gpg]\n\tprogram = {trap}\n[color]\n\tui = always\n[pager]\n\tlog = {trap}\n"
            "[format]\n\tpretty = %B\n"
        )
    assert days(project) == before
    assert not (tmp_path / "sprung").exists()


def test_where_a_hook_of_another_repository_points_does_not_matter(project, monkeypatch, tmp_path_factory):
    """The vault's own repository is asked."""
    before = days(project)
    monkeypatch.setenv("GIT_DIR", str(tmp_path_factory.mktemp("elsewhere")))
    assert days(project) == before


def test_times_that_no_calendar_has_are_passed_over():
    """As a broken commit may have."""
    log = b"\0" + b"9" * 30 + b"\0\na.md\0\0x\0\nb.md\0\0" + b"0\0\nc.md\0d.md\0"
    assert {path: str(span.first) for path, span in history._spans(log).items()} == {
        "c.md": "1970-01-01",
        "d.md": "1970-01-01",
    }
