"""Transparency reports side by side: which are compared, what is said of them, and how the pages show it."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from builders import make_book, make_record, make_scheme, make_settings, make_source, make_transparency, write_project
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.pages.reports import FIRST, NEAREST, beside, first_of, nearest, place_of, reports_of
from generator.pipeline import generate
from generator.render.environment import Templates

GOLDEN = Path(__file__).parent / "reports.golden.md"
SCHEME = make_scheme()
CRITERIA = ("origin", "data", "licence")


def report(publisher="ApX", version="", note="", **scores):
    """A report of a publisher by a version of its criteria."""
    source = make_source("audit", publisher=publisher, title="Audit", url="", kind="third-party")
    return replace(make_transparency(**scores), source=source, version=version, audit_note=note)


def whole(origin, data, licence, **over):
    """A report with a score for every criterion."""
    return report(**over, origin=origin, data=data, licence=licence)


def models_of(**reports):
    """Models by their ids, each with the report given; None for a model without one."""
    records = [make_record(id_, transparency=audit) for id_, audit in reports.items()]
    book = make_book(*records, scheme=SCHEME)
    return [book.models[id_] for id_ in reports]


def side_by_side(**reports):
    """What stands on the page of a comparison of all the models."""
    models = models_of(**reports)
    return beside(reports_of(models), models)


def said(**reports):
    """The statements about reports by the same criteria, with who is ahead."""
    (table,) = side_by_side(**reports).tables
    return [(one.text, one.leader) for one in table.statements]


def ranks(**reports):
    """The lists with the rank of each model."""
    lists = reports_of(models_of(**reports)).lists
    return [(of.publisher, of.version, [(one.model, one.rank, one.of) for one in of.columns]) for of in lists]


STATEMENTS = {
    "the total, then the widest gaps first": (
        {"alpha": whole(8, 4, 6), "beta": whole(7, 9, 6)},
        [
            ("Beta has the higher total: 73.33 of 100, grade B; Alpha has 60 (F)", "beta"),
            ("Data: Beta is 5 of 10 points ahead of Alpha, 9 against 4", "beta"),
            ("Origin: Alpha is 1 of 10 points ahead of Beta, 8 against 7", "alpha"),
        ],
    ),
    "a tie is not a lead": (
        {"alpha": whole(8, 4, 6), "beta": whole(8, 4, 6)},
        [
            ("Alpha and Beta have the same total: 60 of 100", ""),
            ("The same score on all 3 criteria on which both have one", ""),
        ],
    ),
    "zero against zero is a tie": (
        {"alpha": whole(0, 0, 0), "beta": whole(0, 0, 0)},
        [
            ("Alpha and Beta have the same total: 0 of 100", ""),
            ("The same score on all 3 criteria on which both have one", ""),
        ],
    ),
    "what was not assessed is no zero": (
        {"alpha": whole(8, 4, 6), "beta": report(origin=8)},
        [
            ("The same score on “Origin”, the one criterion on which both have one", ""),
            ("No total for Beta: not assessed on Data and Licence", ""),
        ],
    ),
    "nothing in common": (
        {"alpha": report(origin=8), "beta": report(data=8)},
        [("No criterion was assessed for more than one of them, so there is nothing to compare", "")],
    ),
    "several": (
        {"alpha": whole(8, 4, 6), "beta": whole(8, 9, 6), "gamma": report(origin=2, licence=6)},
        [
            ("Beta has the highest total of those assessed in full: 76.67 of 100, grade B; Alpha has 60 (F)", "beta"),
            ("Origin: Alpha and Beta are 6 of 10 points ahead of Gamma, 8 against 2", ""),
            ("Data: Beta is 5 of 10 points ahead of Alpha, 9 against 4 (not assessed for Gamma)", "beta"),
            ("No total for Gamma: not assessed on Data", ""),
        ],
    ),
    "a shared first place": (
        {"alpha": whole(8, 4, 6), "beta": whole(6, 4, 8), "gamma": whole(1, 1, 1), "delta": whole(1, 1, 2)},
        [
            ("Alpha and Beta share the highest total: 60 of 100; Delta has 13.33 (F) and Gamma 10 (F)", ""),
            ("Origin: Alpha is 7 of 10 points ahead of Gamma and Delta, 8 against 1", "alpha"),
            ("Licence: Beta is 7 of 10 points ahead of Gamma, 8 against 1", "beta"),
            ("Data: Alpha and Beta are 3 of 10 points ahead of Gamma and Delta, 4 against 1", ""),
        ],
    ),
    "a score outside the scale is no lead and makes no total": (
        {"alpha": whole(80, 4, 6), "beta": whole(7, 4, 6)},
        [("The same score on all 2 criteria on which both have one", "")],
    ),
}


@pytest.mark.parametrize("case", STATEMENTS)
def test_what_sets_reports_apart_is_said_in_words(case):
    """The largest differences first, and nobody is ahead without a score that shows it."""
    reports, expected = STATEMENTS[case]
    assert said(**reports) == expected


@pytest.mark.parametrize(
    ("beta", "expected"),
    [
        ((0, 0, 1), ["Part: Alpha is 1 of 3 points ahead of Beta, 2 against 1"]),
        ((1, 0, 1), ["Data: Alpha is 1 of 1 points ahead of Beta, 1 against 0"]),
    ],
    ids=["parts", "level-parts"],
)
def test_of_criteria_that_are_met_or_not_the_parts_are_told(beta, expected):
    """Unless the parts are level: then it is the criteria that set them apart."""
    audits = {"alpha": whole(1, 1, 0), "beta": whole(*beta)}
    book = make_book(
        *(make_record(id_, transparency=audit) for id_, audit in audits.items()),
        scheme=make_scheme(out_of=1, parts={"part": CRITERIA}),
    )
    models = list(book.models.values())
    (table,) = beside(reports_of(models), models).tables
    assert [one.text for one in table.statements[1:]][: len(expected)] == expected


def test_models_of_one_name_are_told_apart_by_their_ids():
    """A statement must not favour just anybody of that name."""
    records = [make_record(id_, name="Ant", transparency=whole(at, 4, 6)) for at, id_ in enumerate(("a", "b"))]
    models = list(make_book(*records, scheme=SCHEME).models.values())
    (table,) = beside(reports_of(models), models).tables
    assert table.statements[0].text == "Ant (b) has the higher total: 36.67 of 100, grade F; Ant (a) has 33.33 (F)"


def test_reports_are_ranked_by_their_totals():
    """Equal totals share a rank, the next counts on; without a total there is none."""
    reports = {"a": whole(1, 1, 1), "b": whole(8, 4, 6), "c": whole(4, 8, 6), "d": report(origin=9)}
    assert ranks(**reports) == [("ApX", "", [("b", 1, 3), ("c", 1, 3), ("a", 3, 3), ("d", None, 3)])]


def test_one_report_has_no_rank():
    """There is nothing that it could be ranked among."""
    assert ranks(a=whole(8, 4, 6), b=report(origin=9)) == [("ApX", "", [("a", None, 0), ("b", None, 0)])]


def test_each_publisher_and_each_version_has_a_list_of_its_own():
    """The longest first; how a publisher's name is written in capitals makes no difference."""
    reports = {
        "a": whole(1, 1, 1, publisher="CRFM"),
        "b": whole(2, 2, 2),
        "c": whole(3, 3, 3, publisher="APX"),
        "d": whole(4, 4, 4, version="2"),
    }
    assert ranks(**reports) == [
        ("APX", "", [("c", 1, 2), ("b", 2, 2)]),
        ("ApX", "2", [("d", None, 0)]),
        ("CRFM", "", [("a", None, 0)]),
    ]


