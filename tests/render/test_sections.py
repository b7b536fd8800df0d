"""Explainers: what the author wrote, and what is put beside it."""

from generator.render.sections import completed, opens_with_title, split, without_title

MADE = {kind: f"made {kind}" for kind in ("overview", "table", "same", "differences")}


def test_a_note_without_sections_gets_them_all_below_its_opening():
    """The answer comes first, under the author's opening words; the rest of the text follows."""
    assert completed("Opening.\n", MADE, has_table=False) == (
        "Opening.\n\n## Overview\n\nmade overview\n\n\n## Side by side\n\nmade table\n\n"
        "\n## Same\n\nmade same\n\n\n## Differences\n\nmade differences\n\n"
    )


def test_what_the_author_wrote_wins_and_the_rest_stands_in_order():
    """A written section is kept; missing ones stand where they belong, at the author's level of heading."""
    text = "### Overview\nmine\n\n### Differences\n#### A\nalso mine\n"
    assert completed(text, MADE, has_table=False) == (
        "### Overview\nmine\n\n\n### Side by side\n\nmade table\n\n\n### Same\n\nmade same\n\n"
        "### Differences\n#### A\nalso mine\n"
    )


def test_a_table_in_the_written_overview_is_the_table():
    """An overview that holds a table is not followed by a second one."""
    text = "## Overview\n| A | B |\n| --- | --- |\n| 1 | 2 |\n"
    assert "made table" not in completed(text, MADE, has_table=False)


def test_a_table_placed_by_hand_is_the_table():
    """A compare block stands for the table."""
    assert "made table" not in completed("Text.\n", MADE, has_table=True)


def test_headings_in_code_are_no_sections():
    """A fence may show what a section looks like."""
    text = "```\n## Same\n```\n"
    assert [part.kind for part in split(text)] == [""]
    assert "made same" in completed(text, MADE, has_table=False)


def test_no_line_of_the_author_is_lost():
    """Splitting and joining gives the text back."""
    text = "a\n# b\n## Overview\nc\n### d\n~~~\n## Same\n~~~\n## Other\ne\n"
    assert "".join(part.text for part in split(text)) == text


def test_an_opening_title_is_told_and_taken_off():
    """Only a heading of the first level that opens the text is a title."""
    assert opens_with_title("\n# A\n\nb") and not opens_with_title("a\n# A\n")
    assert without_title("# A\n\nb\n# C\n") == "b\n# C\n"
