"""Formulas: TeX as MathML that browsers draw without a script, whatever an author writes between dollars."""

import re
import time
import xml.etree.ElementTree as ET
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from obsidian_vault import html_of, rendered, translated

from generator.translate import formulas
from generator.translate.formulas import ELEMENTS, IN_TEXT, Formula, mathml, shown
from generator.translate.macros import Macros

COMMANDS = """
\\frac \\sqrt \\sum_ \\int^ \\left( \\right) \\left. \\right| \\begin{matrix} \\end{matrix} \\begin{align} \\end{align}
\\begin{cases} \\end{cases} \\text{ \\mathbf{ \\operatorname{ \\hat \\overline{ \\binom \\substack{ \\tag{1} \\label{a}
\\newcommand{\\a} \\def\\b \\a \\b \\DeclareMathOperator{\\c} \\let \\color{red} \\textcolor{ \\cancel{ \\boxed{
\\\\ & { } [ ] ^ _ ' " < > ! | # #1 % ~ $ ` * a 1 é 中 𝔸 = , . : ( ) / - + \\% \\{ \\} \\, \\| \\ \\not \\big( \\middle|
]( [[ ![[ {: {#x} == ~~ ^[ <b> <!-- --> &lt; javascript: onclick=x \\x \\undefined \\ce{ \\href{
"""
PIECES = [*COMMANDS.split(), " ", "\n"]
TEX = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


class Tree(HTMLParser):
    """The elements of a fragment in which every one is closed."""

    def __init__(self, html):
        super().__init__()
        self.open, self.names, self.text = [], set(), []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.open.append(tag)
        self.names.add(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text.append(data)


def drawn(tex, **over):
    """The formula's MathML without its TeX; there is nothing wrong with it."""
    made = mathml(tex, **over)
    assert made.why == ""
    return re.sub(r' alttext="[^"]*"', "", made.markup)


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        ("x^2", "<math><msup><mi>x</mi><mn>2</mn></msup></math>"),
        (r"\frac ab", "<math><mfrac><mi>a</mi><mi>b</mi></mfrac></math>"),
        ("a<b", "<math><mi>a</mi><mo>&#60;</mo><mi>b</mi></math>"),
        (r"\text{a_b *c*}", "<math><mtext>a&#95;b\u00a0&#42;c&#42;</mtext></math>"),
        (r"\mbox{if}", "<math><mtext>if</mtext></math>"),
        ("%a", ""),
    ],
)
def test_tex_becomes_mathml(tex, expected):
    """On one line, and with nothing in its text that Markdown could read."""
    assert drawn(tex) == expected


KNOWN = r"""
\sum_{i=1}^{n} i = \frac{n(n+1)}{2} \quad \prod_k \int_0^\infty \lim_{x \to 0} \oint
\begin{pmatrix} a & b \\ c & d \end{pmatrix} \begin{bmatrix} 1 \end{bmatrix} \begin{vmatrix} 1 \end{vmatrix}
\begin{smallmatrix} a & b \end{smallmatrix} \begin{bmatrix*}[r] 1 \end{bmatrix*}
\begin{aligned} a &= b \\ c &= d \end{aligned}
\begin{align} a &= b \\ c &= d \end{align}
\begin{alignat}{2} a &= b & c &= d \end{alignat}
\begin{equation}\begin{split} a &= b \end{split}\end{equation}
\begin{gather} a \\ b \end{gather} \begin{eqnarray} a &=& b \end{eqnarray} \begin{multline} a \\ b \end{multline}
\begin{cases} x & x > 0 \\ -x & \text{otherwise} \end{cases}
\begin{array}{c|c} a & b \\ \hline c & d \end{array}
\alpha \beta \Gamma \varepsilon \vartheta \nabla \partial \infty \ell \hbar \aleph
\hat{x} \tilde{y} \bar z \vec{v} \dot{q} \ddot q \widehat{abc} \overline{AB} \underbrace{a+b}_{n} \overbrace{c}^{m}
\left( \frac{1}{2} \right] \left\{ x \mid x > 0 \right\} \left. x \right|_0 \left<a\right> \bigl( x \bigr) \Big|
\operatorname{softmax}(z)_i \operatorname*{arg\,max}_\theta \argmax \max_x \Pr(A \mid B) \mathop{\mathrm{KL}}
\mathbf{x} \mathbb{R} \mathcal{L} \mathfrak{g} \mathscr{F} \mathrm{d}x \mathsf{x} \mathtt{x} \boldsymbol{\theta} \bm x
\sum_{\substack{i < n \\ j < m}} x \stackrel{!}{=} \overset{a}{b} \underset{c}{d} \xrightarrow{f} \binom{n}{k}
\color{red} x \textcolor{blue}{y} \boxed{x} \cancel{x} \phantom{x} \dfrac12 \tfrac12 \cfrac{1}{2} \sqrt[3]{x}
E = mc^2 \tag{1} \label{einstein}
\ldots \cdots \vdots \ddots \dotsb \hdots \le \ge \ne \approx \equiv \implies \iff \mapsto \notin \subseteq \Large x
""".strip().split("\n")


