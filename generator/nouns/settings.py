"""What a project sets: where its folders are, how its site is addressed, and what of its vault is published."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.nouns.visibility import Visibility, folder_visibility


def nothing(path: str) -> bool:  # noqa: ARG001 - it is the same for every path
    """Exclude nothing."""
    return False


@dataclass(frozen=True, slots=True)
class Settings:
    """`root` is the project's folder, `vault` its notes, `data` its records.

    `nearest` is the number of head-to-heads that each model gets of itself, beside the pairs in `comparisons.yml`.
    `excluded` says which paths of the vault the site's own settings leave out (`exclude_docs`, and `draft_docs`).
    `publish` is what holds for notes that say nothing of themselves, `folders` what does in a folder of the vault.
    `public_properties` are the only properties of notes that a base may show; None for all but private ones.
    `strict_line_breaks` is None where Obsidian's own setting holds. `git_dates`: undated notes take those of git.
    """

    root: Path
    vault: Path
    data: Path
    site_name: str = "Modelbook"
    site_url: str = ""
    directory_urls: bool = True
    nearest: int = 3
    excluded: Callable[[str], bool] = nothing
    publish: bool = True
    folders: Mapping[str, Visibility] = field(default_factory=dict)
    public_properties: tuple[str, ...] | None = None
    strict_line_breaks: bool | None = None
    git_dates: bool = False

    def shown(self, file: Path) -> str:
        """A path as messages show it: relative to the project, `/`-separated."""
        try:
            return file.relative_to(self.root).as_posix()
        except ValueError:
            return file.as_posix()

    def visibility(self, path: str) -> Visibility:
        """What holds for a file of the vault, by its path there, that says nothing of itself."""
        return folder_visibility(path, self.folders) or (Visibility.PUBLIC if self.publish else Visibility.PRIVATE)
