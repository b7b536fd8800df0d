"""Stage: readers' searches matched against what is on record of each model, with the models that share them."""

from generator.searches.graph import match_searches

__all__ = ["match_searches"]