@pytest.mark.parametrize("tex", KNOWN)
def test_what_authors_write_is_drawn(tex):
    """The commands of LaTeX and of the American Mathematical Society that notes are full of."""
    assert drawn(tex, display=True).startswith('<math display="block">')


@pytest.mark.parametrize(
    ("tex", "why"),
    [
        (r"\ce{H2O}", "unknown command “\\ce”"),
        (r"\frac{1}{", "expected closing token “}”, but reached end of input"),
        (r"\begin{tikzcd} a \end{tikzcd}", "unknown environment “tikzcd”"),
        ("{" * 40 + "}" * 40, "it is nested too deeply"),
        (r"\sqrt" * 700 + " x", "it is nested too deeply"),
        (r"\sqrt[" * 40 + "x" + "]{y}" * 40, "it is nested too deeply"),
        ("x" * 10_001, "it has more than 10,000 characters"),
        (r"\def\a{\a\a} \a", "a command of its own is unclear, lacks an argument or grows without end"),
        (r"\newcommand{\a}[1]{#1} \a", "a command of its own is unclear, lacks an argument or grows without end"),
        (r"\let\a\b x", "a command of its own is unclear, lacks an argument or grows without end"),
    ],
)
def test_what_cannot_be_drawn_says_why(tex, why):
    """In a few words."""
    assert mathml(tex) == Formula("", why)


MESSAGE = "“{}” cannot be drawn: unknown command “\\ce”; shown as it was written; write it with LaTeX's own commands"


def test_a_formula_that_cannot_be_drawn_is_shown_and_told():
    """As its author wrote it, with the line; the note's other formulas are drawn."""
    result = translated("$x$\n\nand $\\ce{H_2O}$\n\n$$\n\\ce{a}\n\\ce{b}\n$$\n")
    assert result.markdown == (
        '<span class="mb-math"><math alttext="x"><mi>x</mi></math></span>\n\n'
        'and <code class="mb-tex">&#92;ce&#123;H&#95;2O&#125;</code>\n\n'
        '<div class="mb-formula"><code class="mb-tex">&#92;ce&#123;a&#125;&#10;&#92;ce&#123;b&#125;</code></div>\n'
    )
    assert [(problem.line, problem.code, problem.message) for problem in result.problems] == [
        (3, "math-unreadable", MESSAGE.format("\\ce{H_2O}")),
        (5, "math-unreadable", MESSAGE.format("\\ce{a} \\ce{b}")),
    ]


def test_comments_in_a_formula_never_leave():
    """Neither with its TeX, nor where it is shown as it was written."""
    result = translated("$$\n50\\% % secret\n% secret\n$$\n\n$$\n\\ce{x} % secret\n$$\n")
    assert "secret" not in result.markdown
    assert "<mn>50</mn><mi>%</mi>" in result.markdown


def test_commands_of_an_author_hold_from_where_they_are_defined():
    """On the whole page, in any of the ways of defining them; a formula that only defines shows nothing."""
    body = (
        "$\\RR$\n\n$$\n\\newcommand{\\RR}{\\mathbb{R}} \\def\\pair#1#2{(#1, #2)}\n"
        "\\DeclareMathOperator{\\rank}{rank}\n$$\n\n- $\\pair{a}\\RR$ and $\\rank A$\n"
    )
    result = translated(body)
    assert [problem.line for problem in result.problems] == [1]
    assert html_of(result.markdown).count("<math") == 2
    assert "".join(Tree(html_of(result.markdown)).text).split() == ["\\RR", "(a,ℝ)", "and", "rank\u2061A"]


def test_a_command_of_its_own_takes_arguments():
    """Groups, or single signs, as in TeX."""
    macros = Macros()
    assert drawn(r"\newcommand{\half}[1]{\frac{#1}{2}} \half x + \half{ab}", macros=macros) == (
        "<math><mfrac><mi>x</mi><mn>2</mn></mfrac><mo>+</mo><mfrac><mrow><mi>a</mi><mi>b</mi></mrow><mn>2</mn></mfrac></math>"
    )
    assert drawn(r"\half\alpha", macros=macros) == "<math><mfrac><mi>α</mi><mn>2</mn></mfrac></math>"


