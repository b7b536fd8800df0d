"""The small project, to change and as it was built."""

import pytest
from builders import write_project
from small_project import FILES, run


@pytest.fixture
def project(tmp_path):
    """The folder of a small project, to change and to build."""
    write_project(tmp_path / "project", FILES)
    return tmp_path / "project"


@pytest.fixture(scope="session")
def small(tmp_path_factory):
    """The folder of the small project, built once into `site/`; not to be changed."""
    folder = tmp_path_factory.mktemp("small")
    write_project(folder, FILES)
    run("modelbook", "build", "--strict", cwd=folder)
    return folder
