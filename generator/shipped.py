"""What ships beside the code: the catalogue of fields and the theme overrides, for projects without their own."""

from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).parent


def shipped(name: str) -> Path:
    """The path of a shipped file or folder, such as `data/fields.yml`.

    An installed package holds them in `generator/shipped/`; a checkout has them at its top level.
    """
    installed = HERE / "shipped" / name
    return installed if installed.exists() else HERE.parent / name


def mermaid() -> Path | None:
    """The copy of Mermaid, one script for browsers, that comes with an optional package; None where it is missing."""
    package = find_spec("mermaidx")
    file = Path(package.origin).parent / "assets" / "mermaid.js" if package and package.origin else None
    return file if file and file.is_file() else None
