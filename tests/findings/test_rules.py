"""Every rule: where it finds something, in whole sentences; where all fits; and where a fact that it needs lacks."""

from decimal import Decimal
from pathlib import Path

import pytest
from builders import make_benchmark, make_price, make_scheme, make_score, make_source, make_transparency
from whole_architectures import LATENT, MIXTURE, SMALL, THREE, without

from generator.findings import RULES, problems_of
from generator.nouns.dates import parse_date
from generator.nouns.records import Rating, Transparency

MESSAGES = Path(__file__).parent / "messages"
APX = "third-party apx"
COPY = make_source("copy", kind="third-party", publisher="Copyist", title="A copy", copies="list")
LIST = make_source("list", kind="third-party", publisher="Lister", title="A list")
OTHER = make_source("other", kind="third-party", publisher="Lister", title="Another list")
UNSOURCED = make_source("", kind="note", publisher="this site", title="Record of Alpha", url="")
"""What a claim without a source has in its place."""
FORUM = make_source("forum", kind="third-party", publisher="Forum", title="A forum")


def dated(text):
    return parse_date(text)


def priced(day="2026-01-01", **over):
    return make_price(**({"as_of": dated(day)} | over))


def stated(total, **scores):
    audit = make_transparency(**scores)
    return Transparency(audit.source, audit.criteria, stated_total=Decimal(str(total)))


def rated(name, score, publisher="Rater"):
    return Rating(name, make_source("page", publisher=publisher), 4, Decimal(score), Decimal(100))


SNAPSHOTS = ("gpt-4o-2024-08-06", "gpt-4o-2024-11-20")
TODAY = {"release_date": ("2024-01-01", make_source("today", retrieved="2026-11-20"))}
"""A fact whose source makes the twentieth of November 2026 the newest date on record."""

