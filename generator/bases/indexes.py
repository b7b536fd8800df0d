"""Which rows may pass tests that depend on where a base stands, without testing every row at every place.

A base of what links here, of an author's books or of what happened on a day may stand in every note of a vault: testing
all files at each of its places would take time that grows with the square of the vault. What is found is never too few;
every row that is found is tested all the same.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import reduce

from generator.bases.compare_values import to_text
from generator.bases.environment import Environment
from generator.bases.errors import ExpressionError
from generator.bases.evaluate import Code, code_of, evaluate
from generator.bases.naming import parts_of
from generator.bases.ready import Check, Term, Test
from generator.bases.rows import Mishaps, passing
from generator.bases.syntax import Call, Chain, Member, MethodCall, Name, Node
from generator.bases.values import File, Link, NoteName, Tags, Value
from generator.nouns.bases import Junction

Formulas = Mapping[str, Code]
Near = Callable[[Environment], Collection[int] | None]
"""From where a base stands to the places of the rows that may pass there; None where that cannot be told."""
NO_ROW = File("", "", "", "", "")
"""What an expression is about that is about no row."""


def candidates(terms: Sequence[Term], files: Mapping[str, File], this: File | None) -> Sequence[File] | None:
    """The files that may pass where a term asks for links from or to `this` alone; None where no term does."""
    for term in terms if this else ():
        if isinstance(term.test, Check) and this and (paths := _linked(term.test.code.node, this)) is not None:
            return [files[path] for path in paths if path in files]
    return None


def _linked(node: Node, this: File) -> Iterable[str] | None:
    match node:
        case MethodCall(object=Name(name="file"), function="hasLink", arguments=(asked,)) if _is_this(asked):
            return (*this.backlinks, this.path)
        case MethodCall(
            object=Member(object=Name(name="file"), name="links"), function="contains", arguments=(asked,)
        ) if _is_this(asked):
            return (*this.backlinks, this.path)
        case MethodCall(
            object=Member(object=Name(name="this"), name="file"), function="hasLink", arguments=(Name(name="file"),)
        ):
            return sorted(this.targets)
    return None


def _is_this(node: Node) -> bool:
    match node:
        case Name(name="this") | Member(object=Name(name="this"), name="file"):
            return True
    return False


def near(terms: Sequence[Term], rows: Sequence[File], formulas: Formulas, environment: Environment) -> Near:
    """What tells the rows that may pass all of the terms, built from these rows once for all places."""
    return _all([_of(term.test, rows, formulas, environment) for term in terms])


def _of(test: Test, rows: Sequence[File], formulas: Formulas, environment: Environment) -> Near:
    if isinstance(test, Check):
        return _of_check(test, rows, formulas, environment)
    if test.junction is Junction.NOT:
        return _untold
    members = [_of(member, rows, formulas, environment) for member in test.members]
    return _all(members) if test.junction is Junction.AND else _any(members)


def _untold(environment: Environment) -> None:
    """Any row may pass."""


def _all(members: Sequence[Near]) -> Near:
    def shared(environment: Environment) -> Collection[int] | None:
        told = [set(found) for member in members if (found := member(environment)) is not None]
        return reduce(set.intersection, told) if told else None

    return shared


def _any(members: Sequence[Near]) -> Near:
    def joined(environment: Environment) -> Collection[int] | None:
        told = [member(environment) for member in members]
        found = [places for places in told if places is not None]
        return set[int]().union(*found) if len(found) == len(told) else None

    return joined


def _of_check(check: Check, rows: Sequence[File], formulas: Formulas, environment: Environment) -> Near:
    node = check.code.node
    places = {row.path: at for at, row in enumerate(rows)}
    if not check.local:
        mishaps = Mishaps()
        passed = passing(rows, [Term(check, local=False)], formulas, environment, mishaps)
        # Where a row cannot be tested, whoever tests it will say so.
        fixed = None if mishaps.found else [places[row.path] for row in passed]
        return lambda _: fixed
    if environment.this is not None and _linked(node, environment.this) is not None:
        return lambda at: [places[path] for path in _linked(node, at.this or NO_ROW) or () if path in places]
    match node:
        case MethodCall(object=held, function="contains", arguments=(asked,)):
            return _compared(held, asked, Index.holding, rows, environment)
        case Chain(signs=("==",), operands=(one, other)):
            held, asked = (one, other) if _of_place(other) else (other, one)
            return _compared(held, asked, Index.being, rows, environment)
    return _untold


def _compared(
    held: Node,
    asked: Node,
    find: Callable[["Index", Value], Collection[int] | None],
    rows: Sequence[File],
    environment: Environment,
) -> Near:
    """What tells the rows by comparing their value of an expression with one that is of the place alone."""
    code, wanted = code_of("", held), code_of("", asked)
    if code.uses_this or code.formulas or not _of_place(asked):
        return _untold
    index = Index(code, rows, environment)

    def found(at: Environment) -> Collection[int] | None:
        try:
            return find(index, evaluate(wanted, NO_ROW, {}, at))
        except ExpressionError:
            return None

    return found


def _of_place(node: Node) -> bool:
    """Whether an expression is about nothing but `this`; functions that are asked of nothing may look at the row."""
    parts = list(parts_of(node))
    names = {part.name for part in parts if isinstance(part, Name)}
    return names == {"this"} and not any(isinstance(part, Call) for part in parts)


class Index:
    """The places of rows by the value that each has: by the texts, numbers and files that it is, or that it holds."""

    def __init__(self, code: Code, rows: Sequence[File], environment: Environment) -> None:
        self.alone: dict[str | float, list[int]] = defaultdict(list)
        self.within: dict[str | float, list[int]] = defaultdict(list)
        self.texts: list[tuple[int, str]] = []
        self.files: list[int] = []
        self.numbers: list[int] = []
        self.others: list[int] = []
        for at, row in enumerate(rows):
            try:
                self._add(at, evaluate(code, row, {}, environment))
            except ExpressionError:
                self.others.append(at)

    def _add(self, at: int, value: Value) -> None:
        for name in set(_names(value)):
            self.alone[name].append(at)
        if isinstance(value, str):
            self.texts.append((at, value.casefold()))
        elif isinstance(value, Link | File):
            self.files.append(at)
        elif isinstance(value, int | float) and not isinstance(value, bool):
            self.numbers.append(at)
        elif isinstance(value, tuple) and not isinstance(value, Tags) and all(map(_is_named, value)):
            for name in {name for one in value for name in _names(one)}:
                self.within[name].append(at)
        elif value is not None:
            self.others.append(at)

    def being(self, value: Value) -> Collection[int] | None:
        """The rows whose value may equal this one; a text may read as a number."""
        found = [at for name in _names(value) for at in self.alone.get(name, ())]
        if isinstance(value, Link | File):
            return [*found, *self.others]
        if isinstance(value, str):
            return [*found, *self.numbers, *self.others]
        if isinstance(value, int | float) and not isinstance(value, bool):
            return [*found, *(at for at, _ in self.texts), *self.files, *self.others]
        return None

    def holding(self, value: Value) -> Collection[int] | None:
        """The rows whose value may contain this one, as a part of a text or as an element of a list."""
        if not isinstance(value, str | Link | File):
            return None
        part = to_text(value).casefold()
        found = [at for name in _names(value) for at in self.within.get(name, ())]
        found += [at for at, text in self.texts if part in text]
        return [*found, *self.files, *self.numbers, *self.others]


def _is_named(value: Value) -> bool:
    """Whether an element equals a text or a file only by one of its names."""
    return value is None or isinstance(value, str | Link | File)


def _names(value: Value) -> tuple[str | float, ...]:
    """What a text, a file or a number is called by any that may equal it."""
    if isinstance(value, str):
        inner = value[2:-2].partition("|")[0] if value.startswith("[[") and value.endswith("]]") else value
        inner = value.whole if isinstance(value, NoteName) else inner
        return (value,) if inner == value else (value, inner)
    if isinstance(value, Link):
        return (value.path, value.path.removesuffix(".md"), value.text)
    if isinstance(value, File):
        return (value.path, value.path.removesuffix(".md"), value.name, value.basename)
    return (value,) if isinstance(value, int | float) and not isinstance(value, bool) else ()
