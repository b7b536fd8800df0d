"""A build by MkDocs as a transaction: made beside the live site, and put in its place only when it is whole."""

import logging
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

from mkdocs.__main__ import cli
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import ConfigurationError

from generator.engines.mkdocs import ModelbookPlugin
from generator.files import close_stage, keep_hidden, open_stage, swap_folder
from generator.pipeline import Progress

MARKS_OF_A_SITE = ("index.html", "404.html", "sitemap.xml")


class Unbuildable(Exception):
    """The project is not set up so that it can be built; the message says what to do."""


class Interrupted(BaseException):
    """Somebody asked the process to end."""


def build_site(config_file: Path, *, site_dir: Path | None, strict: bool, progress: Progress) -> Path:
    """Build and swap in; returns the live folder.

    Raises Unbuildable before anything is done, SystemExit where MkDocs gives up, and Interrupted. In every case but
    success the folder that was live before stays as it was.
    """
    place = str(site_dir.absolute()) if site_dir else None
    try:
        config = load_config(str(config_file), site_dir=place, strict=strict or None)
    except ConfigurationError as error:
        raise Unbuildable(str(error)) from error
    plugin = config.plugins.get("modelbook")
    if not isinstance(plugin, ModelbookPlugin):
        raise Unbuildable(f"{config_file.name} does not use the plugin; add `- modelbook` under `plugins:`")
    plugin.progress = progress
    live = Path(config.site_dir).resolve()
    _check_replaceable(live, config_file)
    with _ending_is_an_exception():
        stage = open_stage(live)
        try:
            config.site_dir = str(stage)
            _run(config)
            keep_hidden(live, stage)
            swap_folder(stage, live)
        finally:
            close_stage(stage)
    return live


def _run(config: Any) -> None:
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()


def _check_replaceable(live: Path, config_file: Path) -> None:
    """Refuse to put a site in the place of something that is none."""
    if config_file.resolve().is_relative_to(live):
        raise Unbuildable(f"the site cannot go into {live}, which holds the project itself; choose another folder")
    if live.exists() and not live.is_dir():
        raise Unbuildable(f"the site cannot go to {live}, which is a file; choose another name")
    visible = [entry.name for entry in live.iterdir() if not entry.name.startswith(".")] if live.exists() else []
    if visible and not any(mark in visible for mark in MARKS_OF_A_SITE):
        raise Unbuildable(f"{live} holds files that are no site and would be lost; empty it or choose another folder")


@contextmanager
def _ending_is_an_exception() -> Iterator[None]:
    """SIGTERM ends a process at once; as an exception it lets the stage be cleared away."""

    def end(_: int, __: FrameType | None) -> NoReturn:
        raise Interrupted

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    except KeyboardInterrupt as interrupt:
        raise Interrupted from interrupt
    finally:
        signal.signal(signal.SIGTERM, before)


def serve_site(config_file: Path, *chosen: str) -> None:
    """The host's own preview, with its own options."""
    cli.main(["serve", "--config-file", str(config_file), *chosen], prog_name="modelbook")


def log_to(handler: logging.Handler) -> None:
    """Send the host's messages to a handler; without one they are printed bare by Python's last resort."""
    logger = logging.getLogger("mkdocs")
    logger.handlers, logger.propagate = [handler], False
    logger.setLevel(logging.INFO)
