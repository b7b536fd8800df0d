"""Data from which a reader's browser puts any models side by side: a small index, and a file for each model."""

from collections.abc import Iterator
from decimal import Decimal

from generator.nouns.book import Model
from generator.nouns.claims import Claim, Fact, State
from generator.nouns.dates import PartialDate
from generator.nouns.fields import Better, Field, FieldType
from generator.nouns.kinds import show
from generator.nouns.kinds.kind import Value
from generator.nouns.kinds.numbers import BINARY_UNITS
from generator.nouns.memory import Estimate
from generator.nouns.pickers import INDEX, PickerView, data_path
from generator.nouns.quantities import Quantity
from generator.nouns.records import Score
from generator.nouns.settings import Settings
from generator.nouns.site import MadeFile
from generator.nouns.sizes import show_gib
from generator.nouns.urls import url_of
from generator.render.compact import compact_json
from generator.render.facts import ABSENT, NUMERIC, money, score_text
from generator.render.text import clean

SIGNS = {Better.HIGHER: 1, Better.LOWER: -1, Better.NEITHER: 0}


def picker_files(view: PickerView, settings: Settings) -> Iterator[MadeFile]:
    """The index, then a file for each model; together they grow with the models, not with their pairs."""
    yield MadeFile(INDEX, compact_json(_index(view, settings)))
    for model in view.models:
        yield MadeFile(data_path(model.id), compact_json(_sheet(model, view)))


def _index(view: PickerView, settings: Settings) -> dict[str, object]:
    """`models` as [id, name, developer], `groups` as [label, fields], fields as in `_field`.

    `benchmarks` as [id, name, which way is better], `ways` of running the models in words. `ending` is what the
    address of a page has behind its name.
    """
    spoken = frozenset().union(*(model.facts for model in view.models))
    layout = [(group, [_field(one) for one in fields if one.id in spoken]) for group, fields in view.layout]
    return {
        "ending": url_of("x.md", directory_urls=settings.directory_urls)[1:],
        "models": [[one.id, clean(one.name), clean(_named(one.record.developer, view))] for one in view.models],
        "groups": [[clean(group.label), fields] for group, fields in layout if fields],
        "benchmarks": [[one.id, clean(one.name), SIGNS[one.better]] for one in view.benchmarks],
        "ways": [one.ask.way for one in next(iter(view.memory.values()), ())],
    }


def _field(field: Field) -> list[object]:
    """[id, label, how its values agree, which way is better: 1, -1 or 0], and the tolerance where there is one."""
    told: list[object] = [field.id, clean(field.label), _agreeing(field), SIGNS[field.better]]
    return [*told, float(field.tolerance)] if field.tolerance else told


def _agreeing(field: Field) -> str:
    """By which of the rules of `nouns.kinds` two values of a field agree, as the script calls them."""
    if field.type is FieldType.INTEGER and not field.tolerance:
        return "exact"
    if field.type in NUMERIC:
        return "binary" if field.unit in BINARY_UNITS else "number"
    if field.type in (FieldType.DATE, FieldType.MONTH):
        return "date"
    if field.type in (FieldType.ENUM, FieldType.SET):
        return "choice"
    return "exact" if field.type in (FieldType.LINK, FieldType.BOOLEAN) else "text"


def _sheet(model: Model, view: PickerView) -> dict[str, object]:
    """`facts` by field as in `_fact`; `price` as [input, output, provider]; `pages`, the sets with a page, as ids.

    `scores` as in `_scores`; `memory` as in `_memory` for each way.
    """
    sheet: dict[str, object] = {"facts": {id_: _fact(fact) for id_, fact in sorted(model.facts.items())}}
    scores, memory = list(_scores(model, view)), view.memory.get(model.id, ())
    sheet |= {"scores": scores} if scores else {}
    sheet |= {"memory": [_memory(one) for one in memory]} if memory else {}
    price = model.cheapest
    if price:
        sheet["price"] = [_amount(price.input), _amount(price.output), clean(_named(price.provider, view))]
    pages = view.pages.get(model.id, ())
    return sheet | ({"pages": [list(ids) for ids in pages]} if pages else {})


def _scores(model: Model, view: PickerView) -> Iterator[list[object]]:
    """[benchmark, how it was taken, text, number]; None for a number on which sources disagree.

    A harness is called one where a variant would stand, so that two ways never read alike.
    """
    units = {one.id: one.unit for one in view.benchmarks}
    said: dict[tuple[str, str], dict[Decimal, str]] = {}
    for one in model.scores:
        known = said.setdefault((one.benchmark, _taken(one)), {})
        known.setdefault(one.score, score_text(one, units.get(one.benchmark, "")))
    for (benchmark, taken), texts in said.items():
        number = _number(next(iter(texts))) if len(texts) == 1 else None
        yield [benchmark, clean(taken), clean(" or ".join(texts.values())), number]


def _taken(score: Score) -> str:
    unclear = score.harness and not score.variant
    return ", ".join([*score.stated[:-1], f"harness {score.harness}"]) if unclear else score.taken


def _memory(estimate: Estimate) -> list[object] | None:
    """Text and bytes, with the least and the most where sources disagree; None where it cannot be worked out."""
    if estimate.total_bytes is None:
        return None
    told: list[object] = [show_gib(estimate.total_bytes), estimate.total_bytes]
    least, most = estimate.least_bytes, estimate.most_bytes
    return told if least == most == estimate.total_bytes else [*told, least, most]


def _fact(fact: Fact) -> object:
    """The state of an absence; else [text, key], and what the sources say where they disagree.

    The key is what is compared where that is not the text, and None where it is.
    """
    if fact.value is None:
        return fact.state.value
    told: list[object] = [_text(fact.field, fact.value)]
    key = _key(fact.field, fact.value)
    if fact.state is State.DISPUTED:
        return [*told, key, list(dict.fromkeys(map(_said, fact.claims)))]
    return told if key is None else [*told, key]


def _said(claim: Claim) -> str:
    return _text(claim.field, claim.value) if claim.value is not None else ABSENT[claim.state]


def _text(field: Field, value: Value) -> str:
    """The value in words; of an address what is read of it."""
    text = clean(show(field, value))
    return text.partition("://")[2].rstrip("/") if field.type is FieldType.LINK else text


def _key(field: Field, value: Value) -> object:
    """A number, or [number, size of its last digit] and a 1 if it was abbreviated; a date in ISO 8601; 1 for a yes."""
    match value:
        case Quantity() if _agreeing(field) == "exact":
            return _number(value.number)
        case Quantity():
            return [_number(value.number), _number(value.step), *([1] if value.compact else [])]
        case PartialDate():
            return str(value)
        case bool():
            return int(value)
        case _ if field.type is FieldType.LINK:
            return str(value).rstrip("/")
    return None


def _amount(amount: Decimal | None) -> list[object] | None:
    return None if amount is None else [money(amount), _number(amount)]


def _number(exact: Decimal) -> int | float:
    return int(exact) if exact == int(exact) else float(exact)


def _named(id_: str, view: PickerView) -> str:
    return view.names.get(id_, id_)
