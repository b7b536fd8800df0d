"""Parsed YAML into a shape, every misfit as a problem with its line and, for a misspelt key, the likely word."""

from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel, TypeAdapter, ValidationError

from generator.load.yaml_text import Map, Parsed, Path
from generator.nouns.problems import Problem
from generator.nouns.spelling import did_you_mean, shown


@cache
def _adapter(as_type: Any) -> TypeAdapter[Any]:
    return TypeAdapter(as_type)


@dataclass(frozen=True, slots=True)
class Fitted:
    """A shape (None where nothing usable is left), the value that it was made of, and what did not fit.

    `value` has the shape's own structure, so that the line of each part can be read from it.
    """

    shape: Any
    value: Any
    problems: list[Problem]


def fit(as_type: Any, value: Any, parsed: Parsed, path: str, at: Path = ()) -> Fitted:
    """`value`, found at `at` in the file, as a shape.

    An optional key that is left empty counts as left out; one that is not known does not. What does not fit is
    reported and left out, so that one slip does not cost the whole: an entry of a list as one, elsewhere the key.
    """
    kept, errors = _validated(as_type, value)
    if errors:
        value = _without(value, {_place(error) for error in errors if _is_left_empty(error)})
        kept, errors = _validated(as_type, value)
    told, lost = errors, {_unusable(error) for error in errors}
    while errors:
        value, before = _without(value, {_unusable(error) for error in errors}), value
        if value == before:
            break
        # What misfits now is a consequence of what was left out; entries of lists have moved up, so only keys count.
        kept, errors = _validated(as_type, value)
        lost |= {place for place in map(_unusable, errors) if not any(isinstance(step, int) for step in place)}
    return Fitted(kept, value, [_problem(error, as_type, parsed, path, at, lost) for error in told])


def _validated(as_type: Any, value: Any) -> tuple[Any, list[Any]]:
    try:
        return _adapter(as_type).validate_python(value), []
    except ValidationError as failed:
        return None, failed.errors(include_url=False)


def _place(error: Any) -> Path:
    return tuple(step for step in error["loc"] if step != "[key]")


def _is_left_empty(error: Any) -> bool:
    return error["input"] is None and error["type"] != "extra_forbidden"


def _unusable(error: Any) -> Path:
    """The place of what has to go: the nearest entry of a list around the error, or else the key itself."""
    place = _place(error)
    if error["type"] == "missing":
        place = place[:-1]
    entries = [depth for depth, step in enumerate(place, 1) if isinstance(step, int)]
    return place[: entries[-1]] if entries else place


def _without(value: Any, misfits: set[Path], at: Path = ()) -> Any:
    if at in misfits:
        return None
    if isinstance(value, Map):
        kept = {key: _without(one, misfits, (*at, key)) for key, one in value.items() if (*at, key) not in misfits}
        return Map(kept, value.line)
    if isinstance(value, list):
        return [_without(one, misfits, (*at, n)) for n, one in enumerate(value) if (*at, n) not in misfits]
    return value


def _problem(  # noqa: PLR0913, PLR0917
    error: Any, as_type: Any, parsed: Parsed, path: str, at: Path, lost: set[Path]
) -> Problem:
    place = _place(error)
    line = parsed.line((*at, *place))
    name = _name((*at, *place))
    cost = min((one for one in lost if place[: len(one)] == one), key=len)
    done = "not used" if cost == place else f"{_name((*at, *cost))} was not used"
    match error["type"]:
        case "extra_forbidden":
            hint = did_you_mean(str(place[-1]), _keys(as_type, place[:-1]))
            # YAML reads {value: 131,072} as 131 and a key 072.
            split = error["input"] is None and str(place[-1])[:3].isdecimal()
            how = "quote a number with commas" if split else "correct or remove it"
            return Problem(path, line, "key-unknown", f"unknown key {name}{hint}; {done}; {how}")
        case "missing":
            return Problem(path, line, "key-missing", f"{name} is missing; {done}; add it")
        case "string_pattern_mismatch":
            what = f"{name}: {shown(error['input'])} is no id"
            how = "take a-z, 0-9, “.”, “_” and “-”, beginning with a letter or a digit"
            return Problem(path, line, "id-invalid", f"{what}; {done}; {how}")
        case _:
            message = f"{name}: {shown(error['input'])} {_reason(error)}; {done}; correct it"
            return Problem(path, line, "value-wrong", message)


def _name(place: Path) -> str:
    """A place in a file as messages name it: `prices.0.tier`, counted from 0 as in other tools."""
    return shown(".".join(map(str, place))) if place else "the whole file"


REASONS = {
    "string_type": "is no text",
    "list_type": "is no list",
    "dict_type": "is no map",
    "model_type": "is no map of keys",
    "bool_parsing": "is neither true nor false",
    "bool_type": "is neither true nor false",
}
"""What pydantic finds, said of the value."""


def _reason(error: Any) -> str:
    context = error.get("ctx", {})
    unit = "characters" if isinstance(error["input"], str) else "entries"
    match error["type"]:
        case "string_too_short" | "too_short":
            return f"has fewer than {context['min_length']} {unit}" if error["input"] else "is empty"
        case "string_too_long" | "too_long":
            return f"has more than {context['max_length']:,} {unit}"
        case "literal_error" | "enum":
            words = context["expected"].replace("'", "").replace(" or ", ", ").split(", ")
            return f"is not one of {', '.join(filter(None, words))}"
        case "less_than":
            return f"is not below {context['lt']}"
        case "less_than_equal":
            return f"is above {context['le']}"
        case "greater_than":
            return f"is not above {context['gt']}"
        case "greater_than_equal":
            return f"is below {context['ge']}"
        case "value_error":
            return f"does not fit: {context['error']}"
        case kind:
            return REASONS.get(kind) or f"does not fit: {error['msg']}"


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
