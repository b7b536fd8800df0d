"""What a model's page folds, in a browser, where Playwright and Chromium are installed."""

import pytest
from small_project import FILES, MISFITS, RECORD

PRICES = """prices:
  - {provider: acme, input: 0.10, cached_input: 0.20, source: page, as_of: 2024-01-01}
"""
ODD = RECORD.format(name="Odd", context="128K").replace("value: 1B", "value: 1.23B")
ODD += f"  architecture: {{value: dense, source: card}}\n{MISFITS}{PRICES}"
PAGE = "  page: {title: A page, publisher: Blog, kind: third-party, date: 2024-01-01}\nfacts:\n"
MEMORY = "h2#memory + details"


@pytest.fixture(scope="module")
def address(served):
    """Where the built site is served."""
    return served({**FILES, "data/models/odd.yml": ODD.replace("facts:\n", PAGE)})


def test_a_link_into_what_is_folded_opens_it_and_goes_there(visit):
    """The last finding stands in a fold within a fold."""
    page = visit("models/odd/#finding-4")
    finding = page.locator("#finding-4")
    assert finding.get_attribute("open") == "" and finding.locator("code").is_visible()
    assert page.locator("#finding-3 code").is_visible() is False
    assert 0 <= finding.bounding_box()["y"] < page.viewport_size["height"]


def test_an_address_that_is_encoded_wrongly_breaks_nothing(visit):
    """Whatever somebody pastes: the page stands, and its scripts go on."""
    page = visit("models/odd/#100%")
    assert page.locator(".md-typeset h1").inner_text().startswith("Odd")


def test_a_fold_says_the_answer_and_opens_without_scripts(visit):
    """How much memory; with one key, the table and the sums."""
    page = visit("models/odd/", java_script_enabled=False)
    line = page.locator(f"{MEMORY} > summary")
    assert line.inner_text().startswith("0.95 GiB in Q4_K_M with 8K tokens of context")
    assert not page.locator(f"{MEMORY} table").is_visible()
    line.press("Enter")
    assert page.locator(f"{MEMORY} table").is_visible()


def test_what_is_folded_is_printed(visit):
    """Nobody can open it on paper."""
    page = visit("models/odd/")
    box = page.locator(f"{MEMORY} table")
    assert box.bounding_box()["height"] == 0
    page.emulate_media(media="print")
    assert box.bounding_box()["height"] > 100


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_open_page_is_no_wider_than_a_phone(visit, scheme):
    """With every fold open, too."""
    page = visit("models/odd/", viewport={"width": 390, "height": 800}, color_scheme=scheme)
    page.eval_on_selector_all("article details", "folds => folds.forEach((fold) => (fold.open = true))")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
