"""One note with the facts of its record: the properties that are ours in a marked part, all else as it was."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from generator.nouns.properties import Properties, PropertyValue
from generator.nouns.vault_notes import same
from generator.sync.comments import with_comments
from generator.sync.front import Front, Part, Property, Refused, read_front
from generator.sync.scalars import written

BEGIN = "# modelbook: from {}; written by “modelbook vault sync”"
END = "# modelbook: end"
MARK = re.compile(r"# modelbook: (?:(?P<begin>from )[^\r\n]*|end)[ \t]*[\r\n]*")

Written = Mapping[str, tuple[PropertyValue, ...]]
"""The values that were last written into a note, by property."""


class Owner(Enum):
    """Whose a property is: the record's, the record's with another value by hand, or all its author's."""

    RECORD = "record"
    HAND = "hand"
    AUTHOR = "author"


@dataclass(frozen=True, slots=True)
class Synced:
    """A note as it should be. `found` are the values in it before that were the record's, `written` those after.

    `changed` are the properties that were not so before; `kept` those that somebody has given another value than the
    record has. `bare`: nothing in the note is by its author.
    """

    text: str
    found: Properties
    written: Properties
    changed: tuple[str, ...]
    kept: tuple[Property, ...]
    bare: bool


def sync_note(text: str, wanted: Properties, remembered: Written, origin: str) -> Synced:
    """The note with the properties of its record; an empty text for a note that is not there yet.

    `remembered` are the values that were last written into it, `origin` is the record's file. The record's is what has
    such a value, or the record's own; whatever else has the name of one was put there by hand, and stays. Raises
    Refused for a note that cannot be changed without harm.
    """
    front = read_front(text)
    owners = _owners(front.properties, wanted, remembered)
    ours = {one.name: one for one in front.properties if owners[one.name] is Owner.RECORD}
    by_hand = {one.name for one in front.properties if owners[one.name] is Owner.HAND}
    taken = {name.casefold() for name in by_hand}
    due = {name: value for name, value in wanted.items() if name.casefold() not in taken}
    around = _around(front.parts, owners, wanted)
    part, loose = _marked(wanted, due, ours, around.inside, BEGIN.format(origin), front.newline)
    new = _put_together(front, "".join([*around.before, *part, *loose, *around.after]))
    theirs = [one for one in front.properties if owners[one.name] is not Owner.RECORD]
    again = _read_again(new, front, theirs, due)
    changed = [name for name, value in due.items() if name not in ours or not _identical(ours[name].value, value)]
    changed += [name for name in ours if name not in due]
    kept = tuple(one for one in again.properties if one.name in by_hand)
    found = {name: one.value for name, one in ours.items()}
    bare = not (theirs or around.lines or front.body.strip())
    return Synced(new, found, due, tuple(changed), kept, bare=bare)


def _owners(properties: Iterable[Property], wanted: Properties, remembered: Written) -> Mapping[str, Owner]:
    """Whose each property is. One that differs from ours by case only is in its way, as Obsidian sees one name."""
    properties = tuple(properties)
    exact = {one.name for one in properties}
    managed = wanted.keys() | remembered.keys()
    folded = {name.casefold() for name in managed - exact}
    owners = {}
    for one in properties:
        known = [wanted[one.name]] if one.name in wanted else []
        known += remembered.get(one.name, ())
        if one.plain and any(same(one.value, value) for value in known):
            owners[one.name] = Owner.RECORD
        else:
            by_hand = one.name in managed or one.name.casefold() in folded
            owners[one.name] = Owner.HAND if by_hand else Owner.AUTHOR
    return owners


@dataclass(frozen=True, slots=True)
class _Around:
    """The author's lines before and after the marked part, and what was altered by hand within it, by name."""

    before: list[str]
    inside: Mapping[str, str]
    after: list[str]
    lines: bool
    """Whether there is something between the properties."""


def _around(parts: tuple[Part, ...], owners: Mapping[str, Owner], wanted: Properties) -> _Around:
    place = _place(parts, owners)
    before: list[str] = []
    after: list[str] = []
    inside: dict[str, str] = {}
    within = lines = False
    for at, part in enumerate(parts):
        if isinstance(part, str):
            match = MARK.fullmatch(part)
            within = within if match is None else _begins(part)
            lines |= match is None and bool(part.strip())
            if match is None:
                (before if at < place else after).append(part)
        elif owners[part.name] is Owner.HAND and within and part.name in wanted:
            inside[part.name] = part.text
        elif owners[part.name] is not Owner.RECORD:
            (before if at < place else after).append(part.text)
    return _Around(before, inside, after, lines)


def _begins(part: Part) -> bool:
    match = MARK.fullmatch(part) if isinstance(part, str) else None
    return match is not None and match["begin"] is not None


def _place(parts: tuple[Part, ...], owners: Mapping[str, Owner]) -> int:
    """Where the marked part begins: where it did, else where the record's first property stands, else at the end."""
    marks = [at for at, part in enumerate(parts) if _begins(part)]
    ours = [at for at, part in enumerate(parts) if isinstance(part, Property) and owners[part.name] is Owner.RECORD]
    return min(marks or ours or [len(parts)])


def _marked(  # noqa: PLR0913, PLR0917
    wanted: Properties,
    due: Properties,
    ours: Mapping[str, Property],
    inside: Mapping[str, str],
    begin: str,
    newline: str,
) -> tuple[list[str], list[str]]:
    """The marked part in the record's order, and the author's comments on what is no longer in it."""
    lines: list[str] = []
    loose: list[str] = []
    for name in [*wanted, *(name for name in ours if name not in wanted)]:
        old = ours.get(name)
        if name in inside:
            lines.append(inside[name])
        elif name in due and old is not None and _identical(old.value, due[name]):
            lines.append(old.text)
        elif name in due or old is not None:
            new = written(name, due[name]) if name in due else []
            text, comments = with_comments(old.text if old else "", new, newline)
            lines.append(text)
            loose += comments
    return ([begin + newline, *lines, END + newline] if any(lines) else []), loose


def _identical(one: PropertyValue, other: PropertyValue) -> bool:
    """Whether two properties hold the same value as the same type."""
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(_identical(a, b) for a, b in zip(one, other, strict=True))
    return type(one) is type(other) and one == other


def _put_together(front: Front, inner: str) -> str:
    if front.opened:
        return front.head + inner + front.tail
    rule = f"---{front.newline}"
    return f"{front.head}{rule}{inner}{rule}{front.tail}" if inner else front.head + front.tail


def _read_again(new: str, front: Front, theirs: Iterable[Property], due: Properties) -> Front:
    """The new front matter, read as the old one was; raises Refused where it does not say what it should."""
    again = read_front(new)
    found = {one.name: one for one in again.properties}
    right = (
        again.body == front.body
        and found.keys() == due.keys() | {one.name for one in theirs}
        and all(found[one.name].meaning == one.meaning for one in theirs)
        and all(same(found[name].value, value) for name, value in due.items())
    )
    if not right:
        raise Refused(1, "its front matter cannot be changed with certainty")
    return again
