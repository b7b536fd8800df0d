"""Dates as precise as they were written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.nouns.dates import PartialDate, parse_date

days = st.dates().map(lambda day: PartialDate(day.year, day.month, day.day))
months = days.map(lambda day: PartialDate(day.year, day.month))
years = days.map(lambda day: PartialDate(day.year))
dates = days | months | years


@given(dates)
def test_a_date_reads_back_from_its_iso_form_and_from_its_words(date):
    """Neither form loses or adds precision."""
    assert parse_date(str(date)) == date
    assert parse_date(date.words) == date


@given(st.text(max_size=60))
def test_any_text_is_a_date_or_a_value_error(text):
    """Nothing but ValueError comes out of reading."""
    try:
        date = parse_date(text)
    except ValueError:
        return
    assert parse_date(str(date)) == date


@given(dates, dates)
def test_dates_that_agree_are_not_after_one_another(one, other):
    """Agreement is mutual, and excludes an order."""
    assert one.within(other) == other.within(one)
    assert one.within(one)
    assert not (one.after(other) and (one.within(other) or other.after(one)))


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2024-09-25", "2024-09-25"),
        ("2024-9-5", "2024-09-05"),
        ("2024-09-25T10:30:00Z", "2024-09-25"),
        ("2024-09-25 10:30", "2024-09-25"),
        ("2024-09", "2024-09"),
        ("2024", "2024"),
        ("25 Sep 2024", "2024-09-25"),
        ("25th September 2024", "2024-09-25"),
        ("Sept. 2024", "2024-09"),
        ("Dec 2023", "2023-12"),
        ("September 25, 2024", "2024-09-25"),
        ("29 Feb 2024", "2024-02-29"),
    ],
)
def test_dates_are_read_as_people_write_them(text, iso):
    """A time of day is dropped, a missing day or month stays missing."""
    assert str(parse_date(text)) == iso


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2024-13-01", "there is no month 13"),
        ("2024-00", "there is no month 0"),
        ("2023-02-29", "there is no day 29 in Feb 2023"),
        ("31 Apr 2024", "there is no day 31 in Apr 2024"),
        ("2024-01-00", "there is no day 0 in Jan 2024"),
        ("0000", "there is no year 0"),
        ("3 Smarch 2024", "no month is called “Smarch”"),
        ("25.09.2024", "not a date; write 2024-09-25, 2024-09 or 25 Sep 2024"),
        ("2024 or so", "not a date; write 2024-09-25, 2024-09 or 25 Sep 2024"),
        ("2" * 100_000, "not a date; write 2024-09-25, 2024-09 or 25 Sep 2024"),
    ],
)
def test_what_is_no_date_is_refused_with_the_reason(text, reason):
    """The reason names what the calendar lacks."""
    with pytest.raises(ValueError, match=r".") as refused:
        parse_date(text)
    assert str(refused.value) == reason


@pytest.mark.parametrize(
    ("one", "other", "after"),
    [
        ("2024-10", "2024-09-25", True),
        ("2024-09", "2024-09-01", False),
        ("2025", "2024-12-31", True),
        ("2024", "2024", False),
    ],
)
def test_a_date_is_after_another_only_for_certain(one, other, after):
    """A month is not later than a day in it."""
    assert parse_date(one).after(parse_date(other)) is after
