"""When the files of the vault were first and last committed, from one look into the history of git."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import NamedTuple

from generator.nouns.dates import PartialDate
from generator.nouns.problems import Level, Problem
from generator.nouns.settings import Settings

SECONDS = 60
STATE = ("rev-parse", "--is-inside-work-tree", "--is-shallow-repository")
LOG = (
    *("log", "-z", "--format=%x00%ct", "--name-only", "--relative", "--root"),
    *("--no-renames", "--diff-filter=AM", "--no-ext-diff", "--no-textconv", "--no-color", "-O/dev/null", "--", "."),
)
DISTRUST = (
    *("core.fsmonitor=false", "core.quotePath=false", "core.hooksPath=/dev/null"),
    *("log.showSignature=false", "log.follow=false"),
)
"""Settings of a repository that could start a program or change what is printed."""
ENVIRONMENT = {"GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none", "LC_ALL": "C"}
"""Nothing is written and nothing is fetched."""


class Span(NamedTuple):
    """The days of a file's first and last commit, in UTC."""

    first: PartialDate
    last: PartialDate


def read_history(settings: Settings, problems: list[Problem]) -> Mapping[str, Span]:
    """The days by the path in the vault; none where there is no git or no repository, and of what is not committed.

    A shallow clone has no history to speak of: its one commit would date everything alike.
    """
    git = shutil.which("git")
    if git is None:
        return {}
    try:
        state = _run(git, STATE, settings).split()
        if state[:1] != [b"true"]:
            return {}
        if state[1:] != [b"false"]:
            what = "is in a clone without its history; notes that say no date have none; clone all of it"
            problems.append(_problem(settings, what))
            return {}
        return _spans(_run(git, LOG, settings))
    except subprocess.TimeoutExpired:
        what = f"has a history that git did not tell within {SECONDS} s; notes that say no date have none"
        problems.append(_problem(settings, f"{what}; set “git_dates: false”"))
    except (OSError, subprocess.SubprocessError):
        pass
    return {}


def _problem(settings: Settings, what: str) -> Problem:
    return Problem(settings.shown(settings.vault), 0, "history-unread", what, Level.INFO)


def _run(git: str, command: tuple[str, ...], settings: Settings) -> bytes:
    distrust = [word for setting in DISTRUST for word in ("-c", setting)]
    # What git itself has set, as in a hook, would lead it to another repository.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | ENVIRONMENT
    return subprocess.run(  # noqa: S603 - a fixed command of a fixed program
        [git, "--no-pager", *distrust, *command],
        cwd=settings.vault,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        timeout=SECONDS,
        check=True,
    ).stdout


def _spans(log: bytes) -> dict[str, Span]:
    spans: dict[str, Span] = {}
    for path, day in _touched(log):
        known = spans.get(path)
        spans[path] = Span(min(known.first, day), max(known.last, day)) if known else Span(day, day)
    return spans


def _touched(log: bytes) -> Iterator[tuple[str, PartialDate]]:
    """Every file that some commit added or changed, with the commit's day."""
    day: PartialDate | None = None
    fields = iter(log.split(b"\0"))
    for field in fields:
        if not field:  # No file has an empty name: a commit begins here, with its time.
            day, line_end = _day(next(fields, b"")), b"\n"
        elif day is not None:
            yield os.fsdecode(field.removeprefix(line_end)), day
            line_end = b""


def _day(seconds: bytes) -> PartialDate | None:
    try:
        moment = datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return PartialDate(moment.year, moment.month, moment.day)
