"""The verdict: what the facts prove about a comparison, the weightiest first."""

from collections import Counter

from generator.compare.choices import READS, WRITES, licence, modalities, weights
from generator.compare.costs import price
from generator.compare.footprints import memory
from generator.compare.measures import CONTEXT, KNOWLEDGE, OUTPUT, PARAMETERS, RELEASE, active, measured
from generator.compare.others import alias, better_fields
from generator.compare.statements import Case, Outcome, Rule, Statement
from generator.compare.tested import benchmarks
from generator.nouns.comparisons import Clause

RULES: tuple[tuple[str, Rule], ...] = (
    ("alias", alias),
    ("benchmarks", benchmarks),
    ("input", modalities(READS)),
    ("output", modalities(WRITES)),
    ("weights", weights),
    ("licence", licence),
    ("price", price),
    ("context", measured(CONTEXT)),
    ("memory", memory),
    ("size", measured(PARAMETERS)),
    ("active size", active),
    ("maximum output", measured(OUTPUT)),
    ("knowledge", measured(KNOWLEDGE)),
    ("release", measured(RELEASE)),
    ("other", better_fields),
)
"""The topics of a verdict, the weightiest first."""
MOST = {Outcome.DISPUTED: 3, Outcome.OPEN: 2}
"""Questions that a verdict names as open; the tables show the others."""
Said = tuple[tuple[str, Statement], ...]
"""Statements with their topics."""


def verdict(case: Case) -> Said:
    """What each rule states, in their order, then a few of the open questions; nothing without evidence."""
    said = [(topic, one) for topic, rule in RULES for one in rule(case) if one.evidence]
    named = Counter[Outcome]()
    kept = []
    for topic, one in sorted(said, key=lambda pair: not pair[1].outcome.decided):
        named[one.outcome] += 1
        if named[one.outcome] <= MOST.get(one.outcome, len(said)):
            kept.append((topic, one))
    return tuple(kept)


def clauses(said: Said) -> tuple[Clause, ...]:
    """The verdict as pages show it."""
    return tuple(Clause(one.text, one.evidence, one.leader, topic) for topic, one in said)
