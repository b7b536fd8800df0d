"""Converting and laying out pages by several processes."""

import multiprocessing

import pytest
from builders import write_project
from jinja2.exceptions import UndefinedError
from mkdocs.commands.build import build
from mkdocs.config import load_config
from small_project import files_of

from generator import forking
from generator.engines import mkdocs, mkdocs_page

CONFIG = "site_name: Many\ndocs_dir: content\nplugins: [search, modelbook]\nstrict: true\n"
NOTES = {
    f"content/notes/n{n}.md": f"# Note {n}\n\nTo [[n{(n + 1) % 30}#More]].\n\n## More\n\nText.\n" for n in range(30)
}


def make(folder, workers, monkeypatch, **files):
    """Build with so many processes; returns the site's files and the number of processes that were asked for."""
    asked = []
    monkeypatch.setattr(mkdocs, "workers_for", lambda pages: asked.append(pages) or workers)
    write_project(folder, {"mkdocs.yml": CONFIG, **NOTES, **files})
    config = load_config(str(folder / "mkdocs.yml"), site_dir=str(folder / "site"))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    assert len(asked) == 1
    return files_of(folder / "site")


def test_several_processes_make_the_same_bytes_as_one(tmp_path, monkeypatch):
    """Every page, the search index and the sitemap."""
    assert make(tmp_path / "one", 1, monkeypatch) == make(tmp_path / "two", 2, monkeypatch)


def test_what_another_plugin_writes_into_a_page_is_converted(tmp_path, monkeypatch):
    """A page whose text was changed after it was made is not taken from the processes."""
    hook = "def on_page_markdown(markdown, page, **_):\n    return markdown + '\\n\\nAdded **here**.\\n'\n"
    config = CONFIG + "hooks: [hook.py]\n"
    site = make(tmp_path, 2, monkeypatch, **{"hook.py": hook, "mkdocs.yml": config})
    assert b"Added <strong>here</strong>." in site["notes/n3/index.html"]


def test_messages_of_the_processes_are_logged_in_the_order_of_pages(tmp_path, monkeypatch, caplog):
    """A dead anchor is told by whoever converts the page, and told once."""
    hook = """from mkdocs.structure.files import InclusionLevel
def on_files(files, config):
    for file in files.documentation_pages():
        file.page.made = __import__("dataclasses").replace(file.page.made, markdown="[x](nowhere.md)\\n")
    return files
"""
    config = CONFIG.replace("strict: true", "hooks: [hook.py]")
    make(tmp_path, 2, monkeypatch, **{"hook.py": hook, "mkdocs.yml": config})
    told = [record.getMessage() for record in caplog.records if "nowhere.md" in record.getMessage()]
    assert len(told) > 30 and told == sorted(set(told), key=told.index)


def test_a_plugin_with_a_say_in_what_templates_see_is_heard(tmp_path, monkeypatch):
    """Then pages are laid out one by one, as the host does it."""
    hook = "def on_page_context(context, page, **_):\n    page.meta['title'] = 'Said by a hook'\n    return context\n"
    config = CONFIG + "hooks: [hook.py]\n"
    site = make(tmp_path, 2, monkeypatch, **{"hook.py": hook, "mkdocs.yml": config})
    assert b"<title>Said by a hook" in site["notes/n3/index.html"]


def test_what_another_plugin_does_with_a_finished_page_is_done(tmp_path, monkeypatch):
    """However the page was laid out."""
    hook = "def on_post_page(output, page, **_):\n    return output + '<!-- seen -->'\n"
    site = make(tmp_path, 2, monkeypatch, **{"hook.py": hook, "mkdocs.yml": CONFIG + "hooks: [hook.py]\n"})
    assert site["notes/n3/index.html"].endswith(b"<!-- seen -->")


def test_a_template_that_fails_fails_the_build_and_leaves_no_process(tmp_path, monkeypatch):
    """The error comes from another process and is told like one of this."""
    config = CONFIG.replace("strict: true", "theme: {name: mkdocs, custom_dir: theirs}")
    files = {"mkdocs.yml": config, "theirs/main.html": "{{ nothing.there }}"}
    with pytest.raises(UndefinedError):
        make(tmp_path, 2, monkeypatch, **files)
    assert multiprocessing.active_children() == []


def test_processes_are_only_made_where_they_are_worth_it(monkeypatch):
    """For many pages, as many as there are processors, up to a bound, and on Linux."""
    monkeypatch.setattr(forking.sys, "platform", "linux")
    monkeypatch.setattr(forking.os, "sched_getaffinity", lambda _: range(64), raising=False)
    assert (forking.workers_for(10), forking.workers_for(5000)) == (1, forking.MOST_WORKERS)
    monkeypatch.setattr(forking.sys, "platform", "darwin")
    assert forking.workers_for(5000) == 1


def test_the_titles_of_a_navigation_are_found_at_any_depth():
    """As MkDocs lets them be written: maps, lists, bare paths."""
    nav = ["index.md", {"A": "a.md"}, {"B": [{"C": "c.md"}, "d.md", {"E": {"F": "f.md"}}]}]
    assert mkdocs_page.nav_titles(nav) == {"a.md": "A", "c.md": "C", "f.md": "F"}
    assert mkdocs_page.nav_titles(None) == {}
