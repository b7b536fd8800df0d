"""Options of the plugin, as the commands read them without MkDocs."""

import pytest
from builders import write_project

from generator.engines.mkdocs import ModelbookPlugin
from generator.load.settings import read_settings
from generator.nouns.options import OPTIONS
from generator.nouns.visibility import Visibility


def read(root, *options):
    """The settings with these options, and what is said about them."""
    lines = ["site_name: A", "plugins:", "  - search", "  - modelbook:", *(f"      {one}" for one in options)]
    settings, problems = read_settings(write_project(root, {"mkdocs.yml": "\n".join(lines) + "\n"}).root)
    return settings, [str(problem) for problem in problems]


def test_the_commands_know_the_options_that_the_plugin_has():
    """None is read in one place only."""
    assert sorted(OPTIONS) == sorted(name for name, _ in ModelbookPlugin.config_scheme)


def test_without_options_everything_is_published_and_dated(tmp_path):
    """What Obsidian says of line breaks holds, and no property is singled out."""
    settings, problems = read(tmp_path, "data_dir: data")
    assert (settings.publish, dict(settings.folders), settings.git_dates) == (True, {}, True)
    assert (settings.public_properties, settings.strict_line_breaks, problems) == (None, None, [])


def test_options_are_taken_with_their_types(tmp_path):
    """Words of YAML 1.1 are what they are to MkDocs; slashes around folders do not count."""
    settings, problems = read(
        tmp_path,
        "publish: no",
        "folders: {Blog/: true, /Lists/Mine: unlisted, Blog/Old: off}",
        "public_properties: [rating, 'cover']",
        "strict_line_breaks: true",
        "git_dates: false",
        "nearest: 0",
    )
    assert problems == []
    folders = {"Blog": Visibility.PUBLIC, "Lists/Mine": Visibility.UNLISTED, "Blog/Old": Visibility.PRIVATE}
    assert (settings.publish, dict(settings.folders), settings.nearest) == (False, folders, 0)
    assert (settings.public_properties, settings.strict_line_breaks) == (("rating", "cover"), True)
    assert settings.git_dates is False


def test_no_property_may_be_public(tmp_path):
    """An empty list is something else than none."""
    assert read(tmp_path, "public_properties: []")[0].public_properties == ()


DEFAULT = "the default is used; correct it"
BACK = "what does not say “publish: true” itself is kept back; correct it"


@pytest.mark.parametrize(
    ("option", "problem"),
    [
        (
            "nearest: many",
            f"error option-wrong the option “nearest” cannot be used: “many” is no number from 0 on; {DEFAULT}",
        ),
        (
            "publish: maybe",
            f"error option-wrong the option “publish” cannot be used: “maybe” is neither true nor false; {BACK}",
        ),
        (
            "publish: 'true'",
            f"error option-wrong the option “publish” cannot be used: “true” is neither true nor false; {BACK}",
        ),
        (
            "folders: [Private]",
            (
                "error option-wrong the option “folders” cannot be used: a list is no map from folders to true, false "
                f"or unlisted; {BACK}"
            ),
        ),
        (
            "folders: {Private: hidden, /: false}",
            (
                "error option-wrong the option “folders” cannot be used: “Private” is neither true, false nor "
                "unlisted, but “hidden”; write one of them; “/” is no folder of the vault; write its path, and "
                f"`publish` for the whole vault; {BACK}"
            ),
        ),
        (
            "public_properties: rating",
            (
                "error option-wrong the option “public_properties” cannot be used: “rating” is no list of names; "
                f"{DEFAULT}"
            ),
        ),
        (
            "folder: {Private: false}",
            (
                "warning option-unknown the plugin has no option “folder”; did you mean “folders”?; not read; "
                "correct or remove it"
            ),
        ),
        (
            "publish: !ENV [PUBLISH, true]",
            (
                "warning option-wrong the option “publish” has a tag, which only MkDocs reads; what does not say "
                "“publish: true” itself is kept back; write the value out"
            ),
        ),
    ],
)
def test_an_option_that_is_wrong_is_named_with_its_line(tmp_path, option, problem):
    """What was done about it, and what to do."""
    assert read(tmp_path, "data_dir: data", option)[1] == [f"mkdocs.yml:6: {problem}"]


@pytest.mark.parametrize("option", ["publish: perhaps", "folders: [Private]", "folders: {Private: secret}"])
def test_nothing_is_published_by_default_where_nobody_can_tell_what_is_private(tmp_path, option):
    """A slip in an option must not open a folder."""
    assert read(tmp_path, option)[0].visibility("Private/note.md") is Visibility.PRIVATE


def test_options_of_an_inherited_file_are_told_where_they_stand(tmp_path):
    """With that file's name and line."""
    problems = read_settings(
        write_project(
            tmp_path,
            {
                "mkdocs.yml": "INHERIT: base.yml\nsite_name: A\n",
                "base.yml": "plugins:\n  modelbook:\n    nearest: -1\n",
            },
        ).root
    )[1]
    assert [str(problem) for problem in problems] == [
        f"base.yml:3: error option-wrong the option “nearest” cannot be used: “-1” is no number from 0 on; {DEFAULT}"
    ]


@pytest.mark.parametrize(
    ("path", "comes_to"),
    [
        ("note.md", Visibility.PUBLIC),
        ("Private/note.md", Visibility.PRIVATE),
        ("Private/deep/er/note.md", Visibility.PRIVATE),
        ("Private/Open/note.md", Visibility.PUBLIC),
        ("Private/Open/x/note.md", Visibility.PUBLIC),
        ("Privateer/note.md", Visibility.PUBLIC),
        ("private/note.md", Visibility.PUBLIC),
        ("Private.md", Visibility.PUBLIC),
        ("notes/Private/note.md", Visibility.PUBLIC),
        ("Cafe\u0301/note.md", Visibility.UNLISTED),
    ],
)
def test_the_deepest_folder_that_is_named_decides(settings_of, tmp_path, path, comes_to):
    """By whole parts of the path, with their case; accents may be written in either way."""
    folders = {"Private": Visibility.PRIVATE, "Private/Open": Visibility.PUBLIC, "Café": Visibility.UNLISTED}
    assert settings_of(tmp_path, folders=folders).visibility(path) is comes_to
