"""One record file to a Record with its claims."""

from decimal import Decimal
from pathlib import PurePosixPath
from typing import Any

from generator.load.shapes import ClaimShape, PriceShape, RecordShape, SourceShape
from generator.load.shaping import shape
from generator.load.yaml_text import Parsed, parse_yaml
from generator.nouns.claims import ABSENCES, Claim, Source, SourceKind, State
from generator.nouns.fields import Catalogue, Field
from generator.nouns.kinds import parse
from generator.nouns.problems import Level, Problem
from generator.nouns.records import Alias, Capability, Criterion, Price, Rating, Record, Score, Transparency
from generator.nouns.spelling import did_you_mean, shown

PER_MILLION = {"USD/1M tokens": Decimal(1), "USD/1K tokens": Decimal(1000), "USD/token": Decimal(10) ** 6}
KEYS = tuple(RecordShape.model_fields)


def read_record(text: str, path: str, catalogue: Catalogue) -> tuple[Record | None, list[Problem]]:
    """A record and what is wrong with it; what cannot be used is reported and left out, the rest is kept.

    None only where there is no usable record at all: broken YAML, or no name.
    """
    parsed = parse_yaml(text, path)
    problems = list(parsed.problems)
    if parsed.value is None or not isinstance(parsed.value, dict):
        if not problems:
            problems.append(Problem(path, 1, "record-empty", "holds no record; write at least “name: …”"))
        return None, problems
    kept, misfits = _fitting(parsed, path)
    problems += misfits
    if kept is None:
        return None, problems
    return _Reader(kept, parsed, path, catalogue, problems).record(), problems


def _fitting(parsed: Parsed, path: str) -> tuple[RecordShape | None, list[Problem]]:
    """The record's shape; parts that do not fit are reported and left out, so that one slip does not cost the record."""
    value = dict(parsed.value)
    whole, problems = shape(RecordShape, value, parsed, path)
    if whole is not None:
        return whole, []
    for key in [key for key in value if key not in KEYS]:
        del value[key]
    for key in list(value):
        if isinstance(value[key], list):
            value[key] = [item for at, item in enumerate(value[key]) if _fits(key, [item], parsed, path)]
        elif key == "sources" and isinstance(value[key], dict):
            value[key] = {name: item for name, item in value[key].items() if _fits(key, {name: item}, parsed, path)}
        elif not _fits(key, value[key], parsed, path):
            del value[key]
    kept, _ = shape(RecordShape, value, parsed, path)
    return kept, problems


def _fits(key: str, value: Any, parsed: Parsed, path: str) -> bool:
    probe = {key: value} if key == "name" else {"name": "probe", key: value}
    return shape(RecordShape, probe, parsed, path)[0] is not None


