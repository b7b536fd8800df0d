"""The same site by MkDocs, by ProperDocs, and by plain MkDocs from the folder."""

import re

from outlines import dead_links, outlines
from small_project import files_of, run

GENERATOR = re.compile(rb'<meta name="generator"[^>]*>')


def test_properdocs_builds_the_same_bytes(small, tmp_path):
    """With the same plugin and configuration; only the engine's name in the head differs."""
    run("properdocs", "build", "--strict", "--site-dir", str(tmp_path / "site"), cwd=small)
    theirs = {path: GENERATOR.sub(b"", data) for path, data in files_of(tmp_path / "site").items()}
    assert theirs == {path: GENERATOR.sub(b"", data) for path, data in files_of(small / "site").items()}


def test_the_folder_builds_without_us_to_the_same_pages_links_and_anchors(small, tmp_path):
    """By plain MkDocs, strictly, from a configuration that does not name the plugin."""
    run("modelbook", "build", "--to-folder", str(tmp_path / "plain"), cwd=small)
    assert "modelbook" not in (tmp_path / "plain/mkdocs.yml").read_text().replace("assets/modelbook", "")
    run("mkdocs", "build", "--strict", cwd=tmp_path / "plain")
    ours, theirs = outlines(small / "site"), outlines(tmp_path / "plain/site")
    assert sorted(theirs) == sorted(ours)
    for path in ours:
        assert (theirs[path].links, theirs[path].anchors) == (ours[path].links, ours[path].anchors), path
    assert set(files_of(tmp_path / "plain/site")) == set(files_of(small / "site"))


def test_every_link_within_the_site_leads_somewhere(small):
    """Pages, files and anchors."""
    assert dead_links(small / "site") == []
