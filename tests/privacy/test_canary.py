"""What is private leaves no trace: secret words in every place of a vault, and a search of every byte that is made."""

import json
import re

import pytest
from builders import write_project
from canary import everything, files, places_of
from mkdocs.commands.build import build
from mkdocs.config import load_config
from small_project import run

MADE, WORDS = files()
UNLISTED = ("quiet", "quiet/by folder", "quiet/gamma")


def mkdocs(folder, site, *, dirty=False):
    """Build in this process; the files of the site."""
    config = load_config(str(folder / "mkdocs.yml"), site_dir=str(site))
    config.plugins.on_startup(command="build", dirty=dirty)
    build(config, dirty=dirty)
    return everything(site)


@pytest.fixture(scope="module")
def sites(tmp_path_factory):
    """The files of the site by each way of making it."""
    folder = tmp_path_factory.mktemp("canary")
    project = write_project(folder / "project", MADE).root
    run("properdocs", "build", "--site-dir", str(folder / "ProperDocs"), cwd=project)
    run("modelbook", "build", "--to-folder", str(folder / "folder"), cwd=project)
    return {
        "MkDocs": mkdocs(project, folder / "MkDocs"),
        "ProperDocs": everything(folder / "ProperDocs"),
        "folder": everything(folder / "folder"),
        "MkDocs from the folder": mkdocs(folder / "folder", folder / "from"),
    }


WAYS = ("MkDocs", "ProperDocs", "folder", "MkDocs from the folder")
BUILT = pytest.mark.parametrize("way", [way for way in WAYS if way != "folder"])


@pytest.mark.parametrize("way", WAYS)
def test_no_secret_is_in_any_byte_or_name_of_what_is_made(sites, way):
    """Neither a word of a private note, nor of a file that only such notes use, nor of what is no text of a note."""
    assert len(WORDS.hidden) > 300
    assert places_of(WORDS.hidden, sites[way]) == {}


@pytest.mark.parametrize("way", WAYS)
def test_what_is_public_is_there(sites, way):
    """A site of nothing would have no secrets either."""
    assert places_of(WORDS.shown, sites[way]).keys() == WORDS.shown.keys()


@pytest.mark.parametrize("way", WAYS)
def test_an_unlisted_note_is_on_its_own_page_and_nowhere_else(sites, way):
    """Not in the search, in lists, among tags and backlinks, in the graph, nor in the address of another page."""
    found = places_of(WORDS.unlisted, sites[way])
    assert found.keys() == WORDS.unlisted.keys()
    for place, paths in found.items():
        page = place.partition(":")[0].lower()
        assert [path for path in paths if f"{page}/index." not in path.lower()] == [], place


@BUILT
def test_search_engines_are_asked_to_pass_unlisted_pages_by(sites, way):
    """No line in the sitemap, packed or not, and a word in the page's head; others are there and have none."""
    site = {path.lower(): data for path, data in sites[way].items()}
    for sitemap in ("sitemap.xml", "sitemap.xml.gz"):
        assert b"/canary/public/</loc>" in site[sitemap] and b"quiet" not in site[sitemap]
    for page in UNLISTED:
        head = site[f"{page}/index.html"].partition(b"</head>")[0]
        assert head.count(b'<meta name="robots" content="noindex">') == 1
    assert b"noindex" not in site["public/index.html"]


@BUILT
def test_the_search_has_no_entry_of_an_unlisted_page(sites, way):
    """Not even an empty one."""
    entries = json.loads(sites[way]["search/search_index.json"])["docs"]
    locations = {entry["location"].partition("#")[0] for entry in entries}
    assert "public/" in locations
    assert [location for location in locations if "quiet" in location.lower()] == []


