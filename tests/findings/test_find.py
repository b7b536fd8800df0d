"""All rules together: their table, what they give for a book, and how that is reported."""

from dataclasses import replace
from decimal import Decimal

import pytest
from builders import make_alias, make_book, make_claim, make_price, make_score, make_source
from hypothesis import given, settings
from hypothesis import strategies as st
from whole_architectures import SMALL

from generator.findings import MANY, RULES, find, problems_of
from generator.findings.stale import today
from generator.nouns.claims import SourceKind
from generator.nouns.dates import PartialDate
from generator.nouns.records import Rating


def test_the_rules_have_codes_and_titles_of_their_own():
    """So that a code names one rule, and a heading too."""
    assert len({rule.code for rule in RULES}) == len({rule.title for rule in RULES}) == len(RULES) == 22


def test_a_book_without_anything_odd_has_no_findings(make, found):
    """Models that nothing is the matter with are left out."""
    assert found(make("alpha", SMALL), make("beta", {"license": "mit"})) == {}


def test_findings_stand_in_the_order_of_the_rules(make, found):
    """Whatever the order of the facts."""
    facts = {"memory_4bit": 0.1} | SMALL | {"num_hidden_layers": 26, "knowledge_cutoff": "2030", "release_date": "2024"}
    codes = [finding.code for finding in found(make("alpha", facts))["alpha"]]
    assert codes == ["parameters-sum", "cutoff-released", "size-below"]


def test_a_finding_names_its_evidence_and_the_odd_one_out(make, found):
    """The facts that were held against one another, and the claim at whose line it is reported."""
    (finding,) = found(make("alpha", SMALL | {"hidden_size": [2048, (1024, "third-party apx")]}))["alpha"]
    assert (finding.odd.written, finding.odd.source.id, finding.line) == ("1024", "apx", finding.odd.line)
    assert [fact.field.id for fact in finding.facts] == [
        *("parameters_exact", "parameters", "num_hidden_layers", "hidden_size", "vocab_size", "tie_word_embeddings"),
        *("num_attention_heads", "num_key_value_heads", "head_dim", "intermediate_size"),
    ]


def test_nothing_is_changed_by_looking(make, catalogue):
    """The same book, before and after."""
    book = make_book(make("alpha", SMALL | {"hidden_size": [2048, (1024, "third-party apx")]}), catalogue=catalogue)
    before = replace(book)
    assert find(book) == find(book)
    assert book == before


def test_an_alias_shows_what_its_snapshot_does_and_reports_it_once(make, found):
    """Its page is about the same facts, scores and prices; a problem has one place."""
    snapshot = make(
        "gpt-4o-2024-08-06",
        {"context_length": "8K", "max_output_tokens": "16K", "release_date": "2024-08-06"},
        prices=(make_price(cached_input=Decimal(9), line=5),),
        scores=(make_score(date=PartialDate(2024, 5, 8), line=6),),
    )
    alias = make("gpt-4o", {"release_date": "2024-05-13"}, alias_of=make_alias("gpt-4o-2024-08-06"))
    findings = found(snapshot, alias)
    assert [one.code for one in findings["gpt-4o-2024-08-06"]] == ["above-context", "cached-dearer", "score-before"]
    assert [one.code for one in findings["gpt-4o"]] == ["above-context", "cached-dearer"]
    assert {one.path for of in findings.values() for one in of} == {"data/models/gpt-4o-2024-08-06.yml"}
    assert len(problems_of(findings)) == 3


def test_a_record_that_is_wrong_throughout_is_told_of_in_bounds(make, found):
    """At most so many findings of one rule on one model."""
    ratings = tuple(Rating("Rank", make_source(), line, Decimal(line)) for line in range(1, 100))
    assert len(found(make("alpha", ratings=ratings))["alpha"]) == MANY


def test_the_day_is_that_of_the_build_and_never_the_clocks(make, catalogue, monkeypatch):
    """SOURCE_DATE_EPOCH; without it the newest date on record; without that none."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    record = make("alpha", {"license": ("mit", make_source(date="2024-01-01", retrieved="2025-02"))})
    assert today(make_book(record, catalogue=catalogue).library) == PartialDate(2025, 2)
    assert today(make_book(make("alpha"), catalogue=catalogue).library) is None
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert today(make_book(record, catalogue=catalogue).library) == PartialDate(2023, 11, 14)


def test_a_catalogue_may_declare_fields_otherwise(make, found, catalogue):
    """A field that is text in somebody's catalogue is no number, and nothing breaks."""
    fields = {id_: replace(field, type="text") for id_, field in catalogue.fields.items()}
    other = replace(catalogue, fields=fields)
    claims = tuple(make_claim(str(value), field=fields[name]) for name, value in SMALL.items())
    record = replace(make("alpha"), claims=claims)
    assert find(make_book(record, catalogue=other)) == {}


