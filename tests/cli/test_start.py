"""How the command starts."""

import subprocess
import sys

import pytest

from generator import __version__

HEAVY = ("pydantic", "pandas", "mkdocs", "markdown", "jinja2", "yaml", "rich", "nh3", "numpy")


def test_help_needs_nothing_heavy():
    """Nothing that takes long to import is imported before a command needs it."""
    code = f"import sys, generator.cli; print([name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_help_needs_none_of_our_stages():
    """The command's own modules name the types of stages and nouns, and import them only when a command runs."""
    light = ("cli", "nouns.defaults", "nouns.problems", "nouns.spelling")
    names = {"generator", "generator.nouns", *(f"generator.{name}" for name in light)}
    code = (
        "import sys, generator.cli; "
        f"print([name for name in sorted(sys.modules) if name.split('.')[0] == 'generator' and name not in {names}"
        " and not name.startswith('generator.cli.')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_help_lists_every_command(modelbook):
    """And says what the exit codes mean."""
    code, out, _ = modelbook("--help")
    assert code == 0 and "Exit codes: 0" in out
    listed = [line.split()[0] for line in out.partition("Commands:")[2].splitlines() if line.strip()]
    assert [name for name in listed if name in {"build", "serve", "check", "facts", "compare", "schema", "new"}] == [
        "build", "serve", "check", "facts", "compare", "schema", "new",
    ]  # fmt: skip


def test_the_version_is_told(modelbook):
    """As the package has it."""
    assert modelbook("--version")[1] == f"modelbook {__version__}\n"


@pytest.mark.parametrize(
    "arguments", [["nonsense"], ["facts"], ["facts", "alpha", "--format", "pdf"], ["build", "--x"]]
)
def test_what_is_not_understood_is_a_usage_error(modelbook, arguments):
    """Exit code 2."""
    assert modelbook(*arguments)[0] == 2
