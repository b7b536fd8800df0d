"""What bases show: their rows in order and in groups, their columns and summaries, and what is said of the rest."""

import datetime as dt

import pytest
from base_views import BASE, lines, make_base, make_link, show, translated, view_of
from builders import make_block, make_book, make_note, make_record, make_settings
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.bases import places as bases_places
from generator.bases import query
from generator.bases import views as bases_views
from generator.bases.environment import Budget
from generator.load.bases import read_base
from generator.nouns.notes import Attachment, Vault
from generator.nouns.prose import Place, Prose
from generator.nouns.tables import BaseResult, Layout, Shown
from generator.render.bases import Addresses, base_html

BOOKS = {
    "Dune.md": {"rating": 5, "status": "read", "year": 1965},
    "Emma.md": {"rating": 4, "status": "open", "year": 1815},
    "Ulysses.md": {"status": "open", "year": 1922},
}


def table(keys, order="file.name"):
    """A base with one table."""
    return f"views:\n  - type: table\n    order: [{order}]\n    {keys}\n"


def said(shown):
    """The problems as lines; all of them are warnings."""
    return [str(problem).removeprefix("content/").replace(" warning ", " ", 1) for problem in shown.problems]


def names(view):
    """The words of the first column."""
    return [line.split("]")[0].removeprefix("[") for line in lines(view)]


# ── Rows ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_without_bases_nothing_is_worked_out():
    """A vault that has none costs nothing and gives nothing."""
    assert show("", BOOKS, bases=()) == Shown()


def test_a_base_without_keys_shows_every_file_by_its_name():
    """All file types, in the order of their names, each leading to its page."""
    view = view_of("", BOOKS, make_note("notes/Anna.md"))
    assert [column.label for column in view.columns] == ["Name"]
    assert lines(view) == [
        "[all.base](all.base)",
        "[Anna](notes/Anna.md)",
        "[Dune](Dune.md)",
        "[Emma](Emma.md)",
        "[Ulysses](Ulysses.md)",
    ]
    assert (view.kind, view.name, view.total, view.grouped) == ("table", "Table", 5, False)


@pytest.mark.parametrize(
    ("filters", "shown"),
    [
        ("rating > 4", ["Dune"]),
        ("{and: [status == 'open', year > 1900]}", ["Ulysses"]),
        ("{or: [rating == 5, year < 1900]}", ["Dune", "Emma"]),
        ("{not: [rating == 5, year < 1900]}", ["Ulysses"]),
        ("{or: [{and: [status == 'open', rating]}, {not: [status == 'open']}]}", ["Dune", "Emma"]),
        ("rating", ["Dune", "Emma"]),
        ("Rating > 4", ["Dune"]),
        ("'false'", []),
    ],
)
def test_filters_leave_what_passes_all_of_them(filters, shown):
    """`not` holds where none is true; a property counts by whether it is truthy, in whatever case it is written."""
    assert names(view_of(f"filters: file.ext == 'md'\n{table(f'filters: {filters}')}", BOOKS)) == shown


def test_the_filters_of_a_base_and_of_a_view_both_have_to_pass():
    """The two are joined by “and”."""
    text = f"filters: status == 'open'\n{table('filters: year < 1900')}"
    assert names(view_of(text, BOOKS)) == ["Emma"]


def test_a_filter_that_fails_for_a_row_leaves_it_out_and_says_so():
    """Once for all rows, in check and under the view."""
    shown = show(table("""filters: 'file.ext == "md" && status * 2 > 1'"""), BOOKS, {"N.md": {"status": 3}})
    view = shown.bases[BASE].views[0]
    why = '“file.ext == "md" && status * 2 > 1” cannot be worked out for 3 files: “*” does not work with a text'
    assert lines(view) == ["[N](N.md)"]
    assert view.remarks == (f"The filter {why}.",)
    assert said(shown) == [f"all.base:4: base-wrong the filter {why}; left out of the view “Table”; correct it"]


# ── Columns ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_columns_stand_in_the_order_of_the_view_each_once():
    """Properties of notes with and without `note.`, of files, and formulas; a display name heads its column."""
    text = (
        "formulas: {age: 2000 - year}\n"
        "properties: {note.rating: {displayName: Stars}, formula.age: {displayName: Age}}\n"
        + table("filters: rating == 5", "file.name, rating, note.rating, status, formula.age, file.folder, file.ext")
    )
    view = view_of(text, BOOKS)
    assert [column.label for column in view.columns] == ["Name", "Stars", "status", "Age", "Folder", "Extension"]
    assert [column.numeric for column in view.columns] == [False, True, False, True, False, False]
    assert lines(view) == ["[Dune](Dune.md) | 5 | read | 35 |  | md"]


def test_values_are_shown_by_their_type():
    """Texts, numbers, checkboxes, dates, links, addresses, lists, tags and objects."""
    values = {
        "text": "words",
        "number": 131072,
        "float": 0.1 + 0.2,
        "endless": float("inf"),
        "yes": True,
        "no": False,
        "day": dt.date(2024, 9, 25),
        "time": dt.datetime.fromisoformat("2024-09-25T14:05"),
        "link": "[[Emma|a novel]]",
        "lost": "[[Nowhere]]",
        "site": "https://example.org/x",
        "script": "javascript:alert(1)",
        "list": ("a", 1, None, "[[Emma]]"),
        "tags": ("x", "y/z"),
        "object": {"a": 1, "b": "c"},
        "empty": "",
        "nothing": None,
    }
    view = view_of(table("filters: text", ", ".join(values)), BOOKS, {"N.md": values})
    assert lines(view) == [
        (
            "words | 131,072 | 0.3 | ∞ | [x] | [ ] | 25 Sep 2024 (2024-09-25) | "
            "25 Sep 2024, 14:05 (2024-09-25T14:05:00) | [a novel](Emma.md) | Nowhere | "
            "[https://example.org/x](https://example.org/x) | javascript:alert(1)"
            " | a, 1, [Emma](Emma.md) | #x, #y/z | a: 1, b: c |  | "
        )
    ]


