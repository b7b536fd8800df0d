"""This project's own records and notes: the site that a reader gets."""

import pytest
from outlines import dead_links
from small_project import run

from generator.load import load
from generator.merge import merge

CAPABILITIES = {
    "llama-3.2-1b": 8,
    "gpt-4o": 8,
    "llama-3.2-1b-instruct": 5,
    "gemini": 3,
    "llama-3.2-3b-instruct": 8,
    "llama-4": 4,
}
"""How many each of the documents that the project grew from describes, apart from those it only counts."""
DISPUTES = {
    "llama-3.2-1b": {"hidden_size": "1024", "num_attention_heads": "16", "num_key_value_heads": "4"},
    "llama-3.2-3b-instruct": {"num_attention_heads": "32", "num_hidden_layers": "26"},
}
"""What a publisher printed against the primary source; both stand on the page."""
PAGES = (
    "models/llama-3.2-1b",
    "compare/gpt-4o-vs-llama-3.2-1b",
    "compare/gemini-vs-llama-3.2-1b-instruct",
    "compare/llama-3.2-3b-instruct-vs-llama-4",
    "explainers/what-makes-gpt-4o-and-llama-3-tick",
)


@pytest.fixture(scope="module")
def site(repository, tmp_path_factory):
    """The project's site, built strictly into a folder of its own."""
    folder = tmp_path_factory.mktemp("own") / "site"
    run("modelbook", "-C", str(repository), "build", "--strict", "--site-dir", str(folder), cwd=repository)
    return folder


@pytest.fixture(scope="module")
def book(repository):
    from generator.nouns.settings import Settings

    loaded = load(Settings(root=repository, vault=repository / "content", data=repository / "data"))
    return merge(loaded.catalogue, loaded.library)


def test_every_link_within_the_site_leads_somewhere(site):
    """Pages, files and anchors, of every page."""
    assert dead_links(site) == []


@pytest.mark.parametrize("page", PAGES)
def test_the_documents_it_grew_from_have_their_page(site, page):
    """A reader of one of the five finds it here."""
    assert (site / page / "index.html").is_file()


@pytest.mark.parametrize(("model", "count"), CAPABILITIES.items())
def test_no_capability_is_lost(book, model, count):
    """Each is there with what is unique about it and against what."""
    found = book.models[model].record.capabilities
    assert len(found) == count
    assert all(one.summary and one.unique and one.versus for one in found)


@pytest.mark.parametrize(("model", "fields"), DISPUTES.items())
def test_a_wrong_figure_stands_beside_the_right_one(book, model, fields):
    """A claim that contradicts the primary source is kept and shown as disputed."""
    for field, wrong in fields.items():
        fact = book.models[model].facts[field]
        assert fact.state == "disputed", field
        assert [claim.written for claim in fact.against] == [wrong], field
        assert fact.chosen.source.kind.label == "primary", field


def test_the_transparency_report_adds_up(book):
    """Ten criteria, three subtotals, the sum and the publisher's own rounding of it."""
    report = book.models["llama-3.2-1b"].report
    assert [str(part.subtotal) for part in report.parts] == ["21.0", "30.5", "19.0"]
    assert (report.total, report.grade, report.audit.stated_total) == (70.5, "B+", 71)


def test_the_catalogue_is_whole(book):
    """At least seventy fields in groups, each with a definition."""
    fields = book.catalogue.fields.values()
    assert len(fields) >= 70
    assert all(field.definition for field in fields)
    assert {field.group for field in fields} == {group.id for group in book.catalogue.groups}
