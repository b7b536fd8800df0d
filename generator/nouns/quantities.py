"""Exact human quantities: `128K`, `1.23B`, `131,072`, `$0.10` to a value and back as people write them."""

import re
from dataclasses import dataclass
from decimal import Decimal, localcontext

SUFFIXES = {"": 0, "K": 3, "M": 6, "B": 9, "T": 12}
"""The powers of ten that people abbreviate."""
KIBI = Decimal("1.024")
_LITERAL = re.compile(
    r"(?P<sign>[-+−]?)(?P<whole>\d{1,3}(?P<separator>[, \u00a0\u202f_])\d{3}(?:(?P=separator)\d{3})*|\d+)?"
    r"(?:\.(?P<fraction>\d+))?(?:[eE](?P<exponent>[-+]?\d{1,2})|[ \u00a0]?(?P<suffix>[KMBTGkmbtg]))?",
    re.ASCII,
)
_EXPONENT = re.compile(r"\d[eE][-+]?\d")
_IN_JSON = re.compile(r'"(?:[^"\\]|\\.)*+"|-?\d+(?:\.\d+)?[eE][-+]?\d+')
MAX_LENGTH = 60
DIGITS = 28
"""Digits that a number may have; its size lies between 10^-28 and 10^28."""
SIGNIFICANT = 3


@dataclass(frozen=True, slots=True)
class Quantity:
    """An exact number and the size of the last digit that was written: `1.23B` is 1,230,000,000 to the nearest 10^7.

    `compact` says that it was written with a suffix, so a number of tokens may count in 1,000s or in 1,024s.
    """

    number: Decimal
    step: Decimal
    compact: bool = False


def parse_quantity(text: str) -> Quantity:
    """Read a quantity; raises ValueError for anything else, NaN and infinities too.

    Thousands may be separated by commas, spaces or underscores. K, M, B (or G) and T multiply by 10^3, 10^6, 10^9 and
    10^12.
    """
    match = _LITERAL.fullmatch(text.strip()) if len(text) <= MAX_LENGTH else None
    if match is None or not (match["whole"] or match["fraction"]):
        raise ValueError("not a number")
    suffix = (match["suffix"] or "").upper().replace("G", "B")
    fraction = match["fraction"] or ""
    last = SUFFIXES[suffix] + int(match["exponent"] or 0) - len(fraction)
    digits = re.sub(r"\D", "", match["whole"] or "") + fraction
    # Made from its digits, since arithmetic would round to the context's precision.
    number = Decimal((int(match["sign"] in ("-", "−")), tuple(map(int, digits)), last))
    if not number:
        return Quantity(Decimal(0), Decimal((0, (1,), max(-DIGITS, min(last, DIGITS)))), bool(suffix))
    if len(digits.strip("0")) > DIGITS or number.adjusted() > DIGITS or last < -DIGITS:
        raise ValueError(f"a number beyond 10^{DIGITS} or finer than 10^-{DIGITS}")
    return Quantity(number, Decimal((0, (1,), last)), bool(suffix))


def agree(one: Quantity, other: Quantity, *, tolerance: Decimal = Decimal(0), binary: bool = False) -> bool:
    """Whether two quantities say the same: they print the same at the coarser precision, or lie within `tolerance`.

    `tolerance` is relative. `binary` reads a round number in 1,024s too: `128K` agrees with 131,072 and with 128,000,
    `16K` does not. Zero agrees with nothing but zero.
    """
    a, b = one.number, other.number
    if a == b:
        return True
    if not a or not b or (a > 0) != (b > 0):
        return False
    with localcontext(prec=4 * DIGITS):
        near = max(one.step, other.step) / 2
        if abs(a - b) <= max(near, tolerance * max(abs(a), abs(b))):
            return True
        if not binary:
            return False
        readings = [(reading, b) for reading in _binary_readings(one)]
        readings += [(reading, a) for reading in _binary_readings(other)]
        return any(abs(reading - number) <= near for reading, number in readings)


def _binary_readings(quantity: Quantity) -> list[Decimal]:
    """What a round number means if its K stands for 1,024 and its M for 1,048,576."""
    number = quantity.number
    readings = [number * KIBI] if quantity.compact or not number % 1000 else []
    return [*readings, number * KIBI * KIBI] if not number % 1_000_000 else readings


def show_exact(number: Decimal) -> str:
    """The number in full with thousands separated: `131,072`, `0.027`."""
    text = f"{number:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def show_money(amount: Decimal) -> str:
    """An amount of US dollars as prices are written, to the cent or finer: `$0.20`, `$15.00`, `$0.027`."""
    dollars, _, cents = show_exact(abs(amount)).partition(".")
    return f"{'-' if amount < 0 else ''}${dollars}.{cents:0<2}"


def written_out(json: str) -> str:
    """JSON with its numbers in full: `2.7e-08` → `0.000000027`; its texts stay as they are."""
    if _EXPONENT.search(json) is None:  # true of nearly all, and cheap to tell
        return json
    return _IN_JSON.sub(lambda match: match[0] if match[0].startswith('"') else f"{Decimal(match[0]):f}", json)


def show_compact(number: Decimal, *, binary: bool = False, significant: int = SIGNIFICANT) -> str:
    """The number as people write it: `1.24B`, `9T`, in full below 10,000.

    `binary` is for what people count in thousands at any size, of either kind: 8,192 and 8,000 are both `8K`.
    """
    if binary and (kibi := _kibi(number)) is not None:
        return kibi
    if abs(number) < 10_000 and not (binary and number and number % 1000 == 0):
        return show_exact(_rounded(number, significant))
    for suffix, power in SUFFIXES.items():
        scaled = _rounded(number.scaleb(-power), significant)
        if abs(scaled) < 1000 or suffix == "T":
            return f"{show_exact(scaled)}{suffix}"
    raise AssertionError("every number is shown in T at the latest")


def _rounded(number: Decimal, significant: int) -> Decimal:
    """As many digits as asked for, but never fewer than there are before the point."""
    if number.adjusted() >= DIGITS - 1:  # more than arithmetic can round
        return number
    return round(number, max(0, significant - 1 - number.adjusted())) if number else Decimal(0)


def _kibi(number: Decimal) -> str | None:
    """`128K` for 131,072; None where the number is round in thousands, or no whole count of 1,024s."""
    if number < 1024 or number % 1024 or not number % 1000:
        return None
    count = int(number) // 1024
    if count % 1024 == 0:
        return f"{count // 1024:,}M"
    return f"{count}K" if count < 1024 else None
