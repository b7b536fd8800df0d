"""Obsidian's types of properties: ours are added, the user's stay."""

import re

import pytest

from generator.sync.types import with_types

TYPES = {"license": "text", "context_length": "number"}


def test_a_new_file_has_the_types_sorted():
    """In a map, as Obsidian has them."""
    expected = '{\n  "types": {\n    "context_length": "number",\n    "license": "text"\n  }\n}\n'
    assert with_types("", TYPES) == expected


def test_what_the_user_has_set_stays():
    """The type of a name in whatever case, other settings, the indent, the line ends."""
    text = '\ufeff{\r\n\t"types": {\r\n\t\t"tags": "tags",\r\n\t\t"License": "multitext"\r\n\t},\r\n\t"é": [1]\r\n}\r\n'
    added = text.replace('"multitext"\r\n', '"multitext",\r\n\t\t"context_length": "number"\r\n')
    assert with_types(text, TYPES).replace("[\r\n\t\t1\r\n\t]", "[1]") == added


def test_a_file_that_has_all_types_is_left_alone():
    """However it is written."""
    text = '{"types":{"license":"text",\n"context_length" : "text"}} '
    assert with_types(text, TYPES) == text


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[]", "it is no map"),
        ('{"types": []}', "“types” is no map of types by property"),
        ('{"types": {}, "types": {}}', "a name stands twice in it"),
        ("{", "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"),
        ('{"a": ' * 100_000, "it nests too deep"),
    ],
)
def test_a_file_that_obsidian_has_not_written_is_not_touched(text, why):
    """With the reason."""
    with pytest.raises(ValueError, match=f"^{re.escape(why)}$"):
        with_types(text, TYPES)


def test_half_a_character_is_refused():
    """JSON can have it, and no file can."""
    with pytest.raises(ValueError, match="surrogates not allowed"):
        with_types('{"x": "\\ud800"}', TYPES)
