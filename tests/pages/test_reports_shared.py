"""The Foundation Model Transparency Index of December 2025: thirteen real reports of a hundred criteria each."""

import csv
import re

import pytest
import yaml
from builders import write_project

from generator.pipeline import generate

DEVELOPERS = ("AI21_Labs", "Alibaba", "Amazon", "Anthropic", "DeepSeek", "Google", "IBM", "Meta", "Midjourney")
DEVELOPERS += ("Mistral", "OpenAI", "Writer", "xAI")
PLACES = ["IBM 95", "Writer 72", "AI21 Labs 66", "Anthropic 46", "Google 41", "Amazon 39", "OpenAI 35"]
PLACES += ["DeepSeek 32", "Meta 31", "Alibaba 26", "Mistral 18", "Midjourney 14", "xAI 14"]
RANKS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "12"]


def read(file):
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def id_of(indicator):
    return re.sub(r"[^a-z0-9]+", "-", indicator.lower()).strip("-")


@pytest.fixture(scope="module")
def pages(shared, tmp_path_factory):
    """The Markdown of a site of these reports alone; a criterion earns one point or none."""
    folder = shared / "data" / "fmti" / "Dec2025"
    parts = {}
    for row in read(folder / "Dec2025_indicators.csv"):
        one = {"id": id_of(row["Indicator"]), "label": row["Indicator"], "definition": row["Definition"]}
        parts.setdefault(row["Domain"], []).append(one)
    scheme = {"out_of": 1, "parts": [{"id": id_of(name), "label": name, "criteria": of} for name, of in parts.items()]}
    files = {"data/transparency.yml": yaml.safe_dump(scheme)}
    source = {"title": "Foundation Model Transparency Index", "publisher": "CRFM", "kind": "third-party"}
    for developer in DEVELOPERS:
        rows = read(folder / "reports" / f"{developer}_fmtransparencyreport_Dec2025.csv")
        criteria = {
            id_of(row["Indicator"]): {"score": int(row["Score"]), "why": row["Justification"] or "Not said."}
            for row in rows
        }
        report = {"source": "fmti", "version": "Dec 2025", "criteria": criteria}
        record = {"name": developer.replace("_", " "), "sources": {"fmti": source}, "transparency": report}
        files[f"data/models/{id_of(developer)}.yml"] = yaml.safe_dump(record)
    site = generate(write_project(tmp_path_factory.mktemp("fmti"), files))
    assert [str(problem) for problem in site.problems] == []
    return {page.path: page.markdown for page in site.pages}


def test_totals_and_ranks_are_those_that_were_published(pages):
    """Best first, and two of the same total share a rank."""
    rows = re.findall(r"<tr>.*?</tr>", pages["transparency/index.md"].partition("<tbody>")[2].partition("</tbody>")[0])
    cells = [
        [re.sub(r"<[^>]+>", "", cell).strip() for cell in re.findall(r"<t[hd][^>]*>.*?</t[hd]>", row)] for row in rows
    ]
    assert [f"{row[1]} {row[2]}" for row in cells] == PLACES
    assert [row[0] for row in cells] == RANKS


def test_the_first_of_them_stand_side_by_side_with_every_reason(pages):
    """Six columns of a hundred criteria, and what sets the six apart in words."""
    page = pages["transparency/index.md"]
    for developer in ("ibm", "writer", "ai21-labs", "anthropic", "google", "amazon"):
        cells = re.findall(rf'<td[^>]* id="report-{developer}-(?!total)[^"]+"><details', page)
        assert len(cells) == 100, developer
    said = [re.sub(r" <a .*|<[^>]+>", "", line) for line in page.splitlines() if line.startswith("<li>")]
    assert said[:4] == [
        "IBM has the highest total: 95 of 100; Writer has 72, AI21 Labs 66, Anthropic 46, Google 41 and Amazon 39",
        "Upstream: IBM is 31 of 34 points ahead of Anthropic, 34 against 3",
        "Model: IBM is 15 of 30 points ahead of Google, 28 against 13",
        "Downstream: IBM is 15 of 36 points ahead of Amazon, 33 against 18",
    ]


def test_each_report_stands_beside_those_next_to_it(pages):
    """On the page of its model, with its place."""
    assert "rank 12 of 13" in pages["models/xai.md"]
    assert (
        "<summary><b>Beside those next to it</b> Meta, Alibaba, Mistral, Midjourney</summary>" in pages["models/xai.md"]
    )
