"""Which pages there are, where they stand, and what leads to them."""

from textwrap import dedent

import pytest

from generator.compare import compare
from generator.load import load
from generator.merge import merge
from generator.nouns.plans import Mention, Notice
from generator.nouns.tables import Shown
from generator.nouns.views import Link
from generator.pages import complete, plan
from generator.translate import index_of, translate

RECORD = """
name: {name}
developer: acme
facts:
  parameters: {{value: {size}B, source: card}}
sources:
  card: {{title: Card, publisher: Acme, kind: primary}}
"""


@pytest.fixture
def planned(tmp_path, settings_of):
    """Plans the pages of a project given as a mapping from paths to texts."""

    def make(files, **over):
        for path, text in files.items():
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(dedent(text), encoding="utf-8")
        settings = settings_of(tmp_path, **over)
        loaded = load(settings)
        book = merge(loaded.catalogue, loaded.library)
        compared = compare(book, wanted=loaded.vault.wanted(), nearest=settings.nearest)
        early = plan(book, compared, loaded.vault, settings)
        plans = early.plans
        prose = translate(plans, index_of(plans, settings), settings, lambda *_: None)
        return complete(early, prose, Shown())

    return make


def paths(plans):
    return [page.path for page in plans.pages]


def page_at(plans, path):
    """The plan of the page at a path."""
    return next(page for page in plans.pages if page.path == path)


def links_of(page):
    """The links of an index, by section."""
    return {title: [(link.title, link.path, link.about) for link in links] for title, links in page.view.sections}


def many(count):
    return {f"data/models/m{at}.yml": RECORD.format(name=f"M {at}", size=at + 1) for at in range(count)}


def test_an_empty_project_has_a_home_page(planned):
    """Nothing at all still makes a site."""
    assert paths(planned({})) == ["index.md"]


def test_a_vault_alone_gets_its_notes_and_their_index(planned):
    """No file under data/ is needed."""
    assert paths(planned({"content/a.md": "A.", "content/b/c.md": "C."})) == [
        "index.md",
        "notes/index.md",
        "b/index.md",
        "a.md",
        "b/c.md",
    ]


def test_every_model_has_a_page_and_few_head_to_heads(planned):
    """The number of comparisons grows with the models, not with their pairs."""
    plans = planned(many(40), nearest=3)
    heads = [path for path in paths(plans) if path.startswith("compare/m")]
    assert sum(path.startswith("models/m") for path in paths(plans)) == 40
    assert 40 <= len(heads) <= 3 * 40


def test_the_navigation_stays_small(planned):
    """However many models and notes there are, the navigation is a dozen lines."""
    plans = planned(many(60) | {f"content/n{at}.md": "Text." for at in range(200)})
    lines = sum(1 + len(entry.children) for entry in plans.nav)
    assert lines <= 14


def test_a_small_folder_with_an_index_is_a_section(planned):
    """A guide shows in the navigation with its pages."""
    plans = planned({"content/guide/index.md": "# Guide", "content/guide/first.md": "# First"})
    entry = next(entry for entry in plans.nav if entry.title == "Guide")
    assert [(child.title, child.path) for child in entry.children] == [
        ("Guide", "guide/index.md"),
        ("First", "guide/first.md"),
    ]


def test_prose_about_a_model_stands_on_its_page(planned):
    """By its place or by its property; the note's own address leads there."""
    plans = planned(many(1) | {"content/models/m0.md": "Here.", "content/x.md": "---\nmodel: m0\n---\nThere."})
    page = next(page for page in plans.pages if page.path == "models/m0.md")
    assert [note.path for note in page.notes] == ["models/m0.md", "x.md"]
    assert ("x.md", "models/m0.md") in plans.redirects
    assert "x.md" not in paths(plans)


def test_prose_about_a_model_is_tagged_by_the_models_page(planned):
    """Its own address only leads on, and its file's name says less than the model's."""
    plans = planned(many(1) | {"content/x.md": "---\nmodel: m0\ntags: [t]\n---\nText."})
    ((title, path, _),) = links_of(page_at(plans, "tags/t.md"))[""]
    assert (title, path) == ("M 0", "models/m0.md")


def test_every_tag_has_a_page_with_what_is_tagged_below_it(planned):
    """Tags of properties and of the text, in the first spelling; case does not tell them apart."""
    plans = planned({"content/a.md": "---\ntags: [Inbox/To-Read]\n---\nA #inbox", "content/b.md": "B #INBOX/later."})
    assert links_of(page_at(plans, "tags/index.md")) == {
        "": [
            ("#Inbox", "tags/inbox.md", "2 notes"),
            ("#INBOX/later", "tags/inbox/later.md", "1 note"),
            ("#Inbox/To-Read", "tags/inbox/to-read.md", "1 note"),
        ]
    }
    assert links_of(page_at(plans, "tags/inbox.md")) == {
        "Tags below it": [
            ("#INBOX/later", "tags/inbox/later.md", "1 note"),
            ("#Inbox/To-Read", "tags/inbox/to-read.md", "1 note"),
        ],
        "Notes": [("a", "a.md", ""), ("b", "b.md", "")],
    }
    assert page_at(plans, "a.md").view.tags == (
        Link("#Inbox/To-Read", "tags/inbox/to-read.md"),
        Link("#inbox", "tags/inbox.md"),
    )


