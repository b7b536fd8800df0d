"""Models that could stand in for another one: cheaper, smaller, open or newer."""

from decimal import Decimal
from importlib import import_module

import pytest
from builders import VERDICT_FIELDS, make_alias, make_catalogue, make_field, make_price

from generator.compare import compare
from generator.compare.alternatives import similar
from generator.compare.better import entry_of
from generator.nouns.comparisons import AlternativeKind

CATALOGUE = make_catalogue(*VERDICT_FIELDS, make_field("variant", type="enum", group="identity"))
ALIKE = {"context_length": "128K", "input_modalities": ("text",)}
"""With one developer, enough for two models to be alike."""


@pytest.fixture
def found(book, model):
    """Of models given as facts with prices, what stands in for the first."""

    def make(*given, kind=None):
        made = [
            model(
                f"m{at}",
                catalogue=CATALOGUE,
                **{"developer": "acme", "facts": ALIKE | facts, "prices": price(over.pop("price", None))} | over,
            )
            for at, (facts, over) in enumerate(given)
        ]
        alternatives = compare(book(*made, catalogue=CATALOGUE), nearest=0, instead=3).alternatives["m0"]
        return [(one.kind.value, one.model, one.text) for one in alternatives if kind in (None, one.kind.value)]

    return make


def price(written):
    """`0.10`, or `0.10/0.40` with that of output."""
    amounts = [Decimal(one) for one in str(written).split("/")] if written is not None else []
    given, taken = (*amounts, None) if len(amounts) == 1 else amounts or (None, None)
    return (make_price(input=given, output=taken),) if amounts else ()


PRICES = (
    ("0.24", "0.10", "2.4× cheaper input: $0.10 against $0.24 per 1M tokens"),
    ("0.24/1", "0.10/0.5", "2.4× cheaper input: $0.10 against $0.24 per 1M tokens; output $0.50 against $1.00"),
    ("0.24/1", "0.10/1", "2.4× cheaper input: $0.10 against $0.24 per 1M tokens; output the same"),
    ("0.24/1", "0.10/1.01", None),
    ("0.24/1", "0.10", "2.4× cheaper input: $0.10 against $0.24 per 1M tokens"),
    ("0.20", "0.16", "20% cheaper input: $0.16 against $0.20 per 1M tokens"),
    ("0.20", "0.19", None),
    ("0.20", "0", "free input: $0.00 against $0.20 per 1M tokens"),
    ("0", "0", None),
    (None, "0.10", None),
    ("0.20", None, None),
)


@pytest.mark.parametrize(("ours", "theirs", "text"), PRICES)
def test_cheaper_is_a_tenth_less_for_input_and_no_more_for_output(found, ours, theirs, text):
    """A price that is not known makes nobody cheaper, nor anybody dear."""
    expected = [("cheaper", "m1", text)] if text else []
    assert found(({}, {"price": ours}), ({}, {"price": theirs})) == expected


def test_the_output_that_is_told_is_that_of_the_same_provider(book, model):
    """Nobody gets the input of one provider with the output of another."""
    dear = make_price("other", input=Decimal(15), output=Decimal("0.5"))
    records = [
        model(
            id_,
            catalogue=CATALOGUE,
            developer="acme",
            facts=ALIKE,
            prices=(make_price(input=Decimal(amount), output=None), dear),
        )
        for id_, amount in (("m0", "0.24"), ("m1", "0.10"))
    ]
    (found,) = compare(book(*records, catalogue=CATALOGUE), nearest=0, instead=3).alternatives["m0"]
    assert found.text == "2.4× cheaper input: $0.10 against $0.24 per 1M tokens"


SIZES = (
    ("70B", "8B", "8.8× smaller: 8B against 70B parameters"),
    ("70B", "45B", "36% smaller: 45B against 70B parameters"),
    ("70B", "60B", None),
    ("70B", "4B", None),
    ("70B", "unknown", None),
    ("undisclosed", "8B", None),
    ("70B", ["8B", "16B"], "at least 4.3× smaller, whichever source is believed: 16B against 70B parameters"),
    ("70B", ["8B", "undisclosed"], None),
)


