"""The pages of the ranking and of needs, and what a model's page says of them, compared whole."""

from pathlib import Path

import pytest
from builders import write_project

from generator.pipeline import generate

HERE = Path(__file__).parent / "cases"
RECORD = """name: "{name}"
developer: acme
family: fam
sources:
  card: {{title: Card, publisher: Acme, kind: primary, retrieved: 2026-01-02}}
facts:
  context_length: {{value: {context}, source: card}}
  parameters: {{value: {size}, source: card}}
  open_weights: {{value: {weights}, source: card}}
  license: {{value: {licence}, source: card}}
  input_modalities: {{value: [text], source: card}}
prices:
  - {{provider: acme, input: {price}, output: 1, as_of: 2026-01-01, source: card}}
benchmarks:
  - {{benchmark: mmlu, score: {score}, shots: 5, source: card}}
"""
MODELS = {
    "ant": ("Ant", "8K", "1B", "yes", "mit", "0.05", "40"),
    "bee": ("Bee", "32K", "8B", "yes", "apache-2.0", "0.10", "55"),
    "cow": ("Cow <b>", "128K", "70B", "no", "proprietary", "2", "80"),
    "dog": ("Dog", "131072", "8B", "yes", "mit", "0.24", "60"),
}
KEYS = ("name", "context", "size", "weights", "licence", "price", "score")
RANKING = """minimum_coverage: 60
components:
  - {id: quality, label: Quality, weight: 3, about: On benchmarks., inputs: [{scores: all}]}
  - id: open
    label: Openness
    weight: 1
    inputs:
      - {field: open_weights, better: higher}
      - {field: license, classes: [{label: free, values: [mit, apache-2.0]}, {label: closed, values: [proprietary]}]}
  - {id: fame, label: Fame, weight: 1, inputs: [{field: monthly_downloads}]}
"""
NEEDS = """reading:
  title: "Long texts <i>"
  about: "Reads *much*."
  must: [{field: open_weights, is: yes}, {field: context_length, least: 16K}]
  wishes:
    - {field: context_length, weight: 3}
    - {price: input}
    - {field: monthly_downloads}
licence:
  title: Free
  must: [{field: license, any: [mit]}]
"""
FILES = {
    "data/organizations.yml": "acme: {name: Acme, kind: developer}\n",
    "data/families.yml": "fam: {name: Fam, developer: acme}\n",
    "data/benchmarks.yml": "mmlu: {name: MMLU, unit: '%'}\n",
    "data/ranking.yml": RANKING,
    "data/needs.yml": NEEDS,
    "data/models/new.yml": "name: New\n",
    "data/models/latest.yml": "name: Latest\nalias_of: {model: dog, as_of: 2026-01-01}\n",
    **{
        f"data/models/{id_}.yml": RECORD.format(**dict(zip(KEYS, values, strict=True)))
        for id_, values in MODELS.items()
    },
}
PAGES = {
    "ranking": "ranking.md",
    "needs": "needs/index.md",
    "reading": "needs/reading.md",
    "licence": "needs/licence.md",
}
SECTIONS = {
    "bee-rank": ("models/bee.md", "Rank on this site"),
    "bee-alternatives": ("models/bee.md", "Alternatives"),
    "cow-alternatives": ("models/cow.md", "Alternatives"),
    "new-rank": ("models/new.md", "Rank on this site"),
    "latest-rank": ("models/latest.md", "Rank on this site"),
}


def markdown(site, path):
    return next(page.markdown for page in site.pages if page.path == path)


def section(text, heading):
    """What stands under a heading."""
    after = text.split(f"\n## {heading}")[1:]
    return (f"## {heading}" + after[0].split("\n## ")[0]).strip() + "\n" if after else ""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return generate(write_project(tmp_path_factory.mktemp("project"), FILES))


@pytest.mark.parametrize("name", [*PAGES, *SECTIONS])
def test_a_page_is_as_it_was_reviewed(site, name, update_goldens):
    """Whole pages, and sections of the pages of models."""
    text = (
        markdown(site, PAGES[name]) if name in PAGES else section(markdown(site, SECTIONS[name][0]), SECTIONS[name][1])
    )
    golden = HERE / f"{name}.md"
    if update_goldens:
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


def test_the_project_has_no_problems(site):
    """What the pages are made from is sound."""
    assert [str(problem) for problem in site.problems] == []


def test_the_navigation_leads_to_both(site):
    """Beside the comparisons."""
    (compare,) = [entry for entry in site.nav if entry.title == "Compare"]
    assert {("Ranking", "ranking.md"), ("Needs", "needs/index.md")} <= {
        (one.title, one.path) for one in compare.children
    }


def test_without_the_files_there_are_no_such_pages(tmp_path):
    """Nothing is ranked that nobody asked for."""
    files = {path: text for path, text in FILES.items() if path not in ("data/ranking.yml", "data/needs.yml")}
    site = generate(write_project(tmp_path, files))
    assert not {"ranking.md", "needs/index.md"} & {page.path for page in site.pages}
    assert section(markdown(site, "models/bee.md"), "Rank on this site") == ""


def test_what_is_declared_about_memory_in_words_without_meaning_is_a_problem_of_the_build(tmp_path):
    """With its file and line."""
    site = generate(
        write_project(tmp_path, FILES | {"data/needs.yml": "n: {title: N, must: [{memory: {room: 1 GB, kv: zip}}]}\n"})
    )
    assert [str(problem) for problem in site.problems] == [
        (
            "data/needs.yml:1: error memory-unclear “zip” is no format of a KV cache; there are fp16, bf16, fp8, q8_0, "
            "q4_0; memory is not judged here; correct it"
        )
    ]
