"""Modelbook: YAML records and Obsidian notes about AI models, merged into a published site."""

__version__ = "0.1.0"
