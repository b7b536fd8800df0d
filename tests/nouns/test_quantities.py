"""Human quantities: parsing, printing, agreeing."""

import json
import re
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.nouns.quantities import (
    DIGITS,
    agree,
    parse_quantity,
    show_compact,
    show_exact,
    show_money,
    written_out,
)

numbers = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20, places=6)
counts = st.integers(min_value=0, max_value=10**16).map(Decimal)
written = st.one_of(
    st.builds("{}{}".format, st.integers(0, 10**6), st.sampled_from(["", "K", "M", "B", "T", "k", " M"])),
    st.builds("{}.{}{}".format, st.integers(0, 999), st.integers(0, 999), st.sampled_from(["", "K", "B", "e-5"])),
    st.integers(0, 10**12).map("{:,}".format),
)
tolerances = st.sampled_from([Decimal(0), Decimal("0.01"), Decimal("0.3")])


@given(numbers | counts)
def test_a_number_shown_exactly_reads_as_the_same_number(number):
    """Printing in full and reading back loses nothing."""
    assert parse_quantity(show_exact(number)).number == number


@given(written)
def test_a_written_quantity_shown_exactly_reads_as_the_same_number(text):
    """However it was written, the full number is the same."""
    number = parse_quantity(text).number
    assert parse_quantity(show_exact(number)).number == number


@given(numbers | counts, st.booleans())
@example(Decimal("1234.5"), False)
@example(Decimal("9999.6"), False)
@example(Decimal(131072), True)
def test_a_number_shown_compactly_agrees_with_itself(number, binary):
    """The compact form is a rounding that nobody would call another number."""
    compact = parse_quantity(show_compact(number, binary=binary))
    assert agree(compact, parse_quantity(show_exact(number)), binary=binary)


@given(st.text())
@example("1e999999")
@example("9" * 100_000)
@example("1," * 50_000)
@example("nan")
@example("Infinity")
@example("٣")
@example("")
def test_any_text_is_a_quantity_or_a_value_error(text):
    """Nothing but ValueError comes out of reading, and no number beyond the limits."""
    try:
        number = parse_quantity(text).number
    except ValueError:
        return
    assert number == 0 or -DIGITS <= number.adjusted() <= DIGITS


@given(written, written, tolerances, st.booleans())
def test_agreeing_is_mutual(one, other, tolerance, binary):
    """If one agrees with the other, the other agrees with it; and each agrees with itself."""
    a, b = parse_quantity(one), parse_quantity(other)
    assert agree(a, b, tolerance=tolerance, binary=binary) == agree(b, a, tolerance=tolerance, binary=binary)
    assert agree(a, a, tolerance=tolerance, binary=binary)


@pytest.mark.parametrize(
    ("text", "number", "step"),
    [
        ("128K", "128000", "1000"),
        ("1.23B", "1230000000", "10000000"),
        ("131,072", "131072", "1"),
        ("131 072", "131072", "1"),
        ("1_000", "1000", "1"),
        ("9T", "9000000000000", "1000000000000"),
        ("370k", "370000", "1000"),
        ("8G", "8000000000", "1000000000"),
        ("10 M", "10000000", "1000000"),
        ("1e-05", "0.00001", "0.00001"),
        (".5", "0.5", "0.1"),
        ("0.20", "0.20", "0.01"),
        ("−5", "-5", "1"),
        ("-0", "0", "1"),
    ],
)
def test_a_quantity_knows_its_number_and_its_last_digit(text, number, step):
    """The number is exact, and the step is the place of the last digit that was written."""
    quantity = parse_quantity(text)
    assert (quantity.number, quantity.step) == (Decimal(number), Decimal(step))


@pytest.mark.parametrize("text", ["", "K", "1.", "1,23", "1,000 000", "1.000.000", "1e5K", "~8K", "12 tokens", "0x10"])
def test_what_is_no_quantity_is_refused(text):
    """Ranges, estimates and foreign notations are not guessed at."""
    with pytest.raises(ValueError, match="not a number"):
        parse_quantity(text)