def test_formulas_make_values_to_be_shown():
    """Links, images, icons, HTML and durations, the last two as text."""
    formulas = {
        "link": 'link("Emma", "novel")',
        "web": 'link("https://example.org", "site")',
        "picture": 'image("c.png")',
        "elsewhere": 'image("https://example.org/i.png")',
        "icon": 'icon("star")',
        "html": "html('<b>x</b>')",
        "span": '(date("2024-03-02") - date("2024-03-01"))',
        "file": "file",
        "more": "formula.icon",
    }
    text = "formulas:\n" + "".join(f"  {name}: {value!r}\n" for name, value in formulas.items())
    view = view_of(
        text + table("filters: file.name == 'Dune.md'", ", ".join(f"formula.{name}" for name in formulas)),
        BOOKS,
        prose={"Dune.md": translated(attachments=["c.png"])},
        attachments=(Attachment("c.png", "/c.png"),),
    )
    assert lines(view) == [
        (
            "[novel](Emma.md) | [site](https://example.org) | ![c](c.png) | "
            "[https://example.org/i.png](https://example.org/i.png) | star | <b>x</b> | 1 day | [Dune](Dune.md) | star"
        )
    ]


def test_a_record_is_a_file_with_its_facts_as_properties():
    """One definition serves notes and records; a field's label and unit head its column."""
    records = [
        make_record("alpha", facts={"context_length": "128K", "license": "mit", "open_weights": "yes"}),
        make_record("beta", facts={"context_length": "8K", "release_date": "2024-09-25"}),
    ]
    view = view_of(
        table(
            "sort: [{property: context_length, direction: DESC}]\n    filters: file.inFolder('models')",
            "file.name, context_length, license, open_weights, release_date",
        ),
        records=records,
    )
    assert [column.label for column in view.columns] == [
        *("Name", "Context length (tokens)", "License", "Open weights", "Release date")
    ]
    assert lines(view) == [
        "[alpha](models/alpha.md) | 128,000 | MIT | [x] | ",
        "[beta](models/beta.md) | 8000 |  |  | 25 Sep 2024 (2024-09-25)",
    ]


def test_a_broken_formula_costs_its_column_and_nothing_else():
    """Its cells say “error”, and why is said once under the view and once in check; so for what uses it."""
    text = "formulas:\n  bad: rating +\n  worse: formula.bad * 2\n  odd: foo(1)\n  fine: rating * 2\n" + table(
        "filters: rating == 5", "file.name, formula.bad, formula.worse, formula.odd, formula.gone, formula.fine"
    )
    shown = show(text, BOOKS)
    view = shown.bases[BASE].views[0]
    assert lines(view) == ["[Dune](Dune.md) | error | error | error | error | 10"]
    why = "the formula “bad” cannot be read: the expression ends where a value must follow"
    assert view.remarks == (
        f"“bad” shows no values: {why}.",
        f"“worse” shows no values: {why}.",
        "“odd” shows no values: the formula “odd” cannot be read: the function foo() is not supported.",
        "“gone” shows no values: there is no formula “gone”.",
    )
    assert said(shown) == [
        f"all.base:2: base-wrong {why}; its column shows no values; correct “rating +”",
        (
            "all.base:4: base-unsupported the formula “odd” cannot be read: the function foo() is not "
            "supported; its column shows no values; correct “foo(1)”"
        ),
        (
            "all.base:7: base-wrong there is no formula “gone”; its column shows no values; write it under "
            "“formulas”, or leave it out"
        ),
    ]


def test_a_formula_that_fails_for_some_rows_shows_errors_there():
    """The other rows keep their values; formulas that go in a circle fail for all."""
    text = "formulas: {double: status * 2, a: formula.b, b: formula.a}\n" + table(
        "filters: status", "file.name, formula.double, formula.a"
    )
    shown = show(text, {"A.md": {"status": 3}, "B.md": {"status": "x"}})
    view = shown.bases[BASE].views[0]
    assert lines(view) == ["[A](A.md) | 6 | error", "[B](B.md) | error | error"]
    assert [problem.code for problem in shown.problems] == ["base-wrong", "base-wrong"]
    assert [one for one in said(shown) if "double" in one] == [
        (
            "all.base:3: base-wrong “formula.double” cannot be worked out for 1 row: “*” does not work with "
            "a text, in the formula “double” (first for “B.md”); shown as an error; correct it"
        )
    ]


def test_a_property_of_a_file_that_there_is_not_is_reported():
    """Its column stays, with errors."""
    shown = show(table("limit: 1", "file.name, file.colour"), BOOKS)
    assert lines(shown.bases[BASE].views[0]) == ["[all.base](all.base) | error"]
    (problem,) = shown.problems
    assert (problem.code, problem.line) == ("base-unsupported", 2)
    assert problem.message.startswith("the property “file.colour” cannot be read: ")


# ── Order, groups, limits ───────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("values", "ascending", "descending"),
    [
        ([3, 10, 2], "C A B", "B A C"),
        (["b", "A", "c"], "B A C", "C A B"),
        (["n10", "n9", "n1"], "C B A", "A B C"),
        ([None, 1, ""], "B A C", "B A C"),
        ([1, None, 0], "C A B", "A C B"),
        ([1, 1, 1], "A B C", "A B C"),
        ([True, None, False], "B C A", "A B C"),
        ([dt.date(2024, 2, 1), dt.datetime.fromisoformat("2024-01-01T08:00"), None], "B A C", "A B C"),
        (["x", 5, dt.date(2024, 1, 1)], "B C A", "A C B"),
        ([("b",), ("a", "c"), ()], "B A C", "A B C"),
    ],
)
def test_rows_are_sorted_whatever_their_types(values, ascending, descending):
    """What is empty comes last either way, but an empty checkbox is not ticked; what is alike stays as it was."""
    notes = {f"{name}.md": {"p": value} for name, value in zip("ABC", values, strict=True)}
    for direction, wanted in (("ASC", ascending), ("DESC", descending)):
        text = f"filters: file.ext == 'md'\n{table(f'sort: [{{property: p, direction: {direction}}}]')}"
        assert " ".join(names(view_of(text, notes))) == wanted


def test_many_rows_are_sorted_as_few_are():
    """By several properties, each in its direction, beyond the number from which pandas does it."""
    notes = {f"N{at:03}.md": {"a": at % 3 or None, "b": (7 * at) % 11} for at in range(200)}
    text = "filters: file.ext == 'md'\n" + table("sort: [{property: a, direction: DESC}, b]", "file.name, a, b")
    rows = [
        tuple(int(part) if part else None for part in line.split(" | ")[1:]) for line in lines(view_of(text, notes))
    ]
    assert rows == sorted(rows, key=lambda row: (row[0] is None, -(row[0] or 0), row[1]))
    assert names(view_of(text, notes))[:2] == ["N011", "N044"]


