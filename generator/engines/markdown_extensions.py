"""The Markdown extensions that the pages are written for; the plugin and the folder writer use the same."""

from collections.abc import Mapping

Options = Mapping[str, object]

EXTENSIONS: tuple[tuple[str, Options], ...] = (
    ("admonition", {}),
    ("attr_list", {}),
    ("footnotes", {}),
    ("md_in_html", {}),
    ("tables", {}),
    ("toc", {"permalink": True}),
    ("pymdownx.arithmatex", {"generic": True}),
    ("pymdownx.details", {}),
    ("pymdownx.highlight", {"use_pygments": True}),
    ("pymdownx.mark", {}),
    ("pymdownx.superfences", {}),
    ("pymdownx.tasklist", {"custom_checkbox": True}),
    ("pymdownx.tilde", {"subscript": False}),
)
"""In the order in which they are registered. All of them come with Python-Markdown and PyMdown Extensions."""


def missing_from(names: list[str]) -> tuple[str, ...]:
    """The extensions that a project's own list leaves out, whichever way it spells those of Python-Markdown."""
    known = {name.removeprefix("markdown.extensions.") for name in names}
    return tuple(name for name, _ in EXTENSIONS if name not in known)


def with_options(given: Mapping[str, Options]) -> dict[str, Options]:
    """The options of every extension: ours, and over them the project's own."""
    ours = {name: {**options, **given.get(name, {})} for name, options in EXTENSIONS}
    merged = {**given, **ours}
    return {name: options for name, options in merged.items() if options}
