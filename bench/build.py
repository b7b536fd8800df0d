"""Measures our build beside that of stock MkDocs with Material and its default navigation, on the same notes.

python bench/build.py --notes 1000 --records 100
python bench/build.py --notes 5000 --no-stock
"""

import argparse
import os
import shutil
import tempfile
from pathlib import Path

from measure import measure
from project import make_project, write

STOCK = """site_name: Stock
docs_dir: content
site_dir: site-stock
theme: {name: material, font: false}
markdown_extensions: [admonition]
"""
OURS = """site_name: Ours
docs_dir: content
theme: {name: material, font: false}
plugins: [search, modelbook]
"""
COMMANDS = {
    "modelbook": ["-c", "from generator.cli import main; main()", "build"],
    "stock mkdocs": ["-m", "mkdocs", "build", "--quiet", "--config-file", "stock.yml"],
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--notes", type=int, default=1000)
    parser.add_argument("--records", type=int, default=100)
    parser.add_argument("--no-stock", action="store_true", help="measure ours alone, for N/2 and N notes")
    parser.add_argument("--keep", type=Path, help="make the projects here and leave them")
    chosen = parser.parse_args()
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    root = chosen.keep or Path(tempfile.mkdtemp(prefix="modelbook-bench-"))
    names = ["modelbook"] if chosen.no_stock else list(COMMANDS)
    ours = {}
    print(f"{'notes':>7} {'records':>7}  {'build':<13} {'seconds':>8} {'MB':>6}")
    try:
        for notes in (chosen.notes // 2, chosen.notes):
            folder = root / f"{notes}"
            make_project(folder, notes=notes, records=chosen.records)
            write(folder / "mkdocs.yml", OURS)
            write(folder / "stock.yml", STOCK)
            for name in names if notes == chosen.notes else names[:1]:
                run = measure(COMMANDS[name], folder)
                print(
                    f"{notes:>7} {chosen.records:>7}  {name:<13} {run.seconds:>8.1f} {run.megabytes:>6.0f}", flush=True
                )
                if name == "modelbook":
                    ours[notes] = run
                else:
                    print(f"ours takes {ours[notes].seconds / run.seconds:.2f} of the time of stock")
    finally:
        if not chosen.keep:
            shutil.rmtree(root, ignore_errors=True)
    print(f"twice the notes take {ours[chosen.notes].seconds / ours[chosen.notes // 2].seconds:.2f} times as long")


main()
