"""Hostile notes: whatever stands in them, no engine makes a page of it that runs anything."""

import random
import re
from html.parser import HTMLParser
from pathlib import Path
from time import process_time
from timeit import repeat

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from obsidian_vault import html_of, translated

from generator.nouns.notes import Block, Note, Vault
from generator.translate.index import build_index
from generator.translate.note import translate_note

FORBIDDEN = {"script", "style", "iframe", "form", "textarea", "base", "meta", "svg", "link", "embed", "title"}
ADDRESSES = {"href", "src", "data", "action", "poster", "formaction", "xlink:href"}
FEW = ["admonition", "pymdownx.superfences", "pymdownx.arithmatex", "attr_list", "tables", "toc"]
"""Without those that see to Markdown in HTML, folds, footnotes and marks, for engines that lack them."""
HERE = Path(__file__).parent
ESCAPES = {"n": "\n", "t": "\t", "x02": "\x02", "x03": "\x03", "\\": "\\"}


def escaped_lines(name):
    """The lines of a file in which a backslash starts an escape of Python's."""
    text = (HERE / name).read_text(encoding="utf-8")
    return [re.sub(r"\\(n|t|x\d\d|\\)", lambda found: ESCAPES[found[1]], line) for line in text.splitlines()]


PIECES = escaped_lines("pieces.txt")
"""What means something to one reader or another, by itself or with what stands around it."""
LINES = escaped_lines("lines.txt")
"""What lines begin with."""


class Reader(HTMLParser):
    """Collects everything on a page that could run or disguise something."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        try:
            self.feed(html)
            self.close()
        except AssertionError:  # half a marked section, which browsers read as a comment
            self.found.append("<![")

    def handle_starttag(self, tag, attrs):
        if tag in FORBIDDEN or (tag == "input" and dict(attrs).get("type") != "checkbox"):
            self.found.append(tag)
        if tag == "math" and not {name for name, _ in attrs} <= {"alttext", "display"}:  # one of ours has no others
            self.found.append((tag, attrs))
        for name, value in attrs:
            address = re.sub(r"[\x00-\x20]", "", value or "").lower()
            if (
                name.startswith("on")
                or name in ("formaction", "srcdoc", "action")
                or (name in ADDRESSES and address.startswith(("javascript:", "data:", "vbscript:")))
                or (name == "style" and re.search(r"position|url|expression|behavior", address))
            ):
                self.found.append((tag, name, value))


def dangers(body):
    """What is dangerous on the page of a note, with the engine's extensions and with fewer of them."""
    text = translated(body).markdown
    few = markdown.Markdown(extensions=FEW, extension_configs={"pymdownx.arithmatex": {"generic": True}})
    return Reader(html_of(text)).found + Reader(few.convert(text)).found


def hostile_note(seed):
    """Some nasty pieces in a row."""
    chance = random.Random(seed)
    lines = []
    for _ in range(chance.randint(1, 9)):
        words = [chance.choice(PIECES) for _ in range(chance.randint(0, 6))]
        lines.append(chance.choice(LINES) + chance.choice(["", " "]).join(words))
    return chance.choice(["\n", "\n", "\n\n"]).join(lines)


@pytest.mark.parametrize("start", range(0, 800, 100))
def test_no_hostile_note_runs_anything(start):
    """Pieces that each mean something to some reader, thrown together."""
    assert [(seed, found) for seed in range(start, start + 100) if (found := dangers(hostile_note(seed)))] == []


def test_the_pieces_are_dangerous_by_themselves():
    """The test above would find what an engine makes of them without the translation."""
    assert sum(bool(Reader(html_of(hostile_note(seed))).found) for seed in range(100)) > 40


@given(st.lists(st.sampled_from([*PIECES, *LINES, "\n", "\n\n", " "]), max_size=30).map("".join))
def test_no_order_of_pieces_runs_anything(body):
    """As above, with the pieces in any order that can be found."""
    assert dangers(body) == []


