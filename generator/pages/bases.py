"""Bases: a page for each `.base` file, and the tables in the places where notes have them."""

from collections.abc import Iterator

from generator.nouns.plans import Plan
from generator.nouns.urls import sheet_page, sheet_title
from generator.nouns.views import BaseView
from generator.pages.context import Context


def plans(context: Context) -> Iterator[Plan]:
    """A page for every published base; what its views show is known once the notes are read."""
    for base in context.vault.bases:
        title = sheet_title(base.path)
        about = f"A base with {len(base.views)} view{'s' * (len(base.views) != 1)}." if base.views else ""
        yield Plan(sheet_page(base.path), title, "base.md.j2", BaseView(base.path), about, full_width=True)
