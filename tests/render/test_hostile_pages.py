"""Whatever records and notes say, no page runs it, and no table breaks on it."""

from html.parser import HTMLParser
from pathlib import Path

import markdown
import pytest

from generator.pipeline import generate

EVIL = (
    "<script>alert(1)</script><img src=x onerror=alert(2)> | {{ 7*7 }} {% raw %} `c` **b** "
    '[l](javascript:alert(3)) ]] --> </td></table> $x$ \\"'
)
RECORD = """
name: '@ name'
summary: '@ summary'
developer: acme
family: fam
sources:
  s: {title: '@ title', publisher: '@ publisher', url: 'https://example.org/?a=1&b="2', kind: primary}
  t: {title: '@ title', publisher: '@ publisher', url: 'https://example.org/?a=1&b=2', kind: primary}
facts:
  license: [{value: '@ license', source: t, quote: '@ quote', note: '@ note'}, {value: other, source: t}]
  release_date: {value: 2024-09, source: t, quote: '@ quote'}
capabilities:
  - {id: c, title: '@ capability', summary: '@ does', unique: '@ unique', versus: '@ versus', source: t}
prices:
  - {provider: acme, input: 1, tier: '', note: '@ price', source: t}
benchmarks:
  - {benchmark: b, score: 5, variant: '@ variant', harness: '@ harness', note: '@ remark', source: t}
ratings:
  - {name: '@ rating', score: 5, out_of: 10, source: t}
transparency:
  {source: t, audit_note: '@ audit', stated: {total: 1, grade: '@ grade'}, criteria: {c: {score: 5, why: '@ why'}}}
"""
FILES = {
    "data/models/one.yml": RECORD,
    "data/models/two.yml": RECORD,
    "data/organizations.yml": "acme: {name: '@ org', about: '@ about', country: '@ country'}\n",
    "data/families.yml": "fam: {name: '@ family', about: '@ family about'}\n",
    "data/benchmarks.yml": "b: {name: '@ bench', measures: '@ measures', unit: '@ unit', about: '@ bench about'}\n",
    "data/transparency.yml": "parts: [{id: p, label: '@ part', criteria: "
    "[{id: c, label: '@ criterion', definition: '@ def'}]}]\n"
    "grades: [{from: 0, grade: '@ g'}]\n",
    "data/comparisons.yml": "- {models: [one, two], title: '@ compared', intro: '@ intro'}\n",
    "data/ranking.yml": "minimum_pool: 2\nminimum_coverage: 1\n"
    "components: [{id: c, label: '@ component', weight: 1, about: '@ counts', "
    "inputs: [{scores: [b], label: '@ input'}, {price: input}, "
    "{field: license, classes: [{label: '@ class', values: ['@ license']}]}]}]\n",
    "data/needs.yml": "n: {title: '@ need', about: '@ needed', must: [{field: license, any: ['@ license', other]}], "
    "wishes: [{price: input, label: '@ wish'}, {scores: [b]}]}\n"
    "m: {title: '@ other need', must: [{label: '@ must', field: license, any: ['@ nothing']}, "
    "{memory: {room: 8 GB, weights: '@ weights', context: '@ context', overhead: '@ overhead'}}]}\n",
    "data/fields.yml": "groups: [{id: g, label: '@ group'}]\nfields:\n"
    "  license: {label: '@ field', group: g, type: text, definition: '@ definition', key: 1, column: true}\n"
    "  release_date: {label: '@ date', group: g, type: date, unit: '@ unit', column: true}\n",
    "content/note.md": "---\ntitle: '@ note title'\ndescription: '@ described'\ntags: ['@ tag']\n"
    "models: [one, two]\n---\n@ body\n",
    "content/models/one.md": "---\nmodel: one\ntitle: '@ t'\n---\n@ prose\n",
}


FORBIDDEN = frozenset({"script", "iframe", "object", "style", "form"})
DRAWN = frozenset({"viewbox", "role", "aria-label"})
"""The attributes of our own drawings; no other drawing may stand on a page."""


class Seen(HTMLParser):
    """Collects elements and attributes that must not be there, the text, and the balance of tables."""

    def __init__(self):
        super().__init__()
        self.bad, self.text, self.open = [], "", []

    def handle_starttag(self, tag, attrs):
        if tag in FORBIDDEN or any(name.startswith("on") for name, _ in attrs):
            self.bad.append((tag, attrs))
        if tag == "svg" and {name for name, _ in attrs} != DRAWN:
            self.bad.append((tag, attrs))
        if any(value and value.strip().lower().startswith(("javascript:", "data:")) for _, value in attrs):
            self.bad.append((tag, attrs))
        if tag in ("table", "tbody", "thead", "tr", "td", "th", "details", "dl", "div"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag in ("table", "tbody", "thead", "tr", "td", "th", "details", "dl", "div"):
            assert self.open and self.open.pop() == tag, (tag, self.getpos())

    def handle_data(self, data):
        self.text += data


@pytest.fixture
def pages(tmp_path, settings_of):
    for path, text in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        quoted = EVIL.replace("'", "''")
        (tmp_path / path).write_text(text.replace("@", quoted), encoding="utf-8")
    return generate(settings_of(tmp_path, site_name=EVIL)).pages


def rendered(page):
    from generator.nouns.extensions import EXTENSIONS

    seen = Seen()
    names = [name for name, _ in EXTENSIONS]
    seen.feed(markdown.markdown(page.markdown, extensions=names, extension_configs=dict(EXTENSIONS)))
    seen.close()
    return seen


def test_nothing_in_a_string_runs(pages):
    """No string of a record or a property becomes an element, a handler or an address that runs."""
    for page in pages:
        assert rendered(page).bad == [], page.path


def test_tables_stay_whole(pages):
    """Every table, row and fold that is opened is closed in order."""
    for page in pages:
        assert rendered(page).open == [], page.path


def test_strings_are_shown_as_text(pages):
    """The reader of a page sees what was written."""
    one = rendered(next(page for page in pages if page.path == "models/one.md")).text
    for part in (
        "name",
        "summary",
        "license",
        "quote",
        "capability",
        "does",
        "unique",
        "versus",
        "rating",
        "audit",
        "why",
    ):
        assert f"{EVIL} {part}" in " ".join(one.split()), part


def test_what_the_engine_is_told_holds_no_tag(pages):
    """Titles and descriptions go into HTML by the theme as they are."""
    for page in pages:
        for value in page.meta.values():
            assert "<" not in str(value) and ">" not in str(value)


def test_a_bad_address_is_refused(tmp_path, settings_of):
    """An address that could run is no address."""
    record = "name: X\nsources: {s: {title: T, publisher: P, kind: note, url: 'javascript:alert(1)'}}\n"
    Path(tmp_path / "data/models").mkdir(parents=True)
    (tmp_path / "data/models/x.yml").write_text(record, encoding="utf-8")
    site = generate(settings_of(tmp_path))
    assert any(problem.code == "value-wrong" and "web address" in problem.message for problem in site.problems)
    assert all("javascript:" not in page.markdown for page in site.pages)
