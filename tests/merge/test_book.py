"""How records become models."""

from decimal import Decimal

import pytest

from generator.load.catalogues import read_fields, read_scheme
from generator.load.records import read_record
from generator.merge import merge
from generator.nouns.claims import State
from generator.nouns.kinds import show
from tests.builders import (
    make_book,
    make_catalogue,
    make_library,
    make_price,
    make_record,
    make_scheme,
    make_score,
    make_transparency,
)


def shown(model):
    """The facts of a model as texts."""
    facts = model.facts.values()
    return {fact.field.id: str(fact.state) if fact.value is None else show(fact.field, fact.value) for fact in facts}


def test_facts_stand_in_the_order_of_the_catalogue():
    """However the record orders them; a field of which nobody speaks is no fact."""
    record = make_record(facts={"release_date": "2024", "open_weights": "yes", "context_length": ["8K", "16K"]})
    model = make_book(record).models["alpha"]
    assert list(shown(model).items()) == [
        ("context_length", "16K tokens"),
        ("open_weights", "Yes"),
        ("release_date", "2024"),
    ]
    assert [fact.field.id for fact in model.disputed] == ["context_length"]


def test_an_alias_takes_from_its_snapshot_what_it_does_not_say_itself():
    """Facts, prices, scores and the report; each taken fact says where it comes from."""
    snapshot = make_record(
        "beta",
        facts={"context_length": "128K", "open_weights": "no"},
        prices=(make_price(),),
        scores=(make_score(),),
        transparency=make_transparency(origin=8, data=4, licence=6),
    )
    alias = make_record("alpha", alias_of="beta", facts={"open_weights": "yes", "parameters": "unknown"})
    model = make_book(alias, snapshot, scheme=make_scheme()).models["alpha"]
    assert shown(model) == {"context_length": "128K tokens", "parameters": "unknown", "open_weights": "Yes"}
    assert {id_: (fact.model, fact.via) for id_, fact in model.facts.items()} == {
        "context_length": ("alpha", "beta"),
        "parameters": ("alpha", ""),
        "open_weights": ("alpha", ""),
    }
    assert (model.via, model.prices, model.scores) == ("beta", snapshot.prices, snapshot.scores)
    assert model.report.total == 60


def test_an_alias_keeps_its_own_prices_and_scores():
    """Prices of a snapshot that has others are not mixed in."""
    own = make_price(input=Decimal(1))
    alias = make_record("alpha", alias_of="beta", prices=(own,), scores=(make_score("drop"),))
    model = make_book(alias, make_record("beta", prices=(make_price(),), scores=(make_score(),))).models["alpha"]
    assert model.prices == (own,)
    assert [score.benchmark for score in model.scores] == ["drop"]


@pytest.mark.parametrize("target", ["alpha", "nobody"])
def test_an_alias_of_itself_or_of_nobody_is_a_model_of_its_own(target):
    """The check reports it; the page is made all the same."""
    model = make_book(make_record("alpha", alias_of=target, facts={"context_length": "8K"})).models["alpha"]
    assert (shown(model), model.via) == ({"context_length": "8K tokens"}, "")


def test_aliases_in_a_circle_take_only_what_the_other_says_itself():
    """No endless search."""
    one = make_record("alpha", alias_of="beta", facts={"context_length": "8K"})
    other = make_record("beta", alias_of="alpha", facts={"open_weights": "yes"})
    models = make_book(one, other).models
    assert shown(models["alpha"]) == shown(models["beta"]) == {"context_length": "8K tokens", "open_weights": "Yes"}


def test_models_families_and_developers_are_sorted_by_name():
    """Whoever lists them lists them the same, however the files were named."""
    records = [
        make_record("b", name="alpha 2", family="f", developer="acme"),
        make_record("a", name="Beta", family="f"),
        make_record("c", name="Alpha 1", family="e", developer="acme"),
    ]
    book = make_book(*records)
    assert list(book.models) == ["c", "b", "a"]
    assert dict(book.by_family) == {"e": ("c",), "f": ("b", "a")}
    assert dict(book.by_developer) == {"acme": ("c", "b")}
    assert make_book(*reversed(records)).by_family == book.by_family


def test_a_field_that_nobody_speaks_of_is_unknown():
    """Not zero, and not no."""
    model = make_book(make_record()).models["alpha"]
    assert model.fact(make_catalogue().fields["open_weights"]).state is State.UNKNOWN


def test_a_report_without_every_criterion_has_subtotals_but_no_total():
    """A missing score is not zero."""
    record = make_record(transparency=make_transparency(origin=8))
    report = make_book(record, scheme=make_scheme()).models["alpha"].report
    assert [(part.id, part.subtotal, part.out_of) for part in report.parts] == [
        ("upstream", 8, 20),
        ("downstream", 0, 10),
    ]
    assert (report.total, report.grade) == (None, "")


def test_a_report_without_a_scheme_is_none():
    """Nothing says what its criteria are out of."""
    assert make_book(make_record(transparency=make_transparency(origin=8))).models["alpha"].report is None


def test_the_real_report_sums_up_as_its_publisher_prints_it(repository):
    """Three parts of 21.0, 30.5 and 19.0 make 70.5 of 100, which is a B+."""
    data = repository / "data"
    catalogue, _ = read_fields((data / "fields.yml").read_text(encoding="utf-8"), "fields.yml")
    scheme, _ = read_scheme((data / "transparency.yml").read_text(encoding="utf-8"), "transparency.yml")
    text = (data / "models" / "llama-3.2-1b.yml").read_text(encoding="utf-8")
    record, problems = read_record(text, "data/models/llama-3.2-1b.yml", catalogue)
    report = merge(catalogue, make_library(record, scheme=scheme)).models["llama-3.2-1b"].report
    assert problems == []
    assert [part.subtotal for part in report.parts] == [Decimal("21.0"), Decimal("30.5"), Decimal("19.0")]
    assert (report.total, report.grade) == (Decimal("70.5"), "B+")
    assert (report.audit.stated_total, report.audit.stated_grade) == (71, "B+")
