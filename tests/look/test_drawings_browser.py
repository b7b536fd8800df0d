"""Formulas and diagrams in a browser."""

import pytest
from small_project import FILES

FORMULAS = (
    "x^2 + \\frac{a}{b}",
    "\\sum_{i=1}^{n} i = \\frac{n(n+1)}{2}",
    "\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}",
    "\\begin{aligned} a &= b \\\\ c &= d \\end{aligned}",
    "\\begin{cases} x & x > 0 \\\\ -x & \\text{otherwise} \\end{cases}",
    "\\operatorname{softmax}\\left(\\frac{QK^\\top}{\\sqrt{d_k}}\\right)V",
    "\\hat{x} \\in \\mathbb{R}^n, \\quad \\mathbf{W}_{1}^{\\top}",
    " + ".join(f"a_{{{number}}}" for number in range(60)),
)
FLOWCHART = 'graph LR\nA[second] --> B["<b>Words</b>"]\nclass A internal-link\nclick B href "https://example.org/"\n'
HOSTILE = (
    "---\nconfig:\n  themeCSS: 'svg{background:image-set(\"https://example.com/1.png\")}'\n---\n"
    '%%{init: {"themeCSS": "svg{background:url(https://example.com/2.png)}", "securityLevel": "loose"}}%%\n'
    "graph LR\nA[\"<img src='https://example.com/3.png' onerror='alert(1)'> a\"] --> "
    'B@{ "img": "https://example.com/4.png", label: "b" }\nclick A call alert(1)\nclick B "javascript:alert(1)"\n'
)
OTHERS = (
    "sequenceDiagram\nAlice->>Bob: hello\n",
    'pie title Parts\n"One" : 70\n"Two" : 30\n',
    "stateDiagram-v2\n[*] --> Draft\nDraft --> [*]\n",
)
BROKEN = "graph LR\nA -->\n"
DIAGRAMS = (FLOWCHART, HOSTILE, *OTHERS, BROKEN)


@pytest.fixture(scope="module")
def address(served):
    """A site with a note of formulas and one of diagrams."""
    pytest.importorskip("mermaidx")
    formulas = "\n\n".join(f"In a line: ${tex}$, by itself:\n\n$$\n{tex}\n$$\n\n- ${tex}$" for tex in FORMULAS)
    diagrams = "\n\n".join(f"```mermaid\n{code}```" for code in DIAGRAMS)
    notes = {
        "content/notes/formulas.md": f"# Formulas of $x$\n\n{formulas}\n",
        "content/notes/diagrams.md": f"# Diagrams\n\n{diagrams}\n",
    }
    return served({**FILES, **notes})


def test_formulas_are_drawn_by_the_browser_itself(visit):
    """With no script; a fraction stands in two lines, and a name leans as mathematics does."""
    page = visit("notes/formulas/", java_script_enabled=False)
    assert page.locator("article math").count() == 1 + 3 * len(FORMULAS)
    fraction = page.locator(".mb-formula mfrac").first
    over, under = (fraction.locator("> *").nth(place).bounding_box() for place in (0, 1))
    assert over["y"] + over["height"] <= under["y"] + 1
    assert page.locator(".mb-math > math").first.evaluate("math => getComputedStyle(math).display") == "math"


@pytest.mark.parametrize("path", ["notes/formulas/", "notes/diagrams/"])
def test_what_is_wide_scrolls_in_its_own_box(visit, path):
    """The page is as wide as a phone."""
    page = visit(path, viewport={"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def _drawn(page):
    page.wait_for_function(f"document.querySelectorAll('.mb-drawing').length === {len(DIAGRAMS) - 1}")
    page.wait_for_load_state("networkidle")
    return page.locator(".mb-drawing")


def test_diagrams_are_drawn_and_their_nodes_lead_on(visit):
    """By the copy of Mermaid that the site serves; nothing is run, nothing asked of other sites."""
    page = visit("notes/diagrams/")
    drawings = _drawn(page)
    assert drawings.first.locator(".nodeLabel").all_inner_texts() == ["second", "Words"]
    links = drawings.locator("a").evaluate_all("all => all.map(a => a.getAttribute('xlink:href') ?? a.href.baseVal)")
    assert links == ["../second/", "https://example.org/"]
    drawings.first.locator("a", has_text="second").click()
    page.wait_for_url("**/notes/second/")


def test_what_cannot_be_drawn_stays_code(visit):
    """That of a broken diagram among others, and of all of them for readers without scripts."""
    page = visit("notes/diagrams/")
    _drawn(page)
    assert [code.strip() for code in page.locator(".mb-diagram:visible code").all_inner_texts()] == [BROKEN.strip()]
    plain = visit("notes/diagrams/", java_script_enabled=False)
    assert plain.locator(".mb-diagram:visible code").count() == len(DIAGRAMS)


def test_diagrams_follow_the_colours_of_the_page(visit):
    """When a reader changes from light to dark."""
    page = visit("notes/diagrams/")
    node = _drawn(page).first.locator(".node rect").first
    light = node.evaluate("rect => getComputedStyle(rect).fill")
    page.evaluate("document.body.style.colorScheme = 'dark', document.body.dataset.mdColorScheme = 'slate'")
    page.wait_for_function(
        "light => getComputedStyle(document.querySelector('.mb-drawing').shadowRoot.querySelector('.node rect')).fill"
        " !== light",
        arg=light,
    )


def test_pages_without_diagrams_ask_for_no_mermaid(visit):
    """It is a large script."""
    page = visit("notes/formulas/")
    assert "mermaid" not in page.evaluate("performance.getEntriesByType('resource').map(one => one.name).join()")
