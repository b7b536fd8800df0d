"""Sentences made of facts."""

from decimal import Decimal

import pytest

from generator.compare.english import at_least, figure, joined, lowered, percent, span, times
from generator.nouns.dates import parse_date
from generator.nouns.spelling import listed


def test_lists_end_with_and():
    """One, two, several, none."""
    assert [listed(items) for items in (["a"], ["a", "b"], ["a", "b", "c"], [])] == ["a", "a and b", "a, b and c", ""]


def test_predicates_join_where_they_share_a_verb_or_an_object():
    """Only where one follows the other."""
    assert joined(["is ahead", "is cheaper", "reads images"]) == "is ahead and cheaper and reads images"
    assert joined(["reads images", "produces images"]) == "reads and produces images"
    assert joined(["has weights", "reads images", "has a licence"]) == "has weights, reads images and has a licence"


@pytest.mark.parametrize(
    ("label", "inside"),
    [
        ("Context length", "context length"),
        ("Emissions, location-based", "emissions, location-based"),
        ("GPU hours", "GPU hours"),
        ("RoPE theta", "RoPE theta"),
        ("KV heads", "KV heads"),
    ],
)
def test_labels_inside_a_sentence(label, inside):
    """Abbreviations keep their capitals."""
    assert lowered(label) == inside


@pytest.mark.parametrize(
    ("ratio", "text"),
    [("2.04", "2"), ("6.53", "6.5"), ("9.96", "10"), ("62.5", "62"), ("1234.5", "1,234"), ("125000", "125K")],
)
def test_ratios(ratio, text):
    """Two digits where they are few."""
    assert figure(Decimal(ratio)) == text


@pytest.mark.parametrize(
    ("ratio", "text"),
    [("2.09", "2"), ("4.375", "4.3"), ("9.96", "9.9"), ("62.9", "62"), ("9999.9", "9,999"), ("125999", "125K")],
)
def test_at_least_so_much_is_never_rounded_up(ratio, text):
    """4.375 is not at least 4.4."""
    assert at_least(Decimal(ratio)) == text
    assert percent(Decimal("0.129"), least=True) == "12%"


def test_twice_is_a_word():
    """And nothing is `2 times`."""
    assert [times(Decimal(ratio)) for ratio in ("2", "2.04", "3")] == ["twice", "twice", "3 times"]


def test_shares():
    """What rounds to nothing is still more."""
    assert [percent(Decimal(share)) for share in ("0.2", "0.175", "0.001")] == ["20%", "18%", "slightly"]


@pytest.mark.parametrize(
    ("older", "newer", "text"),
    [
        ("2024-05-13", "2024-05-14", "1 day"),
        ("2024-05-13", "2024-07-01", "49 days"),
        ("2024-05-13", "2024-08-12", "2 months"),
        ("2024-05", "2024-06", "1 month"),
        ("2024-05", "2024-06-30", "1 month"),
        ("2022-05", "2024-05", "2 years"),
        ("2022-05", "2024-06", "more than 2 years"),
        ("2023", "2024-06", ""),
    ],
)
def test_spans_of_time(older, newer, text):
    """As exact as both dates are."""
    assert span(parse_date(older), parse_date(newer)) == text