def test_every_folder_has_a_page(planned):
    """With the folders in it; one with an index of its own, or a note at its address, keeps that."""
    plans = planned(
        {
            "content/a/b/x.md": "X.",
            "content/a/b/c/y.md": "Y.",
            "content/own/index.md": "# Own\n",
            "content/named/z.md": "Z.",
            "content/named.md": "The note of the folder.",
        }
    )
    assert links_of(page_at(plans, "a/index.md")) == {"Folders": [("b", "a/b/index.md", "")]}
    assert links_of(page_at(plans, "a/b/index.md")) == {
        "Folders": [("c", "a/b/c/index.md", "")],
        "Notes": [("x", "a/b/x.md", "")],
    }
    assert page_at(plans, "a/b/x.md").view.folder == Link("b", "a/b/index.md")
    assert "named/index.md" not in paths(plans)
    assert plans.problems == ()


def test_a_page_knows_who_links_to_it_and_in_which_sentence(planned):
    """Each page once, by title, with the sentences; links in properties count without one."""
    plans = planned(
        {
            "content/a.md": "Of [[b]]. It is [[b|so]].",
            "content/b.md": "[[b]] itself.",
            "content/c.md": '---\nup: "[[b]]"\n---\nNothing.',
        }
    )
    assert page_at(plans, "b.md").mentions == (
        Mention(Link("a", "a.md"), ("Of b.", "It is so.")),
        Mention(Link("c", "c.md")),
    )


def test_an_unlisted_note_has_a_page_and_nothing_leads_there(planned):
    """No index, tag, folder, or backlink names it; what its own text says of others is not told there either."""
    plans = planned(
        {
            "content/hidden/u.md": "---\nunlisted: true\ntags: [t]\nmodel: m0\n---\nTo [[a]] #s",
            "content/a.md": "See [[u]].",
        }
        | many(1)
    )
    page = page_at(plans, "hidden/u.md")
    assert page.unlisted
    assert page.view.tags == (Link("#t", ""), Link("#s", ""))
    assert not [path for path in paths(plans) if path.startswith("tags") or path == "hidden/index.md"]
    assert page_at(plans, "a.md").mentions == ()
    assert page_at(plans, "models/m0.md").notes == ()
    assert links_of(page_at(plans, "notes/index.md")) == {"Notes": [("a", "a.md", "")]}


def test_a_permalink_is_the_address_of_a_note(planned):
    """Links lead there, and so does its place in the vault."""
    plans = planned({"content/notes/a.md": "---\npermalink: blog/first\n---\nA.", "content/b.md": "[[a]]"})
    assert "blog/first.md" in paths(plans)
    assert ("notes/a.md", "blog/first.md") in plans.redirects
    assert page_at(plans, "blog/first.md").mentions == (Mention(Link("b", "b.md"), ("a",)),)


def test_a_permalink_can_be_the_home_page(planned):
    """The note opens it, as an `index.md` would, and links lead there."""
    files = {"content/notes/a.md": "---\npermalink: /\n---\nA.", "content/b.md": "[[a]]"}
    for more in ({}, {"data/models/m.yml": "name: M\n"}):
        plans = planned(files | more)
        home = page_at(plans, "index.md")
        assert [note.path for note in home.notes] == ["notes/a.md"]
        assert home.mentions == (Mention(Link("b", "b.md"), ("a",)),)
        assert ("notes/a.md", "index.md") in plans.redirects


def test_nothing_stands_where_a_file_does(planned):
    """A page would be a folder of the file's name; what engines write themselves counts too."""
    plans = planned(
        {
            "content/a.png": "no picture",
            "content/a.png.md": "![[a.png]]",
            "content/sitemap.xml.md": "Mine.",
            "content/b.md": "---\naliases: [sitemap.xml, a.png, README, tags/t, tags/u]\ntags: [t]\n---\nB.",
        }
    )
    assert [(problem.path, problem.message.partition(";")[0]) for problem in plans.problems] == [
        ("content/a.png.md", "has the address /a.png/ of a.png"),
        ("content/sitemap.xml.md", "has the address /sitemap.xml/ of sitemap.xml"),
    ]
    assert plans.redirects == (("tags/u.md", "b.md"),)


