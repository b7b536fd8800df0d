"""Any models side by side: what the page on which a reader chooses them needs to know."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.nouns.book import Model
from generator.nouns.fields import Field, Group
from generator.nouns.memory import Estimate
from generator.nouns.records import Benchmark

FEWEST, MOST = 2, 6
"""Models that stand side by side."""
PAGE = "compare/any.md"
INDEX = "compare/any.json"


def data_path(id_: str) -> str:
    """Where the data of one model stands, of which a reader fetches only those that are chosen."""
    return f"compare/data/{id_}.json"


@dataclass(frozen=True, slots=True)
class PickerView:
    """What the page shows, and what the data beside it hold.

    `names` has the organizations' names by id, `pages` the comparisons with a page in which a model stands. For how
    many neighbours of each model there is one, `nearest` says.
    """

    models: tuple[Model, ...]
    layout: tuple[tuple[Group, tuple[Field, ...]], ...]
    names: Mapping[str, str] = field(default_factory=dict)
    pages: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    benchmarks: tuple[Benchmark, ...] = ()
    """Those on which a model has a score, in the order of tables."""
    memory: Mapping[str, tuple[Estimate, ...]] = field(default_factory=dict)
    """What models take, run in the same few ways."""
    asked: int = 0
    """Comparisons that the project asks for."""
    nearest: int = 0

    @property
    def written(self) -> bool:
        """Whether any comparison has a page."""
        return any(self.pages.values())
