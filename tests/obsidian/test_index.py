"""Which file a name leads to."""

import unicodedata
from time import perf_counter

import pytest
from obsidian_vault import HERE, PAGES, WITHHELD

from generator.nouns.notes import Attachment, Note, Vault
from generator.translate.index import Conventions, build_index

DUPLICATES = ("Note.md", "a/Note.md", "a/b/Note.md", "zzzz/Note.md", "zzzz/Here.md", "a/Here.md", "a/b/c/Here.md")


def index(paths, files=(), pages=None, withheld=frozenset(), **conventions):
    """The index of empty notes at some paths."""
    notes = tuple(Note(path, f"Title of {path}", "") for path in paths)
    attachments = tuple(Attachment(path, path) for path in files)
    vault = Vault(notes, attachments, withheld=withheld)
    return build_index(vault, {}, pages or {}, Conventions(**conventions))


def found(made, name, source=HERE, *, wiki=True):
    """The source of what a name leads to, None for nothing."""
    target = made.resolve(name, source, wiki=wiki).target
    return target and target.source


@pytest.mark.parametrize(
    ("name", "source", "path"),
    [
        ("Note", "zzzz/Here.md", "Note.md"),
        ("a/Note", "a/b/c/Here.md", "a/Note.md"),
        ("b/Note", "zzzz/Here.md", "a/b/Note.md"),
        ("/a/Note", "zzzz/Here.md", "a/Note.md"),
        ("./Note", "a/Here.md", "a/Note.md"),
        ("../Note", "a/Here.md", "Note.md"),
        ("../../../zzzz/Note", "a/Here.md", "zzzz/Note.md"),
        ("b/../Note", "a/Here.md", None),
        ("Here", "a/b/Note.md", "a/b/c/Here.md"),
        ("Here", "Note.md", "a/Here.md"),
    ],
)
def test_of_equal_names_one_is_taken_as_obsidian_takes_it(name, source, path):
    """The exact path, else the note's own folder and what is below it, else the shortest path."""
    assert found(index(DUPLICATES), name, source) == path


@pytest.mark.parametrize(
    ("name", "path", "wiki"),
    [
        ("ranking", "guide/ranking.md", True),
        ("graph", "graph.md", True),
        ("models/ant", "models/ant.md", True),
        ("/ranking", "ranking.md", True),
        ("ranking", "ranking.md", False),
    ],
)
def test_a_note_goes_before_a_page_that_the_program_makes(name, path, wiki):
    """Obsidian knows no such page; a path, and a Markdown link that is one, say which is meant."""
    made = index(
        ("guide/ranking.md", "b/models/ant.md"), pages=dict.fromkeys(("ranking.md", "graph.md", "models/ant.md"), "")
    )
    assert found(made, name, "Here.md", wiki=wiki) == path


def test_a_choice_is_told_unless_the_author_made_it():
    """A bare name that several files bear is ambiguous, a path is not."""
    made = index(DUPLICATES)
    assert made.resolve("Note", "zzzz/Here.md", wiki=True).others == ("a/Note.md", "a/b/Note.md", "zzzz/Note.md")
    assert made.resolve("a/Note", "zzzz/Here.md", wiki=True).others == ()
    assert made.resolve("./Note", "zzzz/Here.md", wiki=True).others == ()


def test_of_the_others_none_is_told_that_is_not_published():
    """Nor a page that the program makes."""
    made = index(("a/Note.md", "b/Note.md"), pages={"z/Note.md": "Note"}, withheld=frozenset({"c/Note.md"}))
    assert made.resolve("Note", "a/Here.md", wiki=True).others == ("b/Note.md",)