APART = {
    "publishers": (
        {"alpha": whole(8, 4, 6), "beta": whole(1, 1, 1, publisher="CRFM", version="2025")},
        (
            "Reports by different publishers are not compared: that on Alpha by ApX; that on Beta by CRFM "
            "(version of the criteria: 2025)."
        ),
    ),
    "versions": (
        {"alpha": whole(8, 4, 6), "beta": whole(1, 1, 1, version="2"), "gamma": whole(2, 2, 2)},
        (
            "Reports by different versions of a publisher’s criteria are not compared: those on Alpha and Gamma by ApX "
            "(version of the criteria: not stated); that on Beta by ApX (version of the criteria: 2)."
        ),
    ),
    "both": (
        {
            "alpha": whole(8, 4, 6, version="1"),
            "beta": whole(1, 1, 1, version="2"),
            "gamma": whole(2, 2, 2, publisher="C"),
        },
        (
            "Reports by different publishers or versions of a publisher’s criteria are not compared: that on Alpha by "
            "ApX (version of the criteria: 1); that on Beta by ApX (version of the criteria: 2); that on Gamma by C."
        ),
    ),
    "neither": ({"alpha": whole(8, 4, 6), "beta": whole(1, 1, 1)}, ""),
}


@pytest.mark.parametrize("case", APART)
def test_reports_by_other_criteria_are_not_compared_and_it_is_said_why(case):
    """A table holds reports by the same criteria alone."""
    reports, expected = APART[case]
    found = side_by_side(**reports)
    assert found.apart == expected
    assert all(len({one.report.audit.basis for one in table.columns}) == 1 for table in found.tables)


