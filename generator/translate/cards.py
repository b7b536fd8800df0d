"""A card's Markdown as HTML that can stand within a drawing: clean, well-formed, and on one line.

Engines convert no Markdown inside a drawing, so it is done here, with the extensions that they would use. Within lists
and quotes they look for Markdown all the same, and find none in it.
"""

import html
import re
from functools import cache

import markdown
import nh3

from generator.nouns.extensions import EXTENSIONS
from generator.translate import formulas
from generator.translate.html import ATTRIBUTES, CLEAN_TAG, STYLES, TAGS, VOID
from generator.translate.safe import SCHEMES, attribute, text_in_html

MATH_STYLES = frozenset({"justify-items", "margin-left", "width"}) | {
    f"{what}-{side}" for what in ("border", "padding") for side in ("bottom", "left", "right", "top")
}
CLEANER = nh3.Cleaner(
    tags={*TAGS, *formulas.ELEMENTS, "input", "label"},
    attributes=ATTRIBUTES
    | {name: {"alttext", *formulas.ATTRIBUTES} for name in formulas.ELEMENTS}
    | {"input": {"checked", "disabled", "type"}, "label": set()},
    url_schemes=set(SCHEMES),
    link_rel=None,
    filter_style_properties={*STYLES, *MATH_STYLES},
)
ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
ID = re.compile(r' id="([^"]+)"')
PREFORMATTED = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)
REFUSED = re.compile(r"[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold, and what nobody sees."""
EMPTY = VOID | {"input"}
NOWHERE = "\x1a"
"""The place in a text that footnotes would be put at: there is none, they end the card."""


def html_of(text: str) -> str:
    """The HTML of standard Markdown, every element closed as XML wants it, without scripts and without line breaks."""
    if not text.strip():
        return ""
    engine = _engine()
    engine.reset()
    cleaned = CLEANER.clean(REFUSED.sub("", engine.convert(text)))
    parts = PREFORMATTED.split(_formed(REFUSED.sub("", cleaned).replace("&nbsp;", "&#160;")))
    parts[::2] = [" ".join(part.split("\n")) for part in parts[::2]]
    parts[1::2] = [part.replace("\n", "&#10;") for part in parts[1::2]]
    return "".join(parts).strip()


def prefixed(text: str, prefix: str) -> str:
    """The HTML with ids that no other card has; links within the card go with them."""
    ids = {id_ for tag in CLEAN_TAG.finditer(text) for id_ in ID.findall(tag[0])}
    if not ids:
        return text

    def renamed(found: re.Match[str]) -> str:
        name, value = found.groups()
        if name == "id":
            return f' id="{prefix}{value}"'
        if name == "href" and value[:1] == "#" and value[1:] in ids:
            return f' href="#{prefix}{value[1:]}"'
        return found[0]

    return CLEAN_TAG.sub(lambda tag: ATTRIBUTE.sub(renamed, tag[0]), text)


def _formed(cleaned: str) -> str:
    out: list[str] = []
    at = 0
    for found in CLEAN_TAG.finditer(cleaned):
        closing, name, attributes = found.groups()
        values = ((key, attribute(html.unescape(value))) for key, value in ATTRIBUTE.findall(attributes))
        safe = "".join(f' {key}="{value}"' for key, value in values)
        out += [text_in_html(cleaned[at : found.start()]), f"<{closing}{name}{safe}{'/' if name in EMPTY else ''}>"]
        at = found.end()
    return "".join([*out, text_in_html(cleaned[at:])])


@cache
def _engine() -> markdown.Markdown:
    """Headings get their ids from the text; `toc` would give others."""
    chosen = {name: dict(options) for name, options in EXTENSIONS if name != "toc"}
    chosen["footnotes"]["PLACE_MARKER"] = NOWHERE
    return markdown.Markdown(
        extensions=list(chosen), extension_configs={name: options for name, options in chosen.items() if options}
    )
