"""Measures comparing, alternatives, the ranking and the needs on made-up records, and how the time grows with them.

python bench/ratings.py --records 1000
"""

import argparse
import gc
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from project import make_project

from generator.compare import compare
from generator.costs import priced
from generator.load import load
from generator.memory import needed, usual
from generator.merge import merge
from generator.nouns.book import Book
from generator.nouns.ratings import Supplied
from generator.nouns.settings import Settings
from generator.rank import rate

DATA = Path(__file__).parent.parent / "data"
MORE = """facts:
  model_type: {value: llama, source: card}
  sliding_window: not-applicable
  variant: {value: instruct, source: card}
  function_calling: {value: yes, source: card}
  license: {value: LICENCE, source: card}
"""
LICENCES = ("apache-2.0", "mit", "proprietary", "llama-3.1-community")


def main() -> None:
    gc.disable()  # as the pipeline has it
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=1000)
    chosen = parser.parse_args()
    sums = [measured(count) for count in (chosen.records, 2 * chosen.records)]
    print(f"twice the records take {sums[1] / sums[0]:.2f} times as long")


def measured(count: int) -> float:
    """Prints the seconds of each part for so many records; returns their sum."""
    book = made_book(count)
    pairs, compared = timed(lambda: compare(book, usual(book), nearest=3))
    both, _ = timed(lambda: compare(book, usual(book), nearest=3, instead=3))
    asked, supplied = timed(lambda: Supplied(needed(book)[0], priced(book)))
    rated, found = timed(lambda: rate(book, compared.standings, supplied))
    parts = {"comparing": pairs, "alternatives": both - pairs, "memory and bills": asked, "ranking and needs": rated}
    matches = sum(len(answer.matches) for answer in found.answers.values())
    said = ", ".join(f"{name} {seconds:.2f} s" for name, seconds in parts.items())
    print(f"{count:,} records: {said}; {found.ranked.of:,} ranked, {matches:,} matches")
    return sum(parts.values())


def made_book(count: int) -> Book:
    """Records with the facts that rankings and needs ask for, and the ranking and the needs of this project."""
    with tempfile.TemporaryDirectory(prefix="modelbook-bench-") as folder:
        root = Path(folder)
        make_project(root, notes=0, records=count)
        for at, file in enumerate(sorted((root / "data/models").iterdir())):
            more = MORE.replace("LICENCE", LICENCES[at % len(LICENCES)])
            file.write_text(file.read_text(encoding="utf-8").replace("facts:\n", more, 1), encoding="utf-8")
        for name in ("ranking.yml", "needs.yml", "gpus.yml", "fields.yml"):
            shutil.copy(DATA / name, root / "data" / name)
        ranking = root / "data/ranking.yml"
        # These records have scores on two benchmarks only.
        ranking.write_text(ranking.read_text(encoding="utf-8").replace("minimum: 3", "minimum: 2"), encoding="utf-8")
        loaded = load(Settings(root=root, vault=root / "content", data=root / "data"))
        return merge(loaded.catalogue, loaded.library)


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds of the processor, the better of two times, and what came of it."""
    best, result = float("inf"), None
    for _ in range(2):
        started = time.process_time()
        result = work()
        best = min(best, time.process_time() - started)
    return best, result


main()
