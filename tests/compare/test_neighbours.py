"""The nearest models and why they are."""

from decimal import Decimal
from importlib import import_module

from builders import make_price

from generator.compare import compare


def near(found, id_):
    """A model's neighbours as ids and reasons."""
    return [(one.model, one.reason) for one in found.nearest[id_]]


def test_the_family_is_nearer_than_the_developer_and_the_developer_than_others(book, model):
    """The reason says whose it is and how much larger or smaller the other one is."""
    found = compare(
        book(
            model("alpha", developer="meta", family="llama", facts={"parameters": "8B"}),
            model("beta", developer="meta", family="llama", facts={"parameters": "3B"}),
            model("gamma", developer="meta", facts={"parameters": "8.03B", "release_date": "2024-09-25"}),
            model("delta", facts={"parameters": "16B"}),
        )
    )
    assert near(found, "alpha") == [
        ("beta", "same family, 0.38 times the parameters"),
        ("gamma", "same developer, same size"),
        ("delta", "2 times the parameters"),
    ]
    assert near(found, "delta")[0] == ("gamma", "0.5 times the parameters")


def test_dates_context_and_price_are_reasons_too(book, model):
    """Only known values count, and what lies far apart is told only where there is nothing nearer."""
    alpha = model(
        "alpha",
        developer="openai",
        facts={"release_date": "2024-05-13", "context_length": "128K"},
        prices=(make_price(input=Decimal("2.5")),),
    )
    beta = model("beta", developer="openai", facts={"release_date": "2024-07-18", "context_length": ["8K", "128K"]})
    gamma = model("gamma", facts={"context_length": "128K"}, prices=(make_price(input=Decimal(5)),))
    delta = model("delta", facts={"release_date": "2021-01"})
    found = compare(book(alpha, beta, gamma, delta))
    assert near(found, "alpha") == [
        ("beta", "same developer, released two months apart"),
        ("gamma", "same context length, 2 times the price"),
        ("delta", "released about three years apart"),
    ]


def test_only_what_agrees_is_the_same(book, model):
    """The verdict on the two says who is cheaper, and has the larger context."""
    alpha = model("alpha", facts={"context_length": "128,000"}, prices=(make_price(input=Decimal("1.00")),))
    beta = model("beta", facts={"context_length": "131,500"}, prices=(make_price(input=Decimal("1.03")),))
    assert near(compare(book(alpha, beta)), "alpha") == [
        ("beta", "about the same context length, about the same price")
    ]
    alpha = model("alpha", developer="acme", facts={"parameters": "1B"})
    for size, said in (
        ("1.04B", "about the same size"),
        ("1.23B", "1.2 times the parameters"),
        ("1.005B", "same size"),
    ):
        beta = model("beta", developer="acme", facts={"parameters": size})
        assert near(compare(book(alpha, beta)), "alpha") == [("beta", f"same developer, {said}")]


def test_a_day_apart_is_no_month_apart(book, model):
    """Though the calendar has turned."""
    dates = {"alpha": "2024-01-31", "beta": "2024-02-01"}
    found = compare(book(*(model(id_, facts={"release_date": date}) for id_, date in dates.items())))
    assert near(found, "alpha") == [("beta", "released less than a month apart")]


def test_models_without_anything_in_common_are_no_neighbours(book, model):
    """No fact, no reason."""
    found = compare(book(model("alpha", facts={"parameters": "8B"}), model("beta")))
    assert found.nearest == {"alpha": (), "beta": ()}


def test_an_alias_has_the_neighbours_of_its_snapshot(book, model):
    """It is nobody's neighbour itself, least of all its snapshot's."""
    found = compare(
        book(
            model("alpha", alias_of="beta"),
            model("beta", facts={"parameters": "8B"}, family="f"),
            model("gamma", facts={"parameters": "8B"}, family="f"),
        )
    )
    assert {id_: [one.model for one in ones] for id_, ones in found.nearest.items()} == {
        "alpha": ["gamma"],
        "beta": ["gamma"],
        "gamma": ["beta"],
    }


def test_as_many_neighbours_as_asked_for(book, model):
    """None for none, and never more than there are."""
    merged = book(*(model(f"m{at}", facts={"parameters": f"{at + 1}B"}) for at in range(6)))
    assert [len(compare(merged, nearest=count).nearest["m3"]) for count in (-1, 0, 1, 3, 9)] == [0, 0, 1, 3, 5]


def test_ties_go_by_id(book, model):
    """Whatever the order of the records."""
    records = [model(f"m{at}", facts={"parameters": "8B"}) for at in range(5)]
    for order in (records, records[::-1]):
        assert [one.model for one in compare(book(*order), nearest=2).nearest["m2"]] == ["m0", "m1"]


def test_looking_for_neighbours_is_not_quadratic(book, model, monkeypatch):
    """Twice the models of one developer make about twice the pairs that are looked at."""
    seen = []

    def count(records):
        seen.clear()
        compare(book(*records), nearest=1)
        return len(seen)

    module = import_module("generator.compare.neighbours")
    monkeypatch.setattr(module, "likeness", lambda one, other: seen.append((one, other)) or 1.0)
    records = [
        model(f"m{at:03}", developer="one", facts={"parameters": f"{at + 1}B", "context_length": "8K"})
        for at in range(80)
    ]
    assert count(records) <= 2.1 * count(records[:40])


def test_licence_and_abilities_are_told_last(book, model):
    """What both have is told of the licence, what only one can do of the abilities; nothing of what is not known."""
    facts = {
        "parameters": "8B",
        "license": "mit",
        "input_modalities": ("text", "image"),
        "output_modalities": ("text",),
    }
    found = compare(
        book(
            model("alpha", family="f", facts=facts),
            model("beta", family="f", facts=facts),
            model(
                "gamma",
                family="f",
                facts=facts
                | {"license": "apache-2.0", "input_modalities": ("text",), "output_modalities": ("text", "audio")},
            ),
            model("delta", family="f", facts={"parameters": "8B", "license": ["mit", "apache-2.0"]}),
        )
    )
    assert sorted(near(found, "alpha")) == [
        ("beta", "same family, same size, same licence"),
        ("delta", "same family, same size"),
        ("gamma", "same family, same size, another licence (Apache 2.0), does not read images, produces audio too"),
    ]
