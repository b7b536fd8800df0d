"""The graph in a browser: the drawing of all pages, and the one of what is around a page."""

import pytest
from small_project import CONFIG, FILES

HUB = "# Hub\n\n" + "\n".join(f"- [[spoke{at}]]" for at in range(30)) + "\n\nOf [[models/alpha|Alpha]] too.\n"
NOTES = {
    "mkdocs.yml": CONFIG.replace("font: false", "font: false, palette: {scheme: default}"),
    "content/hub.md": HUB,
    **{f"content/spoke{at}.md": f"---\ntags: [wheel]\n---\n# Spoke {at}\n\nTo [[hub]].\n" for at in range(30)},
    "content/both.md": "---\nmodels: [alpha, beta]\n---\n# Both\n\nText.\n",
}
INK = (
    "canvas => [...canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data].filter(Boolean).length"
)


@pytest.fixture(scope="module")
def address(served):
    """A site with a hub, which a wheel of notes and a model are linked with."""
    return served({**FILES, **NOTES})


@pytest.fixture
def drawn(visit):
    """The page of the graph as soon as every page has its place."""

    def make(path="graph/", **over):
        page = visit(path, **over)
        page.wait_for_selector("[data-mb-done]")
        page.wait_for_timeout(300)
        return page

    return make


def _ink(page):
    return page.locator(".mb-graph canvas").evaluate(INK)


def _hub(page):
    """Where the hub is on screen: it is the most linked page, and found by name it alone is in the middle."""
    page.get_by_role("searchbox", name="Find a page in the graph").fill("hub")
    page.wait_for_url("**find=hub")
    page.get_by_role("button", name="Show all").click()
    page.wait_for_timeout(300)
    box = page.locator(".mb-graph canvas").bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_the_graph_is_drawn(drawn):
    """In the colours of the page, light and dark; what is not shown is not drawn."""
    page = drawn()
    all_of_it = _ink(page)
    assert all_of_it > 5000
    page.get_by_role("button", name="notes").click()
    page.wait_for_timeout(300)
    assert page.url.endswith("?without=note")
    assert 0 < _ink(page) < all_of_it / 2


def test_a_click_opens_the_page(drawn):
    """What is pointed at is named below, with the number of its links."""
    page = drawn()
    x, y = _hub(page)
    page.mouse.move(x, y)
    page.get_by_text("Hub · note · 31 links").wait_for()
    page.mouse.click(x, y)
    page.wait_for_url("**/hub/")


def test_a_finger_shows_first_and_opens_then(drawn):
    """There is no pointing at things with a finger."""
    page = drawn(has_touch=True, viewport={"width": 390, "height": 800})
    x, y = _hub(page)
    page.touchscreen.tap(x, y)
    page.get_by_text("Hub · note · 31 links").wait_for()
    assert "/graph/" in page.url
    page.touchscreen.tap(x, y)
    page.wait_for_url("**/hub/")


def test_pages_are_found_by_words_and_tags(drawn):
    """As links, for whoever does not use the drawing; the address remembers the words."""
    page = drawn()
    page.get_by_role("searchbox", name="Find a page in the graph").fill("#wheel 1")
    page.wait_for_url("**/graph/?find=%23wheel+1")
    assert page.locator(".mb-graph output").inner_text() == "12 found"
    found = page.locator(".mb-graph li a")
    assert found.all_inner_texts()[:3] == ["Spoke 1", "Spoke 10", "Spoke 11"]
    found.first.press("Enter")
    page.wait_for_url("**/spoke1/")


def test_an_address_leads_to_a_page_in_the_graph(drawn):
    """The one of exactly that name before others."""
    page = drawn("graph/?find=Spoke+7&without=model")
    assert page.get_by_role("searchbox", name="Find a page in the graph").input_value() == "Spoke 7"
    assert page.locator(".mb-graph li a").all_inner_texts() == ["Spoke 7", "Spoke 17", "Spoke 27"]
    assert page.get_by_role("button", name="models").get_attribute("aria-pressed") == "false"


