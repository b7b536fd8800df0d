"""The live preview keeps back what a build keeps back: at its start, and when notes change while it runs."""

import os
import signal
import socket
import subprocess
import sys
import time

import pytest
from builders import write_project
from canary import BROKEN, broken_words, everything, files, places_of

MADE, WORDS = files()
HIDDEN = WORDS.hidden | broken_words()
PATIENCE = 90
"""Seconds for one build, on a machine that has other things to do."""


@pytest.fixture
def preview(tmp_path):
    """A running preview of the project, which also has notes that cannot be read: what it serves lies in a folder."""
    project, temporary = tmp_path / "project", tmp_path / "temporary"
    temporary.mkdir()
    write_project(project, {**MADE, **BROKEN, "content/turning.md": "Turncoat."})
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-c", "from generator.cli import main; main()", "serve", "-a", f"127.0.0.1:{port}"]
    environment = {**os.environ, "TMPDIR": str(temporary), "PYTHONUNBUFFERED": "1"}
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen(command, cwd=project, env=environment, stdout=log, stderr=log)
    yield project, temporary, process
    process.send_signal(signal.SIGINT)
    try:
        process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        process.kill()


def served(preview, marker):
    """The files that are served as soon as a page has the marker and nothing changes any more."""
    _, temporary, process = preview
    before, same, end = None, 0, time.monotonic() + PATIENCE
    while time.monotonic() < end:
        assert process.poll() is None, "the preview has ended"
        time.sleep(0.5)
        try:
            found = everything(temporary)
        except FileNotFoundError:
            continue
        same = same + 1 if found == before else 0
        if same == 3 and any(marker in data for data in found.values()):
            return found
        before = found
    raise AssertionError(f"no page with {marker} after {PATIENCE} s")


def test_a_preview_shows_nothing_private_whatever_is_edited(preview):
    """Neither in its first build nor in later ones: what turns private goes, and what was kept back stays back."""
    project, *_ = preview
    found = served(preview, b"turncoat")
    assert any(path.endswith("turning/index.html") for path in found)
    assert places_of(HIDDEN, found) == {}
    assert places_of(WORDS.shown, found).keys() == WORDS.shown.keys()

    write_project(project, {"content/turning.md": "---\npublish: false\n---\nTurncoat.", "content/new.md": "Secondly."})
    found = served(preview, b"secondly")
    assert [path for path, data in found.items() if b"turncoat" in data or "turning" in path] == []
    assert places_of(HIDDEN, found) == {}

    write_project(project, {"content/new.md": "Thirdly. [[public]] [[turning|words]]"})
    found = served(preview, b"thirdly")
    assert [path for path, data in found.items() if b"turncoat" in data or "turning" in path] == []
    assert places_of(HIDDEN, found) == {}
    assert places_of(WORDS.shown, found).keys() == WORDS.shown.keys()
