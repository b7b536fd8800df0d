"""Findings on a model's page and in what `check` reports."""

from pathlib import Path

import pytest
from builders import write_project
from small_project import MISFITS

from generator.pipeline import examine, generate
from generator.questions import inspect

GOLDEN = Path(__file__).parent / "page.md"
ODD = (
    """\
name: "Odd <b>"
sources:
  card: {title: Card, publisher: Acme, kind: primary, retrieved: 2026-11-20}
  page: {title: "A <script>page", publisher: Blog, kind: third-party, url: "https://example.org/page", date: 2024-01-01}
facts:
  architecture: {value: dense, source: card}
  parameters: {value: 1.23B, source: card}
"""
    + MISFITS
    + """\
prices:
  - {provider: hub, input: 0.10, cached_input: 0.20, source: page, as_of: 2024-01-01}
"""
)
FILES = {"data/models/odd.yml": ODD, "data/models/fine.yml": "name: Fine\nsummary: Nothing is the matter.\n"}


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return write_project(tmp_path_factory.mktemp("project"), FILES)


@pytest.fixture(scope="module")
def pages(project):
    return {page.path: page.markdown for page in generate(project).pages}


def test_the_section_is_as_it_was_reviewed(pages, update_goldens):
    """What does not fit, the sums, the odd one out and the facts that it rests on; hostile text is only shown."""
    page = pages["models/odd.md"]
    section = "## Findings" + page.split("\n## Findings")[1].split("\n## ")[0].rstrip() + "\n"
    if update_goldens:
        GOLDEN.write_text(section, encoding="utf-8")
    assert section == GOLDEN.read_text(encoding="utf-8")


def test_a_notice_on_the_first_screen_leads_to_the_section(pages):
    """With the number of findings and what they are about."""
    page = pages["models/odd.md"]
    notice = (
        '<p class="mb-notice">4 findings: parameters do not add up, cached input dearer than fresh, prices past their '
        'shelf life, facts past their shelf life. <a href="#findings">What does not fit</a></p>'
    )
    assert notice in page and page.index(notice) < page.index("## Technical specification")


def test_a_page_about_which_nothing_was_found_says_nothing(pages):
    """Neither notice nor section."""
    assert "finding" not in pages["models/fine.md"].lower()


def test_every_fact_that_a_finding_rests_on_stands_on_the_page(pages):
    """Its links lead to the rows of the tables above."""
    page = pages["models/odd.md"]
    section = page.split("\n## Findings")[1]
    anchors = {part.split('"')[0] for part in section.split('href="#')[1:]} - {"findings"}
    assert "fact-hidden_size" in anchors and "prices" in anchors
    assert [anchor for anchor in anchors if f'id="{anchor}"' not in page and f"{{ #{anchor} }}" not in page] == []


def test_check_and_every_command_are_told_of_them(project):
    """As problems, at the line of the odd claim."""
    lines = {f"{one.line}: {one.level} {one.code}" for one in examine(project) if one.path.endswith("odd.yml")}
    told = {"10: info parameters-sum", "22: warning cached-dearer", "22: info price-stale", "20: info fact-stale"}
    assert told <= lines
    assert told <= {f"{one.line}: {one.level} {one.code}" for one in inspect(project)[1]}
