"""What the ranking and the needs name."""

from builders import write_project

from generator.check import check
from generator.load import load

NEEDS = """n:
  title: N
  must:
    - {memory: {gpu: smal}}
  wishes:
    - {scores: [mmlu, mlu]}
"""
RANKING = "components: [{id: a, label: A, weight: 1, inputs: [{scores: [gpqa]}]}]\n"
GPUS = """sources: {s: {title: S, publisher: P, kind: primary}}
gpus: {small: {name: Small, memory: {value: 8 GB, source: s}}}
"""
FILES = {"data/needs.yml": NEEDS, "data/ranking.yml": RANKING, "data/gpus.yml": GPUS}


def said(root, files):
    settings = write_project(root, files)
    loaded = load(settings)
    return [str(problem) for problem in check(loaded.catalogue, loaded.library, loaded.vault, settings)]


def test_benchmarks_and_gpus_have_to_exist(tmp_path):
    """Told with the file and the line, and the word that was probably meant."""
    assert said(tmp_path, FILES | {"data/benchmarks.yml": "mmlu: {name: MMLU}\n"}) == [
        (
            "data/needs.yml:4: error gpu-unknown GPU “smal” is not in data/gpus.yml; did you mean “small”?; "
            "it cannot be told what fits into it; correct it or add it there"
        ),
        (
            "data/needs.yml:6: error benchmark-unknown benchmark “mlu” is not in data/benchmarks.yml; "
            "did you mean “mmlu”?; no score counts for it; correct it or add it there"
        ),
        (
            "data/ranking.yml:1: error benchmark-unknown benchmark “gpqa” is not in data/benchmarks.yml; "
            "no score counts for it; correct it or add it there"
        ),
    ]


def test_a_list_of_benchmarks_that_is_not_there_is_not_held_against_them(tmp_path):
    """But no GPU is known without a list of GPUs."""
    files = {path: text for path, text in FILES.items() if path != "data/gpus.yml"}
    assert [message.split()[2] for message in said(tmp_path, files)] == ["gpu-unknown"]