def test_a_models_name_leads_to_its_page_with_a_note_or_without(planned):
    """As it did before its facts were written into the vault; a note of that name comes first."""
    files = many(3) | {
        "content/models/m0.md": "",
        "content/M 2.md": "A note.",
        "content/a.md": "[[M 0]] [[M 1]] [[M 2]]",
    }
    plans = planned(files)
    found = [page.path for page in plans.pages if any(one.link.path == "a.md" for one in page.mentions)]
    assert sorted(found) == ["M 2.md", "models/m0.md", "models/m1.md"]


def test_aliases_lead_to_their_note(planned):
    """Beside it, or from the top where they name a folder; never out of the site, never over a page."""
    aliases = "[Second, old/place, ../out, b, 'a:b', /top.md, x/./y, x/../../y]"
    plans = planned({"content/n/a.md": f"---\naliases: {aliases}\n---\nA.", "content/n/b.md": "B."})
    assert plans.redirects == (
        ("n/Second.md", "n/a.md"),
        ("old/place.md", "n/a.md"),
        ("top.md", "n/a.md"),
        ("x/y.md", "n/a.md"),
    )


def test_an_explainer_among_the_models_keeps_its_own_page(planned):
    """A note that names several models is no prose of one."""
    plans = planned(many(2) | {"content/e.md": "---\nmodels: [m0, m1]\n---\nBoth."})
    page = next(page for page in plans.pages if page.path == "e.md")
    assert page.view.comparison.comparison.models == ("m0", "m1")


def test_two_pages_of_one_address_are_reported(planned):
    """A note and a folder of its name meet in one URL: the second is left out and said so."""
    plans = planned({"content/a.md": "One.", "content/a/index.md": "Two."})
    assert paths(plans).count("a.md") + paths(plans).count("a/index.md") == 1
    assert [str(problem) for problem in plans.problems] == [
        "content/a/index.md: warning address-taken has the address /a/ of a.md; it was left out of the site; rename it"
    ]


def test_two_notes_of_one_address_are_reported_too(planned):
    """Authors choose addresses, and two may choose the same: the second has no page, and is told of by its file."""
    files = {f"content/{name}.md": "---\npermalink: same\n---\nText." for name in ("a", "b")}
    plans = planned(files | {"content/graph.md": "---\nunlisted: true\n---\nMine.", "content/c.md": "[[a]]"})
    assert [note.path for note in page_at(plans, "same.md").notes] == ["a.md"]
    assert [note.path for note in page_at(plans, "graph.md").notes] == ["graph.md"]
    assert [f"{problem.path}: {problem.message}" for problem in plans.problems] == [
        "content/b.md: has the address /same/ of a.md; it was left out of the site; rename it",
        "content/graph.md: stands at /graph/, where the site has a page of its own; that page was left out; rename it",
    ]


@pytest.mark.parametrize("path", ["graph.md", "tags/index.md", "tags/t.md", "tags/README.md"])
def test_a_note_opens_the_pages_that_are_made_of_notes_too(planned, path):
    """The graph, a tag, the index of tags: what a person wrote there stands above what the program makes."""
    plans = planned({f"content/{path}": "Mine. See [[a]].", "content/a.md": "Text. #t"})
    (page,) = [page for page in plans.pages if path in [note.path for note in page.notes]]
    assert page.template == ("graph.md.j2" if path == "graph.md" else "index.md.j2")
    assert plans.problems == ()


def test_an_index_comes_before_a_readme(planned):
    """As MkDocs has it; whichever of the two comes first in the folder."""
    plans = planned({"content/a/README.md": "Second.", "content/a/index.md": "First."})
    assert "a/README.md" not in paths(plans)
    assert [note.path for note in page_at(plans, "a/index.md").notes] == ["a/index.md"]


def test_no_list_leads_to_a_note_that_opens_a_generated_page(planned):
    """It has no page of its own; without that page it has one."""
    files = {f"content/{name}.md": "Mine." for name in ("README", "notes", "compare", "families", "a")}
    plans = planned(many(2) | files)
    index = page_at(plans, "notes/index.md")
    assert [note.path for note in index.notes] == ["notes.md"]
    assert links_of(index) == {"Notes": [("a", "a.md", ""), ("families", "families.md", "")]}
    assert [link.path for link in page_at(plans, "index.md").view.notes] == ["a.md", "families.md"]


def test_a_note_at_a_generated_place_is_that_pages_prose(planned):
    """What a person wrote about all models stands above the table of all models."""
    plans = planned(many(1) | {"content/models/index.md": "Mine."})
    page = next(page for page in plans.pages if page.path == "models/index.md")
    assert [note.body for note in page.notes] == ["Mine."]
    assert paths(plans).count("models/index.md") == 1


