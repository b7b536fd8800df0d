"""An Obsidian note's body to standard Python-Markdown: a pure function of the note and the vault's index."""

from generator.render.obsidian.index import Conventions, Target, VaultIndex, build_index
from generator.render.obsidian.ledger import Heading, Link
from generator.render.obsidian.translate import Translated, translate

__all__ = ["Conventions", "Heading", "Link", "Target", "Translated", "VaultIndex", "build_index", "translate"]
