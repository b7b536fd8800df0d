"""Diagrams of Mermaid: drawn where there is a copy of it, with links to notes, and running and fetching nothing."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from obsidian_vault import html_of, translated

from generator.shipped import mermaid
from generator.translate.index import Conventions

DRAWN = Conventions(diagrams=True)


def code_of(text, **over):
    """The code of a diagram as it stands on the page."""
    result = translated(f"```mermaid\n{text}\n```\n", **({"conventions": DRAWN} | over))
    first, *lines, last = result.markdown.rstrip("\n").split("\n")
    assert (first, last) == ("``` { .mermaid .mb-diagram }", "```")
    assert result.links == () and result.problems == () and result.diagrams
    return lines


def test_a_diagram_stays_code_where_nothing_draws_it():
    """Byte for byte, and its author is told once what is missing."""
    body = "```mermaid\n%% a comment\ngraph LR\nA --> B\n```\n\n> ```mermaid\n> pie\n> ```\n"
    result = translated(body)
    assert result.markdown == body
    assert not result.diagrams
    assert [(problem.line, problem.level, problem.code, problem.message) for problem in result.problems] == [
        (
            1,
            "info",
            "diagram-undrawn",
            "a diagram is shown as code, for want of a copy of Mermaid; run pip install 'modelbook[diagrams]'",
        )
    ]


def test_a_diagram_is_code_that_a_script_finds():
    """In any place where a block can stand, and for readers without scripts too."""
    for body in (
        "```mermaid\npie\n```",
        "- a\n  ```Mermaid\n  pie\n  ```",
        "> [!note]\n> ~~~ {.mermaid}\n> pie\n> ~~~",
    ):
        assert '<div class="mb-diagram highlight"><pre><span></span><code>pie\n</code></pre></div>' in html_of(
            translated(body, conventions=DRAWN).markdown
        )


def test_nodes_of_the_class_lead_to_notes():
    """By their text, or by their name where they have none; in any of the ways to give them the class."""
    code = ["graph TD", "A[Other] --> B(Same)", 'C{{"GPT-4o"}}:::internal-link --> Other', "class A,B internal-link;"]
    assert code_of("\n".join([*code, "class Other internal-link"])) == [
        *code,
        "class Other internal-link",
        '    click C href "../../models/gpt-4o/"',
        '    click A href "../Other/"',
        '    click B href "../../Same/"',
        '    click Other href "../Other/"',
    ]


def test_addresses_are_those_of_the_page():
    """As the site writes them, with every character that needs it encoded."""
    code = code_of(
        'graph LR\nA["Ünïcode & more (1)"]:::internal-link',
        conventions=Conventions(directory_urls=False, diagrams=True),
    )
    assert code[2:] == ['    click A href "%C3%9Cn%C3%AFcode%20%26%20more%20%281%29.html"']


@pytest.mark.parametrize("name", ["Nobody", "Private plans", "A picture.png"])
def test_what_is_no_page_gets_no_link(name):
    """Neither what does not exist nor what is not published, and nobody is told which of the two it is."""
    assert code_of(f"graph LR\nA[{name}]:::internal-link")[2:] == []


def test_links_are_for_diagrams_that_can_have_them():
    """A sequence has no nodes."""
    assert code_of("sequenceDiagram\nOther->>B: x:::internal-link\nclass Other internal-link")[3:] == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("click A call alert()", []),
        ("click A callback", []),
        ('click A "javascript:alert(1)"', []),
        ('click A href "java&#115;cript:alert(1)"', []),
        ('click A href "data:text/html,x"', []),
        ('click A href "../secret/"', []),
        ('click A href "https://example.org/a b"', ['    click A href "https://example.org/a%20b"']),
        ('click A "https://example.org" "a tip" _blank', ['    click A href "https://example.org" "a tip"']),
        ('callback A "alert" "tip"', []),
        ('link A "javascript:alert(1)"', []),
        ("link A: Page @ javascript:alert(1)", []),
        ("link A: Page @ https://example.org", ["link A: Page @ https://example.org"]),
        ('links A: {"x": "javascript:alert(1)"}', []),
        ("%% A secret", []),
        ("   %%secret", []),
        ('%%{init: {"theme": "forest"}}%%', ['%%{init: {"theme": "forest"}}%%']),
        (
            '%%{init: {"themeCSS": "a{background:url(//x.y)}"}}%%',
            ['%%{init: {"themeCSS": "a{background:url (//x.y)}"}}%%'],
        ),
        ("""A["<img src='//x.y/z.png'> words<br>more"]""", ['A[" words<br>more"]']),
        ('A@{ img: "https://x.y/z.png", label: "words" }', ['A@{  label: "words" }']),
        ("link --> click2", ["link --> click2"]),
        ("Model <|-- MoE", ["Model <|-- MoE"]),
        ("class Model <<interface>>", ["class Model <<interface>>"]),
        ("click2[curl(x)] --> B", ["click2[curl(x)] --> B"]),
    ],
)
def test_what_runs_or_fetches_is_taken_out(line, expected):
    """Comments go with it, as they are never drawn; all else stays as it was written."""
    assert code_of(f"graph LR\n{line}\nA --> B")[1:-1] == expected


def test_a_link_of_the_authors_own_comes_first():
    """A node leads to one place."""
    code = code_of('graph LR\nOther:::internal-link\nclick Other href "https://example.org"')
    assert code[2:] == ['    click Other href "https://example.org"']


def test_a_diagram_that_is_too_long_is_shown():
    """Mermaid would not draw it."""
    result = translated("```mermaid\n" + "A --> B\n" * 7000 + "```\n", conventions=DRAWN)
    assert result.markdown.startswith("```mermaid\nA")
    assert not result.diagrams


@given(
    st.lists(
        st.sampled_from(
            [
                *"[](){}<>\"';:,@%&|-=",
                "click ",
                "class ",
                "A",
                "B",
                " ",
                "\n",
                ":::internal-link",
                "img: ",
                "url(",
                "<img ",
                "graph LR\n",
                "%%",
            ]
        ),
        max_size=40,
    ).map("".join)
)
def test_any_code_is_a_diagram(code):
    """Whatever it is, it stays in its fence and takes no other."""
    code = code.replace("```", "")
    html = html_of(translated(f"~~~mermaid\n{code}\n~~~\n\nafter\n", conventions=DRAWN).markdown)
    assert html.startswith('<div class="mb-diagram highlight">')
    assert html.endswith("<p>after</p>")


@pytest.mark.parametrize(
    "piece", ["A[", "A(", "A:::internal-link ", "class A,", "<img ", "img: '", "click A ", "A[a]:::internal-link\n"]
)
def test_long_diagrams_are_read_soon(piece):
    """Time grows with their size."""
    started = time.process_time()
    translated("```mermaid\ngraph LR\n" + piece * (40_000 // len(piece)) + "\n```\n", conventions=DRAWN)
    assert time.process_time() - started < 1


def test_the_copy_of_mermaid_is_a_script_for_browsers():
    """It comes with a package, and gives the page one name."""
    pytest.importorskip("mermaidx")
    assert 'globalThis["mermaid"]' in mermaid().read_text("utf-8")[-200:]
