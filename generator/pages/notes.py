"""Notes, explainers among them, and their index."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from generator.nouns.claims import State
from generator.nouns.comparisons import Comparison
from generator.nouns.notes import Block, Note
from generator.nouns.plans import Notice, Placed, Plan, TableBlock
from generator.nouns.row_sets import WHOLE, lines, narrowed
from generator.nouns.urls import sheet_page, sheet_title
from generator.nouns.views import FactsView, Link, NoteView, SectionView
from generator.pages.comparisons import view
from generator.pages.context import Context, path_of

SHEETS = "Bases and canvases"
FEW = 5
"""Rows that make a table worth reading."""


def plans(context: Context) -> Iterator[Plan]:
    """The index of the notes that have pages of their own."""
    listed = [note for note in context.by_path.values() if not note.unlisted and not _opens(note, context)]
    sheets = tuple(Link(sheet_title(path), sheet_page(path)) for path in context.vault.sheets)
    if listed or sheets:
        about = f"{len(listed)} notes and explainers."
        yield Plan("notes/index.md", "Notes", "index.md.j2", _index(listed, sheets), about)


def _opens(note: Note, context: Context) -> bool:
    """Whether a note stands for its folder, or opens a generated page."""
    return PurePosixPath(note.path).stem.lower() in ("index", "readme") or note.path in context.opening


def page(context: Context, note: Note) -> Plan:
    """The plan of one note's page."""
    known = tuple(id_ for id_ in note.models if id_ in context.book.models)
    compared = context.compared.comparisons.get(note.models) or context.compared.comparisons.get(known)
    comparison = view(context, told(compared)) if len(known) > 1 and compared else None
    when = note.updated or note.created
    shown = NoteView(comparison, related=_related(context, known), created=note.created, updated=note.updated)
    return Plan(
        path_of(note), note.title, "note.md.j2", shown, note.description, (note,), updated=when, unlisted=note.unlisted
    )


def _related(context: Context, models: tuple[str, ...]) -> tuple[Link, ...]:
    """The pages of the models that a note names, and the page on which just these are compared."""
    links = [context.model(id_) for id_ in models]
    pages = (one for id_ in models[:1] for one in context.pages_of(id_) if sorted(one.models) == sorted(models))
    return (*links, *(context.comparison(one) for one in pages))


def told(comparison: Comparison) -> Comparison:
    """The comparison with the rows on which every model has something on record; the whole where there are too few.

    An explainer is for reading: what is recorded of one model only stands in the head-to-head.
    """
    groups = [
        (group, tuple(row for row in rows if all(fact.state is not State.UNKNOWN for fact in row.facts)))
        for group, rows in comparison.groups
    ]
    kept = tuple((group, rows) for group, rows in groups if rows)
    if sum(len(rows) for _, rows in kept) < FEW:
        return comparison
    return replace(comparison, groups=kept, scores=tuple(row for row in comparison.scores if None not in row.scores))


def block_view(context: Context, block: Block) -> Placed:
    """What stands in the place of a `compare` or `facts` block."""
    if block.error:
        return Notice(block.error)
    known = tuple(id_ for id_ in block.models if id_ in context.book.models)
    if block.kind == "facts" and known:
        model = context.book.models[known[0]]
        fields = [context.book.catalogue.fields[id_] for id_ in block.fields if id_ in context.book.catalogue.fields]
        facts = [model.fact(field) for field in fields or context.book.catalogue.keys]
        return FactsView(model, context.model(model.id), tuple(facts))
    compared = context.compared.comparisons.get(block.models) or context.compared.comparisons.get(known)
    if block.kind == "compare" and compared:
        asked = _asked(block)
        shown = narrowed(compared, context.book.library.benchmarks, asked)
        if asked and not lines(shown, context.book.library.benchmarks):
            return Notice("Nothing of what is asked for is recorded of these models yet.")
        return TableBlock(view(context, shown), bool(asked))
    named = ", ".join(context.book.models[id_].name for id_ in known)
    if named:
        return Notice(f"Of these models only {named} is on record yet.")
    return Notice("No record speaks of these models yet.")


def _asked(block: Block) -> dict[str, tuple[str, ...]]:
    """The sets of rows that a block asks for; a name that there is none of asks for nothing."""
    named = {name: ids for name, ids in (("group", block.groups), ("fields", block.fields)) if ids}
    return named | ({block.rows: ()} if block.rows in WHOLE else {})


def link(note: Note) -> Link:
    """The link to a note, with its date."""
    when = note.updated or note.created
    return Link(note.title, path_of(note), note.description, when.words if when else "")


def _index(notes: list[Note], sheets: tuple[Link, ...]) -> SectionView:
    explainers = tuple(link(note) for note in notes if len(note.models) > 1)
    folders: dict[str, list[Note]] = defaultdict(list)
    for note in notes:
        if len(note.models) < 2:
            folders[PurePosixPath(note.path).parent.as_posix()].append(note)
    by_folder = [
        ("Notes" if folder == "." else folder, tuple(link(note) for note in sorted(members, key=newest_first)))
        for folder, members in sorted(folders.items())
    ]
    sections = [("Explainers", explainers)] if explainers else []
    others = [(SHEETS, sheets)] if sheets else []
    return SectionView("Notes and explainers by folder, the newest first.", (*sections, *by_folder, *others))


def newest_first(note: Note) -> tuple[object, ...]:
    """Sorts notes: the latest date first, those without one last, then by title."""
    when = note.updated or note.created
    return tuple(-part for part in when.parts) if when else (1,), note.title.casefold(), note.path


def latest(notes: Iterator[Note] | list[Note], count: int) -> tuple[Link, ...]:
    """The newest notes; those without a date only where none has one."""
    ordered = sorted(notes, key=newest_first)
    dated = [note for note in ordered if note.updated or note.created]
    return tuple(link(note) for note in (dated or ordered)[:count])
