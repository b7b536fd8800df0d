"""Which rows may pass tests that depend on where a base stands, without testing every row at every place.

A base of what links here, of what shares links or tags with the note, of an author's books or of what happened on a day
may stand in every note of a vault: testing all files at each of its places would take time that grows with the square
of the vault. What is found is never too few; every row that is found is tested all the same.
"""

from collections.abc import Callable, Mapping, Sequence

from generator.bases.environment import NO_NAMES, Environment
from generator.bases.evaluate import Code
from generator.bases.indexes import Found
from generator.bases.lengths import by_length
from generator.bases.lookups import by_equality, by_folder, by_link, by_member, by_tag
from generator.bases.ready import Test
from generator.bases.search import Rule, Search, every
from generator.bases.values import File

RULES: tuple[Rule, ...] = (by_link, by_folder, by_tag, by_member, by_equality, by_length)
"""The forms of tests that are looked up; any other is tested row by row."""


def near(
    terms: Sequence[Test], rows: Sequence[File], formulas: Mapping[str, Code], environment: Environment
) -> Callable[[Environment], Found]:
    """What tells the rows that may pass all of the terms, built from these rows once for all places."""
    search = Search(rows, formulas, environment, RULES)
    found = every([search.passing(term) for term in terms])
    return lambda at: found(at, NO_NAMES)
