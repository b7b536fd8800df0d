"""What each stage makes of a small project, as text, compared whole with its golden file."""

from pathlib import Path

import pytest

from generator.check import check
from generator.compare import compare
from generator.findings import find, problems_of
from generator.load import load
from generator.merge import merge
from generator.nouns.settings import Settings
from generator.nouns.tables import Shown
from generator.pages import complete, plan
from generator.translate import index_of, translate

HERE = Path(__file__).parent
MINI, BROKEN = HERE / "mini", HERE / "broken"


def settings(root):
    return Settings(root=root, vault=root / "content", data=root / "data", site_name="A small book")


def loaded_text():
    """The records' claims and the published notes, with the lines that they come from."""
    loaded = load(settings(MINI))
    for record in loaded.library.records.values():
        yield f"record {record.id} “{record.name}” {record.type} {record.developer or '-'} {record.family or '-'}"
        for claim in record.claims:
            source = claim.source.id or "no source"
            yield f"  {claim.path}:{claim.line} {claim.field.id} {claim.state} {claim.written!r} from {source}"
    for note in loaded.vault.notes:
        yield f"note {note.path} “{note.title}” models={','.join(note.models) or '-'} tags={','.join(note.tags) or '-'}"
        for block in note.blocks:
            yield f"  line {block.line}: {block.kind} {','.join(block.models)} {','.join(block.fields)}"


def checked_text():
    """Every problem of the broken project."""
    loaded = load(settings(BROKEN))
    found = [*loaded.problems, *check(loaded.catalogue, loaded.library, loaded.vault, settings(BROKEN))]
    yield from (str(problem) for problem in sorted(set(found)))


def book():
    loaded = load(settings(MINI))
    return loaded, merge(loaded.catalogue, loaded.library)


def merged_text():
    """The facts, which claim each came from, and which claims are against it."""
    for model in book()[1].models.values():
        yield f"{model.id} via {model.via or '-'}, total {model.report.total if model.report else '-'}"
        for id_, fact in model.facts.items():
            against = ", ".join(f"{claim.source.id} {claim.written}" for claim in fact.against) or "-"
            yield f"  {id_}: {fact.state} {fact.chosen.written} from {fact.chosen.source.id or '-'}; against: {against}"


def found_text():
    """What does not fit in the broken project."""
    loaded = load(settings(BROKEN))
    yield from (str(problem) for problem in problems_of(find(merge(loaded.catalogue, loaded.library))))


def compared_text():
    """The comparisons: what is said, with its evidence, what is the same, and what differs."""
    loaded, merged = book()
    compared = compare(merged, wanted=loaded.vault.wanted(), nearest=1)
    for models, one in compared.comparisons.items():
        yield f"{' '.join(models)} page={one.page} asked={one.asked}: {one.headline}"
        for clause in one.clauses:
            proof = ", ".join(evidence.anchor for evidence in clause.evidence)
            yield f"  {clause.topic} [{clause.leader or '-'}] {clause.text} <- {proof}"
        yield f"  same: {', '.join(row.field.id for row in one.same) or '-'}"
        for id_, differences in one.differences.items():
            yield f"  {id_}: {' | '.join(difference.text for difference in differences)}"
    for model, near in compared.nearest.items():
        yield f"near {model}: {', '.join(f'{one.model} ({one.reason})' for one in near)}"


def planned_text():
    """The pages, the redirects and the navigation."""
    loaded, merged = book()
    compared = compare(merged, wanted=loaded.vault.wanted(), nearest=1)
    early = plan(merged, compared, loaded.vault, settings(MINI))
    prose = translate(early.plans, index_of(early.plans, settings(MINI)), settings(MINI), lambda *_: None)
    plans = complete(early, prose, Shown())
    for page in plans.pages:
        notes = ",".join(note.path for note in page.notes) or "-"
        yield f"{page.path} “{page.title}” {page.template} {page.updated or '-'} notes={notes}"
    yield from (f"{path} -> {target}" for path, target in plans.redirects)
    for entry in plans.nav:
        yield f"nav {entry.title}: {entry.path or ', '.join(child.path for child in entry.children)}"


STAGES = {
    "load": loaded_text,
    "check": checked_text,
    "merge": merged_text,
    "findings": found_text,
    "compare": compared_text,
    "pages": planned_text,
}
"""The stages before rendering, whose golden files are the pages themselves."""


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_gives_what_was_reviewed(stage, update_goldens):
    """Line by line as in `stages/<stage>.txt`."""
    golden = HERE / "stages" / f"{stage}.txt"
    text = "\n".join(STAGES[stage]()) + "\n"
    if update_goldens:
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")
