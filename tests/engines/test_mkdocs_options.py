"""The plugin's options as MkDocs checks them."""

import pytest
from builders import write_project
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError

from generator.engines.mkdocs_options import settings_of
from generator.load.settings import read_settings
from generator.nouns.settings import nothing


def configured(root, options):
    """The configuration of a project with these options, as MkDocs reads it."""
    text = f"site_name: A\ndocs_dir: content\nplugins:\n  - modelbook: {options}\n"
    write_project(root, {"mkdocs.yml": text, "content/index.md": "x"})
    return load_config(str(root / "mkdocs.yml"))


@pytest.mark.parametrize(
    "options",
    [
        "{}",
        "{publish: no, folders: {Blog/: yes, /Lists: unlisted, Cafe\u0301: off}, nearest: 0, data_dir: records}",
        "{public_properties: [rating], strict_line_breaks: false, git_dates: false}",
        "{public_properties: [], strict_line_breaks: true, publish: true, folders: {}}",
    ],
)
def test_a_build_and_the_commands_read_the_same(tmp_path, options):
    """Every option, and the defaults."""
    config = configured(tmp_path, options)
    settings, problems = read_settings(tmp_path)
    assert problems == []
    ours = {name: getattr(settings, name) for name in settings.__slots__} | {"excluded": nothing}
    theirs = settings_of(config, config.plugins["modelbook"].config)
    assert {name: getattr(theirs, name) for name in theirs.__slots__} == ours


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ("{publish: maybe}", "'publish': Expected type: <class 'bool'> but received: <class 'str'>"),
        ("{folders: [Private]}", "'folders': write a map from folders to true, false or unlisted"),
        (
            "{folders: {Private: hidden}}",
            "'folders': “Private” is neither true, false nor unlisted, but “hidden”; write one of them",
        ),
        (
            "{folders: {../x: false}}",
            "'folders': “../x” is no folder of the vault; write its path, and `publish` for the whole vault",
        ),
        ("{public_properties: rating}", "'public_properties': Expected a list of items"),
    ],
)
def test_an_option_that_is_wrong_stops_the_build(tmp_path, caplog, options, message):
    """Before anything is made, with what to write."""
    with pytest.raises((Abort, ConfigurationError)):
        configured(tmp_path, options)
    assert message in caplog.text
