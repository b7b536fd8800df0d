"""The memory that needs and the ranking ask about."""

from builders import make_alias, make_record
from rating import CATALOGUE, read

from generator.load.rating import read_needs, read_ranking
from generator.memory import needed
from generator.merge import merge
from generator.nouns.records import Library
from generator.nouns.yardsticks import MemoryAsk

NEEDS = """\
a:
  title: A
  must: [{memory: {room: 8 GB, weights: fp16, context: 4K}}]
  wishes: [{memory: {weights: fp16, context: 4K}}, {memory: {weights: q9}}]
"""
RANKING = """\
components:
  - {id: c, label: C, weight: 1, inputs: [{memory: {overhead: much}}]}
"""
FACTS = {
    "parameters_exact": "1,000,000",
    "num_hidden_layers": "2",
    "num_key_value_heads": "1",
    "head_dim": "8",
    "sliding_window": "not-applicable",
}


def test_each_way_of_running_a_model_is_worked_out_once_for_every_model():
    """But for aliases; what is asked in words that mean nothing is a problem where it stands."""
    records = [
        make_record("alpha", facts=FACTS, catalogue=CATALOGUE),
        make_record("latest", alias_of=make_alias("alpha")),
    ]
    library = Library(
        {one.id: one for one in records}, needs=read(read_needs, NEEDS), ranking=read(read_ranking, RANKING)
    )
    found, problems = needed(merge(CATALOGUE, library))
    assert list(found) == [MemoryAsk("4K", "fp16")]
    assert {id_: one.total_bytes for id_, one in found[MemoryAsk("4K", "fp16")].items()} == {
        "alpha": 2_000_000 + 2 * 2 * 8 * 4096 * 2
    }
    assert [str(problem) for problem in problems] == [
        (
            "data/x.yml:2: error memory-unclear “much” is no overhead; write 12%, 2 GB, 10% + 2 GB or 0; "
            "memory is not judged here; correct it"
        ),
        (
            "data/x.yml:4: error memory-unclear “q9” is no format of weights; there are fp32, fp16, bf16, fp8, q8_0, "
            "q6_k, q5_k_m, q5_k_s, q4_k_m, q4_k_s, q4_0, iq4_xs, q3_k_l, q3_k_s, q2_k; "
            "memory is not judged here; correct it"
        ),
    ]
