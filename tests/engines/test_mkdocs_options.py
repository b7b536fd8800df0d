"""The plugin's options as MkDocs checks them."""

import pytest
from builders import write_project
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.utils.yaml import yaml_load

from generator.engines.mkdocs_options import ModelbookConfig, settings_of
from generator.load.settings import read_settings
from generator.nouns.options import OPTIONS
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
        ("{publish: maybe}", "'publish': “maybe” is neither true nor false"),
        ("{folders: [Private]}", "'folders': a list is no map from folders to true, false or unlisted"),
        (
            "{folders: {Private: hidden}}",
            "'folders': “Private” is neither true, false nor unlisted, but “hidden”; write one of them",
        ),
        (
            "{folders: {../x: false}}",
            "'folders': “../x” is no folder of the vault; write its path, and `publish` for the whole vault",
        ),
        ("{public_properties: rating}", "'public_properties': “rating” is no list of names"),
        ("{nearest: -1}", "'nearest': “-1” is no number from 0 on"),
        (
            "{folders: {2024_01: false}}",
            "'folders': “202401” is not read as a name; put the folder's name in quotation marks",
        ),
    ],
)
def test_an_option_that_is_wrong_stops_the_build(tmp_path, caplog, options, message):
    """Before anything is made, with what to write."""
    with pytest.raises((Abort, ConfigurationError)):
        configured(tmp_path, options)
    assert message in caplog.text


VALUES = (
    *("true", "no", "Off", "ON", "'true'", "0", "1", "-1", "007", "1_000", "1000000", "2.5", "many", "''", "'  '"),
    *("~", "[]", "[a]", "[a, 1]", "['']", "[~]", "{}", "{a: true}", "{a: maybe}", "{'': true}", "2024-01-01"),
    *(
        "{2024: false}",
        "{'2024': false}",
        '{"no": true}',
        "{no: true}",
        "{~: true}",
        "{2024-01-01: unlisted}",
        "{a b: off}",
    ),
)


@pytest.mark.parametrize("option", sorted(OPTIONS))
def test_a_build_and_the_commands_accept_the_same(tmp_path, option):
    """Of each option every kind of value: both refuse it, or both come to one setting."""
    config = configured(tmp_path, "{}")
    name = "data" if option == "data_dir" else option
    differing = []
    for value in VALUES:
        checked = ModelbookConfig()
        checked.load_dict(yaml_load(f"{{{option}: {value}}}"))
        refused, _ = checked.validate()
        theirs = "refused" if refused else getattr(settings_of(config, checked), name)
        (tmp_path / "mkdocs.yml").write_text(f"docs_dir: content\nplugins:\n  - modelbook: {{{option}: {value}}}\n")
        settings, problems = read_settings(tmp_path)
        ours = "refused" if problems else getattr(settings, name)
        if theirs != ours or type(theirs) is not type(ours):
            differing.append((value, theirs, ours))
    assert differing == []
