"""What pages show of readers' searches."""

import json
from pathlib import Path

import pytest
from builders import make_settings, write_project
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from searched import a_book, a_log

from generator.compare import compare
from generator.nouns.notes import Vault
from generator.nouns.prose import Prose
from generator.nouns.searches import LEAST_SHOWN, Matched, SearchFile, SearchLog
from generator.pages import plan
from generator.pipeline import examine, generate
from generator.render.environment import Templates
from generator.render.page import render_page
from generator.searches import match_searches

RECORD = "name: {}\nsummary: {}\n"
MODELS = {
    "data/models/ant.yml": RECORD.format("Ant", "Reads pictures."),
    "data/models/bee.yml": RECORD.format("Bee", "Reads pictures and writes code."),
}
EXPORT = """\
query,count,date
ant,12,2026-10-01
pictures,7,2026-10-03
cheap car insurance,4,2026-10-02
best model,3,
my own secret bee,2,2026-10-05
somebody@example.org,9,
"""
SECTION = """\
## Searches that lead here

<div data-search-exclude>
<p>19 searches of readers led to this model; the same led to <a href="../bee/">Bee</a> <small>7</small>.</p>
<ul>
<li>ant <small>12 times, leads only here</small></li>
<li>pictures <small>7 times, place 1 of 2</small></li>
</ul>
<p class="mb-small"><a href="../../searches/">What readers look for</a> says how searches are matched, and where they \
come from.</p>
</div>
"""


@pytest.fixture
def pages(tmp_path):
    """The Markdown of the pages of a project, by path."""

    def make(files):
        return {page.path: page.markdown for page in generate(write_project(tmp_path, files)).pages}

    return make


def test_without_searches_the_page_says_so_and_models_say_nothing(pages):
    """Nothing is claimed."""
    made = pages(MODELS)
    assert made["searches/index.md"] == (
        "# What readers look for\n\n"
        "No searches of readers are on record here, so nothing is said about what readers look for.\n"
    )
    assert "earches" not in made["models/ant.md"]


def test_without_models_there_is_no_such_page(pages):
    """A vault alone has nothing that searches could lead to."""
    assert "searches/index.md" not in pages({"content/a.md": "A.", "data/searches/a.csv": "query\nant\n"})


def test_the_page_of_all_searches(pages, update_goldens):
    """What leads where, what leads nowhere, how it is worked out, from which files: as it was reviewed."""
    golden = Path(__file__).parent / "searches.golden.md"
    text = pages(MODELS | {"data/searches/2026-10.csv": EXPORT})["searches/index.md"]
    if update_goldens:
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


def test_a_model_says_what_leads_to_it(pages):
    """How often, by which queries, and where else they lead."""
    made = pages(MODELS | {"data/searches/2026-10.csv": EXPORT})
    assert SECTION in made["models/ant.md"]


def test_what_is_seldom_or_personal_reaches_no_page_and_no_message(tmp_path):
    """Neither in any page, nor in what a check says."""
    settings = write_project(tmp_path, MODELS | {"data/searches/2026-10.csv": EXPORT})
    site = generate(settings)
    everything = "\n".join([*(page.markdown for page in site.pages), *(file.text for file in site.files)])
    told = "\n".join(map(str, examine(settings)))
    for word in ("secret", "somebody"):
        assert word not in everything
        assert word not in told
    assert "search-personal 9 searches look like personal data" in told


@pytest.mark.parametrize(
    "query",
    [
        "</td><script>alert(1)</script>",
        "[a](javascript:x) `b` **c** ant",
        "=1+1|{{ 7*7 }}",
        "ant\"' onclick=x",
    ],
)
def test_a_hostile_query_is_shown_and_not_run(pages, query):
    """As text, in the one place that it has."""
    made = pages(MODELS | {"data/searches/a.json": json.dumps({query: 5})})["searches/index.md"]
    assert "<script" not in made
    assert '<th scope="row">' in made
    shown = query.lower().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    shown = shown.replace('"', "&#34;").replace("'", "&#39;")
    assert f'<th scope="row">{shown}</th>' in made.replace("&quot;", "&#34;").replace("&#x27;", "&#39;")


MARK = "zqx"
QUERIES = st.lists(
    st.tuples(st.sampled_from(["bee", "code", "nothing", "vs ant 1.5", "the", "<b>"]), st.integers(1, 5)), max_size=6
)


@hypothesis_settings(max_examples=25)
@given(QUERIES)
def test_no_page_holds_a_query_that_was_made_too_seldom(pairs):
    """Each query has a mark of its own; those of seldom ones stand on no page."""
    queries = [(f"{words} {MARK}{at}e or {words}", count) for at, (words, count) in enumerate(pairs)]
    text = "\n".join(rendered(match_searches(BOOK, a_log(*queries))))
    for at, (_, count) in enumerate(pairs):
        assert count >= LEAST_SHOWN or f"{MARK}{at}e" not in text


BOOK = a_book()


def rendered(matched):
    """The Markdown of every page that shows searches."""
    settings = make_settings()
    plans = plan(BOOK, compare(BOOK, wanted=(), nearest=1), Vault(), settings, searches=matched).plans
    templates = Templates(settings, BOOK.library)
    shown = [page for page in plans.pages if page.path == "searches/index.md" or page.template == "model.md.j2"]
    return [render_page(page, Prose(), templates).markdown for page in shown]


def test_exports_without_dates_are_said_to_be_undated():
    """And a single search is one."""
    log = SearchLog(a_log(("bee", 1)).searches, (SearchFile("data/searches/a.csv", 1),))
    (text,) = [text for text in rendered(match_searches(BOOK, log)) if text.startswith("\n# What") or "# What" in text]
    assert "1 search by readers, against what is on record of each model." in text
    assert "<li><code>data/searches/a.csv</code> <small>1 search, undated</small></li>" in text
    assert text.count("None that was made often enough to be printed.") == 2


def test_nothing_is_claimed_where_nothing_is_matched():
    """No full-text index: the page is as without searches."""
    assert "No searches of readers are on record here" in "\n".join(rendered(Matched()))
