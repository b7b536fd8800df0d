"""`gpus.yml` to GPUs: their memory and their rents, each figure with its source."""

from collections.abc import Mapping

from generator.load.catalogues import Read
from generator.load.records import source_of
from generator.load.shapes import GpuShape, GpusShape, RentShape, StatedRateShape, StatedSizeShape
from generator.load.shaping import fit
from generator.load.yaml_text import Map, Parsed, Path, parse_yaml
from generator.nouns.claims import Source, SourceKind
from generator.nouns.gpus import Gpu, Rent, Stated
from generator.nouns.problems import Problem
from generator.nouns.spelling import did_you_mean, shown


def read_gpus(text: str, path: str) -> Read:
    """`gpus.yml`, by id: `sources` as in a record, and `gpus`."""
    parsed = parse_yaml(text, path)
    problems = list(parsed.problems)
    if parsed.value is None:
        return None if problems else {}, problems
    fitted = fit(GpusShape, parsed.value, parsed, path)
    problems += fitted.problems
    if fitted.shape is None:
        return None, problems
    kept: GpusShape = fitted.shape
    reader = _Reader({id_: source_of(id_, one) for id_, one in kept.sources.items()}, parsed, path, problems)
    written = fitted.value.get("gpus", {})
    return {id_: reader.gpu(id_, one, written[id_]) for id_, one in kept.gpus.items()}, problems


class _Reader:
    """The conversion of shapes; holds what each part needs to name its source and line."""

    def __init__(self, sources: Mapping[str, Source], parsed: Parsed, path: str, problems: list[Problem]) -> None:
        self.sources, self.parsed, self.path, self.problems = sources, parsed, path, problems
        self.unsourced = Source("", "gpus.yml", "this site", SourceKind.NOTE)

    def gpu(self, id_: str, one: GpuShape, written: Map) -> Gpu:
        at: Path = ("gpus", id_)
        return Gpu(
            id=id_,
            name=one.name,
            memory=self.stated(one.memory, (*at, "memory")),
            maker=one.maker,
            reported=self.stated(one.reported, (*at, "reported")) if one.reported else None,
            bandwidth=self.stated(one.bandwidth, (*at, "bandwidth")) if one.bandwidth else None,
            rent=tuple(
                self.rent(each, place.line) for each, place in zip(one.rent, written.get("rent", ()), strict=True)
            ),
            line=written.line,
        )

    def stated(self, one: StatedSizeShape | StatedRateShape, at: Path) -> Stated:
        return Stated(one.value, self.source(one.source, self.parsed.line((*at, "source"))), one.note)

    def rent(self, one: RentShape, line: int) -> Rent:
        source = self.source(one.source, line)
        return Rent(one.provider, one.per_hour, one.gpus, source, line, one.as_of, one.instance, one.note)

    def source(self, id_: str, line: int) -> Source:
        """The source that a figure names; one that is not declared is reported, and the figure counts as unsourced."""
        if id_ in self.sources:
            return self.sources[id_]
        hint = did_you_mean(id_, self.sources)
        message = f"source {shown(id_)} is not under “sources”{hint}; kept without it; declare it"
        self.problems.append(Problem(self.path, line, "source-unknown", message))
        return self.unsourced