def test_a_name_that_every_folder_has_is_found_from_each_without_a_look_at_all():
    """Its own, or that below it; a few of the others are told."""
    count = 4000
    made = index([f"f{at}/README.md" for at in range(count)])
    start = perf_counter()
    answers = [made.resolve("README", f"f{at}/Here.md", wiki=True) for at in range(count)]
    assert perf_counter() - start < 2  # looking at all of them each time takes ten times as long
    assert [answer.target.source for answer in answers] == [f"f{at}/README.md" for at in range(count)]
    assert answers[0].others == ("f1/README.md", "f2/README.md", "f3/README.md")
    assert answers[-1].others == ("f0/README.md", "f1/README.md", "f2/README.md")


@pytest.mark.parametrize(
    ("link_format", "wiki", "path"),
    [
        ("", True, "Note.md"),
        ("", False, "a/Note.md"),
        ("shortest", False, "Note.md"),
        ("absolute", False, "Note.md"),
        ("relative", True, "a/Note.md"),
    ],
)
def test_a_relative_reading_comes_first_where_links_are_written_so(link_format, wiki, path):
    """Markdown links are relative unless the vault says otherwise; wikilinks start at the top unless it says so."""
    assert found(index(DUPLICATES, link_format=link_format), "Note", "a/Here.md", wiki=wiki) == path


@pytest.mark.parametrize("name", ["Straße", "STRASSE", unicodedata.normalize("NFD", "Ünder"), "ÜNDER"])
def test_names_match_without_regard_to_case_and_unicode_form(name):
    """Case-folded and normalized."""
    expected = "x/Straße.md" if name.startswith("S") else "x/Ünder.md"
    assert found(index(["x/Straße.md", "x/Ünder.md"]), name) == expected


def test_the_exact_case_comes_first():
    """On file systems that tell them apart."""
    made = index(["a/note.md", "b/Note.md"])
    assert [found(made, "note"), found(made, "Note"), found(made, "NOTE")] == ["a/note.md", "b/Note.md", "a/note.md"]


@pytest.mark.parametrize(
    ("name", "path"), [("v1.2", "v1.2.md"), ("v1.2.md", "v1.2.md"), ("x.png", "i/x.png"), ("x", None)]
)
def test_notes_need_no_extension_and_other_files_do(name, path):
    """A dot in a name does not make an extension."""
    assert found(index(["v1.2.md"], ["i/x.png"]), name) == path


def test_generated_pages_come_after_notes_and_their_titles_last():
    """A note called like a model is meant before the model's page."""
    made = index(["x/gpt-4o.md", "x/Llama 3.2 1B.md"], pages=PAGES)
    assert found(made, "gpt-4o") == "x/gpt-4o.md"
    assert found(made, "models/gpt-4o") == "models/gpt-4o.md"
    assert found(made, "GPT-4o") == "x/gpt-4o.md"
    assert found(made, "Llama 3.2 1B") == "x/Llama 3.2 1B.md"
    assert found(index([], pages=PAGES), "llama 3.2 1b") == "models/llama-3.2-1b.md"


def test_a_private_note_is_never_replaced_by_another_of_its_name():
    """The link means the private one, so it leads nowhere."""
    made = index(["other/deep/Private plans.md"], withheld=WITHHELD)
    assert made.resolve("Private plans", HERE, wiki=True).target.withheld
    assert found(made, "deep/Private plans") == "other/deep/Private plans.md"


def test_a_note_is_addressed_where_it_stands():
    """On the page that is planned for it; else at its own path."""
    notes = (Note("n/a.md", "A", ""), Note("n/b.md", "B", ""))
    made = build_index(Vault(notes), {"n/a.md": "models/gpt-4o.md"}, PAGES)
    assert [made.resolve(name, HERE, wiki=True).target.path for name in "ab"] == ["models/gpt-4o.md", "n/b.md"]
    assert [made.home("n/a.md"), made.home("n/b.md")] == ["models/gpt-4o.md", "n/b.md"]


@pytest.mark.parametrize("name", ["", ".", "..", "../../..", "/", "//", "a//b", "#", "x" * 10_000, "../" * 1_000 + "x"])
def test_odd_paths_lead_nowhere(name):
    """They neither raise nor leave the vault."""
    assert found(index(DUPLICATES), name) is None
