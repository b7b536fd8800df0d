"""The YAML of a base, from a `.base` file or a fenced `base` block, to what it asks for."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.load.yaml_text import Map, Parsed, Path, parse_yaml
from generator.nouns.bases import Base, BaseView, Expression, Filter, FilterGroup, Junction, SortKey
from generator.nouns.problems import Level, Problem
from generator.nouns.properties import PropertyValue
from generator.nouns.spelling import shown as quoted

READ = ("type", "name", "filters", "order", "groupBy", "sort", "limit", "summaries")
"""The keys of a view that every view has; any other is kept for the kind of view that knows it."""
JUNCTIONS = {junction.value: junction for junction in Junction}
MAX_VIEWS = 100
MAX_FORMULAS = 200
MAX_COLUMNS = 100
MAX_FILTERS = 200
"""Expressions that a base's own filters may hold, and likewise those of a view."""
MAX_CHARACTERS = 100_000
"""Of all expressions of a base together."""


def read_base(text: str, path: str, shown: str, *, first_line: int = 1) -> tuple[Base, list[Problem]]:
    """The base; `path` is relative to the vault and `shown` to the project, `first_line` where the text starts there.

    What cannot be read is reported and left out, and the rest is kept. A base or a view whose filters are wrong is kept
    with the reason as its `error`, since without them it would show what its author has not asked for.
    """
    parsed = parse_yaml(text, shown, first_line=first_line, level=Level.WARNING)
    reader = _Reader(parsed, shown)
    if isinstance(parsed.value, Map):
        base = reader.base(path, first_line, parsed.value)
    elif parsed.value is None and not parsed.failed:
        base = Base(path, first_line)
    else:
        error = "its text is not valid YAML" if parsed.failed else "its text has no keys; write “views:” and a list"
        base = Base(path, first_line, error=error)
        if not parsed.failed:
            reader.wrong((), f"the base is not shown: {error}")
    return base, [*parsed.problems, *reader.problems]