def test_a_sort_by_what_is_no_longer_there_is_left_out():
    """Obsidian keeps such keys in a base and does without them."""
    text = f"filters: file.ext == 'md'\n{table('sort: [formula.gone, {property: year, direction: DESC}]')}"
    assert names(view_of(text, BOOKS)) == ["Dune", "Ulysses", "Emma"]


def test_groups_are_sorted_by_their_key_and_what_has_none_comes_last():
    """In the direction of the grouping; within a group rows keep the order of the sort."""
    notes = {**BOOKS, "Zadig.md": {"year": 1747}}
    text = "filters: year\n" + table(
        "groupBy: {property: status, direction: DESC}\n    sort: [{property: year, direction: DESC}]", "file.name, year"
    )
    view = view_of(text, notes)
    assert lines(view) == [
        *("# read (1)", "[Dune](Dune.md) | 1965"),
        *("# open (2)", "[Ulysses](Ulysses.md) | 1922", "[Emma](Emma.md) | 1815"),
        *("# None (1)", "[Zadig](Zadig.md) | 1747"),
    ]
    assert view.grouped


def test_a_list_is_one_group():
    """Whatever it holds; links are one key that lead to one file."""
    notes = {
        "A.md": {"by": ("[[X]]", "[[Y]]")},
        "B.md": {"by": "[[X]]"},
        "C.md": {"by": ("[[X|x]]", "[[Y]]")},
        "X.md": {},
        "Y.md": {},
    }
    text = f"filters: by\n{table('groupBy: by')}"
    assert lines(view_of(text, notes)) == [
        *("# [X](X.md) (1)", "[B](B.md)"),
        *("# [X](X.md), [Y](Y.md) (2)", "[A](A.md)", "[C](C.md)"),
    ]


def test_a_limit_counts_rows_after_sorting_and_before_grouping():
    """The first rows of all, not of each group."""
    text = "filters: year\n" + table("limit: 2\n    sort: [year]\n    groupBy: status", "file.name")
    view = view_of(text, BOOKS)
    assert lines(view) == ["# open (2)", "[Emma](Emma.md)", "[Ulysses](Ulysses.md)"]
    assert view.total == 2


def test_a_view_shows_so_many_rows_and_counts_all(monkeypatch):
    """The rest is only counted, in the groups too; summaries are of all."""
    monkeypatch.setattr(bases_views, "MAX_ROWS", 3)
    notes = {f"N{at}.md": {"a": at % 2, "b": 1} for at in range(10)}
    text = "filters: file.ext == 'md'\n" + table("groupBy: a\n    summaries: {b: Sum}", "file.name, b")
    view = view_of(text, notes)
    assert lines(view) == [
        *("# 0 (5)", "[N0](N0.md) | 1", "[N2](N2.md) | 1", "[N4](N4.md) | 1", "=  | Sum: 5"),
        *("# 1 (5)", "=  | Sum: 5"),
    ]
    assert view.total == 10


def test_a_site_shows_few_rows_of_a_view_where_others_show_many(monkeypatch):
    """However many bases there are, they fit into memory."""
    monkeypatch.setattr(bases_views, "SITE_ROWS", 5)
    monkeypatch.setattr(bases_views, "FEW_ROWS", 1)
    notes = {f"N{at}.md": {} for at in range(4)}
    two = "filters: file.ext == 'md'\nviews: [{type: table}, {type: list}, {type: table}]"
    counts = [len(view.groups[0].rows) for view in show(two, notes).bases[BASE].views]
    assert counts == [4, 1, 1]


# ── Summaries ───────────────────────────────────────────────────────────────────────────────────────────────────────

SUMMED = {
    "A.md": {"n": 1, "d": dt.date(2024, 1, 1), "c": True, "x": "a"},
    "B.md": {"n": 2, "d": dt.datetime.fromisoformat("2024-01-03T12:00"), "c": False, "x": "a"},
    "C.md": {"n": 6.5, "d": None, "c": None, "x": ""},
    "D.md": {"n": "many", "c": True, "x": "b"},
}


@pytest.mark.parametrize(
    ("property_", "summary", "shown"),
    [
        ("n", "Average", "3.17"),
        ("n", "Min", "1"),
        ("n", "Max", "6.5"),
        ("n", "Sum", "9.5"),
        ("n", "Range", "5.5"),
        ("n", "Median", "2"),
        ("n", "Stddev", "2.39"),
        ("d", "Earliest", "1 Jan 2024 (2024-01-01)"),
        ("d", "Latest", "3 Jan 2024, 12:00 (2024-01-03T12:00:00)"),
        ("d", "Range", "2 days 12 hours"),
        ("c", "Checked", "2"),
        ("c", "Unchecked", "1"),
        ("x", "Empty", "1"),
        ("x", "Filled", "3"),
        ("x", "Unique", "2"),
        ("n", "sum", "9.5"),
        ("x", "Average", ""),
        ("x", "Earliest", ""),
    ],
)
def test_summaries_tell_what_a_column_comes_to(property_, summary, shown):
    """Each of the values of its type; none where there is no such value. Names count in any case."""
    text = f"filters: file.ext == 'md'\n{table(f'summaries: {{{property_}: {summary}}}', f'file.name, {property_}')}"
    name = summary.capitalize()
    assert lines(view_of(text, SUMMED))[-1] == f"=  | {name}: {shown}"


def test_the_summaries_of_groups_are_their_own():
    """One line for each group."""
    text = "filters: n\n" + table("groupBy: x\n    summaries: {n: Sum, file.name: Filled}", "file.name, n")
    assert [line for line in lines(view_of(text, SUMMED)) if line[0] in "#="] == [
        *("# a (2)", "= Filled: 2 | Sum: 3"),
        *("# b (1)", "= Filled: 1 | Sum: "),
        *("# None (1)", "= Filled: 1 | Sum: 6.5"),
    ]


