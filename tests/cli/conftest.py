"""The small project, and the command run on it."""

import pytest
from builders import write_project
from small_project import FILES
from typer.testing import CliRunner

from generator.cli import app


@pytest.fixture
def project(tmp_path):
    """The folder of the small project."""
    write_project(tmp_path, FILES)
    return tmp_path


@pytest.fixture
def modelbook(project):
    """Run the command in the small project, or with `-C` elsewhere; returns the exit code, stdout and stderr."""

    def run(*arguments, folder=project):
        done = CliRunner().invoke(app, ["-C", str(folder), *arguments])
        if done.exception and not isinstance(done.exception, SystemExit):
            raise done.exception
        return done.exit_code, done.stdout, done.stderr

    return run
