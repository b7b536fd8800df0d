"""Measures a build of an Obsidian vault with many links, tags, embeds and bases, and looks for syntax that is left.

python bench/vault.py --notes 6500 --bases 30
"""

import argparse
import html
import json
import os
import random
import re
import tempfile
from collections import Counter
from pathlib import Path

from measure import measure
from project import SAYINGS, TOPICS, write

LINKS = 6
KINDS = ("book", "person", "idea", "place", "project")
CONFIG = """site_name: Vault
docs_dir: content
site_dir: site
theme: {name: material, font: false}
plugins: [search, modelbook]
"""
BUILD = ["-c", "from generator.cli import main; main()", "build"]
CODE = re.compile(r"<(pre|code|script|style)\b.*?</\1>", re.DOTALL)
LEFT = ("[[", "![[", "%%", "[!")


def name_of(number: int) -> str:
    return f"{TOPICS[number % len(TOPICS)].title()} {number:05d}"


def path_of(number: int) -> str:
    return f"{KINDS[number % len(KINDS)]}s/{number % 97:02d}/{name_of(number)}.md"


def note_text(number: int, of: int) -> str:
    """A note with six links in as many forms, an embed, a callout, tags, a block id, and properties of five types."""
    pick = random.Random(number)  # noqa: S311 - it only varies the text
    others = [name_of(pick.randrange(of)) for _ in range(LINKS)]
    paths = [path_of(pick.randrange(of)) for _ in range(2)]
    says = pick.sample(SAYINGS, 4)
    kind = KINDS[number % len(KINDS)]
    return (
        f"---\ntags: [{kind}, topic/{TOPICS[number % len(TOPICS)].replace(' ', '-')}]\n"
        f"aliases: [{name_of(number)} too]\n"
        f"rating: {number % 7}\nread: {'true' if number % 3 else 'false'}\n"
        f'created: 2025-{number % 12 + 1:02d}-{number % 28 + 1:02d}\nauthor: "[[{others[0]}]]"\n'
        f"fsOwnerUserID: '502'\n{'publish: false' if number % 20 == 19 else ''}\n---\n\n"
        f"{says[0]} It is told in [[{others[1]}]] and [[{others[2]}|elsewhere]]. ^first\n\n"
        f"## Details\n\n- {says[1]} #idea/{kind}\n- See [[{others[3]}#Details]] and [there](<{paths[0]}>).\n"
        f"  %%not for readers%%\n\n> [!tip]- Folded\n> - {says[2]}\n> - ![[{others[4]}#^first]]\n\n"
        f"| one | two |\n| --- | --- |\n| [[{others[5]}\\|words]] | ==marked== |\n\n"
        f"{says[3]}^[An inline footnote about [[{others[1]}]].] It costs $5 and $7.\n"
    )


def base_text(number: int) -> str:
    """A base with a filter, a formula and three views."""
    kind = KINDS[number % len(KINDS)]
    return (
        f'filters:\n  and:\n    - file.hasTag("{kind}")\n    - file.inFolder("{kind}s")\n'
        'formulas:\n  stars: \'if(rating > 4, "good", "fair")\'\n'
        "properties:\n  note.rating: {displayName: Rating}\n"
        "views:\n"
        "  - type: table\n    name: All\n    order: [file.name, rating, read, author, formula.stars, file.backlinks]\n"
        "    sort: [{property: rating, direction: DESC}, {property: file.name, direction: ASC}]\n    limit: 200\n"
        "    summaries: {rating: Average}\n"
        "  - type: cards\n    name: Best\n    filters: rating == 6\n    order: [file.name, created]\n    limit: 50\n"
        "  - type: list\n    name: By rating\n    groupBy: {property: rating, direction: ASC}\n    order: [file.name]\n"
        "    limit: 300\n"
    )


def canvas_text(number: int, of: int) -> str:
    cards = [
        {"id": f"t{at}", "type": "text", "text": f"To [[{name_of(number * 10 + at)}]]", "x": at * 300, "y": 0,
         "width": 250, "height": 80}
        for at in range(5)
    ]  # fmt: skip
    file = {"id": "f", "type": "file", "file": path_of(number % of), "x": 0, "y": 200, "width": 400, "height": 200}
    return json.dumps({"nodes": [*cards, file], "edges": [{"id": "e", "fromNode": "t0", "toNode": "f"}]})


def make_vault(root: Path, *, notes: int, bases: int) -> None:
    """Write the vault; the same numbers give the same bytes."""
    for number in range(notes):
        write(root / "content" / path_of(number), note_text(number, notes))
    for number in range(bases):
        write(root / "content" / "bases" / f"Base {number:02d}.base", base_text(number))
        text = f"A board:\n\n![[Board {number:02d}.canvas]]\n\n![[Base {number:02d}.base#Best]]\n"
        write(root / "content" / "boards" / f"About {number:02d}.md", text)
        write(root / "content" / "boards" / f"Board {number:02d}.canvas", canvas_text(number, notes))
    write(root / "mkdocs.yml", CONFIG)


def syntax_left(site: Path) -> Counter[str]:
    """Obsidian's syntax in the text of pages outside code, by sign."""
    left: Counter[str] = Counter()
    for page in site.rglob("*.html"):
        text = html.unescape(CODE.sub("", page.read_text(encoding="utf-8")))
        left.update(sign for sign in LEFT if sign in text)
    return left


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--notes", type=int, default=6500)
    parser.add_argument("--bases", type=int, default=30)
    parser.add_argument("--keep", type=Path, help="make the vaults here and leave them")
    chosen = parser.parse_args()
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    with tempfile.TemporaryDirectory(prefix="modelbook-bench-") as made:
        root = chosen.keep or Path(made)
        seconds = []
        for notes in (chosen.notes // 2, chosen.notes):
            folder = root / f"{notes}"
            make_vault(folder, notes=notes, bases=chosen.bases)
            run = measure(BUILD, folder)
            seconds.append(run.seconds)
            pages = sum(1 for _ in (folder / "site").rglob("*.html"))
            left = dict(syntax_left(folder / "site"))
            print(
                f"{notes:>6} notes, {notes * LINKS:>6} links, {chosen.bases} bases: {run.seconds:6.1f} s, "
                f"{run.megabytes:5.0f} MB, {pages} pages, syntax left: {left or 'none'}",
                flush=True,
            )
        print(f"twice the notes took {seconds[1] / seconds[0]:.2f} times as long")


main()
