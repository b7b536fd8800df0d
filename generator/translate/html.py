"""Raw HTML in notes. The policy: `nh3` keeps the tags and attributes listed here and drops all else, scripts whole.

`style` keeps a few properties of text. Addresses leave the site only by the schemes of `safe.SCHEMES`; one within the
vault is resolved like any link. An `iframe` becomes a link to its address. Text in HTML is no Markdown, as in Obsidian.
"""

import html
import re
from collections.abc import Callable
from typing import NamedTuple

import nh3

from generator.translate.plain import WIKILINK, shown_link
from generator.translate.safe import SCHEMES, attribute, text_in_html

_TAGS = """
a abbr address article aside audio b bdi bdo big blockquote br caption center cite code col colgroup dd del
details dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark
nav ol p picture pre q rp rt ruby s samp section small source span strike strong sub summary sup table tbody td
tfoot th thead time tr tt u ul var video wbr
"""
TAGS = frozenset(_TAGS.split())
ATTRIBUTES = {
    "*": {"align", "class", "dir", "height", "id", "lang", "style", "title", "valign", "width"},
    "a": {"href", "name", "target"},
    "audio": {"controls", "loop", "muted", "src"},
    "col": {"span"},
    "details": {"open"},
    "font": {"color", "face", "size"},
    "img": {"alt", "loading", "src"},
    "li": {"value"},
    "ol": {"reversed", "start", "type"},
    "source": {"media", "src", "type"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
    "video": {"controls", "loop", "muted", "poster", "src"},
}
_STYLES = """
background-color color font-family font-size font-style font-variant font-weight letter-spacing line-height
text-align text-decoration text-indent text-transform vertical-align white-space
"""
STYLES = frozenset(_STYLES.split())
CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    attributes=ATTRIBUTES,
    url_schemes=set(SCHEMES),
    link_rel=None,
    filter_style_properties=set(STYLES),
)
VOID = frozenset({"br", "col", "hr", "img", "source", "wbr"})
ADDRESSES = frozenset({"href", "src", "poster"})
_BLOCKS = """
address article aside blockquote details div dl figcaption figure footer h1 h2 h3 h4 h5 h6 header hr main nav ol
p pre section table ul video
"""
BLOCKS = frozenset(_BLOCKS.split())
"""Names that Python-Markdown takes out of the text as a whole when they start a line."""
TAG = re.compile(
    r"""<(/?)([a-zA-Z][a-zA-Z0-9-]*+)((?:\s++[^\s"'<>=/`]++(?:\s*+=\s*+(?:"[^"<>]*+"|'[^'<>]*+'|[^\s"'=<>`]++))?+)*+)\s*+/?>"""
)
CLEAN_TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)((?:"[^"]*"|[^">])*)>')
CLEAN_ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
IFRAME = re.compile(r"<iframe\b([^<>]*)>", re.IGNORECASE)
MAX_DEPTH = 60
"""Elements open at a time in a block of raw HTML; parsers of HTML need time that grows with the square of it."""
EDGE = re.compile(r"<(/?)(?!(?:area|br|col|hr|img|input|source|wbr)\b)[a-zA-Z]", re.IGNORECASE)
SOURCE = re.compile(r"""\bsrc\s*=\s*["']?(https?://[^\s"'<>]+)""", re.IGNORECASE)
NAME = re.compile(r"<([a-zA-Z][a-zA-Z0-9-]*)")

Resolve = Callable[[str], "str | None"]
"""A decoded address to the one that the page needs; None for none."""


class Cleaned(NamedTuple):
    """Harmless HTML, and the names of what was dropped from it."""

    text: str
    dropped: tuple[str, ...]


def clean_block(text: str, resolve: Resolve, *, nested: bool) -> Cleaned:
    """A block of raw HTML, every element closed; on one line within containers, where engines see no blocks of HTML."""
    dropped = sorted({name.lower() for name in NAME.findall(text)} - TAGS)
    if _depth(text) > MAX_DEPTH:
        text = html.escape(text)
    elif "iframe" in dropped:
        text = IFRAME.sub(_link_to_frame, text)
    cleaned = _resolved(CLEANER.clean(text), resolve).strip()
    first = NAME.match(cleaned)
    if nested or first is None or first[1] not in BLOCKS:
        cleaned = cleaned.replace("\n", "&#10;" if "<pre" in cleaned else " ")
    return Cleaned(cleaned, tuple(dropped))


def clean_tag(found: re.Match[str], resolve: Resolve) -> str:
    """A single tag within text; empty where it is not allowed. The caller sees to it that it is closed."""
    closing, name = found[1], found[2].lower()
    if name not in TAGS:
        return ""
    if closing:
        return "" if name in VOID else f"</{name}>"
    if not found[3]:
        return f"<{name}>"
    cleaned = CLEANER.clean(f"<{name}{found[3]}>")
    if not cleaned.startswith(f"<{name}"):  # a cell or a row alone: the parser drops it
        return f"<{name}>"
    return _resolved(cleaned.removesuffix(f"</{name}>"), resolve)


def _depth(text: str) -> int:
    depth = deepest = 0
    for found in EDGE.finditer(text):
        depth = max(depth - 1, 0) if found[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _link_to_frame(found: re.Match[str]) -> str:
    source = SOURCE.search(found[1])
    if source is None:
        return ""
    address = html.escape(html.unescape(source[1]))
    return f'<a href="{address}">{address}</a>'


def _resolved(cleaned: str, resolve: Resolve) -> str:
    """Clean HTML with addresses that hold on the page, and with nothing in it that Markdown could take for its own."""
    out: list[str] = []
    at = code = 0
    for found in CLEAN_TAG.finditer(cleaned):
        out.append(_text(cleaned[at : found.start()], in_code=code > 0))
        closing, name, attributes = found.groups()
        if name in ("code", "pre", "kbd", "samp"):
            code += -1 if closing else 1
        out.append(f"<{closing}{name}{_attributes(attributes, resolve)}>")
        at = found.end()
    out.append(_text(cleaned[at:], in_code=code > 0))
    return "".join(out)


def _text(text: str, *, in_code: bool) -> str:
    if "[[" in text and not in_code:
        text = WIKILINK.sub(lambda found: found[2] or shown_link(found[1]), text)
    return text_in_html(text)


def _attributes(text: str, resolve: Resolve) -> str:
    if not text:
        return ""
    out = []
    for name, value in CLEAN_ATTRIBUTE.findall(text):
        shown: str | None = html.unescape(value)
        if name in ADDRESSES and shown is not None:
            shown = resolve(shown)
        if shown is not None:
            out.append(f' {name}="{attribute(shown)}"')
    return "".join(out)
