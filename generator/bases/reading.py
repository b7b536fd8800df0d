"""Properties of files as values: links are written as text, and names may differ in case."""

from generator.bases.environment import Environment
from generator.bases.numbers import number
from generator.bases.values import File, Link, Tags, Value
from generator.nouns.properties import PropertyValue

_ALL = "\0all"
"""No property has this name; under it stands what all were read as."""


def read_property(file: File, name: str, environment: Environment) -> Value:
    """The value of a property by its name, or by one that differs in case only; None where there is none."""
    properties = file.properties
    if name not in properties:
        other = file.names.get(name.casefold())
        if other is None:
            return None
        name = other
    value = properties[name]
    if isinstance(value, str):
        if not value.startswith("[["):
            return value
    elif isinstance(value, int | float):
        return value if value is True or value is False else number(value)
    elif not isinstance(value, tuple | dict):
        return to_value(value, file, environment)
    key = (file.path, name)
    if key not in environment.read:
        read = to_value(value, file, environment)
        environment.read[key] = _as_tags(read) if name.casefold() == "tags" else read
    return environment.read[key]


def all_properties(file: File, environment: Environment) -> Value:
    """The properties of a file as an object."""
    key = (file.path, _ALL)
    if key not in environment.read:
        environment.read[key] = {name: read_property(file, name, environment) for name in file.properties}
    return environment.read[key]


def to_value(value: PropertyValue, file: File, environment: Environment) -> Value:
    """The value that a property of a file has; links lead where they lead from there."""
    if isinstance(value, str):
        return link_of(value, file.path, environment) if value.startswith("[[") and value.endswith("]]") else value
    if isinstance(value, tuple | list):
        return tuple(to_value(element, file, environment) for element in value)
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        return number(value)
    if value is None or not hasattr(value, "items"):
        return value
    return {name: to_value(element, file, environment) for name, element in value.items()}


def link_of(text: str, path: str, environment: Environment, display: str = "") -> Link | str:
    """The link that a text in `[[…]]` is, seen from the file of a path; the text where it holds more than one."""
    inner = text[2:-2]
    if "[[" in inner or "]]" in inner or not inner.strip():
        return text
    target, _, written = inner.partition("|")
    found = environment.find(target.strip(), path)
    return Link(target.strip(), display or written.strip(), found.path if found else "")


def _as_tags(value: Value) -> Value:
    if not isinstance(value, tuple):
        return value
    names = [element for element in value if isinstance(element, str)]
    return Tags(names) if len(names) == len(value) else value
