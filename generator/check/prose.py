"""Numbers in the text about a model are those on record: a figure beside the name of a field has to agree with a claim.

Only what can hardly mean anything else is looked at: the field's label and one plain number, next to each other, in a
sentence that neither compares nor names another model.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator.check.subject import Subject
from generator.nouns.fields import Field, FieldType
from generator.nouns.kinds.numbers import BINARY_UNITS
from generator.nouns.problems import Level, Problem
from generator.nouns.quantities import Quantity, agree, parse_quantity
from generator.nouns.records import Record
from generator.nouns.spelling import shown

NUMERIC = (FieldType.INTEGER, FieldType.NUMBER, FieldType.QUANTITY)
REACH = 60
"""Characters on each side of a number in which a label is looked for."""
MANY = 500
"""Mentions in one text that are looked at."""
SCALES = {"thousand": "K", "million": "M", "billion": "B", "trillion": "T"}
_NUMBER = re.compile(
    r"(?<![\w.,<>≤≥+×–−-])(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?:(?P<suffix>[KMBTkmbt])(?!\w)|[ \u00a0](?P<scale>thousand|million|billion|trillion)\b)?"
    r"(?!\w|%|\+|[.,]\d|[ \u00a0]?[-–×/][ \u00a0]?\d|[ \u00a0](?:to|or|and|times)[ \u00a0]\d)"
)
_JOINT = re.compile(r"[\s:=|*_`(]*(?:\b(?:of|is|was|are)\b[\s*_`]*)?$")
_BEFORE = re.compile(r"[^\W\d_][\w-]*(?: [\w-]+){0,4}$")
_AFTER = re.compile(r"[ \u00a0-](?P<words>[^\W\d_][\w-]*(?: [^\W\d_][\w-]*){0,4})")
_UNIT = re.compile(r"[ \u00a0]?(?P<unit>[^\W\d_]+)")
_APART = re.compile(
    r"\b(?:than|unlike|versus|vs|whereas|while|compared|instead|other|another|previous|next|first|last|every|each"
    r"|up to)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?;]\s")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
Tree = dict[str, "Tree"]
"""Names by their first character, those by their second, and so on; `END` stands where one ends."""
END = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A number beside the name of a field, and where; `loose` where the number comes first, which may count a part."""

    field: Field
    value: Quantity
    text: str
    line: int
    sentence: str
    loose: bool


def check_prose(subject: Subject) -> Iterator[Problem]:
    """Numbers in notes about one model, and in what its record says in words, that no claim on record agrees with."""
    labels = _labels(subject.catalogue.fields)
    names = _tree(record.name.casefold() for record in subject.library.records.values())
    for note in subject.vault.notes:
        if record := subject.library.records.get(note.model):
            mentions = _mentions(note.body, note.body_line, labels)
            yield from _differing(record, subject, mentions, subject.note(note), names)
    for record in subject.library.records.values():
        own = [("summary", record.summary)]
        own += [("capabilities", f"{one.summary}\n{one.unique}") for one in record.capabilities]
        for key, text in own:
            mentions = [replace(one, line=record.lines.get(key, 0)) for one in _mentions(text, 1, labels)]
            yield from _differing(record, subject, mentions, record.path, names)


def _labels(fields: Mapping[str, Field]) -> Mapping[str, Field]:
    """What a field may be called in a text: its label, one of it, its id."""
    numeric = [field for field in fields.values() if field.type in NUMERIC]
    called: dict[str, Field] = {}
    for field in numeric:
        label = field.label.casefold()
        for name in (label, label.removesuffix("s"), field.id.casefold(), field.id.casefold().replace("_", " ")):
            called.setdefault(name, field)
    return called


def _mentions(text: str, first_line: int, labels: Mapping[str, Field]) -> list[Mention]:
    found = []
    fence = ""
    for at, line in enumerate(_without_comments(text).split("\n"), first_line):
        if match := _FENCE.match(line):
            fence = "" if fence and match[1].startswith(fence) else fence or match[1]
        elif not fence:
            found += list(_in_line(line, at, labels))
    return found[:MANY]


def _without_comments(text: str) -> str:
    """The text without what readers do not see; lines stay where they are."""
    for opening, closing in (("<!--", "-->"), ("%%", "%%")):
        kept, at = [], 0
        while (start := text.find(opening, at)) >= 0:
            end = text.find(closing, start + len(opening))
            end = len(text) if end < 0 else end + len(closing)
            kept += [text[at:start], "\n" * text.count("\n", start, end)]
            at = end
        text = "".join([*kept, text[at:]])
    return text