class _Reader:
    """The conversion of one shape; holds what each part needs to name its source and line."""

    def __init__(
        self, kept: RecordShape, parsed: Parsed, path: str, catalogue: Catalogue, problems: list[Problem]
    ) -> None:
        self.shape, self.parsed, self.path, self.catalogue, self.problems = kept, parsed, path, catalogue, problems
        self.id = PurePosixPath(path).stem
        self.sources = {id_: _source(id_, source) for id_, source in kept.sources.items()}
        self.unsourced = Source("", f"Record of {kept.name}", "this site", SourceKind.NOTE)

    def report(self, line: int, code: str, message: str, level: Level = Level.ERROR) -> None:
        self.problems.append(Problem(self.path, line, code, message, level))

    def source(self, id_: str, line: int) -> Source:
        """The source that an entry names; one that is not declared is reported, and the entry counts as unsourced."""
        if id_ in self.sources:
            return self.sources[id_]
        hint = did_you_mean(id_, self.sources)
        self.report(line, "source-unknown", f"source {shown(id_)} is not under “sources”{hint}; kept without it; declare it")
        return self.unsourced

    def record(self) -> Record:
        kept, parsed = self.shape, self.parsed
        for id_, source in kept.sources.items():
            if source.copies and source.copies not in self.sources:
                hint = did_you_mean(source.copies, self.sources)
                line = parsed.line(("sources", id_, "copies"))
                self.report(line, "source-unknown", f"“copies: {source.copies}” names no source of this record{hint}; ignored")
        return Record(
            id=self.id,
            name=kept.name,
            path=self.path,
            type=kept.type,
            summary=kept.summary,
            developer=kept.developer,
            family=kept.family,
            alias_of=self.alias(),
            sources=self.sources,
            claims=tuple(self.claims()),
            capabilities=self.capabilities(),
            prices=tuple(p for at, price in enumerate(kept.prices) if (p := self.price(at, price)) is not None),
            scores=self.scores(),
            ratings=self.ratings(),
            transparency=self.transparency(),
            see_also=tuple(kept.see_also),
            lines={str(path[0]): line for path, line in parsed.lines.items() if len(path) == 1},
        )

    def alias(self) -> Alias | None:
        alias = self.shape.alias_of
        if alias is None:
            return None
        line = self.parsed.line(("alias_of", "model"))
        return Alias(alias.model, alias.as_of, line, self.source(alias.source, line) if alias.source else None)

    def claims(self) -> list[Claim]:
        found: list[Claim] = []
        for name, said in self.shape.facts.items():
            field = self.catalogue.fields.get(name)
            if field is None:
                hint = did_you_mean(name, self.catalogue.fields)
                line = self.parsed.line(("facts", name))
                message = f"unknown field “{name}”{hint}; not read; correct it, or declare it in fields.yml"
                self.report(line, "field-unknown", message)
                continue
            several = isinstance(said, list) and any(isinstance(item, dict) for item in said)
            for at, one in enumerate(said if several else [said]):
                where = ("facts", name, at) if several else ("facts", name)
                claim = self.claim(field, one, self.parsed.line(where), where)
                if claim is not None:
                    found.append(claim)
        return found

    def claim(self, field: Field, said: Any, line: int, where: tuple[str | int, ...]) -> Claim | None:
        if isinstance(said, dict):
            fits, misfits = shape(ClaimShape, said, self.parsed, self.path, where)
            self.problems += misfits
            if fits is None:
                return None
        else:
            fits = ClaimShape(value=said)
        value = "unknown" if fits.value is None else fits.value
        source = self.source(fits.source, line) if fits.source else self.unsourced
        absent = ABSENCES.get(value) if isinstance(value, str) else None
        if not fits.source and absent is None:
            message = f"“{field.id}” has no source; kept as this site's own word; add “source: …”"
            self.report(line, "source-missing", message, Level.WARNING)
        written = _written(value)
        if written is None:
            self.report(line, "value-wrong", f"“{field.id}”: takes words or numbers, not maps in a list; not used")
            return None
        try:
            meant = None if absent else parse(field, written)
        except ValueError as error:
            unit = f" in {field.unit}" if field.unit else ""
            message = f"“{field.id}”: {shown(value)} is no {field.type}{unit}: {error}; not used; correct it"
            self.report(line, "value-wrong", message)
            return None
        state = absent or State.KNOWN
        text = written if isinstance(written, str) else ", ".join(written)
        return Claim(self.id, field, state, meant, text, source, self.path, line, fits.quote, fits.date, fits.note)

    def capabilities(self) -> tuple[Capability, ...]:
        found: dict[str, Capability] = {}
        for at, one in enumerate(self.shape.capabilities):
            line = self.parsed.line(("capabilities", at))
            if one.id in found:
                self.report(line, "id-twice", f"capability “{one.id}” stands twice; the first was kept; give each its own id")
                continue
            source = self.source(one.source, line)
            found[one.id] = Capability(one.id, one.title, source, one.summary, one.unique, one.versus)
        return tuple(found.values())

    def price(self, at: int, price: PriceShape) -> Price | None:
        line = self.parsed.line(("prices", at))
        amounts = (price.input, price.output, price.cached_input)
        if all(amount is None for amount in amounts):
            self.report(line, "price-empty", "a price without input or output; not used; give at least one")
            return None
        if any(amount is not None and amount < 0 for amount in amounts):
            self.report(line, "price-negative", "a price below zero; not used; correct it")
            return None
        scale = PER_MILLION[price.unit]
        scaled = [None if amount is None else amount * scale for amount in amounts]
        source = self.source(price.source, line)
        return Price(price.provider, source, line, *scaled, as_of=price.as_of, tier=price.tier, note=price.note)

    def scores(self) -> tuple[Score, ...]:
        return tuple(
            Score(
                benchmark=one.benchmark,
                score=one.score,
                source=self.source(one.source, line),
                line=line,
                shots=one.shots,
                variant=one.variant,
                harness=one.harness,
                claimed_by=one.claimed_by,
                date=one.date,
                note=one.note,
            )
            for at, one in enumerate(self.shape.benchmarks)
            for line in [self.parsed.line(("benchmarks", at))]
        )

    def ratings(self) -> tuple[Rating, ...]:
        found: list[Rating] = []
        for at, one in enumerate(self.shape.ratings):
            line = self.parsed.line(("ratings", at))
            if (one.score is None) == (one.rank is None):
                self.report(line, "rating-empty", f"rating “{one.name}” takes either a score or a rank; not used")
                continue
            found.append(Rating(one.name, self.source(one.source, line), line, one.score, one.out_of, one.rank))
        return tuple(found)

    def transparency(self) -> Transparency | None:
        report = self.shape.transparency
        if report is None:
            return None
        criteria = {
            id_: Criterion(id_, one.score, one.why, self.parsed.line(("transparency", "criteria", id_)))
            for id_, one in report.criteria.items()
        }
        source = self.source(report.source, self.parsed.line(("transparency", "source")))
        return Transparency(source, criteria, report.audit_note, report.stated.total, report.stated.grade)


def _source(id_: str, source: SourceShape) -> Source:
    return Source(
        id_, source.title, source.publisher, source.kind, source.url, source.retrieved, source.date, source.copies
    )


def _written(value: Any) -> str | tuple[str, ...] | None:
    """The text of a scalar or of a flat list of scalars; None for anything deeper."""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    return None
