"""Which models are compared, and which of the comparisons get a page."""

import pytest

from generator.compare import compare
from generator.nouns.records import Pair

SAME = {"parameters": "8B"}


@pytest.fixture
def three(book, model):
    """A book of three models that are alike."""

    def make(**over):
        return book(*(model(id_, facts=SAME) for id_ in ("alpha", "beta", "gamma")), **over)

    return make


def shown(found):
    """Models, page and asked of every comparison, in order."""
    return [(key, one.page, one.asked) for key, one in found.comparisons.items()]


def test_a_pair_that_is_asked_for_gets_a_page_sorted_by_id(three):
    """With its title and introduction; the same pair again is the same page."""
    pairs = (Pair(("beta", "alpha"), "Title", "Intro."), Pair(("alpha", "beta"), "Other"), Pair(("beta", "beta")))
    found = compare(three(pairs=pairs), nearest=0)
    assert shown(found) == [(("alpha", "beta"), True, True)]
    one = found.comparisons["alpha", "beta"]
    assert (one.models, one.title, one.intro, one.slug) == (("alpha", "beta"), "Title", "Intro.", "alpha-vs-beta")


def test_three_or_more_keep_the_order_of_their_author(three):
    """Another order of the same models is no second page."""
    pairs = (Pair(("gamma", "alpha", "beta")), Pair(("alpha", "beta", "gamma")))
    assert shown(compare(three(pairs=pairs), nearest=0)) == [(("gamma", "alpha", "beta"), True, True)]


def test_unknown_models_are_left_out(three):
    """What remains is compared if it is two models or more."""
    pairs = (Pair(("alpha", "nobody")), Pair(("gamma", "nobody", "beta")))
    assert shown(compare(three(pairs=pairs), nearest=0)) == [(("beta", "gamma"), True, True)]


def test_every_model_meets_its_neighbours_once(three):
    """Asked for or not, a pair has one comparison."""
    found = compare(three(pairs=(Pair(("gamma", "alpha")),)), nearest=2)
    assert shown(found) == [
        (("alpha", "gamma"), True, True),
        (("alpha", "beta"), True, False),
        (("beta", "gamma"), True, False),
    ]


def test_what_notes_want_has_no_page_of_its_own(three):
    """In the author's order, unless that is the page's own order; groups of one model are none."""
    wanted = (
        ("beta", "alpha"),
        ("alpha", "beta"),
        ("alpha", "x", "gamma", "alpha"),
        ("gamma", "x"),
        ("alpha", "alpha"),
    )
    found = compare(three(pairs=(Pair(("alpha", "beta")),)), wanted=wanted, nearest=0)
    assert shown(found) == [
        (("alpha", "beta"), True, True),
        (("beta", "alpha"), False, False),
        (("alpha", "gamma"), False, False),
    ]


def test_a_model_knows_its_pages_those_asked_for_first(three):
    """Then its nearest neighbours; what only notes show is not among them."""
    found = compare(three(pairs=(Pair(("gamma", "alpha", "beta")),)), wanted=(("beta", "alpha"),), nearest=1)
    assert [one.model for one in found.nearest["gamma"]] == ["alpha"]
    assert found.of_model == {
        "alpha": (("gamma", "alpha", "beta"), ("alpha", "beta"), ("alpha", "gamma")),
        "beta": (("gamma", "alpha", "beta"), ("alpha", "beta")),
        "gamma": (("gamma", "alpha", "beta"), ("alpha", "gamma")),
    }


def test_a_book_without_models_has_nothing_to_compare(book):
    """Nor does one with a single model."""
    assert shown(compare(book(), wanted=(("alpha", "beta"),))) == []
