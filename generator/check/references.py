"""Whatever a record, a family or a list of comparisons names has to exist."""

from collections.abc import Collection, Iterator

from generator.check.subject import Subject
from generator.nouns.problems import Problem
from generator.nouns.records import Record
from generator.nouns.spelling import did_you_mean, shown

CATALOGUES = {"developer": "organizations.yml", "provider": "organizations.yml", "family": "families.yml", "benchmark": "benchmarks.yml"}
"""What a reference of each kind has to be listed in; a file that is not there is not held against anybody."""


def check_references(subject: Subject) -> Iterator[Problem]:
    """Developers, families, providers, benchmarks and models that nobody declares."""
    for record in subject.library.records.values():
        yield from _of_record(subject, record)
    for family in subject.library.families.values():
        if family.developer:
            yield from _listed(subject, "developer", family.developer, subject.data("families.yml"), family.line)
    path = subject.data("comparisons.yml")
    for pair in subject.library.pairs:
        for model in pair.models:
            yield from _model(subject, "models", model, path, pair.line, "compared without it")


def _of_record(subject: Subject, record: Record) -> Iterator[Problem]:
    if record.developer:
        yield from _listed(subject, "developer", record.developer, record.path, record.lines.get("developer", 0))
    if record.family:
        yield from _listed(subject, "family", record.family, record.path, record.lines.get("family", 0))
    for price in record.prices:
        yield from _listed(subject, "provider", price.provider, record.path, price.line)
    for score in record.scores:
        yield from _listed(subject, "benchmark", score.benchmark, record.path, score.line)
    if record.alias_of:
        alias = record.alias_of
        yield from _model(subject, "alias_of", alias.model, record.path, alias.line, "nothing was taken from it")
    for at, model in enumerate(record.see_also):
        line = record.lines.get(f"see_also.{at}", record.lines.get("see_also", 0))
        yield from _model(subject, "see_also", model, record.path, line, "left out")


def _listed(subject: Subject, kind: str, id_: str, path: str, line: int) -> Iterator[Problem]:
    """A reference into one of the catalogue files."""
    file = CATALOGUES[kind]
    known = _ids(subject, file)
    if file not in subject.library.present or id_ in known:
        return
    where = subject.data(file)
    message = f"{kind} {shown(id_)} is not in {where}{did_you_mean(id_, known)}; shown by its id; correct it or add it there"
    yield Problem(path, line, f"{kind}-unknown", message)


def _ids(subject: Subject, file: str) -> Collection[str]:
    library = subject.library
    of_file: dict[str, Collection[str]] = {
        "organizations.yml": library.organizations,
        "families.yml": library.families,
        "benchmarks.yml": library.benchmarks,
    }
    return of_file[file]


def _model(subject: Subject, key: str, id_: str, path: str, line: int, done: str) -> Iterator[Problem]:
    """A reference to another record."""
    if subject.knows_model(id_):
        return
    hint = did_you_mean(id_, subject.library.records)
    message = f"“{key}” names {shown(id_)}, which no record has as its id{hint}; {done}; correct it or add the record"
    yield Problem(path, line, "model-unknown", message)
