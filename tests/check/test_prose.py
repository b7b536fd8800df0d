"""Numbers in the text about a model, held against its record."""

import pytest
from builders import make_catalogue, make_field, make_library, make_note, make_record, make_settings, make_vault

from generator.check.prose import check_prose
from generator.check.subject import Subject
from generator.nouns.records import Capability

CATALOGUE = make_catalogue(
    make_field("hidden_size", label="Hidden size", type="integer", unit=""),
    make_field("num_hidden_layers", label="Layers", type="integer", unit=""),
    make_field("num_attention_heads", label="Attention heads", type="integer", unit=""),
    make_field("parameters", unit="", tolerance="0.01"),
    make_field("context_length"),
    make_field("license", type="enum", group="identity", values={"mit": "MIT"}),
)
FACTS = {
    "hidden_size": ["2048", "1536"],
    "num_hidden_layers": "28",
    "num_attention_heads": "24",
    "parameters": "3.21B",
    "context_length": "128K",
}


def told(body, model="alpha", **record):
    """The problems of a note about a model of which all this is on record, beside a model called Beta 7B."""
    own = make_record("alpha", facts=FACTS, catalogue=CATALOGUE, **record)
    other = make_record("beta", name="Beta 7B", facts={"num_hidden_layers": "32"}, catalogue=CATALOGUE)
    vault = make_vault(make_note(body=body, body_line=4, model=model))
    subject = Subject(CATALOGUE, make_library(own, other), vault, make_settings())
    return [str(problem) for problem in check_prose(subject)]


def found(text):
    """What is found in a text, as number and label."""
    return [(one.split("“")[1].split("”")[0], one.split("“")[2].split("”")[0]) for one in told(text)]


def test_the_message_says_what_is_on_record():
    """With the line of the note; it fails nothing."""
    (message,) = told("One.\n\nIts hidden size is 1024.\n")
    assert message == (
        "content/note.md:6: info prose-differs the text has “1024” as “Hidden size”, and on record is “2048, 1536”; "
        "shown as written; correct the text, or record the figure as a claim"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A hidden size of 1024.", ("1024", "Hidden size")),
        ("| **Hidden size** | 1,024 |", ("1,024", "Hidden size")),
        ("`hidden_size`: 1024", ("1024", "Hidden size")),
        ("with 26 layers", ("26", "Layers")),
        ("26-layer stack", ("26", "Layers")),
        ("Layers: 26", ("26", "Layers")),
        ("32 attention heads", ("32", "Attention heads")),
        ("It has 1 billion parameters.", ("1 billion", "Parameters")),
        ("a context length of 16K tokens", ("16K", "Context length")),
    ],
)
def test_a_number_beside_the_name_of_a_field_is_compared(text, expected):
    """Whichever comes first, and however the text is marked up."""
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "A hidden size of 2048, or 1,536 as others have it; 28 layers; 24 attention heads.",
        "It has 3.2B parameters, 3 billion parameters in round figures, a context length of 131,072 tokens.",
        "28 layers, 4 layers of them without a window.",
        "Its layers 3 to 5 are dense, the first 3 layers too, and every 2 layers one is not.",
        "More than 26 layers. Up to 16 layers run on a phone.",
        "Beta 7B has 32 layers.",
        "1-3 layers, 10% layers, <26 layers, v2.26 layers, 26+ layers, 8×26 layers",
        "a context length of 8 pages",
        "```\nlayers: 26\n```\n<!-- layers: 26 --> %% layers: 26\n26 layers %%",
        "A mixture of layers of 3.21 billion parameters.",
        "The licence is MIT. Chapter 26. Layers are many.",
    ],
)
def test_what_may_mean_something_else_is_passed_over(text):
    """What agrees as people round, a part, a comparison, another model, a range, a block of code, a comment."""
    assert told(text) == []


def test_only_notes_about_one_model_are_looked_at():
    """Any other may speak of whatever it likes."""
    assert told("26 layers", model="") == []


def test_what_nobody_claims_cannot_differ():
    """A record without the field says nothing against a text."""
    assert told("Attention heads: 7", model="beta") == []


def test_the_words_of_a_record_are_looked_at():
    """Its summary, and what its sources say of what it does."""
    source = make_record().sources["card"]
    able = (Capability("one", "Writes", source, "With 32 attention heads.", "In 26 layers.", "GPT-2 has 12 layers."),)
    path = "data/models/alpha.yml: info prose-differs the text has"
    rest = "; shown as written; correct the text, or record the figure as a claim"
    assert told("", summary="It has 27 layers.", capabilities=able) == [
        f"{path} “27” as “Layers”, and on record is “28”{rest}",
        f"{path} “32” as “Attention heads”, and on record is “24”{rest}",
        f"{path} “26” as “Layers”, and on record is “28”{rest}",
    ]


def test_an_alias_is_held_against_its_snapshot():
    """What its own record does not say, the snapshot's does."""
    own = make_record("alpha", facts=FACTS, catalogue=CATALOGUE)
    alias = make_record("name", alias_of="alpha", catalogue=CATALOGUE)
    vault = make_vault(make_note(body="26 layers\n", model="name"))
    (problem,) = check_prose(Subject(CATALOGUE, make_library(own, alias), vault, make_settings()))
    assert "“28”" in problem.message


def test_a_long_text_takes_no_long_time():
    """However many numbers, marks and openings of comments it has, and of however many models there are names."""
    body = "layers: 26 Beta 7B " * 20_000 + "<!-- " * 50_000 + "%% " * 50_001 + "1,234" * 50_000
    assert told(body) == []


@pytest.mark.parametrize("odd", ["\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029"])
def test_lines_are_those_that_an_editor_counts(odd):
    """What ends a line for Python alone ends none here."""
    (message,) = told(f"One{odd}and{odd}two.\nIts hidden size is 1024.\n")
    assert message.startswith("content/note.md:5: ")


def test_a_name_that_is_part_of_the_own_names_no_other_model():
    """The longer one that begins the same does, wherever it stands."""
    assert len(told("Beta 7B has 26 layers.", name="Beta 7B Chat")) == 1
    assert told("So BETA 7B has 26 layers.", name="Beta 7") == []
    assert len(told("Beta 7 has 26 layers; Beta 7B has more.", name="Beta 7")) == 1
