"""What of a vault is published."""

import json
from dataclasses import replace

import pytest
from builders import write_project

from generator.load.vault import read_vault
from generator.nouns.visibility import Visibility

BASE = "views:\n  - type: table\n    name: All\n"
PRIVATE = "---\npublish: false\n---\n"


def canvas(*files, text=""):
    """A canvas with a card for each file, and one of text."""
    cards = [{"type": "file", "file": file} for file in files] + [{"type": "text", "text": text}]
    place = {"x": 0, "y": 0, "width": 100, "height": 100}
    return json.dumps({"nodes": [{"id": str(at), **place, **card} for at, card in enumerate(cards)], "edges": []})


def read(root, files, models=(), **over):
    """The vault of these files, and what is said about it."""
    settings = replace(write_project(root, {f"content/{path}": text for path, text in files.items()}), **over)
    problems = []
    vault = read_vault(models, settings, problems)
    return vault, [str(problem) for problem in sorted(problems)]


def shown(vault):
    """The paths of the bases and canvases that are published."""
    return [one.path for one in (*vault.bases, *vault.canvases)]


def test_notes_and_attachments_know_their_size(tmp_path):
    """In bytes, front matter and all."""
    vault, problems = read(tmp_path, {"é.md": "---\na: é\n---\n", "x.png": b"12345"})
    assert ([note.size for note in vault.notes], problems) == (
        [
            14,
        ],
        [],
    )
    assert [(one.path, one.size) for one in vault.attachments] == [("x.png", 5)]


def test_a_vault_that_is_not_there_is_empty(tmp_path):
    """A project may be records only."""
    assert read(tmp_path, {}) == (read_vault((), write_project(tmp_path, {}), []), [])


def test_folders_decide_about_notes_that_say_nothing(tmp_path):
    """The deepest one; a note that says yes comes out of a private folder, and one that says no of any."""
    files = {
        "Private/a.md": "Text.",
        "Private/yes.md": "---\npublish: true\n---\n",
        "Private/Blog/b.md": "Text.",
        "Lists/c.md": "Text.",
        "Lists/no.md": PRIVATE,
        "d.md": "Text.",
    }
    folders = {"Private": Visibility.PRIVATE, "Private/Blog": Visibility.PUBLIC, "Lists": Visibility.UNLISTED}
    vault, problems = read(tmp_path, files, folders=folders)
    assert problems == []
    assert sorted((note.path, note.unlisted) for note in vault.notes) == [
        *(("Lists/c.md", True), ("Private/Blog/b.md", False), ("Private/yes.md", False), ("d.md", False))
    ]
    assert vault.withheld == {"Private/a.md", "Lists/no.md"}
    nothing, _ = read(tmp_path, files, publish=False, folders={"Lists": Visibility.UNLISTED})
    assert sorted(note.path for note in nothing.notes) == ["Lists/c.md", "Private/yes.md"]


def test_a_folder_that_the_vault_does_not_have_is_named(tmp_path):
    """As a warning where another is meant: what lies there would be published."""
    folders = dict.fromkeys(["private", "Elsewhere", "Private"], Visibility.PRIVATE)
    _, problems = read(tmp_path, {"Private/a.md": "x"}, folders=folders)
    assert problems == [
        ".: info folder-unknown “folders” names “Elsewhere”, which the vault does not have; passed over; correct it",
        (
            ".: warning folder-unknown “folders” names “private”, which the vault does not have; did you mean "
            "“Private”?; passed over; correct it"
        ),
    ]


VIEWS = {"x.base": BASE, "x.canvas": canvas()}


@pytest.mark.parametrize(
    ("files", "published"),
    [
        ({}, True),
        ({"a.md": "![[x.base]] ![[x.canvas]]"}, True),
        ({"a.md": PRIVATE + "![[x.base]] ![[x.canvas]]"}, False),
        ({"a.md": "---\npublish: false\nuses: ['[[x.base]]', '[[x.canvas]]']\n---\n"}, False),
        ({"a.md": PRIVATE + "%%[[x.base]]%% `x.canvas`"}, False),
        ({"a.md": PRIVATE + "[[x.base]] [[x.canvas]]", "b.md": "[[X.base]] [b](x.canvas)"}, True),
        ({"a.md": PRIVATE + "[[x.base]] [[x.canvas]]", "b.md": "---\nu: [x.base, {v: x.canvas}]\n---\n"}, True),
        ({"a.md": PRIVATE + "[[x.base]] [[x.canvas]]", "b.md": "%%[[x.base]]%% <!-- [[x.canvas]] -->"}, False),
        ({"a.md": PRIVATE + "[[x.base]] [[x.canvas]]", "b.md": "---\n# x.base x.canvas\na: 1\n---\n"}, False),
        ({"a.md": PRIVATE + "[[x.base]] [[x.canvas]]", "b.canvas": canvas("x.base", text="[[x.canvas]]")}, True),
        ({"a.md": PRIVATE + "[[b.canvas]]", "b.canvas": canvas("x.base", "x.canvas")}, False),
        ({"a.md": "---\npublish: perhaps\n---\n[[x.base]] [[x.canvas]]"}, False),
        ({"templates/a.md": "[[x.base]] [[x.canvas]]"}, False),
    ],
)
def test_a_base_or_canvas_is_published_unless_only_private_notes_use_it(tmp_path, files, published):
    """What is in a comment uses nothing; a canvas counts as what it is itself."""
    vault, _ = read(tmp_path, VIEWS | files, excluded=lambda path: path.startswith("templates/"))
    assert [path for path in shown(vault) if path in VIEWS] == [*VIEWS] * published
    assert published or VIEWS.keys() <= vault.withheld


