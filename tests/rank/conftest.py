"""Models of one catalogue, and what rating them gives."""

import pytest
from builders import make_record
from rating import CATALOGUE, make_rated


@pytest.fixture
def model():
    """Makes a record of the catalogue."""

    def make(id_="alpha", **over):
        return make_record(id_, **({"catalogue": CATALOGUE} | over))

    return make


@pytest.fixture
def ranked():
    """The ranks by model."""

    def make(*records, ranking, **over):
        return make_rated(*records, ranking=ranking, **over).ranked

    return make


@pytest.fixture
def answered():
    """The answer to the only need."""

    def make(*records, needs, **over):
        (answer,) = make_rated(*records, needs=needs, **over).answers.values()
        return answer

    return make
