"""Whatever a record, a family or a list of comparisons names has to exist."""

from collections.abc import Collection, Iterator

from generator.check.subject import Subject
from generator.nouns.problems import Problem
from generator.nouns.records import Library, Record
from generator.nouns.spelling import did_you_mean, shown

CATALOGUES = {
    "developer": "organizations.yml",
    "provider": "organizations.yml",
    "family": "families.yml",
    "benchmark": "benchmarks.yml",
}
"""What a reference of each kind has to be listed in; a file that is not there is not held against anybody."""


def check_references(subject: Subject) -> Iterator[Problem]:
    """Developers, families, providers, benchmarks and models that nobody declares."""
    for record in subject.library.records.values():
        yield from _listed(subject, record)
        yield from _models(subject, record)
    path = subject.data("families.yml")
    for family in subject.library.families.values():
        yield from _reference(subject, "developer", family.developer, (path, family.line))
    path = subject.data("comparisons.yml")
    for pair in subject.library.pairs:
        for model in pair.models:
            if not subject.knows_model(model):
                yield _unknown_model(subject, "models", model, (path, pair.line), "compared without it")


def _listed(subject: Subject, record: Record) -> Iterator[Problem]:
    """References into the catalogue files."""
    references = [(kind, str(getattr(record, kind)), record.lines.get(kind, 0)) for kind in ("developer", "family")]
    references += [("provider", price.provider, price.line) for price in record.prices]
    references += [("benchmark", score.benchmark, score.line) for score in record.scores]
    for kind, id_, line in references:
        yield from _reference(subject, kind, id_, (record.path, line))


def _reference(subject: Subject, kind: str, id_: str, place: tuple[str, int]) -> Iterator[Problem]:
    file = CATALOGUES[kind]
    known = _ids(subject.library, file)
    if not id_ or id_ in known or file not in subject.library.present:
        return
    what = f"{kind} {shown(id_)} is not in {subject.data(file)}{did_you_mean(id_, known)}"
    yield Problem(*place, f"{kind}-unknown", f"{what}; shown by its id; correct it or add it there")


def _ids(library: Library, file: str) -> Collection[str]:
    if file == "organizations.yml":
        return library.organizations
    return library.families if file == "families.yml" else library.benchmarks


def _models(subject: Subject, record: Record) -> Iterator[Problem]:
    """References to other records."""
    if record.alias_of and not subject.knows_model(record.alias_of.model):
        place = (record.path, record.alias_of.line)
        yield _unknown_model(subject, "alias_of", record.alias_of.model, place, "nothing was taken from it")
    for model in record.see_also:
        if not subject.knows_model(model):
            line = record.lines.get(f"see_also.{model}", record.lines.get("see_also", 0))
            yield _unknown_model(subject, "see_also", model, (record.path, line), "left out")


def _unknown_model(subject: Subject, key: str, id_: str, place: tuple[str, int], done: str) -> Problem:
    what = f"“{key}” names {shown(id_)}, which no record has as its id{did_you_mean(id_, subject.library.records)}"
    return Problem(*place, "model-unknown", f"{what}; {done}; correct it or add the record")
