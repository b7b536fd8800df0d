"""The lists in the documentation are those of the code: nothing is missing from them and nothing in them is made up."""

import ast
import json
import re
import tomllib
from pathlib import Path
from types import NoneType

import pytest
from problem_codes import codes_in
from typer.main import get_command

from generator.check import check
from generator.cli import app
from generator.cli.compare import comparison_json
from generator.cli.cost import cost_json
from generator.cli.facts import facts_json
from generator.cli.match import match_json
from generator.cli.printing import as_json, problems_json
from generator.cli.vram import vram_json
from generator.compare.footprints import ALIKE
from generator.compare.headline import ENOUGH
from generator.compare.measures import TOKENS_PER_PAGE
from generator.compare.verdict import RULES
from generator.engines.mkdocs import ModelbookPlugin
from generator.load import load, rating_shapes, shapes
from generator.load.catalogues import read_fields
from generator.load.publishing import SAID_PUBLIC, SAID_UNLISTED
from generator.load.settings import read_settings
from generator.memory.asking import asked
from generator.nouns.claims import SourceKind, State
from generator.nouns.costs import Task
from generator.nouns.fields import FieldType
from generator.nouns.problems import Level, Problem
from generator.nouns.settings import Settings
from generator.pipeline import examine
from generator.questions import assess, charge, contrast, inspect, measure
from generator.render.sections import NAMES

ROOT = Path(__file__).parent.parent
GUIDE = ROOT / "content" / "guide"
PROSE = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
FENCE = re.compile(r"^(?P<fence>`{3,})(?P<info>[^\n]*)\n(?P<body>.*?)^(?P=fence)$", re.DOTALL | re.MULTILINE)


def guide(name):
    return (GUIDE / name).read_text(encoding="utf-8")


def section(text, heading):
    """What stands under a heading, up to the next heading of the same or a higher level; code blocks are left out."""
    text = FENCE.sub("", text)
    start = re.search(rf"^(#+) {re.escape(heading)}$", text, re.MULTILINE)
    assert start, f"there is no heading “{heading}”"
    rest = text[start.end() :]
    end = re.search(rf"^#{{1,{len(start[1])}}} ", rest, re.MULTILINE)
    return rest[: end.start()] if end else rest


