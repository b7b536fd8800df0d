"""The edge where text becomes Markdown or HTML: whatever it says, it is shown and never run."""

import re
from functools import lru_cache
from html import escape

from markupsafe import Markup

_SPECIAL = re.compile(r"[\\`*_{}\[\]|~^=$#@]|:(?=\S)|^[-+!?%.]|^\d+(?=[.)])|(?<=\d)\.(?=\s)")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")
_QUOTED = re.compile(r"“((?:(?!\[\[|%%|\[!|==)[^“”])*+(?:\[\[|%%|\[!|==)[^“”]*+)”")
CACHED = 1 << 15
"""Texts whose escaped form is kept: labels, definitions and sources stand on page after page."""
ANGLES = str.maketrans({"<": "‹", ">": "›"})


def clean(text: str) -> str:
    """One line without control characters, nor those that reverse the direction of what follows."""
    if text.isprintable() and "  " not in text:  # true of nearly all, and cheap to tell
        return text.strip()
    return " ".join(_CONTROLS.sub("", text).split())


def md(text: object) -> Markup:
    """Text for Markdown: every character that Markdown, an extension or HTML could read is written as an entity."""
    return text if isinstance(text, Markup) else _md(str(text))


@lru_cache(maxsize=CACHED)
def _md(text: str) -> Markup:
    safe = escape(clean(text), quote=False)
    # Entities hold “&”, “#” and “;” only, and the first pass made them: protect its “&”.
    return Markup(_SPECIAL.sub(_entity, safe.replace("&", "\0")).replace("\0", "&"))


def quoted(text: object) -> Markup:
    """Text for Markdown between double quotation marks, as the title of an admonition."""
    return Markup(str(md(text)).replace('"', "&quot;"))


def html(text: object) -> Markup:
    """Text for HTML, in an element or in a quoted attribute."""
    return text if isinstance(text, Markup) else _html(str(text))


@lru_cache(maxsize=CACHED)
def _html(text: str) -> Markup:
    return Markup(escape(clean(text), quote=True))


def told(text: str) -> Markup:
    """A message for HTML; what it quotes is code where it could be taken for syntax that was left over."""
    return Markup(_QUOTED.sub(r"<code>\1</code>", str(html(text))))


def title(text: str) -> str:
    """Text for an engine's page title, which themes put into HTML as it is, and once after taking the entities back."""
    return escape(clean(text).translate(ANGLES), quote=False)


def attribute(text: str) -> str:
    """Text for an engine's metadata, which themes put into a quoted attribute as it is."""
    return escape(clean(text).translate(ANGLES), quote=True)


def _entity(match: re.Match[str]) -> str:
    return "".join(f"&#{ord(character)};" for character in match[0])
