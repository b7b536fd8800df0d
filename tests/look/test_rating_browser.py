"""The pages of the ranking and of needs in a browser, where Playwright and Chromium are installed."""

import pytest
from small_project import FILES, RECORD

RANKING = """minimum_pool: 2
components:
  - {id: size, label: Context, weight: 2, inputs: [{field: context_length}]}
  - {id: open, label: Openness, weight: 1, inputs: [{field: open_weights, better: higher}]}
"""
NEEDS = """long:
  title: Long texts
  must: [{field: open_weights, is: yes}]
  wishes: [{field: context_length, weight: 2}, {field: parameters, better: lower}]
"""
GAMMA = RECORD.format(name="Gamma", context="64K").replace("1B", "3B")
PAGES = ("ranking/", "needs/", "needs/long/", "models/gamma/")


@pytest.fixture(scope="module")
def address(served):
    """Where the built site is served."""
    return served({**FILES, "data/ranking.yml": RANKING, "data/needs.yml": NEEDS, "data/models/gamma.yml": GAMMA})


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_is_wider_than_a_phone(visit, path, scheme):
    """What is wide scrolls in a box of its own."""
    page = visit(path, viewport={"width": 390, "height": 800}, color_scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_models_sort_by_how_well_they_meet_a_wish(visit):
    """By its points, whatever the words in the cell."""
    page = visit("needs/long/")
    names = page.locator(".mb-matches tbody th")
    assert names.all_inner_texts() == ["Alpha", "Gamma", "Beta"]
    page.locator("th[data-mb-key=wish-2] button").click()
    assert names.all_inner_texts() == ["Alpha", "Beta", "Gamma"]
    page.locator("th[data-mb-key=rank] button").click()
    assert names.all_inner_texts() == ["Alpha", "Gamma", "Beta"]


def test_evidence_leads_to_the_fact_on_the_models_page(visit):
    """Which is open there."""
    page = visit("needs/long/")
    page.get_by_role("link", name="64K tokens").click()
    page.wait_for_url("**/models/gamma/#fact-context_length")
    assert page.locator("#fact-context_length details").get_attribute("open") == ""
