"""Entries that name a yardstick, with the conditions that may be set on it, by the fields of the catalogue."""

from collections.abc import Iterable
from typing import Any, NoReturn

from generator.load.rating_shapes import MustShape, YardstickShape
from generator.nouns.fields import Better, Catalogue, Field, FieldType
from generator.nouns.kinds import parse
from generator.nouns.problems import Problem
from generator.nouns.quantities import parse_quantity
from generator.nouns.spelling import did_you_mean, listed, shown
from generator.nouns.yardsticks import (
    Condition,
    MemoryAsk,
    OfCount,
    OfField,
    OfMemory,
    OfPrice,
    OfScores,
    OfTask,
    OfTransparency,
    TaskAsk,
    ValueClass,
    Yardstick,
)

KINDS = ("field", "scores", "price", "task", "memory", "count", "transparency")
NUMBERS = frozenset({FieldType.INTEGER, FieldType.NUMBER, FieldType.QUANTITY, FieldType.MONEY})
ORDERED = NUMBERS | {FieldType.DATE, FieldType.MONTH}
WORDS = frozenset({FieldType.ENUM, FieldType.TEXT})
ASKS: dict[str, frozenset[FieldType]] = {
    "least": ORDERED,
    "most": ORDERED,
    "any": WORDS | {FieldType.SET},
    "all": frozenset({FieldType.SET}),
    "is": frozenset({FieldType.BOOLEAN}),
}
"""The conditions, and the types of fields that each can be set on."""


class Unusable(Exception):
    """What was declared cannot be used; its problem has been told."""


