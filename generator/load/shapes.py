"""What the files under `data/` may hold, as strict pydantic types; editors' JSON Schema is made from the same types."""

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema

from generator.nouns.claims import SourceKind
from generator.nouns.dates import PartialDate, parse_date
from generator.nouns.fields import Better, FieldType
from generator.nouns.kinds.texts import web_address
from generator.nouns.quantities import parse_quantity
from generator.nouns.sizes import Size, parse_size

ID_PATTERN = r"^[a-z0-9][a-z0-9._-]*$"
ID_LENGTH = 120


def _number(written: Any) -> Decimal:
    if not isinstance(written, str):
        raise ValueError("takes a number")
    return parse_quantity(written.strip().removeprefix("$")).number


def _whole(written: Any) -> int:
    number = _number(written)
    if number != int(number) or not 0 <= number < 1_000_000:
        raise ValueError("takes a whole number")
    return int(number)


def _day(written: Any) -> PartialDate:
    if not isinstance(written, str):
        raise ValueError("takes a date")
    return parse_date(written)


def _kind(written: Any) -> SourceKind:
    kinds = {kind.label: kind for kind in SourceKind}
    if written not in kinds:
        raise ValueError(f"takes one of {', '.join(kinds)}")
    return kinds[written]


def _size(written: Any) -> Size:
    if not isinstance(written, str):
        raise ValueError("takes a size with its unit, as 24 GB or 24 GiB")
    return parse_size(written)


def _rate(written: Any) -> Size:
    if not isinstance(written, str) or not written.strip().endswith("/s"):
        raise ValueError("takes a size per second, as 3350 GB/s")
    return parse_size(written.strip().removesuffix("/s"))


def _words(text: Any) -> Any:
    return " ".join(text.split()) if isinstance(text, str) else text


_DATE_PATTERN = r"^(\d{4}(-\d{2}(-\d{2})?)?|(\d{1,2} )?[A-Z][a-z]+ \d{4})$"
Number = Annotated[Decimal, BeforeValidator(_number), WithJsonSchema({"type": ["number", "string"]})]
Whole = Annotated[int, BeforeValidator(_whole), WithJsonSchema({"type": "integer", "minimum": 0})]
Day = Annotated[PartialDate, BeforeValidator(_day), WithJsonSchema({"type": "string", "pattern": _DATE_PATTERN})]
Kind = Annotated[SourceKind, BeforeValidator(_kind), WithJsonSchema({"enum": [kind.label for kind in SourceKind]})]
_SIZE_PATTERN = r"^[0-9][0-9,]*(\.[0-9]+)? ?[KMGT]?i?B"
Memory = Annotated[Size, BeforeValidator(_size), WithJsonSchema({"type": "string", "pattern": f"{_SIZE_PATTERN}$"})]
Rate = Annotated[Size, BeforeValidator(_rate), WithJsonSchema({"type": "string", "pattern": f"{_SIZE_PATTERN}/s$"})]
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=ID_LENGTH)]
OptionalId = Annotated[str, StringConstraints(pattern=r"^([a-z0-9][a-z0-9._-]*)?$", max_length=ID_LENGTH)]
Text = Annotated[str, BeforeValidator(_words), StringConstraints(min_length=1, max_length=20_000)]
Url = Annotated[str, BeforeValidator(lambda text: web_address(text) if isinstance(text, str) else text)]


