"""The table of Markdown extensions, and how it meets a project's own list."""

import markdown

from generator.engines.markdown_extensions import missing_from, with_options
from generator.nouns.extensions import EXTENSIONS


def test_all_extensions_load_together():
    """Python-Markdown knows every name and option of the table."""
    names = [name for name, _ in EXTENSIONS]
    text = markdown.markdown("==a== ~~b~~\n", extensions=names, extension_configs=with_options({}))
    assert text == "<p><mark>a</mark> <del>b</del></p>"


def test_what_a_project_lists_itself_is_not_added_again():
    """Names of Python-Markdown count with and without their prefix."""
    names = [name for name, _ in EXTENSIONS]
    listed = ["toc", "markdown.extensions.tables", "pymdownx.details", "extra.thing"]
    assert missing_from(listed) == tuple(name for name in names if name not in ("toc", "tables", "pymdownx.details"))
    assert missing_from(names) == ()


def test_the_options_of_a_project_win():
    """Ours stay beside those that the project does not set."""
    options = with_options({"toc": {"permalink": False, "toc_depth": 3}, "other": {"a": 1}})
    assert options["toc"] == {"permalink": False, "toc_depth": 3}
    assert options["other"] == {"a": 1}
    assert options["pymdownx.tasklist"] == {"custom_checkbox": True}