@given(st.text(max_size=300))
def test_any_text_translates(body):
    """Characters of any kind."""
    result = translated(body)
    assert not re.search(r"[\x00-\x08\x0b-\x1f]", result.markdown)
    assert all(0 <= problem.line <= body.count("\n") + 1 for problem in result.problems)


SHAPES = {
    "wikilinks that open": "[[",
    "wikilinks": "[[Other]] ",
    "comments": "%% ",
    "dollars": "$",
    "formulas": "$a$ ",
    "quotes": ">",
    "stars": "* ",
    "backticks": "` ",
    "brackets": "[",
    "links that open": "[a](",
    "images that open": "![",
    "tags": "<a ",
    "attributes": '<a b="',
    "bold": "<b>",
    "elements": "<div>\n",
    "details": "<details>\n\n",
    "html comments": "<!--",
    "footnotes": "^[",
    "definitions": "[^1]: x\n",
    "strikes": "~~a ",
    "headings": "# h\n",
    "braces": "{ .a ",
    "addresses": "http://a)))) ",
    "rows": "| x | y |\n",
    "delimiters": "|---",
    "fences": "> ```\n",
    "blanks": "\n",
    "admonitions": "!!! a\n    b\n",
    "callouts": "> [!a]\n",
    "underlines": "a\n===\n",
    "blocks": "a ^id\n\n",
    "embeds": "![[Other]]\n",
    "frames": "<iframe ",
    "escapes": "\\",
    "numbers": "1. ",
    "lazy lines": "b\n",
    "code": "`a`",
    "preformatted": "<pre>\n",
    "entities": "&lt;b ",
    "links to one of many": "# h\n\n[[#h]]\n",
}


@pytest.mark.parametrize("piece", SHAPES.values(), ids=SHAPES)
def test_time_grows_with_the_size_of_a_hostile_note(piece):
    """Eight times the note takes nowhere near sixty-four times as long (best of two, no garbage collected)."""
    times = []
    for size in (20_000, 160_000):
        body = "> a\n" + piece * (size // len(piece))
        times.append(min(repeat(lambda body=body: translated(body), process_time, number=1, repeat=2)))
    assert times[1] < 24 * max(times[0], 0.02)


def test_a_note_may_hold_thousands_of_blocks_of_ours():
    """Each finds its place without a look at all others, which would take ten times as long."""
    note = Note(
        "a.md", "a", "```base\n```\n\n" * 20_000, blocks=tuple(Block("base", 3 * at + 1) for at in range(20_000))
    )
    start = process_time()
    made = translate_note(note, build_index(Vault((note,)), {}, {}), shown="a.md")
    assert process_time() - start < 2
    assert [place.line for place in made.places] == [block.line for block in note.blocks]


@pytest.mark.parametrize(
    "body",
    [
        "\n".join("  " * depth + "- a" for depth in range(600)),
        "\n".join(">" * depth + " a" for depth in range(600)),
        "\n".join("> " * depth + "[!note]" for depth in range(300)),
        "<div>\n\n" * 500 + "</div>\n\n" * 500,
        " ".join("`" * length for length in range(1, 100)),
        "[" * 2000 + "](x)" * 2000,
        "^[" * 2000 + "]" * 2000,
    ],
)
def test_deep_nesting_is_no_deep_recursion(body):
    """Neither here nor in the engine."""
    assert isinstance(html_of(translated(body).markdown), str)


def test_notes_that_embed_each_other_twice_stay_small():
    """Twenty notes that each embed the next one twice would be a million copies."""
    others = {f"n/{k}.md": f"![[{k + 1}]]\n\n![[{k + 1}]]\n" for k in range(20)} | {"n/20.md": "the end\n"}
    result = translated("![[0]]\n", others)
    assert len(result.markdown) < 100_000
    assert {problem.code for problem in result.problems} == {"embed-cut"}


def test_a_footnote_takes_so_many_references():
    """The others are marks that lead nowhere, as an engine takes time by the square of those that do."""
    markdown = translated("[^1]" * 205 + "\n\n[^1]: Once.\n").markdown
    assert markdown.startswith("[^1]" * 200 + "<sup>1</sup>" * 5 + "\n")
