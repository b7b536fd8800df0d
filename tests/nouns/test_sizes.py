"""Sizes in GB and in GiB."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.nouns.sizes import UNITS, Size, parse_size, show_gb, show_gib


@pytest.mark.parametrize(
    ("written", "count", "shown"),
    [
        ("24 GB", 24_000_000_000, "24 GB"),
        ("24GiB", 25_769_803_776, "24 GiB"),
        ("46,068 MiB", 48_305_799_168, "46,068 MiB"),
        ("1.5 TB", 1_500_000_000_000, "1.5 TB"),
        ("80 gib", 85_899_345_920, "80 GiB"),
        ("7 B", 7, "7 B"),
    ],
)
def test_a_size_is_its_number_times_its_unit(written, count, shown):
    """Units of 1,000 and of 1,024 are told apart by the i, whatever the case."""
    assert parse_size(written) == Size(count, shown)


@pytest.mark.parametrize("written", ["", "24", "GB", "24 G", "-1 GB", "0 GB", "0.5 B", "1,00 GB", "24 GB/s", "9" * 50])
def test_what_is_no_size_is_refused(written):
    """A number without a unit could be either."""
    with pytest.raises(ValueError, match="takes a "):
        parse_size(written)


@given(count=st.integers(1, 10**6), unit=st.sampled_from(sorted(UNITS)))
def test_a_size_is_read_as_it_is_shown(count, unit):
    """What was written can be read again."""
    size = parse_size(f"{count} {unit}")
    assert parse_size(size.written) == size


def test_the_same_bytes_are_fewer_gib_than_gb():
    """24 GB are 22.35 GiB; few bytes are shown in smaller units."""
    assert (show_gb(24 * 10**9), show_gib(24 * 10**9)) == ("24.00 GB", "22.35 GiB")
    assert (show_gb(4_194_304), show_gib(4_194_304)) == ("4.19 MB", "4.00 MiB")
    assert (show_gb(0), show_gib(10**13)) == ("0.00 GB", "9,313.23 GiB")
