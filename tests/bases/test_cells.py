"""Values as cells of a table."""

import pytest

from generator.bases.cells import cell
from generator.nouns.tables import Items, Text, WebLink


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("see [[B]], [[x/C#D|the C]] or ![[p.png|100]]", "see B, the C or p.png"),
        ("![[p.png]]", "p.png"),
        ("[[B]] and [[Note#Part]]", "B and Note > Part"),
        ("[[]] [[a\nb]] a[0][1] [[open", "[[]] [[a\nb]] a[0][1] [[open"),
    ],
)
def test_links_within_a_text_show_their_words(text, expected):
    """A property that is no link as a whole may hold some; a table shows no brackets, as nothing else does."""
    assert cell(text) == Text(expected)
    assert cell((text,)) == Items((Text(expected),))


def test_an_address_is_a_link():
    """Alone; within a text it is text."""
    assert cell(" https://x.org/a_b ") == WebLink("https://x.org/a_b", "https://x.org/a_b")
    assert cell("at https://x.org") == Text("at https://x.org")
