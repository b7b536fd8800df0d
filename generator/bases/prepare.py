"""A base with its expressions read: what each view asks for, and what is wrong with it, once for all places."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from generator.bases.errors import ExpressionError
from generator.bases.evaluate import Code, compiled
from generator.bases.labels import label
from generator.bases.layouts import layout
from generator.bases.naming import properties_in, takes_all, words_in
from generator.bases.properties import property_code, property_of
from generator.bases.ready import Asked, AskedSummary, Check, Checks, ReadyBase, ReadyView, Test
from generator.bases.summaries import SUMMARIES
from generator.nouns.bases import Base, BaseView, Expression, Filter, FilterGroup, Junction
from generator.nouns.fields import Catalogue
from generator.nouns.problems import Level, Problem
from generator.nouns.spelling import did_you_mean, shown

KINDS = {"table": "Table", "cards": "Cards", "list": "List"}
"""The kinds of view that the site has, and how a view is called that has no name."""
NAME = "file.name"


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What it takes to read a base: the labels of fields, and the properties that were kept back, casefolded."""

    catalogue: Catalogue
    private: frozenset[str]


def prepare(base: Base, shown_path: str, knowledge: Knowledge) -> ReadyBase:
    """Read all expressions of a base; `shown_path` is how problems name its file."""
    return _Preparation(base, shown_path, knowledge).ready()