class Shape(BaseModel):
    """A map of known keys; any other key is an error, and an optional key that is left empty counts as left out."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


class SourceShape(Shape):
    title: Text
    publisher: Text
    kind: Kind
    url: Url = ""
    retrieved: Day | None = None
    date: Day | None = None
    copies: str = ""


class ClaimShape(Shape):
    value: Any
    source: str = ""
    quote: Text = ""
    date: Day | None = None
    note: Text = ""


class AliasShape(Shape):
    model: Id
    as_of: Day
    source: str = ""


class CapabilityShape(Shape):
    id: Id
    title: Text
    source: str
    summary: Text = ""
    unique: Text = ""
    versus: Text = ""


class PriceShape(Shape):
    provider: Id
    source: str
    unit: Literal["USD/1M tokens", "USD/1K tokens", "USD/token"] = "USD/1M tokens"
    input: Number | None = None
    output: Number | None = None
    cached_input: Number | None = None
    as_of: Day | None = None
    tier: Text = ""
    note: Text = ""


class ScoreShape(Shape):
    benchmark: Id
    score: Number
    source: str
    shots: Whole | None = None
    variant: Text = ""
    harness: Text = ""
    claimed_by: Literal["developer", "third-party", "measured"] = "third-party"
    date: Day | None = None
    note: Text = ""


class RatingShape(Shape):
    name: Text
    source: str
    score: Number | None = None
    out_of: Number | None = None
    rank: Whole | None = None


class CriterionShape(Shape):
    score: Number
    why: Text


class StatedShape(Shape):
    total: Number | None = None
    grade: Text = ""


class TransparencyShape(Shape):
    source: str
    criteria: dict[Id, CriterionShape]
    version: Text = ""
    audit_note: Text = ""
    stated: StatedShape = StatedShape()


class RecordShape(Shape):
    """One file under `data/models/`."""

    name: Text
    type: Literal["model", "product", "service"] = "model"
    summary: Text = ""
    developer: OptionalId = ""
    family: OptionalId = ""
    alias_of: AliasShape | None = None
    sources: dict[Id, SourceShape] = Field(default_factory=dict)
    facts: dict[str, Any] = Field(default_factory=dict)
    capabilities: list[CapabilityShape] = Field(default_factory=list)
    prices: list[PriceShape] = Field(default_factory=list)
    benchmarks: list[ScoreShape] = Field(default_factory=list)
    ratings: list[RatingShape] = Field(default_factory=list)
    transparency: TransparencyShape | None = None
    see_also: list[Id] = Field(default_factory=list)


class GroupShape(Shape):
    id: Id
    label: Text


class FieldShape(Shape):
    label: Text
    group: Id
    type: FieldType
    unit: Text = ""
    better: Better = Better.NEITHER
    tolerance: Annotated[Number, Field(ge=0, lt=1)] = Decimal(0)
    definition: Text = ""
    values: dict[str, Text] = Field(default_factory=dict)
    key: Whole = 0
    column: bool = False
    shelf_life: Whole = 0


class FieldsShape(Shape):
    """`data/fields.yml`."""

    groups: list[GroupShape] = Field(default_factory=list)
    fields: dict[Id, FieldShape] = Field(default_factory=dict)
    price_shelf_life: Whole = 0


class OrganizationShape(Shape):
    name: Text
    kind: Literal["developer", "provider", "publisher", ""] = ""
    url: Url = ""
    country: Text = ""
    about: Text = ""


class FamilyShape(Shape):
    name: Text
    developer: OptionalId = ""
    released: Day | None = None
    about: Text = ""
    url: Url = ""


class BenchmarkShape(Shape):
    name: Text
    measures: Text = ""
    unit: Text = ""
    min: Number | None = None
    max: Number | None = None
    better: Better = Better.HIGHER
    url: Url = ""
    about: Text = ""


class SchemeCriterionShape(Shape):
    id: Id
    label: Text
    definition: Text = ""


class SchemePartShape(Shape):
    id: Id
    label: Text
    criteria: list[SchemeCriterionShape]


class GradeShape(Shape):
    from_: Number = Field(alias="from")
    grade: Text


class SchemeShape(Shape):
    """`data/transparency.yml`."""

    out_of: Annotated[Number, Field(gt=0)] = Decimal(10)
    parts: list[SchemePartShape] = Field(default_factory=list)
    grades: list[GradeShape] = Field(default_factory=list)


class PairShape(Shape):
    models: Annotated[list[Id], Field(min_length=2, max_length=12)]
    title: Text = ""
    intro: Text = ""


class StatedSizeShape(Shape):
    value: Memory
    source: str
    note: Text = ""


class StatedRateShape(Shape):
    value: Rate
    source: str
    note: Text = ""


class RentShape(Shape):
    provider: Text
    per_hour: Annotated[Number, Field(gt=0)]
    source: str
    gpus: Annotated[Whole, Field(ge=1)] = 1
    as_of: Day | None = None
    instance: Text = ""
    note: Text = ""


class GpuShape(Shape):
    name: Text
    memory: StatedSizeShape
    maker: Text = ""
    reported: StatedSizeShape | None = None
    bandwidth: StatedRateShape | None = None
    rent: list[RentShape] = Field(default_factory=list)


class GpusShape(Shape):
    """`data/gpus.yml`."""

    sources: dict[Id, SourceShape] = Field(default_factory=dict)
    gpus: dict[Id, GpuShape] = Field(default_factory=dict)
