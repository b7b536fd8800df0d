"""A card's Markdown as HTML that can stand within a drawing: clean, well-formed, and on one line.

Engines convert no Markdown inside a drawing, so it is done here, with the extensions that they would use.
"""

import re
from functools import cache

import markdown
import nh3

from generator.nouns.extensions import EXTENSIONS
from generator.translate.html import ATTRIBUTES, CLEAN_TAG, STYLES, TAGS, VOID
from generator.translate.safe import SCHEMES

_MATH = """
annotation math menclose mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt
mstyle msub msubsup msup mtable mtd mtext mtr munder munderover semantics
"""
MATH = frozenset(_MATH.split())
_MATH_ATTRIBUTES = """
accent class columnalign columnspacing display displaystyle encoding fence form linethickness lspace mathsize
mathvariant maxsize minsize movablelimits notation rowspacing rspace scriptlevel separator stretchy symmetric xmlns
"""
MATH_ATTRIBUTES = frozenset(_MATH_ATTRIBUTES.split())
CLEANER = nh3.Cleaner(
    tags={*TAGS, *MATH, "input", "label"},
    attributes=ATTRIBUTES
    | {name: set(MATH_ATTRIBUTES) for name in MATH}
    | {"input": {"checked", "disabled", "type"}, "label": set()},
    url_schemes=set(SCHEMES),
    link_rel=None,
    filter_style_properties=set(STYLES),
)
ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
ID = re.compile(r' id="([^"]+)"')
PREFORMATTED = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)
REFUSED = re.compile(r"[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold, and what nobody sees."""
EMPTY = VOID | {"input"}


def html_of(text: str) -> str:
    """The HTML of standard Markdown, every element closed as XML wants it, without scripts and without line breaks."""
    if not text.strip():
        return ""
    engine = _engine()
    engine.reset()
    cleaned = CLEANER.clean(REFUSED.sub("", engine.convert(text)))
    formed = CLEAN_TAG.sub(_tag, REFUSED.sub("", cleaned).replace("&nbsp;", "&#160;"))
    parts = PREFORMATTED.split(formed)
    parts[::2] = [" ".join(part.split("\n")) for part in parts[::2]]
    parts[1::2] = [part.replace("\n", "&#10;") for part in parts[1::2]]
    return "".join(parts).strip()


def prefixed(html: str, prefix: str) -> str:
    """The HTML with ids that no other card has; links within the card go with them."""
    ids = {id_ for tag in CLEAN_TAG.finditer(html) for id_ in ID.findall(tag[0])}
    if not ids:
        return html

    def renamed(found: re.Match[str]) -> str:
        name, value = found.groups()
        if name == "id":
            return f' id="{prefix}{value}"'
        if name == "href" and value[:1] == "#" and value[1:] in ids:
            return f' href="#{prefix}{value[1:]}"'
        return found[0]

    return CLEAN_TAG.sub(lambda tag: ATTRIBUTE.sub(renamed, tag[0]), html)


def _tag(found: re.Match[str]) -> str:
    closing, name, attributes = found.groups()
    safe = attributes.replace("<", "&lt;").replace(">", "&gt;").replace("\n", " ").rstrip("/ ")
    return f"<{closing}{name}{safe}{'/' if name in EMPTY else ''}>"


@cache
def _engine() -> markdown.Markdown:
    """Headings get their ids from the text; `toc` would give others."""
    chosen = [(name, dict(options)) for name, options in EXTENSIONS if name != "toc"]
    return markdown.Markdown(
        extensions=[name for name, _ in chosen],
        extension_configs={name: options for name, options in chosen if options},
    )
