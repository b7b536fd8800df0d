"""What a project sets: where its folders are and how its site is addressed."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


def nothing(path: str) -> bool:  # noqa: ARG001 - it is the same for every path
    """Exclude nothing."""
    return False


@dataclass(frozen=True, slots=True)
class Settings:
    """`root` is the project's folder, `vault` its notes, `data` its records.

    `nearest` is the number of head-to-heads that each model gets of itself, beside the pairs in `comparisons.yml`.
    `excluded` says which paths of the vault the site's own settings leave out (`exclude_docs`, and `draft_docs`).
    """

    root: Path
    vault: Path
    data: Path
    site_name: str = "Modelbook"
    site_url: str = ""
    directory_urls: bool = True
    nearest: int = 3
    excluded: Callable[[str], bool] = nothing

    def shown(self, file: Path) -> str:
        """A path as messages show it: relative to the project, `/`-separated."""
        try:
            return file.relative_to(self.root).as_posix()
        except ValueError:
            return file.as_posix()
