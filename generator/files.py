"""The one place where files are opened: bounded reads, sorted walks that stay inside the project, atomic writes."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.nouns.problems import Level, Problem

MAX_TEXT = 4_000_000
"""Bytes of the largest note or record that is read."""


class Unreadable(Exception):
    """A file that cannot be taken as text; holds the problem to report."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Found:
    """A file below a folder: `path` is relative to that folder and `/`-separated."""

    path: str
    file: Path


def read_text(file: Path, shown: str) -> str:
    """The text of a UTF-8 file, line ends as `\\n`; raises Unreadable, with `shown` as the path in the problem."""
    try:
        size = file.stat().st_size
        if size > MAX_TEXT:
            raise Unreadable(
                Problem(shown, 0, "file-too-large", f"{size:,} bytes; more than {MAX_TEXT:,} are not read; split the file")
            )
        data = file.read_bytes()
    except OSError as error:
        raise Unreadable(Problem(shown, 0, "file-unreadable", f"cannot be read: {error.strerror}; not used")) from error
    if (at := data.find(b"\0")) >= 0:
        line = data.count(b"\n", 0, at) + 1
        raise Unreadable(Problem(shown, line, "file-nul", "holds a NUL byte, so it is not text; not used; save it as UTF-8 text"))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"is not UTF-8 (byte {data[error.start]:#04x}); not used; save it as UTF-8"
        raise Unreadable(Problem(shown, line, "file-encoding", message)) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def walk(root: Path, *, inside: Path, problems: list[Problem]) -> Iterator[Found]:
    """Every visible file below `root`, sorted; dot files are passed over and links that leave `inside` are reported."""
    home = inside.resolve()
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        at = Path(folder)
        for name in folders:
            if (at / name).is_symlink():
                problems.append(_linked(at / name, home, inside, "linked folders are not followed"))
        for name in sorted(names):
            file = at / name
            if name.startswith("."):
                continue
            if file.is_symlink() and not file.resolve().is_relative_to(home):
                problems.append(_linked(file, home, inside, "it leads out of the project"))
            elif file.is_file():
                yield Found(file.relative_to(root).as_posix(), file)


def _linked(file: Path, home: Path, inside: Path, why: str) -> Problem:
    outside = not file.resolve().is_relative_to(home)
    level = Level.ERROR if outside else Level.WARNING
    message = f"is a symbolic link and was not read: {why}; put the file itself there"
    return Problem(file.relative_to(inside).as_posix(), 0, "link-outside" if outside else "link-folder", message, level)


def write_text(file: Path, text: str) -> None:
    """Write beside and replace, so that a reader never sees half a file."""
    write_bytes(file, text.encode("utf-8", errors="xmlcharrefreplace"))


def write_bytes(file: Path, data: bytes) -> None:
    """Write beside and replace, so that a reader never sees half a file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name[:40]}.")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
        os.chmod(beside, 0o644)
        os.replace(beside, file)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def swap_folder(new: Path, live: Path) -> None:
    """Put the finished folder `new` in the place of `live`; `live` is whole before and after, whatever happens."""
    old = live.with_name(f".{live.name}.old")
    if old.exists() and live.exists():
        shutil.rmtree(old)
    if live.exists():
        os.replace(live, old)
    try:
        os.replace(new, live)
    except OSError:
        if old.exists() and not live.exists():
            os.replace(old, live)
        raise
    shutil.rmtree(old, ignore_errors=True)


def mend_swap(live: Path) -> None:
    """Bring the last good folder back if a swap was cut between its two steps."""
    old = live.with_name(f".{live.name}.old")
    if old.exists() and not live.exists():
        os.replace(old, live)
