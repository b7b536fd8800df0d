"""`new`."""

import pytest

from generator.cli.making import to_file_name, to_id


def test_a_new_model_is_sound_and_has_its_key_facts_unknown(project, modelbook):
    """The id is made from the name; stdout names the file."""
    code, out, _ = modelbook("new", "model", "Gamma: 2 (7B)")
    assert (code, out) == (0, "data/models/gamma-2-7b.yml\n")
    text = (project / "data/models/gamma-2-7b.yml").read_text()
    assert text.startswith('name: "Gamma: 2 (7B)"\n') and "  context_length: unknown" in text
    assert modelbook("check", "--strict")[2] == "No problems; worth knowing: 1\n"


def test_a_new_note_is_sound_and_not_published_yet(project, modelbook):
    """It may name the models that it is about."""
    code, out, _ = modelbook("new", "note", 'What: "is" this?', "--model", "alpha", "--model", "beta")
    assert (code, out) == (0, "content/notes/What is this.md\n")
    text = (project / "content/notes/What is this.md").read_text()
    assert text.startswith('---\ntitle: "What: \\"is\\" this?"\ntags: []\nmodels: [alpha, beta]\n')
    assert modelbook("check", "--strict")[2] == "No problems; worth knowing: 1\n"


def test_a_new_comparison_is_added_once(project, modelbook):
    """At the end of the list; the file's own text stays."""
    modelbook("new", "model", "Gamma")
    assert modelbook("new", "comparison", "alpha", "gamma")[0] == 0
    text = (project / "data/comparisons.yml").read_text()
    assert text.startswith("- models: [alpha, beta]\n- models: [alpha, gamma]\n")
    assert modelbook("check", "--strict")[2] == "No problems; worth knowing: 1\n"
    code, _, err = modelbook("new", "comparison", "gamma", "alpha")
    assert (code, err) == (2, "modelbook: comparisons.yml asks for gamma and alpha already\n")


def test_a_list_that_cannot_be_added_to_is_left_alone(project, modelbook):
    """The entry is printed instead, for adding by hand."""
    modelbook("new", "model", "Gamma")
    (project / "data/comparisons.yml").write_text("[{models: [alpha, beta]}]\n")
    code, _, err = modelbook("new", "comparison", "alpha", "gamma")
    assert code == 2 and "add this to it by hand:\n- models: [alpha, gamma]\n" in err
    assert (project / "data/comparisons.yml").read_text() == "[{models: [alpha, beta]}]\n"


def test_nothing_is_overwritten(project, modelbook):
    """Neither a record under either ending, nor a note."""
    (project / "data/models/gamma.yaml").write_text("name: Gamma\n")
    expected = (2, "", "modelbook: data/models/gamma.yaml is there already; nothing was written\n")
    assert modelbook("new", "model", "Gamma") == expected
    assert modelbook("new", "note", "first")[0] == 2


def test_a_new_file_stays_within_the_project(project, modelbook):
    """Neither an id nor a folder leads out of it."""
    assert modelbook("new", "model", "x", "--id", "../../x")[0] == 2
    assert modelbook("new", "note", "x", "--folder", "../..")[0] == 2
    assert not list(project.parent.glob("x*"))


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Llama 3.2 1B (Instruct)", "llama-3.2-1b-instruct"),
        ("Église/7B", "eglise-7b"),
        ("深", ""),
        ("o3_mini!", "o3_mini"),
    ],
)
def test_an_id_is_made_of_what_ids_may_have(name, id_):
    """Accents are dropped; a name of which nothing is left needs an id of its own."""
    assert to_id(name) == id_


def test_a_file_name_has_nothing_that_links_or_systems_cannot_have():
    """And is never empty."""
    assert to_file_name("a/b: [c] #d | e^f\x00.") == "a b c d e f"
    assert to_file_name("../..") == to_file_name("?") == "untitled"