FIRES = {
    "parameters-sum": {
        "another claim does not fit": [{"facts": SMALL | {"hidden_size": [2048, (1024, APX)]}}],
        "the value shown is the odd one": [{"facts": SMALL | {"hidden_size": [1024, (2048, APX)]}}],
        "nothing on record makes it fit": [{"facts": SMALL | {"num_hidden_layers": 26}}],
        "either of two would make it fit": [
            {
                "facts": SMALL
                | {"hidden_size": [1024, (2048, APX)], "parameters_exact": [1_235_814_400, (617_907_200, APX)]}
            }
        ],
        "the total that is stated is the odd one": [
            {"facts": without(SMALL, "parameters_exact") | {"parameters": ["1.23B", ("0.58B", APX)]}}
        ],
        "embeddings and gates are not recorded": [
            {"facts": without(SMALL, "hidden_act", "tie_word_embeddings", "parameters_exact") | {"parameters": "3.2B"}}
        ],
        "what reads images can only add": [
            {"facts": SMALL | {"input_modalities": "text,image", "num_hidden_layers": 32}}
        ],
        "a latent and experts": [{"facts": LATENT | {"num_hidden_layers": 30}}],
        "learned positions": [{"facts": SMALL | {"position_embedding": "learned", "max_position_embeddings": 131_072}}],
    },
    "active-sum": {
        "too few": [{"facts": MIXTURE | {"active_parameters": "7B"}}],
        "one source names another number of experts": [{"facts": MIXTURE | {"num_experts_per_tok": [2, (4, APX)]}}],
        "with shared experts": [{"facts": LATENT | {"active_parameters": "21B"}}],
    },
    "heads-width": {"only half the width fits": [{"facts": SMALL | {"head_dim": 128}}]},
    "heads-shared": {
        "shown": [{"facts": {"num_attention_heads": 32, "num_key_value_heads": 6}}],
        "another claim": [{"facts": {"num_attention_heads": 32, "num_key_value_heads": [8, (5, APX)]}}],
    },
    "active-above": {
        "shown": [{"facts": {"parameters": "7B", "active_parameters": "13B"}}],
        "another claim": [{"facts": {"parameters": "7B", "active_parameters": ["7B", ("13B", APX)]}}],
    },
    "parameters-exact": {
        "shown": [{"facts": {"parameters": "1.23B", "parameters_exact": 3_212_749_824}}],
        "another claim": [{"facts": {"parameters": ["1.23B", ("0.58B", APX)], "parameters_exact": 1_235_814_400}}],
    },
    "above-context": {
        "output": [{"facts": {"context_length": "8K", "max_output_tokens": "16K"}}],
        "input": [{"facts": {"context_length": "8K", "max_input_tokens": ["8K", ("32K", APX)]}}],
        "one provider's": [
            {
                "facts": {
                    "served_context_length": [("64K", APX), ("8K", "third-party hub")],
                    "served_max_output_tokens": [("16K", APX), ("16K", "third-party hub")],
                }
            }
        ],
    },
    "cutoff-released": {
        "shown": [{"facts": {"knowledge_cutoff": "2025-01", "release_date": "2024-09-25"}}],
        "another release": [
            {
                "facts": {
                    "knowledge_cutoff": "2024-10",
                    "release_date": ["2025-07-14", ("2024-07-14", "third-party helm")],
                }
            }
        ],
        "the release shown is the odd one": [
            {"facts": {"knowledge_cutoff": "2024-10", "release_date": ["2024-07-14", ("2025-07-14", APX)]}}
        ],
    },
    "size-below": {
        "a claim beside one that fits": [
            {"facts": {"parameters": "1.24B", "memory_4bit": [2, (0.5, APX), (0.1, "third-party page")]}}
        ],
        "in the wrong unit": [{"facts": {"parameters_exact": 8_030_261_248, "weights_fp16": 14.96}}],
    },
    "cached-dearer": {
        "with its tier": [{"prices": (make_price(cached_input=Decimal("0.30"), tier="batch", line=7),)}],
    },
    "price-stale": {
        "one": [{"facts": TODAY, "prices": (priced("2026-05-23"),)}],
        "the newest of each": [
            {
                "facts": TODAY,
                "prices": (
                    priced("2025-01", line=3),
                    priced("2026-11-01", line=4),
                    priced("2025-06-30", provider="hub", line=5),
                    priced("2025-06", provider="hub", tier="batch", line=6),
                ),
            }
        ],
    },
    "fact-stale": {
        "two": [
            {
                "facts": TODAY
                | {
                    "served_context_length": ("64K", make_source("hub", date="2026-01-31", kind="third-party")),
                    "pricing_model": ("paid", make_source("page", retrieved="2026", kind="third-party")),
                    "api_available": ("yes", make_source("docs", date="2025-11-19")),
                }
            }
        ],
    },
    "score-range": {
        "above and below": [
            {
                "scores": (
                    make_score("mmlu", "100.5", line=1),
                    make_score("elo", 1400, line=2),
                    make_score("elo", -1, line=3),
                )
            }
        ]
    },
    "score-variant": {
        "base scores of a tuned model": [
            {
                "facts": {"variant": "instruct"},
                "scores": (
                    make_score("mmlu", 87, variant="base", line=3),
                    make_score("elo", 900, variant="Base", line=4),
                    make_score("mmlu", 88, variant="instruct", line=5),
                ),
            }
        ],
        "a tuned model's score of a base": [
            {"facts": {"variant": "base"}, "scores": (make_score("mmlu", 87, variant="Instruction-tuned"),)}
        ],
    },
    "score-snapshot": {
        "in the note": [
            {"id_": SNAPSHOTS[0], "scores": (make_score("mmlu", 85, note="Printed for GPT-4o 2024-11-20.", line=9),)}
        ],
        "in the source": [
            {
                "id_": SNAPSHOTS[0],
                "scores": (make_score("mmlu", 85, source=make_source(url="https://example.org/gpt-4o-20241120/")),),
            }
        ],
    },
    "score-sibling": {
        "as another source has it": [
            {
                "id_": SNAPSHOTS[0],
                "scores": (make_score("mmlu", 46, source=LIST, line=2), make_score("mmlu", 53, source=FORUM, line=3)),
            },
            {"id_": SNAPSHOTS[1], "scores": (make_score("mmlu", 46, source=FORUM),)},
        ]
    },
    "score-before": {
        "by one source": [
            {
                "facts": {"release_date": ["2024-08-06", ("2024-08-10", APX)]},
                "scores": (
                    make_score("mmlu", 85, date=dated("2024-05-08"), line=3),
                    make_score("elo", 1300, date=dated("2024-05"), line=4),
                    make_score("elo", 1310, date=dated("2024-08-07"), line=5),
                ),
            }
        ]
    },
    "report-total": {
        "above": [{"transparency": stated(71, origin=8, data=4, licence="8.5"), "lines": {"transparency": 6}}],
    },
    "one-origin": {
        "a copy": [
            {"facts": {"context_length": [("8K", COPY), ("8192", LIST)], "license": [("mit", COPY), ("mit", LIST)]}}
        ],
        "one publisher": [
            {"facts": {"context_length": [("8K", OTHER), ("8K", LIST)], "license": [("mit", LIST), ("mit", FORUM)]}}
        ],
    },
    "copy-differs": {"in one field": [{"facts": {"context_length": [("128K", COPY), ("8K", LIST)]}}]},
    "record-twice": {
        "one name": [
            {"id_": "llama-3.2-1b", "name": "Llama 3.2 1B", "developer": "meta"},
            {"id_": "llama32-1b", "name": "Llama 3.2 1b", "developer": "meta", "lines": {"name": 1}},
        ],
        "one repository": [
            {"id_": "one", "facts": {"repository": "https://huggingface.co/acme/one"}},
            {"id_": "two", "facts": {"repository": "https://huggingface.co/Acme/one/"}},
        ],
    },
    "rating-twice": {
        "two scores": [{"ratings": (rated("UnfragileRank", 56), rated("UnfragileRank", 22), rated("Other", 1))}],
    },
}
"""Records by what is the matter with them."""

