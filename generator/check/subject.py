"""What the checks look at."""

from dataclasses import dataclass

from generator.nouns.fields import Catalogue
from generator.nouns.notes import Note, Vault
from generator.nouns.records import Library
from generator.nouns.settings import Settings


@dataclass(frozen=True, slots=True)
class Subject:
    """Everything that was read, and how messages name its files."""

    catalogue: Catalogue
    library: Library
    vault: Vault
    settings: Settings

    def data(self, name: str) -> str:
        """The path of a file under `data/` as messages show it."""
        return self.settings.shown(self.settings.data / name)

    def note(self, note: Note) -> str:
        """The path of a note as messages show it."""
        return self.settings.shown(self.settings.vault / note.path)

    def knows_model(self, id_: str) -> bool:
        """Whether there is such a record, or a file for it whose own problems are told already."""
        return id_ in self.library.records or id_ in self.library.broken
