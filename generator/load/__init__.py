"""Stage 1: the project's files become records, claims and notes."""

from generator.load.project import Loaded, load

__all__ = ["Loaded", "load"]
