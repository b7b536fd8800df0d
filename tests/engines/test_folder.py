"""The site as a plain folder."""

import json
from decimal import Decimal

import pytest
import yaml
from builders import make_settings
from markupsafe import Markup
from small_project import files_of

from generator.engines.folder import Unwritable, check_replaceable, front_matter, write_folder
from generator.nouns.site import Asset, MadeFile, NavEntry, Page, Redirect, Site


def make_site(*pages, **over):
    """A site of these pages."""
    given = {"redirects": (), "assets": (), "nav": (NavEntry("Home", "index.md"),), "problems": ()}
    return Site(pages=pages or (Page("index.md", "Home", "# Home\n"),), **(given | over))


@pytest.fixture
def settings(tmp_path):
    (tmp_path / "project/content").mkdir(parents=True)
    return make_settings(tmp_path / "project")


def test_a_page_has_its_properties_as_front_matter():
    """As YAML of plain types, whatever stands in a title."""
    page = Page("a.md", Markup("A: “b”\n---\n#c"), "Text\n", {"hide": ["toc"], "description": "x: y"})
    text = front_matter(page)
    opening, values, rest = text.split("---\n", 2)[0], text[4:-5], text[-2:]
    assert (opening, rest) == ("", "\n\n")
    assert yaml.safe_load(values) == {"title": "A: “b”\n---\n#c", "hide": ["toc"], "description": "x: y"}


def test_everything_is_written_and_listed(settings, tmp_path):
    """Pages, redirects, attachments, a configuration, and a list of it all."""
    (tmp_path / "dot.png").write_bytes(b"png")
    site = make_site(
        redirects=(Redirect("old.md", "index.md"),), assets=(Asset("img/dot.png", str(tmp_path / "dot.png")),)
    )
    write_folder(site, settings, None, tmp_path / "out")
    files = files_of(tmp_path / "out")
    assert {"docs/index.md", "docs/old/index.html", "docs/img/dot.png", "mkdocs.yml"} <= set(files)
    assert files["docs/index.md"] == b"---\ntitle: Home\n---\n\n# Home\n"
    listed = json.loads(files[".modelbook.json"])["files"]
    assert listed == sorted(path for path in files if path != ".modelbook.json")


def test_a_made_file_is_written_as_it_is(settings, tmp_path):
    """In the place of an attachment of the same path, since a page of ours needs it."""
    (tmp_path / "theirs.json").write_text("[]")
    site = make_site(assets=(Asset("a.json", str(tmp_path / "theirs.json")),), files=(MadeFile("a.json", '{"ü":1}\n'),))
    write_folder(site, settings, None, tmp_path / "out")
    assert (tmp_path / "out/docs/a.json").read_text(encoding="utf-8") == '{"ü":1}\n'


def test_a_second_writing_leaves_no_old_page_and_keeps_what_was_added(settings, tmp_path):
    """What is not in our list is somebody else's, hidden files too."""
    out = tmp_path / "out"
    write_folder(make_site(Page("a.md", "A", "a\n"), Page("b.md", "B", "b\n")), settings, None, out)
    (out / "docs/theirs.md").write_text("theirs")
    (out / ".git").mkdir()
    (out / ".git/HEAD").write_text("ref")
    write_folder(make_site(Page("a.md", "A", "new\n")), settings, None, out)
    files = files_of(out)
    assert files["docs/a/index.md"].endswith(b"new\n") and "docs/b/index.md" not in files
    assert files["docs/theirs.md"] == b"theirs" and files[".git/HEAD"] == b"ref"
    write_folder(make_site(Page("a.md", "A", "new\n")), settings, None, out)
    assert files_of(out) == files


@pytest.mark.parametrize("target", ["project", ".", "project/content/out", "project/data/out", "theirs", "file"])
def test_a_folder_that_is_not_ours_is_refused(settings, tmp_path, target):
    """The project itself, what holds it, what is read for the site, and what somebody else has filled."""
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs/thesis.txt").write_text("years of work")
    (tmp_path / "file").write_text("a file")
    before = files_of(tmp_path)
    with pytest.raises(Unwritable):
        write_folder(make_site(), settings, None, tmp_path / target)
    assert files_of(tmp_path) == before


def test_an_empty_folder_may_be_filled(settings, tmp_path):
    """Nothing is lost by it."""
    (tmp_path / "empty").mkdir()
    check_replaceable(tmp_path / "empty", settings)


def test_a_writing_that_fails_leaves_the_old_folder_as_it_was(settings, tmp_path):
    """Nothing half-written is ever seen, and nothing is left beside it."""
    out = tmp_path / "out"
    write_folder(make_site(), settings, None, out)
    before = files_of(tmp_path)
    with pytest.raises(FileNotFoundError):
        write_folder(make_site(assets=(Asset("a.png", str(tmp_path / "gone.png")),)), settings, None, out)
    assert files_of(tmp_path) == before


def test_numbers_in_properties_stay_numbers():
    """Only texts are made plain."""
    assert (
        front_matter(Page("a.md", "A", "", {"order": 3, "big": True})) == "---\ntitle: A\norder: 3\nbig: true\n---\n\n"
    )
    with pytest.raises(yaml.YAMLError):
        front_matter(Page("a.md", "A", "", {"exact": Decimal(1)}))