SILENT = {
    "parameters-sum": [
        [{"facts": SMALL}],
        [{"facts": THREE}],
        [{"facts": MIXTURE}],
        [{"facts": LATENT}],
        [{"facts": LATENT | {"parameters": ["671B", ("685B", APX)]}}],
        [{"facts": without(SMALL, "hidden_act", "tie_word_embeddings")}],
        [{"facts": SMALL | {"input_modalities": "text,image", "parameters_exact": 3_000_000_000, "parameters": "3B"}}],
        [
            {
                "facts": SMALL
                | {
                    "num_hidden_layers": [16, (15, "third-party own")],
                    "parameters": ["1.23B", ("1.17B", "third-party own")],
                    "parameters_exact": "unknown",
                }
            }
        ],
    ],
    "active-sum": [
        [{"facts": MIXTURE}],
        [{"facts": LATENT}],
        [{"facts": MIXTURE | {"num_hidden_layers": 16}}],
        [{"facts": SMALL | {"active_parameters": "1B"}}],
    ],
    "heads-width": [
        [{"facts": SMALL}],
        [{"facts": {"hidden_size": 1024, "num_attention_heads": 16, "head_dim": 128}}],
        [{"facts": SMALL | {"head_dim": 128, "intermediate_size": 4096}}],
    ],
    "heads-shared": [[{"facts": {"num_attention_heads": 32, "num_key_value_heads": heads}}] for heads in (1, 8, 32)],
    "active-above": [
        [{"facts": {"parameters": "1B", "active_parameters": "1.23B"}}],
        [{"facts": {"parameters": "671B", "active_parameters": "37B"}}],
    ],
    "parameters-exact": [
        [{"facts": {"parameters": short, "parameters_exact": 1_235_814_400}}] for short in ("1.23B", "1.24B", "1B")
    ],
    "above-context": [
        [{"facts": {"context_length": "128,000", "max_output_tokens": "131,072"}}],
        [{"facts": {"served_context_length": ("8K", APX), "served_max_output_tokens": ("16K", "third-party hub")}}],
    ],
    "cutoff-released": [[{"facts": {"knowledge_cutoff": "2024-09", "release_date": "2024-09-01"}}]],
    "size-below": [
        [{"facts": {"parameters": "1.23B", "weights_fp16": 2.46, "weights_fp32": 4.9, "memory_4bit": 0.6}}],
        [{"facts": {"parameters": "8B", "weights_fp16": 16.1, "memory_4bit": 4}}],
    ],
    "cached-dearer": [
        [{"prices": (make_price(cached_input=Decimal("0.10")), make_price(cached_input=Decimal("0.05")))}]
    ],
    "price-stale": [
        [{"facts": TODAY, "prices": (priced("2026-05-24"), priced("2020-01-01"))}],
        [{"facts": TODAY, "prices": (priced("2026-05"), priced("2026", provider="hub"))}],
    ],
    "fact-stale": [
        [{"facts": TODAY | {"release_date": ("2019-01-01", make_source("old", date="2019-01-01"))}}],
        [
            {
                "facts": TODAY
                | {
                    "served_context_length": [
                        ("64K", make_source("hub", date="2020-01-31", kind="third-party")),
                        ("64K", make_source("again", date="2026-10-01", kind="third-party")),
                    ]
                }
            }
        ],
    ],
    "score-range": [[{"scores": (make_score("mmlu", 0), make_score("mmlu", 100), make_score("elo", 9000))}]],
    "score-variant": [
        [{"facts": {"variant": "reasoning"}, "scores": (make_score(variant="instruct"), make_score(variant="diff"))}]
    ],
    "score-snapshot": [
        [{"id_": SNAPSHOTS[0], "scores": (make_score(note="gpt-4o-2024-08-06, and gpt-4o-2024-11-20 beside it"),)}],
        [{"id_": SNAPSHOTS[0], "scores": (make_score(note="gpt-4o-mini-2024-07-18 was the judge, on 2024-09-01"),)}],
    ],
    "score-sibling": [
        [
            {"id_": SNAPSHOTS[0], "scores": (make_score(score=46, source=LIST), make_score(score=46, source=FORUM))},
            {"id_": SNAPSHOTS[1], "scores": (make_score(score=46, source=FORUM),)},
        ],
        [
            {
                "id_": SNAPSHOTS[0],
                "scores": (
                    make_score(score=46, source=LIST, date=dated("2024-08-06")),
                    make_score(score=53, source=FORUM),
                ),
            },
            {"id_": SNAPSHOTS[1], "scores": (make_score(score=46, source=FORUM),)},
        ],
    ],
    "score-before": [[{"facts": {"release_date": "2024-08-06"}, "scores": (make_score(date=dated("2024-08")),)}]],
    "report-total": [[{"transparency": stated(total, origin=8, data=4, licence="9.15")}] for total in ("71", "70.5")],
    "one-origin": [
        [{"facts": {"context_length": [("8K", COPY), ("8K", LIST), ("8K", FORUM)]}}],
        [{"facts": {"context_length": [("8K", COPY), ("8K", LIST), "8K"]}}],
    ],
    "copy-differs": [
        [{"facts": {"context_length": [("8192", COPY), ("8K", LIST)]}}],
        [{"facts": {"context_length": [("128K", UNSOURCED), ("8K", LIST)]}}],
    ],
    "record-twice": [
        [{"id_": "one", "name": "Nova", "developer": "amazon"}, {"id_": "two", "name": "Nova", "developer": "deepgram"}]
    ],
    "rating-twice": [[{"ratings": (rated("Rank", 5), rated("Rank", 5), rated("Rank", 6, publisher="Another"))}]],
}
"""Records in which what a rule looks at fits together."""

