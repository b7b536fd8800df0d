"""The memory section of a model's page, compared whole."""

from pathlib import Path

import pytest
from builders import write_project

from generator.pipeline import generate

HERE = Path(__file__).parent / "cases"
HEAD = """name: {name}
sources:
  card: {{title: Card, publisher: Acme, kind: primary, retrieved: 2026-01-02}}
facts:
"""
DENSE = """  parameters: {value: 8B, source: card}
  num_hidden_layers: {value: 32, source: card}
  num_key_value_heads: {value: 8, source: card}
  head_dim: {value: 128, source: card}
  sliding_window: {value: 40960, source: card}
  context_length: {value: 128K, source: card}
"""
CLOSED = """  parameters: undisclosed
  attention: undisclosed
"""
GPUS = """sources:
  list: {title: A list, publisher: Somebody, kind: third-party}
gpus:
  small: {name: "Small <b>", memory: {value: 8 GiB, source: list}}
  large: {name: Large, memory: {value: 40 GiB, source: list}}
"""
FILES = {
    "data/models/dense.yml": HEAD.format(name="Dense") + DENSE,
    "data/models/closed.yml": HEAD.format(name="Closed") + CLOSED,
    "data/models/app.yml": "name: App\ntype: product\n",
    "data/gpus.yml": GPUS,
}


def section(site, path):
    """What stands under Memory on a page."""
    (page,) = [page for page in site.pages if page.path == path]
    after = page.markdown.split("\n## Memory\n")[1:]
    return after[0].split("\n## ")[0].strip() + "\n" if after else ""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return generate(write_project(tmp_path_factory.mktemp("project"), FILES))


@pytest.mark.parametrize("model", ["dense", "closed"])
def test_the_section_is_as_it_was_reviewed(site, model, update_goldens):
    """A table with the sums, or a line with what is missing."""
    golden = HERE / f"{model}.md"
    text = section(site, f"models/{model}.md")
    if update_goldens:
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


def test_a_product_has_no_such_section(site):
    """Nobody runs it."""
    assert section(site, "models/app.md") == ""


def test_the_project_has_no_problems(site):
    """What the pages are made from is sound."""
    assert [str(problem) for problem in site.problems] == []
