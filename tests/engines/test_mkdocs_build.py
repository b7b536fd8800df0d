"""A build as a transaction."""

import os
import signal
import subprocess
import sys
import time

import pytest
from small_project import CONFIG, files_of, run

from generator.files import open_stage, swap_folder

# Whoever runs the tests in the background may have SIGINT ignored, and a command inherits that.
START = """import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
from generator.cli import main
main()
"""
SLOW = """import pathlib, time
def on_env(env, **_):
    pathlib.Path("reached").touch()
    time.sleep(60)
"""


def start_slow(project):
    """A build that has reached its middle and waits there."""
    (project / "hook.py").write_text(SLOW)
    (project / "mkdocs.yml").write_text(CONFIG + "hooks: [hook.py]\n")
    command = [sys.executable, "-c", START, "build"]
    process = subprocess.Popen(command, cwd=project, stderr=subprocess.DEVNULL)
    for _ in range(600):
        if (project / "reached").exists():
            (project / "reached").unlink()
            return process
        time.sleep(0.1)
    process.kill()
    raise AssertionError("the build did not come as far as its middle")


def beside(project):
    """What lies beside the site under its name."""
    return sorted(path.name for path in project.iterdir() if path.name.startswith(".site"))


def test_the_same_input_gives_the_same_bytes(small, tmp_path):
    """All files, the search index and the compressed sitemap too."""
    run("modelbook", "build", "--strict", "--site-dir", str(tmp_path / "again"), cwd=small)
    assert files_of(tmp_path / "again") == files_of(small / "site")


def test_a_failed_build_leaves_the_site_and_nothing_beside_it(project):
    """Exit code 1, the errors told, and the last good site as it was."""
    run("modelbook", "build", cwd=project)
    before = files_of(project / "site")
    (project / "data/models/beta.yml").write_text("name: Beta\nsurprise: 1\n")
    said = run("modelbook", "build", cwd=project, code=1)
    assert "data/models/beta.yml:2: key-unknown" in said and said.endswith("the site is as it was\n")
    assert files_of(project / "site") == before and beside(project) == []


@pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals")
def test_an_interrupted_build_leaves_the_site_and_the_next_one_clears_up(project):
    """SIGTERM and SIGINT clear up at once; after SIGKILL nobody can, and the next build does."""
    (project / "site").mkdir()
    (project / "site/index.html").write_text("the last good site")
    for ending, code in ((signal.SIGTERM, 130), (signal.SIGINT, 130)):
        process = start_slow(project)
        process.send_signal(ending)
        assert process.wait(30) == code and beside(project) == []
    process = start_slow(project)
    process.kill()
    process.wait(30)
    assert len(beside(project)) == 1
    assert files_of(project / "site") == {"index.html": b"the last good site"}
    (project / "mkdocs.yml").write_text(CONFIG)
    run("modelbook", "build", cwd=project)
    assert beside(project) == [] and "models/alpha/index.html" in files_of(project / "site")


def test_what_is_no_site_is_not_replaced(project):
    """A folder of somebody's files, a file, and the project itself are refused."""
    (project / "papers").mkdir()
    (project / "papers/thesis.txt").write_text("years of work")
    (project / "file").touch()
    for place, reason in (("papers", "holds files that are no site"), ("file", "is a file"), (".", "within")):
        assert reason in run("modelbook", "build", "--site-dir", place, cwd=project, code=1 if place == "." else 2)
    assert (project / "papers/thesis.txt").read_text() == "years of work"


def test_hidden_files_of_the_site_folder_stay(project):
    """A checkout that serves as site folder keeps its .git."""
    (project / "site/.git").mkdir(parents=True)
    (project / "site/.git/HEAD").write_text("ref")
    run("modelbook", "build", cwd=project)
    assert (project / "site/.git/HEAD").read_text() == "ref" and (project / "site/index.html").is_file()


def test_a_configuration_without_the_plugin_is_not_built(project):
    """The message says what to add."""
    (project / "mkdocs.yml").write_text("site_name: A\ndocs_dir: content\n")
    assert "add `- modelbook` under `plugins:`" in run("modelbook", "build", cwd=project, code=2)


def test_a_swap_that_was_cut_is_mended(tmp_path):
    """If a process died between the two steps, the old folder comes back before anything else is done."""
    (tmp_path / ".live.old").mkdir()
    (tmp_path / ".live.old/page").touch()
    open_stage(tmp_path / "live")
    assert (tmp_path / "live/page").exists()


def test_a_swap_that_fails_brings_the_old_folder_back(tmp_path):
    """There is never no folder."""
    (tmp_path / "live").mkdir()
    (tmp_path / "live/page").touch()
    with pytest.raises(FileNotFoundError):
        swap_folder(tmp_path / "missing", tmp_path / "live")
    assert (tmp_path / "live/page").exists()


def test_the_stage_of_a_build_that_still_runs_is_left_alone(tmp_path):
    """Two builds at once do not take each other's files away."""
    running = tmp_path / f".live.new-{os.getppid()}"
    gone = tmp_path / ".live.new-999999999"
    running.mkdir()
    gone.mkdir()
    stage = open_stage(tmp_path / "live")
    assert running.exists() and not gone.exists() and stage.is_dir()
