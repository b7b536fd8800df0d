"""What each yardstick shows of each model."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from decimal import Decimal

from generator.nouns.book import Model
from generator.nouns.claims import State
from generator.nouns.comparisons import Evidence
from generator.nouns.quantities import show_exact
from generator.nouns.ratings import Measured
from generator.nouns.records import Price
from generator.nouns.yardsticks import (
    Counted,
    OfCount,
    OfField,
    OfMemory,
    OfPrice,
    OfScores,
    OfTask,
    OfTransparency,
    PricePart,
    Yardstick,
)
from generator.rank.facts import measure_fact
from generator.rank.scores import measure_scores
from generator.rank.sight import Sight
from generator.rank.words import amount, bytes_text, label_of, span_text

NOT_RUN = "not run by oneself"
NO_PRICE = "no standard price recorded"
OTHER_CRITERIA = "a report by other criteria than most"
AMOUNTS: Mapping[PricePart, Callable[[Price], Decimal | None]] = {
    PricePart.INPUT: lambda price: price.input,
    PricePart.OUTPUT: lambda price: price.output,
    PricePart.CACHED: lambda price: price.cached_input,
}
NOTHING: Mapping[Counted, str] = {
    Counted.PROVIDERS: "no provider recorded",
    Counted.CAPABILITIES: "no capability recorded",
    Counted.SEARCHES: "no search data",
}


def measured(sight: Sight, yardstick: Yardstick, models: Collection[Model], pool: int = 2) -> Mapping[str, Measured]:
    """By model, for all of them; scores are held against those of the same models, `pool` of them at least.

    So are transparency reports: those by the criteria by which most of them are.
    """
    if isinstance(yardstick, OfScores):
        return measure_scores(sight, yardstick, models, pool)
    if isinstance(yardstick, OfTransparency):
        return _reports(models)
    return {model.id: measure(sight, yardstick, model) for model in models}


def measure(sight: Sight, yardstick: Yardstick, model: Model) -> Measured:
    """What a yardstick shows of one model; nothing of scores, which say something only among others."""
    match yardstick:
        case OfField():
            return measure_fact(yardstick, model)
        case OfPrice():
            return _price(sight, yardstick, model)
        case OfTask():
            return _task(sight, yardstick, model)
        case OfMemory():
            return _memory(sight, yardstick, model)
        case OfCount():
            return _count(sight, yardstick, model)
        case OfTransparency():
            return _transparency(model)
        case OfScores():
            return Measured()


def _price(sight: Sight, yardstick: OfPrice, model: Model) -> Measured:
    of = AMOUNTS[yardstick.part]
    offers = [(asked, price.provider) for price in model.prices if not price.tier and (asked := of(price)) is not None]
    if not offers:
        return Measured(why=NO_PRICE)
    number, provider = min(offers)
    text = f"{amount(number)} per 1M tokens at {sight.book.organization(provider)}"
    return Measured(number, text, (Evidence(model.id, label_of(yardstick), text, "prices"),))


def _task(sight: Sight, yardstick: OfTask, model: Model) -> Measured:
    bill = sight.supplied.bills.get(yardstick.task, {}).get(model.id)
    if bill is None:
        return Measured(why=NO_PRICE)
    if bill.each is None:
        return Measured(why=", ".join(bill.refusals))
    text = f"{amount(bill.each)} at {sight.book.organization(bill.price.provider)}"
    return Measured(bill.each, text, (Evidence(model.id, "Prices", bill.formula, "prices"),))


def _memory(sight: Sight, yardstick: OfMemory, model: Model) -> Measured:
    made = sight.supplied.memory.get(yardstick.ask, {}).get(model.id)
    if not one_runs(model):
        return Measured(why=NOT_RUN)
    if made is None:
        return Measured(why="memory not worked out")
    if made.total_bytes is None:
        return Measured(why=", ".join(made.refusals))
    text = bytes_text(made.total_bytes)
    proof = Evidence(model.id, "Memory", made.formulas.get("total", text), "memory")
    certain = made.least_bytes is not None and made.least_bytes == made.most_bytes
    if not certain and any(fact.state is State.DISPUTED for fact in made.facts):
        return Measured(evidence=(proof,), why=f"disputed: {span_text(made)}")
    return Measured(Decimal(made.total_bytes), text, (proof,))


def one_runs(model: Model) -> bool:
    """Whether it is anything that one could run; of a product or a service no page tells the memory."""
    return model.record.type == "model"


def _count(sight: Sight, yardstick: OfCount, model: Model) -> Measured:
    anchor, number = "", None
    match yardstick.what:
        case Counted.PROVIDERS:
            anchor, number = "prices", len({price.provider for price in model.prices}) or None
        case Counted.CAPABILITIES:
            anchor, number = "capabilities", len(model.record.capabilities) or None
        case Counted.SEARCHES:
            number = sight.supplied.matched.get(model.id)
            anchor = "searches-that-lead-here" if number else ""
    if number is None:
        return Measured(why=NOTHING[yardstick.what])
    proof = (Evidence(model.id, label_of(yardstick), str(number), anchor),) if anchor else ()
    return Measured(Decimal(number), f"{number:,}", proof)


def _reports(models: Collection[Model]) -> Mapping[str, Measured]:
    found = {model.id: _transparency(model) for model in models}
    by_basis = Counter(one.report.audit.basis for one in models if one.report and found[one.id].number is not None)
    usual = min(by_basis, key=lambda basis: (-by_basis[basis], basis), default=None)
    other = {one.id for one in models if one.report and one.report.audit.basis != usual}
    return {id_: Measured(why=one.why or OTHER_CRITERIA) if id_ in other else one for id_, one in found.items()}


def _transparency(model: Model) -> Measured:
    report = model.report
    if report is None or report.total is None:
        return Measured(why="no report" if report is None else "not scored in full")
    text = f"{show_exact(report.total)} of 100"
    return Measured(report.total, text, (Evidence(model.id, "Transparency report", text, "transparency-report"),))
