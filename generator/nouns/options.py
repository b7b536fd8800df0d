"""The plugin's options: what each may be, for whoever reads them; their values are as YAML 1.1 has them."""

from collections.abc import Callable, Mapping
from typing import Any

from generator.nouns.spelling import shown
from generator.nouns.visibility import Visibility, folder_visibilities

MOST = 999_999


def text(value: Any) -> str:
    """A text that says something."""
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{shown(value)} is no text")
    return str(value)


def count(value: Any) -> int:
    """A whole number that is not negative."""
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= MOST:
        raise ValueError(f"{shown(value)} is no number from 0 on")
    return value


def switch(value: Any) -> bool:
    """Yes or no."""
    if not isinstance(value, bool):
        raise ValueError(f"{shown(value)} is neither true nor false")
    return value


def folders(value: Any) -> Mapping[str, Visibility]:
    """Folders of the vault, with what becomes of the notes in each."""
    if not isinstance(value, dict):
        raise ValueError(f"{shown(value)} is no map from folders to true, false or unlisted")
    found, wrong = folder_visibilities(value)
    if wrong:
        raise ValueError("; ".join(wrong))
    return found


def names(value: Any) -> tuple[str, ...]:
    """Names, perhaps none."""
    members = value if isinstance(value, list) else [None]
    if not all(isinstance(name, str) and name.strip() for name in members):
        raise ValueError(f"{shown(value)} is no list of names")
    return tuple(str(name) for name in members)


OPTIONS: Mapping[str, Callable[[Any], Any]] = {
    "data_dir": text,
    "nearest": count,
    "publish": switch,
    "folders": folders,
    "public_properties": names,
    "strict_line_breaks": switch,
    "git_dates": switch,
}
"""Every option of the plugin, and what reads it: a ValueError says what is wrong."""
