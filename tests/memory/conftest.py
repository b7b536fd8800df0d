"""Models made of architecture facts, as records write them, in the catalogue that comes with the project."""

import pytest
from builders import make_book, make_record

from generator.load.catalogues import read_fields


@pytest.fixture(scope="session")
def catalogue(repository):
    """The project's catalogue of fields."""
    path = repository / "data" / "fields.yml"
    return read_fields(path.read_text(encoding="utf-8"), "data/fields.yml")[0]


@pytest.fixture(scope="session")
def make_model(catalogue):
    """A model with these facts; numbers may be numbers."""

    def make(**facts):
        written = {
            name: [str(one) for one in said] if isinstance(said, list) else str(said) for name, said in facts.items()
        }
        record = make_record(facts=written, catalogue=catalogue)
        return make_book(record, catalogue=catalogue).models["alpha"]

    return make
