"""Numbers as JavaScript has them: integers up to 2**53, everything else a float, division by zero no error."""

import math
import re
from decimal import ROUND_HALF_UP, Context, Decimal

EXACT = 2**53
"""Integers up to here are exact as floats too."""

Number = int | float

_WIDE = Context(prec=150)
"""Enough digits for every number below 10**21 with 100 digits after the point."""

_NUMBER = re.compile(r"[+-]?(?:Infinity|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)", re.ASCII)


def number(value: Number) -> Number:
    """The same number: an integer where it is whole and exact, else a float."""
    if isinstance(value, int):
        return value if -EXACT <= value <= EXACT else as_float(value)
    if -EXACT <= value <= EXACT and value.is_integer():
        return int(value)
    return value


def as_float(value: Number) -> float:
    """A float; infinity for what is too large."""
    try:
        return float(value)
    except OverflowError:
        return math.inf if value > 0 else -math.inf


def divided(dividend: Number, divisor: Number) -> Number:
    """A quotient; infinity or not-a-number for a division by zero."""
    if divisor:
        return number(as_float(dividend) / divisor)
    if not dividend or math.isnan(dividend) or math.isnan(divisor):
        return math.nan
    return math.copysign(math.inf, dividend) * math.copysign(1, divisor)


def remainder(dividend: Number, divisor: Number) -> Number:
    """What a division leaves, with the sign of the dividend."""
    if not divisor or not math.isfinite(dividend):
        return math.nan
    return number(math.fmod(dividend, divisor))


def rounded(value: Number, digits: int = 0) -> Number:
    """The nearest number of so many digits after the point; halves go up."""
    if not math.isfinite(value):
        return value
    factor = 10.0**digits
    product = value * factor
    return number(math.floor(product + 0.5) / factor) if math.isfinite(product) else value


def fixed(value: Number, digits: int) -> str:
    """A number with exactly so many digits after the point; halves go away from zero."""
    if not math.isfinite(value) or abs(value) >= 1e21:
        return number_text(value)
    text = f"{Decimal(value).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP, _WIDE):f}"
    return text.removeprefix("-") if not text.strip("-0.") and value == 0 else text


def number_text(value: Number) -> str:
    """A number as JavaScript writes it."""
    value = number(value)
    if isinstance(value, int):
        return str(value)
    if not math.isfinite(value):
        return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
    if 1e-6 <= abs(value) < 1e21:
        return f"{Decimal(repr(value)):f}".removesuffix(".0")
    mantissa, _, exponent = repr(value).partition("e")
    return f"{mantissa.removesuffix('.0')}e{int(exponent):+d}"


def parse_number(text: str) -> Number | None:
    """The number that a text is; None where it is none."""
    text = text.strip()
    if len(text) > 400 or not _NUMBER.fullmatch(text):
        return None
    return number(float(text.replace("Infinity", "inf")))