MISSING = {
    "parameters-sum": [
        *(
            [{"facts": without(SMALL, name) | {"hidden_size": 1024}}]
            for name in ("vocab_size", "head_dim", "num_hidden_layers", "intermediate_size", "num_key_value_heads")
        ),
        [{"facts": without(SMALL, "parameters", "parameters_exact") | {"hidden_size": 1024}}],
        [{"facts": without(SMALL, "architecture") | {"hidden_size": 1024}}],
        *(
            [{"facts": without(MIXTURE, name) | {"num_hidden_layers": 16}}]
            for name in ("first_k_dense_replace", "n_shared_experts", "num_local_experts")
        ),
        *(
            [{"facts": without(LATENT, name) | {"num_hidden_layers": 30}}]
            for name in ("q_lora_rank", "v_head_dim", "moe_intermediate_size")
        ),
        [{"facts": SMALL | {"hidden_size": 1024, "kv_cache_layers": 8}}],
        [{"facts": SMALL | {"hidden_size": 1024, "global_head_dim": 128}}],
        [{"facts": SMALL | {"hidden_size": 1024, "backbone": "encoder-decoder"}}],
        [{"facts": SMALL | {"hidden_size": 1024, "architecture": "hybrid"}}],
        [{"facts": SMALL | {"hidden_size": 1024, "position_embedding": "learned"}}],
    ],
    "active-sum": [
        [{"facts": without(MIXTURE, name) | {"num_experts_per_tok": "unknown"}}]
        for name in ("active_parameters", "attention")
    ],
    "heads-width": [[{"facts": without(SMALL, "vocab_size") | {"head_dim": 128}}]],
    "heads-shared": [[{"facts": {"num_attention_heads": 32, "num_key_value_heads": "undisclosed"}}]],
    "active-above": [[{"facts": {"active_parameters": "13B"}}]],
    "parameters-exact": [[{"facts": {"parameters_exact": 5}}]],
    "above-context": [[{"facts": {"max_output_tokens": "16K", "context_length": "undisclosed"}}]],
    "cutoff-released": [[{"facts": {"knowledge_cutoff": "2030-01"}}]],
    "size-below": [[{"facts": {"weights_fp16": 0.1}}], [{"facts": {"parameters": "7B"}}]],
    "cached-dearer": [[{"prices": (make_price(input=None, cached_input=Decimal(9)), make_price())}]],
    "price-stale": [[{"facts": TODAY, "prices": (make_price(),)}]],
    "fact-stale": [[{"facts": TODAY | {"served_context_length": "64K"}}]],
    "score-range": [[{"scores": (make_score("nobody-knows-it", -5),)}]],
    "score-variant": [
        [{"scores": (make_score(variant="base"),)}],
        [{"facts": {"variant": "base"}, "scores": (make_score(),)}],
    ],
    "score-snapshot": [[{"id_": "gpt-4o", "scores": (make_score(note="gpt-4o-2024-11-20"),)}]],
    "score-sibling": [
        [{"id_": SNAPSHOTS[0], "scores": (make_score(score=46, source=LIST), make_score(score=53, source=FORUM))}]
    ],
    "score-before": [
        [{"scores": (make_score(date=dated("1999")),)}],
        [{"facts": {"release_date": "2024"}, "scores": (make_score(),)}],
    ],
    "report-total": [
        [{"transparency": stated(99, origin=8)}],
        [{"transparency": make_transparency(origin=8, data=4, licence=9)}],
    ],
    "one-origin": [[{"facts": {"context_length": ("8K", COPY)}}]],
    "copy-differs": [
        [{"facts": {"context_length": ("8K", COPY)}}],
        [{"facts": {"context_length": [("8K", COPY), ("unknown", LIST)]}}],
    ],
    "record-twice": [[{"id_": "one"}]],
    "rating-twice": [[{"ratings": (rated("Rank", 5),)}]],
}
"""Records that lack what a rule needs."""


