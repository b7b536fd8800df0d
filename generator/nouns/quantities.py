"""Exact human quantities: `128K`, `1.23B`, `131,072`, `$0.10` to a value and back as people write them."""

import re
from dataclasses import dataclass
from decimal import Decimal

SUFFIXES = {"": Decimal(1), "K": Decimal(10) ** 3, "M": Decimal(10) ** 6, "B": Decimal(10) ** 9, "T": Decimal(10) ** 12}
_ALIASES = {"k": "K", "m": "M", "b": "B", "G": "B", "g": "B", "t": "T", "": ""}
_LITERAL = re.compile(
    r"(?P<sign>[-+−]?)(?P<digits>\d{1,3}(?:[, \u00a0\u202f_]\d{3})+|\d+)?(?P<fraction>\.\d+)?"
    r"(?:[eE](?P<exponent>[-+]?\d{1,2}))?[ \u00a0]?(?P<suffix>[KMBTGkmbtg]?)",
    re.ASCII,
)
MAX_LENGTH = 60
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

    Thousands may be separated by commas, spaces or underscores. K, M, B (or G) and T multiply by 10^3, 10^6, 10^9, 10^12.
    """
    match = _LITERAL.fullmatch(text.strip()) if len(text) <= MAX_LENGTH else None
    if match is None or not (match["digits"] or match["fraction"]):
        raise ValueError("not a number")
    suffix = match["suffix"]
    scale = SUFFIXES[_ALIASES.get(suffix, suffix)]
    if match["exponent"]:
        scale = scale.scaleb(int(match["exponent"]))
    digits = re.sub(r"\D", "", match["digits"] or "0")
    fraction = (match["fraction"] or ".")[1:]
    number = Decimal(f"{digits}.{fraction or '0'}") * scale
    if match["sign"] in ("-", "−"):
        number = -number
    return Quantity(number, scale.scaleb(-len(fraction)), bool(suffix))


def agree(one: Quantity, other: Quantity, *, tolerance: Decimal = Decimal(0), binary: bool = False) -> bool:
    """Whether two quantities say the same: they print the same at the coarser precision, or lie within `tolerance`.

    `tolerance` is relative. `binary` allows 1,024 for 1,000 where the number was written compactly or prints so:
    `128K` agrees with 131,072 and with 128,000, `16K` does not.
    """
    a, b = one.number, other.number
    if a == b or abs(a - b) <= tolerance * max(abs(a), abs(b)):
        return True
    if abs(a - b) <= max(one.step, other.step) / 2 and (a > 0) == (b > 0):
        return True
    return binary and bool(_printings(a) & _printings(b))


def show_exact(number: Decimal) -> str:
    """The number in full with thousands separated: `131,072`, `0.027`."""
    text = f"{number:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def show_compact(number: Decimal, *, binary: bool = False, significant: int = SIGNIFICANT) -> str:
    """The number as people write it: `1.24B`, `128K`, `9T`. `binary` writes 131,072 as `128K`, not `131K`."""
    size = abs(number)
    if binary and (kibi := _binary(number)) is not None:
        return kibi
    if size < 10_000:
        return show_exact(number) if size == int(size) else show_exact(_rounded(number, significant))
    for suffix, scale in SUFFIXES.items():
        scaled = _rounded(number / scale, significant)
        if abs(scaled) < 1000:
            break
    return f"{show_exact(scaled)}{suffix}"


def _rounded(number: Decimal, significant: int) -> Decimal:
    if not number:
        return Decimal(0)
    return round(number, significant - 1 - number.adjusted())


def _binary(number: Decimal) -> str | None:
    """`128K` for 131,072; None where the number is round in thousands, or not a whole count of 1,024s."""
    if number < 1024 or number != int(number) or number % 1000 == 0 or number % 1024:
        return None
    count = int(number) // 1024
    if count % 1024 == 0:
        return f"{count // 1024:,}M"
    return f"{count}K" if count < 1024 else None


def _printings(number: Decimal) -> set[str]:
    """The ways in which people print a count of tokens compactly."""
    printings = {show_compact(number)}
    if number < 10_000 and number % 1000 == 0:
        printings.add(f"{int(number) // 1000}K")
    if (kibi := _binary(number)) is not None:
        printings.add(kibi)
    return printings
