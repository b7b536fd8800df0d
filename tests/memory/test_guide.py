"""The guide to memory says what the code does."""

import pytest

from generator.memory.formats import CACHE, WEIGHTS
from generator.memory.layout import DIVIDED


@pytest.fixture(scope="module")
def guide(repository):
    return (repository / "content/guide/memory.md").read_text(encoding="utf-8")


def table(guide, heading):
    """The cells of the table under a heading, without its head."""
    lines = guide.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0].splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    return rows[2:]


def test_the_formats_of_weights_are_those_of_the_code(guide):
    """With their bits, the model that they were measured on, and the source."""
    expected = [[f"`{one.id}`", str(one.bits), one.measured, one.source] for one in WEIGHTS.values()]
    assert table(guide, "Formats of weights") == expected


def test_the_formats_of_the_cache_are_those_of_the_code(guide):
    """With their bits and the source."""
    expected = [[f"`{one.id}`", str(one.bits), one.source] for one in CACHE.values()]
    assert table(guide, "Formats of the cache") == expected


def test_the_configurations_that_divide_are_named(guide):
    """Those whose head dimension may be derived."""
    (line,) = [line for line in guide.splitlines() if line.startswith("- The **head dimension**")]
    assert line.split("says so: ")[1].startswith(", ".join(f"`{kind}`" for kind in DIVIDED))


def test_the_fields_that_are_read_are_in_the_catalogue(guide, catalogue):
    """Every field of the table of kinds."""
    words = [word.strip("`") for row in table(guide, "The KV cache") for word in row[1].replace(",", " ").split()]
    fields = [word for word in words if "_" in word]
    assert len(fields) > 10
    assert [field for field in fields if field not in catalogue.fields] == []
