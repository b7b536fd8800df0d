"""The edge: text that no Markdown, extension or browser takes for anything but text, and addresses that run nothing."""

import html
import re
from urllib.parse import quote

MARKDOWN = re.compile(r"[\\`*\[\]{}<$|]|^\^|(?<![^\W_])_|_(?![^\W_])|={2,}|~{2,}|&(?=[#\w]+;)")
ESCAPED = frozenset("\\`*_[]{}")
"""What Python-Markdown escapes without the help of an extension."""
IN_HTML = re.compile(
    r"[\\`*\[\]{}$|^]|(?<![^\W_])_|_(?![^\W_])|={2,}|~{2,}|^[ ]*[#+>-]|^[ ]*\d+(?=\.)|(?:!|\?){3}", re.MULTILINE
)
IN_ATTRIBUTE = re.compile(r"[<>\"'`\\\[\]{}$\n|&]")
IN_CODE = re.compile(r"[^\w ,;()/@%'.-]|_")
SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]+:")
_SCHEMES = """
http https mailto tel sms ftp ftps sftp irc ircs xmpp geo magnet news webcal doi obsidian zotero
"""
SCHEMES = frozenset(_SCHEMES.split())
"""Addresses that leave the site by these are links; all others (`javascript:`, `data:`, `file:` …) are text."""
INVISIBLE = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028\u2029\ufeff]+")
SAFE_ADDRESS = "/-._~!'+,:;?#=&@*%"

KEYS = "width|height|align|alt|title|loading|target|rel|lang|dir|start|reversed|value|colspan|rowspan|download|open"
ATTRIBUTE_LIST = re.compile(
    rf"""\{{:?[ ]*(?:(?:[.#][\w:.-]+|(?:{KEYS})=(?:"[^"{{}}<>\\`\n\[\]$]*"|[\w%.:/#-]+))(?:[ ]+|(?=\}})))++\}}"""
)
"""`{ .class #id key="value" }` with harmless keys only: what `attr_list` may see of an author's braces."""
GUARD = re.compile(
    r"^(?:[#>]|[-+*](?=[ ]|$|[-+*][-+* ]*$)|\d+(?=\.(?:[ ]|$))|=(?==*[ ]*$)|~(?=~~)|!(?=!!)|\?(?=\?\?)"
    r"|\[(?=[^\[\]]*\]:)|\\\[|_(?=[_ ]+$))",
    re.MULTILINE,
)

GUARDED = frozenset("#>-+*=~!?[\\_0123456789")


def entity(text: str) -> str:
    """Characters that nothing takes for syntax."""
    return "".join(f"&#{ord(character)};" for character in text)


def literal(text: str) -> str:
    """Words from outside the note's syntax (a file's name) as Markdown that shows exactly them."""
    return MARKDOWN.sub(_literal, text.replace("\n", " "))


def _literal(found: re.Match[str]) -> str:
    return "\\" + found[0] if found[0] in ESCAPED else entity(found[0])


def text_in_html(text: str) -> str:
    """A text node of clean HTML, so that Markdown finds nothing in it either."""
    return IN_HTML.sub(lambda found: entity(found[0]), text)


def attribute(text: str) -> str:
    """The value of an HTML attribute between double quotes."""
    return IN_ATTRIBUTE.sub(lambda found: entity(found[0]) if found[0] != "\n" else " ", text)


def code_in_html(text: str) -> str:
    """Inline code as HTML, for what backticks cannot hold safely."""
    return "<code>" + IN_CODE.sub(lambda found: entity(found[0]), text) + "</code>"


def guarded(text: str) -> str:
    """Lines of a paragraph, none of which an engine takes for the start of another block."""
    if text[:1] not in GUARDED and "\n" not in text:
        return text
    return GUARD.sub(_guard, text)


def _guard(found: re.Match[str]) -> str:
    start = found[0]
    if start.isdigit():
        return start + "\\"
    if start in ("[", "\\["):
        return entity("[")  # with a backslash it could open mathematics
    return ("\\" + start) if start in "#>-+*_" else entity(start)


def decoded(address: str) -> str:
    """An address without character references, however often they were wrapped."""
    for _ in range(3):
        if "&" not in address:
            break
        address = html.unescape(address)
    return address


def scheme_of(address: str) -> str:
    """The scheme with which a decoded address leaves the site, as a browser would read it; empty for a path."""
    found = SCHEME.match(INVISIBLE.sub("", address))
    return found[0][:-1].lower() if found else ""


def encoded(address: str) -> str:
    """A decoded address with every character encoded that Markdown, an extension or HTML could take for its own."""
    return re.sub(r"&(?=[#\w]+;)", "%26", quote(address.strip(), safe=SAFE_ADDRESS))
