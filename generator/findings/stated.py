"""Whether a number of parameters that was counted is the one that was stated, as people round and leave things out."""

from collections.abc import Iterable
from decimal import Decimal

from generator.findings.judging import Values
from generator.nouns.quantities import Quantity

STATED = ("parameters_exact", "parameters")
"""The fields in which the total is stated, the more precise first."""
COUNTED, NAMED = Decimal("0.005"), Decimal("0.01")
"""What a sum may leave out or have too much, as a share: biases, small norms, tables padded to a round size.

A number with fewer digits than three is a name rather than a count: the model of 68.98B is called 70B.
"""


def is_stated(counted: int, stated: Quantity, *, whole: bool = True) -> bool:
    """Whether the two agree within the tolerance and the rounding of the stated one, which may be a cutting off.

    1,235,814,400 is stated as 1.24B and as 1.23B. Where the count is not of the `whole` model, it may only be less.
    """
    slack = stated.number * tolerance(stated)
    if counted > stated.number + stated.step + slack:
        return False
    return not whole or counted >= stated.number - stated.step / 2 - slack


def tolerance(stated: Quantity) -> Decimal:
    """The share by which a count may differ from it, beside its rounding."""
    return COUNTED if stated.number >= 100 * stated.step else NAMED


def most_precise(values: Values, fields: Iterable[str]) -> Quantity | None:
    """The first of these fields that states a number."""
    found = (values.get(id_) for id_ in fields)
    return next((one for one in found if isinstance(one, Quantity)), None)


def difference(counted: int, stated: Quantity) -> str:
    """`49.9 % less`."""
    share = (counted - stated.number) / stated.number * 100 if stated.number else Decimal(100)
    return f"{abs(share):,.1f} % {'less' if share < 0 else 'more'}"