def test_a_note_keeps_its_page_where_nothing_is_generated(planned):
    """Without models there is no table of models, and the note at that place is a page like any other."""
    assert "models/index.md" in paths(planned({"content/models/index.md": "Mine."}))


def test_a_readme_is_the_prose_of_its_folders_page(planned):
    """MkDocs gives README.md the address of the folder."""
    plans = planned({"content/README.md": "# Mine\n"})
    home = next(page for page in plans.pages if page.path == "index.md")
    assert (home.title, [note.path for note in home.notes], plans.problems) == ("Mine", ["README.md"], ())


def test_the_other_order_of_a_head_to_head_leads_to_it(planned):
    """Names are sorted in the address; the reverse is a redirect."""
    plans = planned(many(2) | {"data/comparisons.yml": "- models: [m1, m0]\n"})
    assert ("compare/m1-vs-m0.md", "compare/m0-vs-m1.md") in plans.redirects


def test_any_models_are_compared_where_there_are_two(planned):
    """One page however many there are, to which the comparisons and every model lead."""
    assert "compare/any.md" not in paths(planned(many(1)))
    plans = planned(many(5), nearest=1)
    assert paths(plans).count("compare/any.md") == 1
    links = links_of(page_at(plans, "compare/index.md"))["Your own choice"]
    assert links == [("Compare any models", "compare/any.md", "two to six of them, side by side")]
    assert {page.view.picker for page in plans.pages if page.path.startswith("models/m")} == {"compare/any.md"}


def test_no_page_stands_where_the_data_of_a_model_are(planned):
    """A note of that name is told to move."""
    plans = planned(many(2) | {"content/compare/data/m0.json.md": "Text."})
    assert "compare/data/m0.json.md" not in paths(plans)
    assert [problem.code for problem in plans.problems] == ["address-taken"]


@pytest.mark.parametrize(
    ("asked", "fields", "prices"),
    [
        ("", ["context_length", "open_weights", "license"], 2),
        ("rows: differences", ["context_length"], 1),
        ("rows: same", ["open_weights", "license"], 1),
        ("group: [limits, prices]", ["context_length"], 2),
        ("fields: license, input_price", ["license"], 1),
        ("fields: [license, context_length]\nrows: same", ["license"], 0),
        ("rows: other", ["context_length", "open_weights", "license"], 2),
    ],
)
def test_a_compare_block_shows_the_rows_that_it_asks_for(planned, asked, fields, prices):
    """By the same sets as the command; a set that there is none of narrows nothing."""
    model = "sources: {s: {title: S, publisher: P, url: 'https://e.org', kind: primary}}\nname: N\nfacts:\n"
    shared = "  open_weights: {value: true, source: s}\n  license: {value: mit, source: s}\n"
    files = {
        f"data/models/{id_}.yml": f"{model}{shared}  context_length: {{value: {context}, source: s}}\n"
        f"prices:\n  - {{provider: o, input: 1, output: {output}, source: s}}\n"
        for id_, context, output in (("a", "8K", 2), ("b", "16K", 3))
    }
    files["data/organizations.yml"] = "o: {name: O}\n"
    files["data/fields.yml"] = (
        "groups: [{id: limits, label: L}, {id: terms, label: T}]\nfields:\n"
        "  context_length: {label: C, group: limits, type: quantity}\n"
        "  open_weights: {label: O, group: terms, type: boolean}\n  license: {label: L, group: terms, type: text}\n"
    )
    files["content/n.md"] = f"```compare\nmodels: [a, b]\n{asked}\n```\n"
    (placed,) = page_at(planned(files), "n.md").placed.values()
    comparison = placed.view.comparison
    assert [row.field.id for row in comparison.rows] == fields
    assert (len(comparison.prices), placed.narrowed) == (prices, asked not in ("", "rows: other"))


def test_a_compare_block_that_has_one_model_left_says_which(planned):
    """One model alone is nothing to compare."""
    files = {"data/models/a.yml": "name: Ant\n", "content/n.md": "```compare\nmodels: [a, b]\n```\n"}
    (placed,) = page_at(planned(files), "n.md").placed.values()
    assert placed == Notice("Of these models only Ant is on record yet.")
    (placed,) = page_at(planned(files | {"content/n.md": "```compare\nmodels: [b, c]\n```\n"}), "n.md").placed.values()
    assert placed == Notice("No record speaks of these models yet.")


def test_a_compare_block_of_which_nothing_is_recorded_says_so(planned):
    """In its place."""
    files = {f"data/models/{id_}.yml": "name: N\n" for id_ in "ab"}
    files["content/n.md"] = "```compare\nmodels: [a, b]\nfields: [input_price]\n```\n"
    (placed,) = page_at(planned(files), "n.md").placed.values()
    assert placed == Notice("Nothing of what is asked for is recorded of these models yet.")
