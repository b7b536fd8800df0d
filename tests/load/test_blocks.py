"""Fenced blocks: where they are found, and what they may say."""

import pytest

from generator.load.blocks import fenced
from generator.load.notes import read_note
from generator.nouns.notes import Block


def read(body, front=""):
    """The blocks of a note with this body, and what is said about them."""
    note, problems = read_note(f"---\n{front}\n---\n{body}", "x.md", "content/x.md")
    return note.blocks, [str(problem) for problem in problems]


COMPARE = Block("compare", 4, ("a", "b"))
FIRST = "models: [a, b]"


@pytest.mark.parametrize(
    "body",
    [
        f"```compare\n{FIRST}\n```\n",
        f"~~~ compare\n{FIRST}\n~~~\n",
        f"`````compare  \n{FIRST}\n`````\n",
        f"```compare\n{FIRST}\n``````\n",
        f"  ```compare\n  {FIRST}\n  ```\n",
        f"> ```compare\n> {FIRST}\n> ```\n",
        f">```compare\n>{FIRST}\n>```\n",
        f"> > ```compare\n> > {FIRST}\n> > ```\n",
        f"> ```compare\n> {FIRST}\nText after the quote.\n",
        f"- ```compare\n  {FIRST}\n  ```\n",
        f"1. ```compare\n   {FIRST}\n   ```\n",
        f"```compare title\n{FIRST}\n```\n",
        "```compare\nmodels:\n  - a\n  - b\n  - a\n```\n",
        "```compare\nmodels: a, b\n```\n",
        "```compare\n# a comment\nmodels: [a, b] # and another\n```\n",
    ],
)
def test_a_block_is_found_wherever_obsidian_shows_one(body):
    """With either fence, of any length, indented, in quotes, callouts and lists."""
    assert read(body) == ((COMPARE,), [])


@pytest.mark.parametrize(
    "body",
    [
        f"````\n```compare\n{FIRST}\n```\n````\n",
        f"~~~markdown\n```compare\n{FIRST}\n```\n~~~\n",
        f"> ````\n> ```compare\n> {FIRST}\n> ```\n> ````\n",
        f"    ```compare\n    {FIRST}\n    ```\n",
        f"\t```compare\n\t{FIRST}\n\t```\n",
        f"```comparer\n{FIRST}\n```\n",
        f"```Compare\n{FIRST}\n```\n",
        f"``compare\n{FIRST}\n``\n",
        f"Text ```compare\n{FIRST}\n```\n",
        f"```compare `inline`\n{FIRST}\n",
        "```\nnever closed\n```compare\nmodels: [a, b]\n",
    ],
)
def test_what_shows_as_something_else_is_no_block(body):
    """Inside another fence, indented as code, in a line, or by another name."""
    assert read(body) == ((), [])


@pytest.mark.parametrize(
    ("before", "line"),
    [("- item\n\n", 6), ("!!! note\n", 5), ("- item\n    - deeper\n", 6), ("> quote\n\n1. item\n   more\n", 8)],
)
def test_a_deeply_indented_block_belongs_to_what_holds_it(before, line):
    """In a list item or an admonition, four spaces are no code."""
    blocks, problems = read(f"{before}    ```facts\n    model: a\n    ```\n")
    assert (blocks, problems) == ((Block("facts", line, ("a",)),), [])


def test_blocks_come_in_the_order_of_the_note():
    """Each with the line of its fence in the file."""
    blocks, problems = read(
        "Text.\n```compare\nmodels: [a, b]\nfields: [x, y, x]\n```\n\n~~~facts\nmodel: a\nfields: z\n~~~\n"
    )
    assert problems == []
    assert blocks == (Block("compare", 5, ("a", "b"), ("x", "y")), Block("facts", 10, ("a",), ("z",)))


