"""Stage 7: the bases of the vault, worked out over its notes and the records of the book."""

from generator.bases.dataset import Find
from generator.nouns.book import Book
from generator.nouns.notes import Vault
from generator.nouns.prose import Prose
from generator.nouns.settings import Settings
from generator.nouns.tables import Shown


def query(book: Book, vault: Vault, prose: Prose, settings: Settings, find: Find) -> Shown:
    """What every `base` block, embedded base and `.base` file shows; nothing, at no cost, where there is none.

    `find` gives the path in the vault of what a link text leads to, from the note of a path.
    """
    if not vault.bases and not any(block.base for note in vault.notes for block in note.blocks):
        return Shown()
    from generator.bases.places import show_all

    return show_all(book, vault, prose, settings, find)
