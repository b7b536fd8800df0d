"""Any models side by side in a browser."""

import pytest
from architectures import LLAMA_31_8B, LLAMA_32_1B
from small_project import FILES, RECORD

GAMMA = RECORD.replace("  context_length: {{value: {context}, source: card}}\n", "").format(name="Gamma")
DELTA = RECORD.format(name="Delta", context="128K").replace("name: Delta", "name: Delta </script><b>")
DELTA = DELTA.replace(
    "parameters: {value: 1B, source: card}", "parameters: [{value: 1B, source: card}, {value: 7B, source: card}]"
)
PRICED = "prices:\n  - {{provider: acme, input: {0}, output: {0}, source: card}}\n"
SCORED = "benchmarks:\n  - {{benchmark: mmlu, score: {0}, shots: {1}, source: card}}\n"
ANY = "compare/any/"


@pytest.fixture(scope="module")
def address(served):
    """Where the built site is served; Alpha and Beta alone have a page."""
    models = {"gamma": GAMMA, "delta": DELTA} | {
        f"m{at}": RECORD.format(name=f"M{at}", context="1K") for at in range(5)
    }
    files = FILES | {f"data/models/{id_}.yml": text for id_, text in models.items()}
    files["data/models/alpha.yml"] += PRICED.format("0.1")
    files["data/models/beta.yml"] += PRICED.format("2")
    for id_, score, shots in (("alpha", 70, 5), ("beta", 60, 5), ("gamma", 90, 0)):
        files[f"data/models/{id_}.yml"] += SCORED.format(score, shots)
    files["data/benchmarks.yml"] = "mmlu: {name: MMLU, unit: '%', better: higher}\n"
    for id_, shape in (("one", LLAMA_32_1B), ("eight", LLAMA_31_8B)):
        facts = "".join(f"  {name}: {{value: {said}, source: card}}\n" for name, said in shape.items())
        files[f"data/models/{id_}.yml"] = (
            f"{RECORD.format(name=id_.title(), context='x').partition('facts:')[0]}facts:\n{facts}"
        )
    files["mkdocs.yml"] = files["mkdocs.yml"].replace("modelbook]", "modelbook: {nearest: 0}]")
    return served(files)


def _cells(page):
    """What is shown of each row: its label, and the text of each cell."""
    return page.eval_on_selector_all(
        ".mb-versus tbody tr:not(.mb-group)",
        """rows => rows.filter(row => row.checkVisibility()).map(row => [...row.cells].map(cell => {
            const copy = cell.cloneNode(true);
            copy.querySelectorAll(".mb-claims, .mb-why").forEach(aside => aside.remove());
            return copy.textContent.trim();
        }))""",
    )


def _add(page, name):
    page.get_by_role("searchbox", name="Find a model to add").fill(name)
    page.get_by_role("searchbox", name="Find a model to add").press("Enter")
    page.get_by_role("button", name=f"Remove {name}").wait_for()


def test_two_models_are_chosen_by_key(visit):
    """The table shows, the address says which, a reload shows the same, and back takes a step back."""
    page = visit(ANY)
    _add(page, "Gamma")
    page.get_by_text("Choose another model.").wait_for()
    _add(page, "Beta")
    page.wait_for_selector(".mb-versus")
    assert page.url.endswith("compare/any/?models=gamma,beta")
    shown = _cells(page)
    assert shown[0] == ["Context length", "not recorded yet", "32K tokens"]
    page.reload()
    page.wait_for_selector(".mb-versus")
    assert _cells(page) == shown
    page.go_back()
    page.get_by_text("Choose another model.").wait_for()
    assert page.locator(".mb-versus").count() == 0


def test_it_says_what_the_page_of_a_pair_says(visit):
    """The same rows, values and better ones; and it leads to that page."""
    page = visit("compare/alpha-vs-beta/?rows=all")
    page.wait_for_selector(".mb-tools")
    written = _cells(page)
    page = visit(f"{ANY}?models=alpha,beta&rows=all")
    page.wait_for_selector(".mb-versus")
    assert _cells(page) == written
    assert ["Context length", "128K tokens (better)", "32K tokens"] in written
    assert ["Input price", "$0.10 (better)", "$2.00"] in written
    page.get_by_role("link", name="The comparison of just these models").click()
    page.wait_for_url("**/compare/alpha-vs-beta/")


