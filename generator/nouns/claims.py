"""Claims and facts: what one source says, and what all that is said resolves to."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from generator.nouns.dates import PartialDate
from generator.nouns.fields import Field
from generator.nouns.kinds.kind import Value


class SourceKind(IntEnum):
    """How near a source is to the thing itself; the nearest wins."""

    PRIMARY = 0
    MEASURED = 1
    THIRD_PARTY = 2
    NOTE = 3

    @property
    def label(self) -> str:
        """As records write it: `third-party`."""
        return self.name.lower().replace("_", "-")


class State(StrEnum):
    """What is known about a field of a model. The kinds of absence are never mixed up, and none is zero or “no”."""

    KNOWN = "known"
    DISPUTED = "disputed"
    UNDISCLOSED = "undisclosed"
    NOT_APPLICABLE = "not-applicable"
    UNKNOWN = "unknown"

    @property
    def has_value(self) -> bool:
        """Whether there is a value to show."""
        return self in (State.KNOWN, State.DISPUTED)


ABSENCES = {state.value: state for state in State if not state.has_value}


@dataclass(frozen=True, slots=True)
class Source:
    """Who says so. `copies` names another source of the record that this one merely repeats."""

    id: str
    title: str
    publisher: str
    kind: SourceKind
    url: str = ""
    retrieved: PartialDate | None = None
    date: PartialDate | None = None
    copies: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """One source says one thing about one field of one model.

    `state` is KNOWN with a value, or one of the absences without. `written` is the record's own text.
    """

    model: str
    field: Field
    state: State
    value: Value | None
    written: str
    source: Source
    path: str
    line: int
    quote: str = ""
    date: PartialDate | None = None
    note: str = ""

    @property
    def when(self) -> PartialDate | None:
        """The date that says how new the claim is: its own, its source's, or when the source was read."""
        return self.date or self.source.date or self.source.retrieved


@dataclass(frozen=True, slots=True)
class Fact:
    """What the claims about one field of one model resolve to.

    `claims` holds all of them, the chosen one first; `against` those that disagree with it. `via` names the dated
    snapshot whose claims an alias has taken over.
    """

    model: str
    field: Field
    state: State
    value: Value | None = None
    claims: tuple[Claim, ...] = ()
    against: tuple[Claim, ...] = ()
    via: str = ""

    @property
    def chosen(self) -> Claim | None:
        """The claim that the value comes from."""
        return self.claims[0] if self.claims else None
