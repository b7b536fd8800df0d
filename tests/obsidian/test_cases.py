"""Golden cases: `<rule>.input.md` comes to `<rule>.output.md`, and what is said about it stands below a line of `~`.

After a change that is meant, `pytest tests/obsidian/test_cases.py --update-goldens` rewrites the outputs; the diff is
then read line by line.
"""

from pathlib import Path

import pytest
from obsidian_vault import html_of, translated

CASES = Path(__file__).parent / "cases"
INPUTS = sorted(CASES.glob("*/*.input.md"))
SEPARATOR = "~" * 20


def name_of(file):
    return f"{file.parent.name}/{file.name.removesuffix('.input.md')}"


@pytest.mark.parametrize("file", INPUTS, ids=name_of)
def test_a_note_comes_to_the_markdown_that_its_rule_says(file, update_goldens):
    """The rule is the file's name."""
    result = translated(file.read_text(encoding="utf-8"))
    problems = "".join(f"{problem}\n" for problem in result.problems)
    actual = result.markdown + (f"{SEPARATOR}\n{problems}" if problems else "")
    golden = file.with_name(file.name.replace(".input.", ".output."))
    if update_goldens:
        golden.write_text(actual, encoding="utf-8")
    assert actual == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("file", INPUTS, ids=name_of)
def test_translating_twice_gives_the_same_bytes(file):
    """No order of sets, no state of the index shows."""
    body = file.read_text(encoding="utf-8")
    assert translated(body) == translated(body)


@pytest.mark.parametrize("file", INPUTS, ids=name_of)
def test_an_engine_reads_every_case(file):
    """Nothing of a case makes the engine fail."""
    assert html_of(translated(file.read_text(encoding="utf-8")).markdown) is not None


def test_every_case_has_both_files():
    """No output is left behind by a case that was renamed."""
    outputs = {file.name.removesuffix(".output.md") for file in CASES.glob("*/*.output.md")}
    assert outputs == {file.name.removesuffix(".input.md") for file in INPUTS}
