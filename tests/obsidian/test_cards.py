"""What the cards of a canvas show on a page, and where they lead."""

from obsidian_vault import HERE, index_of

from generator.nouns.canvases import Canvas, CanvasNode, NodeKind
from generator.nouns.notes import Note
from generator.nouns.prose import Card, NoteLink
from generator.translate import canvases
from generator.translate.canvases import fill_canvas
from generator.translate.cards import html_of
from generator.translate.index import Conventions

PATH = "notes/board.canvas"
PAGE = f"{PATH}.md"


def filled(*nodes, others=None, at=PAGE, titles=None, **conventions):
    """The canvas of these nodes on a page."""
    index = index_of(Note(HERE, "Here", "Text."), others, Conventions(**conventions) if conventions else None)
    return fill_canvas(Canvas(PATH, nodes), index, titles or {}, shown=f"content/{PATH}", at=at)


def text(content, id_="a", **over):
    return CanvasNode(id_, NodeKind.TEXT, 0, 0, 250, 60, content, line=3, **over)


def file(path, subpath="", id_="a"):
    return CanvasNode(id_, NodeKind.FILE, 0, 0, 250, 60, path, subpath, line=4)


def card(*nodes, **over):
    """The only card."""
    return filled(*nodes, **over).cards.get("a", Card())


def told(drawn):
    """What is said about a canvas, after its path."""
    return [str(problem).removeprefix(f"content/{PATH}:") for problem in drawn.problems]


def test_a_card_is_translated_as_a_small_note():
    """Wikilinks, callouts right over lists, marks, comments, tasks; addresses are as HTML needs them."""
    drawn = filled(
        text(
            "## Head\n\n[[Other#First|the words]] ==marked== %%hidden%% #tag\n\n> [!tip] Try\n> - one\n\n- [x] done\n\n"
            "![[A picture.png|50]] [[#Head]]"
        ),
        tag_pages=True,
    )
    prefix = drawn.cards["a"].html.partition('id="')[2].partition("head")[0]
    assert prefix.startswith("card-") and prefix.endswith("-0-")
    assert drawn.cards["a"] == Card(
        html=(
            f'<h2 id="{prefix}head">Head</h2> <p><a href="../Other/#first">the words</a> <mark>marked</mark>'
            '  <a class="tag" href="../../tags/tag/">&#35;tag</a></p> <div class="admonition tip"> '
            '<p class="admonition-title">Try</p> <ul> <li>one</li> </ul> </div> <ul class="task-list"> '
            '<li class="task-list-item"><label class="task-list-control"><input type="checkbox" disabled="" '
            'checked=""/><span class="task-list-indicator"></span></label> done</li> </ul> '
            '<p><img alt="A picture.png" src="../../img/A%20picture.png" width="50"/> '
            f'<a href="#{prefix}head">Head</a></p>'
        )
    )
    assert drawn.links == (
        NoteLink("notes/Other.md", "notes/Other.md", "first", 3, "the words marked #tag"),
        NoteLink("img/A picture.png", "img/A picture.png", "", 3, "50 Head", embed=True),
        NoteLink(PAGE, PATH, "head", 3, "50 Head"),
    )
    assert (drawn.attachments, drawn.tags, told(drawn)) == ({"img/A picture.png"}, ("tag",), [])


def test_links_are_relative_to_the_page_on_which_the_canvas_stands():
    """The same canvas in a note further up has other addresses."""
    assert card(text("[[Other]]"), at="index.md").html == '<p><a href="notes/Other/">Other</a></p>'
    assert card(text("[[Other]]"), directory_urls=False).html == '<p><a href="Other.html">Other</a></p>'


def test_ids_of_two_cards_never_meet():
    """Footnotes are numbered anew on each card."""
    drawn = filled(text("a[^1]\n\n[^1]: b"), text("a[^1]\n\n[^1]: b", "b"))
    ids = [part.partition('"')[0] for one in drawn.cards.values() for part in one.html.split(' id="')[1:]]
    assert len(ids) == 4 == len(set(ids))
    for one in drawn.cards.values():
        targets = [part.partition('"')[0] for part in one.html.split(' href="#')[1:]]
        assert len(targets) == 2 and all(f' id="{target}"' in one.html for target in targets)


def test_a_note_on_a_card_shows_its_title_and_its_text():
    """Under the title of its page, without a heading that says it again."""
    notes = {"notes/Long.md": "# Long\n\nFirst *words*.\n\n" + "Then some more of them. " * 200 + "\n\nNot shown.\n"}
    assert card(file("notes/Long.md"), others=notes, titles={"notes/Long.md": "A long note"}) == Card(
        "A long note", "../Long/", '<p>First <em>words</em>.</p> <p><a href="../Long/">…</a></p>'
    )
    assert card(file("notes/deep/Same.md")) == Card("Same", "../deep/Same/", "<p>The deep one.</p>")


