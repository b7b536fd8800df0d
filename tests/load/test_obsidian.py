"""Obsidian's own settings of a vault."""

import json
from time import perf_counter

import pytest
from builders import write_project

from generator.load.obsidian import Conventions, ignoring, read_conventions


def read(root, **files):
    """The conventions of a vault with these settings, and what is said about them."""
    problems = []
    paths = {f"content/.obsidian/{name}.json": text for name, text in files.items()}
    conventions = read_conventions(write_project(root, paths), problems)
    return conventions, [str(problem) for problem in problems]


def test_a_vault_without_settings_has_none(tmp_path):
    """What new links look like is not known, and nothing is left out."""
    conventions, problems = read(tmp_path)
    assert (conventions.link_format, conventions.strict_line_breaks, problems) == ("", False, [])
    assert (dict(conventions.types), conventions.ignores("x.md")) == ({}, False)


def test_the_settings_are_read(tmp_path):
    """With Obsidian's own defaults for those that are not there or make no sense."""
    app = {"newLinkFormat": "relative", "strictLineBreaks": True, "userIgnoreFilters": ["Old/", 5]}
    conventions, problems = read(tmp_path, app=json.dumps(app), types='{"types": {"Rating": "number", "x": "odd"}}')
    assert (conventions.link_format, conventions.strict_line_breaks, problems) == ("relative", True, [])
    assert (dict(conventions.types), conventions.ignores("Old/x.md")) == ({"rating": "number"}, True)
    assert read(tmp_path, app='{"newLinkFormat": "odd", "strictLineBreaks": "yes"}')[0].link_format == "shortest"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{", "is not valid JSON"),
        ("[" * 100_000, "is not valid JSON"),
        ('{"a": ' + "9" * 5_000 + "}", "is not valid JSON"),
        ("[]", "holds no map"),
        (b"\xff", "is not UTF-8 (byte 0xff)"),
    ],
)
def test_settings_that_cannot_be_read_are_named(tmp_path, text, why):
    """And the defaults hold."""
    conventions, problems = read(tmp_path, app=text)
    assert problems == [
        f"content/.obsidian/app.json: info obsidian-settings {why}; Obsidian's defaults are used; mend it"
    ]
    assert (conventions.link_format, conventions.ignores("x")) == (Conventions().link_format, False)


def test_the_folder_of_the_settings_may_have_another_name(tmp_path):
    """With a dot, as Obsidian lets one choose it; the usual one comes first."""
    settings = write_project(tmp_path, {"content/.mine/app.json": '{"strictLineBreaks": true}'})
    assert read_conventions(settings, []).strict_line_breaks is True
    assert read(tmp_path, app="{}")[0].strict_line_breaks is False


def test_settings_outside_the_vault_are_not_read(tmp_path):
    """A link does not bring somebody else's in."""
    settings = write_project(tmp_path / "project", {"content/x.md": ""})
    write_project(tmp_path / "other", {"app.json": '{"strictLineBreaks": true}'})
    (tmp_path / "project/content/.obsidian").symlink_to(tmp_path / "other")
    assert read_conventions(settings, []).strict_line_breaks is False


@pytest.mark.parametrize(
    ("filter_", "path", "ignored"),
    [
        ("Archive/", "Archive/x.md", True),
        ("archive/", "Archive/x.md", True),
        ("Archive/", "notes/Archive/x.md", False),
        ("Note", "Notebook.md", True),
        ("/\\.excalidraw\\.md$/", "a/b.excalidraw.md", True),
        ("/^Templates|^Old/", "Old/x.md", True),
        ("/^Templates|^Old/", "Newer/Old/x.md", False),
        ("/", "x.md", False),
        ("//", "x.md", False),
    ],
)
def test_a_filter_is_the_beginning_of_a_path_or_a_pattern(filter_, path, ignored):
    """As in “Excluded files” of Obsidian's settings."""
    problems = []
    assert (ignoring([filter_], "app.json", problems)(path), problems) == (ignored, [])


@pytest.mark.parametrize("pattern", ["/(a+)+$/", "/a.*b.*c.*d/", "/(?=a)/", "/(a)\\1/", "/[/", "/" + "a" * 300 + "/"])
def test_a_pattern_that_could_be_slow_or_means_something_else_is_named(pattern):
    """It leaves nothing out."""
    problems = []
    assert ignoring([pattern], "app.json", problems)("aaaa") is False
    assert [problem.code for problem in problems] == ["obsidian-settings"]


def test_no_pattern_that_is_taken_is_slow():
    """Even on a path made for it."""
    ignored = ignoring(["/.*.*x$/"], "app.json", [])
    start = perf_counter()
    ignored("a" * 100_000)
    assert perf_counter() - start < 5
