"""The mkdocs.yml of a plain folder."""

import yaml
from builders import make_settings

from generator.engines.folder_config import folder_config, plain, read_config, theme_name
from generator.nouns.site import NavEntry, Site

NAV = (NavEntry("Home", "index.md"), NavEntry("Models", "models/index.md", (NavEntry("Alpha", "models/alpha.md"),)))
SITE = Site((), (), (), NAV, ())
FULL = """INHERIT: base.yml
site_url: !ENV [SITE_URL, ""]
docs_dir: content
site_dir: out
edit_uri: edit/main/content/
exclude_docs: drafts/
hooks: [hook.py]
theme: {name: material, custom_dir: mine, palette: {scheme: slate}}
plugins:
  - search
  - modelbook: {nearest: 2}
  - tags: {}
markdown_extensions:
  - toc: {permalink: false}
  - markdown.extensions.tables
  - pymdownx.superfences: {custom_fences: [{name: m, format: !!python/name:a.b ''}]}
extra_css: [own.css]
"""
BASE = "site_name: Base\ntheme: {language: en}\nsite_dir: x\n"


def made(tmp_path, text, assets=frozenset()):
    (tmp_path / "mkdocs.yml").write_text(text)
    (tmp_path / "base.yml").write_text(BASE)
    return folder_config(read_config(tmp_path / "mkdocs.yml"), SITE, make_settings(), assets)


def test_what_needs_us_is_left_out_and_the_rest_stays_as_it_was(tmp_path):
    """Tags stay tags, inherited settings are written out, and nothing refers to the plugin or to sources."""
    text = made(tmp_path, FULL, frozenset({"assets/modelbook.css"}))
    values = plain(yaml.compose(text, Loader=yaml.SafeLoader))
    assert "!ENV [" in text and "!!python/name:a.b" in text
    assert [key for key in values if key in ("INHERIT", "site_dir", "edit_uri", "exclude_docs", "hooks")] == []
    assert values["site_name"] == "Base" and values["docs_dir"] == "docs"
    assert values["theme"] == {
        "language": "en", "name": "material", "custom_dir": "overrides", "palette": {"scheme": "slate"},
    }  # fmt: skip
    assert values["plugins"] == ["search", {"tags": {}}]
    assert values["extra_css"] == ["assets/modelbook.css", "own.css"]
    assert values["nav"] == [{"Home": "index.md"}, {"Models": ["models/index.md", {"Alpha": "models/alpha.md"}]}]


def test_extensions_are_the_projects_and_ours_each_once(tmp_path):
    """The project's spelling and options stand; what it does not list is added with our options."""
    values = plain(yaml.compose(made(tmp_path, FULL), Loader=yaml.SafeLoader))
    named = [next(iter(item)) if isinstance(item, dict) else item for item in values["markdown_extensions"]]
    assert len(named) == len(set(named))
    assert named[:3] == ["toc", "markdown.extensions.tables", "pymdownx.superfences"] and "tables" not in named
    assert {"toc": {"permalink": "false"}} in values["markdown_extensions"]
    assert {"pymdownx.tasklist": {"custom_checkbox": "true"}} in values["markdown_extensions"]


def test_a_navigation_of_ones_own_is_kept(tmp_path):
    """Ours is only for a project that has none."""
    values = plain(yaml.compose(made(tmp_path, "site_name: A\nnav: [index.md]\n"), Loader=yaml.SafeLoader))
    assert values["nav"] == ["index.md"]


def test_the_theme_is_found_however_it_is_written(tmp_path):
    """A name, a map, or nothing."""
    for text, name in (("theme: material", "material"), ("theme: {name: x}", "x"), ("site_name: A", "mkdocs")):
        (tmp_path / "mkdocs.yml").write_text(text)
        assert theme_name(read_config(tmp_path / "mkdocs.yml")) == name
