"""The files of `data/` that every record refers to: fields, organizations, families, benchmarks and their like."""

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
    Shape,
)
from generator.load.shaping import fit
from generator.load.yaml_text import Map, parse_yaml
from generator.nouns.fields import Catalogue, Field, Group
from generator.nouns.problems import Problem
from generator.nouns.records import Benchmark, Family, Organization, Pair, Scheme, SchemeCriterion, SchemePart
from generator.nouns.spelling import did_you_mean, shown

Read = tuple[Any, list[Problem]]
"""What a file holds, None where it could not be read at all, and what is wrong with it."""


def read_fields(text: str, path: str) -> tuple[Catalogue | None, list[Problem]]:
    """`fields.yml`: the groups and the fields; what does not fit is reported and left out."""
    parsed = parse_yaml(text, path)
    problems = list(parsed.problems)
    kept: FieldsShape | None = None
    if parsed.value is not None:
        fitted = fit(FieldsShape, parsed.value, parsed, path)
        kept = fitted.shape
        problems += fitted.problems
    if kept is None:
        return None, problems
    groups = {one.id: Group(one.id, one.label) for one in kept.groups}
    for id_, one in kept.fields.items():
        if one.group not in groups:
            hint = did_you_mean(one.group, groups)
            message = f"group {shown(one.group)} is not under “groups”{hint}; shown as a group of its own; declare it"
            problems.append(Problem(path, parsed.line(("fields", id_, "group")), "group-unknown", message))
            groups[one.group] = Group(one.group, one.group)
    found = {id_: Field(id=id_, **dict(one)) for id_, one in kept.fields.items()}
    return Catalogue(tuple(groups.values()), found, kept.price_shelf_life), problems


def _entries(text: str, path: str, of: type[Shape], build: Callable[[str, Any, int], Any]) -> Read:
    """A file that maps ids to entries of one shape."""
    parsed = parse_yaml(text, path)
    problems = list(parsed.problems)
    if parsed.value is None:
        return None if problems else {}, problems
    fitted = fit(dict[Id, of], parsed.value, parsed, path)  # type: ignore[valid-type]
    problems += fitted.problems
    if fitted.shape is None:
        return None, problems
    return {id_: build(id_, one, fitted.value[id_].line) for id_, one in fitted.shape.items()}, problems


def read_organizations(text: str, path: str) -> Read:
    """`organizations.yml`, by id."""
    return _entries(text, path, OrganizationShape, lambda id_, one, _: Organization(id_, **dict(one)))


def read_families(text: str, path: str) -> Read:
    """`families.yml`, by id."""
    return _entries(text, path, FamilyShape, lambda id_, one, line: Family(id_, **dict(one), line=line))


def read_benchmarks(text: str, path: str) -> Read:
    """`benchmarks.yml`, by id."""

    def build(id_: str, one: BenchmarkShape, line: int) -> Benchmark:
        words = {"name": one.name, "measures": one.measures, "unit": one.unit, "url": one.url, "about": one.about}
        return Benchmark(id_, low=one.min, high=one.max, better=one.better, line=line, **words)

    return _entries(text, path, BenchmarkShape, build)


def read_scheme(text: str, path: str) -> Read:
    """`transparency.yml`: how transparency is scored."""
    parsed = parse_yaml(text, path)
    value = Map({}, 1) if parsed.value is None else parsed.value
    fitted = fit(SchemeShape, value, parsed, path)
    kept, problems = fitted.shape, [*parsed.problems, *fitted.problems]
    if kept is None or (parsed.value is None and problems):
        return None, problems
    parts: list[SchemePart] = []
    seen: set[str] = set()
    for part, lines in zip(kept.parts, fitted.value.get("parts", ()), strict=True):
        fresh: list[SchemeCriterion] = []
        for one, place in zip(part.criteria, lines["criteria"], strict=True):
            if one.id in seen:
                message = f"criterion {shown(one.id)} stands twice; the first was kept; give each its own id"
                problems.append(Problem(path, place.line, "id-twice", message))
                continue
            seen.add(one.id)
            fresh.append(SchemeCriterion(**dict(one)))
        parts.append(SchemePart(part.id, part.label, tuple(fresh)))
    grades = tuple(sorted(((one.from_, one.grade) for one in kept.grades), reverse=True))
    return Scheme(kept.out_of, tuple(parts), grades), problems


def read_pairs(text: str, path: str) -> Read:
    """`comparisons.yml`: a list of `{models: […]}`, or of plain lists of models."""
    parsed = parse_yaml(text, path)
    problems = list(parsed.problems)
    if parsed.value is None:
        return None if problems else (), problems
    value = parsed.value
    if isinstance(value, list):
        value = [
            Map({"models": one}, parsed.line((at,))) if isinstance(one, list) else one for at, one in enumerate(value)
        ]
    fitted = fit(list[PairShape], value, parsed, path)
    problems += fitted.problems
    if fitted.shape is None:
        return None, problems
    lined = zip(fitted.shape, fitted.value, strict=True)
    return tuple(Pair(tuple(one.models), one.title, one.intro, place.line) for one, place in lined), problems
