"""Stage 2: what was read is held against what it refers to, and everything that does not fit is told at once."""

from collections.abc import Callable, Iterator

from generator.check.aliases import check_aliases
from generator.check.comparisons import check_comparisons
from generator.check.dates import check_dates
from generator.check.notes import check_notes
from generator.check.prose import check_prose
from generator.check.references import check_references
from generator.check.scores import check_scores
from generator.check.subject import Subject
from generator.check.vault import review
from generator.check.yardsticks import check_yardsticks
from generator.nouns.fields import Catalogue
from generator.nouns.notes import Vault
from generator.nouns.problems import Problem
from generator.nouns.records import Library
from generator.nouns.settings import Settings

__all__ = ["check", "review"]

Check = Callable[[Subject], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    check_references,
    check_aliases,
    check_scores,
    check_dates,
    check_comparisons,
    check_yardsticks,
    check_notes,
    check_prose,
)


def check(catalogue: Catalogue, library: Library, vault: Vault, settings: Settings) -> list[Problem]:
    """The problems of what was read, sorted by place; each check looks at one topic and none changes anything."""
    subject = Subject(catalogue, library, vault, settings)
    return sorted({problem for one in CHECKS for problem in one(subject)})
