"""Parsed YAML into a shape, every misfit as a problem with its line and, for a misspelt key, the likely word."""

from typing import Any, get_args

from pydantic import BaseModel, TypeAdapter, ValidationError

from generator.load.yaml_text import Parsed, Path
from generator.nouns.problems import Problem
from generator.nouns.spelling import did_you_mean, shown


def shape(as_type: Any, value: Any, parsed: Parsed, path: str, at: Path = ()) -> tuple[Any, list[Problem]]:
    """`value`, found at `at` in the file, as a shape; None with the problems where it does not fit."""
    try:
        return TypeAdapter(as_type).validate_python(value), []
    except ValidationError as failed:
        return None, [_problem(error, as_type, parsed, path, at) for error in failed.errors(include_url=False)]


def _problem(error: Any, as_type: Any, parsed: Parsed, path: str, at: Path) -> Problem:
    place: Path = tuple(step for step in error["loc"] if step != "[key]")
    line = parsed.line((*at, *place))
    name = ".".join(str(step) for step in (*at, *place))
    match error["type"]:
        case "extra_forbidden":
            hint = did_you_mean(str(place[-1]), _keys(as_type, place[:-1]))
            return Problem(path, line, "key-unknown", f"unknown key “{name}”{hint}; not read; correct or remove it")
        case "missing":
            return Problem(path, line, "key-missing", f"“{name}” is missing; add it")
        case kind:
            reason = str(error["msg"]).removeprefix("Value error, ").removeprefix("Input ")
            code = "id-invalid" if kind == "string_pattern_mismatch" else "value-wrong"
            if code == "id-invalid":
                reason = "is not an id; use a-z, 0-9, “.”, “_” and “-”, starting with a letter or a digit"
            return Problem(path, line, code, f"“{name}”: {shown(error['input'])} {reason}; not used")


def _keys(as_type: Any, place: Path) -> list[str]:
    """The keys that are known where `place` leads within a shape."""
    for step in place:
        if isinstance(as_type, type) and issubclass(as_type, BaseModel):
            field = as_type.model_fields.get(str(step))
            as_type = field.annotation if field else None
        else:
            arguments = [arg for arg in get_args(as_type) if arg is not type(None)]
            as_type = arguments[-1] if arguments else None
        while get_args(as_type) and type(None) in get_args(as_type):
            as_type = next(arg for arg in get_args(as_type) if arg is not type(None))
    if isinstance(as_type, type) and issubclass(as_type, BaseModel):
        return [field.alias or name for name, field in as_type.model_fields.items()]
    return []