def test_a_compare_block_narrows_its_rows_as_the_command_does():
    """To groups and to a set, by the words of the command's options; a facts block takes neither."""
    body = "```compare\nmodels: [a, b]\nfields: [x]\ngroup: [limits, prices]\nrows: differences\n```\n"
    assert read(body) == ((Block("compare", 4, ("a", "b"), ("x",), ("limits", "prices"), "differences"),), [])
    (block,), (problem,) = read("```facts\nmodel: a\nrows: same\n```\n")
    assert block == Block("facts", 4, ("a",)) and "key-unknown" in problem


@pytest.mark.parametrize("body", ["```facts\n```\n", "```facts\nmodel:\n```\n", "```facts\nmodels: [m]\n```\n"])
def test_a_facts_block_means_the_model_of_its_note(body):
    """Where it names none."""
    assert read(body, "model: m") == ((Block("facts", 4, ("m",)),), [])


def test_a_facts_block_may_name_another_model():
    """The note's model stands in only where there is none."""
    assert read("```facts\nmodel: other\n```\n", "model: m")[0] == (Block("facts", 4, ("other",)),)


@pytest.mark.parametrize(
    ("body", "kind", "error"),
    [
        ("```compare\n```\n", "compare", "it takes two models or more; write “models: [first, second]”"),
        (
            "```compare\nmodels: [a]\n```\n",
            "compare",
            "it takes two models or more; write “models: [first, second]”",
        ),
        ("```compare\n- a\n- b\n```\n", "compare", "its text has no keys; write “models: [first, second]”"),
        ("```compare\njust words\n```\n", "compare", "its text has no keys; write “models: [first, second]”"),
        (
            f"```compare\nmodels: [{', '.join(map(str, range(13)))}]\n```\n",
            "compare",
            "it names 13 models, and 12 fit beside one another; name fewer",
        ),
        ("```facts\n```\n", "facts", "it names no model; write “model: <id>”"),
        (
            "```facts\nmodels: [a, b]\n```\n",
            "facts",
            "it names several models, and facts are of one; make it a compare block",
        ),
        ("```facts\nmodel: a\n", "facts", "it has no end; close it with the fence that it begins with"),
    ],
)
def test_a_block_that_cannot_be_shown_says_why(body, kind, error):
    """In its place on the page, and as a problem."""
    blocks, problems = read(body)
    assert blocks == (Block(kind, 4, error=error),)
    assert problems == [f"content/x.md:4: warning block-unusable the {kind} block is not shown: {error}"]


def test_a_block_of_broken_yaml_names_the_line_in_the_file():
    """Lines are those of the note, not of the block."""
    blocks, problems = read("Text.\n> ```compare\n> models: [a, b]\n> fields: x: y\n> ```\n")
    error = "its text is not valid YAML; write “models: [first, second]”"
    assert blocks == (Block("compare", 5, error=error),)
    assert problems == [
        (
            "content/x.md:7: warning yaml-malformed is not valid YAML: mapping values are not allowed in this context; "
            "not used; correct the line or quote the text"
        ),
        f"content/x.md:5: warning block-unusable the compare block is not shown: {error}",
    ]


def test_an_unknown_key_of_a_block_is_reported_and_left_out():
    """With the word that was probably meant."""
    blocks, problems = read("```compare\nmodels: [a, b]\nfeilds: [x]\n```\n")
    assert blocks == (COMPARE,)
    assert problems == [
        (
            "content/x.md:6: warning key-unknown unknown key “feilds” in a compare block; did you mean “fields”?; "
            "not read; correct or remove it"
        )
    ]


def test_the_body_of_a_quoted_and_indented_block_is_what_was_meant():
    """Quote marks and the indentation of the fence go, everything else stays."""
    [block] = fenced("> -   ```x y\n>     one\n>       two\n>\n>  three\n>     ```\n> after\n", 7)
    assert (block.word, block.line, block.body, block.closed) == ("x", 7, "one\n  two\n\nthree", True)
