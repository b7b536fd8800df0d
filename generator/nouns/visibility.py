"""Who may find a file of the vault: the words of the settings, and what they come to for a folder."""

import unicodedata
from collections.abc import Mapping
from enum import StrEnum

from generator.nouns.spelling import shown


class Visibility(StrEnum):
    """What becomes of a file; UNLISTED has a page, and nothing that is generated leads there."""

    PUBLIC = "true"
    UNLISTED = "unlisted"
    PRIVATE = "false"


WORDS: Mapping[str, Visibility] = {
    **dict.fromkeys(("true", "yes", "on"), Visibility.PUBLIC),
    **dict.fromkeys(("false", "no", "off"), Visibility.PRIVATE),
    "unlisted": Visibility.UNLISTED,
}
"""YAML 1.1, which MkDocs reads, takes `yes` for `true`."""


def folder_visibilities(written: Mapping[object, object]) -> tuple[dict[str, Visibility], list[str]]:
    """The option `folders` as it was written, and what is wrong with it; a folder whose word is unclear is private."""
    folders: dict[str, Visibility] = {}
    wrong = []
    for name, word in written.items():
        if not isinstance(name, str):
            # YAML has read `2024_01` as 202401 and `no` as False; what the folder is called nobody can tell.
            wrong.append(f"{shown(name)} is not read as a name; put the folder's name in quotation marks")
            continue
        folder = composed(name.strip().strip("/"))
        said = WORDS.get(str(word).strip().casefold())
        if not folder or any(part in ("", ".", "..") for part in folder.split("/")):
            wrong.append(f"{shown(name)} is no folder of the vault; write its path, and `publish` for the whole vault")
            continue
        if said is None:
            wrong.append(f"{shown(name)} is neither true, false nor unlisted, but {shown(word)}; write one of them")
        folders[folder] = said or Visibility.PRIVATE
    return folders, wrong


def folder_visibility(path: str, folders: Mapping[str, Visibility]) -> Visibility | None:
    """What the deepest folder around a path says of those that say anything; None where none does."""
    path = composed(path)
    while folders and path:
        path = path.rpartition("/")[0]
        if path in folders:
            return folders[path]
    return None


def composed(path: str) -> str:
    """The path with its accents as one character each, since some file systems take them apart."""
    return path if path.isascii() else unicodedata.normalize("NFC", path)
