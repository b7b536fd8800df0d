"""Vaults written by others: what Obsidian shows in them comes out, and nothing is told that Obsidian would not say."""

import re
from collections import Counter
from pathlib import Path

import pytest
from obsidian_vault import html_of

from generator.load.notes import read_note
from generator.nouns.notes import Attachment, Vault
from generator.translate.index import Conventions, build_index
from generator.translate.note import translate_note

STARLIGHT = "vaults/starlight-obsidian/fixtures"
EXPORT = "vaults/obsidian-export/tests/testdata"
WARNINGS = {
    # Three notes embed one another in a circle, on purpose.
    "infinite-recursion": {"embed-cut": 3},
    # A note, a page and a block that are not there.
    "main-samples": {"link-unresolved": 2, "block-unresolved": 4},
}
GUIDE = Path(__file__).parents[2] / "content" / "guide" / "writing-notes.md"


def translations(root, link_format=""):
    """Every published note of a vault by path, translated."""
    files = sorted(file for file in root.rglob("*") if file.is_file())
    paths = {file.relative_to(root).as_posix(): file for file in files}
    visible = {path: file for path, file in paths.items() if not re.search(r"(^|/)\.", path)}
    read = {
        path: read_note(file.read_text("utf-8"), path, path)[0]
        for path, file in visible.items()
        if path.endswith(".md")
    }
    notes = [note for note in read.values() if note]
    attachments = [Attachment(path, str(file)) for path, file in visible.items() if not path.endswith(".md")]
    withheld = frozenset(path for path, note in read.items() if note is None)
    vault = Vault(tuple(notes), tuple(attachments), withheld=withheld)
    index = build_index(vault, {}, {}, Conventions(link_format=link_format))
    return {note.path: translate_note(note, index, shown=note.path) for note in notes}


def vaults(shared):
    folders = [*(shared / STARLIGHT).iterdir(), *(shared / EXPORT / "input").iterdir()]
    return sorted(folder for folder in folders if folder.is_dir())


def words_of(html):
    """What a page says and where it leads, without its structure."""
    links = re.findall(r'(?:href|src)="([^"]*)"', re.sub(r'<a class="(?:headerlink|footnote).*?</a>', "", html))
    text = re.sub(r'<a class="headerlink".*?</a>|<[^>]*>', " ", html)
    return " ".join(text.split()), links


def test_nothing_of_obsidians_syntax_is_left(shared):
    """No wikilink, comment or callout outside code, but for two that are never closed."""
    left = []
    for folder in vaults(shared):
        for path, result in translations(folder).items():
            text = re.sub(r"<(pre|code)\b.*?</\1>", "", html_of(result.markdown), flags=re.DOTALL)
            left += [(path, sign) for sign in ("[[", "%%", "[!", "<script") if sign in text]
    assert left == [
        ("embeds.md", "[["),
        ("obsidian-wikilinks.md", "[["),
        ("partial-embed-at-EOF.md", "[["),
    ]


def test_every_link_that_obsidian_resolves_is_resolved(shared):
    """Warnings are only given for what is broken in Obsidian too."""
    found = {}
    for folder in vaults(shared):
        problems = [problem for result in translations(folder).values() for problem in result.problems]
        codes = Counter(problem.code for problem in problems if problem.level == "warning")
        if codes:
            found[folder.name] = dict(codes)
    assert found == WARNINGS


@pytest.mark.parametrize("link_format", ["shortest", "relative", "absolute"])
@pytest.mark.parametrize("kind", ["wikilink", "markdown"])
def test_the_three_formats_of_links_lead_to_the_same_notes(shared, kind, link_format):
    """The fixtures are one vault, written by Obsidian under each of its settings."""
    results = translations(shared / STARLIGHT / f"links-{kind}-{link_format}", link_format)
    here = results["folder/nested folder/file in nested folder 1.md"]
    assert [(link.target, link.anchor) for link in here.links if link.target.endswith(".md")] == [
        ("root 1.md", ""),
        ("folder/file in folder 1.md", ""),
        ("folder/nested folder/file in nested folder 2.md", ""),
        ("duplicate file name.md", ""),
        ("folder/duplicate file name.md", ""),
        ("folder/nested folder/duplicate file name.md", ""),
        ("root 1.md", ""),
        ("folder/file in folder 1.md", ""),
        ("folder/nested folder/file in nested folder 2.md", ""),
        ("root 1.md", "random-heading"),
        ("folder/file in folder 1.md", "random-heading"),
        ("folder/nested folder/file in nested folder 1.md", "random-heading"),
        ("folder/nested folder/file in nested folder 1.md", "^nested-folder-list-item"),
        ("root 1.md", "^root-list-item"),
        ("folder/file in folder 1.md", "^folder-list-item"),
        ("folder/nested folder/file in nested folder 1.md", "^nested-folder-list-item"),
    ]
    assert here.attachments == {
        "An image.png",
        "folder/An image in folder.png",
        "folder/nested folder/An image in nested folder.png",
    }


def test_the_output_says_what_another_exporter_says(shared):
    """Words and links of the expected files of obsidian-export, apart from the differences that the guide explains."""
    differing = {}
    for folder in sorted((shared / EXPORT / "expected").iterdir()):
        results = translations(shared / EXPORT / "input" / folder.name)
        for path, result in results.items():
            expected = folder / path
            if not expected.is_file():
                continue
            theirs = re.sub(r"\A---\n.*?\n---\n", "", expected.read_text("utf-8"), flags=re.DOTALL)
            if words_of(html_of(result.markdown)) != words_of(html_of(theirs)):
                differing[f"{folder.name}/{path}"] = words_of(html_of(result.markdown)), words_of(html_of(theirs))
    table = GUIDE.read_text("utf-8").partition("## Beside another exporter\n")[2]
    assert sorted(differing) == sorted(re.findall(r"^\| `([^`]+)`", table, re.MULTILINE)), differing
