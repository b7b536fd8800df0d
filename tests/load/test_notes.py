"""Notes: front matter, publish state, title."""

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.load.notes import read_note, title_of
from generator.nouns.visibility import Visibility


def read(text, path="notes/x.md", **over):
    return read_note(text, path, f"content/{path}", **over)


def said(text):
    """Whether the note is published, and what is said about it."""
    note, problems = read(text)
    return note is not None, [str(problem) for problem in problems]


def test_our_properties_are_read_and_all_are_kept_with_their_lines():
    """Lists may be written as one word, tags with spaces or commas, dates as people write them."""
    note, problems = read(
        "---\ntitle: A  note\naliases: other\ntags: '#one, two #one'\ndescription: What it is.\nmodels: [b, a, b]\n"
        "created: 2024-09-25T10:00:00\nmodified: 25 Sep 2025\nsecret: {deep: [1]}\n---\nText.\n"
    )
    assert problems == []
    assert (note.title, note.aliases, note.tags) == ("A note", ("other",), ("one", "two"))
    assert (note.description, note.model, note.models) == ("What it is.", "", ("b", "a"))
    assert (str(note.created), str(note.updated)) == ("2024-09-25", "2025-09-25")
    assert (note.body, note.body_line) == ("Text.\n", 11)
    assert set(note.properties) == set(note.lines)
    assert (note.properties["secret"], note.lines["secret"], note.lines["models"]) == ({"deep": (1,)}, 9, 6)


def test_singular_and_capital_names_of_old_vaults_are_read_too():
    """Obsidian takes names of properties in any case; the plural comes first."""
    note, problems = read("---\nTitle: A\nTags: [two]\ntag: one, two\nalias: B\nAliases: [C, B]\ntitle: a\n---\n")
    assert problems == []
    assert (note.title, note.tags, note.aliases) == ("a", ("two", "one"), ("C", "B"))


def test_front_matter_may_be_json():
    """As Obsidian accepts it."""
    note, problems = read('---\n{\n\t"title": "A",\n\t"tags": ["x"],\n\t"n": 1\n}\n---\nText.\n')
    assert problems == []
    assert (note.title, note.tags, note.properties["n"], note.body) == ("A", ("x",), 1, "Text.\n")
    assert said('---\n{"publish": false}\n---\nText.\n') == (False, [])


@pytest.mark.parametrize(
    ("text", "body", "line"),
    [
        ("Text.\n", "Text.\n", 1),
        ("", "", 1),
        ("---\n---\nText.\n", "Text.\n", 3),
        ("---  \ntitle: x\n---\t\nText.\n", "Text.\n", 4),
        ("---\ntitle: x\n...\nText.\n", "Text.\n", 4),
        ("---\ntitle: x\n---", "", 3),
        ("---\n# only a comment\n---\nText.\n", "Text.\n", 4),
        ("---\ntext: |\n  ---\n  more\n---\nText.\n---\n", "Text.\n---\n", 6),
        ("----\ntitle: x\n---\n", "----\ntitle: x\n---\n", 1),
        ("---\nNo end.\n", "---\nNo end.\n", 1),
        (" ---\ntitle: x\n---\n", " ---\ntitle: x\n---\n", 1),
    ],
)
def test_the_body_begins_after_the_front_matter(text, body, line):
    """Three hyphens on the first line and a line that ends it, or there is none."""
    note, problems = read(text)
    assert (note.body, note.body_line, problems) == (body, line, [])


@pytest.mark.parametrize("written", ["[a, b-1]", "a, b-1", "\n- a\n- b-1", "[a, b-1, a]", "a,b-1,"])
def test_models_are_a_list_or_a_text_with_commas(written):
    """As in a block."""
    assert read(f"---\nmodels: {written}\n---\n")[0].models == ("a", "b-1")