def rows(text):
    """The rows of all tables in a text, cell by cell, without heads and rules."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.strip("|").split(" |")] for line in lines]
    rules = {at for at, row in enumerate(cells) if set("".join(row)) <= set("-: |")}
    return [row for at, row in enumerate(cells) if at not in rules and at + 1 not in rules]


def named(text, column=0):
    """The words in code style that open the cells of a column."""
    return [match[1] for row in rows(text) if (match := re.match(r"`([^`]+)`", row[column]))]


def code_in(text):
    """Every word in code style."""
    return set(re.findall(r"`([^`\n]+)`", text))


def blocks(text, language):
    """The bodies of the fenced blocks in a language."""
    return [match["body"] for match in FENCE.finditer(text) if match["info"].strip() == language]


# ── Records ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def keys_of(shape, *, deep=False):
    """The keys of a shape with whether each is needed; nested shapes as `a.b`, `a.<id>.b` and `a[].b` where `deep`."""
    found = {}
    yardstick = rating_shapes.YardstickShape
    for name, field in shape.model_fields.items():
        # Yardsticks have a table of their own, to which entries that add keys to them refer.
        if shape is not yardstick and issubclass(shape, yardstick) and name in yardstick.model_fields:
            continue
        key = field.alias or name
        found[key] = field.is_required()
        nested = nested_in(field.annotation) if deep else None
        # Sources have a table of their own, to which the others refer.
        if nested and nested[0] is not shapes.SourceShape:
            inner, between = nested
            found |= {f"{key}{between}{sub}": needed for sub, needed in keys_of(inner, deep=True).items()}
    return found


def nested_in(annotation):
    if isinstance(annotation, type) and issubclass(annotation, shapes.Shape):
        return annotation, "."
    arguments = getattr(annotation, "__args__", ())
    inner = next((one for one in arguments if isinstance(one, type) and issubclass(one, shapes.Shape)), None)
    if NoneType in arguments:
        return inner and (inner, ".")
    return inner and (inner, ".<id>." if len(arguments) == 2 else "[].")


RECORD_SECTIONS = {
    "The record": (shapes.RecordShape, False),
    "Sources": (shapes.SourceShape, False),
    "Claims": (shapes.ClaimShape, False),
    "Capabilities": (shapes.CapabilityShape, False),
    "Prices": (shapes.PriceShape, False),
    "Benchmark scores": (shapes.ScoreShape, False),
    "Ratings": (shapes.RatingShape, False),
    "Transparency reports": (shapes.TransparencyShape, True),
    "Aliases": (shapes.AliasShape, False),
    "organizations.yml": (shapes.OrganizationShape, False),
    "families.yml": (shapes.FamilyShape, False),
    "benchmarks.yml": (shapes.BenchmarkShape, False),
    "transparency.yml": (shapes.SchemeShape, True),
    "comparisons.yml": (shapes.PairShape, False),
    "gpus.yml": (shapes.GpusShape, True),
    "Yardsticks": (rating_shapes.YardstickShape, True),
    "ranking.yml": (rating_shapes.RankingShape, True),
    "needs.yml": (rating_shapes.NeedShape, True),
}


@pytest.mark.parametrize("heading", RECORD_SECTIONS)
def test_every_key_of_a_data_file_is_documented_with_whether_it_is_needed(heading):
    """The table of each section has exactly the keys of the type that reads them."""
    shape, deep = RECORD_SECTIONS[heading]
    table = first_table(section(guide("writing-records.md"), heading))
    assert needed_in(table) == keys_of(shape, deep=deep)


def needed_in(text):
    """Keys by their first column, with whether the second says that they are needed."""
    return {row[0].strip("`"): row[1] == "yes" for row in rows(text)}


def first_table(text):
    lines = text.splitlines()
    start = next(at for at, line in enumerate(lines) if line.startswith("|"))
    end = next((at for at, line in enumerate(lines[start:], start) if not line.startswith("|")), len(lines))
    return "\n".join(lines[start:end])


def with_nested(shape):
    """A shape and all that stand within it."""
    inner = [nested[0] for field in shape.model_fields.values() if (nested := nested_in(field.annotation))]
    return {shape}.union(*map(with_nested, inner))


def test_every_shape_that_reads_a_file_has_a_section():
    """A new type of entry needs a table of its own, or stands within one that has it."""
    documented = [shape for shape, _ in RECORD_SECTIONS.values()] + [shapes.FieldsShape]
    assert set().union(*map(with_nested, documented)) == subclasses(shapes.Shape)


def subclasses(of):
    """All classes below one."""
    return set(of.__subclasses__()).union(*map(subclasses, of.__subclasses__()))


def test_the_keys_of_a_field_are_documented():
    """The two tables of fields.yml have the keys of the catalogue and of each field in it."""
    text = section(guide("fields.md"), "fields.yml")
    top = keys_of(shapes.FieldsShape, deep=True)
    own = keys_of(shapes.FieldShape)
    without = {key: needed for key, needed in top.items() if key.removeprefix("fields.<id>.") not in own}
    assert needed_in(text) == without | own


def test_every_field_type_is_documented_in_order():
    """The table of types has those of the code."""
    assert named(section(guide("fields.md"), "Types")) == [str(one) for one in FieldType]


def test_source_kinds_and_absences_are_documented():
    """Kinds of source stand in the order in which they win; the words for what is absent are those of the code."""
    text = guide("writing-records.md")
    kinds = [row for row in named(section(text, "Sources")) if row not in keys_of(shapes.SourceShape)]
    assert kinds == [kind.label for kind in SourceKind]
    assert sorted(named(section(text, "What is absent"))) == sorted(s.value for s in State if not s.has_value)


def test_the_examples_of_records_are_a_project_without_problems(tmp_path):
    """What stands in the guide can be copied: put together, its examples load and pass every check."""
    examples = blocks(guide("writing-records.md"), "yaml")
    for body in examples:
        path = re.match(r"# (data/\S+\.yml)\n", body)
        assert path, f"an example does not say which file it is of: {body.splitlines()[0]}"
        file = tmp_path / path[1]
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8") as out:
            out.write(body)
    settings = Settings(tmp_path, tmp_path / "content", tmp_path / "data")
    loaded = load(settings)
    assert loaded.library.records.keys() == {"llama-3.2-1b", "gpt-4o", "gpt-4o-2024-08-06"}
    assert [*loaded.problems, *check(loaded.catalogue, loaded.library, loaded.vault, settings)] == []


def test_the_example_of_a_catalogue_has_no_problems():
    """The example of fields.yml is read as it stands."""
    (example,) = blocks(guide("fields.md"), "yaml")
    catalogue, problems = read_fields(example, "data/fields.yml")
    assert (list(catalogue.fields), problems) == (["context_length", "license"], [])


def test_the_excerpt_in_the_readme_is_of_the_real_record():
    """Every line of the record that the README shows stands in the file, in the same order."""
    examples = blocks((ROOT / "README.md").read_text(encoding="utf-8"), "yaml")
    (excerpt,) = [body for body in examples if body.startswith("# data/")]
    first, *shown = excerpt.splitlines()
    lines = iter((ROOT / first.removeprefix("# ")).read_text(encoding="utf-8").splitlines())
    assert shown
    assert [line for line in shown if line.strip(" …") and line not in lines] == []


# ── Notes ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_every_property_of_a_note_is_documented():
    """The table of properties has every name that the reader of notes asks for."""
    tree = ast.parse((ROOT / "generator" / "load" / "notes.py").read_text(encoding="utf-8"))
    asked = {
        call.args[0].value
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr == "get"
        and isinstance(call.func.value, ast.Name)
        and call.func.value.id == "properties"
        and isinstance(call.args[0], ast.Constant)
    }
    assert {"title", "model", "models"} <= asked
    documented = {name for row in rows(section(guide("writing-notes.md"), "Properties")) for name in code_in(row[0])}
    assert documented == asked | {*SAID_PUBLIC, SAID_UNLISTED}


def test_the_headings_that_replace_a_made_section_are_documented():
    """An author can look up which headings count as an overview, a table, what is the same and what differs."""
    table = {row[0].lower(): code_in(row[1]) for row in rows(section(guide("writing-notes.md"), "Explainers"))}
    assert table == {kind: {name.capitalize() for name in names} for kind, names in NAMES.items()}


# ── Problems ────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def codes():
    """Every code that the program can report, with its levels."""
    return codes_in(ROOT / "generator")


@pytest.fixture(scope="module")
def documented_codes():
    """Code and level of every row of the tables of problems, which have four columns."""
    return [(row[0].strip("`"), row[1]) for row in rows(guide("checks.md")) if len(row) == 4]


def test_every_problem_code_is_documented_and_none_is_made_up(codes, documented_codes):
    """The tables of checks.md have the codes of the source, each once."""
    assert len(codes) > 30
    assert sorted(code for code, _ in documented_codes) == sorted(codes)


def test_the_level_of_every_problem_is_documented(codes, documented_codes):
    """Where the source says at which level a problem is reported, the table says the same."""
    for code, level in documented_codes:
        said = {one.value for one in Level if re.search(rf"\b{one.value}\b", level)}
        assert said, f"{code}: no level"
        assert "any" in codes[code] or said == codes[code], f"{code}: {said} is documented, {codes[code]} is reported"


# ── Settings and commands ───────────────────────────────────────────────────────────────────────────────────────────


def test_every_option_of_the_plugin_is_documented():
    """The table of options has those that the plugin takes."""
    options = [name for name, _ in ModelbookPlugin.config_scheme]
    assert options
    assert sorted(named(section(guide("settings.md"), "Options of the plugin"))) == sorted(options)


def test_every_target_of_the_makefile_is_documented():
    """The table of targets has those that `make help` lists."""
    targets = re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert {"site", "test", "serve"} <= set(targets)
    assert named(section(guide("settings.md"), "make")) == [f"make {target}" for target in targets]


def commands():
    """Every command by its full name, with its options as they are written, and its arguments."""
    found = {}

    def walk(command, name):
        if hasattr(command, "commands"):
            for sub, one in command.commands.items():
                walk(one, f"{name} {sub}")
        if not hasattr(command, "commands") or command.params:
            found[name] = command.params

    walk(get_command(app), "modelbook")
    return found


def options_of(params):
    options = [param for param in params if param.param_type_name == "option"]
    return {spelling for option in options for spelling in (*option.opts, *option.secondary_opts)} - {"--help"}


@pytest.mark.parametrize("name", commands())
def test_every_option_of_a_command_is_documented(name):
    """Each command has a section whose table has exactly its options, in all spellings."""
    heading = "Options of every command" if name == "modelbook" else name
    table = rows(section(guide("command-line.md"), heading))
    documented = {word for row in table for code in code_in(row[0]) for word in code.split() if word.startswith("-")}
    assert documented == options_of(commands()[name])


def test_no_command_is_documented_that_does_not_exist():
    """Every heading that looks like a command is one."""
    headings = re.findall(r"^#+ (modelbook .+)$", guide("command-line.md"), re.MULTILINE)
    assert sorted(headings) == sorted(name for name in commands() if name != "modelbook")


def shape_of(value):
    """The keys of a JSON value and of what is in it, maps from ids by their first entry."""
    if isinstance(value, dict):
        ids = value.keys() & {"context_length", "gpt-4o"}
        return {"…": shape_of(value[min(ids)])} if ids else {key: shape_of(one) for key, one in value.items()}
    if isinstance(value, list):
        return [shape_of(value[0])] if value and isinstance(value[0], dict) else "list"
    return "value"


def within(shown, whole):
    """Whether a shortened JSON value says nothing but what the whole one says."""
    if isinstance(shown, dict):
        return all(within(one, whole[key]) for key, one in shown.items())
    if isinstance(shown, list):
        return all(any(within(one, other) for other in whole) for one in shown)
    return shown in {"…", whole}


def test_the_json_that_is_documented_is_the_json_that_is_printed():
    """The examples of JSON have the keys that the commands print, in their order; what memory comes to is so today."""
    settings, _ = read_settings(ROOT)
    book, _ = inspect(settings)
    contrasted = contrast(book, ("gpt-4o", "llama-3.2-1b-instruct"))
    small, gpus = book.models["llama-3.2-1b"], tuple(book.library.gpus.values())
    task = Task(2000, 500, 1000, 1000)
    needs = assess(settings)[1].answers
    printed = [
        json.loads(problems_json([Problem("data/models/x.yml", 1, "key-unknown", "unknown")])),
        json.loads(as_json(facts_json(book.models["llama-3.2-1b"], book))),
        json.loads(as_json(comparison_json(contrasted, book))),
        json.loads(as_json(match_json(needs["laptop"], book, 1))),
        json.loads(as_json(vram_json(small, *measure(small, asked(overhead="12%"), gpus)))),
        json.loads(as_json(cost_json(task, [charge(book.models["llama-3.1-8b"], task, asked(), gpus)], book))),
    ]
    documented = [json.loads(body) for body in blocks(guide("command-line.md"), "json")]
    assert [json.dumps(shape_of(one)) for one in documented] == [json.dumps(shape_of(one)) for one in printed]
    assert within(documented[4], printed[4])
    assert [row["total_bytes"] for row in documented[2]["memory"]] == [printed[2]["memory"][1]["total_bytes"]]


def test_the_readme_names_every_command():
    """The table in the README has each command once, with its arguments."""
    listed = named(section((ROOT / "README.md").read_text(encoding="utf-8"), "Command line"))
    assert sorted(re.sub(r" [A-Z\[].*| --.*", "", name) for name in listed) == sorted(set(commands()) - {"modelbook"})


# ── The project ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_every_topic_of_a_verdict_is_documented():
    """In the order in which they stand, with the numbers by which they are called."""
    text = guide("comparisons.md")
    assert named(section(text, "The verdict")) == [topic for topic, _ in RULES]
    assert f"pages of {TOKENS_PER_PAGE} tokens" in text
    assert (ALIKE, ENOUGH) == (20, 2) and "one part in twenty" in text and "fewer than two clauses" in text


def dependencies():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"].values()
    listed = [*project["project"]["dependencies"], *(one for group in groups for one in group if isinstance(one, str))]
    return {re.match(r"[A-Za-z0-9._-]+", one)[0].lower() for one in listed}


def test_every_dependency_is_explained():
    """The tables of dependencies have those of pyproject.toml."""
    text = section((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), "Dependencies")
    assert sorted(named(text)) == sorted(dependencies())


def test_every_stage_is_in_the_table_of_rooms():
    """The table of rooms has every folder and module at the top of the package, and no other."""
    text = section((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), "Layout")
    package = ROOT / "generator"
    folders = {f"{one.name}/" for one in package.iterdir() if one.is_dir() and (one / "__init__.py").exists()}
    modules = {one.name for one in package.glob("*.py") if one.name != "__init__.py"}
    assert sorted(named(text)) == sorted(folders | modules)


def test_what_the_readme_says_stands_where_stands_there():
    """Every path in the table of the top level exists."""
    paths = named(section((ROOT / "README.md").read_text(encoding="utf-8"), "What stands where"))
    assert "data/" in paths
    assert [path for path in paths if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("name", PROSE)
def test_links_to_files_of_the_project_lead_somewhere(name):
    """A relative link in a document at the top level names a file that is there."""
    text = FENCE.sub("", (ROOT / name).read_text(encoding="utf-8"))
    targets = [link.partition("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", text) if not re.match(r"\w+:", link)]
    assert [target for target in targets if target and not (ROOT / target).exists()] == []


def test_the_modules_that_are_named_for_adding_things_are_there():
    """Each path in that table is one in the package, or in the project."""
    table = section((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), "Adding things")
    paths = [code for code in code_in(table) if "/" in code]
    assert "nouns/row_sets.py" in paths
    assert [path for path in paths if not any((root / path).exists() for root in (ROOT, ROOT / "generator"))] == []


def test_links_within_the_guide_lead_somewhere():
    """Every wikilink of the guide names a note of it, and every heading that it names is there."""
    for file in sorted(GUIDE.glob("*.md")):
        text = re.sub(r"`[^`\n]*`", "", FENCE.sub("", file.read_text(encoding="utf-8")))
        for target in re.findall(r"\[\[([^\]|\\]+)", text):
            name, _, heading = target.partition("#")
            if name.endswith(".canvas"):
                assert len(list(GUIDE.parent.rglob(name))) == 1, f"{file.name}: {target}"
                continue
            note = guide(f"{name.removeprefix('guide/')}.md") if name else text
            assert not heading or re.search(rf"^#+ {re.escape(heading)}$", note, re.MULTILINE), f"{file.name}: {target}"


def test_no_link_of_the_guide_is_taken_for_another():
    """A page that the program makes may bear the name of a page of the guide; links go to the latter."""
    settings, _ = read_settings(ROOT)
    found = [problem for problem in examine(settings) if problem.path.startswith("content/guide/")]
    assert [str(problem) for problem in found if "link" in problem.code or "unresolved" in problem.code] == []
