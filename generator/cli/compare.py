"""One comparison as values, as text and as a table."""

from generator.cli.facts import text_of, value_of
from generator.cli.printing import Table, text
from generator.nouns.book import Book
from generator.nouns.claims import Fact
from generator.nouns.comparisons import Clause, Comparison, PriceRow, Row, ScoreRow


def comparison_json(comparison: Comparison, book: Book) -> dict[str, object]:
    """The comparison by field ids and model ids; places in lists follow the order of `models`."""
    models = comparison.models
    return {
        "models": list(models),
        "headline": comparison.headline,
        "rows": [_row(row, models) for row in comparison.rows],
        "prices": [_price(row, models) for row in comparison.prices],
        "scores": [_score(row, models, book) for row in comparison.scores],
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
        "unit": "USD/1M tokens",
        "amounts": amounts,
        "providers": list(row.providers),
        "best": best,
    }


def _score(row: ScoreRow, models: tuple[str, ...], book: Book) -> dict[str, object]:
    scores = [None if score is None else float(score.score) for score in row.scores]
    best = [models[place] for place in sorted(row.best)]
    return {"benchmark": row.benchmark, "name": _name(row, book), "scores": scores, "best": best, "note": row.note}


def _clause(clause: Clause) -> dict[str, object]:
    evidence = [{"model": one.model, "label": one.label, "text": one.text} for one in clause.evidence]
    return {"text": clause.text, "leader": clause.leader, "topic": clause.topic, "evidence": evidence}


def comparison_table(comparison: Comparison, book: Book) -> Table:
    """A row per field, price and benchmark, a column per model."""
    header = ("field", "label", "differs", *comparison.models)
    rows: list[tuple[object, ...]] = [
        (row.field.id, row.field.label, "yes" if row.differs else "no", *_cells(row)) for row in comparison.rows
    ]
    for price in comparison.prices:
        amounts = ["" if amount is None else f"${amount}" for amount in price.amounts]
        rows.append(("price", price.label, "yes" if len(set(amounts)) > 1 else "no", *amounts))
    for score in comparison.scores:
        scores = ["" if one is None else str(one.score) for one in score.scores]
        rows.append((score.benchmark, _name(score, book), "yes" if len(set(scores)) > 1 else "no", *scores))
    return Table(header, tuple(rows))


def _cells(row: Row) -> list[str]:
    return [text_of(fact) + (" (disputed)" if fact.against else "") for fact in row.facts]


def comparison_text(comparison: Comparison, book: Book) -> str:
    """The answer, what proves it, and the table."""
    names = [book.models[model].name for model in comparison.models]
    table = comparison_table(comparison, book)
    shown = Table(("", *names), tuple((row[1], *row[3:]) for row in table.rows))
    lines = [f"{' or '.join(names) if len(names) == 2 else ', '.join(names)}", "", comparison.headline, ""]
    lines += [f"- {clause.text}" for clause in comparison.clauses]
    return "\n".join([*lines, "", text(shown)])


def _name(row: ScoreRow, book: Book) -> str:
    benchmark = book.library.benchmarks.get(row.benchmark)
    return benchmark.name if benchmark else row.benchmark