def test_a_base_has_summaries_of_its_own():
    """An expression over `values`; one that fails says so in its place."""
    text = (
        "filters: file.ext == 'md'\nsummaries:\n  total: values.filter(value.isType('number')).mean().round(1)\n"
        "  odd: values * 2\n" + table("summaries: {n: total, x: odd}", "file.name, n, x")
    )
    shown = show(text, SUMMED)
    view = shown.bases[BASE].views[0]
    assert lines(view)[-1] == "=  | total: 3.2 | odd: error"
    wrong = "the summary “odd” cannot be worked out: “*” does not work with a list"
    assert said(shown) == [f"all.base:6: base-wrong {wrong}; correct it"]
    assert view.remarks == (wrong.replace("the", "The", 1) + ".",)


def test_a_summary_that_there_is_not_is_reported():
    """With the one that was probably meant; the column has none then."""
    shown = show("summaries: {bad: 1 +}\n" + table("summaries: {n: Avrage, x: bad}\n    limit: 1", "n, x"), SUMMED)
    assert lines(shown.bases[BASE].views[0]) == ["1 | a"]
    assert said(shown) == [
        (
            "all.base:1: base-wrong the summary “bad” cannot be read: the expression ends where a value must "
            "follow; left out; correct “1 +”"
        ),
        ("all.base:3: base-wrong there is no summary “Avrage”; did you mean “Average”?; left out; correct it"),
    ]


# ── Views ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_cards_have_covers():
    """From a link, a path, a colour, an address or a file; its own image where a view says `file.file`."""
    notes = {
        "A.md": {"cover": "[[c.png]]"},
        "B.md": {"cover": "pics/d.jpg"},
        "C.md": {"cover": "#f00"},
        "D.md": {"cover": "https://example.org/e.png"},
        "E.md": {"cover": ("[[c.png]]", "[[d.jpg]]")},
        "F.md": {"cover": "[[A]]"},
        "G.md": {"cover": "none"},
        "H.md": {},
    }
    attachments = (Attachment("c.png", "/c"), Attachment("pics/d.jpg", "/d"), Attachment("unused.png", "/u"))
    shown = show(
        "filters: file.ext == 'md'\n"
        "views: [{type: cards, image: note.cover, order: [], cardSize: 9, imageFit: contain}]\n",
        notes,
        attachments=attachments,
    )
    view = shown.bases[BASE].views[0]
    covers = [row.cover for group in view.groups for row in group.rows]
    kinds = [
        f"{type(cover).__name__} {getattr(cover, 'path', getattr(cover, 'value', ''))}".strip() for cover in covers
    ]
    assert kinds == [
        *("Picture c.png", "Picture pics/d.jpg", "Colour #f00", "WebLink", "Picture c.png"),
        *("NoneType", "NoneType", "NoneType"),
    ]
    assert view.columns == ()
    assert view.layout == Layout(card=50, contain=True)
    assert shown.attachments == {"c.png", "pics/d.jpg"}


def test_lists_have_markers_and_separators():
    """As their keys say; what is no value for a key counts as left out."""
    text = "views: [{type: list, markers: number, indentProperties: true, separator: ' – ', cardSize: x}]"
    assert view_of(text).layout == Layout(marker="number", nested=True, separator=" – ")


def test_a_kind_of_view_that_the_site_has_not_says_so_by_name():
    """In its place and in check; the other views are shown."""
    shown = show("views: [{type: map, name: Where}, {type: table}]", BOOKS)
    first, second = shown.bases[BASE].views
    assert first.notice == "The view “Where” is of the kind “map”, which this site does not show."
    assert (second.notice, second.total) == ("", 4)
    assert said(shown) == [
        (
            "all.base:1: base-unsupported the view “Where” is of the kind “map”, which the site does not "
            "have; a notice stands in its place; use one of table, cards, list"
        )
    ]


def test_a_filter_that_cannot_be_read_keeps_its_view_or_base_back():
    """Without it there would be rows that nobody has asked for."""
    shown = show("views: [{type: table, name: One, filters: 'a ='}, {type: table, name: Two}]", BOOKS)
    why = "the filter “a =” cannot be read: “=” is not supported; use =="
    first, second = shown.bases[BASE].views
    assert (first.notice, second.total) == (f"The view “One” cannot be shown: {why}.", 4)
    assert said(shown) == [f"all.base:1: base-unsupported {why}; the view “One” is not shown; correct it"]
    assert show("filters: (a", BOOKS).bases[BASE] == BaseResult(
        notice="The base cannot be shown: the filter “(a” cannot be read: the expression ends where “)” must follow."
    )


def test_a_filter_by_a_formula_that_cannot_be_read_keeps_its_view_back():
    """It says which formula."""
    shown = show("formulas: {bad: 1 +}\nviews: [{type: table, filters: formula.bad}]", BOOKS)
    assert shown.bases[BASE].views[0].notice == (
        "The view “Table” cannot be shown: the filter “formula.bad” cannot be read: the formula “bad” cannot be read: "
        "the expression ends where a value must follow."
    )


def test_a_base_that_could_not_be_read_says_why():
    """On its page and wherever it is embedded."""
    base = make_base("")
    broken = type(base)(base.path, error="its text is not valid YAML")
    assert show("", BOOKS, bases=(broken,)).bases[BASE] == BaseResult(
        notice="This base cannot be shown: its text is not valid YAML."
    )


def test_a_base_that_takes_too_much_work_is_given_up(monkeypatch):
    """Its view says so, and the others are worked out."""
    monkeypatch.setattr(bases_places, "STEPS", 50)
    notes = {f"N{at}.md": {"a": at} for at in range(30)}
    shown = show("views: [{type: table, filters: a > 1 && a < 20}, {type: table}]", notes)
    first, second = shown.bases[BASE].views
    why = "this base takes too much work; its filters and formulas must be simpler"
    assert (first.notice, second.total) == (f"The view “Table” cannot be shown: {why}.", 31)
    assert said(shown) == [f"all.base:1: base-wrong the view “Table” is not shown: {why}"]


# ── Places ──────────────────────────────────────────────────────────────────────────────────────────────────────────

PLACES = """\
filters: file.ext == "md"
views:
  - {type: table, name: Any}
  - {type: table, name: Here, filters: file.hasLink(this.file)}
  - {type: table, name: Named, filters: list(by).contains(this)}
"""


def embedded(view, note="B.md", line=3):
    """A place at which a note embeds the base."""
    return Place(note, line, BASE, view)


