"""What is on record of a model, as the columns of the index."""

from dataclasses import astuple, dataclass

from generator.nouns.book import Book, Model
from generator.nouns.claims import Fact
from generator.nouns.fields import FieldType
from generator.nouns.kinds import show
from generator.searches.words import indexed, spellings

MOST_TEXT = 20_000
"""Characters of a column."""


@dataclass(frozen=True, slots=True)
class Document:
    """One model in words. What a record says against alternatives is not in it: it names other models."""

    names: str
    family: str
    capabilities: str
    facts: str
    about: str

    @property
    def cells(self) -> tuple[str, ...]:
        """The columns as they are put into the index."""
        return tuple(indexed(text)[:MOST_TEXT] for text in astuple(self))


def document(model: Model, book: Book) -> Document:
    """The document of a model: names, family and developer, abilities, facts in words, summaries."""
    record = model.record
    family = book.family(record.family) if record.family else ""
    developer = book.organization(record.developer) if record.developer else ""
    about = [record.summary, *(text for one in record.capabilities for text in (one.summary, one.unique))]
    return Document(
        names=" ".join((record.name, spellings(record.name), record.id)),
        family=" ".join((family, spellings(family), developer)),
        capabilities=" ".join(one.title for one in record.capabilities),
        facts=" ".join(words for fact in model.facts.values() if (words := _words(fact))),
        about=" ".join(about),
    )


def _words(fact: Fact) -> str:
    """What a fact says in words: what is so, by the field's label and id, and what is chosen; of others nothing."""
    if fact.value is None or not fact.state.has_value:
        return ""
    match fact.field.type:
        case FieldType.BOOLEAN:
            return f"{fact.field.label} {fact.field.id}" if fact.value else ""
        case FieldType.ENUM | FieldType.SET:
            return show(fact.field, fact.value)
        case _:
            return ""
