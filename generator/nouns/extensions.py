"""The Markdown extensions that the pages are written for: engines have them, and the cards of canvases."""

from collections.abc import Mapping

Options = Mapping[str, object]

EXTENSIONS: tuple[tuple[str, Options], ...] = (
    ("admonition", {}),
    ("attr_list", {}),
    ("footnotes", {}),
    ("md_in_html", {}),
    ("sane_lists", {}),
    ("tables", {}),
    ("toc", {"permalink": True}),
    ("pymdownx.details", {}),
    ("pymdownx.highlight", {"use_pygments": True}),
    ("pymdownx.mark", {}),
    ("pymdownx.superfences", {}),
    ("pymdownx.tasklist", {"custom_checkbox": True}),
    ("pymdownx.tilde", {"subscript": False}),
)
"""In the order in which they are registered. All of them come with Python-Markdown and PyMdown Extensions."""
