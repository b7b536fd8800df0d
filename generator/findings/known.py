"""The facts of one model as numbers and words, whatever their fields were declared to be."""

from collections.abc import Collection
from dataclasses import dataclass

from generator.findings.judging import Values
from generator.nouns.book import Model
from generator.nouns.claims import State
from generator.nouns.quantities import Quantity


@dataclass(frozen=True, slots=True)
class Known:
    """Values by their fields, and the fields that are known to concern no such model."""

    values: Values
    absent: frozenset[str]

    def number(self, id_: str, *, least: int = 1) -> int | None:
        """A whole number of at least so much; None where there is none."""
        value = self.values.get(id_)
        if not isinstance(value, Quantity) or value.number < least or value.number != int(value.number):
            return None
        return int(value.number)

    def count(self, id_: str) -> int | None:
        """A number that may be zero: 0 too where the field concerns no such model; None where nobody says."""
        return 0 if id_ in self.absent else self.number(id_, least=0)

    def word(self, id_: str) -> str:
        """The value of a choice; empty where there is none."""
        value = self.values.get(id_)
        return value if isinstance(value, str) else ""

    def flag(self, id_: str) -> bool | None:
        """Yes or no; None where nobody says."""
        value = self.values.get(id_)
        return value if isinstance(value, bool) else None


def absent(model: Model, fields: Collection[str]) -> frozenset[str]:
    """Those of the fields that are known to concern no such model."""
    return frozenset(id_ for id_ in fields if id_ in model.facts and model.facts[id_].state is State.NOT_APPLICABLE)