def test_an_embedded_base_shows_the_view_that_is_asked_for():
    """Its first where none is; in whatever case it is written. The base's own page has them all."""
    places = [embedded(""), embedded("Here"), embedded("here", line=4)]
    shown = show(
        PLACES,
        {"A.md": {"by": "[[B]]"}, "B.md": {}},
        prose={"A.md": translated(links=["B.md"]), "B.md": translated(places=places)},
    )
    assert shown.problems == ()
    results = [shown.places[place] for place in places]
    assert [[view.name for view in result.views] for result in results] == [["Any"], ["Here"], ["Here"]]
    assert [result.more for result in results] == [BASE, BASE, BASE]
    assert [view.name for view in shown.bases[BASE].views] == ["Any", "Here", "Named"]
    assert shown.bases[BASE].more == ""


def test_this_is_the_note_that_embeds_the_base():
    """On the page of the base it is the base itself, to which no note links."""
    notes = {"A.md": {"by": "[[B]]"}, "B.md": {"by": ("[[C]]",)}, "C.md": {}}
    places = [embedded("Here"), embedded("Named"), embedded("Here", "C.md"), embedded("Named", "C.md")]
    shown = show(
        PLACES,
        notes,
        prose={
            "A.md": translated(links=["B.md"]),
            "B.md": translated(links=["C.md"], places=places[:2]),
            "C.md": translated(places=places[2:]),
        },
    )
    assert [names(shown.places[place].views[0]) for place in places] == [["A"], ["A"], ["B"], ["B"]]
    assert [view.total for view in shown.bases[BASE].views] == [3, 0, 0]


def test_formulas_follow_this_from_place_to_place():
    """What was worked out for a row at one place is not taken for another."""
    text = "formulas: {here: this.file.name}\n" + table("filters: file.name == 'A.md'", "formula.here")
    places = [embedded("", f"{name}.md") for name in "ABC"]
    prose = {place.note: translated(places=[place]) for place in places}
    shown = show(text, {place.note: {} for place in places}, prose=prose)
    assert [lines(shown.places[place].views[0]) for place in places] == [["A"], ["B"], ["C"]]


def test_formulas_whose_names_differ_in_case_are_kept_apart():
    """Each is worked out for itself: one may depend on the place where another does not, or be wrong."""
    text = "formulas: {A: '1', a: this.file.name, B: '1 +', b: '2'}\n" + table("", "formula.a, formula.b")
    places = [embedded("", f"{name}.md") for name in "CD"]
    shown = show(text, {"C.md": {}}, {"D.md": {}}, prose={place.note: translated(places=[place]) for place in places})
    assert [lines(shown.places[place].views[0]) for place in places] == [["C | 2"] * 3, ["D | 2"] * 3]


def looked_up(filters, tested, notes, prose=None, *, this="C.md", formulas=None):
    """The rows of a view at one place, and those of one whose filters no index can serve."""
    places = [embedded(view, this) for view in ("Looked up", "Tested")]
    prose = {**(prose or {}), this: translated(links=["C.md", "D.md", "B.md"], tags=["a/b", "x"], places=places)}
    views = [
        {"type": "table", "name": "Looked up", "filters": filters},
        {"type": "table", "name": "Tested", "filters": f"if({tested}, true)"},
    ]
    base = {"filters": "file.ext == 'md'", "formulas": formulas or {}, "views": views}
    shown = show(str(base), notes, prose=prose)
    return [names(shown.places[place].views[0]) for place in places]


AROUND = {
    "A.md": translated(links=["C.md", "B.md", "D.md"], tags=["a", "y"]),
    "B.md": translated(links=["A.md", "C.md"], tags=["A/b/c"]),
    "D.md": translated(links=["B.md", "D.md"], tags=["x/y"]),
    "f/H.md": translated(links=["C.md", "D.md"], tags=["x"]),
}
HELD = {
    "A.md": {"by": "[[C]]", "day": dt.date(2024, 1, 2), "n": 2024},
    "B.md": {"by": ("C", "[[B]]"), "day": "2024-01-03", "n": "2024"},
    "C.md": {"by": ("[[D]]", "[[C|c]]"), "n": 2024, "day": dt.date(2024, 1, 2), "part": "c", "in": "f", "value": 1},
    "D.md": {"by": "C", "n": 7},
    "E.md": {"by": 3},
    "F.md": {"day": "about 2024-01-02"},
    "G.md": {"by": ("[[C]]", ("C",)), "n": ("2024",), "day": dt.datetime.fromisoformat("2024-01-02T08:00")},
    "f/H.md": {"by": "C.md", "n": 2024.0, "value": "1", "tags": ("c", "x")},
    "f/g/I.md": {"by": ("[[C#part|c]]", None), "n": True, "day": "2024-01-02", "value": 2},
}


@pytest.mark.parametrize(
    "filters",
    [
        *("file.hasLink(this)", "file.hasLink(this.file)", "file.links.contains(this.file)", "this.file.hasLink(file)"),
        *("list(by).contains(this)", "by.contains(this.file)", "by == this", "this == by", "by[0] == this.file"),
        *("n == this.n", "this.n == n", "n == this.n + 0", "day == this.day", "day.toString().contains(this.day)"),
        *("file.name.contains(this.part)", "file.name.contains(this.file.basename)", "by.contains(this.nothing)"),
        *(
            "n.toString().contains(this.n)",
            "list(n).contains(this.n)",
            "day == this.file",
            "file.path == this.file.path",
        ),
        *("list(by).containsAny(this.by)", "list(by).containsAny(this.by, 'c')", "list(by).containsAll(this.by)"),
        *("list(by).containsAll(this.nothing)", "list(this.by).contains(file)", "this.by.contains(by)"),
        *("list(this.by).containsAny(by)", "list(this.n).contains(n)", "by == this.nothing", "this.part.contains(by)"),
        *("date(day) == date(this.day)", "day == this.day + '0d'", "file.hasLink(this.by)", "file.hasLink(this.by[0])"),
        *(
            "file.hasLink(this.nothing)",
            "this.hasLink(file)",
            "by[0] == link('C') && n == this.n",
            "by == link(this.x)",
        ),
        *("file.hasTag(this.file.tags)", "file.hasTag(this.part, 'x')", "file.tags.contains(this.file.tags[0])"),
        *(
            "file.tags.containsAny(this.file.tags)",
            "this.file.tags.containsAny(file.tags)",
            "file.hasTag(this.nothing)",
        ),
        *("this.file.tags.contains(file.tags[0])", "list(this.file.tags).contains(part)", "tags.contains(this.by)"),
        *("file.inFolder(this.file.folder)", "file.inFolder(this.in)", "file.inFolder(this.in, false)"),
        *("file.inFolder(this.in) && file.path != this.file.path", "n == this.n || by == this", "value == this.value"),
    ],
)
def test_what_is_looked_up_is_what_testing_every_file_finds(filters):
    """The index that saves the testing changes nothing, its order included, nor does a link of a note to itself."""
    found, tested = looked_up(filters, filters, HELD, AROUND)
    assert found == tested