class Yardsticks:
    """The conversion of entries; holds what each needs to look fields up and to tell of a problem."""

    def __init__(self, catalogue: Catalogue, path: str, problems: list[Problem]) -> None:
        self.catalogue, self.path, self.problems = catalogue, path, problems

    def complain(self, line: int, code: str, message: str) -> None:
        self.problems.append(Problem(self.path, line, code, message))

    def refuse(self, line: int, what: str, to_do: str) -> NoReturn:
        self.complain(line, "yardstick-wrong", f"{what}; not used; {to_do}")
        raise Unusable

    def directed(self, one: YardstickShape, line: int) -> Yardstick:
        """A yardstick by which models can be put in an order."""
        yardstick = self.yardstick(one, line)
        if isinstance(yardstick, OfField):
            field = yardstick.field
            if field.type in (FieldType.ENUM, FieldType.TEXT, FieldType.LINK) and not yardstick.classes:
                self.refuse(line, f"nobody can tell which values of {shown(field.id)} are better", "add “classes”")
            if yardstick.better is Better.NEITHER and not yardstick.classes:
                self.refuse(line, f"nobody says which way of {shown(field.id)} is better", "add “better”")
        return yardstick

    def yardstick(self, one: YardstickShape, line: int) -> Yardstick:
        """The one thing that an entry goes by."""
        named = [key for key in KINDS if getattr(one, key) not in (None, "")]
        if len(named) != 1:
            what = f"names {quoted(named, 'and')}" if named else "names nothing to go by"
            self.refuse(line, what, f"give one of {quoted(KINDS)}")
        for key, of in (("classes", "field"), ("better", "field"), ("minimum", "scores")):
            if key in one.model_fields_set and of not in named:
                self.refuse(line, f"“{key}” goes with “{of}” alone", "remove it")
        if one.field:
            return self.of_field(one, line)
        return self.of_others(one, line)

    def of_field(self, one: YardstickShape, line: int) -> OfField:
        field = self.catalogue.fields.get(one.field)
        if field is None:
            hint = did_you_mean(one.field, self.catalogue.fields)
            message = f"unknown field {shown(one.field)}{hint}; not used; correct it, or declare it in fields.yml"
            self.complain(line, "field-unknown", message)
            raise Unusable
        better = Better(one.better) if one.better else field.better
        if not one.classes:
            return OfField(field, better)
        if field.type not in WORDS:
            what = f"“classes” are for fields whose values are words, which those of {shown(field.id)} are not"
            self.refuse(line, what, "remove them")
        classes = tuple(
            ValueClass(each.label, tuple(self.word(field, value, line) for value in each.values))
            for each in one.classes
        )
        values = [value for each in classes for value in each.values]
        if twice := next((value for value in values if values.count(value) > 1), ""):
            self.refuse(line, f"{shown(twice)} stands in “classes” twice", "leave it in one class")
        return OfField(field, Better.HIGHER, classes)

    def of_others(self, one: YardstickShape, line: int) -> Yardstick:
        if one.scores is not None:
            return OfScores(tuple(dict.fromkeys(one.scores)), one.minimum)
        if one.price is not None:
            return OfPrice(one.price)
        if one.count is not None:
            return OfCount(one.count)
        if one.task is not None:
            if not one.task.input + one.task.output or one.task.cached > one.task.input:
                self.refuse(line, "a task has tokens, and no more of them cached than go in", "correct “task”")
            return OfTask(TaskAsk(one.task.input, one.task.output, one.task.cached))
        if one.memory is not None:
            asked = one.memory
            if asked.gpu and asked.room:
                self.refuse(line, "“gpu” and “room” both say what it has to fit into", "give one of them")
            ask = MemoryAsk(asked.context, asked.weights.casefold(), asked.kv.casefold(), asked.overhead, asked.batch)
            return OfMemory(ask, asked.gpu, asked.room)
        return OfTransparency()

    def condition(self, one: MustShape, yardstick: Yardstick, line: int) -> Condition:
        """The condition as values of the yardstick's field, or as plain numbers."""
        written = {"least": one.least, "most": one.most, "any": one.any, "all": one.all, "is": one.is_}
        asked: dict[str, Any] = {key: said for key, said in written.items() if said}
        if not asked:
            return Condition()
        if isinstance(yardstick, OfField):
            return self.of_values(asked, yardstick.field, line)
        if isinstance(yardstick, OfScores | OfMemory) or not {"least", "most"}.issuperset(asked):
            self.refuse(line, f"{quoted(asked, 'and')} cannot be asked of this", "remove it")
        return Condition(**{key: self.number(said, key, line) for key, said in asked.items()})

    def of_values(self, asked: dict[str, Any], field: Field, line: int) -> Condition:
        for key in asked:
            if field.type not in ASKS[key]:
                self.refuse(
                    line, f"“{key}” cannot be asked of {shown(field.id)}, whose type is {field.type}", "remove it"
                )
        found: dict[str, Any] = {}
        for key, said in asked.items():
            name = "says" if key == "is" else key
            several = isinstance(said, list)
            found[name] = (
                tuple(self.word(field, one, line) for one in said) if several else self.value(field, said, line)
            )
        return Condition(**found)

    def word(self, field: Field, written: str, line: int) -> str:
        """One value of an enum, a set or a text."""
        value = self.value(field, written, line)
        if isinstance(value, tuple):
            if len(value) != 1:
                self.refuse(line, f"{shown(written)} is no single value of {shown(field.id)}", "write each for itself")
            (value,) = value
        return str(value)

    def value(self, field: Field, written: str, line: int) -> Any:
        try:
            return parse(field, written)
        except ValueError as error:
            self.misfit(f"{shown(field.id)}: {shown(written)} is no {field.type}: {error}", line)

    def number(self, written: str, key: str, line: int) -> Any:
        try:
            return parse_quantity(written.removeprefix("$"))
        except ValueError as error:
            self.misfit(f"“{key}”: {shown(written)} is no number: {error}", line)

    def misfit(self, what: str, line: int) -> NoReturn:
        self.complain(line, "value-wrong", f"{what}; not used; correct it")
        raise Unusable


def quoted(words: Iterable[str], last: str = "or") -> str:
    """`“a”, “b” or “c”`."""
    return listed([f"“{word}”" for word in words], last)