def test_a_comparison_needs_two_reports():
    """It names the models that have none; with fewer than two reports there is nothing to say."""
    assert side_by_side(alpha=whole(8, 4, 6), beta=whole(1, 1, 1), gamma=None).missing == ("Gamma",)
    assert side_by_side(alpha=whole(8, 4, 6), beta=None) is None


def test_an_alias_stands_where_its_snapshot_does():
    """Its report is that of the snapshot, which counts once; an alias with a report of its own stands for itself."""
    book = make_book(
        make_record("old", transparency=whole(8, 4, 6)),
        make_record("now", transparency=whole(9, 9, 9)),
        make_record("name", alias_of="old"),
        make_record("other", alias_of="old", transparency=whole(1, 1, 1)),
        scheme=SCHEME,
    )
    reports = reports_of(book.models.values())
    assert [one.model for one in reports.lists[0].columns] == ["now", "old", "other"]
    places = {
        id_: (one.model, one.name, one.rank) for id_ in book.models if (one := place_of(reports, book.models[id_]))
    }
    assert places == {
        "name": ("name", "Name", 2),
        "now": ("now", "Now", 1),
        "old": ("old", "Old", 2),
        "other": ("other", "Other", 3),
    }
    assert [one.model for one in nearest(reports, book.models["name"]).columns] == ["now", "name", "other"]


@pytest.mark.parametrize(("of", "at", "shown"), [(9, 0, "01234"), (9, 1, "01234"), (9, 4, "23456"), (9, 8, "45678")])
def test_a_model_stands_beside_those_next_to_it(of, at, shown):
    """As many as there is room for, its own among them, however many reports there are."""
    models = models_of(**{f"m{place}": whole(9 - place, 1, 1) for place in range(of)})
    table = nearest(reports_of(models), models[at])
    assert [one.model for one in table.columns] == [f"m{place}" for place in shown]


def test_what_is_shown_grows_with_the_reports_and_not_with_their_pairs():
    """A thousand reports make tables of a few columns, one for each model and one for their list."""
    models = models_of(**{f"m{place}": whole(place % 11, place % 7, place % 5) for place in range(1000)})
    reports = reports_of(models)
    assert len(first_of(reports.lists[0]).columns) == FIRST
    assert sum(len(nearest(reports, model).columns) for model in models) == NEAREST * 1000


def test_a_part_with_a_criterion_that_does_not_count_is_no_whole_part():
    """Its subtotal is of what was assessed, never of all; a score outside the scale is in no sum."""
    models = models_of(a=report(origin=8), b=whole(80, 4, 6))
    shown = [
        [(part.subtotal, part.counted, part.counted_of, part.whole) for part in model.report.parts] for model in models
    ]
    assert shown == [[(8, 1, 10, False), (0, 0, 0, False)], [(4, 1, 10, False), (6, 1, 10, True)]]
    assert [model.report.total for model in models] == [None, None]


# ── Pages ───────────────────────────────────────────────────────────────────────────────────────────────────────────

