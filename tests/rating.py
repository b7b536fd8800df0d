"""Books that are rated, with a ranking or needs given as they are written."""

from textwrap import dedent

from builders import FIELDS, make_benchmark, make_book, make_catalogue, make_field

from generator.compare import compare
from generator.costs import priced
from generator.load.rating import read_needs, read_ranking
from generator.memory import needed
from generator.nouns.ratings import Supplied
from generator.nouns.records import Organization
from generator.rank import rate

CATALOGUE = make_catalogue(
    *FIELDS,
    make_field("downloads", unit="downloads"),
    make_field("layers_exact", type="number", unit=""),
    *(
        make_field(id_, type="integer", unit="", better="neither")
        for id_ in ("parameters_exact", "num_key_value_heads", "head_dim", "sliding_window")
    ),
)
BENCHMARKS = {id_: make_benchmark(id_) for id_ in ("mmlu", "gpqa", "math")}


def read(reader, text):
    """What a reader makes of a text that has no problems."""
    value, problems = reader(dedent(text), "data/x.yml", CATALOGUE)
    assert [str(problem) for problem in problems] == []
    return value


def make_rated(*records, ranking="", needs="", matched=None, **over):
    """The book, and what rating it gives."""
    given = {"benchmarks": BENCHMARKS, "organizations": {"acme": Organization("acme", "Acme")}}
    given |= {"ranking": read(read_ranking, ranking)} if ranking else {}
    given |= {"needs": read(read_needs, needs)} if needs else {}
    book = make_book(*records, catalogue=CATALOGUE, **(given | over))
    memory, _ = needed(book)
    standings = compare(book, nearest=0).standings
    return rate(book, standings, Supplied(memory, priced(book), matched or {}))
