"""All functions and fields of expressions, by the type of that of which they are asked."""

from collections.abc import Mapping

from generator.bases.functions.any_type import ANY
from generator.bases.functions.dates import DATE, DATE_FIELDS, DURATION_FIELDS
from generator.bases.functions.files import FILE, FILE_FIELDS, LINK
from generator.bases.functions.function import Function
from generator.bases.functions.global_functions import GLOBAL
from generator.bases.functions.lists import LIST
from generator.bases.functions.numbers import NUMBER
from generator.bases.functions.objects import OBJECT, REGEXP
from generator.bases.functions.strings import STRING

FUNCTIONS: Mapping[str, Mapping[str, Function]] = {
    "global": GLOBAL,
    "any": ANY,
    "date": DATE,
    "string": STRING,
    "number": NUMBER,
    "list": LIST,
    "link": LINK,
    "file": FILE,
    "object": OBJECT,
    "regexp": REGEXP,
}
"""Every function by its type and name."""

FIELDS: Mapping[str, tuple[str, ...]] = {
    "date": tuple(DATE_FIELDS),
    "duration": tuple(DURATION_FIELDS),
    "string": ("length",),
    "list": ("length",),
    "file": tuple(FILE_FIELDS),
}
"""Every field by its type."""

_ALSO = {
    "link": ("string",),
    "html": ("string",),
    "image": ("string",),
    "icon": ("string",),
    "duration": ("number",),
}
"""Types whose values are taken as those of another where they have no function of a name themselves."""


def function_of(kind: str, name: str) -> tuple[Function, str] | None:
    """The function of a value's type by its name, and as a value of which type it takes it; None for none."""
    for each in (kind, *_ALSO.get(kind, ())):
        if found := FUNCTIONS.get(each, {}).get(name):
            return found, each
    return (ANY[name], kind) if name in ANY else None


METHODS = frozenset(name for kind, functions in FUNCTIONS.items() if kind != "global" for name in functions)
"""The names of all functions that are asked of a value."""