FILES = {
    "data/transparency.yml": """parts:
  - {id: up, label: Upstream, criteria: [{id: origin, label: Origin, definition: Whence.}, {id: data, label: Data}]}
  - {id: down, label: Downstream, criteria: [{id: terms, label: Terms}]}
grades: [{from: 70, grade: B}, {from: 0, grade: C}]
""",
}
RECORD = """name: {name}
sources: {{s: {{title: Audit, publisher: {publisher}, kind: third-party}}}}
transparency: {{source: s, {version}audit_note: About {name}., stated: {stated}, criteria: {{{criteria}}}}}
"""


def record(name, publisher="ApX", version="", stated="{}", **scores):
    criteria = ", ".join(f"{id_}: {{score: {score}, why: {name} on {id_}.}}" for id_, score in scores.items())
    said = f"version: {version}, " if version else ""
    return RECORD.format(name=name, publisher=publisher, version=said, stated=stated, criteria=criteria)


THREE = {
    "data/models/ant.yml": record("Ant", origin=8.5, data=4, terms=6, stated="{total: 62, grade: C+}"),
    "data/models/bee.yml": record("Bee", origin=8.5, data="9.0", terms=6),
    "data/models/cow.yml": record("Cow", origin=0, terms=6),
}


@pytest.fixture
def pages(tmp_path):
    """The Markdown of the pages of a project, by path."""

    def make(files):
        site = generate(write_project(tmp_path, FILES | files))
        assert [str(problem) for problem in site.problems] == []
        return {page.path: page.markdown for page in site.pages}

    return make


def test_the_page_of_all_reports(pages, update_goldens):
    """A list for each publisher, the statements, the audit notes, the table with its reasons: as it was reviewed."""
    files = THREE | {"data/models/dog.yml": record("Dog", "CRFM", "2025", origin=1, data=1, terms=1)}
    text = pages(files)["transparency/index.md"]
    if update_goldens:
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")


def test_every_piece_of_evidence_leads_to_its_cell(pages):
    """On the page of all, and on that of a model, each link within the page has a cell that says the same."""
    made = pages(THREE | {"data/comparisons.yml": "- {models: [ant, bee]}\n"})
    for path in ("transparency/index.md", "models/ant.md", "compare/ant-vs-bee.md"):
        cells = dict(re.findall(r'<td(?: class="mb-best")? id="(report-[^"]+)">(.*?)</td>', made[path]))
        links = re.findall(r'href="#(report-[^"]+)">[^<]+<span class="mb-sr">[^<]+</span> ([^<]+)</a>', made[path])
        assert links
        for anchor, text in links:
            value = re.sub(r" \(.\)$", " of 100", text) if "total" in anchor else text
            assert f">{value}<" in cells[anchor], anchor


def test_a_model_says_where_its_report_stands(pages):
    """Its rank, and the reports next to it; its own audit note stands above already."""
    page = pages(THREE)["models/ant.md"]
    assert '<b>61.67 of 100, grade C</b> · <a href="../../transparency/">rank 2 of 2</a>' in page
    assert "<summary><b>Beside those next to it</b> Bee, Cow</summary>" in page
    assert page.count("About Ant.") == 1 and page.count("About Bee.") == 1


def test_a_head_to_head_has_the_reports_on_both(pages):
    """Above its verdict; one on which only one of them has a report has no such section."""
    pairs = "- {models: [ant, dog]}\n- {models: [ant, bee]}\n"
    made = pages(THREE | {"data/models/dog.yml": "name: Dog\n", "data/comparisons.yml": pairs})
    page = made["compare/ant-vs-bee.md"]
    assert page.index("## Transparency\n") < page.index("Ant on data.") < page.index("Bee on data.")
    assert page.index("Bee on data.") < page.index("## Verdict\n")
    assert "## Transparency\n" not in made["compare/ant-vs-dog.md"]


