"""What a translation gives beside its text."""

import pytest
from obsidian_vault import translated

from generator.nouns.notes import Block
from generator.nouns.prose import MARK, Heading, NoteLink, Place
from generator.translate.index import Conventions


def test_links_are_those_of_the_note_with_their_sentence():
    """Page, file, anchor, line and sentence; embeds and files count, links of embedded notes do not."""
    body = (
        "First. See [[Other#Last|the end]] of it. More.\n\n- [m](Other.md)\n\n![[Noted]]\n[[song.mp3]] https://x.org\n"
    )
    assert translated(body, body_line=10).links == (
        NoteLink("notes/Other.md", "notes/Other.md", "last", 10, "See the end of it."),
        NoteLink("notes/Other.md", "notes/Other.md", "", 12, "m"),
        NoteLink("notes/Noted.md", "notes/Noted.md", "", 14, "Noted", embed=True),
        NoteLink("song.mp3", "song.mp3", "", 15, "song.mp3 https://x.org"),
    )


def test_the_sentence_of_an_embedded_block_names_the_block():
    """As the link's words do; a block id of the sentence itself is not part of it."""
    assert [link.sentence for link in translated("![[Other#^para]]\n\n[[Other]] here ^id\n").links] == [
        "Other > ^para",
        "Other here",
    ]


def test_a_sentence_holds_no_syntax_even_where_it_is_cut():
    """A line full of links is cut between two of them, an end of a sentence within a link is none; code loses signs."""
    links = " ".join(f"[[Other#No. {at}?|l{at}]]" for at in range(60))
    sentences = [link.sentence for link in translated(f"{links}\n").links]
    assert all(not set("[]#|") & set(sentence) for sentence in sentences)
    assert sentences[0].startswith("l0 l1 l2 ") and " l30 " in sentences[30]
    body = "Write `[[Note]]`, `![[x]]`, `[!tip]-` or `%%no%%` [[Other#What? This! And that.|here]].\n"
    assert [link.sentence for link in translated(body).links] == ["Write Note, x, tip or no here."]


def test_attachments_are_all_that_the_page_shows():
    """Linked and embedded files, those of embedded notes and of raw HTML too."""
    others = {"notes/Media.md": "![[film.mp4]]"}
    body = '![[A picture.png]] [p](../paper.pdf) ![[Media]]\n\n<img src="../img/drawing.svg">\n\n`![[song.mp3]]`\n'
    assert translated(body, others).attachments == {"img/A picture.png", "paper.pdf", "film.mp4", "img/drawing.svg"}


def test_embedded_lists_and_quotes_stay_apart():
    """From those above and below them, and from one another within a line."""
    others = {"notes/List.md": "- a\n- b\n", "notes/Said.md": "> c\n"}
    body = "- own\n\n![[List]]\n\n![[List]] ![[List]]\n\n1. one\n\n> q\n\n![[Said]]\n\ntext\n\n![[Said]]\n"
    assert translated(body, others).markdown == (
        "- own\n\n<!-- -->\n\n- a\n- b\n\n<!-- -->\n\n- a\n- b\n\n<!-- -->\n\n- a\n- b\n\n<!-- -->\n\n1. one\n\n"
        "> q\n\n<!-- -->\n\n> c\n\ntext\n\n> c\n"
    )


def test_tags_are_as_first_written():
    """Case does not tell tags apart."""
    assert translated("#One #two/Three #ONE `#no` #1\n").tags == ("One", "two/Three")


def test_tags_are_links_where_they_have_pages():
    """To the tag in lower case; those of an unlisted note have none, as their pages may not name it."""
    expected = "[\\#One](../tags/one.md){ .tag } [\\#two/Three](../tags/two/three.md){ .tag }\n"
    assert translated("#One #two/Three\n", conventions=Conventions(tag_pages=True)).markdown == expected
    unlisted = translated("#One\n", conventions=Conventions(tag_pages=True), unlisted=True)
    assert unlisted.markdown == '<span class="tag">#One</span>\n'


def test_headings_are_those_of_the_note_with_their_addresses():
    """Those of embedded notes are not, though they are on the page."""
    result = translated("# One\n\n![[Other]]\n\n## `Two` [[Other|o]]\n\n## One\n")
    assert result.headings == (Heading(1, "One", "one"), Heading(2, "Two o", "two-o"), Heading(2, "One", "one_1"))


