"""The one place where files are opened: bounded reads, sorted walks that stay inside the project, atomic writes."""

import os
import re
import shutil
import stat
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.nouns.problems import Level, Problem

MAX_TEXT = 4_000_000
"""Bytes of the largest note or record that is read."""
NEW = ".new-"
"""What stands in the names of files and folders that are not finished, before the number of the process."""
UNFINISHED = re.compile(re.escape(NEW) + r"([0-9]+)-[a-z0-9_]{8}\Z")
"""The end of such a name: the number, and what `tempfile` puts behind it."""


class Unreadable(Exception):
    """A file that cannot be taken as text; holds the problem to report."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Found:
    """A file below a folder: `path` is relative to that folder and `/`-separated, `size` is in bytes."""

    path: str
    file: Path
    size: int = 0


def read_text(file: Path, shown: str, level: Level = Level.ERROR) -> str:
    """The text of a UTF-8 file, with plain line ends.

    Raises Unreadable, with `shown` as the path in the problem and `level` as its level.
    """
    return read_exact(file, shown, level).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def read_exact(file: Path, shown: str, level: Level = Level.ERROR) -> str:
    """The same with every character as it is: encoded as UTF-8 again, it is the file."""
    try:
        size = file.stat().st_size
        if size > MAX_TEXT:
            what = f"has {size:,} bytes, and no more than {MAX_TEXT:,} are read; not used; split the file"
            raise Unreadable(Problem(shown, 0, "file-too-large", what, level))
        data = file.read_bytes()
    except OSError as error:
        what = f"cannot be read ({error.strerror}); not used; see to the file and its permissions"
        raise Unreadable(Problem(shown, 0, "file-unreadable", what, level)) from error
    if (at := data.find(b"\0")) >= 0:
        what = "holds a NUL byte, so it is not text; not used; save it as UTF-8 text"
        raise Unreadable(Problem(shown, _line(data, at), "file-nul", what, level))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        what = f"is not UTF-8 (byte {data[error.start]:#04x}); not used; save it as UTF-8"
        raise Unreadable(Problem(shown, _line(data, error.start), "file-encoding", what, level)) from error


def _line(data: bytes, at: int) -> int:
    before = data[:at]
    return before.count(b"\n") + before.count(b"\r") - before.count(b"\r\n") + 1


def walk(root: Path, *, inside: Path, problems: list[Problem], level: Level = Level.ERROR) -> Iterator[Found]:
    """Every visible file below `root`, sorted; files and folders whose names begin with a dot are passed over.

    Reported and passed over: links to folders, links that lead out of `inside` or to something hidden or to nothing,
    folders that cannot be listed, names that no address can hold, and what is no file, such as a pipe; at `level`
    what may be missed.
    """
    walker = _Walker(root, inside, problems, level)
    if root.is_symlink() and walker.leads_out(root):
        walker.report(root, "link-outside", f"{LEADS_OUT}; put the folder itself there", Level.ERROR)
        return
    for folder, folders, names in os.walk(root, onerror=walker.unlisted):
        at = Path(folder)
        folders[:] = [name for name in sorted(folders) if walker.enters(at / name)]
        for name in sorted(names):
            size = walker.size(at / name)
            if size is not None:
                yield Found((at / name).relative_to(root).as_posix(), at / name, size)


LEADS_OUT = "is a link that leads out of the project or to something hidden; not read"
UNNAMEABLE = "has a name with control characters, or one that is not UTF-8; not read; rename it"
NAMED_LIKE_FILES = (".md", ".yml", ".yaml")


class _Walker:
    """Decides about each folder and file, and reports what is passed over."""

    def __init__(self, root: Path, inside: Path, problems: list[Problem], level: Level) -> None:
        self.inside, self.problems, self.level = inside, problems, level
        homes = [inside] if root.is_symlink() else [inside, root]
        self.homes = [home for home in map(_target, homes) if home is not None]

    def report(self, file: Path, code: str, message: str, level: Level | None = None) -> None:
        shown = file.relative_to(self.inside) if file.is_relative_to(self.inside) else file
        self.problems.append(Problem(shown.as_posix(), 0, code, message, level or self.level))

    def unlisted(self, error: OSError) -> None:
        message = f"cannot be listed ({error.strerror}); nothing in it was read; see to its permissions"
        self.report(Path(error.filename), "file-unreadable", message)

    def enters(self, folder: Path) -> bool:
        if folder.name.startswith("."):
            return False
        if _unnameable(folder.name):
            self.report(folder, "name-odd", UNNAMEABLE)
            return False
        if folder.is_symlink():
            if self.leads_out(folder):
                self.report(folder, "link-outside", f"{LEADS_OUT}; put the folder itself there")
            else:
                message = "is a link to a folder, which is not followed; put the folder itself there"
                self.report(folder, "link-folder", message, Level.WARNING)
            return False
        if folder.name.lower().endswith(NAMED_LIKE_FILES):
            message = "is a folder with the name of a file; the files in it were read; rename it"
            self.report(folder, "folder-odd", message, Level.WARNING)
        return True

    def size(self, file: Path) -> int | None:
        """The bytes of a file that is read; None for what is passed over."""
        if file.name.startswith("."):
            return None
        if _unnameable(file.name):
            self.report(file, "name-odd", UNNAMEABLE)
        elif file.is_symlink() and self.leads_out(file):
            self.report(file, "link-outside", f"{LEADS_OUT}; put the file itself there")
        elif (found := _status(file)) is not None and stat.S_ISREG(found.st_mode):
            return found.st_size
        elif file.is_symlink():
            self.report(file, "link-dangling", "is a link to nothing; not read; put the file itself there")
        else:
            self.report(file, "file-special", "is neither a file nor a folder; not read; remove it", Level.WARNING)
        return None

    def leads_out(self, link: Path) -> bool:
        """Whether a link leads to what is not in the project, or is hidden in it."""
        target = _target(link)
        if target is None:
            return False
        ways = [target.relative_to(home) for home in self.homes if target.is_relative_to(home)]
        return all(any(part.startswith(".") for part in way.parts) for way in ways)


def _status(file: Path) -> os.stat_result | None:
    try:
        return file.stat()
    except OSError:
        return None


def _unnameable(name: str) -> bool:
    return any(c < " " or "\x7f" <= c <= "\x9f" or "\ud800" <= c <= "\udfff" for c in name)


def _target(file: Path) -> Path | None:
    """Where a path really leads; None where links go round in a circle."""
    try:
        return file.resolve()
    except (OSError, RuntimeError):
        return None


def write_text(file: Path, text: str) -> None:
    """Write beside and replace, so that a reader never sees half a file."""
    write_bytes(file, text.encode("utf-8", errors="xmlcharrefreplace"))


def write_bytes(file: Path, data: bytes, *, mode: int = 0o644) -> None:
    """Write beside and replace, so that a reader never sees half a file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name[:40]}{NEW}{os.getpid()}-")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
        os.chmod(beside, mode)
        os.replace(beside, file)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def tidy(folder: Path) -> None:
    """Remove what runs that were killed left in a folder beside the files that they were writing."""
    for left in sorted(folder.glob(f".*{NEW}*")):
        found = UNFINISHED.search(left.name)
        if found and left.is_file() and not _runs(found[1]):
            left.unlink(missing_ok=True)


