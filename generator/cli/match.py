"""The models for a need with their reasons, as values and as text."""

from collections.abc import Sequence

from generator.cli.printing import Table, text
from generator.nouns.book import Book
from generator.nouns.comparisons import Evidence
from generator.nouns.ratings import Answer, Match, Reason, Unmatched, WishPlace


def match_json(answer: Answer, book: Book, limit: int) -> dict[str, object]:
    """The answer with its evidence; `matches`, `excluded` and `unjudged` have the first `limit` of each."""
    wishes = zip(answer.wishes, answer.need.wishes, strict=True)
    return {
        "need": answer.need.id,
        "title": answer.need.title,
        "headline": answer.headline,
        "must": list(answer.must),
        "wishes": [{"text": said, "weight": float(wish.weight)} for said, wish in wishes],
        "counts": {
            "matches": len(answer.matches),
            "excluded": len(answer.excluded),
            "unjudged": len(answer.unjudged),
        },
        "matches": [_match(one, book) for one in answer.matches[:limit]],
        "excluded": [_unmatched(one, book) for one in answer.excluded[:limit]],
        "unjudged": [_unmatched(one, book) for one in answer.unjudged[:limit]],
    }


def _match(one: Match, book: Book) -> dict[str, object]:
    return {
        "model": one.model,
        "name": book.models[one.model].name,
        "rank": one.rank,
        "score": one.score,
        "coverage": one.coverage,
        "reasons": [_reason(reason) for reason in one.reasons],
        "wishes": [_wish(wish) for wish in one.wishes],
    }


def _wish(wish: WishPlace) -> dict[str, object]:
    place = wish.place
    return {
        "label": wish.label,
        "text": wish.measured.text,
        "points": wish.points,
        "rank": place.rank if place else None,
        "of": place.of if place else None,
        "missing": wish.why,
        "evidence": _evidence(wish.measured.evidence),
    }


def _unmatched(one: Unmatched, book: Book) -> dict[str, object]:
    reasons = [_reason(reason) for reason in one.reasons]
    return {"model": one.model, "name": book.models[one.model].name, "reasons": reasons}


def _reason(reason: Reason) -> dict[str, object]:
    return {"text": reason.text, "wanted": reason.wanted, "evidence": _evidence(reason.evidence)}


def _evidence(evidence: Sequence[Evidence]) -> list[dict[str, str]]:
    return [{"model": one.model, "label": one.label, "text": one.text} for one in evidence]


def match_text(answer: Answer, book: Book, limit: int) -> str:
    """What is asked for, the answer, the models with their reasons, and why the others are not among them."""
    need = answer.need
    lines = [f"{need.title} ({need.id})", "", answer.headline, ""]
    lines += [f"Has to be: {said}" for said in answer.must]
    weights = [f"{wish.weight.normalize():f}" for wish in need.wishes]
    lines += [f"Wished for, weight {weight}: {said}" for said, weight in zip(answer.wishes, weights, strict=True)]
    for one in answer.matches[:limit]:
        lines += ["", *_match_lines(one, book)]
    lines += _more(len(answer.matches), limit)
    for title, others in (("Too little is known", answer.unjudged), ("Excluded", answer.excluded)):
        if others:
            rows = tuple((book.models[one.model].name, _why(one)) for one in others[:limit])
            lines += ["", f"{title}:", text(Table(("Model", "Why"), rows)).rstrip(), *_more(len(others), limit)]
    return "\n".join([*lines, ""])


def _match_lines(one: Match, book: Book) -> list[str]:
    score = f", {one.score} of 100" if one.score is not None else ""
    covered = f", from {one.coverage}% of the weights" if one.coverage < 100 else ""
    lines = [f"{one.rank}. {book.models[one.model].name} ({one.model}){score}{covered}"]
    lines += [f"   + {reason.text}" for reason in one.reasons]
    return lines + [f"   {_wish_line(wish)}" for wish in one.wishes]


def _wish_line(wish: WishPlace) -> str:
    if wish.points is None:
        return f"? {wish.label}: {wish.why}"
    place = f", {wish.place.rank} of {wish.place.of}" if wish.place else ""
    return f"{wish.points:>3} {wish.label}: {wish.measured.text}{place}"


def _why(one: Unmatched) -> str:
    said = [f"{reason.text} (asked for: {reason.wanted})" if reason.wanted else reason.text for reason in one.reasons]
    return "; ".join(said)


def _more(count: int, limit: int) -> list[str]:
    return [f"… and {count - limit:,} more; see --limit"] if count > limit else []
