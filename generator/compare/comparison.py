"""One comparison: its tables, what is the same, what differs, and the verdict."""

from dataclasses import replace

from generator.compare.differences import differences
from generator.compare.footprints import memory_rows
from generator.compare.groups import Compare
from generator.compare.headline import headline, missing
from generator.compare.prices import price_rows
from generator.compare.scores import score_rows
from generator.compare.sheets import Desk
from generator.compare.statements import Case
from generator.compare.table import table
from generator.compare.verdict import clauses, verdict
from generator.nouns.comparisons import Comparison


def comparison(desk: Desk, about: Compare) -> Comparison:
    """The models side by side, and what is to be said of them."""
    shown = tables(desk, about)
    sheets = tuple(desk.sheets[id_] for id_ in about.models)
    names = names_of(desk, about.models)
    rows = {row.field.id: row for row in shown.rows}
    case = Case(desk, sheets, names, rows, shown.prices, shown.scores, shown.memory)
    said, lacking = verdict(case), missing(case)
    return replace(
        shown,
        differences=differences(shown.rows, sheets, names),
        clauses=clauses(said),
        headline=headline(case, said, lacking),
        missing=lacking,
    )


def tables(desk: Desk, about: Compare) -> Comparison:
    """The models side by side without a word; the work grows in step with their number."""
    sheets = tuple(desk.sheets[id_] for id_ in about.models)
    groups = table(desk, sheets)
    return Comparison(
        models=about.models,
        groups=groups,
        prices=price_rows(sheets),
        scores=score_rows(desk, sheets, names_of(desk, about.models)),
        memory=memory_rows(sheets),
        same=tuple(row for _, rows in groups for row in rows if row.same),
        title=about.title,
        intro=about.intro,
        page=about.page,
        asked=about.asked,
    )


def names_of(desk: Desk, ids: tuple[str, ...]) -> tuple[str, ...]:
    """The models' names; the id beside a name that two of them have."""
    names = [desk.sheets[id_].model.name for id_ in ids]
    return tuple(name if names.count(name) == 1 else f"{name} ({id_})" for name, id_ in zip(names, ids, strict=True))
