"""The command `modelbook`. Everything heavy is imported when a command needs it, so that `--help` answers at once."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from generator import __version__
from generator.cli import building, data, estimates, making, vault
from generator.cli.project import Project

app = typer.Typer(no_args_is_help=True, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
for name, command in (
    ("build", building.build),
    ("serve", building.serve),
    ("check", data.check),
    ("facts", data.facts),
    ("compare", data.compare),
    ("match", data.match),
    ("vram", estimates.vram),
    ("cost", estimates.cost),
    ("schema", data.schema),
):
    app.command(name)(command)
app.add_typer(making.app, name="new")
app.add_typer(vault.app, name="vault")


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"modelbook {__version__}")
        raise typer.Exit


@app.callback()
def options(
    context: typer.Context,
    directory: Annotated[Path, typer.Option("-C", metavar="DIR", help="Run in another project folder.")] = Path(),
    _: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Say which it is.")] = False,
) -> None:
    """Records and notes about AI models, merged into a published comparison site.

    Exit codes: 0 all is well, 1 there are problems, 2 the command was not understood.
    """
    context.obj = Project(directory.absolute())


def main() -> None:
    """Run the command; text goes out as UTF-8 wherever that is possible."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    app()
