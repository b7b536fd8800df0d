"""Mermaid diagrams as they may stand on a page: nodes that name notes lead to them, and nothing is run or fetched.

What is done here is for the code of a diagram that will be drawn; one that is only shown stays as it was written.
"""

import re
from collections.abc import Iterator
from html import unescape

from generator.nouns.urls import PLAIN_SCHEMES
from generator.translate import links
from generator.translate.index import Kind
from generator.translate.ledger import Scope
from generator.translate.safe import encoded, scheme_of

MAX_LENGTH = 50_000
"""Characters; Mermaid itself draws none with more."""
MAX_LINKS = 200

COMMENT = re.compile(r"\s*%%(?!\{)")
KIND = re.compile(r"^(?!\s*(?:%%|---|\w+:))\s*(?:graph|flowchart|flowchart-elk|classDiagram(?:-v2)?)\b", re.MULTILINE)
"""A line that opens one of the kinds whose nodes can be links."""
CLICK = re.compile(r"""\s*(?:click|link|callback)\s+([\w.-]+)\s+(?:href\s+)?["']([^"']*)["'](?:\s+"([^"]*)")?.*""")
ACTS = re.compile(r"\s*(?:click\s|(?:callback|link)\s+[^\s:]+\s+[\"']|(?:links?|properties|details)\s+[^:\n]{1,200}:)")
MENU = re.compile(r"\s*link\s+[^:\n]{1,200}:[^@\n]*@\s*(\S+)\s*$")

FETCHED = re.compile(
    r"</?\s*(?:img|image|picture|source|video|audio|track|iframe|frame|object|embed|link|style|script|svg|math|input"
    r"|form|base|meta|template|use)\b[^<>\n]*>?",
    re.IGNORECASE,
)
PICTURE = re.compile(r"""["']?\bimg["']?\s*:\s*(?:"[^"\n]*"|'[^'\n]*'|[^,}\s]+)\s*,?""", re.IGNORECASE)
URL = re.compile(r"((?<!\w)url|image-set|@import)(?=\s*[(\"'])", re.IGNORECASE)

LINK = "    click "
ID = r"\w+(?:[.-]\w+)*"
CLASSED = re.compile(rf"\s*class\s+({ID}(?:\s*,\s*{ID})*)\s+internal-link\s*;?\s*$")
QUOTED = re.compile(r"\s*class\s+[\"'].*internal-link\s*;?\s*$")
SHORT = re.compile(rf"(?<![\w.-])({ID})(?:[\[({{>][^\n]{{0,300}}?[\])}}])?:::internal-link\b")
LABEL = re.compile(
    rf"(?<![\w.-])({ID})(?:\[|\(|\{{|>)[\[({{/\\]*\s*(?:\"([^\"\n]{{1,300}})\"|([^\"\[\](){{}}|\n]{{1,300}}?))\s*[/\\\])}}]"
)


def drawn(lines: tuple[str, ...], scope: Scope) -> list[str] | None:
    """The code of a diagram for a page of `scope`; None for one that is too long to be drawn."""
    if sum(map(len, lines)) + len(lines) > MAX_LENGTH:
        return None
    kept = [line for written in lines for line in _harmless(written)]
    return [*kept, *_links(kept, scope)]


def _harmless(line: str) -> Iterator[str]:
    """The line without what would run or fetch anything; comments and lines that only do so go as a whole."""
    if COMMENT.match(line) or QUOTED.match(line):
        return
    if ACTS.match(line):
        yield from _link(line)
        return
    line = PICTURE.sub("", FETCHED.sub("", line))
    yield URL.sub(r"\1 ", line) if URL.search(line) else line


def _link(line: str) -> Iterator[str]:
    """A link of the author's own, if it leads out of the site by a way that runs nothing."""
    if (found := CLICK.fullmatch(line)) and (address := _outside(found[2])):
        tip = f' "{found[3]}"' if found[3] else ""
        yield f'{LINK}{found[1]} href "{address}"{tip}'
    elif (menu := MENU.match(line)) and _outside(menu[1]):
        yield line


def _outside(written: str) -> str:
    address = unescape(written)
    return encoded(address) if scheme_of(address) in PLAIN_SCHEMES else ""


def _links(lines: list[str], scope: Scope) -> Iterator[str]:
    """A link for each node of the class `internal-link` whose text, or else whose name, is that of a published page."""
    text = "\n".join(lines)
    if "internal-link" not in text or KIND.search(text) is None:
        return
    nodes: dict[str, None] = {}
    for line in lines:
        if found := CLASSED.match(line):
            nodes |= dict.fromkeys(id_.strip() for id_ in found[1].split(","))
        nodes |= dict.fromkeys(SHORT.findall(line))
    labels: dict[str, str] = {}
    for id_, quoted, bare in LABEL.findall(text):
        labels.setdefault(id_, (quoted or bare).strip())
    led = {line.split()[1] for line in lines if line.startswith(LINK)}
    for id_ in [id_ for id_ in nodes if id_ not in led][:MAX_LINKS]:
        if address := _address(labels.get(id_, ""), scope) or _address(id_, scope):
            yield f'{LINK}{id_} href "{address}"'


def _address(name: str, scope: Scope) -> str:
    """Where a name leads; empty for nowhere and for what is not published, of which nobody is told: it is no link."""
    target = scope.index.resolve(name, scope.note.path, wiki=True).target if name else None
    if target is None or target.withheld or target.kind is Kind.FILE:
        return ""
    return links.html_address(scope, links.Destination(target))
