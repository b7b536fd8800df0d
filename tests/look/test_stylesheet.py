"""The stylesheet: readable colours, and one name for one thing on all sides."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ASSETS = ROOT / "overrides" / "assets"
STYLE = (ASSETS / "modelbook.css").read_text(encoding="utf-8")
SCRIPTS = "\n".join(file.read_text(encoding="utf-8") for file in sorted(ASSETS.rglob("*.js")))
WRITERS = [ROOT / "generator" / stage for stage in ("render", "translate")]
FILES = [file for folder in WRITERS for kind in ("*.j2", "*.py") for file in sorted(folder.rglob(kind))]
MARKUP = "\n".join(file.read_text(encoding="utf-8") for file in FILES)
CLASS = re.compile(r"(?<![\w-])mb-[a-z0-9-]*[a-z0-9]")
"""A class; not the `data-mb-…` of the scripts, and not the `--mb-…` of the colours."""
COLOURS = {name: schemes for name, *schemes in re.findall(r"--mb-([\w-]+): light-dark\((#\w{6}), (#\w{6})\);", STYLE)}
TEXTS = ("ink", "muted", "faint", "accent", "warn")
GROUNDS = ("paper", "soft", "accent-soft", "warn-soft")
MARKS = ("edge", "side-0", "side-1", "side-2", "side-3", *(f"canvas-{number}" for number in range(1, 7)))
UNSTYLED = {"mb-compare", "mb-math"}
"""What is there to hold other things together."""


def _light(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    """The ratio by which the Web Content Accessibility Guidelines measure contrast, from 1 to 21."""
    darker, lighter = sorted((_light(one), _light(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", TEXTS)
def test_text_is_readable_on_every_ground(text, ground, scheme):
    """4.5:1, as level AA asks of text."""
    assert contrast(COLOURS[text][scheme], COLOURS[ground][scheme]) >= 4.5


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("mark", MARKS)
def test_marks_without_text_can_be_seen(mark, scheme):
    """3:1, as level AA asks of bars and of the borders of controls."""
    assert contrast(COLOURS[mark][scheme], COLOURS["paper"][scheme]) >= 3


def test_every_colour_is_one_of_the_few():
    """Outside the list at the top, no rule names a colour of its own."""
    rules = STYLE[STYLE.index("}") :]
    assert re.findall(r":[^;{}]*(?:#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\()[^;{}]*;", rules) == []


def test_every_class_of_a_page_has_its_look():
    """What templates and scripts write, the stylesheet knows; a name may be the beginning of numbered ones."""
    styled = {*CLASS.findall(STYLE), *UNSTYLED}
    written = set(CLASS.findall(MARKUP + SCRIPTS))
    unknown = {name for name in written if not any(one == name or one.startswith(f"{name}-") for one in styled)}
    assert sorted(unknown) == []


def test_the_stylesheet_knows_nothing_that_no_page_has():
    """A rule for a class that is gone goes with it."""
    written = set(CLASS.findall(MARKUP + SCRIPTS))
    gone = {name for name in CLASS.findall(STYLE) if re.sub(r"-\d$", "", name) not in written}
    assert sorted(gone) == []


@pytest.mark.parametrize("file", sorted(ASSETS.rglob("*.*")), ids=lambda file: file.name)
def test_nothing_is_fetched_from_elsewhere(file):
    """No address of another site, and no import but of a file beside it that is there."""
    text = file.read_text(encoding="utf-8")
    assert re.findall(r"https?://|url\(|@import", text) == []
    imported = re.findall(r'^(?:import|export)\b.*\bfrom "([^"]+)";$', text, re.MULTILINE)
    assert [path for path in imported if not (path.startswith("./") and (file.parent / path).is_file())] == []
