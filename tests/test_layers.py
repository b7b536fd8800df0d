"""Who may know whom, read from the imports of every module."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
STAGES = (
    "load",
    "check",
    "merge",
    "findings",
    "compare",
    "memory",
    "costs",
    "rank",
    "searches",
    "translate",
    "bases",
    "pages",
    "render",
)
COMMON = ("nouns", "files", "shipped", "forking")
ALLOWED = {
    "nouns": ("nouns",),
    "files": ("nouns",),
    "shipped": (),
    "forking": (),
    **{stage: (stage, *COMMON) for stage in STAGES},
    # What is asked without a site has no use for the stages that make one, and need not wait for them.
    "questions": (*STAGES[: STAGES.index("translate")], "nouns"),
    "pipeline": (*STAGES, "questions", "nouns"),
    "sync": ("sync", *COMMON),
    "engines": ("engines", "pipeline", *COMMON),
    # The command reads a project's settings, describes its files, and reads what is asked, without running the stages.
    "cli": (
        "cli",
        "engines",
        "pipeline",
        "questions",
        "load.rating_shapes",
        "load.settings",
        "load.shapes",
        "load.yaml_text",
        "memory.asking",
        "sync",
        *COMMON,
    ),
}
HOSTS = ("mkdocs", "properdocs", "material", "zensical")
MODULES = sorted(path.relative_to(ROOT / "generator").as_posix() for path in (ROOT / "generator").rglob("*.py"))


def imports(path):
    """The full name of everything that a module imports, wherever in it."""
    tree = ast.parse((ROOT / "generator" / path).read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports by a relative name"
            module = node.module or ""
            yield from (f"{module}.{alias.name}" for alias in node.names)


def within(name, part):
    return name == f"generator.{part}" or name.startswith(f"generator.{part}.")


@pytest.mark.parametrize("path", [path for path in MODULES if path != "__init__.py"])
def test_a_module_imports_only_what_its_layer_may_know(path):
    """Stages know the nouns and not one another; the pipeline knows all stages; engines and commands stand outside."""
    layer = path.split("/")[0].removesuffix(".py")
    ours = [name for name in imports(path) if name.split(".")[0] == "generator" and name != "generator.__version__"]
    assert [name for name in ours if not any(within(name, part) for part in ALLOWED[layer])] == []


@pytest.mark.parametrize("path", MODULES)
def test_only_the_adapters_import_a_host(path):
    """MkDocs and its kin are named in `engines/mkdocs*.py` and nowhere else."""
    hosts = [name for name in imports(path) if name.split(".")[0] in HOSTS]
    assert path.startswith("engines/mkdocs") or hosts == []


def test_the_layers_are_those_that_exist():
    """Every folder and module of the package has its line in the table."""
    assert {path.split("/")[0].removesuffix(".py") for path in MODULES} - {"__init__"} == set(ALLOWED)