def test_a_strict_vault_shows_no_single_line_breaks():
    """Two spaces or a backslash still break a line."""
    conventions = Conventions(strict_line_breaks=True)
    assert translated("a\nb  \nc\\\nd\n", conventions=conventions).markdown == "a\nb  \nc  \nd\n"


@pytest.mark.parametrize(
    ("directory_urls", "at", "address"),
    [
        (True, "", "../../song.mp3"),
        (False, "", "../song.mp3"),
        (True, "index.md", "song.mp3"),
        (True, "a/README.md", "../song.mp3"),
        (True, "models/gpt-4o.md", "../../song.mp3"),
    ],
)
def test_html_addresses_are_those_of_the_built_page(directory_urls, at, address):
    """Engines translate the addresses of Markdown's own links only."""
    conventions = Conventions(directory_urls=directory_urls)
    result = translated("![[song.mp3]]\n", conventions=conventions, path=at or "notes/here.md")
    assert f'src="{address}"' in result.markdown


def test_a_note_on_another_page_links_from_there_and_names_its_headings():
    """The page has headings of its own, which may not take the note's addresses."""
    result = translated("## Last\n\n[[Other]] [[#Last]]\n", path="notes/About.md", model="gpt-4o")
    assert result.markdown == "## Last { #last }\n\n[Other](../notes/Other.md) [Last](#last)\n"


def test_links_in_properties_count():
    """Whole values that are wikilinks, in lists too; not private ones, not text around a link, not files' content."""
    properties = {"author": "[[Other|O]]", "see": ("[[Same]]", "[[Private plans]]", "x [[Noted]]"), "n": 5}
    assert translated("", properties=properties).links == (
        NoteLink("notes/Other.md", "notes/Other.md", "", 0, ""),
        NoteLink("Same.md", "Same.md", "", 0, ""),
    )


def test_words_are_those_that_a_reader_reads():
    """Not comments, not addresses, not the targets of links with words; a sign of Chinese counts as one."""
    assert translated("One *two* [three](https://x.org/a/b) [[Other|four]] %%no%% 日本 it's <b>x</b>\n").words == 8


def test_what_asks_for_a_table_is_not_read():
    """A base's definition, in a quote too; code is, as in Obsidian."""
    base = "```base\nviews: [{type: table}]\n```\n"
    quoted = "".join(f"> {line}\n" for line in base.splitlines())
    assert translated(f"One\n\n{base}\ntwo\n\n> three\n{quoted}\n```\nfour\n```\n").words == 4


def test_blocks_of_ours_are_found_by_their_line():
    """A fence without a block is code; one in an embedded note stands on the page that embeds it too."""
    block = Block("compare", 12, ("a", "b"))
    body = "```compare\nmodels: [a, b]\n```\n\n- x\n\n  ```facts\n  model: a\n  ```\n"
    facts = Block("facts", 18, ("a",))
    expected = f"{MARK.format(0)}\n\n- x\n\n    {MARK.format(1)}\n"
    result = translated(body, body_line=12, blocks=(block, facts))
    assert result.markdown == expected
    assert result.places == (Place("notes/here.md", 12), Place("notes/here.md", 18))
    assert translated(body).markdown == body.replace("  ```", "    ```").replace("  model", "    model")


def test_lines_of_problems_are_those_of_the_file():
    """Whatever stands above, comments and front matter included."""
    body = "%%\nhidden\n%%\n\n> - [[x]]\n>   [[y]]\n\n| a |\n| - |\n| [[z]] |\n\n[^1]: [[w]]\n\n[^1] [[v]]\n"
    problems = translated(body, body_line=101).problems
    assert [(problem.line, problem.message.split("”")[0]) for problem in problems] == [
        (105, "“x"),
        (106, "“y"),
        (110, "“z"),
        (112, "“w"),
        (114, "“v"),
    ]


def test_embeds_within_embeds_end_somewhere():
    """At the thirteenth there is a link, and the page's own embed is told."""
    others = {f"notes/n{at}.md": f"Words {at}.\n\n![[n{at + 1}]]\n" for at in range(1, 21)}
    made = translated("![[n1]]\n", others)
    assert [line for line in made.markdown.split("\n") if line] == [
        *(f"Words {at}." for at in range(1, 13)),
        "[n13](n13.md)",
    ]
    assert [str(problem) for problem in made.problems] == [
        (
            "content/notes/here.md:1: warning embed-cut “notes/n13.md” is the 13th embed within an embed; "
            "a link was put in its place; embed less"
        )
    ]
