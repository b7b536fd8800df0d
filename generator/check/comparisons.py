"""A comparison is of different models, and asked for once."""

from collections.abc import Iterator

from generator.check.subject import Subject
from generator.nouns.problems import Level, Problem
from generator.nouns.spelling import shown


def check_comparisons(subject: Subject) -> Iterator[Problem]:
    """Models that stand twice in a comparison, and comparisons that stand twice, in whatever order of models."""
    path = subject.data("comparisons.yml")
    first: dict[frozenset[str], int] = {}
    for pair in subject.library.pairs:
        for model in sorted({model for model in pair.models if pair.models.count(model) > 1}):
            message = f"{shown(model)} is compared with itself; taken once; name each model once"
            yield Problem(path, pair.line, "comparison-self", message)
        models = frozenset(pair.models)
        if models in first:
            message = f"the same models are compared on line {first[models]}; one page is made; remove one of the two"
            yield Problem(path, pair.line, "comparison-twice", message, Level.WARNING)
        first.setdefault(models, pair.line)
