"""The same model under two records, and the same rating with two scores."""

from collections.abc import Iterable, Iterator, Mapping

from generator.findings.rule import Doubt, Neighbours, ScoreKey, Subject
from generator.findings.scores import stem_of
from generator.nouns.book import Model
from generator.nouns.problems import Level
from generator.nouns.quantities import show_exact
from generator.nouns.spelling import shown


def neighbours(models: Mapping[str, Model]) -> Neighbours:
    """Models by what should be one model's own, and dated snapshots by their scores."""
    namesakes: dict[tuple[str, str], list[str]] = {}
    scores: dict[ScoreKey, list[str]] = {}
    for model in models.values():
        for key in _keys(model):
            namesakes.setdefault(key, []).append(model.id)
        stem, date = stem_of(model.id)
        for score in model.scores if date else ():
            scores.setdefault((stem, score.benchmark, score.score, score.source.publisher), []).append(model.id)
    return Neighbours(
        {key: tuple(sorted(ids)) for key, ids in namesakes.items()}, {key: tuple(ids) for key, ids in scores.items()}
    )


def _keys(model: Model) -> Iterable[tuple[str, str]]:
    """What no two records share: the developer's name for a model, and the repository of its weights."""
    yield "name", f"{model.record.developer} {model.name}".casefold()
    own = model.facts.get("repository")
    if own is not None and isinstance(own.value, str) and not own.via:
        yield "repository", own.value.casefold().rstrip("/")


def record_twice(subject: Subject) -> Iterator[Doubt]:
    """No other record is of the same model; told on the later of two, by id."""
    for what, key in _keys(subject.model):
        ids = subject.neighbours.namesakes.get((what, key), ())
        if len(ids) > 1 and ids[0] != subject.model.id:
            same = "name" if what == "name" else "repository of weights"
            message = f"the record {shown(ids[0])} has the same {same}: one model may be listed twice"
            line = subject.model.record.lines.get("name", 1)
            yield Doubt(message, subject.own_path, line, Level.WARNING)
            return


def rating_twice(subject: Subject) -> Iterator[Doubt]:
    """A publisher rates a model once under one name."""
    first: dict[tuple[str, str], str] = {}
    for rating in subject.model.record.ratings:
        score = f"#{rating.rank}" if rating.score is None else show_exact(rating.score)
        known = first.setdefault((rating.source.publisher.casefold(), rating.name.casefold()), score)
        if known != score:
            message = f"{shown(rating.name)} is {known} and {score}, both by {rating.source.publisher}"
            yield Doubt(message, subject.own_path, rating.line, Level.WARNING)
