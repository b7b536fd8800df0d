"""A small vault around the note that a test translates, and the page that an engine makes of it."""

import markdown

from generator.nouns.canvases import Canvas
from generator.nouns.extensions import EXTENSIONS
from generator.nouns.notes import Attachment, Note, Vault
from generator.translate.index import build_index
from generator.translate.note import translate_note

HERE = "notes/here.md"
OTHERS = {
    "notes/Other.md": (
        "# First\n\nOther's *words*.\n\n## Second part\n\n- an item ^item\n- another\n\nA paragraph. ^para\n\n"
        "| a | b |\n| --- | --- |\n| 1 | 2 |\n\n^table\n\n## Last\n\nThe end.\n"
    ),
    "notes/Ünïcode & more (1).md": "Names may hold anything.\n",
    "notes/deep/Same.md": "The deep one.\n",
    "Same.md": "The one at the top.\n",
    "other/Same.md": "Another one.\n",
    "notes/Round.md": "Before.\n\n![[Round]]\n\nAfter.\n",
    "notes/Ping.md": "Ping. ![[Pong]]\n",
    "notes/Pong.md": "Pong. ![[Ping]]\n",
    "notes/Code.md": "```python\nprint(1)\n```\n",
    "notes/Noted.md": "With a footnote.[^1]\n\n[^1]: Of the other note. [[#Nowhere]]\n",
    "notes/About.md": "## On this model\n\nProse.\n",
}
MODELS = {"notes/About.md": "gpt-4o"}
FILES = ("img/A picture.png", "img/drawing.svg", "song.mp3", "film.mp4", "paper.pdf", "data.xlsx")
PAGES = {"models/gpt-4o.md": "GPT-4o", "models/llama-3.2-1b.md": "Llama 3.2 1B"}
WITHHELD = frozenset({"secret/Private plans.md"})


def title_of(path):
    """The name of a note's file."""
    return path.rsplit("/", 1)[-1].removesuffix(".md")


def index_of(note, others=None, conventions=None):
    """The index of the vault with a note in it; `others` are more notes, path to body."""
    bodies = OTHERS | (others or {})
    notes = [Note(path, title_of(path), body, model=MODELS.get(path, "")) for path, body in bodies.items()]
    notes = (note, *notes)
    files = tuple(Attachment(path, path) for path in FILES)
    sheets = (Canvas("board.canvas"),)
    homes = {one.path: f"models/{one.model}.md" for one in notes if one.model and one.path != f"models/{one.model}.md"}
    return build_index(Vault(notes, files, canvases=sheets, withheld=WITHHELD), homes, PAGES, conventions)


def translated(body, others=None, conventions=None, **over):
    """What a note at `notes/here.md` comes to."""
    note = Note(**{"path": HERE, "title": "Here", "body": body} | over)
    return translate_note(note, index_of(note, others, conventions), shown=f"content/{note.path}")


def rendered(body, **over):
    """The HTML that an engine with the extensions of the site makes of a note."""
    return html_of(translated(body, **over).markdown)


def html_of(text):
    """The HTML that an engine makes of standard Markdown."""
    names = [name for name, _ in EXTENSIONS]
    options = {name: dict(values) for name, values in EXTENSIONS if values}
    return markdown.Markdown(extensions=names, extension_configs=options).convert(text)
