"""`ranking.yml` and `needs.yml`: yardsticks with their weights and conditions."""

from collections.abc import Iterator
from typing import Any, TypeVar

from generator.load.catalogues import Read
from generator.load.rating_shapes import ComponentShape, InputShape, MustShape, NeedShape, RankingShape, WishShape
from generator.load.shapes import Id
from generator.load.shaping import Fitted, fit
from generator.load.yaml_text import Map, Parsed, parse_yaml
from generator.load.yardsticks import ASKS, Unusable, Yardsticks, quoted
from generator.nouns.fields import Catalogue
from generator.nouns.needs import Must, Need, Wish
from generator.nouns.ranking import Component, Input, Ranking
from generator.nouns.spelling import shown
from generator.nouns.yardsticks import OfMemory, OfScores

S = TypeVar("S")


def read_ranking(text: str, path: str, catalogue: Catalogue) -> Read:
    """`ranking.yml`; a component keeps those of its inputs that can be used."""
    parsed = parse_yaml(text, path)
    problems = list(parsed.problems)
    if parsed.value is None:
        return None if problems else Ranking(), problems
    fitted = fit(RankingShape, parsed.value, parsed, path)
    problems += fitted.problems
    if fitted.shape is None:
        return None, problems
    reader = _Reader(catalogue, path, problems)
    return reader.ranking(fitted), problems


def read_needs(text: str, path: str, catalogue: Catalogue) -> Read:
    """`needs.yml`, by id; a need of which no condition or wish can be used is left out."""
    parsed = parse_yaml(text, path)
    problems = list(parsed.problems)
    if parsed.value is None:
        return None if problems else {}, problems
    fitted = fit(dict[Id, NeedShape], parsed.value, parsed, path)
    problems += fitted.problems
    if fitted.shape is None:
        return None, problems
    reader = _Reader(catalogue, path, problems)
    found: dict[str, Need] = {}
    for id_, one in fitted.shape.items():
        need = reader.need(id_, one, fitted.value[id_], parsed)
        found |= {id_: need} if need else {}
    return found, problems


class _Reader(Yardsticks):
    """The conversion of the two files."""

    def ranking(self, fitted: Fitted) -> Ranking:
        kept: RankingShape = fitted.shape
        components: dict[str, Component] = {}
        for one, place in _lined(kept.components, fitted.value, "components"):
            if one.id in components:
                message = f"component {shown(one.id)} stands twice; the first was kept; give each its own id"
                self.complain(place.line, "id-twice", message)
                continue
            components[one.id] = self.component(one, place)
        return Ranking(tuple(components.values()), kept.minimum_coverage, kept.minimum_pool, self.path)

    def component(self, one: ComponentShape, place: Map) -> Component:
        inputs = tuple(self.usable(self.input, one.inputs, place, "inputs"))
        return Component(one.id, one.label, one.weight, inputs, one.about, place.line)

    def need(self, id_: str, one: NeedShape, place: Map, parsed: Parsed) -> Need | None:
        """A need with all conditions that were written; without one of them it would let other models in."""
        line, asked = parsed.line((id_,)), _asked(parsed.value[id_])
        must = tuple(self.usable(self.must, one.must, place, "must"))
        wishes = tuple(self.usable(self.wish, one.wishes, place, "wishes"))
        if len(must) < asked:
            what = f"{shown(id_)} has a condition that cannot be used, and would let in other models without it"
            message = f"{what}; not used; correct what else is reported about it"
            self.complain(line, "need-broken", message)
            return None
        if not must and not wishes:
            message = f"{shown(id_)} asks for nothing; not used; give it conditions under “must”, or “wishes”"
            self.complain(line, "need-empty", message)
            return None
        return Need(id_, one.title, one.about, must, wishes, one.minimum_coverage, self.path, line)

    def usable(self, make: Any, shapes: list[Any], place: Map, key: str) -> Iterator[Any]:
        """What is made of each entry of a list; those that cannot be used are left out."""
        for one, entry in _lined(shapes, place, key):
            try:
                yield make(one, entry.line)
            except Unusable:
                continue

    def input(self, one: InputShape, line: int) -> Input:
        return Input(self.directed(one, line), one.weight, one.label, line)

    def must(self, one: MustShape, line: int) -> Must:
        yardstick = self.yardstick(one, line)
        condition = self.condition(one, yardstick, line)
        if isinstance(yardstick, OfScores):
            self.refuse(line, "scores are compared with one another and set no condition", "make it a wish")
        if isinstance(yardstick, OfMemory) and not (yardstick.gpu or yardstick.room):
            self.refuse(line, "it is not said what the model has to fit into", "add “gpu” or “room”")
        if not condition.asks and not isinstance(yardstick, OfMemory):
            self.refuse(line, "it sets no condition", f"add one of {quoted(ASKS)}")
        return Must(yardstick, condition, one.label, line)

    def wish(self, one: WishShape, line: int) -> Wish:
        yardstick = self.yardstick(one, line)
        condition = self.condition(one, yardstick, line)
        if not condition.asks:
            yardstick = self.directed(one, line)
        return Wish(yardstick, one.weight, condition, one.label, line)


def _asked(written: Map) -> int:
    """How many conditions an entry of the file has, usable or not."""
    must = written.get("must")
    return len(must) if isinstance(must, list) else int(must is not None)


def _lined(shapes: list[S], written: Map, key: str) -> Iterator[tuple[S, Map]]:
    """The entries of a list, each with what it was made of, which knows its line."""
    return zip(shapes, written.get(key, ()), strict=True)
