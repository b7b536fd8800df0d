"""The plugin inside MkDocs, with nothing but `plugins: [modelbook]` unless a test says otherwise."""

import json
import logging
import re

import pytest
from builders import write_project
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from small_project import FILES, files_of

BARE = "site_name: Bare\ndocs_dir: content\nplugins: [modelbook]\n"


def make(folder, config=BARE, **files):
    """Build the small project with another configuration and other files; returns the site's files."""
    write_project(folder, {**FILES, "mkdocs.yml": config, **files})
    loaded = load_config(str(folder / "mkdocs.yml"), site_dir=str(folder / "site"))
    loaded.plugins.on_startup(command="build", dirty=False)
    build(loaded)
    return files_of(folder / "site")


def test_naming_the_plugin_is_enough(tmp_path):
    """With MkDocs' own theme too: pages, the stylesheet, the Markdown extensions and a navigation are there."""
    site = make(tmp_path)
    second = site["notes/second/index.html"].decode()
    assert "models/alpha/index.html" in site and "compare/alpha-vs-beta/index.html" in site
    assert "assets/modelbook.css" in site and "../../assets/modelbook.css" in second
    assert 'class="admonition tip"' in second and 'type="checkbox"' in second
    assert "Models" in second


def test_only_what_is_published_leaves_the_vault(small):
    """Withheld notes, unlinked attachments and excluded folders are nowhere, not even by name."""
    site = files_of(small / "site")
    everything = b"".join([*site.values(), *map(str.encode, site)]).lower()
    assert "notes/dot.png" in site and "notes/unused.png" not in site
    assert [word for word in (b"xyzzy", b"plugh", b"frotz") if word in everything] == []


def test_files_that_hosts_look_for_stay(small):
    """CNAME is copied although nothing links to it."""
    assert files_of(small / "site")["CNAME"] == b"book.example.org\n"


def test_files_that_the_configuration_names_stay(tmp_path):
    """A style sheet of the project's own, after ours; and a file that takes the place of one of the theme's."""
    config = BARE.replace("plugins", "extra_css: [own.css]\nplugins")
    site = make(
        tmp_path, config, **{"content/own.css": "a{}", "content/other.css": "b{}", "content/css/base.css": "c{}"}
    )
    page = site["index.html"].decode()
    assert site["own.css"] == b"a{}" and "other.css" not in site and site["css/base.css"] == b"c{}"
    assert page.index("assets/modelbook.css") < page.index("own.css")


def test_the_graph_is_there_as_data_with_addresses_that_lead_to_pages(small):
    """The addresses are relative to the data, which the page of the graph names."""
    site = files_of(small / "site")
    addresses = [address for _, address, *_ in json.loads(site["graph.json"])["nodes"]]
    assert {"models/alpha/", "notes/first/", "./"} <= set(addresses)
    assert [one for one in addresses if f"{one.removeprefix('./')}index.html" not in site] == []
    assert b'data-mb-graph="../graph.json"' in site["graph/index.html"]


def test_the_other_order_of_a_head_to_head_redirects(small):
    """By a page without script that names its target."""
    assert b'url=../alpha-vs-beta/"' in (small / "site/compare/beta-vs-alpha/index.html").read_bytes()


def test_addresses_may_end_in_html(tmp_path):
    """Pages and redirects follow use_directory_urls."""
    site = make(tmp_path, BARE + "use_directory_urls: false\n")
    assert "models/alpha.html" in site and b'url=alpha-vs-beta.html"' in site["compare/beta-vs-alpha.html"]


def test_a_navigation_of_ones_own_is_kept_with_its_titles(tmp_path):
    """The plugin's is only for a project that has none."""
    site = make(tmp_path, BARE + "nav: [{Begin: index.md}, {All of them: models/index.md}]\n")
    assert re.findall(r'class="nav-link[^>]*>\s*(.*?)\s*<', site["index.html"].decode())[:2] == ["Begin", "All of them"]


def test_a_note_links_to_its_source_for_editing(tmp_path):
    """The address is that of the note in the vault; a page without a note has none."""
    config = BARE + "repo_url: https://example.org/repo\nedit_uri: edit/main/content/\n"
    site = make(tmp_path, config)
    assert b"https://example.org/repo/edit/main/content/notes/first.md" in site["notes/first/index.html"]
    assert b"edit/main/content" not in site["models/index.html"]


def test_the_sitemap_has_the_dates_of_the_data_and_no_clock(small):
    """The newest date on each page; the newest of all where a page has none."""
    dates = set(re.findall(r"<lastmod>(.*?)</lastmod>", (small / "site/sitemap.xml").read_text()))
    assert dates == {"2026-01-02"}


def test_errors_fail_a_build_at_its_end_and_all_are_told(tmp_path, caplog):
    """Each with its place; the last line counts them."""
    wrong = "name: Gamma\nfacts: {context_length: many}\nsurprise: 1\n"
    with caplog.at_level(logging.INFO, "mkdocs"), pytest.raises(Abort):
        make(tmp_path, **{"data/models/gamma.yml": wrong})
    told = [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]
    assert any("data/models/gamma.yml:3: key-unknown" in line for line in told)
    assert any("data/models/gamma.yml:2: " in line for line in told)
    assert re.fullmatch(r"errors in records and notes: \d+, listed above; correct them and build again", told[-1])


def test_a_preview_goes_on_in_spite_of_errors(tmp_path):
    """What can be shown is shown."""
    write_project(tmp_path, {**FILES, "mkdocs.yml": BARE, "data/models/gamma.yml": "name: Gamma\nsurprise: 1\n"})
    config = load_config(str(tmp_path / "mkdocs.yml"), site_dir=str(tmp_path / "site"))
    config.plugins.on_startup(command="serve", dirty=False)
    build(config, serve_url="http://localhost/")
    assert (tmp_path / "site/models/gamma/index.html").is_file()


def test_a_preview_follows_records_templates_and_overrides(tmp_path):
    """What a page is made of is watched, as far as it is there."""
    write_project(tmp_path, {**FILES, "mkdocs.yml": BARE})
    config = load_config(str(tmp_path / "mkdocs.yml"))
    config = config.plugins.on_config(config)
    watched = [path.replace("\\", "/") for path in config.watch]
    assert [path.rpartition("/")[2] for path in watched] == ["data", "overrides", "templates"]


def test_a_vault_alone_is_a_project(tmp_path):
    """No file under data/ is needed."""
    write_project(tmp_path, {"mkdocs.yml": BARE, "content/a note.md": "Hello.\n"})
    loaded = load_config(str(tmp_path / "mkdocs.yml"), site_dir=str(tmp_path / "site"), strict=True)
    build(loaded)
    assert "Hello." in (tmp_path / "site/a note/index.html").read_text()
