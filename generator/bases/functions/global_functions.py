"""Functions that are asked of nothing."""

import datetime as dt
import hashlib
import html
from collections.abc import Callable, Mapping

from generator.bases.compare_values import to_text, truthy
from generator.bases.dates import from_milliseconds, milliseconds, parse_date, parse_duration
from generator.bases.errors import ExpressionError
from generator.bases.functions.files import bare, file_of, shown
from generator.bases.functions.function import Function, flat, number_of, words
from generator.bases.numbers import Number, number
from generator.bases.reading import link_of
from generator.bases.scope import Body, Scope, made_text
from generator.bases.values import Duration, File, Html, Icon, Image, Link, Value


def escape_html(scope: Scope, text: Value) -> str:
    return made_text(html.escape(to_text(text)), scope.budget)


def date(value: Value) -> dt.date | None:
    """A date from a text, or from milliseconds since 1970; null for null and for an empty text."""
    if value is None or isinstance(value, dt.date):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return from_milliseconds(value)
    text = to_text(value).strip() if isinstance(value, str | Link) else None
    if text == "":
        return None
    found = parse_date(text) if text else None
    if not found:
        raise ExpressionError(f"date() takes a date such as “2025-05-27 10:00”, not {_which(value)}")
    return found


def _which(value: Value) -> str:
    return "this text" if isinstance(value, str) else words(value)


def duration(value: Value) -> Duration | None:
    """A duration from a text, or from milliseconds."""
    if value is None or isinstance(value, Duration):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Duration(0, value)
    found = parse_duration(value) if isinstance(value, str) else None
    if not found:
        raise ExpressionError(f"duration() takes a duration such as “2 weeks” or “1h 30m”, not {_which(value)}")
    return found


def file(scope: Scope, value: Value) -> File | None:
    return None if value is None else file_of(scope, value)


def link(scope: Scope, value: Value, display: Value = None) -> Value:
    """A link to a file, to what a text names, or to an address."""
    if value is None:
        return None
    if isinstance(value, File):
        return Link(value.path.removesuffix(".md"), shown(display) or value.name.removesuffix(".md"), value.path)
    if isinstance(value, Link):
        return Link(value.text, shown(display) or value.display, value.path)
    text = to_text(value)
    if text.startswith("[[") and text.endswith("]]"):
        made = link_of(text, scope.row.path, scope.environment)
        return Link(made.text, shown(display) or made.display, made.path) if isinstance(made, Link) else made
    found = file_of(scope, text)
    return Link(text, shown(display), found.path if found else "")


def list_of(value: Value) -> Value:
    """A list as it is, null as an empty one, anything else as its only element."""
    return value if isinstance(value, tuple) else () if value is None else (value,)


def number_from(value: Value) -> Number | None:
    """A number from a text, a date (milliseconds since 1970), a duration (milliseconds), true (1) or false (0)."""
    if value is None:
        return None
    if isinstance(value, dt.date):
        return number(milliseconds(value))
    return number(number_of(value, "number"))


def _extreme(function: str, choose: Callable[..., Value]) -> Callable[..., Value]:
    """The least or the greatest of numbers or of dates; nulls do not count."""

    def extreme(*values: Value) -> Value:
        given = [value for value in flat(values) if value is not None]
        if given and all(isinstance(value, dt.date) for value in given):
            return choose(given, key=milliseconds)
        numbers = [number_of(value, function) for value in given]
        unordered = [value for value in numbers if value != value]  # noqa: PLR0124 - not-a-number differs from itself
        return unordered[0] if unordered else choose(numbers, default=None)

    return extreme


def image(scope: Scope, value: Value) -> Image | None:
    """An image by its path, its file, a link to it, or its address."""
    if value is None or isinstance(value, Image):
        return value
    found = file_of(scope, value)
    text = value.path if isinstance(value, File) else value.text if isinstance(value, Link) else bare(to_text(value))
    return Image(text, found.path if found else "")


def icon(name: Value) -> Icon | None:
    return None if name is None else Icon(to_text(name))


def as_html(text: Value) -> Html | None:
    return None if text is None else Html(to_text(text))


def choice(scope: Scope, condition: Body, then: Body, otherwise: Body | None = None) -> Value:
    if truthy(condition.run(scope)):
        return then.run(scope)
    return otherwise.run(scope) if otherwise else None


def now(scope: Scope) -> dt.datetime:
    return scope.environment.now


def today(scope: Scope) -> dt.date:
    return scope.environment.now.date()


def random(scope: Scope) -> float:
    """From 0 up to 1; the same for the same file and the same element of a list, so that a site can be made again."""
    seed = f"{scope.row.path}\0{scope.names.get('index', '')}\0{scope.within}"
    return int.from_bytes(hashlib.sha256(seed.encode(errors="replace")).digest()[:6]) / 2**48


GLOBAL: Mapping[str, Function] = {
    "escapeHTML": Function(escape_html, 1, 1, scoped=True),
    "date": Function(date, 1, 1),
    "duration": Function(duration, 1, 1),
    "file": Function(file, 1, 1, scoped=True),
    "html": Function(as_html, 1, 1),
    "if": Function(choice, 2, 3, scoped=True, lazy=True),
    "image": Function(image, 1, 1, scoped=True),
    "icon": Function(icon, 1, 1),
    "link": Function(link, 1, 2, scoped=True),
    "list": Function(list_of, 1, 1),
    "max": Function(_extreme("max", max), 1, None),
    "min": Function(_extreme("min", min), 1, None),
    "now": Function(now, scoped=True),
    "number": Function(number_from, 1, 1),
    "today": Function(today, scoped=True),
    "random": Function(random, scoped=True),
}
