"""Records as files, each with what is said about it and what is kept of it; `--update-goldens` rewrites the latter."""

from pathlib import Path

import pytest

from generator.load.records import read_record
from generator.nouns.kinds import show
from tests.builders import make_catalogue

CASES = Path(__file__).parent / "cases"


def kept(record):
    """What the record says, one line each, with the line of the file that it comes from."""
    if record is None:
        return ["nothing"]
    lines = [f"{key} {getattr(record, key)}" for key in ("name", "type", "summary", "developer", "family")]
    lines = [line for line in lines if not line.endswith(" ")]
    alias = record.alias_of
    lines += [f"{alias.line}: alias of {alias.model} as of {alias.as_of}"] if alias else []
    for source in record.sources.values():
        details = [source.kind.label, source.url, str(source.date or ""), str(source.retrieved or ""), source.copies]
        name = f"{source.id}: {source.title}, {source.publisher}"
        lines.append(f"{record.lines[f'sources.{source.id}']}: source {name}; {', '.join(filter(None, details))}")
    for claim in record.claims:
        value = str(claim.state) if claim.value is None else show(claim.field, claim.value)
        details = [claim.quote, str(claim.date or ""), claim.note]
        says = f"{claim.field.id} is {value} ({claim.source.id or 'no source'})"
        lines.append(f"{claim.line}: " + ", ".join([says, *filter(None, details)]))
    lines += [f"capability {one.id}: {one.title} ({one.source.id})" for one in record.capabilities]
    for price in record.prices:
        amounts = " ".join(map(str, (price.input, price.output, price.cached_input)))
        lines.append(f"{price.line}: price of {price.provider}: {amounts} {price.tier}".rstrip())
    lines += [f"{one.line}: score {one.benchmark} {one.score} {one.setting}" for one in record.scores]
    lines += [f"{one.line}: rating {one.name}: {one.score} of {one.out_of}, rank {one.rank}" for one in record.ratings]
    if record.transparency:
        lines += [f"{one.line}: criterion {one.id} {one.score}" for one in record.transparency.criteria.values()]
        lines.append(f"stated {record.transparency.stated_total} {record.transparency.stated_grade}")
    return lines + [f"{record.lines[f'see_also.{model}']}: see also {model}" for model in record.see_also]


@pytest.mark.parametrize("case", sorted(CASES.glob("*.yml")), ids=lambda case: case.stem)
def test_a_record_is_read_as_the_golden_file_says(case, update_goldens):
    """Every message is compared whole, and so is everything that the record still says."""
    path = f"data/models/{case.name}"
    record, problems = read_record(case.read_text(encoding="utf-8"), path, make_catalogue())
    text = "\n".join([*map(str, sorted(problems)), "", *kept(record)]).lstrip("\n") + "\n"
    golden = case.with_suffix(".txt")
    if update_goldens:
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


def test_every_golden_file_has_its_case():
    """None is left over from a case that was renamed."""
    assert {file.stem for file in CASES.glob("*.txt")} == {file.stem for file in CASES.glob("*.yml")}
