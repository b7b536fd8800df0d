"""How claims become a fact."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.merge.resolve import resolve
from generator.nouns.claims import SourceKind, State
from tests.builders import make_claim, make_field, make_source

FIELD = make_field()
KINDS = ["primary", "measured", "third-party", "note"]

sources = st.builds(
    lambda id_, kind, date, copies: make_source(id_, kind=kind, date=date, copies=copies),
    st.sampled_from(["a", "b", "c"]),
    st.sampled_from(KINDS),
    st.none() | st.sampled_from(["2024", "2024-09", "2024-09-25", "2025-01-01"]),
    st.sampled_from(["", "", "original"]),
)
said = st.sampled_from(["128K", "131,072", "8K", "16K", "unknown", "undisclosed", "not-applicable"])
claims = st.lists(st.builds(lambda w, s, n: make_claim(w, source=s, line=n), said, sources, st.integers(1, 9)))


def resolved(*given):
    return resolve("alpha", FIELD, given)


def facts_about(*written):
    """The fact that claims make which come from ever farther sources."""
    return resolved(*[make_claim(w, source=make_source(k, kind=k)) for w, k in zip(written, KINDS, strict=False)])


@given(claims, st.randoms())
def test_the_order_of_claims_never_matters(given, random):
    """The same claims make the same fact, in whatever order the files are read."""
    shuffled = list(given)
    random.shuffle(shuffled)
    assert resolve("alpha", FIELD, shuffled) == resolve("alpha", FIELD, given)


@given(claims)
def test_no_claim_vanishes(given):
    """A fact holds every claim, and what is against it is among them."""
    fact = resolve("alpha", FIELD, given)
    by_text = sorted(map(repr, fact.claims))
    assert by_text == sorted(map(repr, given))
    assert all(claim in fact.claims and claim is not fact.chosen for claim in fact.against)


@given(claims)
def test_a_value_is_shown_exactly_where_the_state_says_so(given):
    """Known and disputed facts have a value, which somebody claims; absences have none."""
    fact = resolve("alpha", FIELD, given)
    assert (fact.value is not None) is fact.state.has_value
    assert fact.value is None or fact.value in [claim.value for claim in given]
    assert (fact.state is State.DISPUTED) is (fact.value is not None and bool(fact.against))


def test_the_nearest_source_gives_the_value():
    """Primary before measured before third party before note, whatever their dates."""
    given = [
        make_claim(f"{n}K", source=make_source(kind, kind=kind, date=f"202{n}-01-01"))
        for n, kind in enumerate(KINDS, 1)
    ]
    assert [claim.written for claim in resolved(*given).claims] == ["1K", "2K", "3K", "4K"]


def test_the_newest_of_equally_near_sources_gives_the_value():
    """A claim's own date goes before its source's, that before the day of reading; no date comes last."""
    given = [
        make_claim("1K", source=make_source("a")),
        make_claim("2K", source=make_source("b", retrieved="2023-01-01")),
        make_claim("3K", source=make_source("c", date="2024-01-01", retrieved="2026-01-01")),
        make_claim("4K", source=make_source("d", date="2020-01-01"), date="2025-01-01"),
    ]
    assert [claim.written for claim in resolved(*given).claims] == ["4K", "3K", "2K", "1K"]


def test_an_original_goes_before_its_copy():
    """Even before a newer copy; but a copy of a primary source still goes before a third party."""
    given = [
        make_claim("1K", source=make_source("new", date="2026-01-01", copies="old")),
        make_claim("2K", source=make_source("old", date="2024-01-01")),
        make_claim("3K", source=make_source("other", kind="third-party", date="2026-05-01")),
    ]
    assert [claim.written for claim in resolved(*given).claims] == ["2K", "1K", "3K"]


@pytest.mark.parametrize(
    ("written", "state", "value", "against"),
    [
        ([], "unknown", None, []),
        (["unknown"], "unknown", None, []),
        (["undisclosed"], "undisclosed", None, []),
        (["not-applicable"], "not-applicable", None, []),
        (["128K"], "known", "128K", []),
        (["128K", "131,072"], "known", "128K", []),
        (["128K", "16K"], "disputed", "128K", ["16K"]),
        (["128K", "16K", "8K", "128,000"], "disputed", "128K", ["16K", "8K"]),
        (["unknown", "128K"], "known", "128K", []),
        (["128K", "unknown"], "known", "128K", []),
        (["unknown", "undisclosed"], "undisclosed", None, []),
        (["undisclosed", "128K"], "disputed", "128K", ["undisclosed"]),
        (["128K", "undisclosed"], "disputed", "128K", ["undisclosed"]),
        (["not-applicable", "undisclosed", "8K"], "disputed", "8K", ["not-applicable", "undisclosed"]),
        (["not-applicable", "undisclosed"], "not-applicable", None, ["undisclosed"]),
    ],
)
def test_claims_make_one_of_five_states(written, state, value, against):
    """Absences are told apart; not knowing contradicts nobody; a value against an absence is a dispute."""
    fact = facts_about(*written)
    assert (fact.state, fact.chosen.written if value else None) == (state, value)
    assert [claim.written for claim in fact.against] == against


def test_sources_that_round_the_same_number_do_not_disagree():
    """1.23B is 1,235,814,400 at a tolerance of one percent, and 1B is either."""
    field = make_field("parameters", unit="", tolerance="0.01")
    given = [make_claim(text, field=field, source=make_source(text)) for text in ("1.23B", "1,235,814,400", "1B")]
    assert resolve("alpha", field, given).state is State.KNOWN


def test_kinds_of_sources_are_ranked_as_the_design_says():
    """The order of the enum is the order of trust."""
    assert [kind.label for kind in sorted(SourceKind)] == KINDS
