"""Records become models: facts resolved, aliases filled from their snapshot, transparency summed, members listed."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from generator.merge.known import known_on
from generator.merge.resolve import resolve
from generator.nouns.book import Book, Model, Report, ReportPart
from generator.nouns.claims import Claim, Fact
from generator.nouns.dates import PartialDate
from generator.nouns.fields import Catalogue
from generator.nouns.records import Library, Record, Scheme, Transparency


def merge(catalogue: Catalogue, library: Library, as_of: PartialDate | None = None) -> Book:
    """The book of all models, sorted by name; with `as_of`, of what was known on that date."""
    library = known_on(library, as_of) if as_of else library
    records = sorted(library.records.values(), key=lambda record: (record.name.casefold(), record.id))
    resolved = {record.id: facts_of(record, catalogue) for record in records}
    models = {record.id: _model(record, resolved, library, catalogue) for record in records}
    book = Book(catalogue, library, models, as_of=as_of)
    by_family = _members(((record.family, record.id) for record in records), book.family)
    by_developer = _members(((record.developer, record.id) for record in records), book.organization)
    return replace(book, by_family=by_family, by_developer=by_developer)


def _members(belongings: Iterable[tuple[str, str]], name_of: Callable[[str], str]) -> Mapping[str, tuple[str, ...]]:
    """The models by what they belong to, sorted by its name; each list in the order in which the models come."""
    members: dict[str, list[str]] = defaultdict(list)
    for to, model in belongings:
        if to:
            members[to].append(model)
    return {to: tuple(members[to]) for to in sorted(members, key=lambda id_: (name_of(id_).casefold(), id_))}


def facts_of(record: Record, catalogue: Catalogue) -> Mapping[str, Fact]:
    """The facts of a record by field id, in the order of the catalogue."""
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in record.claims:
        claims[claim.field.id].append(claim)
    return {id_: resolve(record.id, field, claims[id_]) for id_, field in catalogue.fields.items() if id_ in claims}


def _model(record: Record, resolved: Mapping[str, Mapping[str, Fact]], library: Library, catalogue: Catalogue) -> Model:
    """A record with its facts; an alias takes from its snapshot what its own record does not speak of."""
    own = resolved[record.id]
    target = library.records.get(record.alias_of.model) if record.alias_of else None
    if target is None or target is record:
        return Model(record, own, record.prices, record.scores, report_of(record.transparency, library.scheme))
    taken = {id_: replace(fact, model=record.id, via=target.id) for id_, fact in resolved[target.id].items()}
    facts = {**taken, **own}
    return Model(
        record,
        {id_: facts[id_] for id_ in catalogue.fields if id_ in facts},
        record.prices or target.prices,
        record.scores or target.scores,
        report_of(record.transparency or target.transparency, library.scheme),
        via=target.id,
    )


def report_of(audit: Transparency | None, scheme: Scheme) -> Report | None:
    """The sums of a transparency report: a subtotal per part, and where every criterion counts the total and its grade.

    What is missing, or scored outside the scale, counts in no sum. The total has two digits after the point at most.
    """
    if audit is None or not scheme.parts:
        return None
    parts = []
    for part in scheme.parts:
        criteria = tuple((criterion, audit.criteria.get(criterion.id)) for criterion in part.criteria)
        scores = [given.score for _, given in criteria if given is not None and 0 <= given.score <= scheme.out_of]
        out_of = scheme.out_of * len(criteria)
        parts.append(ReportPart(part.id, part.label, criteria, sum(scores, Decimal(0)), out_of, len(scores)))
    highest = sum((part.out_of for part in parts), Decimal(0))
    if not highest or not all(part.whole for part in parts):
        return Report(audit, tuple(parts), None, "")
    share = sum((part.subtotal for part in parts), Decimal(0)) * 100 / highest
    total = share if share == round(share, 2) else round(share, 2)
    grade = next((grade for least, grade in scheme.grades if total >= least), "")
    return Report(audit, tuple(parts), total, grade)
