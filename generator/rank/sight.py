"""What the yardsticks look at."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.nouns.book import Book, Model
from generator.nouns.comparisons import Standing
from generator.nouns.ratings import Supplied


@dataclass(frozen=True, slots=True)
class Sight:
    """The book, the standings on each benchmark, and what other stages have worked out."""

    book: Book
    standings: Mapping[str, tuple[Standing, ...]]
    supplied: Supplied

    @property
    def models(self) -> tuple[Model, ...]:
        """The models that are rated, by name: all but aliases."""
        return tuple(model for model in self.book.models.values() if not model.via)
