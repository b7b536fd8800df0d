"""One comparison as values, as text and as a table."""

from typing import TYPE_CHECKING

from generator.cli.facts import dated, known_then, text_of, value_of
from generator.cli.printing import Rows, Table, text
from generator.cli.project import refuse
from generator.nouns.book import Book
from generator.nouns.claims import Fact
from generator.nouns.comparisons import Clause, Comparison, MemoryRow, PriceRow, Row, ScoreRow
from generator.nouns.row_sets import PER_MILLION
from generator.nouns.spelling import did_you_mean, shown
from generator.questions import askable

if TYPE_CHECKING:
    from pandas import DataFrame


def rows_asked(book: Book, rows: Rows, *, group: str | None, fields: str | None) -> dict[str, tuple[str, ...]]:
    """The sets of rows that the options ask for; ends the command for a group or a field that does not exist."""
    there = askable(book)
    asked: dict[str, tuple[str, ...]] = {rows.value: ()}
    for option, written in (("group", group), ("fields", fields)):
        if written is not None:
            asked[option] = tuple(name.strip() for name in written.split(","))
            for name in asked[option]:
                if name not in there[option]:
                    refuse(f"--{option}: there is no {shown(name)}{did_you_mean(name, there[option])}")
    return asked


def comparison_json(comparison: Comparison, book: Book) -> dict[str, object]:
    """The comparison by field ids and model ids; places in lists follow the order of `models`."""
    models = comparison.models
    return {
        "models": list(models),
        "as_of": str(book.as_of or ""),
        "headline": comparison.headline,
        "rows": [_row(row, models) for row in comparison.rows],
        "prices": [_price(row, models) for row in comparison.prices],
        "scores": [_score(row, models, book) for row in comparison.scores],
        "memory": [_memory(row, models) for row in comparison.memory],
        "same": [row.field.id for row in comparison.same],
        "differences": {model: [one.text for one in said] for model, said in comparison.differences.items()},
        "clauses": [_clause(clause) for clause in comparison.clauses],
        "missing": list(comparison.missing),
    }


def _row(row: Row, models: tuple[str, ...]) -> dict[str, object]:
    facts = dict(zip(models, map(_fact, row.facts), strict=True))
    best = [models[place] for place in sorted(row.best)]
    return {"field": row.field.id, "label": row.field.label, "differs": row.differs, "best": best, "facts": facts}


def _fact(fact: Fact) -> dict[str, object]:
    return {"state": fact.state.value, "value": value_of(fact), "text": text_of(fact)}


def _price(row: PriceRow, models: tuple[str, ...]) -> dict[str, object]:
    amounts = [None if amount is None else float(amount) for amount in row.amounts]
    best = [models[place] for place in sorted(row.best)]
    return {
        "label": row.label,
        "unit": PER_MILLION,
        "amounts": amounts,
        "providers": list(row.providers),
        "best": best,
    }


def _score(row: ScoreRow, models: tuple[str, ...], book: Book) -> dict[str, object]:
    scores = [None if score is None else float(score.score) for score in row.scores]
    best = [models[place] for place in sorted(row.best)]
    return {
        "benchmark": row.benchmark,
        "name": book.benchmark(row.benchmark).name,
        "scores": scores,
        "best": best,
        "note": row.note,
    }


def _memory(row: MemoryRow, models: tuple[str, ...]) -> dict[str, object]:
    return {
        "weights": row.ask.weights.id,
        "tokens": row.ask.tokens,
        "total_bytes": list(row.totals),
        "refusals": [list(one.refusals) if one else [] for one in row.estimates],
        "best": [models[place] for place in sorted(row.best)],
    }


def _clause(clause: Clause) -> dict[str, object]:
    evidence = [{"model": one.model, "label": one.label, "text": one.text} for one in clause.evidence]
    return {"text": clause.text, "leader": clause.leader, "topic": clause.topic, "evidence": evidence}


def comparison_table(frame: "DataFrame", book: Book) -> Table:
    """A row for whatever is compared, a column per model."""
    header = tuple(map(str, (*frame.index.names, *frame.columns)))
    marks = {True: "yes", False: "no"}
    rows = ((*of, marks[apart], *cells) for (*of, apart), *cells in frame.itertuples(name=None))
    return dated(Table(header, tuple(rows)), book)


def comparison_text(comparison: Comparison, frame: "DataFrame", book: Book) -> str:
    """The answer, what proves it, and the table."""
    names = [book.models[model].name for model in comparison.models]
    labels = frame.index.get_level_values("label")
    rows = zip(labels, frame.itertuples(index=False, name=None), strict=True)
    table = Table(("", *names), tuple((label, *cells) for label, cells in rows))
    asked = " or ".join(names) if len(names) == 2 else ", ".join(names)
    lines = [f"{asked}{known_then(book)}", "", comparison.headline, ""]
    lines += [f"- {clause.text}" for clause in comparison.clauses]
    return "\n".join([*lines, "", text(table) if table.rows else "There are no such rows.\n"])
