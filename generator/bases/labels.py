"""The headings of columns."""

from collections.abc import Mapping

from generator.nouns.fields import Catalogue

FILE = {
    "name": "Name",
    "basename": "Name",
    "file": "File",
    "path": "Path",
    "folder": "Folder",
    "ext": "Extension",
    "size": "Size",
    "properties": "Properties",
    "tags": "Tags",
    "links": "Links",
    "embeds": "Embeds",
    "backlinks": "Backlinks",
    "ctime": "Created",
    "mtime": "Modified",
}
"""What a file knows of itself."""


def label(key: tuple[str, str], display: Mapping[tuple[str, str], str], catalogue: Catalogue) -> str:
    """The author's name for a property; else that of the field of a record which it is, or its own."""
    kind, name = key
    if key in display:
        return display[key]
    if kind == "file":
        return FILE.get(name, name)
    field = catalogue.fields.get(name) if kind == "note" else None
    if field is None:
        return name
    return f"{field.label} ({field.unit})" if field.unit else field.label