@pytest.mark.parametrize(
    "properties",
    [
        "publish: true",
        "publish: 'Yes'",
        "Publish: on",
        "published: 1",
        "published: 2024-09-25",
        "published: 12/05/2021",
        "published: 1.2.2020",
        'published: "[[2022]]"',
        "published:",
        "draft: false",
        "draft:",
        "publish: true\npublish: true",
        "publisher: private",
        "nested: {publish: false}",
        "title: {{title}}",
    ],
)
def test_a_note_is_published_unless_it_says_otherwise(properties):
    """A date of publication is no state, nor is the state of something else."""
    published, problems = said(f"---\n{properties}\n---\nText.\n")
    assert published
    assert [problem for problem in problems if "publish-unclear" in problem] == []


@pytest.mark.parametrize(
    "properties",
    [
        "publish: false",
        "publish: no",
        "publish: 'False'",
        "publish: private",
        "PUBLISH: 0",
        "published: false",
        "Draft: true",
        "draft: yes",
        "publish: true\ndraft: true",
        "publish: true\npublish: false",
        "publish: false\npublish: true",
        "publish: true\nPublish: false",
        "publish: !!bool false",
    ],
)
def test_a_note_that_says_so_once_is_kept_back(properties):
    """Whatever the case, the word and whatever else it says."""
    published, problems = said(f"---\n{properties}\n---\nText.\n")
    assert not published
    assert [problem for problem in problems if "publish-unclear" in problem] == []


@pytest.mark.parametrize(
    ("properties", "default", "comes_to"),
    [
        ("", "true", "public"),
        ("", "unlisted", "unlisted"),
        ("", "false", "private"),
        ("publish: true", "false", "public"),
        ("published: yes", "false", "public"),
        ("publish: true", "unlisted", "unlisted"),
        ("unlisted: true", "true", "unlisted"),
        ("unlisted: true", "false", "private"),
        ("unlisted: true\npublish: true", "false", "unlisted"),
        ("unlisted: false", "unlisted", "public"),
        ("unlisted:", "unlisted", "unlisted"),
        ("unlisted: false\nunlisted: true", "true", "unlisted"),
        ("draft: false", "false", "private"),
        ("published: 2024-09-25", "false", "private"),
        ("publish: false", "true", "private"),
        ("draft: true", "unlisted", "private"),
        ("draft: true\npublish: true", "false", "private"),
        ("unlisted: perhaps", "true", "private"),
    ],
)
def test_what_a_note_says_goes_before_what_holds_around_it(properties, default, comes_to):
    """Only a plain yes brings a note out of a private folder, and nothing brings one out that says no."""
    text = f"---\n{properties}\n---\nText.\n" if properties else "Text.\n"
    note, _ = read(text, default=Visibility(default))
    assert ("private" if note is None else "unlisted" if note.unlisted else "public") == comes_to


def test_a_permalink_is_an_address_within_the_site():
    """Slashes around it do not count; a wrong one is reported and costs nothing else."""
    assert read("---\npermalink: /some/path/\n---\n")[0].permalink == "some/path"
    note, problems = read("---\ntitle: x\nPermalink: ../up\n---\n")
    assert (note.permalink, note.title) == ("", "x")
    assert [str(problem) for problem in problems] == [
        (
            "content/notes/x.md:3: warning permalink-wrong “permalink”: “../up” has a part that is empty or begins "
            "with a dot; the note keeps the address of its file; correct it"
        )
    ]


UNCLEAR = "the note was not published; write “publish: true” or “publish: false”"


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("---\npublish: perhaps\n---\n", 2, "“publish” is neither true nor false"),
        ("---\ntitle: x\npublish:\n---\n", 3, "“publish” is neither true nor false"),
        ("---\npublish: [false]\n---\n", 2, "“publish” is neither true nor false"),
        ("---\ndraft: 2024-09-25\n---\n", 2, "“draft” is neither true nor false"),
        ("---\n{publish: false\n---\n", 2, "its publish state cannot be read"),
        ("---\ntitle: [\n'publish' : false\n---\n", 2, "its publish state cannot be read"),
        ("---\n- publish: false\n---\n", 2, "its publish state cannot be read"),
        ("---\npublish: false\n", 1, "its front matter does not begin on the first line or does not end"),
        ("\n---\npublish: false\n---\n", 1, "its front matter does not begin on the first line or does not end"),
    ],
)
def test_a_note_is_kept_back_where_nobody_can_tell(text, line, why):
    """A page that is missing is noticed; a page that should not be there is noticed by others."""
    published, problems = said(text)
    assert not published
    assert f"content/notes/x.md:{line}: warning publish-unclear {why}; {UNCLEAR}" in problems


