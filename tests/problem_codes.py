"""Every problem code that the source can report, collected from the source itself."""

import ast

from generator.check.references import CATALOGUES
from generator.findings import RULES


def codes_in(package):
    """The codes of a package with the levels at which each is reported; `any` for a level that cannot be told."""
    trees = [ast.parse(file.read_text(encoding="utf-8")) for file in sorted(package.rglob("*.py"))]
    shared = {name: place for tree in trees for name, place in helpers_in(tree).items() if not name.startswith("_")}
    found = {rule.code: {level.value for level in rule.levels} for rule in RULES}
    for tree in trees:
        Codes(shared | helpers_in(tree), found).visit(tree)
    return found


class Codes(ast.NodeVisitor):
    """Collects what stands where a code goes: in `Problem(…)` and in every function that takes `code` and `message`."""

    def __init__(self, helpers, found):
        self.helpers = helpers
        self.found = found
        self.functions = []

    def visit_FunctionDef(self, node):
        self.functions.append(node)
        self.generic_visit(node)
        self.functions.pop()

    def visit_Call(self, node):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name in self.helpers:
            at, level_at, default = self.helpers[name]
            given = {keyword.arg: keyword.value for keyword in node.keywords}
            # A place is sometimes handed on whole: path and line as one starred argument.
            starred = node.args and isinstance(node.args[0], ast.Starred)
            args = [None, None, *node.args[1:]] if starred else node.args
            code = args[at] if len(args) > at else given.get("code")
            level = args[level_at] if level_at is not None and len(args) > level_at else given.get("level")
            for one in self.texts(code):
                self.found.setdefault(one, set()).update(self.levels(level) if level is not None else default)
        self.generic_visit(node)

    def texts(self, node):
        """The codes that an expression may stand for; a test fails where that cannot be followed."""
        match node:
            case ast.Constant(value=str()):
                return {node.value}
            case ast.IfExp():
                return self.texts(node.body) | self.texts(node.orelse)
            case ast.JoinedStr(values=[ast.FormattedValue(value=ast.Name(id="kind")), ast.Constant(value=rest)]):
                return {f"{kind}{rest}" for kind in CATALOGUES}
            case ast.JoinedStr(values=[ast.FormattedValue(value=ast.Name() as name), ast.Constant(value=rest)]):
                return {f"{start}{rest}" for start in self.texts(name)}
            case ast.Attribute(value=ast.Name(id="finding"), attr="code"):
                return set()  # the code of a rule, which stands in the table of rules
            case ast.Name() if any(node.id in [arg.arg for arg in f.args.args] for f in self.functions):
                return set()  # handed on by a helper, whose callers are looked at
            case ast.Name() if assigned := [
                one.value
                for one in ast.walk(self.functions[0])
                if isinstance(one, ast.Assign) and node.id in [getattr(target, "id", "") for target in one.targets]
            ]:
                return set().union(*map(self.texts, assigned))
        raise AssertionError(f"cannot tell which code this is: {ast.unparse(node) if node else 'none'}")

    def levels(self, node):
        """The levels that an expression may stand for; all of them where it cannot be told."""
        match node:
            case ast.Attribute(value=ast.Name(id="Level")):
                return {node.attr.lower()}
            case ast.IfExp():
                return self.levels(node.body) | self.levels(node.orelse)
        return {"any"}


def helpers_in(tree):
    """Functions that take a problem's code: the place of the code and of the level, and the levels without one."""
    found = {"Problem": (2, 4, {"error"})}
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef):
            continue
        names = [arg.arg for arg in function.args.args if arg.arg != "self"]
        if {"code", "message"} <= set(names):
            level = names.index("level") if "level" in names else None
            default = function.args.defaults[-1] if level is not None and function.args.defaults else None
            known = {default.attr.lower()} if isinstance(default, ast.Attribute) else {"any"}
            found[function.name] = (names.index("code"), level, known)
    return found