@pytest.mark.parametrize(("ours", "theirs", "text"), SIZES)
def test_smaller_is_a_fifth_less_whoever_is_believed(found, ours, theirs, text):
    """But a sixteenth of the size is another sort of thing."""
    expected = [("smaller", "m1", text)] if text else []
    assert found(({"parameters": ours}, {}), ({"parameters": theirs}, {})) == expected


def test_a_member_of_the_family_may_be_much_smaller(found):
    """That is what it is for."""
    big, small = ({"parameters": "70B"}, {"family": "f"}), ({"parameters": "1B"}, {"family": "f"})
    assert found(big, small) == [("smaller", "m1", "70× smaller: 1B against 70B parameters")]


OPENNESS = (
    ({"open_weights": "no"}, {"open_weights": "yes"}, "open weights; those of M0 are closed"),
    (
        {"open_weights": "no"},
        {"open_weights": "yes", "license": "mit"},
        "open weights, under the licence MIT; those of M0 are closed",
    ),
    (
        {"open_weights": "no"},
        {"open_weights": "yes", "license": ["mit", "apache-2.0"]},
        "open weights; those of M0 are closed",
    ),
    ({"open_weights": "no"}, {"open_weights": ["yes", "no"]}, None),
    ({}, {"open_weights": "yes"}, None),
    ({"open_weights": "not-applicable"}, {"open_weights": "yes"}, None),
    (
        {"open_weights": "yes", "open_source": "no"},
        {"open_weights": "yes", "open_source": "yes"},
        "open-source licence, which that of M0 is not",
    ),
    ({"open_weights": "yes"}, {"open_weights": "yes", "open_source": "yes"}, None),
    (
        {"open_weights": "no", "parameters": "70B"},
        {"open_weights": "yes", "parameters": "8B"},
        None,
    ),
)


@pytest.mark.parametrize(("ours", "theirs", "text"), OPENNESS)
def test_open_is_what_is_known_to_be_so_beside_what_is_known_not_to_be(found, ours, theirs, text):
    """Weights first, then the licence; a model of another size is no such alternative."""
    expected = [("open", "m1", text)] if text else []
    assert found((ours, {}), (theirs, {}), kind="open") == expected


DATES = (
    ("2024-05-13", "2024-12-13", "7 months newer: 13 Dec 2024 against 13 May 2024"),
    ("2024-05-13", "2024-06-13", "31 days newer: 13 Jun 2024 against 13 May 2024"),
    ("2024-05", "2024-06", None),
    ("2024-05-13", "2024-06", None),
    ("2024-05", "2024-07", "2 months newer: Jul 2024 against May 2024"),
    ("2024-05-13", "2024-06-01", None),
    ("2024", "2024-06", None),
    ("2024-05", "2024-04", None),
    (
        ["2024-05-13", "2024-06-01"],
        "2024-12-13",
        "at least 6 months newer, whichever source is believed: 13 Dec 2024 against 1 Jun 2024",
    ),
    (["2024-05-13", "2024-12-01"], "2024-12-13", None),
)


@pytest.mark.parametrize(("ours", "theirs", "text"), DATES)
def test_newer_is_a_month_at_least_whoever_is_believed(found, ours, theirs, text):
    """A year alone says nothing of months."""
    expected = [("newer", "m1", text)] if text else []
    assert found(({"release_date": ours}, {}), ({"release_date": theirs}, {})) == expected