PLACES = {
    "a paragraph": "$x$ and *more*",
    "an item": "- $x$ and *more*",
    "a task": "- [ ] $x$ and *more*",
    "a quote": "> $x$ and *more*",
    "a callout": "> [!note]\n> $x$ and *more*",
    "a callout's title": "> [!note] $x$ and *more*",
    "a cell": "| a |\n| --- |\n| $x$ and *more* |",
    "a heading": "## $x$ and *more*",
    "a footnote": "a[^1]\n\n[^1]: $x$ and *more*",
    "a link's words": "[$x$ and *more*](https://example.org)",
}
SYNTAX = r'\text{[a](b) ==c== ~~d~~ ^e^ <b> | [[x]] "h" &amp;}'


@pytest.mark.parametrize("body", PLACES.values(), ids=PLACES)
@pytest.mark.parametrize("tex", ["a_1 * b_1 * c_1", SYNTAX, r"\left|x\right|"], ids=["signs", "syntax", "pipes"])
def test_a_formula_is_left_alone_wherever_it_stands(body, tex):
    """It has the same elements as by itself, and what follows it is Markdown still."""
    tex = tex.replace("|", "/") if "| ---" in body else tex
    page = rendered(body.replace("x", tex, 1))
    assert f'<span class="mb-math">{mathml(tex).markup}</span>' in page
    assert "<em>more</em>" in page


def test_a_formula_does_not_change_the_address_of_a_heading():
    """Nor does it leave its TeX in the text of the page."""
    result = translated("## The $x^2$ of $\\theta_t$\n")
    assert [heading.slug for heading in result.headings] == ["the-x2-of-theta_t"]
    html = html_of(result.markdown)
    assert 'id="the-x2-of-theta_t"' in html
    assert re.sub(r"<[^>]*>|&para;", "", html) == "The x2 of θt"


@given(TEX)
@example("\\text{<script>alert(1)</script>}")
@example("\\operatorname{</math><img src=x>}")
def test_whatever_stands_between_dollars_is_harmless(tex):
    """No exception, only elements of the list, each closed, on one line; text and TeX come out as they went in."""
    made = mathml(tex, display=len(tex) % 2 == 0)
    assert (made.markup == "") or (made.why == "")
    assert "\n" not in made.markup
    tree = Tree(made.markup)
    assert tree.names <= ELEMENTS | IN_TEXT
    if made.markup:
        written = re.sub(r"(?<!\\)%[^\n]*", "", tex)
        assert ET.fromstring(made.markup).get("alttext").split() == written.split()
    assert "".join(Tree(shown(tex)).text) == tex.strip()


@given(TEX)
def test_an_engine_finds_nothing_of_its_own_in_a_formula(tex):
    """The HTML of the formula is in the page as it was made, in a paragraph and in a cell."""
    made = mathml(tex)
    if made.markup:
        assert made.markup in html_of(f'a <span class="mb-math">{made.markup}</span> *b*')
        assert made.markup in html_of(f'| a |\n| --- |\n| <span class="mb-math">{made.markup}</span> |')


class PanicException(BaseException):
    """What a failure in Rust arrives as."""


def test_a_failure_of_the_reader_is_only_that_of_one_formula(monkeypatch):
    """The page is made all the same."""

    class Reader:
        def convert_with_local_state(self, tex, displaystyle):
            raise PanicException

    monkeypatch.setattr(formulas, "READER", Reader())
    assert mathml("a + failure").why == "the reader of formulas has failed at it"


@given(st.text(max_size=200))
def test_any_text_is_a_formula_or_none(text):
    """Characters of any kind."""
    mathml(text)
    mathml(text, display=True)


HOSTILE = {
    "groups": "{",
    "roots": r"\sqrt",
    "fractions": r"\frac1",
    "fractions of groups": r"\frac{1}",
    "optional arguments": r"\sqrt[",
    "brackets": r"\left(",
    "environments": r"\begin{matrix}",
    "powers": "x^{",
    "accents": r"\hat",
    "texts": r"\text{",
    "definitions": r"\def\a{",
    "definitions that are whole": r"\def\a{b}",
    "arguments": r"\newcommand{\a}[9]{#1#1#1#1#1#1#1#1}\a{\a{",
    "columns": "&",
    "primes": "'",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_long_formulas_end_soon(piece):
    """Neither time nor memory nor the stack runs out, whatever is repeated up to the limit."""
    started = time.process_time()
    for size in (100, 1000, 10_000):
        mathml(piece * (size // len(piece)))
    assert time.process_time() - started < 1


def test_a_page_of_commands_that_grow_ends_soon():
    """A thousand formulas of which each could be ten thousand characters long."""
    body = (
        "$\\def\\a{b}\\def\\c{\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a}\\def\\d{\\c\\c\\c\\c\\c\\c\\c\\c\\c\\c}$ "
        + "$\\d\\d\\d$ " * 1000
    )
    started = time.process_time()
    translated(body)
    assert time.process_time() - started < 3
