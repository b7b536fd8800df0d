"""What the rules find on records made of facts as records write them, in the catalogue that comes with the project."""

import pytest
from builders import make_book, make_claim, make_record, make_source

from generator.findings import find
from generator.load.catalogues import read_fields


@pytest.fixture(autouse=True, scope="session")
def _no_day_from_outside():
    """The newest date on record is the day, whatever day a build is told."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("SOURCE_DATE_EPOCH", raising=False)
        yield


@pytest.fixture(scope="session")
def catalogue(repository):
    """The project's catalogue of fields."""
    path = repository / "data" / "fields.yml"
    return read_fields(path.read_text(encoding="utf-8"), "data/fields.yml")[0]


@pytest.fixture(scope="session")
def make(catalogue):
    """A record with these facts: one written value, or several claims as (value, source).

    A source is named by its id, which begins with its kind unless it is primary: `third-party blog`.
    """

    def made(id_="alpha", facts=None, **over):
        own = {"model": id_, "path": f"data/models/{id_}.yml"}
        claims = [
            make_claim(str(value), field=catalogue.fields[name], source=named(source), line=line, **(own | given))
            for line, (name, value, source, given) in enumerate(said(facts or {}), 1)
        ]
        given = {"claims": tuple(claims), "sources": {claim.source.id: claim.source for claim in claims}}
        return make_record(id_, catalogue=catalogue, **(given | over))

    return made


def said(facts):
    """Every claim as field, value, source and whatever else is said."""
    for name, values in facts.items():
        for one in values if isinstance(values, list) else [values]:
            value, source, *given = one if isinstance(one, tuple) else (one, "card")
            yield name, value, source, given[0] if given else {}


def named(source):
    """A source by its name; a source that is made already stays as it is."""
    if not isinstance(source, str):
        return source
    kind, _, id_ = source.rpartition(" ")
    return make_source(id_, kind=kind or "primary", title=id_.capitalize(), publisher=id_.capitalize())


@pytest.fixture(scope="session")
def found(catalogue):
    """The findings on these records, by the ids of their models."""
    return lambda *records, **library: find(make_book(*records, catalogue=catalogue, **library))
