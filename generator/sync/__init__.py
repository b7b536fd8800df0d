"""Beside the story: the facts of the records as properties of their notes in the vault."""

from generator.sync.vault import Outcome, sync_vault

__all__ = ["Outcome", "sync_vault"]
