"""`new`: a record, a note or a comparison to begin from. Nothing that exists is overwritten."""

import re
import unicodedata
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator.cli.project import Project, refuse, say

if TYPE_CHECKING:
    from generator.nouns.fields import Catalogue

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Begin a record, a note or a comparison.")

MODEL = """name: {name}
type: model                  # model | product | service
# summary: What it is, in one plain sentence.
# developer: an id of organizations.yml
# family: an id of families.yml

sources:
  card:
    title: {title}
    publisher: Publisher     # who says so
    kind: primary            # primary | measured | third-party | note
    # url: "https://…"
    retrieved: {today}

# A claim: {{value: 128K, source: card, quote: "…"}}. Several claims: a list; all are kept.
# Instead of a value: undisclosed | not-applicable | unknown.
facts:
{facts}
"""
NOTE = """---
title: {title}
tags: []
created: {today}
publish: false               # true when it is ready
---

"""


@app.command()
def model(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="The name that people use, such as “Llama 3.2 1B”.")],
    id_: Annotated[str, typer.Option("--id", help="The id; made from the name if it is not given.")] = "",
) -> None:
    """Begin the record of a model in data/models/."""
    project: Project = context.obj
    from generator.load.shapes import ID_PATTERN

    id_ = id_ or to_id(name)
    if not re.match(ID_PATTERN, id_):
        refuse(f"“{id_}” is not an id; give one with --id, of a-z, 0-9, “.”, “_” and “-”")
    taken = [project.settings.data / "models" / f"{id_}{suffix}" for suffix in (".yml", ".yaml")]
    facts = _facts(project.book.catalogue)
    written = MODEL.format(name=_quoted(name), title=_quoted(f"{name} model card"), today=_today(), facts=facts)
    _write(project, taken[0], written, taken=taken)


@app.command()
def note(
    context: typer.Context,
    title: Annotated[str, typer.Argument(help="The note's title; its file is named after it.")],
    folder: Annotated[str, typer.Option(help="Where in the vault.")] = "notes",
    about: Annotated[
        list[str] | None, typer.Option("--model", help="A model that it is about; may be repeated.")
    ] = None,
) -> None:
    """Begin a note in the vault, unpublished; with --model, prose about a model or an explainer about several."""
    project: Project = context.obj
    ids = project.known(about or [])
    vault = project.settings.vault
    file = vault / folder / f"{to_file_name(title)}.md"
    if not file.resolve().is_relative_to(vault.resolve()):
        refuse(f"{folder} is not within the vault")
    text = NOTE.format(title=_quoted(title), today=_today())
    if ids:
        line = f"model: {ids[0]}\n" if len(ids) == 1 else f"models: [{', '.join(ids)}]\n"
        text = text.replace("tags: []\n", f"tags: []\n{line}")
    _write(project, file, text, taken=[file])


@app.command()
def comparison(
    context: typer.Context, models: Annotated[list[str], typer.Argument(help="The ids of two or more models.")]
) -> None:
    """Ask for a comparison, at the end of data/comparisons.yml."""
    project: Project = context.obj
    ids = project.known(models)
    if len(ids) < 2:
        refuse("a comparison takes two different models or more")
    if any(set(pair.models) == set(ids) for pair in project.book.library.pairs):
        refuse(f"comparisons.yml asks for {' and '.join(ids)} already")
    from generator.files import write_text

    file = project.settings.data / "comparisons.yml"
    text = _extended(file, project, f"- models: [{', '.join(ids)}]\n  # title: …\n  # intro: One sentence or two.\n")
    write_text(file, text)
    say(f"added to {project.settings.shown(file)}; `modelbook compare {' '.join(ids)}` prints it")


def to_id(name: str) -> str:
    """`Llama 3.2 1B (Instruct)` → `llama-3.2-1b-instruct`."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9._]+", "-", plain).strip("-._")


def to_file_name(title: str) -> str:
    """The title without what a file system or Obsidian cannot have in a name."""
    return " ".join(re.sub(r'[\\/:*?"<>|#^\[\]\x00-\x1f]', " ", title).split()).strip(". ") or "untitled"


def _extended(file: Path, project: Project, entry: str) -> str:
    """The file's text with one entry more; ends the command where that would not be read as such."""
    from generator.files import Unreadable, read_text
    from generator.load.yaml_text import parse_yaml

    try:
        text = read_text(file, project.settings.shown(file)) if file.exists() else ""
    except Unreadable as unreadable:
        refuse(str(unreadable.problem))
    before = parse_yaml(text, file.name)
    longer = text + ("\n" if text and not text.endswith("\n") else "") + entry
    after = parse_yaml(longer, file.name)
    length = len(before.value) if isinstance(before.value, list) else 0
    if after.problems or not isinstance(after.value, list) or len(after.value) != length + 1:
        refuse(f"{project.settings.shown(file)} is not a plain list of entries; add this to it by hand:\n{entry}")
    return longer


def _facts(catalogue: "Catalogue") -> str:
    """The key facts, each unknown until somebody says something."""
    fields = catalogue.keys or tuple(catalogue.fields.values())[:8]
    lines = [f"  {field.id}: unknown" for field in fields]
    wide = max(map(len, lines), default=0)
    return "\n".join(f"{line:<{wide}}  # {field.label}" for line, field in zip(lines, fields, strict=True)) or "  {}"


def _write(project: Project, file: Path, text: str, *, taken: list[Path]) -> None:
    from generator.files import write_text

    for other in taken:
        if other.exists() or other.is_symlink():
            refuse(f"{project.settings.shown(other)} is there already; nothing was written")
    write_text(file, text)
    typer.echo(project.settings.shown(file))


def _quoted(text: str) -> str:
    """A text as a YAML scalar on one line."""
    text = " ".join(text.split())
    plain = re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9 ._()/+-]*", text) and not re.fullmatch(r"[\d.eE+-]+", text)
    words = {"null", "true", "false", "yes", "no", "on", "off"}
    if plain and text.lower() not in words:
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _today() -> str:
    return f"{datetime.now(UTC).astimezone():%Y-%m-%d}"