@pytest.fixture
def told(make, found):
    """What one rule says of records, line by line."""

    def said(code, records):
        findings = found(
            *(make(**record) for record in records),
            benchmarks={"mmlu": make_benchmark(), "elo": make_benchmark("elo", high=None)},
            scheme=make_scheme(),
        )
        own = {id_: tuple(one for one in of if one.code == code) for id_, of in findings.items()}
        return [str(problem) for problem in problems_of(own)]

    return said


@pytest.mark.parametrize("table", [FIRES, SILENT, MISSING], ids=["fires", "silent", "missing"])
def test_every_rule_has_cases_of_all_three_kinds(table):
    """In the order of the rules."""
    assert list(table) == [rule.code for rule in RULES]


@pytest.mark.parametrize("code", FIRES)
def test_what_a_rule_says_is_as_it_was_reviewed(code, told, update_goldens):
    """Whole messages, with the sums, as in `messages/<code>.txt`."""
    golden = MESSAGES / f"{code}.txt"
    text = "".join(
        f"{what}:\n" + "".join(f"  {line}\n" for line in told(code, records)) for what, records in FIRES[code].items()
    )
    if update_goldens:
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize(("code", "what"), [(code, what) for code, cases in FIRES.items() for what in cases])
def test_a_rule_reports_only_the_levels_that_are_documented(code, what, told):
    """And does report in each of its cases."""
    levels = {rule.code: set(map(str, rule.levels)) for rule in RULES}[code]
    reported = {line.split(": ")[1].split()[0] for line in told(code, FIRES[code][what])}
    assert reported and reported <= levels


@pytest.mark.parametrize(("code", "case"), [(code, at) for code, cases in SILENT.items() for at in range(len(cases))])
def test_a_rule_says_nothing_where_all_fits(code, case, told):
    """Whatever else is on record."""
    assert told(code, SILENT[code][case]) == []


@pytest.mark.parametrize(("code", "case"), [(code, at) for code, cases in MISSING.items() for at in range(len(cases))])
def test_a_rule_says_nothing_where_it_cannot_tell(code, case, told):
    """What is missing is never guessed."""
    assert told(code, MISSING[code][case]) == []
