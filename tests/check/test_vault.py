"""The report on a vault as a whole."""

from builders import make_note, make_settings, make_vault

from generator.check.vault import LARGE, review
from generator.nouns.canvases import Canvas, CanvasNode, NodeKind
from generator.nouns.notes import Attachment
from generator.nouns.prose import DrawnCanvas, NoteLink, Prose, Translated


def make_link(source, line=3):
    return NoteLink(source, source, "", line, "A sentence.")


def said(*notes, links=None, pages=(), drawn=None, **over):
    """The messages about these notes, of which some link to others."""
    links = links or {}
    files = [one.path for one in over.get("attachments", ())]
    translated = {
        path: Translated("", links=tuple(map(make_link, to)), attachments=frozenset(to) & frozenset(files))
        for path, to in links.items()
    }
    prose = Prose(translated, drawn or {})
    found = review(make_vault(*notes, **over), prose, make_settings(), pages, prose.attachments)
    return [str(problem) for problem in found]


ORPHAN = "info note-orphan no other note links to it, so readers meet it in lists only; link to it, or leave it so"


def test_a_note_to_which_nothing_leads_is_an_orphan():
    """A link of its own does not help, and one of its own to others neither."""
    notes = [make_note("a.md"), make_note("b.md")]
    assert said(*notes, links={"a.md": ["b.md", "a.md"]}) == [f"content/a.md: {ORPHAN}"]


def test_what_is_found_without_a_link_is_no_orphan():
    """Indexes, notes about models, those that are unlisted, and those that Obsidian leaves out of its searches."""
    notes = [
        *(make_note("index.md"), make_note("x/README.md"), make_note("m.md", model="alpha")),
        *(make_note("e.md", models=("alpha", "beta")), make_note("u.md", unlisted=True), make_note("i.md")),
    ]
    assert said(*notes, ignored=frozenset({"i.md"})) == []


def test_a_card_of_a_canvas_leads_to_a_note():
    """As a link does."""
    card = CanvasNode("1", NodeKind.FILE, 0, 0, 1, 1, "a.md")
    assert said(make_note("a.md"), canvases=(Canvas("x.canvas", (card,)),)) == []


def test_an_attachment_that_nothing_names_is_unused():
    """One that a note shows, something private names or a host looks for is not."""
    attachments = [Attachment(name, name, 1) for name in ("a.png", "b.png", "c.pdf", "CNAME")]
    found = said(
        make_note("index.md"),
        links={"index.md": ["a.png"]},
        attachments=tuple(attachments),
        named=frozenset({"b.png"}),
    )
    message = "no note names it; it was not published; use it, or remove it"
    assert found == [f"content/c.pdf: info attachment-unused {message}"]


def test_a_large_image_is_named_where_it_is_shown():
    """With its size; a film or an image that does not go out may be large."""
    attachments = [Attachment(name, name, LARGE + 250_000) for name in ("a.png", "b.mp4", "c.png")]
    attachments.append(Attachment("d.png", "d.png", LARGE))
    found = said(
        make_note("index.md"),
        links={"index.md": ["a.png", "b.mp4", "d.png"]},
        attachments=tuple(attachments),
        named=frozenset({"c.png"}),
    )
    message = "the image “a.png” has 1.2 MB; published as it is; make it smaller"
    assert found == [f"content/index.md:3: info image-large {message}"]


def test_a_large_image_of_a_canvas_has_its_own_place():
    """No note shows it."""
    card = CanvasNode("1", NodeKind.FILE, 0, 0, 1, 1, "a.png")
    found = said(
        canvases=(Canvas("x.canvas", (card,)),),
        drawn={("x.canvas.md", "x.canvas"): DrawnCanvas(attachments=frozenset({"a.png"}))},
        attachments=(Attachment("a.png", "a.png", 2_000_000),),
    )
    assert found == [
        "content/a.png: info image-large the image “a.png” has 2.0 MB; published as it is; make it smaller"
    ]


def test_addresses_that_differ_in_case_only_are_named():
    """One page would replace the other on many disks; equal addresses are told elsewhere."""
    found = said(pages=["Notes/A.md", "notes/a.md", "b.md", "b/index.md", "Cafe\u0301.md", "caf\u00e9.md"])
    assert found == [
        (
            "content/caf\u00e9.md: info address-case has the address /caf\u00e9/, and Cafe\u0301.md has /Cafe\u0301/; "
            "both were written, but where case does not count one replaces the other; rename one"
        ),
        (
            "content/notes/a.md: info address-case has the address /notes/a/, and Notes/A.md has /Notes/A/; "
            "both were written, but where case does not count one replaces the other; rename one"
        ),
    ]
