"""Times a command as a whole process."""

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Run:
    """Seconds of wall time, and MB that the largest of its processes had at once."""

    seconds: float
    megabytes: float


def measure(command: list[str], folder: Path) -> Run:
    """Run a command and wait for it; whatever it says is shown only if it fails."""
    started = time.perf_counter()
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen([sys.executable, *command], cwd=folder, stdout=said, stderr=said)
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            sys.exit(f"{' '.join(command)} failed:\n{said.read()}")
    return Run(seconds, used.ru_maxrss / 1024)
