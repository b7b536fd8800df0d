"""The files of `data/` that every record refers to: fields, organizations, families, benchmarks, transparency, comparisons."""

from collections.abc import Callable
from typing import Any

from generator.load.shapes import (
    BenchmarkShape,
    FamilyShape,
    FieldsShape,
    Id,
    OrganizationShape,
    PairShape,
    SchemeShape,
)
from generator.load.shaping import shape
from generator.load.yaml_text import Parsed, parse_yaml
from generator.nouns.fields import Catalogue, Field, Group
from generator.nouns.problems import Problem
from generator.nouns.records import Benchmark, Family, Organization, Pair, Scheme, SchemeCriterion, SchemePart
from generator.nouns.spelling import did_you_mean

Read = tuple[Any, list[Problem]]


def read_fields(text: str, path: str) -> tuple[Catalogue, list[Problem]]:
    """`fields.yml`: the groups and the fields; a field that does not fit is reported and left out."""
    parsed = parse_yaml(text, path)
    value = parsed.value if isinstance(parsed.value, dict) else {}
    kept, problems = shape(FieldsShape, value, parsed, path)
    if kept is None:
        fields = value.get("fields")
        good = {
            id_: one
            for id_, one in (fields if isinstance(fields, dict) else {}).items()
            if shape(FieldsShape, {"fields": {id_: one}}, parsed, path)[0] is not None
        }
        kept, _ = shape(FieldsShape, {"groups": value.get("groups") or [], "fields": good}, parsed, path)
        kept = kept or FieldsShape(fields={})
    groups = {one.id: Group(one.id, one.label) for one in kept.groups}
    for id_, one in kept.fields.items():
        if one.group not in groups:
            line = parsed.line(("fields", id_, "group"))
            hint = did_you_mean(one.group, groups)
            message = f"group “{one.group}” is not under “groups”{hint}; shown as a group of its own; declare it"
            problems.append(Problem(path, line, "group-unknown", message))
            groups[one.group] = Group(one.group, one.group)
    found = {id_: Field(id=id_, **dict(one)) for id_, one in kept.fields.items()}
    return Catalogue(tuple(groups.values()), found), [*parsed.problems, *problems]


def _entries(text: str, path: str, of: Any, build: Callable[[str, Any, Parsed], Any]) -> Read:
    """A file that maps ids to entries of one shape."""
    parsed = parse_yaml(text, path)
    problems = list(parsed.problems)
    found: dict[str, Any] = {}
    if parsed.value is not None and not isinstance(parsed.value, dict):
        problems.append(Problem(path, 1, "value-wrong", "takes a map from ids to entries; not used"))
        return found, problems
    for id_, value in (parsed.value or {}).items():
        entry, misfits = shape(dict[Id, of], {id_: value}, parsed, path)
        problems += misfits
        if entry is not None:
            found[id_] = build(id_, entry[id_], parsed)
    return found, problems


def read_organizations(text: str, path: str) -> Read:
    """`organizations.yml`, by id."""
    return _entries(text, path, OrganizationShape, lambda id_, one, _: Organization(id_, **dict(one)))


def read_families(text: str, path: str) -> Read:
    """`families.yml`, by id."""
    return _entries(
        text, path, FamilyShape, lambda id_, one, parsed: Family(id_, **dict(one), line=parsed.line((id_,)))
    )


def read_benchmarks(text: str, path: str) -> Read:
    """`benchmarks.yml`, by id."""

    def build(id_: str, one: BenchmarkShape, _: Parsed) -> Benchmark:
        return Benchmark(id_, one.name, one.measures, one.unit, one.min, one.max, one.better, one.url, one.about)

    return _entries(text, path, BenchmarkShape, build)


def read_scheme(text: str, path: str) -> Read:
    """`transparency.yml`: how transparency is scored."""
    parsed = parse_yaml(text, path)
    kept, problems = shape(SchemeShape, parsed.value or {}, parsed, path)
    if kept is None:
        return Scheme(), [*parsed.problems, *problems]
    parts = tuple(
        SchemePart(part.id, part.label, tuple(SchemeCriterion(**dict(one)) for one in part.criteria))
        for part in kept.parts
    )
    grades = tuple(sorted(((one.from_, one.grade) for one in kept.grades), reverse=True))
    return Scheme(kept.out_of, parts, grades), [*parsed.problems, *problems]


def read_pairs(text: str, path: str) -> Read:
    """`comparisons.yml`: a list of `{models: […]}`."""
    parsed = parse_yaml(text, path)
    problems = list(parsed.problems)
    found: list[Pair] = []
    if parsed.value is not None and not isinstance(parsed.value, list):
        problems.append(Problem(path, 1, "value-wrong", "takes a list of “- models: […]”; not used"))
        return (), problems
    for at, value in enumerate(parsed.value or []):
        wanted = {"models": value} if isinstance(value, list) else value
        one: PairShape | None
        one, misfits = shape(PairShape, wanted, parsed, path, (at,))
        problems += misfits
        if one is not None:
            found.append(Pair(tuple(one.models), one.title, one.intro, parsed.line((at,))))
    return tuple(found), problems
