"""One record file to a Record with its claims."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import PurePosixPath
from typing import Any, TypeVar

from generator.load.shapes import AliasShape, ClaimShape, PriceShape, RecordShape, SourceShape, TransparencyShape
from generator.load.shaping import Fitted, fit
from generator.load.yaml_text import Map, Parsed, parse_yaml
from generator.nouns.claims import ABSENCES, Claim, Source, SourceKind, State
from generator.nouns.fields import Catalogue, Field
from generator.nouns.kinds import parse
from generator.nouns.problems import Level, Problem
from generator.nouns.records import Alias, Capability, Criterion, Price, Rating, Record, Score, Transparency
from generator.nouns.spelling import did_you_mean, shown

PER_MILLION = {"USD/1M tokens": Decimal(1), "USD/1K tokens": Decimal(1000), "USD/token": Decimal(10) ** 6}
LONGEST_ABSENCE = 20
LONGEST_NAME = 200
S = TypeVar("S")
Written = str | tuple[str, ...]


def read_record(text: str, path: str, catalogue: Catalogue) -> tuple[Record | None, list[Problem]]:
    """A record and what is wrong with it; what cannot be used is reported and left out, the rest is kept.

    None only where there is nothing to keep: broken YAML, or no map. The record's id is the file's name.
    """
    parsed = parse_yaml(text, path)
    problems = list(parsed.problems)
    if not isinstance(parsed.value, Map):
        if not problems:
            what = "is empty" if parsed.value is None else "is no map of keys"
            problems.append(Problem(path, 1, "record-empty", f"{what}; not used; write at least “name: …”"))
        return None, problems
    id_ = PurePosixPath(path).stem
    problems += _stand_in_name(parsed, path, id_)
    fitted = fit(RecordShape, parsed.value, parsed, path)
    problems += fitted.problems
    return _Reader(id_, fitted, parsed, path, catalogue, problems).record(), problems


def _stand_in_name(parsed: Parsed, path: str, id_: str) -> Iterator[Problem]:
    """Put the id in the place of a name that cannot be used; nothing else is needed for a record."""
    name = parsed.value.get("name")
    if isinstance(name, str) and name.strip() and len(name) <= LONGEST_NAME:
        return
    line = parsed.line(("name",))
    parsed.value["name"] = id_
    if name is None or name == "":
        message = f"“name” is missing; {shown(id_)} stands in; add the name that people use"
        yield Problem(path, line, "key-missing", message)
    else:
        what = f"“name”: {shown(name)} is no text of up to {LONGEST_NAME} characters"
        yield Problem(path, line, "value-wrong", f"{what}; {shown(id_)} stands in; correct it")


class _Reader:
    """The conversion of one shape; holds what each part needs to name its source and line."""

    def __init__(  # noqa: PLR0913, PLR0917
        self, id_: str, fitted: Fitted, parsed: Parsed, path: str, catalogue: Catalogue, problems: list[Problem]
    ) -> None:
        self.id, self.parsed, self.path, self.catalogue, self.problems = id_, parsed, path, catalogue, problems
        self.shape: RecordShape = fitted.shape
        self.written: Map = fitted.value
        self.sources = {name: source_of(name, source) for name, source in self.shape.sources.items()}
        declared = parsed.value.get("sources")
        self.declared = declared if isinstance(declared, dict) else {}
        self.unsourced = Source("", f"Record of {self.shape.name}", "this site", SourceKind.NOTE)

    def report(self, line: int, code: str, message: str, level: Level = Level.ERROR) -> None:
        self.problems.append(Problem(self.path, line, code, message, level))

    def source(self, id_: str, line: int) -> Source:
        """The source that an entry names; one that is not declared is reported, and the entry counts as unsourced."""
        if id_ in self.sources:
            return self.sources[id_]
        # Of a source that is declared in a way that does not fit, that has been said.
        if id_ not in self.declared:
            hint = did_you_mean(id_, self.sources)
            message = f"source {shown(id_)} is not under “sources”{hint}; kept without it; declare it"
            self.report(line, "source-unknown", message)
        return self.unsourced

    def lined(self, key: str, entries: list[S]) -> Iterator[tuple[S, int]]:
        """The entries of a list, each with its line."""
        return zip(entries, (place.line for place in self.written.get(key, ())), strict=True)

    def record(self) -> Record:
        kept = self.shape
        self.copies()
        return Record(
            id=self.id,
            name=kept.name,
            path=self.path,
            type=kept.type,
            summary=kept.summary,
            developer=kept.developer,
            family=kept.family,
            alias_of=self.alias(kept.alias_of),
            sources=self.sources,
            claims=tuple(self.claims()),
            capabilities=self.capabilities(),
            prices=tuple(self.prices()),
            scores=self.scores(),
            ratings=self.ratings(),
            transparency=self.transparency(kept.transparency),
            see_also=tuple(dict.fromkeys(kept.see_also)),
            lines=self.lines(),
        )

    def lines(self) -> Mapping[str, int]:
        """The lines of the record's keys, and of `sources.<id>` and `see_also.<model>`."""
        lines = {str(at[0]): line for at, line in self.parsed.lines.items() if len(at) == 1}
        lines |= {f"sources.{id_}": self.written["sources"][id_].line for id_ in self.sources}
        models = self.parsed.value.get("see_also")
        listed = enumerate(models if isinstance(models, list) else [])
        return lines | {f"see_also.{model}": self.parsed.line(("see_also", at)) for at, model in listed}

    def copies(self) -> None:
        """Report sources that copy what is not there, or themselves."""
        for id_, source in self.shape.sources.items():
            if source.copies and (source.copies not in self.sources or source.copies == id_):
                hint = did_you_mean(source.copies, [name for name in self.sources if name != id_])
                line = self.parsed.line(("sources", id_, "copies"))
                message = f"“copies: {source.copies}” names no other source of this record{hint}; ignored; correct it"
                self.report(line, "source-unknown", message)

    def alias(self, alias: AliasShape | None) -> Alias | None:
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
                message = f"unknown field {shown(name)}{hint}; not read; correct it, or declare it in fields.yml"
                self.report(self.parsed.line(("facts", name)), "field-unknown", message)
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
            fitted = fit(ClaimShape, said, self.parsed, self.path, where)
            self.problems += fitted.problems
            if fitted.shape is None:
                return None
            fits: ClaimShape = fitted.shape
        else:
            fits = ClaimShape(value=said)
        written = _written(fits.value)
        if written is None:
            message = f"“{field.id}” takes words or numbers, or a list of them; not used; correct it"
            self.report(line, "value-wrong", message)
            return None
        absent = absence_of(written)
        source = self.source(fits.source, line) if fits.source else self.unsourced
        try:
            value = None if absent else parse(field, written)
        except ValueError as error:
            message = f"“{field.id}”: {_shown(written)} is no {_type(field)}: {error}; not used; correct it"
            self.report(line, "value-wrong", message)
            return None
        if not fits.source and absent is None:
            message = f"“{field.id}” has no source; kept as this site's own word; add “source: …”"
            self.report(line, "source-missing", message, Level.WARNING)
        text = written if isinstance(written, str) else ", ".join(written)
        state = absent or State.KNOWN
        return Claim(self.id, field, state, value, text, source, self.path, line, fits.quote, fits.date, fits.note)

    def capabilities(self) -> tuple[Capability, ...]:
        found: dict[str, Capability] = {}
        for one, line in self.lined("capabilities", self.shape.capabilities):
            if one.id in found:
                message = f"capability {shown(one.id)} stands twice; the first was kept; give each its own id"
                self.report(line, "id-twice", message)
                continue
            source = self.source(one.source, line)
            found[one.id] = Capability(one.id, one.title, source, one.summary, one.unique, one.versus)
        return tuple(found.values())

    def prices(self) -> list[Price]:
        found = (self.price(price, line) for price, line in self.lined("prices", self.shape.prices))
        return [price for price in found if price is not None]

    def price(self, price: PriceShape, line: int) -> Price | None:
        amounts = (price.input, price.output, price.cached_input)
        if price.input is None and price.output is None:
            self.report(line, "price-empty", "a price without input or output; not used; give at least one")
            return None
        if any(amount is not None and amount < 0 for amount in amounts):
            self.report(line, "price-negative", "a price below zero; not used; correct it")
            return None
        scale = PER_MILLION[price.unit]
        given, taken, cached = (None if amount is None else amount * scale for amount in amounts)
        return Price(
            provider=price.provider,
            source=self.source(price.source, line),
            line=line,
            input=given,
            output=taken,
            cached_input=cached,
            as_of=price.as_of,
            tier=price.tier,
            note=price.note,
        )

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
            for one, line in self.lined("benchmarks", self.shape.benchmarks)
        )

    def ratings(self) -> tuple[Rating, ...]:
        found: list[Rating] = []
        for one, line in self.lined("ratings", self.shape.ratings):
            if (one.score is None) == (one.rank is None):
                message = f"rating {shown(one.name)} takes either a score or a rank; not used; give one of them"
                self.report(line, "rating-empty", message)
                continue
            found.append(Rating(one.name, self.source(one.source, line), line, one.score, one.out_of, one.rank))
        return tuple(found)

    def transparency(self, report: TransparencyShape | None) -> Transparency | None:
        if report is None:
            return None
        places = self.written["transparency"]["criteria"]
        criteria = {id_: Criterion(id_, one.score, one.why, places[id_].line) for id_, one in report.criteria.items()}
        source = self.source(report.source, self.parsed.line(("transparency", "source")))
        stated = report.stated
        return Transparency(source, criteria, report.audit_note, stated.total, stated.grade, report.version)


def source_of(id_: str, source: SourceShape) -> Source:
    """A declared source."""
    return Source(
        id_, source.title, source.publisher, source.kind, source.url, source.retrieved, source.date, source.copies
    )


def _written(value: Any) -> Written | None:
    """The text of a scalar or of a flat list of scalars, `unknown` for nothing at all; None for anything deeper."""
    if value is None:
        return State.UNKNOWN.value
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    return None


def absence_of(written: Written) -> State | None:
    """The absence that a word stands for, alone or as the only one of a list."""
    if isinstance(written, tuple):
        return absence_of(written[0]) if len(written) == 1 else None
    if len(written) > LONGEST_ABSENCE:
        return None
    return ABSENCES.get("-".join(written.lower().replace("_", " ").replace("-", " ").split()))


def _shown(written: Written) -> str:
    return shown(written if isinstance(written, str) else ", ".join(written)) if written else "nothing"


def _type(field: Field) -> str:
    return f"{field.type} in {field.unit}" if field.unit else str(field.type)
