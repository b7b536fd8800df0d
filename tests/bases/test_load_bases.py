"""Reading bases: every key, what is wrong by name, and no text that raises."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.load.bases import MAX_COLUMNS, MAX_FILTERS, MAX_FORMULAS, MAX_VIEWS, read_base
from generator.load.blocks import read_blocks
from generator.nouns.bases import Base, BaseView, Expression, FilterGroup, Junction, SortKey
from generator.nouns.notes import Block
from generator.nouns.problems import Level, Problem

WHOLE = """\
filters:
  and:
    - file.hasTag("book")
    - or:
        - 'status != "done"'
        - not: [rating > 3]
formulas:
  double: rating * 2
properties:
  status:
    displayName: Status
  note.rating: {displayName: Rating}
summaries:
  rounded: values.mean().round(1)
views:
  - type: table
    name: All books
    filters: rating > 1
    order: [file.name, rating, rating, formula.double]
    groupBy: {property: status, direction: DESC}
    sort:
      - property: rating
        direction: desc
      - column: file.name
    limit: 10
    summaries: {rating: rounded}
    columnSize: {note.rating: 120}
    rowHeight: tall
  - type: cards
    order: []
    image: note.cover
"""


CORRECT = "not used; correct the line or quote the text"


def read(text, **over):
    """The base, and its problems as lines."""
    base, problems = read_base(text, "x.base", "content/x.base", **over)
    return base, [str(problem) for problem in problems]


def test_every_key_is_read_with_its_line():
    """All keys of the syntax, those of older bases, and keys that only a kind of view knows."""
    base, problems = read(WHOLE)
    assert problems == []
    assert base == Base(
        path="x.base",
        line=1,
        filters=FilterGroup(
            Junction.AND,
            (
                Expression('file.hasTag("book")', 3),
                FilterGroup(
                    Junction.OR,
                    (Expression('status != "done"', 5), FilterGroup(Junction.NOT, (Expression("rating > 3", 6),))),
                ),
            ),
        ),
        formulas={"double": Expression("rating * 2", 8)},
        display_names={"status": "Status", "note.rating": "Rating"},
        summaries={"rounded": Expression("values.mean().round(1)", 14)},
        views=(
            BaseView(
                kind="table",
                name="All books",
                line=16,
                filters=Expression("rating > 1", 18),
                order=("file.name", "rating", "formula.double"),
                group_by=SortKey("status", descending=True),
                sort=(SortKey("rating", descending=True), SortKey("file.name")),
                limit=10,
                summaries={"rating": "rounded"},
                options={"columnSize": {"note.rating": "120"}, "rowHeight": "tall"},
            ),
            BaseView(kind="cards", name="", line=29, order=(), options={"image": "note.cover"}),
        ),
    )


def test_an_empty_text_is_a_base_that_asks_for_nothing():
    """As a new base is."""
    assert read("") == (Base("x.base"), [])
    assert read("# nothing yet\n", first_line=7) == (Base("x.base", 7), [])


def test_headings_of_older_bases_are_read():
    """`display` has them directly; what `properties` says wins."""
    base, problems = read("display: {file.name: Trip, loc: Place}\nproperties: {loc: {displayName: Where}, x: {}}\n")
    assert (base.display_names, problems) == ({"file.name": "Trip", "loc": "Where"}, [])


def test_empty_filters_leave_everything():
    """Nothing, an empty text and an empty list ask for nothing, wherever they stand."""
    base, problems = read("filters: {and: [{or: []}, '', null]}\nviews: [{type: table, filters: }]\n")
    assert (base.filters, base.views[0].filters, problems) == (None, None, [])


def test_one_filter_need_not_be_in_a_list():
    """`and: x` is `and: [x]`."""
    base, problems = read("filters: {not: x}")
    assert (base.filters, problems) == (FilterGroup(Junction.NOT, (Expression("x", 1),)), [])


def test_a_limit_of_nothing_is_none():
    """0 stands for all rows."""
    base, problems = read("views: [{type: table, limit: 0}]")
    assert (base.views[0].limit, problems) == (None, [])


def test_a_sort_key_may_be_a_property_alone():
    """As old bases group."""
    base, problems = read("views: [{type: table, groupBy: status, sort: [rating]}]")
    assert (base.views[0].group_by, base.views[0].sort, problems) == (SortKey("status"), (SortKey("rating"),), [])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "formulas: nope",
            ":1: warning base-wrong “formulas” is “nope”, not a map of names and values; left out; correct it",
        ),
        ("formulas: {x: [1]}", ":1: warning base-wrong “x” in “formulas” is a list, not an expression; left out"),
        ("summaries: {x: {}}", ":1: warning base-wrong “x” in “summaries” is a map, not an expression; left out"),
        ("views: table", ":1: warning base-wrong “views” is “table”, not a list; left out; correct it"),
        ("views:\n  - table", ":2: warning base-wrong a view is “table”; left out; write its “type” and “name”"),
        (
            "views: [{type: table, limit: many}]",
            ":1: warning base-wrong the limit “many” is no whole number; all rows are shown; correct it",
        ),
        (
            "views:\n  - type: table\n    groupBy: {direction: ASC}",
            ":3: warning base-wrong the “groupBy” of a view names no property; left out; write “property: file.name”",
        ),
        (
            "views:\n  - type: table\n    sort:\n      - {direction: ASC}",
            ":4: warning base-wrong the “sort” of a view names no property; left out; write “property: file.name”",
        ),
        (
            "views: [{type: table, order: name}]",
            ":1: warning base-wrong “order” is “name”, not a list; left out; correct it",
        ),
    ],
)
def test_what_is_wrong_is_said_and_the_rest_is_kept(text, said):
    """One problem each, with its line and what was done; never an error of the base."""
    base, problems = read(text)
    assert (problems, base.error) == ([f"content/x.base{said}"], "")


@pytest.mark.parametrize(
    ("filters", "why"),
    [
        ("[a, b]", "its filters are a list; put it under “and:”, “or:” or “not:”"),
        ("{and: [[a]]}", "its filters are a list; put it under “and:”, “or:” or “not:”"),
        ("{and: a, or: b}", "its filters have “and”, “or” where one of “and”, “or” and “not” goes"),
        ("{all: [a]}", "its filters have “all” where one of “and”, “or” and “not” goes"),
        ("{}", "its filters have no key where one of “and”, “or” and “not” goes"),
    ],
)
def test_wrong_filters_are_the_error_of_a_base_or_of_a_view(filters, why):
    """Without them it would show what its author has not asked for."""
    base, problems = read(f"filters: {filters}")
    assert (base.error, problems) == (why, [f"content/x.base:1: warning base-wrong the base is not shown: {why}"])
    base, problems = read(f"views: [{{type: table, filters: {filters}}}, {{type: list}}]")
    assert [view.error for view in base.views] == [why, ""]
    assert problems == [f"content/x.base:1: warning base-wrong the view is not shown: {why}"]


@pytest.mark.parametrize(
    ("text", "error", "said"),
    [
        (
            "just words",
            "its text has no keys; write “views:” and a list",
            "1: warning base-wrong the base is not shown: its text has no keys; write “views:” and a list",
        ),
        (
            "views: }",
            "its text is not valid YAML",
            f"1: warning yaml-malformed is not valid YAML: did not find expected node content; {CORRECT}",
        ),
    ],
)
def test_a_text_that_is_no_map_is_a_base_with_an_error(text, error, said):
    """It is kept, so that its place can say why."""
    base, problems = read(text)
    assert (base, problems) == (Base("x.base", error=error), [f"content/x.base:{said}"])


def test_a_base_is_bounded():
    """Views, formulas, columns and filters beyond any use are not read."""
    formulas = ", ".join(f"f{n}: 1" for n in range(MAX_FORMULAS + 1))
    base, problems = read(f"formulas: {{{formulas}}}")
    assert len(base.formulas) == MAX_FORMULAS
    assert problems == [
        "content/x.base:1: warning base-wrong has 201 formulas; the first 200 were read; split the base"
    ]
    base, problems = read(f"views: [{', '.join('{type: table}' for _ in range(MAX_VIEWS + 1))}]")
    assert len(base.views) == MAX_VIEWS
    assert problems == ["content/x.base:1: warning base-wrong has 101 views; the first 100 were read; split the base"]
    base, problems = read(f"views: [{{type: table, order: [{', '.join(f'p{n}' for n in range(MAX_COLUMNS + 1))}]}}]")
    assert len(base.views[0].order) == MAX_COLUMNS
    said = "a view has 101 properties; the first 100 are shown; name fewer"
    assert problems == [f"content/x.base:1: warning base-wrong {said}"]
    base, problems = read(f"filters: {{or: [{', '.join('x' for _ in range(MAX_FILTERS + 1))}]}}")
    assert base.error == "its filters hold more than 200 expressions; write fewer"
    why = "its expressions have more than 100,000 characters; write fewer or shorter ones"
    long = "1 + " * 500 + "1"
    base, problems = read(f"formulas: {{{', '.join(f'f{n}: {long}' for n in range(60))}}}")
    assert base == Base("x.base", error=why)
    assert problems == [f"content/x.base:1: warning base-wrong the base is not shown: {why}"]


def test_a_block_is_read_wherever_a_fence_may_stand():
    """In lists and callouts too, with the lines of the file; a block of another language is not read."""
    body = (
        "Text\n\n> [!note]\n> ```base\n> views:\n>   - type: list\n> ```\n\n- item\n\n"
        "  ~~~ base\n  filters: x\n  ~~~\n\n```yaml\nfilters: y\n```\n"
    )
    blocks, problems = read_blocks(body, 10, "content/n.md", "")
    assert problems == []
    assert blocks == (
        Block("base", 13, base=Base("", 14, views=(BaseView("list", "", 15),))),
        Block("base", 20, base=Base("", 21, filters=Expression("x", 21))),
    )


def test_a_block_without_an_end_is_reported():
    """It shows nothing but the reason."""
    blocks, problems = read_blocks("```base\nviews: []\n", 3, "content/n.md", "")
    why = "it has no end; close it with the fence that it begins with"
    assert blocks == (Block("base", 3, error=why),)
    assert problems == [
        Problem("content/n.md", 3, "block-unusable", f"the base block is not shown: {why}", Level.WARNING)
    ]


SCALARS = st.sampled_from(["x", "null", "3", "'a b'", '"q"', "[]", "{}", "*a", "&a b", "!t x", "|", "-", "{and: [x]}"])
KEYS = st.sampled_from(
    [
        "filters",
        "views",
        "formulas",
        "properties",
        "summaries",
        "and",
        "or",
        "type",
        "order",
        "sort",
        "groupBy",
        "limit",
    ]
)
YAMLISH = st.lists(st.tuples(st.integers(0, 4), KEYS, SCALARS), max_size=12).map(
    lambda rows: "\n".join(f"{'  ' * indent}{key}: {value}" for indent, key, value in rows)
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=80), YAMLISH))
def test_no_text_raises(text):
    """Whatever it says, a base comes back, and every problem is a warning with its line."""
    base, problems = read_base(text, "x.base", "content/x.base", first_line=5)
    assert base.path == "x.base"
    assert all(problem.level is Level.WARNING and problem.line >= 5 for problem in problems)
