"""Every check, by the messages that it gives."""

from decimal import Decimal

import pytest

from generator.check import CHECKS, check
from generator.nouns.claims import SourceKind
from generator.nouns.records import Family, Organization, Pair, Rating, Transparency
from tests.builders import (
    make_alias,
    make_benchmark,
    make_block,
    make_catalogue,
    make_library,
    make_note,
    make_price,
    make_record,
    make_scheme,
    make_score,
    make_settings,
    make_source,
    make_transparency,
    make_vault,
)

ALL = frozenset({"organizations.yml", "families.yml", "benchmarks.yml", "transparency.yml", "comparisons.yml"})


def said(*records, notes=(), present=ALL, **library):
    """What the checks say of a project with these records and notes."""
    project = make_library(*records, present=present, **library)
    return [str(problem) for problem in check(make_catalogue(), project, make_vault(*notes), make_settings())]


def test_every_check_is_a_line_in_the_table():
    """Each topic is one function."""
    assert [one.__name__ for one in CHECKS] == [
        "check_references",
        "check_aliases",
        "check_scores",
        "check_dates",
        "check_comparisons",
        "check_yardsticks",
        "check_notes",
        "check_prose",
    ]


def test_a_project_in_which_all_fits_has_no_problems():
    """Nothing is made up."""
    alpha = make_record(
        developer="acme",
        family="alphas",
        see_also=("beta",),
        prices=(make_price("acme"),),
        scores=(make_score("mmlu", 100),),
        transparency=make_transparency(origin=10, data=0, licence="9.5"),
        facts={"knowledge_cutoff": "2024-06", "release_date": "2024-09", "retirement_date": ["2025", "2024-09-01"]},
    )
    notes = [
        make_note(model="alpha", blocks=(make_block(models=("alpha", "beta"), fields=("context_length",)),)),
        make_note("other.md", models=("beta", "alpha")),
    ]
    assert (
        said(
            alpha,
            make_record("beta", alias_of=make_alias("alpha", as_of="2024-10-01")),
            notes=notes,
            organizations={"acme": Organization("acme", "Acme")},
            families={"alphas": Family("alphas", "Alphas", "acme")},
            benchmarks={"mmlu": make_benchmark()},
            scheme=make_scheme(),
            pairs=(Pair(("alpha", "beta")),),
        )
        == []
    )


RECORD = "data/models/alpha.yml"


def test_references_of_a_record_have_to_exist():
    """With the line of each and the word that was probably meant."""
    record = make_record(
        developer="acmee",
        family="alpha",
        prices=(make_price("nobody", line=7),),
        scores=(make_score("mmlu-pro", line=8),),
        see_also=("alpah", "zebra"),
        alias_of=make_alias("lama", line=4),
        lines={"developer": 2, "family": 3, "see_also": 9, "see_also.zebra": 10},
    )
    assert said(
        record,
        organizations={"acme": Organization("acme", "Acme")},
        families={"alphas": Family("alphas", "Alphas")},
        benchmarks={"mmlu": make_benchmark()},
    ) == [
        (
            f"{RECORD}:2: error developer-unknown developer “acmee” is not in data/organizations.yml; did "
            "you mean “acme”?; shown by its id; correct it or add it there"
        ),
        (
            f"{RECORD}:3: error family-unknown family “alpha” is not in data/families.yml; did you mean “alphas”?; "
            "shown by its id; correct it or add it there"
        ),
        (
            f"{RECORD}:4: error model-unknown “alias_of” names “lama”, which no record has as its id; "
            "nothing was taken from it; correct it or add the record"
        ),
        (
            f"{RECORD}:7: error provider-unknown provider “nobody” is not in data/organizations.yml; "
            "shown by its id; correct it or add it there"
        ),
        (
            f"{RECORD}:8: error benchmark-unknown benchmark “mmlu-pro” is not in data/benchmarks.yml; "
            "shown by its id; correct it or add it there"
        ),
        (
            f"{RECORD}:9: error model-unknown “see_also” names “alpah”, which no record has as its id; "
            "did you mean “alpha”?; left out; correct it or add the record"
        ),
        (
            f"{RECORD}:10: error model-unknown “see_also” names “zebra”, which no record has as its id; "
            "left out; correct it or add the record"
        ),
    ]


