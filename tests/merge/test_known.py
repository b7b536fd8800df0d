"""What was known on a date."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.merge import merge
from generator.nouns.claims import State
from generator.nouns.dates import PartialDate, parse_date
from tests.builders import (
    make_alias,
    make_catalogue,
    make_claim,
    make_library,
    make_price,
    make_record,
    make_scheme,
    make_score,
    make_source,
    make_transparency,
)

OLD, NEW = (make_source("old", date="2025-01-10"), make_source("new", retrieved="2025-09"))


def known(record, as_of, *others):
    """The model of a record as it was known on a date."""
    library = make_library(record, *others, scheme=make_scheme())
    return merge(make_catalogue(), library, parse_date(as_of)).models[record.id]


@pytest.mark.parametrize(
    ("own", "published", "read", "as_of", "counts"),
    [
        ("2025-06-15", None, None, "2025-06-15", True),
        ("2025-06-16", None, None, "2025-06-15", False),
        ("2025-06-30", None, None, "2025-06", True),
        ("2025-07-01", None, None, "2025-06", False),
        ("2025-12-31", None, None, "2025", True),
        ("2025-06", None, None, "2025-06-15", False),
        ("2025-06", None, None, "2025-06-30", True),
        ("2025", None, None, "2025-06", False),
        ("2024", None, None, "2025-01-01", True),
        ("2025-07", "2025-01", "2025-01", "2025-06", False),
        (None, "2025-06-01", "2026-11-20", "2025-06", True),
        (None, None, "2026-11-20", "2025-06", False),
        (None, None, "2025-05", "2025-06", True),
        (None, None, None, "2030", False),
    ],
)
def test_a_claim_counts_if_a_date_shows_that_it_was_made_by_then(own, published, read, as_of, counts):
    """Its own date, else its source's, else when that was read; without any, or with one that may be later, never."""
    claim = make_claim("8K", date=own, source=make_source(date=published, retrieved=read))
    model = known(make_record(claims=(claim,)), as_of)
    assert ("context_length" in model.facts) is counts


def test_a_fact_has_the_value_and_the_state_that_it_had_then():
    """Unknown, then known, then disputed by a later source of the same rank."""
    claims = (make_claim("8K", source=OLD), make_claim("128K", source=NEW))
    record = make_record(claims=claims)
    states = {as_of: known(record, as_of).fact(claims[0].field) for as_of in ("2024", "2025-06", "2026")}
    assert [(fact.state, fact.value, len(fact.claims)) for fact in states.values()] == [
        (State.UNKNOWN, None, 0),
        (State.KNOWN, claims[0].value, 1),
        (State.DISPUTED, claims[1].value, 2),
    ]


def test_prices_scores_and_the_report_count_by_their_dates_too():
    """Each by its own date where it has one, else by its source."""
    record = make_record(
        prices=(make_price("a", source=NEW, as_of=parse_date("2025-02")), make_price("b", source=NEW)),
        scores=(make_score("mmlu", source=OLD), make_score("drop", source=OLD, date=parse_date("2025-08"))),
        transparency=replace(make_transparency(origin=8, data=4, licence=6), source=NEW),
    )
    then, now = known(record, "2025-06"), known(record, "2025-09")
    assert ([one.provider for one in then.prices], [one.benchmark for one in then.scores]) == (["a"], ["mmlu"])
    assert ([one.provider for one in now.prices], [one.benchmark for one in now.scores]) == (
        ["a", "b"],
        ["mmlu", "drop"],
    )
    assert (then.report, now.report.total) == (None, Decimal(60))


def test_a_name_stands_for_its_snapshot_from_the_day_on_which_that_is_said():
    """Before that day nothing is taken over."""
    snapshot = make_record("beta", claims=(make_claim("8K", model="beta", source=OLD),))
    alias = make_record("alpha", alias_of=make_alias("beta", as_of="2025-05-22"))
    assert (known(alias, "2025-05-21", snapshot).via, known(alias, "2025-05-22", snapshot).via) == ("", "beta")


def test_the_book_says_as_of_when_it_is():
    """And without a date it has all that is known, undated claims among it."""
    library = make_library(make_record(facts={"context_length": "8K"}))
    books = [merge(make_catalogue(), library), merge(make_catalogue(), library, PartialDate(2025))]
    assert [(book.as_of, len(book.models["alpha"].facts)) for book in books] == [(None, 1), (PartialDate(2025), 0)]


DATES = st.builds(
    lambda year, month, day: PartialDate(year, month, day if month else 0),
    *(st.integers(2020, 2022), st.integers(0, 12), st.integers(0, 28)),
)


@given(dates=st.lists(DATES, max_size=6), one=DATES, other=DATES)
def test_what_was_known_once_stays_known(dates, one, other):
    """Whatever counts by a date counts by every date that is no earlier, and nothing later than asked counts."""
    record = make_record(claims=tuple(make_claim("8K", date=date, line=at) for at, date in enumerate(dates)))
    first, second = ({claim.line for claim in known(record, str(as_of)).record.claims} for as_of in (one, other))
    assert first <= second or not one.by(other)
    assert not any(dates[line].after(one) for line in first)
