"""What the files around the code promise: locked dependencies, pinned actions, one way to do everything."""

import os
import re
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
LOCKS = ("requirements.lock", "requirements-dev.lock")
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))


def text(name):
    return (ROOT / name).read_text(encoding="utf-8")


def locked(name):
    """The requirements of a lock, each with all that belongs to it."""
    entries = re.split(r"^(?=[a-z0-9])", text(name), flags=re.MULTILINE)[1:]
    return {re.match(r"[a-z0-9._-]+==\S+( ;[^\\]*)?", entry)[0]: entry for entry in entries}


@pytest.mark.parametrize("name", LOCKS)
def test_every_dependency_is_locked_with_hashes_and_without_addresses(name):
    """So the same files are installed everywhere, wherever they come from."""
    assert "://" not in text(name) and "--index-url" not in text(name) and "file:" not in text(name)
    assert [entry for entry, lines in locked(name).items() if "--hash=sha256:" not in lines] == []


def test_the_lock_of_the_tests_holds_the_lock_of_the_site():
    """The tests run with what the site is built with."""
    site, tests = (set(locked(name)) for name in LOCKS)
    assert site <= tests


def test_every_dependency_of_the_project_is_in_the_lock():
    """A dependency that was added is locked too."""
    project = tomllib.loads(text("pyproject.toml"))["project"]
    names = {re.match(r"[a-z0-9-]+", wanted)[0] for wanted in project["dependencies"]}
    assert names <= {entry.partition("==")[0] for entry in locked("requirements.lock")}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_by_hash_and_rights_are_few(path):
    """A tag can be moved; a commit cannot. By default a workflow only reads."""
    workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
    used = re.findall(r"uses: (\S+)", path.read_text(encoding="utf-8"))
    assert used and [action for action in used if not re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", action)] == []
    assert workflow["permissions"] == {"contents": "read"}
    assert [job for job, steps in workflow["jobs"].items() if "permissions" in steps] == ["publish"]


def test_ci_can_be_run_and_runs_everything():
    """Tests, lint, types, and a strict build."""
    assert os.access(ROOT / ".ci/run", os.X_OK)
    for command in ("make test", "ruff check .", "mypy --strict generator", "modelbook build --strict"):
        assert command in text(".ci/run")
