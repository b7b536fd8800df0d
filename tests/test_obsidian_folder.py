"""The vault opens in Obsidian: its settings can be read, name what is there, and nothing of them goes out."""

import json
from pathlib import Path

import pytest
from pathspec import GitIgnoreSpec

from generator.load import load
from generator.load.settings import read_settings
from generator.questions import inspect_records
from generator.sync import sync_vault
from generator.sync.front import read_front

ROOT = Path(__file__).parent.parent
VAULT = ROOT / "content"
SETTINGS = sorted((VAULT / ".obsidian").glob("*.json"))
TEMPLATES = sorted((VAULT / "templates").glob("*.md"))
KEPT_PRIVATE = ("workspace.json", "workspace-mobile.json", "graph.json", "cache", "plugins/some/data.json")


def settings(name):
    return json.loads((VAULT / ".obsidian" / f"{name}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("file", SETTINGS, ids=lambda file: file.name)
def test_settings_are_json_of_the_shape_that_obsidian_writes(file):
    """A map by names."""
    assert isinstance(json.loads(file.read_text(encoding="utf-8")), dict)


def test_settings_name_what_is_there():
    """The folder of the templates, left out of searches, and the style sheet that is on."""
    folder = settings("templates")["folder"]
    assert (VAULT / folder).is_dir() and TEMPLATES
    assert settings("app")["userIgnoreFilters"] == [f"{folder}/"]
    sheets = [sheet.stem for sheet in (VAULT / ".obsidian" / "snippets").glob("*.css")]
    assert settings("appearance")["enabledCssSnippets"] == sheets
    assert settings("core-plugins")["templates"] is True


def test_what_obsidian_keeps_for_one_person_is_not_committed():
    """Open tabs, the view of the graph, the data of plugins; the settings are."""
    ignored = GitIgnoreSpec.from_lines((ROOT / ".gitignore").read_text(encoding="utf-8").splitlines())
    assert [name for name in KEPT_PRIVATE if not ignored.match_file(f"content/.obsidian/{name}")] == []
    assert [file.name for file in SETTINGS if ignored.match_file(file.relative_to(ROOT).as_posix())] == []


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.name)
def test_a_template_is_a_note_that_is_not_published_yet(file):
    """Its front matter can be read before and after Obsidian has filled it in."""
    text = file.read_text(encoding="utf-8")
    for filled in (text, text.replace("{{date}}", "2026-11-20")):
        properties = {one.name: one.value for one in read_front(filled).properties}
        assert properties["publish"] is False
        assert {"description", "tags", "created"} <= properties.keys()


def test_nothing_of_settings_and_templates_is_published():
    """Neither as a note nor as a file beside one."""
    vault = load(read_settings(ROOT)[0]).vault
    paths = [note.path for note in vault.notes] + [file.path for file in vault.attachments]
    assert [path for path in paths if path.startswith((".obsidian", "templates"))] == []


def test_the_notes_are_in_step_with_the_records():
    """What `modelbook vault sync --check` looks at."""
    project, _ = read_settings(ROOT)
    book, _ = inspect_records(project)
    done = sync_vault(book, project, write=False)
    assert (done.changes, done.files, done.problems) == ((), (), ())
