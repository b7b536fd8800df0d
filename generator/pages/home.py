"""The home page: what this is, the table, the latest notes, the latest changes of the data."""

from collections import defaultdict
from collections.abc import Iterator

from generator.nouns.dates import PartialDate
from generator.nouns.plans import Plan
from generator.nouns.views import HomeView, Link
from generator.pages.context import Context, model_path, newest
from generator.pages.notes import latest

MODELS = 12
NOTES = 6
CHANGES = 8
COMPARISONS = 6


def plans(context: Context) -> Iterator[Plan]:
    """The home page."""
    book = context.book
    models = context.newest_first(context.models)
    claims = sum(len(model.record.claims) for model in models)
    disputed = sum(len(model.disputed) for model in models if not model.via)
    notes = [note for note in context.by_path.values() if note.path not in context.opening and not note.unlisted]
    counts = (
        (len(models), "model", "models"),
        (claims, "claim", "claims"),
        (disputed, "disputed fact", "disputed facts"),
        (len(notes), "note", "notes"),
    )
    more = Link(f"All {len(models)} models", "models/index.md") if len(models) > MODELS else None
    asked = [one for one in context.compared.comparisons.values() if one.page and one.asked]
    view = HomeView(
        context.settings.site_name,
        tuple(count for count in counts if count[0]),
        context.table(models[:MODELS], more),
        tuple(context.comparison(one, one.headline) for one in asked[:COMPARISONS]),
        latest(notes, NOTES),
        _changes(context),
    )
    about = f"{context.settings.site_name}: AI models compared by what their sources say."
    dates = newest(note.updated or note.created for note in context.vault.notes if not note.unlisted)
    yield Plan(
        "index.md", context.settings.site_name, "home.md.j2", view, about if book.models else "", (), dates, True
    )


def _changes(context: Context) -> tuple[Link, ...]:
    """What was read last: for each model and day, how many claims from which publishers."""
    read: dict[tuple[PartialDate, str], list[str]] = defaultdict(list)
    for model in context.models:
        for claim in model.record.claims:
            if claim.source.retrieved:
                read[claim.source.retrieved, model.id].append(claim.source.publisher)
    newest_first = sorted(read, key=lambda key: ([-part for part in key[0].parts], -len(read[key]), key[1]))
    changes = []
    for when, id_ in newest_first[:CHANGES]:
        publishers = sorted(set(read[when, id_]), key=str.casefold)
        named = ", ".join(publishers[:3]) + (f" and {len(publishers) - 3} more" if len(publishers) > 3 else "")
        count = len(read[when, id_])
        about = f"{count} claim{'s' * (count != 1)} from {named}"
        changes.append(Link(context.book.models[id_].name, model_path(id_), about, when.words))
    return tuple(changes)
