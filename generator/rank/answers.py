"""Answers to needs: which models meet every condition, ranked by the wishes, and why the others do not."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.nouns.book import Model
from generator.nouns.fields import Better
from generator.nouns.needs import Must, Need, Wish
from generator.nouns.ratings import Answer, Match, Measured, Place, Reason, Unmatched, WishPlace, whole
from generator.nouns.spelling import listed
from generator.nouns.yardsticks import OfField, OfMemory
from generator.rank.conditions import judge
from generator.rank.measures import measured
from generator.rank.percentiles import mean, places, share
from generator.rank.sight import Sight
from generator.rank.words import condition_text, label_of, more_of

MET, UNMET = 100, 0
"""What a wish with a condition is worth."""
NAMED = 3
"""Models that share the first place and are named."""


def answer(sight: Sight, need: Need) -> Answer:
    """The models that meet every condition by how well they meet the wishes; equal scores share a rank.

    One that certainly fails a condition is excluded. One of which a condition cannot be told, or too little of what is
    wished for, is not judged, and is not excluded either.
    """
    candidates: list[tuple[Model, tuple[Reason, ...]]] = []
    excluded, unjudged = [], []
    for model in sight.models:
        judged = [(must, *judge(sight, must.yardstick, must.condition, model, must.label)) for must in need.must]
        fails = tuple(replace(reason, must=must) for must, outcome, reason in judged if outcome is False)
        opens = tuple(replace(reason, must=must) for must, outcome, reason in judged if outcome is None)
        if fails:
            excluded.append(Unmatched(model.id, fails))
        elif opens:
            unjudged.append(Unmatched(model.id, opens))
        else:
            candidates.append((model, tuple(reason for _, _, reason in judged)))
    matches, vague = _matches(sight, need, candidates)
    by_name = {model.id: place for place, model in enumerate(sight.models)}
    unjudged = sorted([*unjudged, *vague], key=lambda one: by_name[one.model])
    must = tuple(_must_text(sight, one) for one in need.must)
    wishes = tuple(_wish_text(sight, one) for one in need.wishes)
    headline = _headline(sight, matches)
    return Answer(need, must, wishes, headline, tuple(matches), tuple(excluded), tuple(unjudged))


def _headline(sight: Sight, matches: Sequence[Match]) -> str:
    """`Llama 3.1 8B comes first of 6, with 75 of 100. Context length: 128K tokens, 1 of 8; Memory: 6 GiB, 8 of 9.`"""
    if not matches:
        return "No model on record can be said to meet it."
    best = [one for one in matches if one.rank == 1]
    names = [sight.book.models[one.model].name for one in best[:NAMED]]
    names += [f"{len(best) - NAMED} more"] if len(best) > NAMED else []
    first, many = best[0], len(best) > 1
    if first.score is None:
        return f"{listed(names)} {'meet' if many else 'meets'} every condition."
    said = f"{listed(names)} {'come' if many else 'comes'} first of {len(matches)}, with {first.score} of 100"
    told = [_in_short(one) for one in first.wishes if one.points is not None]
    return f"{said}." if many else f"{said}. {'; '.join(told)}."


def _in_short(one: WishPlace) -> str:
    """`Context length: 128K tokens, 2 of 9`."""
    said = f"{one.label}: {one.measured.text}"
    return f"{said}, {one.place.rank} of {one.place.of}" if one.place else said


def _must_text(sight: Sight, must: Must) -> str:
    return f"{label_of(must.yardstick, must.label)}: {condition_text(must.yardstick, must.condition, sight.book)}"


def _wish_text(sight: Sight, wish: Wish) -> str:
    """`Context length: the more the better`."""
    label = label_of(wish.yardstick, wish.label)
    if sets_condition(wish):
        return f"{label}: {condition_text(wish.yardstick, wish.condition, sight.book)}"
    more = more_of(wish.yardstick, sight.book)
    if isinstance(wish.yardstick, OfField) and wish.yardstick.classes:
        return f"{label}: {more}"
    way = "the less the better" if wish.yardstick.better is Better.LOWER else "the more the better"
    return f"{label} ({more}): {way}" if more else f"{label}: {way}"


def sets_condition(wish: Wish) -> bool:
    """Whether a wish is either met or not, rather than met better by one model than by another."""
    fits = isinstance(wish.yardstick, OfMemory) and bool(wish.yardstick.gpu or wish.yardstick.room)
    return wish.condition.asks or fits


def _matches(
    sight: Sight, need: Need, candidates: Sequence[tuple[Model, tuple[Reason, ...]]]
) -> tuple[list[Match], list[Unmatched]]:
    models = [model for model, _ in candidates]
    by_wish = [_wish(sight, wish, models) for wish in need.wishes]
    found, vague = [], []
    for model, reasons in candidates:
        wishes = tuple(of[model.id] for of in by_wish)
        known = [one for one in wishes if one.points is not None]
        covered = 100 * share((one.wish.weight for one in known), (one.wish.weight for one in wishes))
        if wishes and (covered < need.coverage or not known):
            lacking = tuple(Reason(f"{one.label}: {one.why}", one.measured.evidence) for one in wishes if one.why)
            vague.append(Unmatched(model.id, lacking))
            continue
        score = mean((one.points, one.wish.weight) for one in known if one.points is not None)
        coverage = whole(covered) if wishes else 100
        found.append(Match(model.id, 0, score, coverage, reasons, wishes))
    return _in_order(found), vague


def _in_order(found: list[Match]) -> list[Match]:
    """The best first, each with its rank; the order of those that tie is kept."""
    scores = sorted((one.score or 0 for one in found), reverse=True)
    first = {score: place for place, score in reversed(list(enumerate(scores, 1)))}
    return sorted((replace(one, rank=first[one.score or 0]) for one in found), key=lambda one: one.rank)


def _wish(sight: Sight, wish: Wish, models: Sequence[Model]) -> Mapping[str, WishPlace]:
    """How well each of the models meets one wish: its percentile among them, or all or nothing of a condition."""
    label = label_of(wish.yardstick, wish.label)
    if sets_condition(wish):
        return {model.id: _met(sight, wish, label, model) for model in models}
    shown = measured(sight, wish.yardstick, models)
    known = {id_: of.number for id_, of in shown.items() if of.number is not None}
    placed = places(known, wish.yardstick.better)
    return {id_: _placed(wish, label, of, placed.get(id_)) for id_, of in shown.items()}


def _placed(wish: Wish, label: str, shown: Measured, place: Place | None) -> WishPlace:
    return WishPlace(wish, label, shown, place.percentile if place else None, place, "" if place else shown.why)


def _met(sight: Sight, wish: Wish, label: str, model: Model) -> WishPlace:
    outcome, reason = judge(sight, wish.yardstick, wish.condition, model, wish.label)
    text = reason.text.removeprefix(f"{label}: ")
    if outcome is None:
        return WishPlace(wish, label, Measured(evidence=reason.evidence), None, None, text)
    return WishPlace(wish, label, Measured(None, text, reason.evidence), MET if outcome else UNMET)
