"""Front matter of any kind: nothing raises, no body changes, and no note that may be private goes out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.load.notes import read_note
from generator.nouns.visibility import Visibility

STATES = ["publish: false", "Published: no", "draft: true", "'publish': False", "publish: private", "DRAFT: 'yes'"]
PIECES = [
    *(
        "title: A",
        "tags: [a, b]",
        "tags:",
        "- a",
        "  - b",
        "text: |",
        "  more",
        "x: {a: 1",
        "}",
        "y: [1,",
        "]",
        "z: 'open",
    ),
    *('w: "open', "end'", 'end"', "# comment", "&a b: *a", "<<: {c: d}", "? k", ": v", "!tag t: v", "...", "%YAML 1.1"),
    *("publish: true", "unlisted: true", "published: 2024-01-01", "model: x", "permalink: ../x", "{", "@", "\t", ""),
    *("e: >-", "created: 2024-13-01", "alias: a: b", "--- # more", "publish", ": false", "\ufeff", "a\u2028b: c"),
]
LINES = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=6)
BODY = st.text(alphabet="---\n.#> `ab:\u00e9", max_size=30)
DEFAULT = st.sampled_from(Visibility)


def front(lines):
    """Lines of which none ends the front matter."""
    text = "\n".join(lines).replace("\r", " ")
    return "".join(f"{line}\n" for line in text.split("\n") if line.rstrip(" \t") not in ("---", "..."))


@given(st.lists(st.sampled_from([*PIECES, *STATES, "---", "--- ", " ---", "\u2014-"]), max_size=8), BODY, DEFAULT)
def test_any_lines_are_a_note_or_kept_back_and_the_body_is_as_it_was(lines, body, default):
    """The body is the end of the file from the line that is named on, to the letter."""
    text = "\n".join([*lines, body])
    note, problems = read_note(text, "x.md", "x.md", default=default)
    assert all(problem.path == "x.md" for problem in problems)
    if note is not None and note.body:
        assert text.split("\n", note.body_line - 1)[-1] == note.body


@given(st.text(), DEFAULT)
def test_any_text_is_a_note_or_kept_back(text, default):
    """Between three hyphens too."""
    for whole in (text, f"---\n{text}\n---\nBody.\n", f"---\n{text}"):
        note, _ = read_note(whole, "x.md", "x.md", default=default)
        assert note is None or whole.endswith(note.body)


@settings(max_examples=300)
@given(LINES, st.sampled_from(STATES), LINES, DEFAULT)
def test_a_line_that_holds_a_note_back_does_so_whatever_stands_around_it(before, state, after, default):
    """Broken YAML, open quotes, other documents, and a word that says the contrary."""
    text = f"---\n{front(before)}{state}\n{front(after)}---\nBody.\n"
    assert read_note(text, "x.md", "x.md", default=default)[0] is None


@given(LINES, DEFAULT)
def test_what_nobody_can_read_as_a_state_is_kept_back(lines, default):
    """Words that are neither yes nor no, and lists."""
    for state in ("publish: perhaps", "draft: [true]", "published: {a: b}", "unlisted: 5"):
        assert read_note(f"---\n{state}\n{front(lines)}---\n", "x.md", "x.md", default=default)[0] is None


@given(LINES)
def test_a_private_folder_opens_for_a_plain_yes_only(lines):
    """A note of which nobody can tell stays where it is."""
    text = f"---\n{front(lines)}---\nBody.\n"
    note, _ = read_note(text, "x.md", "x.md", default=Visibility.PRIVATE)
    said = {name.strip().casefold(): value for name, value in (note.properties if note else {}).items()}
    assert note is None or said.get("publish", said.get("published")) in (True, "true", 1, "yes", "on", "public")


@pytest.mark.parametrize(
    "text",
    [
        '---\na: "x\npublish: false\nb: y"\n---\nText.\n',
        "---\na: 1\n--- # more\npublish: false\n---\nText.\n",
        "---\n<<: {publish: false}\n---\nText.\n",
        "---\na: 1\n...\npublish: false\n---\nText.\n",
        "\ufeff---\npublish: false\n---\nText.\n",
        "\u2014-\npublish: false\n\u2014-\nText.\n",
        "\n\n--\npublish: false\n--\nText.\n",
    ],
    ids=["open quote", "second document", "merge", "two ends", "byte order mark", "smart dashes", "two dashes"],
)
def test_a_state_that_hides_is_found(text):
    """Each of these was a way for a private note to go out."""
    note, problems = read_note(text, "x.md", "x.md")
    assert (note, [problem.code for problem in problems][-1]) == (None, "publish-unclear")