def test_a_part_of_a_note_on_a_card():
    """A heading is named, a block is not."""
    last = card(file("notes/Other.md", "#Last"))
    assert (last.name, last.address) == ("Other > Last", "../Other/#last")
    assert last.html.endswith(">Last</h2> <p>The end.</p>")
    assert card(file("notes/Other.md", "#^para")) == Card("Other", "../Other/#^para", "<p>A paragraph.</p>")


def test_other_files_on_cards():
    """Images, sound and film are shown; everything else is a link, to a page where it has one."""
    assert card(file("img/A picture.png")).html == '<p><img alt="A picture.png" src="../../img/A%20picture.png"/></p>'
    assert card(file("song.mp3")).html == '<p><audio controls="" src="../../song.mp3" title="song.mp3"></audio></p>'
    assert card(file("paper.pdf", "#page=2")) == Card("paper.pdf", "../../paper.pdf#page=2")
    assert card(file("models/gpt-4o.md")) == Card("GPT-4o", "../../models/gpt-4o/")
    assert card(file("board.canvas")) == Card("board", "../../board.canvas/")


def test_a_card_says_nothing_of_what_is_not_published():
    """Neither its name nor that there is one; the author is told."""
    drawn = filled(file("secret/Private plans.md"), file("secret/None.md", id_="b"))
    assert (drawn.cards, drawn.links, drawn.attachments) == ({}, (), frozenset())
    missing, private = told(drawn)
    assert private == "4: info link-withheld “secret/Private plans.md” is not published; the card stays empty"
    assert missing == (
        "4: warning link-unresolved “secret/None.md” is no file of the vault; the card stays empty; "
        "create it or correct the canvas"
    )


def test_a_file_is_named_by_its_whole_path():
    """A note of the same name elsewhere is another one."""
    assert told(filled(file("Other.md")))[0].startswith("4: warning link-unresolved “Other.md”")


def test_addresses_on_cards():
    """Only those of pages and of people are links."""

    def link(address):
        return CanvasNode("a", NodeKind.LINK, 0, 0, 250, 60, address, line=5)

    assert card(link('https://example.org/a?b="c')) == Card(
        'https://example.org/a?b="c', "https://example.org/a?b=%22c"
    )
    assert card(link("mailto:a@example.org")) == Card("mailto:a@example.org", "mailto:a@example.org")
    for address in ("javascript:alert(1)", "java\nscript:alert(1)", "data:text/html,x", "example.org", "file:///etc"):
        assert filled(link(address)).cards == {"a": Card(address)}
    (problem,) = told(filled(link("data:,x")))
    assert problem == (
        "5: warning link-scheme “data:,x” is no address that a card can lead to; shown as text; "
        "write https: and what follows"
    )


def test_the_picture_behind_a_group():
    """Only an image is one."""

    def group(background):
        return CanvasNode("a", NodeKind.GROUP, 0, 0, 250, 60, "Label", background=background, line=6)

    assert card(group("img/drawing.svg")) == Card("Label", "../../img/drawing.svg")
    assert filled(group("img/drawing.svg")).attachments == {"img/drawing.svg"}
    assert card(group("song.mp3")) == Card("Label")
    assert told(filled(group("img/none.png")))[0].startswith("6: warning link-unresolved “img/none.png”")


def test_what_stands_elsewhere_is_a_link_on_a_card():
    """A canvas within a canvas would have no end."""
    assert card(text("![[board.canvas]]")).html == '<p><a href="../../board.canvas/">board</a></p>'


def test_notes_that_embed_one_another_end():
    """As on any page, with a word to the author at the card."""
    drawn = filled(file("notes/Ping.md"))
    assert drawn.cards["a"].html == '<p>Ping.</p> <p>Pong. <a href="../Ping/">Ping</a></p>'
    assert told(drawn) == [
        "4: warning embed-cut “notes/Ping.md” embeds itself in the end; a link was put in its place; embed less"
    ]


def test_the_cards_of_a_canvas_are_bounded_together(monkeypatch):
    """One that embeds a great deal costs the cards behind it, and says so once."""
    monkeypatch.setattr(canvases, "MAX_CANVAS", 10)
    drawn = filled(text("abc"), text("def", "b"), text("ghi", "c"))
    assert drawn.cards == {"a": Card(html="<p>abc</p>")}
    assert told(drawn) == [
        "3: warning canvas-wrong the cards hold more than 10 characters; from here on they are empty; split the canvas"
    ]


def test_the_html_of_a_card_is_one_line_of_xml():
    """Line breaks of code are kept, and nothing in a text is left for an engine to find."""
    assert html_of("a<br>b&nbsp;c  \nd\n\n```\nx\n\n  *y* [z](w)\n```\n") == (
        '<p>a<br/>b&#160;c<br/> d</p> <div class="highlight"><pre><span></span><code>x&#10;&#10;  &#42;y&#42; '
        "&#91;z&#93;(w)&#10;</code></pre></div>"
    )
    assert html_of("\n") == ""