@pytest.mark.parametrize(
    "filters",
    [
        *("formula.shared > 1", "formula.shared >= 2", "formula.shared == 2", "formula.shared != 0", "formula.shared"),
        *("formula.owned.length > 0", "formula.owner > 1", "formula.owned", "formula.shared > 1e999"),
        *("formula.shared != 2", "formula.round", "formula.round || by == this"),
        *("formula.shared > 0 || file.hasLink(this)", "formula.shared > 0 && n == this.n", "formula.shared > -1"),
        *("!formula.links.isEmpty()", "formula.links", "formula.links.length > 1", "formula.links.unique().length > 1"),
        *("formula.links.length < 2", "formula.links.isEmpty()", "formula.mine.length > 1", "formula.mine.length >= 1"),
        *(
            "formula.tagged.length > 0",
            "formula.twice.length > 3",
            "formula.both.length > 0",
            "formula.every.length > 2",
        ),
        *("formula.by == this", "formula.by == formula.here", "formula.circle > 0", "formula.nothing.length > 0"),
        *("formula.none.length != 0", "formula.none.sort().length != 0", "formula.nothing.length != 0"),
        *("formula.owned.length != 0", "formula.held.length != 0", "list(formula.none).length != 0"),
    ],
)
def test_what_two_notes_share_is_looked_up_through_formulas(filters):
    """How many links or tags a file has in common with the note, as people write it; never too few are found."""
    formulas = {
        "links": "list(this.file.links).filter(list(file.links).containsAny(value)).unique()",
        "shared": "formula.Links.length",
        "mine": "file.links.filter(this.file.links.contains(value))",
        "tagged": "list(this.file.tags).filter(list(file.tags).contains(value))",
        "twice": "(this.file.links + this.file.links).filter(file.links.contains(value))",
        "both": "this.file.links.filter(file.links.contains(value) && value != file)",
        "every": "this.file.links.filter(true)",
        "nothing": "list(this.nothing).filter(list(by).contains(value))",
        "none": "this.nothing.filter(list(by).contains(value))",
        "held": "in.filter(this.file.links.contains(value))",
        "by": "list(by)[0]",
        "here": "this.file",
        "own": "value == this.value",
        "owned": "this.file.links.filter(formula.own)",
        "owner": "this.file.links.filter(formula.own || value == file).length",
        "circle": "formula.circle.length",
        "round": "formula.again || by == this",
        "again": "n == this.n || formula.round",
    }
    found, tested = looked_up(filters, filters, HELD, AROUND, formulas=formulas)
    assert found == tested


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ("day.contains(this.part)", "3 files"),
        ("list(this.by).contains(by * 2)", "7 files"),
        ("by * 2 == this.n", "7 files"),
        ("list(by * 2).contains(this.part)", "7 files"),
        ("this.day.contains(by)", "10 files"),
        ("list(this.day.contains(by)).filter(by == value).length > 0", "10 files"),
        ("by.filter(list(this.by).contains(value)).length > 0", "4 files"),
        ("n.containsAny(list(this.nothing))", "5 files"),
    ],
)
def test_files_that_cannot_be_tested_are_told_though_rows_are_looked_up(filters, count):
    """No index keeps back what is wrong with a filter."""
    shown = show(table(f"filters: {filters}"), HELD, prose={"C.md": translated(places=[embedded("", "C.md")])})
    (result,) = shown.places.values()
    assert f"cannot be worked out for {count}" in " ".join(result.views[0].remarks)


def test_formulas_that_branch_without_end_are_not_looked_into():
    """Forty formulas, each of the one before twice, are a million million parts."""
    formulas = {f"f{at}": f"formula.f{at - 1} || formula.f{at - 1}" for at in range(1, 40)} | {"f0": "by == this"}
    found, tested = looked_up("formula.f39", "by == this", HELD, formulas=formulas)
    assert found == tested


def test_looking_into_filters_is_part_of_what_a_base_may_cost(monkeypatch):
    """A formula that a filter names a hundred times is read as often, however few the rows are."""
    monkeypatch.setattr(bases_views, "SITE_STEPS", 100_000)
    place = embedded("")
    formulas = {"long": f"[{'x,' * 3_000}x].length > this.x"}
    view = {"type": "table", "filters": "||".join(["formula.long"] * 90)}
    base = str({"formulas": formulas, "views": [view]})
    shown = show(base, {"B.md": {}}, prose={"B.md": translated(places=[place])})
    assert "takes too much work" in shown.places[place].views[0].notice


RELATED = """\
filters: file.path != this.file.path
formulas:
  Shared: list(this.file.links).filter(list(file.links).containsAny(value)).unique()
  Count: formula.Shared.length
views:
  - type: table
    filters: {or: [formula.Count > 2, file.hasLink(this), this.file.hasLink(file)]}
    order: [file.name, formula.Shared]
    sort: [{property: formula.Count, direction: DESC}]
"""


