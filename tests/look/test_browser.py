"""Pages in a browser, where Playwright and Chromium are installed."""

import pytest
from small_project import FILES, RECORD

GAMMA = RECORD.replace("  context_length: {{value: {context}, source: card}}\n", "").format(name="Gamma")
HEAD_TO_HEAD = "compare/alpha-vs-beta/"


@pytest.fixture(scope="module")
def address(served):
    """Where the built site is served."""
    return served({**FILES, "data/models/gamma.yml": GAMMA})


def _names(page):
    return page.eval_on_selector_all(".mb-models tbody tr:not([hidden]) th", "cells => cells.map(c => c.textContent)")


def _rows(page):
    return page.eval_on_selector_all(
        ".mb-versus tbody tr:not(.mb-group)",
        "rows => rows.filter(r => r.checkVisibility()).map(r => r.cells[0].textContent)",
    )


def test_a_table_sorts_by_a_column(visit):
    """Numbers from the largest, then from the smallest; the model without one comes last both times."""
    page = visit("models/")
    head = page.locator("th[data-mb-key=context_length]")
    head.get_by_role("button").click()
    assert _names(page) == ["Alpha", "Beta", "Gamma"]
    head.get_by_role("button").press("Enter")
    assert _names(page) == ["Beta", "Alpha", "Gamma"]
    assert head.get_attribute("aria-sort") == "ascending"
    page.reload()
    assert page.url.endswith("?sort=context_length")
    page.wait_for_selector("[aria-sort]")
    assert _names(page) == ["Beta", "Alpha", "Gamma"]


def test_a_table_keeps_the_rows_that_hold_the_words(visit):
    """The address remembers them, and the count is said."""
    page = visit("models/")
    page.get_by_role("searchbox", name="Filter the rows").fill("ACME 32k")
    page.wait_for_url("**?filter=ACME+32k")
    assert _names(page) == ["Beta"]
    assert page.locator(".mb-tools output").inner_text() == "1 of 3 rows"


def test_a_comparison_shows_what_differs_until_it_is_asked_for_all(visit):
    """The choice stands in the address, unless it is the usual one."""
    page = visit(HEAD_TO_HEAD)
    assert _rows(page) == ["Context length"]
    page.get_by_role("button", name="All 3 rows").click()
    assert sorted(_rows(page)) == ["Context length", "Open weights", "Parameters"]
    assert page.url.endswith(f"{HEAD_TO_HEAD}?rows=all")
    page.get_by_role("button", name="Only differences (1)").click()
    assert page.url.endswith(HEAD_TO_HEAD)


def test_evidence_leads_to_an_open_fact(visit):
    """Even to one whose row had been left out because it is the same."""
    page = visit(f"{HEAD_TO_HEAD}#fact-alpha-parameters")
    assert "Parameters" in _rows(page)
    assert page.locator("#fact-alpha-parameters details").get_attribute("open") == ""
    assert page.locator("#fact-beta-parameters details").get_attribute("open") is None


def test_what_is_on_screen_is_copied(visit):
    """As a Markdown table of the rows that are left."""
    page = visit(HEAD_TO_HEAD, permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy as Markdown").click()
    page.get_by_role("button", name="Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == (
        "| Fact | Alpha | Beta |\n| --- | --- | --- |\n"
        "| Limits |  |  |\n| Context length | **128K tokens** | 32K tokens |\n"
    )


def test_a_page_is_whole_without_scripts(visit):
    """Every row is there, and who says so is one key away."""
    page = visit(HEAD_TO_HEAD, java_script_enabled=False)
    assert page.locator(".mb-versus tbody tr[hidden], .mb-tools").count() == 0
    claims = page.locator("#fact-alpha-context_length .mb-claims")
    assert not claims.is_visible()
    page.locator("#fact-alpha-context_length summary").press("Enter")
    assert claims.is_visible()


@pytest.mark.parametrize("path", ["", "models/", "models/alpha/", HEAD_TO_HEAD, "notes/first/"])
def test_no_page_is_wider_than_a_phone(visit, path):
    """What is wide scrolls in a box of its own."""
    page = visit(path, viewport={"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_only_boxes_that_scroll_are_stops_of_the_keyboard(visit):
    """A box that shows everything is passed over."""
    wide = visit("models/", viewport={"width": 1280, "height": 800})
    assert wide.locator(".mb-scroll[tabindex]").count() == 0
    narrow = visit("models/", viewport={"width": 390, "height": 800})
    narrow.wait_for_selector(".mb-scroll[tabindex='0'][role=region][aria-label='All models']")