@pytest.mark.parametrize(
    ("properties", "problem"),
    [
        (
            "title: x: y",
            (
                "2: warning yaml-malformed is not valid YAML: mapping values are not allowed in this context; "
                "not used; correct the line or quote the text"
            ),
        ),
        (
            "only words",
            (
                "2: warning properties-wrong the front matter is no map of properties; not read; "
                "write “name: value” on each line"
            ),
        ),
        (
            "tags: a\ntags: b\nmine: 1\nmine: 2",
            "3: warning yaml-duplicate the property “tags” stands twice; the first was taken; remove one",
        ),
    ],
)
def test_front_matter_is_reported_where_it_costs_something_of_ours(properties, problem):
    """The note is published all the same."""
    assert said(f"---\n{properties}\n---\nText.\n") == (True, [f"content/notes/x.md:{problem}"])


def test_what_an_author_writes_for_other_tools_is_no_problem():
    """Tags, aliases, templates and duplicates of YAML that are none of ours."""
    odd = 'mine: !tag x\nalias: *none\ntemplate: {{template}}\nmine: 2\nodd: "\\u202e"\n<<: {a: 1}'
    assert said(f"---\n{odd}\n---\nText.\n") == (True, [])


def test_a_note_is_about_the_model_that_it_names_or_is_named_for():
    """The property goes before the name of the file."""
    assert read("Text.\n", "models/alpha.md", model="alpha")[0].model == "alpha"
    assert read("---\nmodel: beta\n---\n", "models/alpha.md", model="alpha")[0].model == "beta"
    assert read("---\nmodel:\n---\n", "models/alpha.md", model="alpha")[0].model == "alpha"


@pytest.mark.parametrize(
    ("path", "body", "title"),
    [
        ("notes/My note.md", "Text.", "My note"),
        ("notes/x.md", "\n\n# The title #\nText", "The title"),
        ("notes/x.md", "# C#", "C#"),
        ("notes/x.md", "# ###", "x"),
        ("notes/x.md", "#tag\n# Later", "x"),
        ("notes/index.md", "Text.", "notes"),
        ("README.md", "Text.", "README"),
    ],
)
def test_a_note_without_a_title_is_called_by_its_heading_or_its_name(path, body, title):
    """An index bears its folder's name."""
    assert title_of(path, body) == title


@given(st.text(alphabet="---\n: apublishdrftrue[]{}\"'#>`~ "))
def test_any_text_is_a_note_or_kept_back(text):
    """No exception; and a body is always an end of the file."""
    note, problems = read(text)
    assert note is not None or "publish" in text.lower() or "draft" in text.lower()
    assert note is None or text.endswith(note.body)
    assert all(problem.path == "content/notes/x.md" for problem in problems)


@pytest.mark.parametrize(
    "text",
    [
        "---\n" + "x" * 3_000_000,
        "---\n" * 700_000,
        "# " + "# " * 1_500_000 + "x",
        "> " * 1_500_000 + "```compare",
        " " * 3_000_000 + "```compare",
        "```compare\n" * 300_000,
        "- " * 1_500_000 + "```facts",
        "\n" * 3_000_000 + "---\n",
        "---\n" + "publish" * 400_000 + "\n",
    ],
    ids=["no end", "ends only", "hashes", "quotes", "spaces", "fences", "lists", "lines", "words"],
)
def test_notes_that_are_made_to_be_slow_are_not(text):
    """Every scan is linear."""
    start = perf_counter()
    read(text)
    assert perf_counter() - start < 8