def _in_line(line: str, at: int, labels: Mapping[str, Field]) -> Iterator[Mention]:
    for match in _NUMBER.finditer(line):
        behind = line[match.end() : match.end() + REACH]
        field, loose = _behind(behind, labels), True
        if field is None:
            field, loose = _before(line[max(0, match.start() - REACH) : match.start()], labels), False
        if field is None or not (loose or _of_unit(field, behind)):
            continue
        suffix = match["suffix"] or SCALES.get(match["scale"] or "", "")
        try:
            value = parse_quantity(match["digits"] + suffix)
        except ValueError:
            continue  # longer than any number on record
        yield Mention(field, value, match[0], at, _sentence(line, match.start(), match.end()), loose)


def _before(text: str, labels: Mapping[str, Field]) -> Field | None:
    """The field named just before a number; a label of one word needs more than a space between."""
    joint = _JOINT.search(text)
    between = joint[0] if joint else ""
    match = _BEFORE.search(text.removesuffix(between))
    field = _named(match[0].split(" "), labels, from_end=True) if match else None
    return field if field and (between.strip() or " " in field.label) else None


def _behind(text: str, labels: Mapping[str, Field]) -> Field | None:
    """The field named just behind a number."""
    match = _AFTER.match(text)
    return _named(match["words"].split(" "), labels, from_end=False) if match else None


def _named(words: list[str], labels: Mapping[str, Field], *, from_end: bool) -> Field | None:
    for count in range(len(words), 0, -1):
        some = words[-count:] if from_end else words[:count]
        if field := labels.get(" ".join(some).casefold()):
            return field
    return None


def _of_unit(field: Field, behind: str) -> bool:
    """Whether the number is in the field's unit, said or not."""
    match = _UNIT.match(behind)
    return not field.unit or match is None or field.unit.casefold().startswith(match["unit"].casefold())


def _sentence(line: str, start: int, end: int) -> str:
    breaks = [match.end() for match in _SENTENCE.finditer(line, max(0, start - 400), start)]
    stop = _SENTENCE.search(line, end, end + 400)
    return line[breaks[-1] if breaks else max(0, start - 400) : stop.start() if stop else end + 400]


def _differing(record: Record, subject: Subject, mentions: list[Mention], path: str, names: Tree) -> Iterator[Problem]:
    told: set[str] = set()
    held = [(one, _recorded(record, one.field, subject)) for one in mentions]
    agreed = {one.field.id for one, recorded in held if _agrees(one, recorded)}
    for one, recorded in held:
        if not recorded or one.field.id in told or _agrees(one, recorded) or (one.loose and one.field.id in agreed):
            continue
        if _APART.search(one.sentence) or _names_another(one.sentence, record, names):
            continue
        told.add(one.field.id)
        known = shown(", ".join(recorded))
        what = f"the text has {shown(one.text)} as {shown(one.field.label)}, and on record is {known}"
        message = f"{what}; shown as written; correct the text, or record the figure as a claim"
        yield Problem(path, one.line, "prose-differs", message, Level.INFO)


def _recorded(record: Record, field: Field, subject: Subject) -> Mapping[str, Quantity]:
    """What is on record about the field, as it is written; of an alias what is on that of its snapshot."""
    own = [claim for claim in record.claims if claim.field.id == field.id]
    if not own and record.alias_of and (target := subject.library.records.get(record.alias_of.model)):
        own = [claim for claim in target.claims if claim.field.id == field.id]
    return {claim.written: claim.value for claim in own if isinstance(claim.value, Quantity)}


def _agrees(mention: Mention, recorded: Mapping[str, Quantity]) -> bool:
    """Whether something on record agrees, as people round."""
    field = mention.field
    binary = field.unit in BINARY_UNITS
    return any(agree(mention.value, value, tolerance=field.tolerance, binary=binary) for value in recorded.values())


def _tree(names: Iterable[str]) -> Tree:
    tree: Tree = {}
    for name in names:
        at = tree
        for character in name:
            at = at.setdefault(character, {})
        at[END] = {}
    return tree


def _names_another(sentence: str, record: Record, names: Tree) -> bool:
    """Whether a name stands in the sentence that is no part of the record's own."""
    text, own = sentence.casefold(), record.name.casefold()
    return any(name not in own for start in range(len(text)) for name in _names_at(text, start, names))


def _names_at(text: str, start: int, names: Tree) -> Iterator[str]:
    """The names that begin at a place of a text, in time that does not grow with how many names there are."""
    at = names
    for end in range(start, len(text)):
        if text[end] not in at:
            return
        at = at[text[end]]
        if END in at:
            yield text[start : end + 1]
