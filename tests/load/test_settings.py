"""A project's settings, as the commands read them without MkDocs."""

from builders import write_project

from generator.load.settings import read_settings


def test_a_folder_without_a_configuration_has_the_usual_layout(tmp_path):
    """Notes are in content/, records in data/, and three head-to-heads are made for each model."""
    settings, problems = read_settings(tmp_path)
    assert (settings.vault, settings.data) == (tmp_path / "content", tmp_path / "data")
    assert (settings.site_name, settings.site_url, settings.directory_urls) == ("Modelbook", "", True)
    assert (settings.nearest, problems) == (3, [])


def test_the_configuration_sets_folders_addresses_and_options(tmp_path):
    """What mkdocs.yml says of itself and of the plugin is taken, whichever way the plugins are listed."""
    for plugins in (
        "[search, modelbook: {data_dir: records, nearest: 0}]",
        "{modelbook: {data_dir: records, nearest: 0}}",
    ):
        text = "site_name: Mine\nsite_url: https://example.org/\ndocs_dir: vault\nuse_directory_urls: false\n"
        write_project(tmp_path, {"mkdocs.yml": f"{text}plugins: {plugins}\n"})
        settings, problems = read_settings(tmp_path)
        assert (settings.vault, settings.data) == (tmp_path / "vault", tmp_path / "records")
        assert (settings.site_name, settings.site_url) == ("Mine", "https://example.org/")
        assert (settings.directory_urls, settings.nearest, problems) == (False, 0, [])


def test_a_configuration_that_names_no_folder_means_docs(tmp_path):
    """That is where MkDocs looks, and both must read the same."""
    write_project(tmp_path, {"mkdocs.yml": "site_name: Mine\n"})
    assert read_settings(tmp_path)[0].vault == tmp_path / "docs"


def test_tags_of_the_host_are_none_of_our_business(tmp_path):
    """`!ENV`, `!!python/name` and merge keys are passed over without a word, and without being obeyed."""
    text = "site_url: !ENV [URL, '']\nextra: {f: !!python/name:os.system '', a: &a {b: 1}, c: {<<: *a}}\n"
    write_project(tmp_path, {"mkdocs.yml": text})
    settings, problems = read_settings(tmp_path)
    assert (settings.site_url, problems) == ("", [])


def test_inherited_settings_stand_below_the_own_ones(tmp_path):
    """INHERIT is followed, and maps are merged, as MkDocs does it."""
    files = {
        "mkdocs.yml": "INHERIT: base.yml\nsite_name: Own\nplugins: {modelbook: {nearest: 1}}\n",
        "base.yml": "site_name: Base\ndocs_dir: vault\nplugins: {modelbook: {data_dir: records}}\n",
    }
    settings = read_settings(write_project(tmp_path, files).root)[0]
    assert (settings.site_name, settings.vault.name, settings.data.name, settings.nearest) == (
        "Own",
        "vault",
        "records",
        1,
    )


def test_a_file_that_inherits_from_itself_ends(tmp_path):
    """A circle is followed a few times and no more."""
    write_project(tmp_path, {"mkdocs.yml": "INHERIT: mkdocs.yml\nsite_name: Round\n"})
    assert read_settings(tmp_path)[0].site_name == "Round"


def test_a_broken_configuration_is_a_problem_with_its_line(tmp_path):
    """The defaults are used, and what is wrong is said."""
    write_project(tmp_path, {"mkdocs.yml": "site_name: A\nplugins: [\n"})
    settings, problems = read_settings(tmp_path)
    assert settings.site_name == "Modelbook"
    assert [(problem.path, problem.code) for problem in problems] == [("mkdocs.yml", "yaml-malformed")]


def test_what_mkdocs_leaves_out_is_excluded(tmp_path):
    """Dot files, the folder `templates` and the patterns of exclude_docs and draft_docs, as in .gitignore."""
    text = "site_name: A\nexclude_docs: |\n  /private/\n  *.draft.md\n  !/templates/kept.md\ndraft_docs: later.md\n"
    write_project(tmp_path, {"mkdocs.yml": text})
    excluded = read_settings(tmp_path)[0].excluded
    out = ("templates/day.md", "private/a.md", "notes/x.draft.md", "later.md", ".trash/a.md")
    kept = ("notes/templates/day.md", "notes/private/a.md", "index.md")
    assert [path for path in (*out, *kept) if excluded(path)] == list(out)
