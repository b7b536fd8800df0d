"""The data from which a browser puts any models side by side."""

import json

import pytest
from architectures import LLAMA_32_1B
from builders import make_benchmark, make_settings

from generator.load import load
from generator.memory import usual
from generator.merge import merge
from generator.nouns.fields import Better
from generator.nouns.pickers import PickerView
from generator.nouns.site import MadeFile
from generator.render.picker import picker_files

RECORD = """name: '{name}'
developer: acme
sources:
  a: {{title: Card, publisher: Acme, kind: primary}}
  b: {{title: Card, publisher: Other, kind: primary}}
facts:
  parameters: {{value: 1.24B, source: a}}
  context_length: [{{value: 128K, source: a}}, {{value: 32K, source: b}}]
  open_weights: {{value: yes, source: a}}
  release_date: {{value: 2024-09, source: a}}
  training_data: {{value: '{text}', source: a}}
  paper: {{value: "https://example.org/p/", source: a}}
  gpu_hours: undisclosed
  num_local_experts: not-applicable
prices:
  - {{provider: acme, input: 0.1, output: 2, source: a}}
"""
SPOKEN = {
    *("parameters", "context_length", "open_weights", "release_date", "training_data", "paper"),
    *("gpu_hours", "num_local_experts"),
}
HOSTILE = '</script><img src=x onerror=alert("1")> {{ 7 }} \\"'


@pytest.fixture
def made(tmp_path, settings_of):
    """The files of models with these names and texts, by path; `more` stands at the end of each record."""

    def make(*records, pages=None, more="", whole="", **over):
        (tmp_path / "data/models").mkdir(parents=True, exist_ok=True)
        if whole:
            (tmp_path / "data/models/m0.yml").write_text(whole, encoding="utf-8")
        for place, (name, text) in enumerate(records):
            record = RECORD.format(name=name.replace("'", "''"), text=text.replace("'", "''"))
            (tmp_path / f"data/models/m{place}.yml").write_text(record + more, encoding="utf-8")
        loaded = load(settings_of(tmp_path))
        book = merge(loaded.catalogue, loaded.library)
        benchmarks = (
            make_benchmark("mmlu", name="MMLU </b>", unit="%"),
            make_benchmark("elo", better=Better.LOWER, unit=""),
        )
        view = PickerView(
            *(tuple(book.models.values()), book.catalogue.grouped(), {"acme": "Acme"}, pages or {}, benchmarks),
            usual(book),
        )
        return {one.path: one for one in picker_files(view, make_settings(**over))}

    return make


def test_a_model_has_a_file_of_its_own(made):
    """Text, key and the sides of a dispute; the kind of an absence; the cheapest price; the pages it stands on."""
    path = "compare/data/m0.json"
    assert made(("M", "BPE"), pages={"m0": (("m0", "m1"),)})[path] == MadeFile(
        path,
        '{"facts":{"context_length":["128K tokens",[128000,1000,1],["128K tokens","32K tokens"]],'
        '"gpu_hours":"undisclosed","num_local_experts":"not-applicable",'
        '"open_weights":["Yes",1],"paper":["example.org/p","https://example.org/p"],"parameters":["1.24B",[1240000000,10000000,1]],'
        '"release_date":["Sep 2024","2024-09"],"training_data":["BPE"]},'
        '"memory":[null,null],'
        '"price":[["$0.10",0.1],["$2.00",2],"Acme"],"pages":[["m0","m1"]]}\n',
    )


def test_the_index_names_the_models_and_the_fields_that_are_spoken_of(made):
    """In the catalogue's order; how values agree and which way is better goes with each field."""
    index = json.loads(made(("M", "BPE"), ("N", "BPE"))["compare/any.json"].text)
    assert (index["ending"], index["models"]) == ("/", [["m0", "M", "Acme"], ["m1", "N", "Acme"]])
    fields = {id_: told for _, fields in index["groups"] for id_, *told in fields}
    assert fields.keys() == SPOKEN
    assert fields["context_length"][:3] == ["Context length", "binary", 1]
    assert (fields["release_date"][1], fields["open_weights"][1], fields["training_data"][1]) == (
        "date",
        "exact",
        "text",
    )


