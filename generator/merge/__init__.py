"""Stage 3: claims resolve to facts, records become models."""

from generator.merge.book import merge

__all__ = ["merge"]