def test_a_catalogue_that_is_not_there_is_held_against_nobody():
    """A project may do without each of them."""
    record = make_record(
        developer="acme",
        family="alphas",
        prices=(make_price(),),
        scores=(make_score(),),
        transparency=make_transparency(anything=5),
    )
    assert said(record, present=frozenset()) == []


def test_a_record_that_could_not_be_read_is_told_once():
    """Not again for whatever refers to it."""
    record = make_record(see_also=("beta",))
    assert said(record, broken=frozenset({"beta"}), pairs=(Pair(("alpha", "beta")),)) == []


def test_families_and_comparisons_refer_to_what_exists():
    """Also in a project that has no records."""
    assert said(
        families={"alphas": Family("alphas", "Alphas", "nobody", line=3)},
        pairs=(Pair(("alpha", "beta"), line=1),),
    ) == [
        (
            "data/comparisons.yml:1: error model-unknown “models” names “alpha”, which no record has as its id; "
            "compared without it; correct it or add the record"
        ),
        (
            "data/comparisons.yml:1: error model-unknown “models” names “beta”, which no record has as its id; "
            "compared without it; correct it or add the record"
        ),
        (
            "data/families.yml:3: error developer-unknown developer “nobody” is not in data/organizations.yml; "
            "shown by its id; correct it or add it there"
        ),
    ]


def test_a_comparison_is_of_different_models_and_stands_once():
    """In whatever order its models are."""
    pairs = (Pair(("alpha", "beta"), line=1), Pair(("beta", "alpha"), line=2), Pair(("alpha", "beta", "alpha"), line=3))
    assert said(make_record("alpha"), make_record("beta"), pairs=pairs) == [
        (
            "data/comparisons.yml:2: warning comparison-twice the same models are compared on line 1; one "
            "page is made; remove one of the two"
        ),
        (
            "data/comparisons.yml:3: error comparison-self “alpha” is compared with itself; taken once; "
            "name each model once"
        ),
        (
            "data/comparisons.yml:3: warning comparison-twice the same models are compared on line 1; one "
            "page is made; remove one of the two"
        ),
    ]


def aliases(*targets):
    """Records a, b, c … that are aliases of the given ids; of nothing where one is empty."""
    names = "abcdef"
    return [
        make_record(name, alias_of=make_alias(target, line=5) if target else None)
        for name, target in zip(names, targets, strict=False)
    ]


@pytest.mark.parametrize(
    ("targets", "problems"),
    [
        (["b", ""], []),
        (
            ["a"],
            ["a.yml:5: error alias-self “a” is an alias of itself; taken as no alias; name the dated snapshot"],
        ),
        (
            ["b", "c", ""],
            [
                (
                    "a.yml:5: error alias-chain “b” is an alias too: a → b → c; only what the record of "
                    "“b” itself says was taken over; name the dated snapshot “c”"
                )
            ],
        ),
        (
            ["b", "c", "b"],
            [
                f"{name}.yml:5: error alias-circle the aliases go in a circle: {way}; only what the record "
                f"of “{other}” itself says was taken over; name a dated snapshot"
                for name, other, way in [("a", "b", "a → b → c → b"), ("b", "c", "b → c → b"), ("c", "b", "c → b → c")]
            ],
        ),
    ],
)
def test_an_alias_stands_for_a_snapshot(targets, problems):
    """Not for itself, nor for another alias."""
    assert said(*aliases(*targets)) == [f"data/models/{problem}" for problem in problems]