def test_scores_stand_with_the_way_in_which_they_were_taken(made):
    """One text for each way; no number where sources disagree on it."""
    more = (
        "benchmarks:\n"
        "  - {benchmark: mmlu, score: 49.3, shots: 5, variant: '<b>', source: a}\n"
        "  - {benchmark: elo, score: 1200, source: a}\n"
        "  - {benchmark: mmlu, score: 51, shots: 5, variant: '<b>', source: b}\n"
        "  - {benchmark: mmlu, score: 60, shots: 0, source: a}\n"
    )
    files = made(("M", "BPE"), ("N", "BPE"), more=more)
    assert json.loads(files["compare/data/m0.json"].text)["scores"] == [
        ["mmlu", "5-shot, <b>", "49.3% or 51%", None],
        ["elo", "", "1,200", 1200],
        ["mmlu", "0-shot", "60%", 60],
    ]
    assert json.loads(files["compare/any.json"].text)["benchmarks"] == [["mmlu", "MMLU </b>", 1], ["elo", "ELO", -1]]


def test_a_variant_and_a_harness_of_one_name_are_two_ways(made):
    """Scores in them are not compared, on pages or in the browser."""
    more = (
        "benchmarks:\n"
        "  - {benchmark: mmlu, score: 10, shots: 5, variant: base, source: a}\n"
        "  - {benchmark: mmlu, score: 20, shots: 5, harness: base, source: a}\n"
        "  - {benchmark: mmlu, score: 30, shots: 5, variant: base, harness: base, source: a}\n"
    )
    files = made(("M", "BPE"), more=more)
    assert json.loads(files["compare/data/m0.json"].text)["scores"] == [
        ["mmlu", "5-shot, base", "10%", 10],
        ["mmlu", "5-shot, harness base", "20%", 20],
        ["mmlu", "5-shot, base, base", "30%", 30],
    ]


def test_values_that_are_chosen_from_a_list_agree_as_chosen(made):
    """Not as text, of which spaces and punctuation do not count."""
    index = json.loads(
        made(whole=RECORD.format(name="M", text="x").replace("gpu_hours:", "license:"))["compare/any.json"].text
    )
    assert {id_: how for _, fields in index["groups"] for id_, _, how, *_ in fields}["license"] == "choice"


def test_memory_stands_with_its_bytes(made):
    """For each way of running the models; what nobody runs has none."""
    facts = [
        f"  {name}: {{value: {said}, source: a}}\n" for name, said in LLAMA_32_1B.items() if name != "context_length"
    ]
    text = RECORD.format(name="N", text="x").replace("prices:", f"{''.join(facts)}prices:")
    files = made(("M", "BPE"), more="type: service\n")
    assert "memory" not in json.loads(files["compare/data/m0.json"].text)
    files = made(whole=text)
    assert json.loads(files["compare/data/m0.json"].text)["memory"] == [
        ["2.55 GiB", 2740064256],
        ["0.95 GiB", 1024506706],
    ]
    assert json.loads(files["compare/any.json"].text)["ways"] == ["FP16 with 8K tokens", "Q4_K_M with 8K tokens"]


def test_addresses_end_as_those_of_the_site(made):
    """A site may have files where others have folders."""
    assert json.loads(made(("M", "BPE"), directory_urls=False)["compare/any.json"].text)["ending"] == ".html"


def test_no_text_breaks_out_of_the_data(made):
    """Not even where somebody puts it into a page."""
    files = made((HOSTILE, HOSTILE), ("N", "BPE"))
    assert [path for path, one in files.items() if "<" in one.text] == []
    assert json.loads(files["compare/data/m0.json"].text)["facts"]["training_data"] == [HOSTILE]
    assert json.loads(files["compare/any.json"].text)["models"][0][1] == HOSTILE


def test_the_data_grow_with_the_models(made):
    """A file for each, of the same size whoever else there is."""
    files = made(*((f"M{at:02}", "BPE") for at in range(30)))
    assert len(files) == 31
    assert len({one.text for path, one in files.items() if path.startswith("compare/data/")}) == 1
