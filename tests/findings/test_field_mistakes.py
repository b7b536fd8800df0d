"""Mistakes seen on other people's pages, each with the rule that finds it or the design that does not allow it.

Leads where both score 0, and evidence of matches that never were, are matters of verdicts and of the match graph.
"""

from decimal import Decimal

import pytest
from builders import make_claim, make_source
from whole_architectures import SMALL, THREE, without

from generator.findings import find
from generator.load import load
from generator.load.settings import read_settings
from generator.merge import merge
from generator.merge.resolve import resolve
from generator.nouns.claims import State
from generator.nouns.quantities import show_money
from generator.nouns.records import Rating

PAGE = "third-party page"


def codes(findings, id_="alpha"):
    return [(one.code, one.odd.written if one.odd else "") for one in findings.get(id_, ())]


def test_32_heads_and_26_layers_for_llama_3_2_3b(make, found):
    """True are 24 and 28. As the only claims, beside true ones, each alone and both at once, they are found."""
    card = without(THREE, "parameters_exact")
    wrong = {"num_attention_heads": 32, "num_hidden_layers": 26}
    assert codes(found(make("alpha", THREE | wrong))) == [("parameters-sum", "")]
    assert codes(found(make("alpha", card | wrong))) == [("parameters-sum", "")]
    for name, value in wrong.items():
        assert codes(found(make("alpha", card | {name: value}))) == [("parameters-sum", "")]
        beside = THREE | {name: [THREE[name], (value, PAGE)]}
        assert codes(found(make("alpha", beside))) == [("parameters-sum", str(value))]


def test_hidden_size_1024_in_a_table_and_2048_in_the_prose_of_the_same_page(make, found):
    """Two claims make a dispute, which readers see; the sum of the parameters says which is the odd one."""
    facts = SMALL | {"hidden_size": [(1024, PAGE), (2048, "third-party prose")]}
    (finding,) = found(make("alpha", facts))["alpha"]
    assert (finding.code, finding.odd.written) == ("parameters-sum", "1024")
    assert "with 2,048 it comes to 1,235,814,400" in finding.message


@pytest.mark.parametrize(("size", "printed"), [("0.1", "sub-100 MB"), ("0.5", "<500 MB")])
def test_a_hundred_megabytes_for_a_model_of_more_than_a_billion_weights(size, printed, make, found):
    """Four bits for each of 1.24 billion weights are 0.62 GB; less is found, alone or beside others."""
    claim = (size, PAGE, {"quote": printed})
    assert codes(found(make("alpha", {"parameters": "1.24B", "memory_4bit": claim}))) == [("size-below", size)]
    assert codes(found(make("alpha", {"parameters": "1.24B", "memory_4bit": ["2", claim]}))) == [("size-below", size)]


def test_the_same_model_listed_twice_with_56_and_22_of_100(make, found):
    """Two records of one name are found, and so are two ratings on one record."""
    page = make_source("page", publisher="Unfragile")
    ratings = [Rating("UnfragileRank", page, line, Decimal(score), Decimal(100)) for line, score in ((3, 56), (4, 22))]
    first, second = (
        make(id_, name="Llama 3.2 1B", developer="meta", ratings=(rating,))
        for id_, rating in zip(("alpha", "beta"), ratings, strict=True)
    )
    assert codes(found(first, second), "beta") == [("record-twice", "")]
    assert codes(found(make("alpha", ratings=tuple(ratings)))) == [("rating-twice", "")]


def test_a_price_printed_as_2_70e_8_per_prompt_token():
    """Not possible: prices are kept in dollars per million tokens and printed with all their digits and no exponent."""
    assert show_money(Decimal("2.70e-8") * 1_000_000) == "$0.027"
    assert show_money(Decimal("2.70e-8")) == "$0.000000027"


def test_agreement_among_copies_is_no_confirmation(make, found, catalogue):
    """Two lists that repeat one another are told to be one; and many copies never outvote a nearer source."""
    original = make_source("list", kind="third-party", publisher="Lister")
    copies = [make_source(f"copy{n}", kind="third-party", publisher=f"Copyist {n}", copies="list") for n in range(3)]
    said = [("16K", original), *(("16K", copy) for copy in copies)]
    assert codes(found(make("alpha", {"context_length": said}))) == [("one-origin", "")]
    field = catalogue.fields["context_length"]
    claims = [make_claim("16K", field=field, source=one) for one in (original, *copies)]
    fact = resolve("alpha", field, [*claims, make_claim("128K", field=field, source=make_source("card"))])
    assert (fact.state, fact.chosen.written) == (State.DISPUTED, "128K")


def test_46_on_gpqa_is_of_another_snapshot(own):
    """LLM Stats prints it for the GPT-4o of August 2024, and OpenAI's own table for that of November."""
    lines = [one for one in own["gpt-4o-2024-08-06"] if one.code == "score-sibling" and "“GPQA”" in one.message]
    assert len(lines) == 1 and "gpt-4o-2024-11-20" in lines[0].message


@pytest.fixture(scope="module")
def own(repository):
    """The findings on the records that come with the project."""
    settings, _ = read_settings(repository)
    loaded = load(settings)
    return find(merge(loaded.catalogue, loaded.library))


def test_the_seed_of_all_this_is_found_in_our_own_record(own):
    """Every number that others print wrong of Llama 3.2 1B, and no other number of it, is named as the odd one out."""
    named = [(one.odd.field.id, one.odd.written, one.odd.source.id) for one in own["llama-3.2-1b"] if one.odd]
    assert named == [
        ("hidden_size", "1024", "apx"),
        ("num_attention_heads", "16", "apx"),
        ("num_key_value_heads", "4", "apx"),
        ("weights_fp32", "4", "unfragile"),
        ("memory_4bit", "0.1", "unfragile"),
        ("memory_4bit", "0.5", "unfragile"),
    ]


def test_what_our_own_records_show_fits(own):
    """Whatever does not fit in them stands beside a value that does, or is only old."""
    assert [one for of_model in own.values() for one in of_model if one.level != "info"] == []