def test_models_have_to_be_alike(book, model):
    """In three respects, and in half of what is known of both; of one type and variant, with every input."""

    def alike(ours, theirs):
        made = book(
            *(model(id_, catalogue=CATALOGUE, **over) for id_, over in (("a", ours), ("b", theirs))),
            catalogue=CATALOGUE,
        )
        return similar(entry_of(made.models["a"]), entry_of(made.models["b"]))

    base = {"developer": "acme", "facts": ALIKE}
    assert alike(base, base) == ("developer", "context length", "inputs")
    assert alike(base, base | {"developer": "other"}) == ()
    assert alike(base, base | {"developer": ""}) == ()
    assert alike(base, base | {"type": "product"}) == ()
    assert alike(base, base | {"facts": ALIKE | {"context_length": "1M"}}) == ()
    far = {"facts": ALIKE | {"parameters": "8B", "release_date": "2024-05"}}
    other = {"facts": ALIKE | {"parameters": "70B", "release_date": "2020-05"}}
    assert alike(base | far, base | other) == ("developer", "context length", "inputs")
    kin = {"family": "f", "developer": "acme"}
    assert alike(base | kin, base | kin) == ("family", "developer", "context length", "inputs")
    more = {"facts": ALIKE | {"input_modalities": ("text", "image")}}
    assert alike(base | kin, base | kin | more) == ("family", "developer", "context length")
    assert alike(base | kin | more, base | kin) == ()
    variants = ({"facts": ALIKE | {"variant": one}} for one in ("base", "instruct"))
    assert alike(*(base | one for one in variants)) == ()


def test_the_most_alike_come_first_and_no_more_than_asked_for(found, book, model):
    """Ties go by id; none for none."""
    given = [({}, {"price": "9"}), *(({"parameters": "8B"}, {"price": "1", "family": "f"}) for _ in range(5))]
    assert [id_ for _, id_, _ in found(*given)] == ["m1", "m2", "m3"]
    one = book(
        model("a", facts=ALIKE, developer="acme", prices=price("9")),
        model("b", facts=ALIKE, developer="acme", prices=price("1")),
    )
    assert compare(one, nearest=0).alternatives == {"a": (), "b": ()}


def test_both_figures_are_evidence(book, model):
    """The other's first; each leads to the page of its own model."""
    made = book(
        model("a", facts=ALIKE | {"open_weights": "no"}, developer="acme"),
        model("b", facts=ALIKE | {"open_weights": "yes", "license": "mit"}, developer="acme"),
    )
    (one,) = compare(made, nearest=0, instead=1).alternatives["a"]
    assert one.kind is AlternativeKind.OPEN
    assert [(proof.model, proof.label, proof.text, proof.anchor) for proof in one.evidence] == [
        ("b", "Open weights", "Yes", "fact-open_weights"),
        ("a", "Open weights", "No", "fact-open_weights"),
        ("b", "Licence", "MIT", "fact-license"),
    ]
    assert one.alike == ("developer", "context length", "inputs")


def test_an_alias_has_the_alternatives_of_its_snapshot(book, model):
    """It is nobody's alternative itself."""
    made = book(
        model("a", facts=ALIKE, developer="acme", prices=price("9")),
        model("b", facts=ALIKE, developer="acme", prices=price("1")),
        model("latest", developer="acme", alias_of=make_alias("a")),
    )
    assert {
        id_: [one.model for one in ones] for id_, ones in compare(made, nearest=0, instead=3).alternatives.items()
    } == {
        "a": ["b"],
        "b": [],
        "latest": ["b"],
    }


def test_looking_for_alternatives_is_not_quadratic(book, model, monkeypatch):
    """Twice the models of one developer make about twice the pairs that are looked at."""
    seen = []
    module = import_module("generator.compare.alternatives")
    monkeypatch.setattr(module, "similar", lambda one, other: seen.append((one, other)) or ())
    made = [
        model(
            f"m{at:03}",
            developer="one",
            facts={"parameters": f"{at + 1}B", "context_length": "8K"},
            prices=price(at + 1),
        )
        for at in range(160)
    ]

    def count(records):
        seen.clear()
        compare(book(*records), nearest=0, instead=1)
        return len(seen)

    assert 0 < count(made) <= 2.2 * count(made[:80])
