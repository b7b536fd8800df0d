"""Tests that ask for links, tags, a folder or a value of a place, and the rows that may pass them."""

from collections import defaultdict
from collections.abc import Sequence

from generator.bases.compare_values import to_text
from generator.bases.environment import NO_ROW, Environment
from generator.bases.functions.function import flat
from generator.bases.functions.lists import leaves
from generator.bases.indexes import Found, RowIndex
from generator.bases.search import Names, Near, Search, joined
from generator.bases.syntax import Chain, Member, MethodCall, Name, Node
from generator.bases.values import File, Link, Value, upwards


def by_member(search: Search, node: Node, bound: frozenset[str]) -> Near | None:
    """`list(x).contains(this)`, `file.links.containsAny(this.file.links)`, `this.parts.contains(file)`."""
    if not isinstance(node, MethodCall) or node.function not in ("contains", "containsAny", "containsAll"):
        return None
    held, wanted, function = node.object, node.arguments, node.function
    if search.is_of_row(held, bound) and search.is_of_place(*wanted, bound=bound):
        index = search.index(held)

        def holding(values: Sequence[Value], environment: Environment, _: Names) -> Found:
            each = values if function == "contains" else flat(tuple(values))
            told = [index.holding(value, environment.budget) for value in each]
            return joined([*told, index.mixed, index.unasked]) if function != "containsAll" else _narrowest(told)

        return search.asked(wanted, holding)
    reversible = function != "containsAll" and len(wanted) == 1 and search.is_of_row(wanted[0], bound)
    return among(search, wanted[0], held) if reversible and search.is_of_place(held, bound=bound) else None


def _narrowest(told: Sequence[Found]) -> Found:
    return min((found for found in told if found is not None), key=len, default=None)


def among(search: Search, held: Node, values: Node) -> Near:
    """The rows whose value of one expression, or an element of it, is in the list that another gives at the place."""
    index = search.index(held)
    return search.asked([values], lambda found, environment, _: index.among(found[0], environment.budget))


def by_equality(search: Search, node: Node, bound: frozenset[str]) -> Near | None:
    """`author == this`, `date(day) == date(this.file.name)`."""
    if not isinstance(node, Chain) or node.signs != ("==",):
        return None
    for held, wanted in (node.operands, node.operands[::-1]):
        if search.is_of_row(held, bound) and search.is_of_place(wanted, bound=bound):
            return _being(search, held, wanted)
    return None


def _being(search: Search, held: Node, wanted: Node) -> Near:
    index = search.index(held)
    return search.asked([wanted], lambda found, environment, _: index.being(found[0], environment.budget))


def by_link(search: Search, node: Node, bound: frozenset[str]) -> Near | None:
    """`file.hasLink(this)`, `file.hasLink(this.author)`, `this.file.hasLink(file)`."""
    match node:
        case MethodCall(object=source, function="hasLink", arguments=(target,)):
            if _is(source, "file") and search.is_of_place(target, bound=bound):
                return search.asked([target], lambda found, environment, _: _linking(search, found[0], environment))
            if _is(source, "this") and _is(target, "file"):
                return lambda environment, _: _at(search, sorted((environment.this or NO_ROW).targets))
    return None


def _linking(search: Search, target: Value, environment: Environment) -> Found:
    if target is None:
        return ()
    if isinstance(target, Link) and target.path:
        target = environment.find(target.path, "")
    return _at(search, (*target.backlinks, target.path)) if isinstance(target, File) else None


def _at(search: Search, paths: Sequence[str]) -> Found:
    return [search.places[path] for path in paths if path in search.places]


def _is(node: Node, name: str) -> bool:
    match node:
        case Name(name=found) | Member(object=Name(name=found), name="file"):
            return found == name
    return False


def by_folder(search: Search, node: Node, bound: frozenset[str]) -> Near | None:
    """`file.inFolder(this.file.folder)`."""
    match node:
        case MethodCall(object=Name(name="file"), function="inFolder", arguments=(folder, *_)):
            if search.is_of_place(folder, bound=bound):
                rows: dict[str, list[int]] = defaultdict(list)
                for at, row in enumerate(search.rows):
                    for above in upwards(row.folder):
                        rows[above].append(at)

                def within(found: Sequence[Value], *_: object) -> Found:
                    name = to_text(found[0]).strip("/")
                    return rows.get(name, ()) if name else None

                return search.asked([folder], within)
    return None


def by_tag(search: Search, node: Node, bound: frozenset[str]) -> Near | None:
    """`file.hasTag(this.topic)`, `file.hasTag(this.file.tags)`."""
    match node:
        case MethodCall(object=Name(name="file"), function="hasTag", arguments=tags):
            if search.is_of_place(*tags, bound=bound):
                index = RowIndex()
                for at, row in enumerate(search.rows):
                    index.add(at, row.tag_list)

                def tagged(found: Sequence[Value], environment: Environment, _: Names) -> Found:
                    return joined([index.holding(to_text(tag), environment.budget) for tag in leaves(tuple(found))])

                return search.asked(tags, tagged)
    return None
