"""`check`, `facts` and `compare`: what the project knows, printed for people and for programs."""

from typing import Annotated

import typer

from generator.cli import printing
from generator.cli.printing import Format, Rows
from generator.cli.project import PROBLEMS, Project, refuse, say
from generator.nouns.problems import Level

FORMAT = Annotated[Format, typer.Option("--format", help="How to print it.")]
JSON = Annotated[bool, typer.Option("--json", help="The same as --format json.")]
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
    from generator.pipeline import choose, contrast, tabulate

    book = project.book
    asked = shapes.rows_asked(book, rows, group=group, fields=fields)
    match Format.JSON if json else format_:
        case Format.JSON:
            made = choose(book, contrast(book, ids), asked)
            typer.echo(printing.as_json(shapes.comparison_json(made, book)), nl=False)
        case Format.TEXT:
            made, frame = contrast(book, ids), tabulate(book, ids, asked)
            typer.echo(shapes.comparison_text(made, frame, book), nl=False)
        case other:
            table = shapes.comparison_table(tabulate(book, ids, asked), book)
            typer.echo(printing.table(table, other), nl=False)
