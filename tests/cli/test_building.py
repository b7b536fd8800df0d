"""`build` and `serve`, as far as they are not the engines' business."""

import logging

import pytest
from small_project import files_of

from generator import pipeline
from generator.cli import progress
from generator.engines import mkdocs_build


def test_a_site_and_a_folder_are_two_commands(modelbook):
    """Asking for both is a usage error."""
    code, _, err = modelbook("build", "--site-dir", "a", "--to-folder", "b")
    assert (code, err) == (2, "modelbook: --site-dir and --to-folder exclude each other\n")


def test_a_folder_is_written_within_the_project_folder(project, modelbook):
    """`-C` is as good as having gone there; the last line says where it is."""
    code, out, err = modelbook("build", "--to-folder", "plain")
    assert (code, out) == (0, "") and err.rstrip().endswith("/plain")
    assert {"mkdocs.yml", "docs/index.md", "docs/models/alpha/index.md"} <= set(files_of(project / "plain"))


def test_a_folder_is_not_written_from_a_project_with_errors(project, modelbook):
    """They are told, and the exit code is 1."""
    (project / "data/models/beta.yml").write_text("name: Beta\nsurprise: 1\n")
    code, _, err = modelbook("build", "--to-folder", "plain")
    assert code == 1 and "data/models/beta.yml:2: error key-unknown" in err
    assert (
        err.endswith("modelbook: problems that fail this: 1; nothing was written\n")
        and not (project / "plain").exists()
    )


def test_warnings_hinder_only_a_strict_folder(project, modelbook):
    """A link that leads nowhere."""
    (project / "content/notes/lost.md").write_text("To [[nowhere at all]].\n")
    assert modelbook("build", "--to-folder", "plain", "--strict")[0] == 1
    assert modelbook("build", "--to-folder", "plain")[0] == 0


def test_what_is_merely_worth_knowing_is_left_to_check(project, modelbook):
    """A build tells what may fail it."""
    (project / "content/notes/kept.md").write_text("To [[xyzzy]], and to [[nowhere at all]].\n")
    assert "info link-withheld" in modelbook("check")[1]
    err = modelbook("build", "--to-folder", "plain")[2]
    assert "warning link-unresolved" in err and " info " not in err


def test_an_interrupted_folder_is_said_to_be(project, modelbook, monkeypatch):
    """As an interrupted site is; what was there stays."""
    modelbook("build", "--to-folder", "plain")
    before = files_of(project / "plain")

    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "generate", interrupt)
    code, out, err = modelbook("build", "--to-folder", "plain")
    assert (code, out, err) == (130, "", "modelbook: interrupted; the folder is as it was\n")
    assert files_of(project / "plain") == before


@pytest.mark.parametrize("command", ["build", "serve"])
def test_a_site_needs_a_configuration(project, modelbook, command):
    """The message has one that can be copied, and that does."""
    (project / "mkdocs.yml").unlink()
    code, _, err = modelbook(command)
    assert code == 2
    _, _, written = err.partition("has no mkdocs.yml; these lines are enough:\n")
    (project / "mkdocs.yml").write_text(written)
    assert modelbook("build", "--strict")[0] == 0


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (b"site_name: A\nplugins: [\n", "mkdocs.yml:3: error yaml-malformed"),
        (b"\xff\xfe", "mkdocs.yml:1: error file-encoding"),
        (b"docs_dir: content\nplugins: [modelbook]\n", "Config value 'site_name': Required"),
        (b"site_name: A\ndocs_dir: gone\nplugins: [modelbook]\n", "Config value 'docs_dir': The path"),
    ],
)
def test_a_configuration_that_cannot_be_used_fails_without_a_traceback(project, modelbook, text, told):
    """What is wrong is said, and the site stays as it was."""
    (project / "mkdocs.yml").write_bytes(text)
    code, _, err = modelbook("build")
    assert code == 1 and told in err and err.endswith("; the site is as it was\n") and "!" not in err


def test_a_preview_is_that_of_the_host(project, modelbook, monkeypatch):
    """With its options and the project's configuration."""
    asked = []
    monkeypatch.setattr(mkdocs_build, "serve_site", lambda *arguments: asked.append(arguments))
    assert modelbook("serve", "-a", "127.0.0.1:0", "--open", "--strict")[0] == 0
    assert asked == [(project / "mkdocs.yml", "--dev-addr", "127.0.0.1:0", "--open", "--strict")]


def test_progress_is_a_line_a_stage_where_nobody_watches(capsys):
    """And messages are lines among them."""
    with progress.shown() as shown:
        for done in range(3):
            shown("writing", done, 3)
        progress.Handler(shown, logging.WARNING).handle(logging.makeLogRecord({"levelname": "WARNING", "msg": "Well."}))
        shown("converting", 0, 0)
    assert capsys.readouterr().err == "writing: 3\nWARNING Well.\nconverting\n"


def test_progress_is_a_bar_on_a_terminal(monkeypatch, capsys):
    """It leaves nothing behind but the messages."""
    monkeypatch.setattr(progress.sys.stderr, "isatty", lambda: True)
    with progress.shown() as shown:
        shown("writing", 1, 3)
        shown.say("[bold]as it is[/bold]")
    assert "[bold]as it is[/bold]" in capsys.readouterr().err and isinstance(shown, progress.Bar)
