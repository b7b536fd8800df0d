"""One model's facts as values, as text and as a table."""

from generator.cli.printing import Table
from generator.nouns.book import Book, Model
from generator.nouns.claims import Claim, Fact
from generator.nouns.kinds import plain, show, show_exact

WIDE = 34
"""Columns for a field's label."""


def value_of(said: Fact | Claim) -> object:
    """The value as JSON has it; None for an absence."""
    return None if said.value is None else plain(said.field, said.value)


def text_of(said: Fact | Claim) -> str:
    """The value as people write it, or the kind of absence."""
    return said.state.value if said.value is None else show(said.field, said.value)


def facts_json(model: Model, book: Book) -> dict[str, object]:
    """Every field of the catalogue, those that nobody speaks of as unknown."""
    facts = [model.fact(field) for field in book.catalogue.fields.values()]
    return {
        "model": model.id,
        "name": model.name,
        "as_of": str(book.as_of or ""),
        "facts": {fact.field.id: _fact(fact) for fact in facts},
    }


def _fact(fact: Fact) -> dict[str, object]:
    claims = [_claim(claim) for claim in fact.claims]
    return {
        "state": fact.state.value,
        "value": value_of(fact),
        "text": text_of(fact),
        "via": fact.via,
        "claims": claims,
    }


def _claim(claim: Claim) -> dict[str, object]:
    source = claim.source
    return {
        "value": value_of(claim),
        "source": source.id,
        "path": claim.path,
        "line": claim.line,
        "state": claim.state.value,
        "text": text_of(claim),
        "written": claim.written,
        "title": source.title,
        "publisher": source.publisher,
        "kind": source.kind.label,
        "url": source.url,
        "date": str(claim.when) if claim.when else "",
        "quote": claim.quote,
        "note": claim.note,
    }


def facts_text(model: Model, book: Book) -> str:
    """The facts that somebody speaks of, in groups, each with its source; of a dispute, all that is said."""
    lines = [f"{model.name} ({model.id}){known_then(book)}"]
    for group, fields in book.catalogue.grouped():
        known = [model.facts[field.id] for field in fields if field.id in model.facts]
        lines += ["", group.label, *(line for fact in known for line in _fact_lines(fact))] if known else []
    unknown = sum(field not in model.facts for field in book.catalogue.fields)
    what = "other fields" if len(lines) > 1 else "fields"
    return "\n".join([*lines, "", f"Nobody is recorded as saying anything about {unknown} {what}.", ""])


def _fact_lines(fact: Fact) -> list[str]:
    shown = (fact.chosen, *fact.against) if fact.chosen else ()
    lines = []
    for place, claim in enumerate(shown):
        label = "" if place else f"{fact.field.label}{' (disputed)' if fact.against else ''}"
        lines.append(f"  {label:<{WIDE}}  {text_of(claim)}  [{claim.source.title}, {claim.path}:{claim.line}]")
    return lines


def facts_table(model: Model, book: Book) -> Table:
    """A row per claim, with the state of the fact that it belongs to; `chosen` marks the claim that won."""
    header = ("field", "label", "state", "chosen", "value", "source", "kind", "url", "date", "path", "line")
    facts = [model.facts[field] for field in book.catalogue.fields if field in model.facts]
    rows = tuple(_claim_row(fact, claim) for fact in facts for claim in fact.claims)
    return dated(Table(header, rows), book)


def known_then(book: Book) -> str:
    """`, as known by Jun 2025`; nothing where the book has all that is known."""
    return f", as known by {book.as_of.words}" if book.as_of else ""


def dated(table: Table, book: Book) -> Table:
    """The table with a last column that says as of when, where that was asked: it has no other place for it."""
    if book.as_of is None:
        return table
    return Table((*table.header, "as_of"), tuple((*row, str(book.as_of)) for row in table.rows))


def _claim_row(fact: Fact, claim: Claim) -> tuple[object, ...]:
    value = claim.state.value if claim.value is None else show_exact(claim.field, claim.value)
    chosen = "yes" if claim is fact.chosen else "no"
    source = claim.source
    about = (source.title, source.kind.label, source.url, str(claim.when or ""))
    return (fact.field.id, fact.field.label, fact.state.value, chosen, value, *about, claim.path, claim.line)
