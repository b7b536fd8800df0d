"""How a view is laid out, from the keys that only its kind knows."""

import math
from collections.abc import Mapping

from generator.nouns.properties import PropertyValue
from generator.nouns.tables import Layout

SMALLEST, LARGEST = 50, 800
"""The width of a card in pixels."""
FLATTEST, TALLEST = 0.1, 5.0
"""The height of a card's image by its width."""
SEPARATOR = 20
"""Characters of what stands between the properties of a list's item."""


def layout(options: Mapping[str, PropertyValue]) -> Layout:
    """The layout; what is no value for its key counts as left out."""
    usual = Layout()
    card = _number(options.get("cardSize"))
    ratio = _number(options.get("imageAspectRatio"))
    separator = options.get("separator")
    return Layout(
        card=round(min(max(card, SMALLEST), LARGEST)) if card else usual.card,
        ratio=min(max(ratio, FLATTEST), TALLEST) if ratio else usual.ratio,
        contain=_word(options.get("imageFit")) == "contain",
        marker=_marker(_word(options.get("markers"))),
        nested=_word(options.get("indentProperties")) == "true",
        separator=_visible(separator) if isinstance(separator, str) and separator else usual.separator,
    )


def _number(value: PropertyValue) -> float:
    """A number above 0; 0 for anything else."""
    try:
        number = float(value) if isinstance(value, str | int | float) else 0.0
    except ValueError:
        return 0.0
    return number if math.isfinite(number) and number > 0 else 0.0


def _word(value: PropertyValue) -> str:
    return value.strip().lower() if isinstance(value, str) else ""


def _marker(word: str) -> str:
    return "none" if word == "none" else "number" if word.startswith("number") else "bullet"


def _visible(text: str) -> str:
    return "".join(c for c in text if c.isprintable())[:SEPARATOR]
