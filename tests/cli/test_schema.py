"""`schema`."""

import json

from generator.load.shapes import RecordShape


def test_the_schema_of_a_record_names_every_key_and_every_field(modelbook):
    """With label, definition and unit for the editor's help; anything else is marked as wrong."""
    code, out, _ = modelbook("schema")
    made = json.loads(out)
    assert code == 0 and set(made["properties"]) == set(RecordShape.model_fields)
    assert made["additionalProperties"] is False
    facts = made["properties"]["facts"]
    assert facts["additionalProperties"] is False
    context = facts["properties"]["context_length"]
    assert context["title"] == "Context length" and context["description"].endswith("In tokens.")
    assert context["anyOf"][0] == {"$ref": "#/$defs/Absence"}
    assert made["$defs"]["Absence"]["enum"] == ["undisclosed", "not-applicable", "unknown"]


def test_the_values_of_a_choice_are_offered(modelbook):
    """As ids and as labels, since records may write either."""
    made = json.loads(modelbook("schema", "model")[1])
    choices = made["properties"]["facts"]["properties"]["license"]["anyOf"][1]["enum"]
    assert {"mit", "MIT"} <= set(choices)


def test_every_file_under_data_has_a_schema(modelbook, project):
    """Written into a folder of the project for editors."""
    assert modelbook("schema", "--out", "schemas")[0] == 0
    written = sorted(path.name.removesuffix(".schema.json") for path in (project / "schemas").iterdir())
    assert written == [
        "benchmarks", "comparisons", "families", "fields", "gpus", "model", "needs", "organizations", "ranking",
        "transparency",
    ]  # fmt: skip
    assert all(json.loads(path.read_text())["$schema"] for path in (project / "schemas").iterdir())


def test_an_unknown_schema_is_a_usage_error(modelbook):
    """With the likely name."""
    code, out, err = modelbook("schema", "modle")
    assert (code, out) == (2, "")
    assert err.startswith("modelbook: no schema is called “modle”; did you mean “model”?; there are model, fields,")
