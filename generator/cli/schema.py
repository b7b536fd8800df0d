"""`schema`: JSON Schema for the files under `data/`, by which editors complete and check them while they are typed."""

from collections.abc import Mapping
from typing import Any

from generator.nouns.claims import ABSENCES
from generator.nouns.fields import Catalogue, Field, FieldType

DRAFT = "https://json-schema.org/draft/2020-12/schema"
TYPES: Mapping[FieldType, list[str]] = {
    FieldType.INTEGER: ["integer", "string"],
    FieldType.NUMBER: ["number", "string"],
    FieldType.QUANTITY: ["number", "string"],
    FieldType.MONEY: ["number", "string"],
    FieldType.DATE: ["string", "integer"],
    FieldType.MONTH: ["string", "integer"],
    FieldType.BOOLEAN: ["boolean", "string"],
    FieldType.ENUM: ["string"],
    FieldType.SET: ["array", "string"],
    FieldType.TEXT: ["string", "number"],
    FieldType.LINK: ["string"],
}
"""What a value may be in YAML, where quantities are written as people write them and years are integers."""


def all_schemas(catalogue: Catalogue) -> dict[str, dict[str, Any]]:
    """The schema of each file under `data/`, by the file's name without its ending."""
    from pydantic import TypeAdapter

    from generator.load import rating_shapes, shapes

    types: Mapping[str, Any] = {
        "model": shapes.RecordShape,
        "fields": shapes.FieldsShape,
        "organizations": dict[shapes.Id, shapes.OrganizationShape],
        "families": dict[shapes.Id, shapes.FamilyShape],
        "benchmarks": dict[shapes.Id, shapes.BenchmarkShape],
        "transparency": shapes.SchemeShape,
        "comparisons": list[shapes.PairShape],
        "gpus": shapes.GpusShape,
        "ranking": rating_shapes.RankingShape,
        "needs": dict[shapes.Id, rating_shapes.NeedShape],
    }
    made = {name: {"$schema": DRAFT} | TypeAdapter(shape).json_schema() for name, shape in types.items()}
    _add_fields(made["model"], catalogue, TypeAdapter(shapes.ClaimShape).json_schema())
    return made


def _add_fields(model: dict[str, Any], catalogue: Catalogue, claim: dict[str, Any]) -> None:
    """Put the catalogue's fields in the place of a map of anything."""
    definitions = model.setdefault("$defs", {})
    definitions["Absence"] = {"enum": list(ABSENCES), "description": "Instead of a value."}
    model["properties"]["facts"] = {
        "type": "object",
        "additionalProperties": False,
        "properties": {field.id: _field(field, claim) for field in catalogue.fields.values()},
    }


def _field(field: Field, claim: dict[str, Any]) -> dict[str, Any]:
    """A bare value, a claim, or a list of claims."""
    value = {"anyOf": [{"$ref": "#/$defs/Absence"}, _value(field)]}
    one = {**claim, "title": f"A claim about {field.label}", "properties": {**claim["properties"], "value": value}}
    unit = f" In {field.unit}." if field.unit else ""
    return {
        "title": field.label,
        "description": f"{field.definition}{unit}".strip(),
        "anyOf": [{"$ref": "#/$defs/Absence"}, _value(field), one, {"type": "array", "items": one}],
    }


def _value(field: Field) -> dict[str, Any]:
    listed = [*field.values, *field.values.values()]
    if not listed:
        return {"type": TYPES[field.type]}
    choice = {"enum": list(dict.fromkeys(listed))}
    return {"type": "array", "items": choice} if field.type is FieldType.SET else choice