def write_back(file: Path, text: str) -> None:
    """Write what `read_exact` has given, with changes, under the rights that the file has."""
    rights = stat.S_IMODE(file.stat().st_mode) if file.exists() else 0o644
    write_bytes(file, text.encode(), mode=rights)


def way_in(file: Path, root: Path) -> Path | None:
    """The first link on the way from the folder `root` to a file below it, which nothing is written through."""
    steps = [file, *file.parents]
    return next((step for step in reversed(steps[: steps.index(root)]) if step.is_symlink()), None)


def open_stage(live: Path) -> Path:
    """A new empty folder beside `live` to build in; what interrupted runs left there is put right first."""
    mend_swap(live)
    live.parent.mkdir(parents=True, exist_ok=True)
    mark = f".{live.name}{NEW}"
    for left in sorted(live.parent.iterdir()):
        if left.name.startswith(mark) and not _runs(left.name.removeprefix(mark)):
            shutil.rmtree(left, ignore_errors=True)
    stage = live.with_name(f"{mark}{os.getpid()}")
    stage.mkdir()
    return stage


def close_stage(stage: Path) -> None:
    """Remove a stage that did not come to anything."""
    shutil.rmtree(stage, ignore_errors=True)


def _runs(process: str) -> bool:
    """Whether the process that a stage is named after is another one that still runs; on Windows nobody can say."""
    if not process.isdecimal() or os.name == "nt":
        return True
    try:
        os.kill(int(process), 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return int(process) != os.getpid()


def keep_hidden(live: Path, stage: Path) -> None:
    """Copy what the owner of `live` has put there under a dot (`.git`, `.nojekyll`), as MkDocs leaves it alone."""
    for entry in sorted(live.iterdir()) if live.is_dir() else ():
        if entry.name.startswith(".") and not (stage / entry.name).exists():
            copy(entry, stage / entry.name)


def copy(source: Path, target: Path) -> None:
    """Copy a file, or a folder with all that is in it; links stay links."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir() and not source.is_symlink():
        shutil.copytree(source, target, symlinks=True)
    else:
        shutil.copy2(source, target, follow_symlinks=False)


def swap_folder(new: Path, live: Path) -> None:
    """Put the finished folder `new` in the place of `live`; `live` is whole before and after, whatever happens."""
    old = live.with_name(f".{live.name}.old")
    if old.exists() and live.exists():
        shutil.rmtree(old)
    try:
        if live.exists():
            os.replace(live, old)
        os.replace(new, live)
    except BaseException:
        mend_swap(live)
        raise
    shutil.rmtree(old, ignore_errors=True)


def mend_swap(live: Path) -> None:
    """Bring the last good folder back if a swap was cut between its two steps."""
    old = live.with_name(f".{live.name}.old")
    if old.exists() and not live.exists():
        os.replace(old, live)
