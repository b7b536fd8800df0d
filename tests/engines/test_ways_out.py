"""The same site by MkDocs, by ProperDocs, and by plain MkDocs from the folder."""

import re
from html.parser import HTMLParser
from pathlib import PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

from small_project import files_of, run

GENERATOR = re.compile(rb'<meta name="generator"[^>]*>')


class Outline(HTMLParser):
    """The links within the site and the anchors of a page."""

    def __init__(self, html):
        super().__init__()
        self.links, self.anchors = set(), set()
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.anchors |= {found[key] for key in ("id", "name") if found.get(key) and (key == "id" or tag == "a")}
        address = found.get("href") if tag in ("a", "link") else found.get("src")
        if address and not urlsplit(address).scheme:
            self.links.add(address)


def outlines(site):
    """The outline of every page, by path."""
    return {path: Outline(data.decode()) for path, data in files_of(site).items() if path.endswith(".html")}


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
    files, pages = files_of(small / "site"), outlines(small / "site")
    dead = []
    for path, page in pages.items():
        for link in sorted(page.links if path != "404.html" else ()):
            target = urlsplit(urljoin(f"https://example.org/{path}", link))
            file = unquote(target.path).lstrip("/")
            file = str(PurePosixPath(file, "index.html")) if not file or file.endswith("/") else file
            anchor = unquote(target.fragment)
            if file not in files or (anchor and file in pages and anchor not in pages[file].anchors):
                dead.append((path, link))
    assert dead == []