class _MisfitError(Exception):
    """Filters that cannot be read: where, and why."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(reason)
        self.path = path


class _Reader:
    """One pass over a base's values, which gathers what is wrong with them."""

    def __init__(self, parsed: Parsed, shown: str) -> None:
        self.parsed, self.shown = parsed, shown
        self.problems: list[Problem] = []
        self.filters_left = self.characters = 0

    def wrong(self, path: Path, message: str) -> None:
        self.problems.append(Problem(self.shown, self.parsed.line(path), "base-wrong", message, Level.WARNING))

    def base(self, path: str, line: int, value: Map) -> Base:
        filters, error = self.filters(value.get("filters"), ("filters",), "base")
        formulas = self.expressions(value.get("formulas"), "formulas")
        views = self.views(value.get("views"))
        summaries = self.expressions(value.get("summaries"), "summaries")
        if self.characters > MAX_CHARACTERS:
            error = f"its expressions have more than {MAX_CHARACTERS:,} characters; write fewer or shorter ones"
            self.wrong((), f"the base is not shown: {error}")
            return Base(path, line, error=error)
        return Base(
            path=path,
            line=line,
            filters=filters,
            formulas=dict(list(formulas.items())[:MAX_FORMULAS]),
            display_names=self.display_names(value),
            summaries=summaries,
            views=views,
            error=error,
        )

    def expression(self, text: str, at: Path) -> Expression:
        self.characters += len(text)
        return Expression(str(text), self.parsed.line(at))

    def expressions(self, value: Any, key: str) -> dict[str, Expression]:
        """Expressions by name."""
        found = {}
        for name, written in self.map(value, (key,)).items():
            if isinstance(written, str):
                found[name] = self.expression(written, (key, name))
            elif written is not None:
                self.wrong((key, name), f"{quoted(name)} in “{key}” is {quoted(written)}, not an expression; left out")
        if key == "formulas" and len(found) > MAX_FORMULAS:
            self.wrong((key,), f"has {len(found)} formulas; the first {MAX_FORMULAS} were read; split the base")
        return found

    def display_names(self, value: Map) -> dict[str, str]:
        """The headings of properties, with those that older bases have under `display`."""
        found = {name: _text(text) for name, text in self.map(value.get("display"), ("display",)).items()}
        for name, settings in self.map(value.get("properties"), ("properties",)).items():
            found[name] = _text(settings.get("displayName")) if isinstance(settings, Map) else ""
        return {name: text for name, text in found.items() if text}

    def views(self, value: Any) -> tuple[BaseView, ...]:
        written = self.list(value, ("views",))
        if len(written) > MAX_VIEWS:
            self.wrong(("views",), f"has {len(written)} views; the first {MAX_VIEWS} were read; split the base")
        views = []
        for place, view in enumerate(written[:MAX_VIEWS]):
            if isinstance(view, Map):
                views.append(self.view(view, ("views", place)))
            elif view is not None:
                self.wrong(("views", place), f"a view is {quoted(view)}; left out; write its “type” and “name”")
        return tuple(views)

    def view(self, value: Map, at: Path) -> BaseView:
        filters, error = self.filters(value.get("filters"), (*at, "filters"), "view")
        return BaseView(
            kind=_text(value.get("type")) or "table",
            name=_text(value.get("name")),
            line=value.line,
            filters=filters,
            order=self.order(value.get("order"), (*at, "order")),
            group_by=self.sort_key(value.get("groupBy"), (*at, "groupBy")),
            sort=tuple(self.sort_keys(value.get("sort"), (*at, "sort"))),
            limit=self.limit(value.get("limit"), (*at, "limit")),
            summaries={
                name: _text(summary)
                for name, summary in self.map(value.get("summaries"), (*at, "summaries")).items()
                if _text(summary)
            },
            options={key: plain(one) for key, one in value.items() if key not in READ},
            error=error,
        )

    def order(self, value: Any, at: Path) -> tuple[str, ...] | None:
        """The visible properties, each once; None where the view leaves them open."""
        if value is None:
            return None
        named = dict.fromkeys(_text(one) for one in self.list(value, at) if _text(one))
        if len(named) > MAX_COLUMNS:
            self.wrong(at, f"a view has {len(named)} properties; the first {MAX_COLUMNS} are shown; name fewer")
        return tuple(named)[:MAX_COLUMNS]

    def filters(self, value: Any, at: Path, of: str) -> tuple[Filter | None, str]:
        """The filters, and why they cannot be read."""
        self.filters_left = MAX_FILTERS
        try:
            return self.filter(value, at), ""
        except _MisfitError as misfit:
            error = f"its filters {misfit}"
            self.wrong(misfit.path, f"the {of} is not shown: {error}")
            return None, error

    def filter(self, value: Any, at: Path) -> Filter | None:
        """One filter; None for an empty one, which leaves everything."""
        if value is None or value == "":
            return None
        if isinstance(value, str):
            self.filters_left -= 1
            if self.filters_left < 0:
                raise _MisfitError(at, f"hold more than {MAX_FILTERS} expressions; write fewer")
            return self.expression(value, at)
        if not isinstance(value, Map):
            raise _MisfitError(at, "are a list; put it under “and:”, “or:” or “not:”")
        if len(value) != 1 or (key := next(iter(value))) not in JUNCTIONS:
            keys = ", ".join(quoted(key) for key in value) or "no key"
            raise _MisfitError(at, f"have {keys} where one of “and”, “or” and “not” goes")
        members = value[key] if isinstance(value[key], list) else [value[key]]
        inner = [self.filter(member, (*at, key, place)) for place, member in enumerate(members)]
        kept = tuple(one for one in inner if one is not None)
        return FilterGroup(JUNCTIONS[key], kept) if kept else None

    def sort_keys(self, value: Any, at: Path) -> Iterator[SortKey]:
        for place, one in enumerate(self.list(value, at)):
            if (key := self.sort_key(one, (*at, place))) is not None:
                yield key

    def sort_key(self, value: Any, at: Path) -> SortKey | None:
        """A property and a direction; older bases write `column` for `property`, or the property alone."""
        if value is None:
            return None
        named = value if isinstance(value, Map) else Map({"property": value}, 0)
        property_ = _text(named.get("property")) or _text(named.get("column"))
        if not property_:
            what = f"the “{next(key for key in reversed(at) if isinstance(key, str))}” of a view"
            self.wrong(at, f"{what} names no property; left out; write “property: file.name”")
            return None
        return SortKey(property_, _text(named.get("direction")).upper() == "DESC")

    def limit(self, value: Any, at: Path) -> int | None:
        """A number of rows; 0 stands for all."""
        if value is None:
            return None
        if isinstance(value, str) and value.strip().isdecimal() and len(value) < 10:
            return int(value) or None
        self.wrong(at, f"the limit {quoted(value)} is no whole number; all rows are shown; correct it")
        return None

    def map(self, value: Any, at: Path) -> Mapping[str, Any]:
        return self.expected(value, Map, at, "a map of names and values") or {}

    def list(self, value: Any, at: Path) -> list[Any]:
        return self.expected(value, list, at, "a list") or []

    def expected(self, value: Any, kind: type, at: Path, what: str) -> Any:
        if value is None or isinstance(value, kind):
            return value
        self.wrong(at, f"“{at[-1]}” is {quoted(value)}, not {what}; left out; correct it")
        return None


def _text(value: Any) -> str:
    """A text without the space around it; empty for anything else."""
    return str(value).strip() if isinstance(value, str) else ""


def plain(value: Any) -> PropertyValue:
    """A YAML value that nobody knows yet, as words, lists and maps."""
    if isinstance(value, list):
        return tuple(plain(one) for one in value)
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    return str(value) if isinstance(value, str) else None
