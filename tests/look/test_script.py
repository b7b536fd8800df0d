"""What the script does without a page, run by Node where there is one."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

MODULES = Path(__file__).parents[2] / "overrides" / "assets" / "modelbook"
NODE = shutil.which("node")
pytestmark = pytest.mark.skipif(NODE is None, reason="needs Node")


@pytest.fixture(scope="module")
def modules(tmp_path_factory):
    """The modules where Node takes them for what they are."""
    folder = tmp_path_factory.mktemp("script")
    shutil.copytree(MODULES, folder, dirs_exist_ok=True)
    (folder / "package.json").write_text('{"type": "module"}')
    return folder


@pytest.fixture
def call(modules):
    """Calls a function of a module with values, and gives back what it says."""

    def run(module, function, *values):
        given = ", ".join(json.dumps(value) for value in values)
        code = (
            f'import {{ {function} }} from "./{module}.js"; process.stdout.write(JSON.stringify({function}({given})));'
        )
        command = [NODE, "--input-type=module", "--eval", code]
        done = subprocess.run(command, cwd=modules, capture_output=True, encoding="utf-8", check=False)
        assert done.stderr == ""
        return json.loads(done.stdout)

    return run


@pytest.mark.parametrize(
    ("keys", "descending", "expected"),
    [
        ([3, 1, 2], False, "bca"),
        ([3, 1, 2], True, "acb"),
        ([None, 2, 1], False, "cba"),
        ([None, 1, 2], True, "cba"),
        ([1, None, 1], True, "acb"),
        (["Llama 10", "llama 9", "Ada"], False, "cba"),
        ([0, None, -1], False, "cab"),
    ],
    ids=["up", "down", "absent-last", "absent-last-down", "ties-keep-order", "names", "zero-is-not-absent"],
)
def test_rows_are_ordered(call, keys, descending, expected):
    """Numbers as numbers, names as people read them, absences last, ties as they stood."""
    assert "".join(call("sort", "ordered", list("abc"), keys, descending)) == expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [("", True), ("META", True), ("dense meta", True), ("meta moe", False), ("128k  llama", True)],
)
def test_a_row_holds_all_the_words(call, asked, expected):
    """In any order and in any case."""
    assert call("filter", "holds", "Llama 3.2 1B\tMeta\t128K\tDense", asked) is expected


def _cells(*texts, best=-1):
    return [{"text": text, "best": place == best} for place, text in enumerate(texts)]


def test_rows_become_a_markdown_table(call):
    """Whatever is in a cell stays in its cell; the better value is bold."""
    rows = [_cells("Fact", "A|B", "C"), _cells("Price", "$2.50", "<b>*x*", best=2), _cells("Layers", "", "16")]
    assert call("exports", "toMarkdown", rows) == (
        "| Fact | A\\|B | C |\n| --- | --- | --- |\n| Price | $2.50 | **\\<b>\\*x\\*** |\n| Layers |  | 16 |\n"
    )


def test_rows_become_csv(call):
    """Quoted where needed, and nothing that a spreadsheet would run."""
    rows = [_cells("Fact", "A, B"), _cells('say "x"', "=1+1"), _cells("@cmd", "-0.5"), _cells("+cmd", "")]
    assert call("exports", "toCsv", rows) == ('Fact,"A, B"\r\n"say ""x""",\'=1+1\r\n\'@cmd,-0.5\r\n\'+cmd,\r\n')
