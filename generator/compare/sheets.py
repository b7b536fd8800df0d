"""What is looked up again and again while comparing, worked out once for each model and once for the book."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from generator.nouns.book import Book, Model
from generator.nouns.claims import Fact, State
from generator.nouns.comparisons import Evidence
from generator.nouns.fields import Field, Group
from generator.nouns.kinds import show
from generator.nouns.memory import Estimate
from generator.nouns.records import Price, Score

Memory = Mapping[str, tuple[Estimate, ...]]
"""What models take, by their ids: the same ways of running them in the same order for each."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A model laid out for comparing.

    `shown` holds the text of each value, `proofs` each fact as evidence as far as somebody claims it, `scores` those of
    each benchmark with the best documented first, `memory` an estimate for each way of running it, or none.
    """

    model: Model
    shown: Mapping[str, str]
    proofs: Mapping[str, Evidence]
    price: Price | None
    scores: Mapping[str, tuple[Score, ...]]
    memory: tuple[Estimate, ...]

    def text(self, fact: Fact) -> str:
        """The fact's value in words, or the kind of absence."""
        return self.shown[fact.field.id] if fact.value is not None else ABSENT[fact.state]


@dataclass(frozen=True, slots=True)
class Desk:
    """The book with its sheets, and the order in which tables list fields and benchmarks."""

    book: Book
    sheets: Mapping[str, Sheet]
    layout: tuple[tuple[Group, tuple[Field, ...]], ...]
    benchmarks: Mapping[str, int]


ABSENT = {"undisclosed": "not disclosed", "not-applicable": "not applicable", "unknown": "not recorded"}


def desk_of(book: Book, memory: Memory) -> Desk:
    """Everything about the book that comparisons need more than once."""
    sheets = {id_: sheet_of(model, memory.get(id_, ())) for id_, model in book.models.items()}
    named = {id_: place for place, id_ in enumerate(book.library.benchmarks)}
    others = sorted({id_ for sheet in sheets.values() for id_ in sheet.scores} - named.keys())
    places = named | {id_: len(named) + place for place, id_ in enumerate(others)}
    return Desk(book, sheets, book.catalogue.grouped(), places)


def sheet_of(model: Model, memory: tuple[Estimate, ...]) -> Sheet:
    """One model's sheet."""
    shown = {id_: show(fact.field, fact.value) for id_, fact in model.facts.items() if fact.value is not None}
    scores: dict[str, list[Score]] = defaultdict(list)
    for score in sorted(model.scores, key=documented):
        scores[score.benchmark].append(score)
    proofs = {id_: _proof(fact, shown.get(id_, "")) for id_, fact in model.facts.items() if fact.claims}
    return Sheet(model, shown, proofs, model.cheapest, {id_: tuple(of) for id_, of in scores.items()}, memory)


def _proof(fact: Fact, shown: str) -> Evidence:
    text = f"{shown} (disputed)" if fact.state is State.DISPUTED else shown or ABSENT[fact.state]
    return Evidence(fact.model, fact.field.label, text, f"fact-{fact.model}-{fact.field.id}")


def documented(score: Score) -> tuple[object, ...]:
    """Sorts the better documented score first.

    The nearest kind of source goes first, as it does for claims, then the setting of which more is stated, then the
    newest; the rest only makes the order certain.
    """
    when = score.date or score.source.date or score.source.retrieved
    newest = tuple(-part for part in when.parts) if when else (1,)
    stated = (score.shots is not None) + bool(score.variant) + bool(score.harness)
    copy, source = bool(score.source.copies), score.source.id
    return score.source.kind, -stated, newest, copy, source, score.score, setting_key(score)


def setting_key(score: Score) -> tuple[object, ...]:
    """A setting as something that sorts."""
    return score.shots is None, score.shots or 0, score.variant, score.harness
