"""Functions of texts."""

import re
from collections.abc import Iterator, Mapping

import regex

from generator.bases.compare_values import to_text
from generator.bases.functions.function import Function, flat, sliced, whole_number
from generator.bases.regexps import within_time
from generator.bases.scope import Scope, cost, made_list, made_text, too_long
from generator.bases.values import LONGEST, RegExp, Value

_REFERENCE = re.compile(r"\$(?:(\$)|(&)|(`)|(')|(\d\d?)|<([^<>]*)>)", re.ASCII)
_WORD = re.compile(r"(?<![^\s])\w")


def contains(text: str, value: Value) -> bool:
    """Regardless of case, as Obsidian has it since 1.9.1."""
    return to_text(value).casefold() in text.casefold()


def contains_all(scope: Scope, text: str, *values: Value) -> bool:
    return all(_contained(scope, text.casefold(), values))


def contains_any(scope: Scope, text: str, *values: Value) -> bool:
    return any(_contained(scope, text.casefold(), values))


def _contained(scope: Scope, folded: str, values: tuple[Value, ...]) -> Iterator[bool]:
    for value in flat(values):
        scope.budget.spend(cost(folded))
        yield to_text(value).casefold() in folded


def starts_with(text: str, query: Value) -> bool:
    return text.startswith(to_text(query))


def ends_with(text: str, query: Value) -> bool:
    return text.endswith(to_text(query))


def is_empty(text: str) -> bool:
    return not text


def title(text: str) -> str:
    return _WORD.sub(lambda found: found[0].upper(), text)


def reverse(text: str) -> str:
    return text[::-1]


def cut(text: str, start: Value, end: Value = None) -> str:
    return text[sliced(start, end)]


def repeat(scope: Scope, text: str, count: Value) -> str:
    times = max(0, whole_number(count, "repeat"))
    if len(text) * times > LONGEST:
        raise too_long()
    return made_text(text * times, scope.budget)


def replace(scope: Scope, text: str, pattern: Value, replacement: Value) -> str:
    """All occurrences of a text; those of a regular expression all with the flag g, else the first."""
    template = to_text(replacement)
    if not isinstance(pattern, RegExp):
        # Plain text is found in time that grows with the text alone, and needs no limit of time.
        searched = regex.compile(regex.escape(to_text(pattern)))
        return _replaced(scope, text, list(searched.finditer(text)), template)
    found = _found(scope, text, pattern.pattern, None if "g" in pattern.flags else 1)
    return _replaced(scope, text, found, template)


def _replaced(scope: Scope, text: str, found: "list[regex.Match[str]]", template: str) -> str:
    scope.budget.spend(len(found))
    pieces, length, last = [], 0, 0
    for match in found:
        made = _expanded(template, match, text)
        pieces += [text[last : match.start()], made]
        length += match.start() - last + len(made)
        last = match.end()
        if length > LONGEST:
            raise too_long()
    return made_text("".join((*pieces, text[last:])), scope.budget)


def _found(scope: Scope, text: str, pattern: "regex.Pattern[str]", count: int | None) -> "list[regex.Match[str]]":
    def search(seconds: float) -> "list[regex.Match[str]]":
        return list(_first(pattern.finditer(text, timeout=seconds), count))

    return within_time(scope.budget, search)


def _first(matches: "Iterator[regex.Match[str]]", count: int | None) -> "Iterator[regex.Match[str]]":
    for index, match in enumerate(matches):
        if index == count:
            return
        yield match


def _expanded(template: str, match: "regex.Match[str]", text: str) -> str:
    if "$" not in template:
        return template

    pieces, length, last = [], 0, 0
    for reference in _REFERENCE.finditer(template):
        made = _referred(reference, match, text)
        pieces += [template[last : reference.start()], made]
        last = reference.end()
        length += len(made)
        if length > LONGEST:
            raise too_long()
    return "".join((*pieces, template[last:]))


def _referred(reference: "re.Match[str]", match: "regex.Match[str]", text: str) -> str:
    dollar, whole, before, _after, number, name = reference.groups()
    if number:
        return _group(match, number, reference[0])
    if name is not None:
        return (match.groupdict().get(name) or "") if match.re.groupindex else reference[0]
    return "$" if dollar else match[0] if whole else text[: match.start()] if before else text[match.end() :]


def _group(match: "regex.Match[str]", number: str, written: str) -> str:
    """What `$12` stands for: the twelfth group, or the first and a 2, or itself."""
    groups = len(match.groups())
    for digits in (number, number[:1]):
        if 0 < int(digits) <= groups:
            return (match[int(digits)] or "") + number[len(digits) :]
    return written


def split(scope: Scope, text: str, separator: Value, limit: Value = None) -> Value:
    """Parts between separators, at most so many; groups of a regular expression are parts too."""
    parts: list[Value] = list(_parts(scope, text, separator))
    return made_list(parts if limit is None else parts[: max(0, whole_number(limit, "split"))], scope.budget)


def _parts(scope: Scope, text: str, separator: Value) -> Iterator[Value]:
    if not isinstance(separator, RegExp):
        by = to_text(separator)
        yield from text.split(by) if by else text
        return
    last = 0
    found = _found(scope, text, separator.pattern, None)
    scope.budget.spend(len(found))
    for match in found:
        if match.end() == match.start() and (match.start() <= last or match.start() >= len(text)):
            continue
        yield text[last : match.start()]
        yield from match.groups()
        last = match.end()
    yield text[last:]


STRING: Mapping[str, Function] = {
    "contains": Function(contains, 1, 1, absent=False),
    "containsAll": Function(contains_all, 1, None, absent=False, scoped=True),
    "containsAny": Function(contains_any, 1, None, absent=False, scoped=True),
    "startsWith": Function(starts_with, 1, 1, absent=False),
    "endsWith": Function(ends_with, 1, 1, absent=False),
    "isEmpty": Function(is_empty),
    "lower": Function(str.lower),
    "title": Function(title),
    "trim": Function(str.strip),
    "replace": Function(replace, 2, 2, scoped=True),
    "repeat": Function(repeat, 1, 1, scoped=True),
    "reverse": Function(reverse),
    "slice": Function(cut, 1, 2),
    "split": Function(split, 1, 2, scoped=True),
}
