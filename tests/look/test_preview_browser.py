"""Previews of links in a browser."""

import pytest
from small_project import FILES

PREVIEW = ".mb-preview"
LONG = "\n\n".join(f"Paragraph {at} of many, which are too many for a preview." for at in range(40))
NOTES = {
    "content/notes/from.md": (
        "# From\n\n[[to]] and [[to#Part two]] and [[to#^block]] and [[to#Missing]] and [[from#Below]].\n\n"
        "A [[models/alpha|model]], an [address](https://example.org/), a [file](other.pdf), [[long]].\n\n"
        "## Below\n\nWhat is said below.\n"
    ),
    "content/notes/other.pdf": b"%PDF-1.4\n",
    "content/notes/to.md": (
        "---\ntags: [t]\n---\n# To <b>x</b>\n\nFirst [[second|words]] and so on.\n\n"
        "Another one.\n\n## Part two\n\n- An item of it\n\n## Part three\n\nA paragraph with a name. ^block\n"
    ),
    "content/notes/long.md": f"# Long\n\n{LONG}\n",
}


@pytest.fixture(scope="module")
def address(served):
    """A site with notes that link to one another, and to elsewhere."""
    return served({**FILES, **NOTES})


@pytest.fixture
def page(visit):
    """The note with the links; what it asks for from now on is in `asked`."""
    page = visit("notes/from/")
    page.asked = []
    page.on("request", lambda request: page.asked.append(request.url))
    return page


def _link(page, ending):
    return page.locator(f"article a[href$='{ending}']:not(.mb-local a, .mb-backlinks a)").first


def _preview(page, ending):
    """What is shown for a link that is pointed at, empty for nothing."""
    page.mouse.move(2, 2)
    page.locator(PREVIEW).wait_for(state="detached")
    _link(page, ending).hover()
    page.wait_for_timeout(900)
    return "\n".join(page.locator(f"{PREVIEW} > *").all_inner_texts())


def test_a_page_is_shown_by_its_beginning(page):
    """Its title and first paragraphs."""
    assert _preview(page, "../to/") == "To x\nFirst words and so on.\nAnother one."


def test_what_a_link_leads_to_is_asked_for_once(page):
    """However often it is pointed at, and for its parts too."""
    for ending in ("../to/", "../to/#part-two", "../to/"):
        _preview(page, ending)
    assert len(page.asked) == 1


@pytest.mark.parametrize(
    ("ending", "expected"),
    [
        ("#part-two", "Part two\nAn item of it"),
        ("#^block", "A paragraph with a name."),
        ("#below", "Below\nWhat is said below."),
    ],
)
def test_a_part_of_a_page_is_shown_by_itself(page, ending, expected):
    """The section under a heading, or the paragraph; of the same page too."""
    assert _preview(page, ending) == expected


def test_a_model_is_shown_with_its_key_facts(page):
    """Their values; who says so is on its page."""
    text = _preview(page, "models/alpha/")
    assert text.startswith("Alpha\n")
    assert "Context length\n128K tokens" in text


def test_a_fact_is_shown_with_who_says_so(visit):
    """From any table that leads to it."""
    page = visit("models/")
    page.locator("td a[href$='alpha/#fact-context_length']").hover()
    page.locator(PREVIEW).wait_for()
    assert page.locator(PREVIEW).inner_text().split("\n")[0] == "Context length"
    assert "Card" in page.locator(PREVIEW).inner_text()


def test_a_preview_stays_small(page):
    """The beginning says enough."""
    text = _preview(page, "../long/")
    assert text.startswith("Long\nParagraph 0")
    assert len(text) < 800


@pytest.mark.parametrize("ending", ["example.org/", "other.pdf"])
def test_what_is_no_page_of_the_site_has_no_preview(page, ending):
    """Nothing is asked for."""
    assert _preview(page, ending) == ""
    assert page.asked == []


def test_a_preview_can_be_reached_and_put_away(page):
    """It stays while it is pointed at, goes with Escape, and does not come for a short look."""
    _preview(page, "../to/")
    page.locator(PREVIEW).hover()
    page.wait_for_timeout(500)
    assert page.locator(PREVIEW).is_visible()
    page.keyboard.press("Escape")
    page.locator(PREVIEW).wait_for(state="detached")
    _link(page, "../long/").hover()
    page.wait_for_timeout(100)
    page.mouse.move(2, 2)
    page.wait_for_timeout(900)
    assert page.locator(PREVIEW).count() == 0


def test_a_preview_comes_by_key(page):
    """It describes the link that has the focus, and is no stop on the way to the next."""
    _link(page, "../to/").focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    page.locator(PREVIEW).wait_for()
    assert _link(page, "../to/").get_attribute("aria-describedby") == "mb-preview"
    page.keyboard.press("Tab")
    page.locator(PREVIEW, has_text="Part two").wait_for()
    assert page.locator(PREVIEW).count() == 1
    assert _link(page, "../to/").get_attribute("aria-describedby") is None


def test_a_finger_gets_no_preview(visit):
    """A tap follows the link."""
    page = visit("notes/from/", has_touch=True, viewport={"width": 390, "height": 800})
    page.wait_for_timeout(100)
    _link(page, "../to/").tap()
    page.wait_for_url("**/notes/to/")
    page.wait_for_timeout(700)
    assert page.locator(PREVIEW).count() == 0


def test_nothing_of_another_page_runs_or_is_loaded(visit, address):
    """No script, frame, form, handler, name or harmful address; a picture from elsewhere is told in words."""
    evil = (
        '<article><h1 id="x" onclick="boom()">Evil</h1><p id="top" style="color:red">Text<script>boom()</script>'
        '<img src="https://example.org/x.png" alt="picture" onerror="boom()"><iframe src="https://example.org/"></iframe>'
        '<a href="javascript:boom()">link</a><svg><image href="https://example.org/y.png"/></svg>'
        '<img srcset="https://example.org/z.png 1x"><form action="https://example.org/"><button>b</button></form></p>'
        "</article>"
    )
    page = visit("notes/from/")
    page.route("**/notes/to/", lambda route: route.fulfill(content_type="text/html", body=evil))
    assert _preview(page, "../to/") == "Evil\nTextpicturelink"
    html = page.locator(PREVIEW).inner_html()
    assert html == '<p class="mb-preview-title">Evil</p><p>Textpicture<a tabindex="-1">link</a></p>'


@pytest.mark.parametrize("width", [390, 1280])
def test_a_preview_stays_within_the_window(visit, width):
    """Whatever the place of the link."""
    page = visit("notes/from/", viewport={"width": width, "height": 500})
    _preview(page, "../long/")
    box = page.locator(PREVIEW).bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert page.evaluate("document.documentElement.scrollWidth") == width
