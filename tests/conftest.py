"""Options and fixtures that several test folders use."""

from pathlib import Path

import pytest
from hypothesis import settings

from generator.nouns.settings import Settings

# A machine may be slow or busy: what an example takes says nothing about whether it holds.
settings.register_profile("steady", deadline=None)
settings.load_profile("steady")

REPOSITORY = Path(__file__).parent.parent


def pytest_addoption(parser):
    parser.addoption("--update-goldens", action="store_true", help="rewrite the golden files; review the diff")


@pytest.fixture
def update_goldens(request):
    """Whether golden files are rewritten rather than compared."""
    return request.config.getoption("--update-goldens")


@pytest.fixture(scope="session")
def repository():
    """The folder of this project."""
    return REPOSITORY


@pytest.fixture
def settings_of():
    """The settings of a project in a folder, as the defaults have them."""

    def make(root, **over):
        return Settings(root=root, vault=root / "content", data=root / "data", **over)

    return make


@pytest.fixture(scope="session")
def shared():
    """The folder of real input by others; tests that need it are skipped where it is absent."""
    folder = REPOSITORY.parent / "shared"
    if not folder.is_dir():
        pytest.skip("needs the folder of shared input beside the project")
    return folder