@pytest.mark.parametrize("text", ["1e99", "9" * 40, "0." + "0" * 40 + "1", "1." + "1" * 29])
def test_a_number_that_nobody_needs_is_refused(text):
    """Very large, very small and very long numbers say so."""
    with pytest.raises(ValueError, match=r"^a number beyond 10\^28 or finer than 10\^-28$"):
        parse_quantity(text)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("128K", "131,072", True),
        ("128K", "128,000", True),
        ("128K", "131K", True),
        ("128,000", "131,072", True),
        ("8K", "8192", True),
        ("1M", "1,048,576", True),
        ("1M", "1,047,576", True),
        ("128K", "16K", False),
        ("131,072", "16K", False),
        ("128,256", "128,000", False),
        ("200K", "128K", False),
    ],
)
def test_counts_of_tokens_agree_in_thousands_and_in_1024s(one, other, same):
    """`128K` is 128,000 to some and 131,072 to others, and both are meant well."""
    assert agree(parse_quantity(one), parse_quantity(other), binary=True) is same


@pytest.mark.parametrize(
    ("one", "other", "tolerance", "same"),
    [
        ("1.23B", "1,235,814,400", "0.01", True),
        ("1.23B", "1,235,814,400", "0", False),
        ("1.24B", "1,235,814,400", "0", True),
        ("1B", "1.23B", "0", True),
        ("2048", "1024", "0.01", False),
        ("49.3", "49", "0", True),
        ("128K", "131,072", "0", False),
        ("0", "0.4", "0", False),
        ("-0.4", "0.4", "0.5", False),
        ("107", "240", "0.1", False),
    ],
)
def test_numbers_agree_at_the_coarser_precision_or_within_the_tolerance(one, other, tolerance, same):
    """A rounding agrees with what it rounds; zero agrees with nothing else."""
    assert agree(parse_quantity(one), parse_quantity(other), tolerance=Decimal(tolerance)) is same


@pytest.mark.parametrize(
    ("number", "binary", "text"),
    [
        ("131072", True, "128K"),
        ("131072", False, "131K"),
        ("128000", True, "128K"),
        ("1048576", True, "1M"),
        ("1047576", True, "1.05M"),
        ("1235814400", False, "1.24B"),
        ("9000000000000", False, "9T"),
        ("999950", False, "1M"),
        ("4096", False, "4,096"),
        ("8000", False, "8,000"),
        ("8000", True, "8K"),
        ("8192", True, "8K"),
        ("0", True, "0"),
        ("0.0012345", False, "0.00123"),
        ("1234.5", False, "1,234"),
        ("0", False, "0"),
        ("-1500000", False, "-1.5M"),
        ("1e16", False, "10,000T"),
        ("1e28", True, "10,000,000,000,000,000T"),
        ("9999999999999999999999999999", False, "10,000,000,000,000,000T"),
    ],
)
def test_numbers_show_as_people_write_them(number, binary, text):
    """Three digits and a letter."""
    assert show_compact(Decimal(number), binary=binary) == text


@pytest.mark.parametrize(
    ("amount", "text"),
    [("0.20", "$0.20"), ("15", "$15.00"), ("0.027", "$0.027"), ("1234.5", "$1,234.50"), ("-1", "-$1.00")],
)
def test_money_shows_to_the_cent_or_finer(amount, text):
    """Prices keep two decimals at least."""
    assert show_money(Decimal(amount)) == text


@given(
    st.recursive(
        st.floats(allow_nan=False, allow_infinity=False) | st.text() | st.sampled_from(["2e-8", '"1e-9', "\\", "1E5"]),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        max_leaves=8,
    )
)
@example([2.7e-08, 1e22, '\\"1e-9'])
def test_json_written_out_says_the_same_without_exponents(value):
    """Numbers keep their values, texts stay as they are, whatever is in them."""
    text = written_out(json.dumps(value))
    assert json.loads(text, parse_int=float) == value
    assert not re.search(r"\d[eE][-+]?\d", re.sub(r'"(?:[^"\\]|\\.)*"', "", text))