NUMBERS = st.one_of(
    st.integers(-5, 10**6).map(str),
    st.sampled_from(["0", "1", "7B", "1.23B", "128K", "1e28", "1e-28", "9999999999999999999999999999", "0.1", "-3"]),
)
DATES = st.sampled_from(["2024", "2024-09", "2024-09-25", "9999-12-31", "0001-01-01", "2026-11-20", ""])
BY_TYPE = {
    "boolean": st.sampled_from(["yes", "no"]),
    "date": DATES.filter(bool),
    "month": DATES.filter(bool),
    "text": st.sampled_from(["llama", "<b>", "x" * 300]),
    "link": st.sampled_from(["https://example.org/a", "https://example.org/a/"]),
}


def sources():
    return st.builds(
        make_source,
        st.sampled_from("abc"),
        kind=st.sampled_from(list(SourceKind)),
        publisher=st.sampled_from(["P", "Q"]),
        date=DATES.map(lambda text: text or None),
        copies=st.sampled_from(["", "", "a", "b", "c"]),
    )


def value_of(field):
    if field.values:
        return st.sampled_from(list(field.values))
    return BY_TYPE.get(field.type.value, NUMBERS)


def claims_of(field):
    """A claim about a field; None where the value is none that it takes."""

    def claim(written, source):
        try:
            return make_claim(written, field=field, source=source)
        except ValueError:
            return None

    return st.builds(claim, st.one_of(value_of(field), st.just("unknown")), sources())


@st.composite
def records(draw, make, catalogue):
    """A record with claims of any value about any fields, from sources that copy one another."""
    read = [field for field in catalogue.fields.values() if field.group != "training"]
    chosen = draw(st.lists(st.sampled_from(read), max_size=60))
    claims = [claim for field in chosen if (claim := draw(claims_of(field))) is not None]
    amounts = st.none() | st.decimals(0, 100, places=2)
    prices = draw(st.lists(st.builds(make_price, input=amounts, cached_input=amounts, source=sources()), max_size=3))
    scores = st.builds(
        make_score,
        st.sampled_from(["mmlu", "elo"]),
        st.integers(-5, 200),
        source=sources(),
        variant=st.sampled_from(["", "base", "instruct", "gpt-4o-2024-11-20", "("]),
        date=st.sampled_from([None, PartialDate(2020), PartialDate(9999, 12, 31)]),
    )
    id_ = draw(st.sampled_from(["alpha", "gpt-4o-2024-08-06", "gpt-4o-2024-11-20", "x-9999-99-99"]))
    own = {claim.source.id: claim.source for claim in claims}
    made = make(id_, prices=tuple(prices), scores=tuple(draw(st.lists(scores, max_size=4))))
    return replace(made, claims=tuple(replace(claim, model=id_) for claim in claims), sources=own)


@pytest.fixture(scope="session")
def some_records(make, catalogue):
    return st.lists(records(make, catalogue), max_size=2, unique_by=lambda record: record.id)


@settings(max_examples=60)
@given(data=st.data())
def test_no_record_breaks_a_rule(data, some_records, catalogue):
    """Whatever is on record: findings or none, the same again, each with its evidence and a level that is declared."""
    book = make_book(*data.draw(some_records), catalogue=catalogue)
    findings = find(book)
    levels = {rule.code: rule.levels for rule in RULES}
    for of_model in findings.values():
        for finding in of_model:
            assert finding.level in levels[finding.code]
            assert finding.message and "\n" not in finding.message
            assert all(fact.field.id in book.models[finding.model].facts for fact in finding.facts)
            assert finding.odd is None or finding.line == finding.odd.line
    assert problems_of(findings) == problems_of(find(book))


SHAPES = st.tuples(st.integers(1, 200), st.integers(64, 20_000), st.integers(1, 128), st.integers(1, 512))
"""Layers, hidden size, heads and head dimension."""


@given(shape=SHAPES)
@settings(max_examples=40)
def test_what_the_sum_gives_is_never_found_wrong(shape, make, found):
    """A record that states exactly what its architecture comes to has no finding about it."""
    layers, width, heads, size = shape
    each = 2 * width * size * (heads + 1) + 3 * width * 4 * width + 2 * width
    exact = 32_000 * width + layers * each + width
    facts = SMALL | {
        "num_hidden_layers": layers,
        "hidden_size": width,
        "num_attention_heads": heads,
        "num_key_value_heads": 1,
        "head_dim": size,
        "intermediate_size": 4 * width,
        "vocab_size": 32_000,
        "parameters_exact": exact,
    }
    del facts["parameters"]
    assert found(make("alpha", facts)) == {}
