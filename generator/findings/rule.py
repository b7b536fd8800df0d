"""What a rule is, what it looks at, and what it gives."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from generator.nouns.book import Book, Model
from generator.nouns.claims import Claim, Fact, Source
from generator.nouns.dates import PartialDate
from generator.nouns.kinds import agree, show_exact
from generator.nouns.problems import Level
from generator.nouns.records import Price

MANY = 20
"""The most that one rule finds on one model; a record with more is wrong as a whole."""


ScoreKey = tuple[str, str, Decimal, str]
"""What snapshots have in common (`gpt-4o`), benchmark, score and who gives it."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Models that other models are held against, found once for the whole book."""

    namesakes: Mapping[tuple[str, str], tuple[str, ...]]
    """Models by what should be one model's own: `("name", "acme llama 1b")`, `("repository", "https://…")`."""
    scores: Mapping[ScoreKey, tuple[str, ...]]
    """Dated snapshots by the scores that they have."""


@dataclass(frozen=True, slots=True)
class Subject:
    """One model among the others, on one day; `today` is None where nothing on record has a date."""

    model: Model
    book: Book
    today: PartialDate | None
    neighbours: Neighbours

    def fact(self, id_: str) -> Fact | None:
        """A fact with a value; None for every kind of absence."""
        fact = self.model.facts.get(id_)
        return fact if fact is not None and fact.value is not None else None

    @property
    def own_path(self) -> str:
        """The file of the model's own record."""
        return self.model.record.path

    def path_of(self, part: object, own: object) -> str:
        """The file that prices or scores stand in: of the record, or of the snapshot that an alias took them from."""
        target = self.book.library.records.get(self.model.via)
        return self.own_path if target is None or part is own else target.path

    def seller(self, price: Price) -> str:
        """Whose price it is, and at which terms: `OpenRouter, batch`."""
        return self.book.organization(price.provider) + (f", {price.tier}" if price.tier else "")


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a rule has found; `Finding` says what each part is."""

    message: str
    path: str
    line: int
    level: Level = Level.INFO
    sums: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    odd: Claim | None = None
    section: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One way in which what is on record may not fit together.

    `find` gives what it finds on a model, and nothing where facts that it needs are not there. `title` heads it on the
    model's page; `levels` are those that it reports; `remedy` ends the message: what was done and what to do.
    """

    code: str
    title: str
    find: Callable[[Subject], Iterator[Doubt]]
    levels: tuple[Level, ...]
    remedy: str


def agreeing(fact: Fact) -> list[Claim]:
    """The claims for the value shown; none for an absence."""
    shown = fact.value
    if shown is None:
        return []
    return [claim for claim in fact.claims if claim.value is not None and agree(fact.field, shown, claim.value)]


def said(claim: Claim) -> str:
    """A claim's value in full, as messages give it; the words of an absence."""
    return claim.state.value if claim.value is None else show_exact(claim.field, claim.value)


def by(of: Source) -> str:
    """Who says so, as pages print it: `Meta, Llama 3.2 model card`."""
    return f"{of.publisher}, {of.title}" if of.publisher not in of.title else of.title


def short(number: Decimal, places: int) -> str:
    """A number with thousands separated and at most so many places after the point."""
    text = f"{number:,.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
