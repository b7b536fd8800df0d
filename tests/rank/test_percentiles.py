"""Places among numbers, and what is made of them."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.nouns.fields import Better
from generator.nouns.ratings import Place, whole
from generator.rank.percentiles import mean, places, share

NUMBERS = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(-50, 50).map(Decimal), min_size=1, max_size=8)


def exact(numbers, better=Better.HIGHER):
    return {id_: place.exact for id_, place in places({k: Decimal(v) for k, v in numbers.items()}, better).items()}


def test_the_percentile_is_by_the_middle_of_those_that_tie():
    """As `scipy.stats.percentileofscore` has it by kind “mean”: 3 of [1, 2, 3, 3, 4] is 60."""
    assert exact({"a": 1, "b": 2, "c": 3, "d": 3, "e": 4}) == {"a": 10, "b": 30, "c": 60, "d": 60, "e": 90}


def test_lower_may_be_better():
    """The places turn round, and nothing else."""
    assert exact({"a": 1, "b": 2, "c": 2}, Better.LOWER) == {
        "a": Fraction(250, 3),
        "b": Fraction(100, 3),
        "c": Fraction(100, 3),
    }


def test_ranks_count_those_that_are_ahead():
    """Those that tie share one."""
    placed = places({id_: Decimal(number) for id_, number in {"a": 5, "b": 5, "c": 3, "d": 1}.items()}, Better.HIGHER)
    assert {id_: one.rank for id_, one in placed.items()} == {"a": 1, "b": 1, "c": 3, "d": 4}


def test_nobody_alone_is_ahead_of_anybody():
    """The only one stands in the middle, at neither 0 nor 100."""
    assert exact({"a": 7}) == {"a": 50}


@pytest.mark.parametrize(("number", "rounded"), [("1/2", 1), ("3/2", 2), ("149/100", 1), ("0", 0), ("100", 100)])
def test_halves_go_up(number, rounded):
    """As people round."""
    assert whole(Fraction(number)) == rounded


def test_a_mean_is_by_weights_and_of_nothing_there_is_none():
    """None is not zero."""
    assert mean([(90, Decimal(3)), (10, Decimal(1))]) == 70
    assert mean([]) is None


def test_a_share_of_nothing_is_nothing():
    """Where there are no weights at all."""
    assert (share([Decimal(1)], [Decimal(1), Decimal(3)]), share([], [])) == (Fraction(1, 4), 0)


@given(NUMBERS)
def test_percentiles_have_the_middle_as_their_mean(numbers):
    """Whatever ties: nobody gains by others' ties."""
    found = exact(numbers)
    assert sum(found.values()) == 50 * len(found)
    assert all(0 < one < 100 for one in found.values())


@given(NUMBERS, st.integers(1, 1000), st.integers(-1000, 1000))
def test_only_the_order_of_numbers_matters(numbers, factor, more):
    """Another unit, or another zero, changes no place."""
    scaled = {id_: factor * number + more for id_, number in numbers.items()}
    cubed = {id_: number**3 for id_, number in numbers.items()}
    assert exact(numbers) == exact(scaled) == exact(cubed)


@given(NUMBERS)
def test_turning_the_direction_turns_the_percentile(numbers):
    """100 less what it was."""
    up, down = exact(numbers), exact(numbers, Better.LOWER)
    assert all(up[id_] + down[id_] == 100 for id_ in numbers)


def test_a_place_says_all_that_it_comes_from():
    """How many are behind, how many are level, of how many."""
    place = Place(worse=12, level=3, of=23)
    assert (place.exact, place.percentile, place.rank) == (Fraction(100 * 28, 46), 61, 8)
