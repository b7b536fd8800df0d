"""Inline syntax taken away: what a reader sees of a heading or a sentence, as plain text."""

import html
import re

WIKILINK = re.compile(r"!?\[\[([^\[\]|\n]*)(?:\|([^\[\]\n]*))?\]\]")
LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)?\)")
FOOTNOTE = re.compile(r"\[\^[^\[\]]*\]")
TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
MARKS = re.compile(r"\*+|==|~~|`+|(?<![^\W_])_+|_+(?![^\W_])|\$")
ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
ANCHOR = re.compile(r"(?:^|\s)\^[A-Za-z0-9-]+\s*\Z")
ATTRIBUTES = re.compile(r"(?:^|[ ]+)\{:?([^{}]*)\}[ ]*\Z")
PLAIN = re.compile(r"[^\\*_`\[\]{}<>&$~=^|#\n]*")


def plain(text: str) -> str:
    """The words of a line of Markdown."""
    if PLAIN.fullmatch(text):
        return " ".join(text.split())
    text = ANCHOR.sub("", text) if "^" in text else text
    if "[" in text:
        text = WIKILINK.sub(lambda found: found[2] or shown_link(found[1]), text.replace("\\|", "|"))
        text = FOOTNOTE.sub("", LINK.sub(r"\1", LINK.sub(r"\1", text)))
    text = MARKS.sub("", TAG.sub("", text) if "<" in text else text)
    return " ".join(html.unescape(ESCAPE.sub(r"\1", text)).split())


def shown_link(target: str) -> str:
    """What Obsidian shows of a link without words of its own: `Note > Heading`."""
    return " > ".join(part.strip() for part in target.split("#") if part.strip())


def is_plain(text: str) -> bool:
    """Whether nothing in a heading could be read as syntax."""
    return PLAIN.fullmatch(text) is not None


def attributes_of(text: str) -> tuple[str, str]:
    """A heading and the attribute list behind it, without its braces; only `#id` and `.class` make one."""
    found = ATTRIBUTES.search(text) if text.endswith("}") else None
    if found is None or not all(re.fullmatch(r"[#.][\w:.-]+", word) for word in found[1].split()):
        return text, ""
    return text[: found.start()], found[1].strip()