def test_scores_are_compared_only_where_they_were_taken_alike(visit):
    """Each way has a row of its own, the one that most of the models share first."""
    page = visit(f"{ANY}?models=alpha,beta,gamma&rows=all")
    page.wait_for_selector(".mb-versus")
    labels = page.eval_on_selector_all(".mb-versus th[scope=row]:has(small)", "all => all.map(one => one.innerText)")
    assert labels == ["MMLU\n5-shot", "MMLU\n0-shot"]
    assert [cells for label, *cells in _cells(page) if label == "MMLU"] == [
        ["70%", "60%", "no score recorded"],
        ["no score recorded", "no score recorded", "90%"],
    ]
    page = visit(f"{ANY}?models=alpha,beta&rows=all")
    page.wait_for_selector(".mb-versus")
    assert ["MMLU", "70% (better)", "60%"] in _cells(page)


def test_memory_is_compared_where_it_can_be_worked_out(visit):
    """As on the page of a pair; what is missing is said on the model's own page."""
    page = visit(f"{ANY}?models=one,eight&rows=all")
    page.wait_for_selector(".mb-versus")
    assert ["Q4_K_M with 8K tokens", "0.95 GiB (better)", "5.58 GiB"] in _cells(page)
    page = visit(f"{ANY}?models=one,alpha&rows=all")
    page.wait_for_selector(".mb-versus")
    assert ["Q4_K_M with 8K tokens", "0.95 GiB", "not worked out"] in _cells(page)


def test_only_what_differs_is_shown_until_all_is_asked_for(visit):
    """As in every comparison, with the choice in the address beside that of the models."""
    page = visit(f"{ANY}?models=alpha,gamma")
    page.wait_for_selector(".mb-versus")
    assert [row[0] for row in _cells(page)] == ["Context length", "MMLU", "MMLU", "Input price", "Output price"]
    page.get_by_role("button", name="All 7 rows").click()
    assert len(_cells(page)) == 7
    assert page.url.endswith("?models=alpha,gamma&rows=all")


def test_a_dispute_shows_both_sides_and_leads_to_its_claims(visit):
    """Neither is the better one, and a name is text whatever it says."""
    page = visit(f"{ANY}?models=delta,beta&rows=all")
    fact = page.get_by_role("link", name="1B or 7B")
    fact.wait_for()
    assert page.locator("tr", has=fact).locator(".mb-best").count() == 0
    assert page.locator(".mb-versus thead th").nth(1).inner_text() == "Delta </script><b>"
    fact.click()
    page.wait_for_url("**/models/delta/#fact-parameters")


def test_a_model_of_no_name_is_told_and_no_more_than_six_are_shown(visit):
    """Whoever writes addresses by hand gets what there is."""
    page = visit(f"{ANY}?models=../x,alpha,alpha,beta,gamma,m0,m1,m2,m3")
    page.wait_for_selector(".mb-versus")
    page.get_by_text("No model here is called “../x”.").wait_for()
    assert page.locator(".mb-versus thead th").count() == 7
    assert page.get_by_role("searchbox", name="Find a model to add").is_disabled()
    page.get_by_role("button", name="Remove M2").click()
    page.wait_for_url("**/?models=alpha,beta,gamma,m0,m1")


def test_a_models_page_leads_here_with_it_chosen(visit):
    """One more, and there is a table; only what is chosen is fetched."""
    page = visit("models/gamma/")
    fetched = []
    page.on("request", lambda request: fetched.append(request.url))
    page.get_by_role("link", name="any other model").click()
    page.get_by_role("button", name="Remove Gamma").wait_for()
    _add(page, "M1")
    page.wait_for_selector(".mb-versus")
    data = [url.partition("/compare/")[2] for url in fetched if "/compare/" in url and url.endswith(".json")]
    assert data == ["any.json", "data/gamma.json", "data/m1.json"]


def test_without_scripts_the_page_says_how_pairs_are_chosen(visit):
    """And leads to the comparisons and to the table of all models."""
    page = visit(ANY, java_script_enabled=False)
    assert page.get_by_text("Choosing models here needs JavaScript.").is_visible()
    assert page.get_by_text("Verdicts are written for the one comparison that this site asks for.").is_visible()
    page.get_by_role("link", name="the table of all models").click()
    page.wait_for_url("**/models/")


@pytest.mark.parametrize("models", ["", "alpha", "alpha,delta", "alpha,beta,gamma,delta,m0,m1"])
def test_no_choice_is_wider_than_a_phone(visit, models):
    """What is wide scrolls in a box of its own."""
    page = visit(f"{ANY}?models={models}", viewport={"width": 390, "height": 800})
    page.wait_for_timeout(200)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
