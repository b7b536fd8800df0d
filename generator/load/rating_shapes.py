"""What `ranking.yml` and `needs.yml` may hold, as strict pydantic types like those of the other files."""

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints, WithJsonSchema

from generator.load.shapes import Id, Memory, Number, OptionalId, Shape, Text, Whole
from generator.nouns.yardsticks import Counted, PricePart

_ANY_SCALAR = {"type": ["string", "number", "boolean"]}
_BENCHMARKS = {"anyOf": [{"const": "all"}, {"type": "array", "items": {"type": "string"}}]}
ALL = "all"


def _scalar(written: Any) -> str:
    if not isinstance(written, str):
        raise ValueError("takes one value")
    return written.strip()


def _benchmarks(written: Any) -> Any:
    return [] if written == ALL else written


Raw = Annotated[str, BeforeValidator(_scalar), StringConstraints(max_length=200), WithJsonSchema(_ANY_SCALAR)]
"""A value that only its field can read."""
Benchmarks = Annotated[list[Id], BeforeValidator(_benchmarks), WithJsonSchema(_BENCHMARKS)]
Share = Annotated[Number, Field(ge=0, le=100)]
Weight = Annotated[Number, Field(gt=0, le=1_000_000)]


class ValueClassShape(Shape):
    label: Text
    values: Annotated[list[Text], Field(min_length=1)]


class TaskShape(Shape):
    input: Whole = 0
    output: Whole = 0
    cached: Whole = 0


class MemoryShape(Shape):
    gpu: OptionalId = ""
    room: Memory | None = None
    context: Text = "8K"
    weights: Text = "q4_k_m"
    kv: Text = "fp16"
    overhead: Text = "0"
    batch: Annotated[Whole, Field(ge=1)] = 1


class YardstickShape(Shape):
    """Exactly one of the first seven keys; the others say more about it."""

    field: OptionalId = ""
    scores: Benchmarks | None = None
    price: PricePart | None = None
    task: TaskShape | None = None
    memory: MemoryShape | None = None
    count: Counted | None = None
    transparency: Literal["total"] | None = None
    better: Literal["higher", "lower", ""] = ""
    classes: list[ValueClassShape] = Field(default_factory=list)
    minimum: Annotated[Whole, Field(ge=1)] = 1
    label: Text = ""


class InputShape(YardstickShape):
    weight: Weight = Decimal(1)


class ComponentShape(Shape):
    id: Id
    label: Text
    weight: Weight
    about: Text = ""
    inputs: list[InputShape] = Field(default_factory=list)


class RankingShape(Shape):
    """`data/ranking.yml`."""

    minimum_coverage: Share = Decimal(50)
    minimum_pool: Annotated[Whole, Field(ge=2)] = 3
    components: list[ComponentShape] = Field(default_factory=list)


class MustShape(YardstickShape):
    least: Raw = ""
    most: Raw = ""
    any: list[Raw] = Field(default_factory=list)
    all: list[Raw] = Field(default_factory=list)
    is_: Raw = Field(default="", alias="is")


class WishShape(MustShape):
    weight: Weight = Decimal(1)


class NeedShape(Shape):
    """An entry of `data/needs.yml`."""

    title: Text
    about: Text = ""
    must: list[MustShape] = Field(default_factory=list)
    wishes: list[WishShape] = Field(default_factory=list)
    minimum_coverage: Share = Decimal(50)