def test_scores_lie_on_their_scale():
    """Ratings, criteria and stated totals; a scale of a benchmark goes upwards."""
    audit = make_transparency(origin="10.5", data=-1, zebra=5)
    record = make_record(
        ratings=(
            Rating("Place", make_source(), 4, Decimal(120), Decimal(100)),
            Rating("Rank", make_source(), 4, rank=9),
        ),
        transparency=Transparency(audit.source, audit.criteria, stated_total=Decimal(101)),
        lines={"transparency": 6},
    )
    assert said(
        record,
        benchmarks={"upside": make_benchmark("upside", low=Decimal(1), high=Decimal(0), line=8)},
        scheme=make_scheme(),
    ) == [
        (
            "data/benchmarks.yml:8: error scale-wrong the “min” of “upside” is not below its “max”; "
            "scores are shown as written; correct it"
        ),
        (
            f"{RECORD}:1: error criterion-unknown criterion “zebra” is not in data/transparency.yml; not counted; "
            "correct it or add it there"
        ),
        (
            f"{RECORD}:1: error score-range the score of “data” is -1, and its scale goes from 0 to 10; "
            "shown as written; correct it"
        ),
        (
            f"{RECORD}:1: error score-range the score of “origin” is 10.5, and its scale goes from 0 to 10; "
            "shown as written; correct it"
        ),
        (
            f"{RECORD}:4: error score-range the rating “Place” is 120, and its scale goes from 0 to 100; "
            "shown as written; correct it"
        ),
        (
            f"{RECORD}:6: error score-range the stated total is 101, and its scale goes from 0 to 100; "
            "shown as written; correct it"
        ),
    ]


@pytest.mark.parametrize(
    ("facts", "problems"),
    [
        ({"release_date": "2024-09", "retirement_date": "2024-09-01"}, []),
        ({"release_date": ["2024-09-25", "2026-01-01"], "retirement_date": "2025-01-01"}, []),
        (
            {"release_date": "2024-09-25", "retirement_date": "2024-08"},
            [
                (
                    "error date-order “Retirement date” (2024-08) comes before “Release date” (2024-09-25, line 1); "
                    "both are shown; correct the wrong one"
                )
            ],
        ),
        (
            {"deprecation_date": "2025", "retirement_date": "2024"},
            [
                (
                    "error date-order “Retirement date” (2024) comes before “Deprecation date” (2025, line 1); "
                    "both are shown; correct the wrong one"
                )
            ],
        ),
        (
            {"release_date": "0204-09-25"},
            ["warning date-odd “release_date”: the year of “0204-09-25” is unlikely; shown as written; correct it"],
        ),
        ({"release_date": "undisclosed", "retirement_date": "unknown"}, []),
    ],
)
def test_dates_come_in_an_order_that_can_be(facts, problems):
    """Told only where it is wrong whichever claims are believed."""
    assert said(make_record(facts=facts)) == [f"{RECORD}:1: {problem}" for problem in problems]


def test_a_source_is_published_before_it_is_read():
    """A month is not after a day in it."""
    sources = {
        "late": make_source("late", date="2026-02", retrieved="2026-01-31"),
        "fine": make_source("fine", date="2026-01", retrieved="2026-01-31"),
    }
    assert said(make_record(sources=sources, lines={"sources.late": 4})) == [
        (
            f"{RECORD}:4: warning date-order source “late” was retrieved on 2026-01-31, before it was "
            "published on 2026-02; both are shown; correct the wrong one"
        )
    ]


def test_an_alias_is_dated_after_its_snapshot():
    """A name cannot have stood for what was not there."""
    snapshot = make_record("beta", facts={"release_date": "2024-12-01"})
    assert said(make_record(alias_of=make_alias(as_of="2024-10-02", line=3)), snapshot) == [
        (
            f"{RECORD}:3: warning date-order “alias_of” is dated 2024-10-02, before “beta” was released "
            "(2024-12-01); kept; correct the wrong date"
        )
    ]