def test_what_was_not_assessed_is_never_shown_as_zero(pages):
    """Nor is a zero shown as anything else."""
    made = pages(THREE)
    row = next(
        line for line in made["transparency/index.md"].splitlines() if line.startswith("<tr") and ">Data<" in line
    )
    assert row.endswith('<td id="report-cow-data"><span class="mb-absent">not assessed</span></td></tr>')
    assert (
        '<td id="report-cow-origin"><details class="mb-fact"><summary>0 of 10</summary>'
        in made["transparency/index.md"]
    )
    assert '<span class="mb-absent">0 of 10, for 1 of 2 criteria</span>' in made["models/cow.md"]
    assert "Not assessed in full, so without a total" in made["models/cow.md"]


def test_one_report_is_beside_none(pages):
    """The page says that there is no other; the model's page says nothing of a rank."""
    made = pages({"data/models/ant.yml": record("Ant", origin=8, data=4, terms=6)})
    assert "No other report by the same criteria is on record" in made["transparency/index.md"]
    assert "Side by side" not in made["transparency/index.md"]
    assert "beside-other-reports" not in made["models/ant.md"] and "rank 1" not in made["models/ant.md"]


def test_a_comparison_shows_why_reports_are_apart():
    """And whose there is none of."""
    found = side_by_side(alpha=whole(8, 4, 6), beta=whole(1, 1, 1, publisher="*CRFM*"), gamma=None)
    assert section(found) == (
        "Reports by different publishers are not compared: that on Alpha by ApX; that on Beta by &#42;CRFM&#42;.\n\n"
        '<p class="mb-absent">No transparency report is recorded yet for Gamma.</p>\n\n'
    )


def section(found):
    """The Markdown of a comparison's section."""
    templates = Templates(make_settings(), make_book(scheme=SCHEME).library)
    text = '{% import "_reports.md.j2" as reports with context %}{{ reports.of_comparison(found) }}'
    links = templates._links("compare/a.md")
    return str(templates.environment.from_string(text).render(found=found, **links))


# ── Properties ──────────────────────────────────────────────────────────────────────────────────────────────────────

SCORES = st.sampled_from(["0", "0.0", "4", "8", "8.0", "10", "11"])
REPORTS = st.builds(
    lambda scores, publisher, version: report(publisher, version, **scores),
    st.dictionaries(st.sampled_from(CRITERIA), SCORES),
    st.sampled_from(["ApX", "CRFM"]),
    st.sampled_from(["", "2"]),
)
SEVERAL = st.lists(st.none() | REPORTS, min_size=2, max_size=6).map(
    lambda of: {f"m{at}": one for at, one in enumerate(of)}
)
HOLDS = settings(max_examples=40, deadline=None)


@HOLDS
@given(SEVERAL)
def test_no_statement_without_evidence_and_no_lead_on_a_tie(given_):
    """Each piece of evidence is a score on record, or the lack of one; whoever is ahead has more than any other."""
    found = side_by_side(**given_)
    for table in found.tables if found else ():
        scores = {one.model: one.report.audit.criteria for one in table.columns}
        for clause in table.statements:
            assert clause.evidence
            for proof in clause.evidence:
                criterion = proof.anchor.removeprefix(f"report-{proof.model}-")
                if criterion in CRITERIA:
                    known = scores[proof.model].get(criterion)
                    assert (proof.text == "not assessed") == (known is None)
            if clause.leader and clause.topic in CRITERIA:
                known = {id_: of[clause.topic].score for id_, of in scores.items() if clause.topic in of}
                own = known.pop(clause.leader)
                assert all(score < own for score in known.values() if score <= 10)


@HOLDS
@given(SEVERAL)
def test_a_rank_counts_the_higher_totals_by_the_same_criteria(given_):
    """Reports by other criteria never matter, nor do those without a total."""
    models = models_of(**given_)
    reports = reports_of(models)
    for model in models:
        place = place_of(reports, model)
        if place is None or place.rank is None:
            continue
        rivals = [
            one.report.total for one in models if one.report and one.report.audit.basis == model.report.audit.basis
        ]
        assert place.rank == 1 + sum(total is not None and total > model.report.total for total in rivals)


@HOLDS
@given(SEVERAL, st.randoms())
def test_the_order_of_records_makes_no_difference(given_, random):
    """The lists are the same, in the same order."""
    shuffled = list(given_.items())
    random.shuffle(shuffled)
    assert ranks(**dict(shuffled)) == ranks(**given_)
