"""`build` and `serve`."""

import errno
import logging
import os
import time
from pathlib import Path
from typing import Annotated

import typer

from generator.cli.project import PROBLEMS, Project, refuse, say
from generator.nouns.problems import Level

INTERRUPTED = 130
SMALLEST = """site_name: My models
docs_dir: content
theme: material
plugins: [search, modelbook]"""
"""The least that an mkdocs.yml has to hold."""
STRICT = Annotated[bool, typer.Option("--strict", help="Fail on warnings too.")]


def build(
    context: typer.Context,
    strict: STRICT = False,
    site_dir: Annotated[
        Path | None, typer.Option(help="Where the site goes, instead of mkdocs.yml's site_dir.")
    ] = None,
    to_folder: Annotated[
        Path | None, typer.Option(help="Write standard Markdown and a mkdocs.yml there, for any MkDocs, and no site.")
    ] = None,
) -> None:
    """Build the site, beside the one that is there, and put it in its place when it is whole."""
    project: Project = context.obj
    if site_dir and to_folder:
        refuse("--site-dir and --to-folder exclude each other")
    # As with git and make, -C is as good as having gone there.
    to_folder = project.folder / to_folder if to_folder else None
    site_dir = project.folder / site_dir if site_dir else None
    started = time.monotonic()
    live = _write(project, to_folder, strict=strict) if to_folder else _build(project, site_dir, strict=strict)
    say(f"Done in {time.monotonic() - started:.1f} s: {_near(live)}")


def serve(
    context: typer.Context,
    dev_addr: Annotated[str, typer.Option("--dev-addr", "-a", metavar="IP:PORT", help="Where to listen.")] = "",
    open_: Annotated[bool, typer.Option("--open", "-o", help="Open a browser after the first build.")] = False,
    strict: STRICT = False,
) -> None:
    """Preview the site with MkDocs and follow every edit of records, notes and templates."""
    config_file = _config_file(context.obj)
    from generator.engines.mkdocs_build import serve_site

    chosen = ["--dev-addr", dev_addr] if dev_addr else []
    chosen += ["--open"] if open_ else []
    chosen += ["--strict"] if strict else []
    try:
        serve_site(config_file, *chosen)
    except OSError as error:
        if error.errno not in (errno.EADDRINUSE, errno.EACCES, errno.EADDRNOTAVAIL):
            raise
        refuse(f"cannot listen there: {error.strerror}; choose another place with --dev-addr 127.0.0.1:PORT")


def _build(project: Project, site_dir: Path | None, *, strict: bool) -> Path:
    config_file = _config_file(project)
    _, problems = project.read
    if any(problem.fails(strict=False) for problem in problems):
        for problem in problems:
            say(str(problem))
        say("modelbook: not built; the site is as it was")
        raise typer.Exit(PROBLEMS)
    from generator.cli.progress import Handler, shown
    from generator.engines.mkdocs_build import Interrupted, Unbuildable, build_site, log_to

    with shown() as progress:
        log_to(Handler(progress, logging.WARNING))
        try:
            return build_site(config_file, site_dir=site_dir, strict=strict, progress=progress)
        except Unbuildable as error:
            refuse(str(error))
        except Interrupted:
            progress.say("modelbook: interrupted; the site is as it was")
            raise typer.Exit(INTERRUPTED) from None
        except SystemExit as end:
            reason = str(end).strip()
            told = reason.rstrip("!") if reason and not reason.isdecimal() else "not built"
            progress.say(f"modelbook: {told}; the site is as it was")
            raise typer.Exit(PROBLEMS) from None


def _write(project: Project, folder: Path, *, strict: bool) -> Path:
    from generator.cli.progress import shown
    from generator.engines.folder import Unwritable, check_replaceable, write_folder
    from generator.pipeline import generate

    settings, problems = project.read
    try:
        check_replaceable(folder, settings)
    except Unwritable as error:
        refuse(str(error))
    with shown() as progress:
        try:
            site = generate(settings, progress)
            found = sorted({*problems, *site.problems})
            for problem in found:
                if problem.level is not Level.INFO:
                    progress.say(str(problem))
            if failing := sum(problem.fails(strict=strict) for problem in found):
                progress.say(f"modelbook: problems that fail this: {failing}; nothing was written")
                raise typer.Exit(PROBLEMS)
            write_folder(site, settings, project.config_file, folder)
        except Unwritable as error:
            refuse(str(error))
        except KeyboardInterrupt:
            progress.say("modelbook: interrupted; the folder is as it was")
            raise typer.Exit(INTERRUPTED) from None
    return folder


def _config_file(project: Project) -> Path:
    # Material announces the end of MkDocs to whoever builds; the ways out of it are described in our guide.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    file = project.config_file
    if file is None:
        refuse(f"{project.folder} has no mkdocs.yml; these lines are enough:\n{SMALLEST}")
    return file


def _near(path: Path) -> str:
    """A path as one would type it from here."""
    here = Path.cwd()
    return f"{path.relative_to(here)}" if path.is_relative_to(here) else str(path)