@pytest.mark.parametrize(
    ("over", "note", "published"),
    [
        ({"excluded": lambda path: path in VIEWS}, "", False),
        ({"excluded": lambda path: path in VIEWS}, "[[x.base]] [[x.canvas]]", False),
        ({"publish": False}, "", False),
        ({"publish": False}, "---\npublish: true\n---\n[[x.base]] [[x.canvas]]", True),
        ({"publish": False}, "[[x.base]] [[x.canvas]]", False),
    ],
)
def test_options_keep_bases_and_canvases_back(tmp_path, over, note, published):
    """What is excluded never goes out; where nothing is published by itself, what a published note uses does."""
    vault, _ = read(tmp_path, VIEWS | {"a.md": note}, **over)
    assert (shown(vault) == [*VIEWS]) is published


@pytest.mark.parametrize(("visibility", "used"), [("false", False), ("unlisted", True)])
def test_folders_keep_bases_and_canvases_back(tmp_path, visibility, used):
    """Those of a private folder for good, those of an unlisted one unless something published uses them."""
    views = {f"Some/{path}": text for path, text in VIEWS.items()}
    over = {"folders": {"Some": Visibility(visibility)}}
    assert shown(read(tmp_path, views | {"a.md": "x"}, **over)[0]) == []
    assert shown(read(tmp_path, views | {"a.md": "[[x.base]] [[x.canvas]]"}, **over)[0]) == [*views] * used


def test_canvases_in_a_circle_are_looked_at_once(tmp_path):
    """And go out together, or stay together."""
    files = {"a.canvas": canvas("b.canvas"), "b.canvas": canvas("a.canvas")}
    assert shown(read(tmp_path, files)[0]) == ["a.canvas", "b.canvas"]
    assert shown(read(tmp_path, files | {"x.md": PRIVATE + "[[a.canvas]]"})[0]) == []


def test_what_stays_back_is_told_to_its_author_and_its_own_problems_are_not(tmp_path):
    """Nobody wonders where a base has gone."""
    files = {"a.md": PRIVATE + "[[x.base]] [[x.canvas]]", "x.base": "views: 5\n", "x.canvas": "["}
    message = (
        "is named only by what is not published, and so it was not published either; "
        "to publish it, link to it from a published note"
    )
    assert read(tmp_path, files)[1] == [
        f"content/x.base: info view-withheld {message}",
        f"content/x.canvas: info view-withheld {message}",
    ]


def test_a_base_or_canvas_that_cannot_be_read_is_named(tmp_path):
    """Its place says so."""
    vault, problems = read(tmp_path, {"x.base": b"\xff", "x.canvas": b"a\0"})
    assert [problem.split(" ")[2] for problem in problems] == ["file-encoding", "file-nul"]
    assert [one.error for one in (*vault.bases, *vault.canvases)] == ["its file cannot be read"] * 2


def test_attachments_that_anything_names_are_known(tmp_path):
    """Private notes, canvases and the site's configuration too: none of them is called unused."""
    files = {"a.md": PRIVATE + "![[a.png]]", "b.canvas": canvas("b.png"), "c.md": PRIVATE + "[[b.canvas]]"}
    files |= {"d.md": "<img src='d.png'>", "e.md": "---\ncover: x/e.png\n---\n"}
    write_project(tmp_path, {"mkdocs.yml": "theme: {logo: logo.svg}\n"})
    vault, _ = read(tmp_path, files | dict.fromkeys(["a.png", "b.png", "d.png", "e.png", "f.png", "logo.svg"], b"x"))
    assert vault.named == {"a.png", "b.png", "d.png", "e.png", "logo.svg"}


def test_obsidians_settings_hold_for_the_vault_unless_ours_say_otherwise(tmp_path):
    """Line breaks, link format, types of properties, and what Obsidian leaves out of its searches."""
    app = {"newLinkFormat": "absolute", "strictLineBreaks": True, "userIgnoreFilters": ["Old/"]}
    files = {
        ".obsidian/app.json": json.dumps(app),
        ".obsidian/types.json": '{"types": {"isbn": "text"}}',
        "Old/a.md": "---\nisbn: 5\n---\n",
        "Old/secret.md": PRIVATE,
        "Old/a.png": b"x",
    }
    vault, problems = read(tmp_path, files)
    assert (vault.link_format, vault.strict_line_breaks, problems) == ("absolute", True, [])
    assert vault.ignored == {"Old/a.md", "Old/a.png"}
    assert vault.notes[0].properties == {"isbn": "5"}
    assert read(tmp_path, files, strict_line_breaks=False)[0].strict_line_breaks is False