@BUILT
def test_what_is_worked_out_from_facts_comes_from_published_ones(sites, way):
    """Memory, findings, scores and reports, on pages and in the data beside them: what is searched has all of them."""
    assert {path for path in sites[way] if path.startswith("compare/data/")} == {
        f"compare/data/{name}.json" for name in ("alpha", "beta", "gamma")
    }
    for name in ("alpha", "beta", "gamma"):
        sheet = json.loads(sites[way][f"compare/data/{name}.json"])
        assert sheet["facts"]["parameters"][0] == "1b"
        assert sheet["facts"]["num_hidden_layers"][0] == "16"
        assert [len(memory) for memory in sheet["memory"]] == [2, 2]
        assert len(sheet["scores"]) == 1
        assert sheet.get("pages", []) == ([["alpha", "beta"]] if name != "gamma" else [])
        page = sites[way][f"models/{name}/index.html"]
        assert b"mb-findings" in page and b"beside-other-reports" in page
    assert b"mb-reports" in sites[way]["transparency/index.html"]
    for mark in (b"mb-reports", b"memory_q4_k_m_8192-alpha"):
        assert mark in sites[way]["compare/alpha-vs-beta/index.html"]


@pytest.mark.parametrize("way", WAYS)
def test_models_are_not_compared_because_a_private_note_does(sites, way):
    """The page of such a comparison would tell what the note is about."""
    assert [path for path in sites[way] if re.search(r"(alpha|beta)-vs-gamma|gamma-vs-", path)] == []


def test_a_theme_that_is_not_ours_keeps_unlisted_pages_back_too(tmp_path):
    """With the search, the sitemap and the templates of the host itself."""
    config = MADE["mkdocs.yml"].replace("theme: {name: material, font: false}", "theme: mkdocs")
    site = mkdocs(write_project(tmp_path, {**MADE, "mkdocs.yml": config}).root, tmp_path / "site")
    assert places_of(WORDS.hidden, site) == {}
    found = places_of(WORDS.unlisted, site)
    assert {path.lower() for paths in found.values() for path in paths} == {f"{one}/index.html" for one in UNLISTED}
    for sitemap in ("sitemap.xml", "sitemap.xml.gz"):
        assert b"/canary/public/</loc>" in site[sitemap] and b"quiet" not in site[sitemap].lower()
    assert b'<meta name="robots" content="noindex">' in site["quiet/index.html"]
    assert b"noindex" not in site["public/index.html"]


def test_where_nothing_is_published_by_default_only_what_says_so_is(tmp_path):
    """Notes that say yes, and what these use."""
    config = MADE["mkdocs.yml"].replace("nearest: 0\n", "nearest: 0\n      publish: false\n")
    config = re.sub(r"folders: .*", "folders: {Kept: false}", config)
    public = MADE["content/public.md"].replace("---\n", "---\npublish: true\n", 1)
    made = {**MADE, "mkdocs.yml": config, "content/public.md": public}
    site = mkdocs(write_project(tmp_path, made).root, tmp_path / "site")
    assert places_of(WORDS.hidden | WORDS.unlisted, site) == {}
    there = {place for place in WORDS.shown if place.startswith(("public:", "canvas:", "bytes", "says yes", "record:"))}
    assert places_of(WORDS.shown, site).keys() == there


def test_a_build_over_an_old_site_keeps_nothing_that_became_private(tmp_path):
    """Not a dirty one either, which leaves old files where they are."""
    write_project(tmp_path, MADE)
    open_note = write_project(
        tmp_path, {"content/turning.md": "Turncoat. ![[turning.png]]", "content/turning.png": b"x"}
    )
    assert b"turncoat" in mkdocs(open_note.root, tmp_path / "site")["turning/index.html"]
    write_project(tmp_path, {"content/turning.md": "---\npublish: false\n---\nTurncoat. ![[turning.png]]"})
    for dirty in (True, False):
        site = mkdocs(tmp_path, tmp_path / "site", dirty=dirty)
        assert [path for path, data in site.items() if b"turncoat" in data or "turning" in path] == []


def test_a_folder_that_is_written_again_keeps_nothing_that_became_private(tmp_path):
    """What was written before and is not any more goes."""
    project = write_project(tmp_path / "project", {**MADE, "content/turning.md": "Turncoat."}).root
    run("modelbook", "build", "--to-folder", str(tmp_path / "folder"), cwd=project)
    assert "docs/turning/index.md" in everything(tmp_path / "folder")
    write_project(project, {"content/turning.md": "---\ndraft: true\n---\nTurncoat."})
    run("modelbook", "build", "--to-folder", str(tmp_path / "folder"), cwd=project)
    written = everything(tmp_path / "folder")
    assert [path for path, data in written.items() if b"turncoat" in data or "turning" in path] == []
