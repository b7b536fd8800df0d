"""Blocks stand within blocks as CommonMark nests them: a reader of CommonMark and our engine see the same page."""

import random
import re
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt
from obsidian_vault import rendered

STANDARD = MarkdownIt("commonmark").enable(["table", "strikethrough"])
KEPT = set(re.findall(r"\w+", "ul ol li blockquote h1 h2 h3 h4 h5 h6 pre code table tr td th hr em strong a img del"))
WORDS = (
    "alpha",
    "be*t*a",
    "**g**",
    "`c d`",
    "x_y_z",
    "a\\*b",
    "[t](http://u/v)",
    "![i](http://u/p.png)",
    "a < b",
    "&amp;",
)
WORDS += ("R&D", "~~s~~", "*em* x", "``a`b``", "100%", '"q"', "\\# x", "e.g.", "[br]", "{x}", "a | b", "> q", "1986. y")
CODES = (["x = 1"], ["a", "", "  b"], ["- z", "    q"], ["<b>", "> t"], [])


class Skeleton(HTMLParser):
    """The elements of a page that matter, lists with their first number, and its text without spaces.

    Looseness of lists is left out.
    """

    def __init__(self, html):
        super().__init__()
        self.parts = []
        self.feed(re.sub(r"<(/?)s>", r"<\1del>", html))
        self.close()

    def handle_starttag(self, tag, attrs):
        first = dict(attrs).get("start")
        shown = f"<{tag} start={first}>" if tag == "ol" and first else f"<{tag}>"
        self.parts += [shown] if tag in KEPT and dict(attrs).get("class") != "headerlink" else []

    def handle_endtag(self, tag):
        self.parts += [f"</{tag}>"] if tag in KEPT else []

    def handle_data(self, data):
        self.parts.append("".join(data.split()))


def skeleton(html):
    """As text; links that the engine adds to headings are taken out before."""
    return "".join(Skeleton(re.sub(r'<a class="headerlink".*?</a>', "", html)).parts)


def words(chance):
    return " ".join(chance.choice(WORDS) for _ in range(chance.randint(1, 4)))


def blocks(chance, depth):
    """Lines of a few blocks with blank lines between them."""
    lines = []
    for _ in range(chance.randint(1, 3)):
        lines += [*block(chance, depth), ""]
    return lines[:-1]


def block(chance, depth):
    """Lines of one block; containers only near the top."""
    kind = chance.choice(LEAVES if depth > 2 else LEAVES + CONTAINERS)
    return kind(chance, depth)


def paragraph(chance, depth):
    return [f"w {words(chance)}" for _ in range(chance.randint(1, 3))]


def heading(chance, depth):
    return ["#" * chance.randint(1, 6) + " " + words(chance)]


def fence(chance, depth):
    mark = chance.choice(["```", "~~~", "````"])
    return [mark + chance.choice(["", "py"]), *chance.choice(CODES), mark]


def rule(chance, depth):
    return [chance.choice(["---", "***", "* * *"])]


def table(chance, depth):
    return ["| a | b |", "|---|---|", f"| {chance.choice(['x', '`c`', '*e*'])} | y |"]


def quote(chance, depth):
    return [f"> {line}" if line else ">" for line in blocks(chance, depth + 1)]


def list_(chance, depth, starts=(1, 1, 0, 3, 98)):
    lines = []
    ordered, tight = chance.random() < 0.4, chance.random() < 0.5
    start = chance.choice(starts)
    for number in range(start, start + chance.randint(1, 3)):
        mark = f"{number}. " if ordered else "- "
        first, *rest = blocks(chance, depth + 1) if not tight else [words(chance), *under(chance, depth)]
        lines.append(mark + first)
        lines += [" " * len(mark) + line if line else "" for line in rest]
        lines += [] if tight else [""]
    return lines if tight else lines[:-1]


def under(chance, depth):
    """What stands right under an item's text: nothing, or a nested list, which there has to begin with 1."""
    return list_(chance, depth + 1, starts=(1,)) if depth < 3 and chance.random() < 0.4 else []


LEAVES = [paragraph, paragraph, heading, fence, rule, table]
CONTAINERS = [quote, list_, list_]


@pytest.mark.parametrize("start", range(0, 1000, 100))
def test_a_page_has_the_structure_that_commonmark_gives_it(start):
    """Quotes, lists, code, tables and headings in one another."""
    for seed in range(start, start + 100):
        body = "\n".join(blocks(random.Random(seed), 0)) + "\n"
        assert skeleton(rendered(body)) == skeleton(STANDARD.render(body)), f"seed {seed}:\n{body}"
