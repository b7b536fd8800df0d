"""What to say about a property that somebody has given another value than its record has."""

from generator.nouns.book import Book, Model
from generator.nouns.claims import Fact
from generator.nouns.kinds import agree, show
from generator.nouns.spelling import shown
from generator.nouns.vault_notes import is_empty, is_said, read_property, record_properties, text_of
from generator.sync.front import Property


def by_hand(one: Property, model: Model, book: Book) -> str:
    """The message; empty where the value is the record's, only written in another way."""
    record = model.record.path
    what = shown(f"{one.name}: {text_of(one.value)}")
    if is_empty(one.value):
        return f"{shown(one.name)} is empty, and {record} has a value; left so; delete the line to have it filled in"
    field = book.catalogue.fields.get(one.name)
    fact = model.facts.get(one.name)
    if field is None or fact is None:
        there = f"{record} says {shown(_said(one.name, model, book))}"
        return f"{what} was written by hand, and {there}; kept; delete the line to have the record's value"
    try:
        value = read_property(field, one.value)
    except ValueError as error:
        return f"{what} was written by hand and cannot be read: {error}; kept; correct it, or delete the line"
    if fact.value is not None and agree(field, fact.value, value):
        return ""
    there = f"{record} says {shown(_words(fact))}"
    if is_said(fact.claims, field, value):
        return f"{what} was written by hand, which another source says, and {there}; kept; delete the line to have that"
    how = "put it into the record to take it over, or delete the line"
    return f"{what} was written by hand, and {there}; kept, as a claim of the source “note”; {how}"


def _words(fact: Fact) -> str:
    return show(fact.field, fact.value) if fact.value is not None else fact.state.value


def _said(name: str, model: Model, book: Book) -> str:
    """What the record says under a name, in whatever case."""
    properties = record_properties(model, book)
    return next((text_of(value) for own, value in properties.items() if own.casefold() == name.casefold()), "nothing")