def work(base, count, monkeypatch):
    """The steps that a site takes where every one of so many notes embeds a base; all link to the first."""
    spent = []
    spend = Budget.spend

    def counted(budget, steps):
        spent.append(steps)
        spend(budget, steps)

    monkeypatch.setattr(Budget, "spend", counted)
    paths = [f"f{at // 5}/N{at:03}.md" for at in range(count)]
    notes = {
        path: {"day": dt.date(2024, 1, 1) + dt.timedelta(at // 3), "by": f"[[N{at // 4:03}]]"}
        for at, path in enumerate(paths)
    }
    prose = {
        path: translated(
            links=[*paths[max(0, at - 3) : at], *paths[at + 1 : at + 3], paths[0]],
            tags=[f"t{at // 5}/x"],
            places=[embedded("", path)],
        )
        for at, path in enumerate(paths)
    }
    shown = show(base, notes, prose=prose)
    assert not [view.notice for result in shown.places.values() for view in result.views if view.notice]
    monkeypatch.undo()
    return sum(spent)


@pytest.mark.parametrize(
    "asked",
    [
        RELATED,
        "filters: file.inFolder(this.file.folder) && file.path != this.file.path",
        *(
            f"filters: {{and: [{one}, file.path != this.file.path]}}"
            for one in (
                *("file.hasLink(this)", "this.file.hasLink(file)", "list(by).contains(this)", "by == this.by"),
                *("file.inFolder(this.file.folder)", "file.tags.containsAny(this.file.tags)", "this.by == file"),
                *("file.hasTag(this.file.tags)", "date(day) == date(this.day)", "list(this.by).contains(file)"),
                "file.tags.containsAll(this.file.tags)",
                "list(file.tags).filter(list(this.file.tags).contains(value)).length > 0",
            )
        ),
    ],
)
def test_work_grows_with_what_is_found_and_not_with_the_square_of_the_vault(asked, monkeypatch):
    """Where every note embeds a base; twice the notes are twice the work, and would be four times."""
    assert work(asked, 160, monkeypatch) < 2.5 * work(asked, 80, monkeypatch)


def test_all_places_of_a_site_share_what_they_may_cost(monkeypatch):
    """Where nothing can be looked up, views are given up once the site has had its share, each saying so."""
    monkeypatch.setattr(bases_views, "SITE_STEPS", 3_000)
    notes = [f"N{at}.md" for at in range(40)]
    prose = {note: translated(places=[embedded("", note)]) for note in notes}
    base = table("filters: file.name.length + this.file.name.length > 0")
    shown = show(base, {path: {} for path in notes}, prose=prose)
    notices = [bool(result.views[0].notice) for result in shown.places.values()]
    assert 0 < notices.count(False) < 20
    assert notices == sorted(notices)


def test_groups_are_looked_up_by_their_members():
    """Those that are joined by “or” together, by “and” in common; “not” is tested."""
    by, part, fixed = "list(by).contains(this)", "file.name.contains(this.part)", "n == 7"
    for filters, tested in (
        ({"or": [by, part, fixed]}, f"{by} || {part} || {fixed}"),
        ({"or": [{"and": [by, part]}, fixed]}, f"({by} && {part}) || {fixed}"),
        ({"or": [by, {"not": [part]}]}, f"{by} || !{part}"),
        ({"and": [by, {"or": [part, "rating"]}]}, f"{by} && ({part} || rating)"),
        ({"or": [by, "part * 2"]}, by),
    ):
        found, everywhere = looked_up(filters, tested, HELD)
        assert found == everywhere
        assert found


def test_a_view_that_is_the_same_everywhere_is_worked_out_once():
    """A base may be embedded in every note."""
    places = [embedded("Any", "A.md"), embedded("Any", "B.md")]
    prose = {"A.md": translated(places=places[:1]), "B.md": translated(places=places[1:])}
    shown = show(PLACES, {"A.md": {}, "B.md": {}}, prose=prose)
    assert shown.places[places[0]].views[0] is shown.places[places[1]].views[0] is shown.bases[BASE].views[0]


def test_a_view_that_there_is_not_is_reported_where_it_is_embedded():
    """The first stands in its place."""
    place = embedded("Hear")
    shown = show(PLACES, {"B.md": {}}, prose={"B.md": translated(places=[place])})
    assert [view.name for view in shown.places[place].views] == ["Any"]
    assert said(shown) == [
        (
            "B.md:3: base-wrong the base “all.base” has no view “Hear”; did you mean “Here”?; its first is "
            "shown; correct the link"
        )
    ]


def test_a_block_shows_all_its_views_where_it_stands():
    """With `this` the note, and problems in the note's own lines."""
    base = make_base("views: [{type: table, filters: file.name == this.file.name}, {type: map}]", path="")
    note = make_note("B.md", blocks=(make_block("base", line=7, base=base),))
    place = Place("B.md", 7)
    shown = show("", note, make_note("A.md"), bases=(), prose={"B.md": translated(places=[place])})
    assert lines(shown.places[place].views[0]) == ["[B](B.md)"]
    assert [one.split(" the view")[0] for one in said(shown)] == ["B.md:1: base-unsupported"]
    assert len(shown.places[place].views) == 2


def test_blocks_that_ask_for_the_same_are_worked_out_once():
    """As those from a template are; what is wrong is said of each, in its own lines."""
    text = "filters: file.ext == 'md'\nformulas: {bad: 1 +}\nviews: [{type: table}, {type: map}]"
    notes = [
        make_note(path, blocks=(make_block("base", line=line - 1, base=read_base(text, "", "", first_line=line)[0]),))
        for path, line in (("A.md", 5), ("B.md", 9))
    ]
    places = [Place("A.md", 4), Place("B.md", 8)]
    prose = {place.note: translated(places=[place]) for place in places}
    shown = show("", *notes, bases=(), prose=prose)
    one, other = (shown.places[place].views for place in places)
    assert one[0] is other[0]
    assert [problem.split(" the ")[0] for problem in said(shown)] == [
        *("A.md:6: base-wrong", "A.md:7: base-unsupported", "B.md:10: base-wrong", "B.md:11: base-unsupported"),
    ]


def test_other_places_are_left_to_others():
    """Blocks of other kinds, canvases, and bases that are not published."""
    places = [Place("B.md", 1), Place("B.md", 2, "x.canvas"), Place("B.md", 3, "private.base")]
    assert show(PLACES, {"B.md": {}}, prose={"B.md": translated(places=places)}).places == {}


# ── Privacy ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_private_properties_count_as_empty_everywhere():
    """In columns, formulas, filters and lists of all properties; check says where one is asked for."""
    text = "formulas: {all: 'file.properties.toString()', one: 'note[\"kMDItemX\"]'}\n" + table(
        "filters: kMDItemX || rating", "file.name, rating, kMDItemX, formula.all, formula.one"
    )
    shown = show(text, {"A.md": {"rating": 1, "kMDItemX": "secret"}, "B.md": {"kMDItemX": "secret"}})
    assert lines(shown.bases[BASE].views[0]) == ["[A](A.md) | 1 |  | rating: 1 | "]
    message = "property-private the property “kMDItemX” is private; it counts as empty; take it out of the base"
    assert said(shown) == [
        f"all.base:1: {message}",
        f"all.base:3: {message}",
        f"all.base:5: {message}",
    ]


def test_properties_are_private_unless_the_settings_declare_them():
    """Where the settings name any; facts of records are public anyway."""
    notes = {"A.md": {"rating": 1, "mood": "low", "Review_Date": 3}}
    text = table("filters: file.inFolder('models') || rating", "file.name, rating, mood, review_date, license")
    declared = make_settings(public_properties=("rating", "review*"))
    shown = show(text, notes, settings=declared, records=[make_record("alpha", facts={"license": "mit"})])
    assert lines(shown.bases[BASE].views[0]) == ["[A](A.md) | 1 |  | 3 | ", "[alpha](models/alpha.md) |  |  |  | MIT"]
    assert [problem.code for problem in shown.problems] == ["property-private"]


@pytest.mark.parametrize(
    "formula",
    [
        "file.properties",
        "file.properties.keys()",
        "this.note",
        "note",
        "file('A').properties.values()",
        "note['mo' + 'od']",
    ],
)
def test_all_properties_at_once_are_those_that_the_base_names(formula):
    """To name a property is to declare it as public; what nobody names does not leave, in whatever way it is asked."""
    text = f'formulas:\n  all: "{formula}"\n' + table(
        "limit: 1\n    filters: file.name == 'A.md'", "rating, formula.all"
    )
    place = embedded("", "A.md")
    shown = show(text, {"A.md": {"rating": 1, "mood": "secret"}}, prose={"A.md": translated(places=[place])})
    for result in (shown.places[place], shown.bases[BASE]):
        assert "secret" not in str(lines(result.views[0]))
        assert "mood" not in str(lines(result.views[0]))


def test_unlisted_notes_are_no_rows_and_give_no_links():
    """Nothing on the site leads to them, but a base may stand in one."""
    note = make_note("U.md", unlisted=True, properties={"rating": 1})
    place = Place("U.md", 3, BASE)
    shown = show(
        PLACES,
        note,
        {"A.md": {"by": "[[U]]"}},
        prose={"U.md": translated(links=["A.md"], places=[place]), "A.md": translated(links=["U.md"])},
    )
    assert names(shown.bases[BASE].views[0]) == ["A"]
    assert names(shown.places[place].views[0]) == ["A"]
    view = view_of(table("filters: by", "by, file.backlinks"), note, {"A.md": {"by": "[[U]]"}})
    assert lines(view) == ["U | "]


# ── Anything ────────────────────────────────────────────────────────────────────────────────────────────────────────

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.floats()
    | st.text(max_size=8)
    | st.dates()
    | st.datetimes()
    | st.sampled_from(["[[A]]", "[[B|b]]", "[[", "https://x.org", "#fff", "x.png", "2024-01-01"]),
    lambda inner: st.lists(inner, max_size=3).map(tuple) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)
PROPERTIES = st.dictionaries(st.sampled_from(["a", "b", "tags", "kMDItemX", "A"]), VALUES, max_size=4)
IDS = ["a", "b", "note.a", "formula.f", "formula.g", "file.name", "file.links", "file.tags", "tags", "file.x", "note["]
TEXTS = [
    "a",
    "a > b",
    "a + b",
    "formula.f",
    "this.a == a",
    "file.hasLink(this)",
    "a.contains(b)",
    "a[0]",
    "list(a).sort()",
]
VIEWS = st.fixed_dictionaries(
    {"type": st.sampled_from(["table", "cards", "list", "map"])},
    optional={
        "filters": st.sampled_from(TEXTS),
        "order": st.lists(st.sampled_from(IDS), max_size=4),
        "sort": st.lists(st.sampled_from(IDS), max_size=2),
        "groupBy": st.sampled_from(IDS),
        "limit": st.integers(0, 3),
        "image": st.sampled_from(IDS),
        "summaries": st.dictionaries(
            st.sampled_from(IDS), st.sampled_from(["Average", "Range", "Unique", "Latest", "own", "odd"]), max_size=3
        ),
    },
)


ASKING = [
    *("list(a).containsAny(this.a)", "list(this.a).contains(b)", "list(this.b).containsAny(a)", "a == this.tags"),
    *("list(a).containsAll(this.b)", "list(this.a).filter(list(b).contains(value)).length > 1", "file.hasTag(this.a)"),
    *("tags.containsAny(this.tags)", "this.tags.contains(a)", "list(this.tags).containsAny(tags)"),
    "list(a).filter(list(this.b).contains(value))",
    *("a == this", "a == this.a", "this.b == a", "list(a).contains(this)", "a.contains(this.a)", "b == a"),
    *("list(a).contains(this.b)", "a.contains(this)", "file.name.contains(this.a)", "a[0] == this.b"),
]


@settings(max_examples=80, deadline=None)
@given(
    notes=st.dictionaries(st.sampled_from(["A.md", "B.md", "C.md", "f/D.md"]), PROPERTIES, min_size=2),
    asked=st.lists(st.sampled_from(ASKING), min_size=1, max_size=3),
    junction=st.sampled_from(["and", "or"]),
)
def test_no_values_are_overlooked(notes, asked, junction):
    """Whatever properties hold, an index finds all that testing every file does."""
    this = min(notes)
    sign = {"and": " && ", "or": " || "}[junction]
    found, tested = looked_up({junction: asked}, sign.join(asked), notes, this=this)
    assert set(tested) <= set(found)


@settings(max_examples=80, deadline=None)
@given(
    notes=st.dictionaries(st.sampled_from(["A.md", "B.md", "f/C.md"]), PROPERTIES),
    formulas=st.dictionaries(st.sampled_from(["f", "g"]), st.sampled_from(TEXTS)),
    views=st.lists(VIEWS, min_size=1, max_size=3),
)
def test_no_vault_and_no_base_raises(notes, formulas, views):
    """Whatever properties hold and bases ask, there are results, and they can be drawn."""
    text = str({"formulas": formulas, "summaries": {"own": "values.unique().length"}, "views": views})
    prose = {path: translated(links=[make_link("A.md")], tags=["t"]) for path in notes}
    attachments = (Attachment("x.png", "/x"),)
    shown = show(text, notes, prose=prose, attachments=attachments)
    html = base_html(shown.bases[BASE], Addresses(lambda path, _: f"/{path}", lambda tag: f"/tags/{tag}"))
    assert "\n\n" not in html


def test_the_stage_takes_an_empty_vault():
    """No notes, no prose."""
    assert query(make_book(), Vault(), Prose(), make_settings(), lambda text, source: None) == Shown()
