"""Records become models: facts resolved, aliases filled from their snapshot, transparency summed, members listed."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from generator.merge.resolve import resolve
from generator.nouns.book import Book, Model, Report, ReportPart
from generator.nouns.claims import Claim, Fact
from generator.nouns.fields import Catalogue
from generator.nouns.records import Library, Record, Scheme, Transparency


def merge(catalogue: Catalogue, library: Library) -> Book:
    """The book of all models, sorted by name."""
    records = sorted(library.records.values(), key=lambda record: (record.name.casefold(), record.id))
    resolved = {record.id: facts_of(record) for record in records}
    models = {record.id: _model(record, resolved, library) for record in records}
    by_family: dict[str, list[str]] = defaultdict(list)
    by_developer: dict[str, list[str]] = defaultdict(list)
    for record in records:
        if record.family:
            by_family[record.family].append(record.id)
        if record.developer:
            by_developer[record.developer].append(record.id)
    return Book(
        catalogue,
        library,
        models,
        {id_: tuple(members) for id_, members in sorted(by_family.items())},
        {id_: tuple(members) for id_, members in sorted(by_developer.items())},
    )


def facts_of(record: Record) -> Mapping[str, Fact]:
    """The facts of a record by field id, in the order of the catalogue as far as the record speaks of it."""
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in record.claims:
        claims[claim.field.id].append(claim)
    return {id_: resolve(record.id, about[0].field, about) for id_, about in claims.items()}


def _model(record: Record, resolved: Mapping[str, Mapping[str, Fact]], library: Library) -> Model:
    facts = resolved[record.id]
    prices, scores = record.prices, record.scores
    target = library.records.get(record.alias_of.model) if record.alias_of else None
    if target is None or target.id == record.id:
        return Model(record, facts, prices, scores, report_of(record.transparency, library.scheme))
    inherited = {
        id_: replace(fact, model=record.id, via=target.id) for id_, fact in resolved[target.id].items() if id_ not in facts
    }
    transparency = record.transparency or target.transparency
    return Model(
        record,
        {**facts, **inherited},
        prices or target.prices,
        scores or target.scores,
        report_of(transparency, library.scheme),
        via=target.id,
    )


def report_of(audit: Transparency | None, scheme: Scheme) -> Report | None:
    """The sums of a transparency report: a subtotal per part, and the total of 100 with its grade where all was scored."""
    if audit is None or not scheme.parts:
        return None
    parts = []
    for part in scheme.parts:
        criteria = tuple((criterion, audit.criteria.get(criterion.id)) for criterion in part.criteria)
        scored = [given.score for _, given in criteria if given is not None]
        parts.append(ReportPart(part.id, part.label, criteria, sum(scored, Decimal(0)), scheme.out_of * len(criteria)))
    complete = all(given is not None for part in parts for _, given in part.criteria)
    highest = sum((part.out_of for part in parts), Decimal(0))
    if not complete or not highest:
        return Report(audit, tuple(parts), None, "")
    total = sum((part.subtotal for part in parts), Decimal(0)) * 100 / highest
    grade = next((grade for least, grade in scheme.grades if total >= least), "")
    return Report(audit, tuple(parts), total, grade)
