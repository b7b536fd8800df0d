"""The extensions of the pages, as the plugin and the folder writer hand them to an engine."""

from collections.abc import Mapping

from generator.nouns.extensions import EXTENSIONS, Options


def missing_from(names: list[str]) -> tuple[str, ...]:
    """The extensions that a project's own list leaves out, whichever way it spells those of Python-Markdown."""
    known = {name.removeprefix("markdown.extensions.") for name in names}
    return tuple(name for name, _ in EXTENSIONS if name not in known)


def with_options(given: Mapping[str, Options]) -> dict[str, Options]:
    """The options of every extension: ours, and over them the project's own."""
    ours = {name: {**options, **given.get(name, {})} for name, options in EXTENSIONS}
    merged = {**given, **ours}
    return {name: options for name, options in merged.items() if options}
