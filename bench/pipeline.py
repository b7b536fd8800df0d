"""Measures the pipeline alone, from the files to pages of Markdown, stage by stage.

python bench/pipeline.py --notes 5000 --records 1000
"""

import argparse
import resource
import tempfile
import time
from itertools import pairwise
from pathlib import Path

from project import make_project

from generator.nouns.settings import Settings
from generator.pipeline import generate


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--notes", type=int, default=5000)
    parser.add_argument("--records", type=int, default=1000)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="modelbook-bench-") as folder:
        root = Path(folder)
        make_project(root, notes=chosen.notes, records=chosen.records)
        started = time.perf_counter()
        stages: dict[str, float] = {}
        site = generate(
            Settings(root=root, vault=root / "content", data=root / "data"),
            lambda stage, _, __: stages.setdefault(stage, time.perf_counter()) and None,
            parallel=True,
        )
        ended = time.perf_counter()
    begun = [*stages.items(), ("", ended)]
    for (stage, start), (_, end) in pairwise(begun):
        print(f"{stage:<14} {end - start:>6.2f} s")
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    made = f"{len(site.pages)} pages, {len(site.problems)} problems"
    print(f"{'in all':<14} {ended - started:>6.2f} s, {megabytes:.0f} MB, {made}")


main()
