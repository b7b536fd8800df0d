"""`check`, `facts`, `compare`, `match` and `schema`: what the project knows, for people and for programs."""

from pathlib import Path
from typing import Annotated

import typer

from generator.cli import printing
from generator.cli.printing import Format, Rows
from generator.cli.project import PROBLEMS, Project, refuse, say
from generator.nouns.problems import Level
from generator.nouns.spelling import did_you_mean, shown

FORMAT = Annotated[Format, typer.Option("--format", help="How to print it.")]
JSON = Annotated[bool, typer.Option("--json", help="The same as --format json.")]
LISTED = 10
"""Models of each kind that `match` prints unless more are asked for."""
AS_OF = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="Only what is shown to have been known by then.")
]


def check(
    context: typer.Context,
    format_: Annotated[
        printing.CheckFormat, typer.Option("--format", help="How to print it.")
    ] = printing.CheckFormat.TEXT,
    json: JSON = False,
    strict: Annotated[bool, typer.Option("--strict", help="Fail on warnings too.")] = False,
) -> None:
    """Report every problem of records and notes, as a build would meet them."""
    project: Project = context.obj
    settings, problems = project.read
    from generator.pipeline import examine

    found = sorted({*problems, *examine(settings, parallel=True)})
    as_json = json or format_ is printing.CheckFormat.JSON
    typer.echo(printing.problems_json(found) if as_json else "".join(f"{problem}\n" for problem in found), nl=False)
    failing = sum(problem.fails(strict=strict) for problem in found)
    known = sum(problem.level is Level.INFO for problem in found)
    wrong = len(found) - known
    said = f"Problems: {wrong}, of which fail a build: {failing}" if wrong else "No problems"
    say(f"{said}; worth knowing: {known}" if known else said)
    if failing:
        raise typer.Exit(PROBLEMS)


def facts(
    context: typer.Context,
    model: Annotated[str, typer.Argument(help="The id of a model: the name of its file.")],
    format_: FORMAT = Format.TEXT,
    json: JSON = False,
    as_of: AS_OF = None,
) -> None:
    """Print what is known about a model, and who says so."""
    project: Project = context.obj.on(as_of)
    (id_,) = project.known([model])
    from generator.cli import facts as shapes

    of_model = project.book.models[id_]
    match Format.JSON if json else format_:
        case Format.JSON:
            typer.echo(printing.as_json(shapes.facts_json(of_model, project.book)), nl=False)
        case Format.TEXT:
            typer.echo(shapes.facts_text(of_model, project.book), nl=False)
        case other:
            typer.echo(printing.table(shapes.facts_table(of_model, project.book), other), nl=False)


def compare(  # noqa: PLR0913, PLR0917
    context: typer.Context,
    models: Annotated[list[str], typer.Argument(help="The ids of two or more models.")],
    format_: FORMAT = Format.TEXT,
    json: JSON = False,
    as_of: AS_OF = None,
    rows: Annotated[Rows, typer.Option("--rows", help="Which rows to show.")] = Rows.ALL,
    group: Annotated[str | None, typer.Option("--group", metavar="A,B", help="Only the rows of these groups.")] = None,
    fields: Annotated[
        str | None, typer.Option("--fields", metavar="A,B", help="Only the rows of these fields.")
    ] = None,
) -> None:
    """Print models side by side: what is the same, what differs, and which is ahead in what."""
    project: Project = context.obj.on(as_of)
    ids = project.known(models)
    if len(ids) < 2:
        refuse("a comparison takes two different models or more")
    from generator.cli import compare as shapes
    from generator.questions import choose, contrast, lay_out, tabulate

    book = project.book
    asked = shapes.rows_asked(book, rows, group=group, fields=fields)
    chosen = Format.JSON if json else format_
    in_words = chosen in (Format.JSON, Format.TEXT)
    made = choose(book, (contrast if in_words else lay_out)(book, ids), asked)
    match chosen:
        case Format.JSON:
            typer.echo(printing.as_json(shapes.comparison_json(made, book)), nl=False)
        case Format.TEXT:
            typer.echo(shapes.comparison_text(made, tabulate(book, made), book), nl=False)
        case other:
            typer.echo(printing.table(shapes.comparison_table(tabulate(book, made), book), other), nl=False)


def match(
    context: typer.Context,
    need: Annotated[str, typer.Argument(help="The id of a need in data/needs.yml.")],
    limit: Annotated[int, typer.Option(metavar="N", min=1, help="Print so many models of each kind.")] = LISTED,
    json: Annotated[bool, typer.Option("--json", help="Print it as JSON, with the evidence.")] = False,
) -> None:
    """Rank the models for a need, with the reasons, and say why the others are excluded or cannot be judged."""
    project: Project = context.obj
    book, rated = project.rated
    if need not in rated.answers:
        there = f"there are {', '.join(rated.answers)}" if rated.answers else "data/needs.yml declares none"
        refuse(f"no need is called {shown(need)}{did_you_mean(need, rated.answers)}; {there}")
    answer = rated.answers[need]
    from generator.cli import match as shapes

    as_json = printing.as_json
    written = as_json(shapes.match_json(answer, book, limit)) if json else shapes.match_text(answer, book, limit)
    typer.echo(written, nl=False)


def schema(
    context: typer.Context,
    file: Annotated[str, typer.Argument(help="Which file: model, fields, organizations, families …")] = "model",
    out: Annotated[Path | None, typer.Option(help="Write the schemas of all files into this folder.")] = None,
) -> None:
    """Print the JSON Schema of one of the files under data/, or write those of all."""
    project: Project = context.obj
    from generator.cli.schema import all_schemas

    schemas = all_schemas(project.book.catalogue)
    if out is not None:
        from generator.files import write_text

        for name, content in schemas.items():
            write_text(project.folder / out / f"{name}.schema.json", printing.as_json(content))
        say(f"{len(schemas)} schemas written to {out}; name one in the first line of a file:")
        say("# yaml-language-server: $schema=…/model.schema.json")
        return
    if file not in schemas:
        refuse(f"no schema is called “{file}”{did_you_mean(file, schemas)}; there are {', '.join(schemas)}")
    typer.echo(printing.as_json(schemas[file]), nl=False)