def test_notes_name_models_and_fields_that_exist():
    """Warnings, since a property may mean something else in somebody's vault."""
    note = make_note(
        "notes/n.md",
        model="alhpa",
        models=("alpha", "zebra"),
        lines={"model": 2, "models": 3},
        blocks=(
            make_block(line=9, models=("alpha", "bet"), fields=("context", "licence")),
            make_block("facts", line=12, error="it names no model"),
            make_block(
                line=15, models=("alpha", "beta"), fields=("mmlu",), groups=("limit", "prices"), rows="diferences"
            ),
            make_block("facts", line=20, models=("alpha",), fields=("input_price",)),
            make_block(line=25, models=("alpha", "beta"), fields=("input_price", "memory"), rows="same"),
        ),
    )
    assert said(make_record("alpha"), make_record("beta"), notes=[note]) == [
        (
            "content/notes/n.md:2: warning model-unknown no record has the id “alhpa”; did you mean “alpha”?; "
            "the note stays a page of its own; correct it or add the record"
        ),
        (
            "content/notes/n.md:3: warning model-unknown no record has the id “zebra”; compared without it; "
            "correct it or add the record"
        ),
        (
            "content/notes/n.md:9: warning field-unknown unknown field “context”; the block is shown without "
            "it; correct it"
        ),
        (
            "content/notes/n.md:9: warning field-unknown unknown field “licence”; did you mean “license”?; "
            "the block is shown without it; correct it"
        ),
        (
            "content/notes/n.md:9: warning model-unknown no record has the id “bet”; did you mean “beta”?; "
            "the block is shown without it; correct it or add the record"
        ),
        *(
            f"content/notes/n.md:{line}: warning {code} unknown {what}; the block is shown without it; {how}"
            for line, code, what, how in (
                (15, "field-unknown", "field “mmlu”", "correct it"),
                (15, "group-unknown", "group “limit”; did you mean “limits”?", "correct it"),
                (
                    15,
                    "rows-unknown",
                    "rows “diferences”; did you mean “differences”?",
                    "write all, differences or same",
                ),
                (20, "field-unknown", "field “input_price”", "correct it"),
            )
        ),
    ]


def test_a_vault_without_records_is_left_alone():
    """There, `model` is anybody's word."""
    assert said(notes=[make_note(model="Canon R5", models=("a", "b"), blocks=(make_block(models=("a", "b")),))]) == []


def test_problems_are_sorted_and_each_is_told_once():
    """Whatever the order of the records."""
    records = [make_record(id_, see_also=("zebra",), lines={"see_also": 3}) for id_ in ("beta", "alpha")]
    pairs = (Pair(("x", "x"), line=1),)
    assert said(*records, pairs=pairs) == said(*reversed(records), pairs=pairs)
    assert [one.partition(" ")[0] for one in said(*records, pairs=pairs)] == [
        "data/comparisons.yml:1:",
        "data/comparisons.yml:1:",
        "data/models/alpha.yml:3:",
        "data/models/beta.yml:3:",
    ]


def test_what_a_terminal_obeys_does_not_get_into_messages():
    """Notes may name anything."""
    [message] = said(make_record(), notes=[make_note("n.md", model="\x1b[31m\u202e")])
    assert message == (
        r"content/n.md: warning model-unknown no record has the id “\x1b[31m\u202e”; the note stays a page of its own; "
        "correct it or add the record"
    )


def test_thousands_of_unknown_words_do_not_take_long():
    """A vault may use `model` for cameras."""
    records = [make_record(f"model-{n}") for n in range(1_000)]
    notes = [make_note(f"n{n}.md", model=f"camera {n} of {n * 7}") for n in range(2_000)]
    assert len(said(*records, notes=notes)) == 2_000


def test_kinds_of_sources_do_not_matter_to_the_checks():
    """A third party's wrong order of dates is as wrong."""
    third = make_source(kind=SourceKind.THIRD_PARTY, date="2027", retrieved="2026")
    assert len(said(make_record(sources={"card": third}))) == 1
