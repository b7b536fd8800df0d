"""Comparisons of a few models made of literals."""

import pytest
from builders import VERDICT_FIELDS, make_benchmark, make_book, make_catalogue, make_record

from generator.compare import compare
from generator.nouns.records import Organization, Pair

CATALOGUE = make_catalogue(*VERDICT_FIELDS)
BENCHMARKS = {id_: make_benchmark(id_) for id_ in ("mmlu", "gpqa", "math", "drop", "mgsm")}


@pytest.fixture
def model():
    """Makes a record of the catalogue of everything that verdicts speak of."""

    def make(id_="alpha", **over):
        return make_record(id_, **({"catalogue": CATALOGUE} | over))

    return make


@pytest.fixture
def book():
    """Merges records into a book with a few benchmarks."""

    def make(*records, **over):
        given = {"benchmarks": BENCHMARKS, "organizations": {"acme": Organization("acme", "Acme")}}
        return make_book(*records, catalogue=over.pop("catalogue", CATALOGUE), **(given | over))

    return make


@pytest.fixture
def side_by_side(book):
    """The comparison of all the given records, in their order."""

    def make(*records, **over):
        ids = tuple(record.id for record in records)
        return compare(book(*records, pairs=(Pair(ids),), **over), nearest=0).comparisons[ids]

    return make


@pytest.fixture
def texts(side_by_side):
    """The clauses of a comparison about one topic, as text and leader."""

    def make(topic, *records, **over):
        clauses = side_by_side(*records, **over).clauses
        return [(clause.text, clause.leader) for clause in clauses if clause.topic == topic]

    return make