class _Preparation:
    """One base while it is read, with the problems so far."""

    def __init__(self, base: Base, shown_path: str, knowledge: Knowledge) -> None:
        self.base, self.shown_path, self.knowledge = base, shown_path, knowledge
        self.problems: list[Problem] = []
        self.codes: list[Code] = []
        self.formulas: dict[str, Code] = {}
        self.folded = {name.casefold(): name for name in reversed(list(base.formulas))}
        self.broken: dict[str, str] = {}
        self.display = {property_of(id_): text for id_, text in base.display_names.items()}

    def warn(self, line: int, message: str, *, unsupported: bool = False) -> None:
        code = "base-unsupported" if unsupported else "base-wrong"
        self.problems.append(Problem(self.shown_path, line, code, message, Level.WARNING))

    def ready(self) -> ReadyBase:
        self.read_formulas()
        summaries = self.read_summaries()
        terms, notice = self.terms(self.base.filters, "the base")
        notice = notice or (f"This base cannot be shown: {self.base.error}." if self.base.error else "")
        views = self.base.views or (BaseView("table", "", self.base.line),)
        ready = tuple(self.view(view, summaries) for view in views)
        nodes = [code.node for code in self.codes]
        names = words_in(nodes) if any(map(takes_all, nodes)) else None
        return ReadyBase(terms, self.formulas, ready, names, tuple(self.problems), notice)

    def code(self, text: str, line: int, read: Callable[[str], Code] = compiled) -> Code:
        """The code of an expression or a property id, or ExpressionError; a private property in it is reported."""
        code = read(text)
        self.codes.append(code)
        for name in sorted(properties_in(code.node)):
            if name.casefold() in self.knowledge.private:
                message = f"the property {shown(name)} is private; it counts as empty; take it out of the base"
                self.problems.append(Problem(self.shown_path, line, "property-private", message, Level.WARNING))
        return code

    def read_formulas(self) -> None:
        for name, written in self.base.formulas.items():
            try:
                self.formulas[name] = self.code(written.text, written.line)
            except ExpressionError as error:
                wrong = f"the formula {shown(name)} cannot be read: {error.message}"
                self.broken[name] = wrong
                message = f"{wrong}; its column shows no values; correct {shown(written.text)}"
                self.warn(written.line, message, unsupported=error.unsupported)

    def read_summaries(self) -> dict[str, Code]:
        found = {}
        for name, written in self.base.summaries.items():
            try:
                found[name] = self.code(written.text, written.line)
            except ExpressionError as error:
                message = f"the summary {shown(name)} cannot be read: {error.message}; left out"
                self.warn(written.line, f"{message}; correct {shown(written.text)}", unsupported=error.unsupported)
        return found

    def named(self, name: str) -> str | None:
        """The name of a formula as it is written, whatever its case; None where there is none."""
        return name if name in self.base.formulas else self.folded.get(name.casefold())

    def reached(self, code: Code) -> frozenset[str]:
        """The formulas that an expression uses, whether itself or through others."""
        waiting, seen = list(code.formulas), set[str]()
        while waiting:
            name = self.named(waiting.pop())
            if name is not None and name not in seen:
                seen.add(name)
                waiting += self.formulas[name].formulas if name in self.formulas else ()
        return frozenset(seen)

    def unusable(self, code: Code) -> str:
        """Why an expression cannot be worked out for any row: a formula that it uses cannot be read."""
        used = sorted(self.reached(code), key=lambda name: (name.casefold(), name))
        return next((self.broken[name] for name in used if name in self.broken), "")

    def is_local(self, code: Code) -> bool:
        """Whether what it comes to depends on where the base stands."""
        used = (self.formulas[name] for name in self.reached(code) if name in self.formulas)
        return code.uses_this or any(one.uses_this for one in used)

    def terms(self, filters: Filter | None, of: str) -> tuple[tuple[Test, ...], str]:
        """What all rows have to pass, and the notice where that cannot be read."""
        try:
            return tuple(self.test(one) for one in _conjuncts(filters)), ""
        except _UnreadableError as unreadable:
            error, expression = unreadable.error, unreadable.expression
            wrong = f"the filter {shown(expression.text)} cannot be read: {error.message}"
            self.warn(expression.line, f"{wrong}; {of} is not shown; correct it", unsupported=error.unsupported)
            return (), f"{of[0].upper()}{of[1:]} cannot be shown: {wrong}."

    def test(self, filters: Filter) -> Test:
        if isinstance(filters, FilterGroup):
            return Checks(filters.junction, tuple(self.test(one) for one in filters.filters))
        try:
            code = self.code(filters.text, filters.line)
        except ExpressionError as error:
            raise _UnreadableError(filters, error) from None
        if useless := self.unusable(code):
            raise _UnreadableError(filters, ExpressionError(useless))
        return Check(code, filters.line, self.is_local(code))

    def view(self, view: BaseView, summaries: Mapping[str, Code]) -> ReadyView:
        name = view.name or KINDS.get(view.kind, view.kind)
        terms, notice = self.terms(view.filters, f"the view {shown(name)}")
        if view.error:
            notice = f"The view {shown(name)} cannot be shown: {view.error}."
        if view.kind not in KINDS:
            notice = self.unknown_kind(view, name)
        columns = tuple(self.columns(view))
        asked = [self.asked_summary(view, column, summaries) for column in columns]
        # What is sorted by need not be there any more: Obsidian keeps it, and does without it.
        keys = [(self.asked(key.property, view.line, aloud=False), key.descending) for key in view.sort]
        sort = tuple((asked, descending) for asked, descending in keys if not asked.error)
        group = self.asked(view.group_by.property, view.line) if view.group_by else None
        image = view.options.get("image")
        cover = self.asked(image, view.line) if isinstance(image, str) and view.kind == "cards" else None
        used = [one.code for one in (*columns, *(one for one, _ in sort), group, cover) if one and one.code]
        own = [one.code for one in asked if one and one.code]
        return ReadyView(
            kind=view.kind,
            name=name,
            line=view.line,
            terms=terms,
            columns=columns,
            summaries=tuple(asked),
            sort=sort,
            group=group,
            descending=bool(view.group_by and view.group_by.descending),
            cover=cover,
            limit=view.limit,
            layout=layout(view.options),
            local=any(term.local for term in terms) or any(map(self.is_local, [*used, *own])),
            notice=notice,
        )

    def unknown_kind(self, view: BaseView, name: str) -> str:
        kinds = ", ".join(KINDS)
        message = f"the view {shown(name)} is of the kind {shown(view.kind)}, which the site does not have"
        self.warn(view.line, f"{message}; a notice stands in its place; use one of {kinds}", unsupported=True)
        return f"The view {shown(name)} is of the kind {shown(view.kind)}, which this site does not show."

    def columns(self, view: BaseView) -> Iterator[Asked]:
        """The visible properties, each once; the name alone where a view names none, as a new one has it."""
        order = (NAME,) if view.order is None or not (view.order or view.options.get("image")) else view.order
        seen = set()
        for id_ in order:
            asked = self.asked(id_, view.line)
            if asked.key not in seen:
                seen.add(asked.key)
                yield asked

    def asked(self, id_: str, line: int, *, aloud: bool = True) -> Asked:
        """A property of a view; one that cannot be worked out has an error, and is reported if `aloud`."""
        key = property_of(id_)
        heading = label(key, self.display, self.knowledge.catalogue)
        try:
            code = self.code(id_, line, property_code)
        except ExpressionError as wrong:
            if aloud:
                message = f"the property {shown(id_)} cannot be read: {wrong.message}; its column shows no values"
                self.warn(line, f"{message}; correct it", unsupported=wrong.unsupported)
            return Asked(key, id_, heading, error=wrong.message)
        missing = self.missing(key)
        if missing and aloud:
            self.warn(line, f"{missing}; its column shows no values; write it under “formulas”, or leave it out")
        return Asked(key, id_, heading, code, missing or self.unusable(code))

    def missing(self, key: tuple[str, str]) -> str:
        """Why a formula cannot be worked out that the base does not have."""
        kind, name = key
        if kind != "formula" or self.named(name) is not None:
            return ""
        return f"there is no formula {shown(name)}{did_you_mean(name, self.base.formulas)}"

    def asked_summary(self, view: BaseView, column: Asked, own: Mapping[str, Code]) -> AskedSummary | None:
        name = next((name for id_, name in view.summaries.items() if property_of(id_) == column.key), "")
        if not name or name in own:
            return AskedSummary(name, known=False, code=own[name]) if name else None
        known = {one.casefold(): one for one in SUMMARIES}
        if name.casefold() in known:
            return AskedSummary(known[name.casefold()], known=True)
        if name not in self.base.summaries:
            message = f"there is no summary {shown(name)}{did_you_mean(name, [*SUMMARIES, *own])}; left out; correct it"
            self.warn(view.line, message)
        return None


class _UnreadableError(Exception):
    """A filter that cannot be read."""

    def __init__(self, expression: Expression, error: ExpressionError) -> None:
        super().__init__(error.message)
        self.expression, self.error = expression, error


def _conjuncts(filters: Filter | None) -> Iterator[Filter]:
    """The filters that all have to hold, out of groups that are joined by “and”."""
    if isinstance(filters, FilterGroup) and filters.junction is Junction.AND:
        for one in filters.filters:
            yield from _conjuncts(one)
    elif filters is not None:
        yield filters