def test_the_drawing_follows_the_keys_and_the_hand(drawn):
    """Arrows and dragging move it, plus and minus zoom, 0 shows all of it again."""
    page = drawn()
    canvas = page.locator(".mb-graph canvas")

    def picture():
        page.wait_for_timeout(250)
        return canvas.evaluate("canvas => canvas.toDataURL()")

    pictures = [picture()]
    for key in ("ArrowLeft", "+", "-", "ArrowRight"):
        canvas.press(key)
        pictures.append(picture())
    assert len(set(pictures)) >= 3
    canvas.press("0")
    assert picture() == pictures[0]
    box = canvas.bounding_box()
    page.mouse.move(box["x"] + 5, box["y"] + 5)
    page.mouse.down()
    page.mouse.move(box["x"] + 90, box["y"] + 60)
    page.mouse.up()
    assert picture() != pictures[0]


def test_the_wheel_scrolls_the_page_until_the_drawing_is_touched(drawn):
    """Who only wants to go past it is not held up."""
    page = drawn(viewport={"width": 1000, "height": 500})
    page.locator(".mb-graph canvas").hover(position={"x": 5, "y": 5})
    page.mouse.wheel(0, 120)
    page.wait_for_function("scrollY > 0")
    page.locator(".mb-graph canvas").click(position={"x": 5, "y": 5})
    before = page.evaluate("scrollY")
    page.mouse.wheel(0, 120)
    page.wait_for_timeout(200)
    assert page.evaluate("scrollY") == before


def test_nothing_moves_for_whoever_wants_no_motion(drawn):
    """The drawing is there when it is finished."""
    assert _ink(drawn(reduced_motion="reduce")) > 5000


def test_the_graph_takes_the_colours_of_the_page(drawn):
    """And its new ones when the reader changes them."""
    page = drawn()
    picture = "canvas => canvas.toDataURL()"
    light = page.locator(".mb-graph canvas").evaluate(picture)
    page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
    page.wait_for_timeout(300)
    assert page.locator(".mb-graph canvas").evaluate(picture) != light


def test_without_the_data_the_lists_are_left(visit, address):
    """A sentence says so, and nothing breaks."""
    page = visit("")
    page.route("**/graph.json", lambda route: route.fulfill(status=200, body="no JSON"))
    page.goto(address + "graph/")
    page.get_by_text("The drawing could not be loaded; the lists below need none.").wait_for()


def test_the_page_of_the_graph_is_of_use_without_scripts(visit):
    """Figures, and the most linked pages with the numbers of their links."""
    page = visit("graph/", java_script_enabled=False)
    assert page.locator(".mb-graph").inner_text() == "The drawing needs JavaScript; the lists below do not."
    assert page.locator("#most-linked-notes ~ ul li").first.inner_text() == "Hub: 31 links"
    assert "34 notes" in page.locator(".mb-counts").inner_text()


def test_a_page_shows_what_is_around_it(visit):
    """Folded, without a script; its links are links, by keyboard too, in the order in which they stand."""
    page = visit("hub/", java_script_enabled=False)
    around = page.locator(".mb-local")
    assert not around.locator("svg").is_visible()
    around.locator("summary").press("Enter")
    assert around.locator("svg a").count() == 23
    assert around.locator("p").inner_text() == "23 of 31 linked pages, the most linked first · In the whole graph"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Alpha"
    page.keyboard.press("Enter")
    page.wait_for_url("**/models/alpha/")


def test_the_drawing_of_a_page_leads_to_it_in_the_whole_graph(visit):
    """By its name."""
    page = visit("hub/")
    page.locator(".mb-local summary").click()
    page.get_by_role("link", name="In the whole graph").click()
    page.wait_for_url("**/graph/?find=Hub")
    page.locator(".mb-graph li a").first.wait_for()
    assert page.locator(".mb-graph li a").all_inner_texts() == ["Hub"]


@pytest.mark.parametrize("path", ["graph/?find=spoke", "hub/", "spoke1/"])
def test_no_drawing_is_wider_than_a_phone(visit, path):
    """The names in it are still to be read."""
    page = visit(path, viewport={"width": 390, "height": 800})
    page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
    page.wait_for_timeout(300)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
