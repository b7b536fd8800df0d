"""Stage 3a: facts held against one another. A rule is one function and one line in `RULES`; none changes anything."""

from collections.abc import Iterator, Mapping
from itertools import islice

from generator.findings import plain, prices, reports, scores, sizes, sources, stale, twice, weights
from generator.findings.rule import MANY, Rule, Subject
from generator.nouns.book import Book
from generator.nouns.findings import Finding
from generator.nouns.problems import Level, Problem

__all__ = ["RULES", "find", "problems_of"]

WRONG, KNOWN = (Level.WARNING,), (Level.INFO,)
EITHER = (Level.WARNING, Level.INFO)
"""A warning where what readers are shown does not fit; else, another claim that does not fit is worth knowing."""
KEPT = "shown as recorded; correct the number that is wrong"
BESIDE = "shown beside the value that fits; correct it if it was misread"
"""The remedy where what readers are shown fits, and another claim does not."""
AGAIN = "shown as recorded; look it up again, and give the new date"
WHOSE = "shown as recorded; move it to the record that it belongs to, or note why it stands here"

RULES: tuple[Rule, ...] = (
    Rule("parameters-sum", "Parameters do not add up", weights.parameters_sum, EITHER, KEPT),
    Rule("active-sum", "Active parameters do not add up", weights.active_sum, EITHER, KEPT),
    Rule("heads-width", "Heads do not make up the hidden size", weights.heads_width, WRONG, KEPT),
    Rule("heads-shared", "KV heads do not divide the heads", plain.heads_shared, EITHER, KEPT),
    Rule("active-above", "More active parameters than parameters", plain.active_above, EITHER, KEPT),
    Rule("parameters-exact", "Exact and short count differ", plain.parameters_exact, EITHER, KEPT),
    Rule("above-context", "Longer than the context", plain.above_context, EITHER, KEPT),
    Rule("cutoff-released", "Knowledge from after the release", plain.cutoff_released, EITHER, KEPT),
    Rule("size-below", "Smaller than its weights", sizes.size_below, EITHER, KEPT),
    Rule("cached-dearer", "Cached input dearer than fresh", prices.cached_dearer, WRONG, KEPT),
    Rule("price-stale", "Prices past their shelf life", stale.stale_prices, KNOWN, AGAIN),
    Rule("fact-stale", "Facts past their shelf life", stale.stale_facts, KNOWN, AGAIN),
    Rule("score-range", "Scores off their scale", scores.score_range, (Level.ERROR,), "shown as written; correct it"),
    Rule("score-variant", "Scores of another variant", scores.score_variant, KNOWN, WHOSE),
    Rule("score-snapshot", "Scores of another snapshot", scores.score_snapshot, KNOWN, WHOSE),
    Rule("score-sibling", "Scores that another snapshot has", scores.score_sibling, KNOWN, WHOSE),
    Rule("score-before", "Scores from before the release", scores.score_before, KNOWN, WHOSE),
    Rule("report-total", "Transparency does not add up", reports.report_total, WRONG, KEPT),
    Rule("one-origin", "One origin, not several", sources.one_origin, KNOWN, "counts as one source; find another"),
    Rule("copy-differs", "A copy that differs", sources.copy_differs, KNOWN, BESIDE),
    Rule("record-twice", "Listed twice", twice.record_twice, WRONG, "both are shown; remove one, or tell them apart"),
    Rule("rating-twice", "Rated twice", twice.rating_twice, WRONG, "both are shown; remove the one that is outdated"),
)


def find(book: Book) -> Mapping[str, tuple[Finding, ...]]:
    """What does not fit, by the id of each model of which there is something, in the order of the rules."""
    now, around = stale.today(book.library), twice.neighbours(book.models)
    found = {id_: tuple(_findings(Subject(model, book, now, around))) for id_, model in book.models.items()}
    return {id_: findings for id_, findings in found.items() if findings}


def _findings(subject: Subject) -> Iterator[Finding]:
    for rule in RULES:
        for doubt in islice(rule.find(subject), MANY):
            yield Finding(
                model=subject.model.id,
                code=rule.code,
                title=rule.title,
                message=doubt.message,
                path=doubt.path,
                line=doubt.line,
                level=doubt.level,
                sums=doubt.sums,
                facts=doubt.facts,
                odd=doubt.odd,
                section=doubt.section,
            )


def problems_of(found: Mapping[str, tuple[Finding, ...]]) -> list[Problem]:
    """The same as problems, at the line of the odd claim or of what is shown; what an alias has taken over, once."""
    rules = {rule.code: rule for rule in RULES}
    findings = (finding for of_model in found.values() for finding in of_model)
    return sorted({_problem(finding, rules[finding.code]) for finding in findings})


def _problem(finding: Finding, rule: Rule) -> Problem:
    remedy = BESIDE if rule.levels == EITHER and finding.level is Level.INFO else rule.remedy
    sums = f" ({'; '.join(finding.sums)})" if finding.sums else ""
    return Problem(finding.path, finding.line, finding.code, f"{finding.message}{sums}; {remedy}", finding.level)
