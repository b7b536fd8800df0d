"""`vault`: the records' facts in the notes of the vault."""

from typing import TYPE_CHECKING, Annotated

import typer

from generator.cli.project import PROBLEMS, Project, say

if TYPE_CHECKING:
    from generator.sync.plan import Change

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Keep the vault in step with the records.")
FEW = 12
"""Changes of one kind of which each has its line."""


@app.command()
def sync(
    context: typer.Context,
    check: Annotated[bool, typer.Option("--check", help="Write nothing; fail if there is something to write.")] = False,
) -> None:
    """Write the facts of every record as properties into its note, content/models/<id>.md."""
    project: Project = context.obj
    settings, problems = project.read
    from generator.questions import inspect_records
    from generator.sync import sync_vault

    book, found = inspect_records(settings)
    outcome = sync_vault(book, settings, write=not check)
    created = [change for change in outcome.changes if change.before is None]
    updated = [change for change in outcome.changes if change.before is not None]
    would = "would be " if check else ""
    for line in (*_lines(f"{would}created", created, project), *_lines(f"{would}updated", updated, project)):
        typer.echo(line)
    for path in outcome.files:
        typer.echo(f"{would}written  {path}")
    failing = [problem for problem in (*problems, *found) if problem.fails(strict=False)]
    if failing:
        say(f"modelbook: errors in the input: {len(failing)}; what they are about is left out; see `modelbook check`")
    for problem in sorted(outcome.problems):
        say(str(problem))
    refused = sum(problem.fails(strict=False) for problem in outcome.problems)
    changed = len(outcome.changes) + len(outcome.files)
    if not changed and not refused:
        say(f"in step: {outcome.notes} note{'' if outcome.notes == 1 else 's'}")
    if refused or (check and changed):
        raise typer.Exit(PROBLEMS)


def _lines(done: str, changes: "list[Change]", project: Project) -> list[str]:
    """A line for each, with what is new in it; a count where there are many."""
    settings = project.settings
    from generator.nouns.vault_notes import note_path

    paths = [settings.shown(settings.vault / note_path(change.id)) for change in changes]
    if len(changes) > FEW:
        return [f"{done}  {len(changes)} notes, {paths[0]} … {paths[-1]}"]
    return [f"{done}  {path}: {_what(change)}" for path, change in zip(paths, changes, strict=True)]


def _what(change: "Change") -> str:
    names = change.properties
    if change.before is None or len(names) > FEW:
        return f"{len(names)} {'property' if len(names) == 1 else 'properties'}"
    return ", ".join(names) or "the marked part"
